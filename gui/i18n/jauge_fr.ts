<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
    <context>
        <name>actions</name>
        <message>
            <source>&amp;Open…</source>
            <translation>&amp;Ouvrir…</translation>
        </message>
        <message>
            <source>Open models or a project</source>
            <translation>Ouvrir des modèles ou un projet</translation>
        </message>
        <message>
            <source>Open in a new &amp;window…</source>
            <translation>Ouvrir dans une nouvelle &amp;fenêtre…</translation>
        </message>
        <message>
            <source>Open a model in a window of its own</source>
            <translation>Ouvrir un modèle dans sa propre fenêtre</translation>
        </message>
        <message>
            <source>&amp;New project</source>
            <translation>&amp;Nouveau projet</translation>
        </message>
        <message>
            <source>Close everything and start again</source>
            <translation>Tout fermer et recommencer</translation>
        </message>
        <message>
            <source>&amp;Save project</source>
            <translation>&amp;Enregistrer le projet</translation>
        </message>
        <message>
            <source>Save what is open and how it is looked at</source>
            <translation>Enregistrer ce qui est ouvert et la façon de le regarder</translation>
        </message>
        <message>
            <source>Save project &amp;as…</source>
            <translation>Enregistrer le projet &amp;sous…</translation>
        </message>
        <message>
            <source>Save the project under another name</source>
            <translation>Enregistrer le projet sous un autre nom</translation>
        </message>
        <message>
            <source>&amp;Export table…</source>
            <translation>E&amp;xporter le tableau…</translation>
        </message>
        <message>
            <source>Save the table of this page as CSV</source>
            <translation>Enregistrer le tableau de cette page en CSV</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Quitter</translation>
        </message>
        <message>
            <source>Close the program</source>
            <translation>Fermer le programme</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Copier</translation>
        </message>
        <message>
            <source>Copy the selected rows as a table, or the chart as a picture</source>
            <translation>Copier les lignes choisies comme tableau, ou le graphique comme image</translation>
        </message>
        <message>
            <source>&amp;Find</source>
            <translation>&amp;Rechercher</translation>
        </message>
        <message>
            <source>Filter what this page shows</source>
            <translation>Filtrer ce que montre cette page</translation>
        </message>
        <message>
            <source>Find &amp;next</source>
            <translation>&amp;Suivant</translation>
        </message>
        <message>
            <source>Select the next row that the filter leaves</source>
            <translation>Choisir la ligne suivante que garde le filtre</translation>
        </message>
        <message>
            <source>Find &amp;previous</source>
            <translation>&amp;Précédent</translation>
        </message>
        <message>
            <source>Select the row before</source>
            <translation>Choisir la ligne précédente</translation>
        </message>
        <message>
            <source>&amp;Go to…</source>
            <translation>&amp;Aller à…</translation>
        </message>
        <message>
            <source>Go to a layer, a part or an open model by its name</source>
            <translation>Aller à une couche, un composant ou un modèle ouvert par son nom</translation>
        </message>
        <message>
            <source>Comman&amp;ds…</source>
            <translation>Comman&amp;des…</translation>
        </message>
        <message>
            <source>Every command with its keys</source>
            <translation>Toutes les commandes avec leurs touches</translation>
        </message>
        <message>
            <source>&amp;Back out</source>
            <translation>&amp;Revenir</translation>
        </message>
        <message>
            <source>Leave the search, then show whole charts again</source>
            <translation>Quitter la recherche, puis montrer de nouveau les graphiques entiers</translation>
        </message>
        <message>
            <source>&amp;Models</source>
            <translation>&amp;Modèles</translation>
        </message>
        <message>
            <source>The open models</source>
            <translation>Les modèles ouverts</translation>
        </message>
        <message>
            <source>&amp;Layers</source>
            <translation>&amp;Couches</translation>
        </message>
        <message>
            <source>What every layer costs</source>
            <translation>Ce que coûte chaque couche</translation>
        </message>
        <message>
            <source>M&amp;emory</source>
            <translation>M&amp;émoire</translation>
        </message>
        <message>
            <source>RAM over time and the arena</source>
            <translation>La RAM au fil du temps et l’arène</translation>
        </message>
        <message>
            <source>&amp;Compare</source>
            <translation>Com&amp;parer</translation>
        </message>
        <message>
            <source>The model on every part</source>
            <translation>Le modèle sur chaque composant</translation>
        </message>
        <message>
            <source>&amp;Report</source>
            <translation>&amp;Rapport</translation>
        </message>
        <message>
            <source>The report, to read and to export</source>
            <translation>Le rapport, à lire et à exporter</translation>
        </message>
        <message>
            <source>&amp;Activity bar</source>
            <translation>B&amp;arre des pages</translation>
        </message>
        <message>
            <source>Show or hide the bar of pages</source>
            <translation>Montrer ou cacher la barre des pages</translation>
        </message>
        <message>
            <source>&amp;Bottom panel</source>
            <translation>Panneau du &amp;bas</translation>
        </message>
        <message>
            <source>Show or hide log, problems and jobs</source>
            <translation>Montrer ou cacher journal, problèmes et tâches</translation>
        </message>
        <message>
            <source>&amp;Inspector</source>
            <translation>&amp;Inspecteur</translation>
        </message>
        <message>
            <source>Show or hide the figures of what is selected</source>
            <translation>Montrer ou cacher les chiffres de ce qui est choisi</translation>
        </message>
        <message>
            <source>Chart or &amp;table</source>
            <translation>Graphique ou &amp;tableau</translation>
        </message>
        <message>
            <source>Show the charts of this page as tables, or back</source>
            <translation>Montrer les graphiques de cette page en tableaux, ou l’inverse</translation>
        </message>
        <message>
            <source>Zoom i&amp;n</source>
            <translation>Zoom a&amp;vant</translation>
        </message>
        <message>
            <source>Show less of the chart, larger</source>
            <translation>Montrer une plus petite partie du graphique, en plus grand</translation>
        </message>
        <message>
            <source>Zoom &amp;out</source>
            <translation>Zoom a&amp;rrière</translation>
        </message>
        <message>
            <source>Show more of the chart</source>
            <translation>Montrer une plus grande partie du graphique</translation>
        </message>
        <message>
            <source>&amp;Fit</source>
            <translation>A&amp;juster</translation>
        </message>
        <message>
            <source>Show the whole chart</source>
            <translation>Montrer le graphique entier</translation>
        </message>
        <message>
            <source>Ne&amp;xt pane</source>
            <translation>Volet s&amp;uivant</translation>
        </message>
        <message>
            <source>Move the focus to the next pane</source>
            <translation>Passer au volet suivant</translation>
        </message>
        <message>
            <source>Pre&amp;vious pane</source>
            <translation>V&amp;olet précédent</translation>
        </message>
        <message>
            <source>Move the focus to the pane before</source>
            <translation>Passer au volet précédent</translation>
        </message>
        <message>
            <source>F&amp;ull screen</source>
            <translation>Plein é&amp;cran</translation>
        </message>
        <message>
            <source>Use the whole screen, or leave it</source>
            <translation>Prendre tout l’écran, ou le rendre</translation>
        </message>
        <message>
            <source>Theme of the &amp;system</source>
            <translation>Thème du &amp;système</translation>
        </message>
        <message>
            <source>Light or dark as the system is</source>
            <translation>Clair ou sombre comme le système</translation>
        </message>
        <message>
            <source>Li&amp;ght theme</source>
            <translation>Thème c&amp;lair</translation>
        </message>
        <message>
            <source>Dark words on light surfaces</source>
            <translation>Texte sombre sur fond clair</translation>
        </message>
        <message>
            <source>&amp;Dark theme</source>
            <translation>Thème som&amp;bre</translation>
        </message>
        <message>
            <source>Light words on dark surfaces</source>
            <translation>Texte clair sur fond sombre</translation>
        </message>
        <message>
            <source>English</source>
            <translation>English</translation>
        </message>
        <message>
            <source>Show the program in English</source>
            <translation>Afficher le programme en anglais</translation>
        </message>
        <message>
            <source>Français</source>
            <translation>Français</translation>
        </message>
        <message>
            <source>Show the program in French</source>
            <translation>Afficher le programme en français</translation>
        </message>
        <message>
            <source>Restore default la&amp;yout</source>
            <translation>Rétablir la &amp;disposition d’origine</translation>
        </message>
        <message>
            <source>Put panels back where they were at first</source>
            <translation>Remettre les panneaux à leur place du début</translation>
        </message>
        <message>
            <source>&amp;Reload</source>
            <translation>&amp;Recharger</translation>
        </message>
        <message>
            <source>Read the current model from its file again</source>
            <translation>Relire le modèle courant depuis son fichier</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>&amp;Fermer</translation>
        </message>
        <message>
            <source>Close the current model</source>
            <translation>Fermer le modèle courant</translation>
        </message>
        <message>
            <source>&amp;Deployable graph</source>
            <translation>Graphe &amp;déployable</translation>
        </message>
        <message>
            <source>Show the layers that would run on the chip</source>
            <translation>Montrer les couches qui s’exécuteraient sur la puce</translation>
        </message>
        <message>
            <source>Graph as in the &amp;file</source>
            <translation>Graphe du &amp;fichier</translation>
        </message>
        <message>
            <source>Show the layers as the file has them</source>
            <translation>Montrer les couches telles que dans le fichier</translation>
        </message>
        <message>
            <source>&amp;Use as target</source>
            <translation>&amp;Prendre pour cible</translation>
        </message>
        <message>
            <source>Make the selected part the target of every page</source>
            <translation>Faire du composant choisi la cible de toutes les pages</translation>
        </message>
        <message>
            <source>&amp;Shortlist</source>
            <translation>&amp;Sélection</translation>
        </message>
        <message>
            <source>Put the selected part on the shortlist, or take it off</source>
            <translation>Mettre le composant choisi dans la sélection, ou l’en retirer</translation>
        </message>
        <message>
            <source>&amp;Export report…</source>
            <translation>&amp;Exporter le rapport…</translation>
        </message>
        <message>
            <source>Save the report as PDF, HTML, Markdown, JSON or CSV</source>
            <translation>Enregistrer le rapport en PDF, HTML, Markdown, JSON ou CSV</translation>
        </message>
        <message>
            <source>Help for this &amp;page</source>
            <translation>Aide de cette &amp;page</translation>
        </message>
        <message>
            <source>What this page shows and which keys work here</source>
            <translation>Ce que montre cette page et les touches qui y servent</translation>
        </message>
        <message>
            <source>&amp;Cancel all jobs</source>
            <translation>&amp;Annuler toutes les tâches</translation>
        </message>
        <message>
            <source>Stop everything that is being computed</source>
            <translation>Arrêter tout ce qui se calcule</translation>
        </message>
        <message>
            <source>&amp;About Jauge</source>
            <translation>À &amp;propos de Jauge</translation>
        </message>
        <message>
            <source>Version and licences</source>
            <translation>Version et licences</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>Mesurer</translation>
        </message>
        <message>
            <source>The model on data: accuracy and who is taken for whom</source>
            <translation>Le modèle sur des données : exactitude et confusions</translation>
        </message>
        <message>
            <source>Choose &amp;data…</source>
            <translation>Choisir les &amp;données…</translation>
        </message>
        <message>
            <source>Choose the samples that models are judged on</source>
            <translation>Choisir les échantillons sur lesquels les modèles sont jugés</translation>
        </message>
        <message>
            <source>&amp;Run</source>
            <translation>&amp;Lancer</translation>
        </message>
        <message>
            <source>Run the current model over the chosen data</source>
            <translation>Passer le modèle courant sur les données choisies</translation>
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation>&amp;Arrêter</translation>
        </message>
        <message>
            <source>End the run; what is done is kept</source>
            <translation>Terminer l&apos;essai ; ce qui est fait est gardé</translation>
        </message>
        <message>
            <source>Check &amp;claims…</source>
            <translation>Vérifier des a&amp;ffirmations…</translation>
        </message>
        <message>
            <source>Which figures of a report cannot be true of this model on this chip</source>
            <translation>Quels chiffres d&apos;un rapport ne peuvent pas être vrais de ce modèle sur cette puce</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Annuler</translation>
        </message>
        <message>
            <source>Take back the last change of target, reserve, filter or shortlist</source>
            <translation>Revenir sur le dernier changement de cible, de réserve, de filtre ou de liste</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Rétablir</translation>
        </message>
        <message>
            <source>Make again what was taken back</source>
            <translation>Refaire ce qui a été annulé</translation>
        </message>
        <message>
            <source>&amp;Target…</source>
            <translation>&amp;Cible…</translation>
        </message>
        <message>
            <source>Chip or board, runtime, and what your program keeps for itself</source>
            <translation>Puce ou carte, moteur, et ce que votre programme garde pour lui</translation>
        </message>
    </context>
    <context>
        <name>advice</name>
        <message>
            <source>%1 of all weight bytes sit here: int8 weights would save %2 of Flash.</source>
            <translation>%1 des octets de poids sont ici : des poids int8 économiseraient %2 de Flash.</translation>
        </message>
        <message>
            <source>%1 of all weight bytes sit here: a smaller layer frees that much Flash.</source>
            <translation>%1 des octets de poids sont ici : une couche plus petite libère autant de Flash.</translation>
        </message>
        <message>
            <source>%1 of all MACs are done here: fewer channels or a smaller picture shorten the run.</source>
            <translation>%1 des MAC se font ici : moins de canaux ou une image plus petite raccourcissent l’exécution.</translation>
        </message>
        <message>
            <source>Only %1 of the MACs: shrinking it hardly shortens the run.</source>
            <translation>Seulement %1 des MAC : la réduire ne raccourcit guère l’exécution.</translation>
        </message>
        <message>
            <source>The RAM peak is here: smaller inputs or outputs of this layer lower it.</source>
            <translation>Le pic de RAM est ici : des entrées ou sorties plus petites de cette couche l’abaissent.</translation>
        </message>
        <message>
            <source>Not at the RAM peak: shrinking it frees no RAM.</source>
            <translation>Pas au pic de RAM : la réduire ne libère pas de RAM.</translation>
        </message>
        <message>
            <source>%1 of its MACs multiply channels whose weights are all zero: removing them loses nothing.</source>
            <translation>%1 de ses MAC multiplient des canaux dont tous les poids sont nuls : les retirer ne perd rien.</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::AccuracyPanel</name>
        <message>
            <source>Classes</source>
            <translation>Classes</translation>
        </message>
        <message>
            <source>Persons or recordings</source>
            <translation>Personnes ou enregistrements</translation>
        </message>
        <message>
            <source>Figures of every class</source>
            <translation>Chiffres de chaque classe</translation>
        </message>
        <message>
            <source>Accuracy of every person or recording</source>
            <translation>Exactitude de chaque personne ou enregistrement</translation>
        </message>
        <message>
            <source>95 %: %1</source>
            <translation>95 % : %1</translation>
        </message>
        <message numerus="yes">
            <source>%n sample(s), counted on this computer</source>
            <translation>
                <numerusform>%n échantillon, compté sur cet ordinateur</numerusform>
                <numerusform>%n échantillons, comptés sur cet ordinateur</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 so far</source>
            <translation>%1 sur %2 jusqu&apos;ici</translation>
        </message>
        <message numerus="yes">
            <source>%n sample(s), answers of: %1</source>
            <translation>
                <numerusform>%n échantillon, réponses de : %1</numerusform>
                <numerusform>%n échantillons, réponses de : %1</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, %2 of %3 so far</source>
            <translation>%1, %2 sur %3 pour l&apos;instant</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::AnswerStrip</name>
        <message>
            <source>size unknown</source>
            <translation>taille inconnue</translation>
        </message>
        <message>
            <source>of %1</source>
            <translation>sur %1</translation>
        </message>
        <message>
            <source>%1 of the internal memory</source>
            <translation>%1 de la mémoire interne</translation>
        </message>
        <message>
            <source>Latency</source>
            <translation>Latence</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>inconnue</translation>
        </message>
        <message>
            <source>One inference, runtime %1</source>
            <translation>Une inférence, moteur %1</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>Exactitude</translation>
        </message>
        <message>
            <source>no data yet</source>
            <translation>pas de données</translation>
        </message>
        <message>
            <source>on %1</source>
            <translation>sur %1</translation>
        </message>
        <message>
            <source>runtime %1</source>
            <translation>moteur %1</translation>
        </message>
        <message>
            <source>No model open</source>
            <translation>Aucun modèle ouvert</translation>
        </message>
        <message>
            <source>Open a model or drop one anywhere on this window</source>
            <translation>Ouvrez un modèle ou déposez-le n’importe où sur cette fenêtre</translation>
        </message>
        <message>
            <source>There is nothing to say yet: see Problems</source>
            <translation>Rien à dire pour l’instant : voir Problèmes</translation>
        </message>
        <message>
            <source>Computing…</source>
            <translation>Calcul en cours…</translation>
        </message>
        <message>
            <source>Flash</source>
            <translation>Flash</translation>
        </message>
        <message>
            <source>RAM</source>
            <translation>RAM</translation>
        </message>
        <message>
            <source>Accuracy needs labelled samples: choose data on the page Measure</source>
            <translation>L&apos;exactitude demande des échantillons étiquetés : choisir des données à la page Mesurer</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 à %2</translation>
        </message>
        <message numerus="yes">
            <source>Share of %n sample(s) whose class is right, with the 95 % interval</source>
            <translation>
                <numerusform>Part de %n échantillon dont la classe est juste, avec l&apos;intervalle à 95 %</numerusform>
                <numerusform>Part de %n échantillons dont la classe est juste, avec l&apos;intervalle à 95 %</numerusform>
            </translation>
        </message>
        <message>
            <source>this computer</source>
            <translation>cet ordinateur</translation>
        </message>
        <message>
            <source>%1, %2 so far</source>
            <translation>%1, %2 pour l&apos;instant</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>virtual board</source>
            <translation>carte virtuelle</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ArenaMap</name>
        <message>
            <source>%1: %2 at offset %3, steps %4 to %5</source>
            <translation>%1 : %2 au décalage %3, étapes %4 à %5</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::BoardCard</name>
        <message>
            <source>Where the model runs</source>
            <translation>Où le modèle s&apos;exécute</translation>
        </message>
        <message>
            <source>Boards appear here as soon as they are plugged in</source>
            <translation>Les cartes apparaissent ici dès qu&apos;on les branche</translation>
        </message>
        <message>
            <source>This computer</source>
            <translation>Cet ordinateur</translation>
        </message>
        <message>
            <source>Virtual board (modelled)</source>
            <translation>Carte virtuelle (modélisée)</translation>
        </message>
        <message>
            <source>Virtual NUCLEO-L4R5ZI</source>
            <translation>NUCLEO-L4R5ZI virtuelle</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>Carte</translation>
        </message>
        <message>
            <source>desktop kernels: accuracy, no times</source>
            <translation>noyaux de bureau : exactitude, pas de temps</translation>
        </message>
        <message>
            <source>firmware of the real board on a modelled chip: within %1 %</source>
            <translation>micrologiciel de la vraie carte sur une puce modélisée : à %1 % près</translation>
        </message>
        <message>
            <source>%1 is not plugged in any more</source>
            <translation>%1 n&apos;est plus branché</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>prêt</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::BoardPanel</name>
        <message>
            <source>Per layer, ms</source>
            <translation>Par couche, ms</translation>
        </message>
        <message>
            <source>Time of every layer, estimated and from the board</source>
            <translation>Temps de chaque couche, estimé et selon la carte</translation>
        </message>
        <message>
            <source>Bars of every layer, estimated beside the board&apos;s; the table below holds the figures</source>
            <translation>Barres de chaque couche, l&apos;estimation à côté de la carte ; le tableau en dessous contient les valeurs</translation>
        </message>
        <message>
            <source>What to do: %1</source>
            <translation>Que faire : %1</translation>
        </message>
        <message>
            <source>estimated for %1, runtime %2</source>
            <translation>estimé pour %1, moteur %2</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::BoardRuns</name>
        <message>
            <source>Look for boards</source>
            <translation>Chercher les cartes</translation>
        </message>
        <message>
            <source>Measure %1 on a board</source>
            <translation>Mesurer %1 sur une carte</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::BoardText</name>
        <message>
            <source>Link</source>
            <translation>Liaison</translation>
        </message>
        <message>
            <source>%1 baud</source>
            <translation>%1 bauds</translation>
        </message>
        <message>
            <source>Frames</source>
            <translation>Trames</translation>
        </message>
        <message>
            <source>Sent again</source>
            <translation>Renvoyées</translation>
        </message>
        <message>
            <source>CRC errors</source>
            <translation>Erreurs de CRC</translation>
        </message>
        <message>
            <source>Interruptions</source>
            <translation>Interruptions</translation>
        </message>
        <message>
            <source>Virtual board (firmware of %1)</source>
            <translation>Carte virtuelle (micrologiciel de %1)</translation>
        </message>
        <message>
            <source>Probe as a desktop process</source>
            <translation>Sonde en processus de bureau</translation>
        </message>
        <message>
            <source>virtual board</source>
            <translation>carte virtuelle</translation>
        </message>
        <message>
            <source>desktop process</source>
            <translation>processus de bureau</translation>
        </message>
        <message>
            <source>Probe firmware</source>
            <translation>Micrologiciel sonde</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Horloge</translation>
        </message>
        <message>
            <source>Wait states</source>
            <translation>Cycles d&apos;attente</translation>
        </message>
        <message>
            <source>Stack high-water</source>
            <translation>Pile au plus haut</translation>
        </message>
        <message>
            <source>Arena</source>
            <translation>Arène</translation>
        </message>
        <message>
            <source>Package in Flash</source>
            <translation>Paquet en Flash</translation>
        </message>
        <message>
            <source>median of %1 runs</source>
            <translation>médiane de %1 exécutions</translation>
        </message>
        <message>
            <source>p95 %1</source>
            <translation>p95 %1</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 à %2</translation>
        </message>
        <message>
            <source>unstable: something disturbed the runs</source>
            <translation>instable : quelque chose a perturbé les exécutions</translation>
        </message>
        <message>
            <source>Stopped after %1 of %2 samples; what is done is kept.</source>
            <translation>Arrêté après %1 échantillons sur %2 ; ce qui est fait est gardé.</translation>
        </message>
        <message>
            <source>A desktop process has no chip&apos;s cycles: it gives answers, and no times.</source>
            <translation>Un processus de bureau n&apos;a pas les cycles d&apos;une puce : il donne des réponses, et pas de temps.</translation>
        </message>
        <message>
            <source>Modelled, not measured: the virtual board counts the cycles of a Cortex-M4; its figures are within %1 %.</source>
            <translation>Modélisé, pas mesuré : la carte virtuelle compte les cycles d&apos;un Cortex-M4 ; ses valeurs sont à %1 % près.</translation>
        </message>
        <message>
            <source>Board and this computer: the same answer for %1 of %2 samples.</source>
            <translation>Carte et cet ordinateur : la même réponse pour %1 échantillons sur %2.</translation>
        </message>
        <message>
            <source>One sample in 50 is run again: %1 of %2 identical.</source>
            <translation>Un échantillon sur 50 est refait : %1 sur %2 identiques.</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Couche</translation>
        </message>
        <message>
            <source>Estimated, ms</source>
            <translation>Estimé, ms</translation>
        </message>
        <message>
            <source>Modelled, ms</source>
            <translation>Modélisé, ms</translation>
        </message>
        <message>
            <source>Measured, ms</source>
            <translation>Mesuré, ms</translation>
        </message>
        <message>
            <source>Off by, %</source>
            <translation>Écart, %</translation>
        </message>
        <message>
            <source>Cycles</source>
            <translation>Cycles</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::BottomDock</name>
        <message>
            <source>Log</source>
            <translation>Journal</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Problèmes</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Tâches</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>Copier les détails</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Effacer</translation>
        </message>
        <message>
            <source>Problems (%1)</source>
            <translation>Problèmes (%1)</translation>
        </message>
        <message>
            <source>Jobs (%1)</source>
            <translation>Tâches (%1)</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ClaimDialog</name>
        <message>
            <source>Check claims</source>
            <translation>Vérifier des affirmations</translation>
        </message>
        <message>
            <source>&amp;Accuracy</source>
            <translation>E&amp;xactitude</translation>
        </message>
        <message>
            <source>&amp;Latency</source>
            <translation>&amp;Latence</translation>
        </message>
        <message>
            <source>&amp;Energy</source>
            <translation>&amp;Énergie</translation>
        </message>
        <message>
            <source>&amp;Parameters</source>
            <translation>&amp;Paramètres</translation>
        </message>
        <message>
            <source>&amp;Flash</source>
            <translation>&amp;Flash</translation>
        </message>
        <message>
            <source>&amp;RAM</source>
            <translation>&amp;RAM</translation>
        </message>
        <message>
            <source>for example %1</source>
            <translation>par exemple %1</translation>
        </message>
        <message>
            <source>Open a model and choose a chip first: claims are held against both.</source>
            <translation>Ouvrir d&apos;abord un modèle et choisir une puce : les affirmations sont confrontées aux deux.</translation>
        </message>
        <message>
            <source>Type the figures that a report gives for %1 on %2. What cannot be true is said below.</source>
            <translation>Saisir les chiffres qu&apos;un rapport donne pour %1 sur %2. Ce qui ne peut pas être vrai est dit en dessous.</translation>
        </message>
        <message>
            <source>&quot;%1&quot; is not understood as a figure.</source>
            <translation>« %1 » n&apos;est pas compris comme un chiffre.</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ComparePage</name>
        <message>
            <source>Compare</source>
            <translation>Comparer</translation>
        </message>
        <message>
            <source>The current model on every chip and board of the database. The filter line takes conditions such as vendor=ST core=Cortex-M4F flash&gt;=1MiB ram&gt;=256KiB clock&gt;=80MHz, or plain words. Space puts a part on the shortlist; Return makes it the target of every page.</source>
            <translation>Le modèle courant sur chaque puce et chaque carte de la base. La ligne de filtre accepte des conditions comme vendor=ST core=Cortex-M4F flash&gt;=1MiB ram&gt;=256KiB clock&gt;=80MHz, ou de simples mots. Espace met un composant dans la sélection ; Entrée en fait la cible de toutes les pages.</translation>
        </message>
        <message>
            <source>vendor=ST flash&gt;=1MiB ram&gt;=256KiB, or words  Ctrl+F</source>
            <translation>vendor=ST flash&gt;=1MiB ram&gt;=256KiB, ou des mots  Ctrl+F</translation>
        </message>
        <message>
            <source>Filter parts</source>
            <translation>Filtrer les composants</translation>
        </message>
        <message>
            <source>Only what fits</source>
            <translation>Ce qui tient</translation>
        </message>
        <message>
            <source>Only boards</source>
            <translation>Cartes seulement</translation>
        </message>
        <message>
            <source>Use as target</source>
            <translation>Prendre pour cible</translation>
        </message>
        <message>
            <source>Every page then shows the model on the selected part (Return)</source>
            <translation>Toutes les pages montrent alors le modèle sur le composant choisi (Entrée)</translation>
        </message>
        <message>
            <source>Vendor</source>
            <translation>Fabricant</translation>
        </message>
        <message>
            <source>Core</source>
            <translation>Cœur</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>Composants</translation>
        </message>
        <message>
            <source>assessing every part…</source>
            <translation>évaluation de chaque composant…</translation>
        </message>
        <message>
            <source>no model</source>
            <translation>aucun modèle</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n part(s)</source>
            <translation>
                <numerusform>%1 composant sur %n</numerusform>
                <numerusform>%1 composants sur %n</numerusform>
            </translation>
        </message>
        <message>
            <source>Select a part to read why it fits or does not.</source>
            <translation>Choisissez un composant pour lire pourquoi il convient ou non.</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::CompareTable</name>
        <message>
            <source>RAM</source>
            <translation>RAM</translation>
        </message>
        <message>
            <source>Flash</source>
            <translation>Flash</translation>
        </message>
        <message>
            <source>On the shortlist (Space)</source>
            <translation>Dans la sélection (Espace)</translation>
        </message>
        <message>
            <source>Part or board</source>
            <translation>Composant ou carte</translation>
        </message>
        <message>
            <source>Core</source>
            <translation>Cœur</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Horloge</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Verdict</translation>
        </message>
        <message>
            <source>Latency</source>
            <translation>Latence</translation>
        </message>
        <message>
            <source>Margin</source>
            <translation>Marge</translation>
        </message>
        <message>
            <source>Vendor</source>
            <translation>Fabricant</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ConfusionCard</name>
        <message>
            <source>Confusion matrix</source>
            <translation>Matrice de confusion</translation>
        </message>
        <message>
            <source>Counts</source>
            <translation>Nombres</translation>
        </message>
        <message>
            <source>Share of the true class, in percent</source>
            <translation>Part de la classe vraie, en pour cent</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Différence</translation>
        </message>
        <message>
            <source>Confusion matrix; Ctrl+T shows the table</source>
            <translation>Matrice de confusion ; Ctrl+T montre le tableau</translation>
        </message>
        <message>
            <source>Confusion matrix as a table</source>
            <translation>Matrice de confusion en tableau</translation>
        </message>
        <message>
            <source>Click a cell to see its samples</source>
            <translation>Cliquer sur une case pour voir ses échantillons</translation>
        </message>
        <message>
            <source>These counts minus those beside them: the board&apos;s minus this computer&apos;s, this computer&apos;s minus those of the model on the tab &quot;Two models&quot;</source>
            <translation>Ces nombres moins leurs voisins : ceux de la carte moins ceux de cet ordinateur, ceux de cet ordinateur moins ceux du modèle de l&apos;onglet « Deux modèles »</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ConfusionView</name>
        <message>
            <source>truth %1, answer %2: %3 of %4</source>
            <translation>vérité %1, réponse %2 : %3 sur %4</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::DriftPanel</name>
        <message>
            <source>Data from the field</source>
            <translation>Données du terrain</translation>
        </message>
        <message>
            <source>Data from the field…</source>
            <translation>Données du terrain…</translation>
        </message>
        <message>
            <source>How the features of both data sets are distributed</source>
            <translation>Comment les grandeurs des deux jeux de données sont distribuées</translation>
        </message>
        <message>
            <source>Choose training data above and recordings from the field here: mean, spread and spectrum of every axis are compared.</source>
            <translation>Choisir les données d&apos;entraînement ci-dessus et les enregistrements du terrain ici : moyenne, écart type et spectre de chaque axe sont comparés.</translation>
        </message>
        <message>
            <source>%1 against %2</source>
            <translation>%1 contre %2</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::Evaluations</name>
        <message>
            <source>Read %1</source>
            <translation>Lire %1</translation>
        </message>
        <message>
            <source>Check %1 against %2</source>
            <translation>Vérifier %1 face à %2</translation>
        </message>
        <message>
            <source>Evaluate %1 on %2</source>
            <translation>Évaluer %1 sur %2</translation>
        </message>
        <message>
            <source>Compare %1 with %2</source>
            <translation>Comparer %1 à %2</translation>
        </message>
        <message>
            <source>Hold %1 against %2</source>
            <translation>Confronter %1 à %2</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::FileCommands</name>
        <message>
            <source>Open models or a project</source>
            <translation>Ouvrir des modèles ou un projet</translation>
        </message>
        <message>
            <source>Models and projects (*.onnx *.tflite *.h5 *.keras *.jauge.json)</source>
            <translation>Modèles et projets (*.onnx *.tflite *.h5 *.keras *.jauge.json)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Open in a new window</source>
            <translation>Ouvrir dans une nouvelle fenêtre</translation>
        </message>
        <message>
            <source>Save project as</source>
            <translation>Enregistrer le projet sous</translation>
        </message>
        <message>
            <source>Jauge projects (*.jauge.json)</source>
            <translation>Projets Jauge (*.jauge.json)</translation>
        </message>
        <message>
            <source>Not saved: %1</source>
            <translation>Non enregistré : %1</translation>
        </message>
        <message>
            <source>Export table</source>
            <translation>Exporter le tableau</translation>
        </message>
        <message>
            <source>CSV (*.csv)</source>
            <translation>CSV (*.csv)</translation>
        </message>
        <message>
            <source>Unsaved project</source>
            <translation>Projet non enregistré</translation>
        </message>
        <message>
            <source>%1 has changes that are not saved.</source>
            <translation>%1 contient des modifications non enregistrées.</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::HistogramView</name>
        <message>
            <source>Histogram from %1 to %2</source>
            <translation>Histogramme de %1 à %2</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::Inspector</name>
        <message>
            <source>Nothing is selected.</source>
            <translation>Rien n’est choisi.</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Coût</translation>
        </message>
        <message>
            <source>MACs</source>
            <translation>MAC</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Paramètres</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Poids</translation>
        </message>
        <message>
            <source>Activations</source>
            <translation>Activations</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Fichier</translation>
        </message>
        <message>
            <source>Written by %1</source>
            <translation>Écrit par %1</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Verdict</translation>
        </message>
        <message>
            <source>What would help</source>
            <translation>Ce qui aiderait</translation>
        </message>
        <message>
            <source>Select a layer to see its figures.</source>
            <translation>Choisissez une couche pour voir ses chiffres.</translation>
        </message>
        <message>
            <source>nodes %1</source>
            <translation>nœuds %1</translation>
        </message>
        <message>
            <source>of the model</source>
            <translation>du modèle</translation>
        </message>
        <message>
            <source>MACs that matter</source>
            <translation>MAC utiles</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>Sortie</translation>
        </message>
        <message>
            <source>Time on this chip</source>
            <translation>Temps sur cette puce</translation>
        </message>
        <message>
            <source>unknown for this layer</source>
            <translation>inconnu pour cette couche</translation>
        </message>
        <message>
            <source>Cycles</source>
            <translation>Cycles</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Temps</translation>
        </message>
        <message>
            <source>Cycles per MAC</source>
            <translation>Cycles par MAC</translation>
        </message>
        <message>
            <source>Select a part to see its figures.</source>
            <translation>Choisissez un composant pour voir ses chiffres.</translation>
        </message>
        <message>
            <source>Needs</source>
            <translation>Besoins</translation>
        </message>
        <message>
            <source>Flash</source>
            <translation>Flash</translation>
        </message>
        <message>
            <source>RAM</source>
            <translation>RAM</translation>
        </message>
        <message>
            <source>Latency</source>
            <translation>Latence</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Mémoire</translation>
        </message>
        <message>
            <source>Source: %1</source>
            <translation>Source : %1</translation>
        </message>
        <message>
            <source>Range</source>
            <translation>Étendue</translation>
        </message>
        <message>
            <source>Mean</source>
            <translation>Moyenne</translation>
        </message>
        <message>
            <source>Deviation</source>
            <translation>Écart type</translation>
        </message>
        <message>
            <source>Zeros</source>
            <translation>Zéros</translation>
        </message>
        <message>
            <source>Dead channels</source>
            <translation>Canaux morts</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 sur %2</translation>
        </message>
        <message>
            <source>Denormal</source>
            <translation>Dénormalisés</translation>
        </message>
        <message numerus="yes">
            <source>%n weight(s) are NaN or infinite: every answer of this model is worthless.</source>
            <translation>
                <numerusform>%n poids est NaN ou infini : toute réponse de ce modèle est sans valeur.</numerusform>
                <numerusform>%n poids sont NaN ou infinis : toute réponse de ce modèle est sans valeur.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Histogram of %n weight(s)</source>
            <translation>
                <numerusform>Histogramme de %n poids</numerusform>
                <numerusform>Histogramme de %n poids</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::LayerTable</name>
        <message>
            <source>times are estimated for the deployable graph, not for the file&apos;s own</source>
            <translation>les temps sont estimés pour le graphe déployable, pas pour celui du fichier</translation>
        </message>
        <message>
            <source>no target chosen yet</source>
            <translation>aucune cible choisie</translation>
        </message>
        <message>
            <source>#</source>
            <translation>nº</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Couche</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>Opérateur</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>Sortie</translation>
        </message>
        <message>
            <source>Params</source>
            <translation>Param.</translation>
        </message>
        <message>
            <source>MACs</source>
            <translation>MAC</translation>
        </message>
        <message>
            <source>% of MACs</source>
            <translation>% des MAC</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Poids</translation>
        </message>
        <message>
            <source>Activations</source>
            <translation>Activations</translation>
        </message>
        <message>
            <source>ms</source>
            <translation>ms</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>Total</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::LayersPage</name>
        <message>
            <source>Layers</source>
            <translation>Couches</translation>
        </message>
        <message>
            <source>Every layer with its parameters, MACs, bytes and time on the target. A dash means unknown; its tooltip says why. Bars, rows and the inspector show the same selected layer. Ctrl+F filters, Ctrl+C copies the selected rows, Ctrl+E exports the table. In the chart: + and - zoom, F fits, arrows move.</source>
            <translation>Chaque couche avec ses paramètres, MAC, octets et temps sur la cible. Un tiret veut dire inconnu ; son infobulle dit pourquoi. Barres, lignes et inspecteur montrent la même couche. Ctrl+F filtre, Ctrl+C copie les lignes choisies, Ctrl+E exporte le tableau. Dans le graphique : + et - zooment, F ajuste, les flèches déplacent.</translation>
        </message>
        <message>
            <source>Deployable graph</source>
            <translation>Graphe déployable</translation>
        </message>
        <message>
            <source>Graph as in the file</source>
            <translation>Graphe du fichier</translation>
        </message>
        <message>
            <source>Time per layer, ms</source>
            <translation>Temps par couche, ms</translation>
        </message>
        <message>
            <source>MACs per layer</source>
            <translation>MAC par couche</translation>
        </message>
        <message>
            <source>Parameters per layer</source>
            <translation>Paramètres par couche</translation>
        </message>
        <message>
            <source>Weight bytes per layer</source>
            <translation>Octets de poids par couche</translation>
        </message>
        <message>
            <source>Activation bytes per layer</source>
            <translation>Octets d’activations par couche</translation>
        </message>
        <message>
            <source>Filter layers  Ctrl+F</source>
            <translation>Filtrer les couches  Ctrl+F</translation>
        </message>
        <message>
            <source>Filter layers</source>
            <translation>Filtrer les couches</translation>
        </message>
        <message>
            <source>Which graph</source>
            <translation>Quel graphe</translation>
        </message>
        <message>
            <source>The deployable graph is what runs on the chip: constants folded, activations fused</source>
            <translation>Le graphe déployable est ce qui s’exécute sur la puce : constantes repliées, activations fusionnées</translation>
        </message>
        <message>
            <source>What the bars show</source>
            <translation>Ce que montrent les barres</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Log</translation>
        </message>
        <message>
            <source>Logarithmic scale</source>
            <translation>Échelle logarithmique</translation>
        </message>
        <message>
            <source>Bars per layer; the table above holds the same figures</source>
            <translation>Barres par couche ; le tableau du dessus contient les mêmes chiffres</translation>
        </message>
        <message>
            <source>no model</source>
            <translation>aucun modèle</translation>
        </message>
        <message numerus="yes">
            <source>%n operator(s)</source>
            <translation>
                <numerusform>%n opérateur</numerusform>
                <numerusform>%n opérateurs</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 MACs</source>
            <translation>%1 MAC</translation>
        </message>
        <message>
            <source>%1 parameters</source>
            <translation>%1 paramètres</translation>
        </message>
        <message>
            <source>No time is shown: %1</source>
            <translation>Aucun temps affiché : %1</translation>
        </message>
        <message>
            <source>%1, in order of execution</source>
            <translation>%1, dans l’ordre d’exécution</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::MainWindow</name>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Fichier</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>É&amp;dition</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Affichage</translation>
        </message>
        <message>
            <source>&amp;Model</source>
            <translation>&amp;Modèle</translation>
        </message>
        <message>
            <source>&amp;Compare</source>
            <translation>Com&amp;parer</translation>
        </message>
        <message>
            <source>&amp;Report</source>
            <translation>&amp;Rapport</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>Aid&amp;e</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>Fichiers &amp;récents</translation>
        </message>
        <message>
            <source>Inspector</source>
            <translation>Inspecteur</translation>
        </message>
        <message>
            <source>Log, problems, jobs</source>
            <translation>Journal, problèmes, tâches</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Pages</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>runtime %1</source>
            <translation>moteur %1</translation>
        </message>
        <message>
            <source>No project file</source>
            <translation>Pas de fichier de projet</translation>
        </message>
        <message>
            <source>%1, read-only</source>
            <translation>%1, lecture seule</translation>
        </message>
        <message>
            <source>%1, not saved</source>
            <translation>%1, non enregistré</translation>
        </message>
        <message>
            <source>%1, saved</source>
            <translation>%1, enregistré</translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s)</source>
            <translation>
                <numerusform>%n problème</numerusform>
                <numerusform>%n problèmes</numerusform>
            </translation>
        </message>
        <message>
            <source>no job running</source>
            <translation>aucune tâche en cours</translation>
        </message>
        <message>
            <source>dark</source>
            <translation>sombre</translation>
        </message>
        <message>
            <source>light</source>
            <translation>clair</translation>
        </message>
        <message>
            <source>Jauge ended before an unsaved project was saved. A copy of it was kept.</source>
            <translation>Jauge s’est arrêté avant qu’un projet soit enregistré. Une copie en a été gardée.</translation>
        </message>
        <message>
            <source>Restore it</source>
            <translation>La restaurer</translation>
        </message>
        <message>
            <source>Discard it</source>
            <translation>La jeter</translation>
        </message>
        <message>
            <source>Go to</source>
            <translation>Aller à</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>Commandes</translation>
        </message>
        <message>
            <source>Nothing yet</source>
            <translation>Encore rien</translation>
        </message>
        <message>
            <source>About Jauge</source>
            <translation>À propos de Jauge</translation>
        </message>
        <message>
            <source>(not now)</source>
            <translation>(pas maintenant)</translation>
        </message>
        <message>
            <source>model</source>
            <translation>modèle</translation>
        </message>
        <message>
            <source>layer, %1</source>
            <translation>couche, %1</translation>
        </message>
        <message>
            <source>part, %1</source>
            <translation>composant, %1</translation>
        </message>
        <message>
            <source>Only files can be dropped here: models (.onnx, .tflite, .h5, .keras), data (.npz, .npy, .csv, .bin, folders) and Jauge projects (.jauge.json).</source>
            <translation>On ne peut déposer ici que des fichiers : modèles (.onnx, .tflite, .h5, .keras), données (.npz, .npy, .csv, .bin, dossiers) et projets Jauge (.jauge.json).</translation>
        </message>
        <message>
            <source>Mea&amp;sure</source>
            <translation>Mes&amp;ure</translation>
        </message>
        <message>
            <source>Jauge %1

Does this neural network run on that microcontroller?

This window is free software under the GNU General Public License, version 3 or later; the analyser beneath it is under the Apache License 2.0.</source>
            <translation>Jauge %1

Ce réseau de neurones tourne-t-il sur ce microcontrôleur ?

Cette fenêtre est un logiciel libre sous la licence publique générale GNU, version 3 ou ultérieure ; l’analyseur en dessous est sous la licence Apache 2.0.</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::MeasurePage</name>
        <message numerus="yes">
            <source>%n sample(s)</source>
            <translation>
                <numerusform>%n échantillon</numerusform>
                <numerusform>%n échantillons</numerusform>
            </translation>
        </message>
        <message>
            <source>no labels</source>
            <translation>sans étiquettes</translation>
        </message>
        <message numerus="yes">
            <source>%n class(es)</source>
            <translation>
                <numerusform>%n classe</numerusform>
                <numerusform>%n classes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n person(s) or recording(s)</source>
            <translation>
                <numerusform>%n personne ou enregistrement</numerusform>
                <numerusform>%n personnes ou enregistrements</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 s left</source>
            <translation>reste %1 s</translation>
        </message>
        <message>
            <source>%1 min left</source>
            <translation>reste %1 min</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>Mesurer</translation>
        </message>
        <message>
            <source>The first step says where the model runs: on this computer, on a virtual board, or on a board that is plugged in; boards give times as well. Choose a data set and run the model over it: accuracy with its interval, who is taken for whom, and the figures of every class fill while the run goes on. Stop keeps what is done. A cell of the matrix shows its samples; arrows move from cell to cell. Ctrl+T shows the matrix as a table. The other tabs compare two models on the same samples and look for drift between data sets.</source>
            <translation>La première étape dit où le modèle s&apos;exécute : sur cet ordinateur, sur une carte virtuelle ou sur une carte branchée ; les cartes donnent aussi des temps. Choisir un jeu de données et y passer le modèle : l&apos;exactitude avec son intervalle, les confusions et les chiffres de chaque classe se remplissent pendant l&apos;essai. Arrêter garde ce qui est fait. Une case de la matrice montre ses échantillons ; les flèches vont de case en case. Ctrl+T montre la matrice en tableau. Les autres onglets comparent deux modèles sur les mêmes échantillons et cherchent une dérive entre jeux de données.</translation>
        </message>
        <message>
            <source>Choose data</source>
            <translation>Choisir des données</translation>
        </message>
        <message>
            <source>Data (*.bin *.npy *.npz *.csv *-ubyte *.json)</source>
            <translation>Données (*.bin *.npy *.npz *.csv *-ubyte *.json)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Choose a folder with samples</source>
            <translation>Choisir un dossier d&apos;échantillons</translation>
        </message>
        <message>
            <source>Values as stated</source>
            <translation>Valeurs comme indiqué</translation>
        </message>
        <message>
            <source>From a file…</source>
            <translation>D&apos;un fichier…</translation>
        </message>
        <message>
            <source>Preprocessing</source>
            <translation>Prétraitement</translation>
        </message>
        <message>
            <source>What happens to a stored number before the model sees it. As stated: by the model&apos;s preprocess.json, else by the data&apos;s dataset.json</source>
            <translation>Ce qui arrive à un nombre stocké avant que le modèle le voie. Comme indiqué : par le preprocess.json du modèle, sinon par le dataset.json des données</translation>
        </message>
        <message>
            <source>JSON (*.json)</source>
            <translation>JSON (*.json)</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Choisir…</translation>
        </message>
        <message>
            <source>File…</source>
            <translation>Fichier…</translation>
        </message>
        <message>
            <source>Folder…</source>
            <translation>Dossier…</translation>
        </message>
        <message>
            <source>Gestures (example)</source>
            <translation>Gestes (exemple)</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lancer</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Ends the run; what is done is kept</source>
            <translation>Termine l&apos;essai ; ce qui est fait est gardé</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>Résultats</translation>
        </message>
        <message>
            <source>Samples done</source>
            <translation>Échantillons faits</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Classes</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>Échantillons</translation>
        </message>
        <message>
            <source>Two models</source>
            <translation>Deux modèles</translation>
        </message>
        <message>
            <source>Drift</source>
            <translation>Dérive</translation>
        </message>
        <message>
            <source>no model</source>
            <translation>aucun modèle</translation>
        </message>
        <message>
            <source>This computer</source>
            <translation>Cet ordinateur</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Données</translation>
        </message>
        <message>
            <source>CIFAR, IDX, NumPy, CSV, folders of pictures or recordings</source>
            <translation>CIFAR, IDX, NumPy, CSV, dossiers d&apos;images ou d&apos;enregistrements</translation>
        </message>
        <message>
            <source>being read…</source>
            <translation>en lecture…</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 sur %2</translation>
        </message>
        <message>
            <source>%1/s</source>
            <translation>%1/s</translation>
        </message>
        <message>
            <source>stopped after %1 of %2, kept</source>
            <translation>arrêté après %1 sur %2, gardé</translation>
        </message>
        <message>
            <source>%1 samples done</source>
            <translation>%1 échantillons faits</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>prêt</translation>
        </message>
        <message>
            <source>needs a model and data that go together</source>
            <translation>demande un modèle et des données qui vont ensemble</translation>
        </message>
        <message>
            <source>Nothing has been run yet.</source>
            <translation>Rien n&apos;a encore été lancé.</translation>
        </message>
        <message>
            <source>Choose a cell of the confusion matrix to see the samples behind it.</source>
            <translation>Choisir une case de la matrice de confusion pour voir les échantillons derrière elle.</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>Carte</translation>
        </message>
        <message>
            <source>%1: %2 of %3</source>
            <translation>%1 : %2 sur %3</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>arrêté</translation>
        </message>
        <message>
            <source>times taken; no data chosen</source>
            <translation>temps relevés ; pas de données choisies</translation>
        </message>
        <message>
            <source>needs a model, and data that go with it or none</source>
            <translation>il faut un modèle, et des données qui vont avec ou aucune</translation>
        </message>
        <message>
            <source>The board is being prepared.</source>
            <translation>La carte se prépare.</translation>
        </message>
        <message>
            <source>Choose a board in the first step and run: latency, the time of every layer, stack, and what the link did. The virtual board needs no hardware.</source>
            <translation>Choisissez une carte à la première étape et lancez : latence, temps de chaque couche, pile, et ce qu&apos;a fait la liaison. La carte virtuelle ne demande aucun matériel.</translation>
        </message>
        <message>
            <source>board</source>
            <translation>carte</translation>
        </message>
        <message>
            <source>this computer</source>
            <translation>cet ordinateur</translation>
        </message>
        <message>
            <source>other model</source>
            <translation>autre modèle</translation>
        </message>
        <message>
            <source>%1 · rows: truth</source>
            <translation>%1 · lignes : vérité</translation>
        </message>
        <message>
            <source>Other model</source>
            <translation>Autre modèle</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::MemoryChart</name>
        <message>
            <source>RAM of the target: %1</source>
            <translation>RAM de la cible : %1</translation>
        </message>
        <message>
            <source>RAM of the target, far above: %1</source>
            <translation>RAM de la cible, bien au-dessus : %1</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::MemoryPage</name>
        <message>
            <source>Memory</source>
            <translation>Mémoire</translation>
        </message>
        <message>
            <source>Above: the bytes that are live at each step, with the peak named and the target&apos;s RAM. Below: where every tensor lies in the arena while it lives. Click a step to see the tensors alive there. Ctrl+T shows the same figures as tables.</source>
            <translation>En haut : les octets vivants à chaque étape, avec le pic nommé et la RAM de la cible. En bas : la place de chaque tenseur dans l’arène tant qu’il vit. Cliquez sur une étape pour voir les tenseurs vivants. Ctrl+T montre les mêmes chiffres en tableaux.</translation>
        </message>
        <message>
            <source>Live bytes over time</source>
            <translation>Octets vivants au fil du temps</translation>
        </message>
        <message>
            <source>Arena map</source>
            <translation>Carte de l’arène</translation>
        </message>
        <message>
            <source>steps to the right, offset upwards, colour by operator family</source>
            <translation>étapes vers la droite, décalage vers le haut, couleur par famille d’opérateurs</translation>
        </message>
        <message>
            <source>Go to the peak</source>
            <translation>Aller au pic</translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>Tableaux</translation>
        </message>
        <message>
            <source>The same figures as tables (Ctrl+T)</source>
            <translation>Les mêmes chiffres en tableaux (Ctrl+T)</translation>
        </message>
        <message>
            <source>Live bytes over time; Ctrl+T shows the table</source>
            <translation>Octets vivants au fil du temps ; Ctrl+T montre le tableau</translation>
        </message>
        <message>
            <source>Arena map; Ctrl+T shows the table</source>
            <translation>Carte de l’arène ; Ctrl+T montre le tableau</translation>
        </message>
        <message>
            <source>Live bytes per step</source>
            <translation>Octets vivants par étape</translation>
        </message>
        <message>
            <source>Places of all tensors</source>
            <translation>Places de tous les tenseurs</translation>
        </message>
        <message>
            <source>Tensors alive at the chosen step</source>
            <translation>Tenseurs vivants à l’étape choisie</translation>
        </message>
        <message>
            <source>no model</source>
            <translation>aucun modèle</translation>
        </message>
        <message>
            <source>arena %1 · peak at %2</source>
            <translation>arène %1 · pic à %2</translation>
        </message>
        <message>
            <source>planned; no smaller arena is possible in this order</source>
            <translation>planifié ; aucune arène plus petite n’est possible dans cet ordre</translation>
        </message>
        <message>
            <source>planned; proven lower bound %1</source>
            <translation>planifié ; borne inférieure prouvée %1</translation>
        </message>
        <message>
            <source>Alive at step %1, %2</source>
            <translation>Vivants à l’étape %1, %2</translation>
        </message>
        <message numerus="yes">
            <source>%n tensor(s)</source>
            <translation>
                <numerusform>%n tenseur</numerusform>
                <numerusform>%n tenseurs</numerusform>
            </translation>
        </message>
        <message>
            <source>the peak</source>
            <translation>le pic</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ModelTable</name>
        <message>
            <source>reading…</source>
            <translation>lecture…</translation>
        </message>
        <message>
            <source>cannot be read</source>
            <translation>illisible</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Fichier</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>Inputs</source>
            <translation>Entrées</translation>
        </message>
        <message>
            <source>Weights as</source>
            <translation>Type des poids</translation>
        </message>
        <message>
            <source>Params</source>
            <translation>Param.</translation>
        </message>
        <message>
            <source>MACs</source>
            <translation>MAC</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Poids</translation>
        </message>
        <message>
            <source>Peak RAM</source>
            <translation>Pic de RAM</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ModelsPage</name>
        <message>
            <source>Models</source>
            <translation>Modèles</translation>
        </message>
        <message>
            <source>Drop model files anywhere on the window or open them with Ctrl+O. Each open model has a row; the selected row is the model that every other page shows. What a file is, its content decides, not its ending.</source>
            <translation>Déposez des fichiers de modèles n’importe où sur la fenêtre ou ouvrez-les avec Ctrl+O. Chaque modèle ouvert a une ligne ; la ligne choisie est le modèle que montrent les autres pages. C’est le contenu d’un fichier qui décide de sa nature, pas son extension.</translation>
        </message>
        <message>
            <source>Drop a model here</source>
            <translation>Déposez un modèle ici</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Ouvrir…</translation>
        </message>
        <message>
            <source>Open the example</source>
            <translation>Ouvrir l’exemple</translation>
        </message>
        <message>
            <source>A network for the CIFAR-10 pictures, 1.3 million parameters</source>
            <translation>Un réseau pour les images CIFAR-10, 1,3 million de paramètres</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Récents</translation>
        </message>
        <message>
            <source>Recent files</source>
            <translation>Fichiers récents</translation>
        </message>
        <message>
            <source>Open models</source>
            <translation>Modèles ouverts</translation>
        </message>
        <message numerus="yes">
            <source>%n open</source>
            <translation>
                <numerusform>%n ouvert</numerusform>
                <numerusform>%n ouverts</numerusform>
            </translation>
        </message>
        <message>
            <source>open a model to see what it costs</source>
            <translation>ouvrez un modèle pour voir ce qu’il coûte</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>manquant</translation>
        </message>
        <message>
            <source>%1 is gone: press Delete to remove it from this list</source>
            <translation>%1 n’existe plus : Suppr l’enlève de cette liste</translation>
        </message>
        <message>
            <source>Models (.onnx, .tflite, .h5, .keras) and Jauge projects (.jauge.json), several at once if you like. Files are read in a sandbox and never run.</source>
            <translation>Modèles (.onnx, .tflite, .h5, .keras) et projets Jauge (.jauge.json), plusieurs à la fois si l&apos;on veut. Les fichiers sont lus dans un bac à sable et jamais exécutés.</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::PairPanel</name>
        <message>
            <source>against</source>
            <translation>contre</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Comparer</translation>
        </message>
        <message>
            <source>Both models on the same samples, and layer by layer on the first of them</source>
            <translation>Les deux modèles sur les mêmes échantillons, et couche par couche sur les premiers</translation>
        </message>
        <message>
            <source>The model to compare with</source>
            <translation>Le modèle auquel comparer</translation>
        </message>
        <message>
            <source>How far the layers of both models are apart</source>
            <translation>L&apos;écart entre les couches des deux modèles</translation>
        </message>
        <message>
            <source>Open a second model to compare with.</source>
            <translation>Ouvrir un second modèle auquel comparer.</translation>
        </message>
        <message>
            <source>Choose data first.</source>
            <translation>Choisir d&apos;abord des données.</translation>
        </message>
        <message>
            <source>Which of the two is better on these samples, and which layer is the first to say something else?</source>
            <translation>Lequel des deux est meilleur sur ces échantillons, et quelle couche est la première à dire autre chose ?</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ReportPage</name>
        <message>
            <source>Report</source>
            <translation>Rapport</translation>
        </message>
        <message>
            <source>Tick the sections the report shall have, put them in order, and add words of your own to each. The language of the report is independent of the window&apos;s. Ctrl+Shift+E exports it as PDF, HTML, Markdown, JSON or CSV.</source>
            <translation>Cochez les parties du rapport, ordonnez-les, et ajoutez vos propres mots à chacune. La langue du rapport est indépendante de celle de la fenêtre. Ctrl+Maj+E l’exporte en PDF, HTML, Markdown, JSON ou CSV.</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Titre</translation>
        </message>
        <message>
            <source>The report&apos;s own title</source>
            <translation>Le titre propre du rapport</translation>
        </message>
        <message>
            <source>Authors, separated by commas</source>
            <translation>Auteurs, séparés par des virgules</translation>
        </message>
        <message>
            <source>Language of the report</source>
            <translation>Langue du rapport</translation>
        </message>
        <message>
            <source>Sections</source>
            <translation>Parties</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Monter</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>Descendre</translation>
        </message>
        <message>
            <source>Move the section up</source>
            <translation>Monter la partie</translation>
        </message>
        <message>
            <source>Move the section down</source>
            <translation>Descendre la partie</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exporter…</translation>
        </message>
        <message>
            <source>Preview of the report</source>
            <translation>Aperçu du rapport</translation>
        </message>
        <message>
            <source>English</source>
            <translation>Anglais</translation>
        </message>
        <message>
            <source>French</source>
            <translation>Français</translation>
        </message>
        <message>
            <source>preview; figures say how they were got</source>
            <translation>aperçu ; chaque chiffre dit d’où il vient</translation>
        </message>
        <message>
            <source>Your words for “%1”</source>
            <translation>Vos mots pour « %1 »</translation>
        </message>
        <message>
            <source>Open a model: the report is about the current model on the current target.</source>
            <translation>Ouvrez un modèle : le rapport porte sur le modèle courant et la cible courante.</translation>
        </message>
        <message>
            <source>Write the report</source>
            <translation>Écrire le rapport</translation>
        </message>
        <message>
            <source>Export report</source>
            <translation>Exporter le rapport</translation>
        </message>
        <message>
            <source>PDF (*.pdf)</source>
            <translation>PDF (*.pdf)</translation>
        </message>
        <message>
            <source>Export %1</source>
            <translation>Exporter %1</translation>
        </message>
        <message>
            <source>Report saved as %1</source>
            <translation>Rapport enregistré sous %1</translation>
        </message>
        <message>
            <source>Not saved: %1</source>
            <translation>Non enregistré : %1</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::SamplePanel</name>
        <message>
            <source>Samples</source>
            <translation>Échantillons</translation>
        </message>
        <message>
            <source>The chosen sample</source>
            <translation>L&apos;échantillon choisi</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>N°</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Truth</source>
            <translation>Vérité</translation>
        </message>
        <message>
            <source>From</source>
            <translation>De</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::Session</name>
        <message>
            <source>Load the chip database</source>
            <translation>Charger la base des puces</translation>
        </message>
        <message>
            <source>Analyse %1</source>
            <translation>Analyser %1</translation>
        </message>
        <message>
            <source>%1 analysed</source>
            <translation>%1 analysé</translation>
        </message>
        <message>
            <source>the file is not the one the project was saved with: its SHA-256 differs</source>
            <translation>le fichier n’est pas celui avec lequel le projet a été enregistré : son SHA-256 diffère</translation>
        </message>
        <message>
            <source>save the project to accept the new file</source>
            <translation>enregistrez le projet pour accepter le nouveau fichier</translation>
        </message>
        <message>
            <source>the record is set aside, the others are used</source>
            <translation>la fiche est mise de côté, les autres servent</translation>
        </message>
        <message>
            <source>Assess %1 on %2</source>
            <translation>Évaluer %1 sur %2</translation>
        </message>
        <message>
            <source>Compare %1 with every part</source>
            <translation>Comparer %1 sur chaque composant</translation>
        </message>
        <message>
            <source>Look for moved models</source>
            <translation>Chercher les modèles déplacés</translation>
        </message>
        <message>
            <source>Look at the weights of %1</source>
            <translation>Examiner les poids de %1</translation>
        </message>
        <message numerus="yes">
            <source>%n weight(s) of &apos;%1&apos; are NaN or infinite: whatever passes through is lost</source>
            <translation>
                <numerusform>%n poids de « %1 » est NaN ou infini : tout ce qui y passe est perdu</numerusform>
                <numerusform>%n poids de « %1 » sont NaN ou infinis : tout ce qui y passe est perdu</numerusform>
            </translation>
        </message>
        <message>
            <source>train again from a state in which the loss was finite</source>
            <translation>reprendre l&apos;entraînement d&apos;un état où la perte était finie</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::TargetDialog</name>
        <message>
            <source>Target</source>
            <translation>Cible</translation>
        </message>
        <message>
            <source>&amp;Chip or board</source>
            <translation>&amp;Puce ou carte</translation>
        </message>
        <message>
            <source>&amp;Runtime</source>
            <translation>&amp;Moteur</translation>
        </message>
        <message>
            <source>RAM &amp;kept for your program</source>
            <translation>&amp;RAM gardée pour votre programme</translation>
        </message>
        <message>
            <source>&amp;Flash kept for your program</source>
            <translation>&amp;Flash gardée pour votre programme</translation>
        </message>
        <message>
            <source>&amp;Stack of the inference call</source>
            <translation>P&amp;ile de l&apos;appel d&apos;inférence</translation>
        </message>
        <message>
            <source>Every page follows at once. Ctrl+Z takes a change back.</source>
            <translation>Toutes les pages suivent aussitôt. Ctrl+Z revient sur un changement.</translation>
        </message>
        <message>
            <source>The one that suits the chip</source>
            <translation>Celui qui convient à la puce</translation>
        </message>
    </context>
    <context>
        <name>phases</name>
        <message>
            <source>reading the model</source>
            <translation>lecture du modèle</translation>
        </message>
        <message>
            <source>counting</source>
            <translation>comptage</translation>
        </message>
        <message>
            <source>assessing parts</source>
            <translation>évaluation des composants</translation>
        </message>
        <message>
            <source>writing the report</source>
            <translation>écriture du rapport</translation>
        </message>
        <message>
            <source>reading data</source>
            <translation>lecture des données</translation>
        </message>
        <message>
            <source>running samples</source>
            <translation>passage des échantillons</translation>
        </message>
        <message>
            <source>comparing layers</source>
            <translation>comparaison des couches</translation>
        </message>
        <message>
            <source>looking at weights</source>
            <translation>examen des poids</translation>
        </message>
        <message>
            <source>connecting</source>
            <translation>connexion</translation>
        </message>
        <message>
            <source>waiting for the board</source>
            <translation>attente de la carte</translation>
        </message>
        <message>
            <source>sending</source>
            <translation>envoi</translation>
        </message>
        <message>
            <source>timing</source>
            <translation>chronométrage</translation>
        </message>
        <message>
            <source>asking why</source>
            <translation>recherche de la cause</translation>
        </message>
    </context>
    <context>
        <name>rows</name>
        <message>
            <source>Error</source>
            <translation>Erreur</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Avertissement</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>en attente</translation>
        </message>
        <message>
            <source>running</source>
            <translation>en cours</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>échec</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>annulée</translation>
        </message>
        <message>
            <source>done</source>
            <translation>terminée</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>Gravité</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Où</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Quoi</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Que faire</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Job</source>
            <translation>Tâche</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Phase</source>
            <translation>Phase</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Message</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Étape</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Couche</translation>
        </message>
        <message>
            <source>Live bytes</source>
            <translation>Octets vivants</translation>
        </message>
        <message>
            <source>Tensors alive</source>
            <translation>Tenseurs vivants</translation>
        </message>
        <message>
            <source>Tensor</source>
            <translation>Tenseur</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>Forme</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Offset</source>
            <translation>Décalage</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
        <message>
            <source>First step</source>
            <translation>Première étape</translation>
        </message>
        <message>
            <source>Last step</source>
            <translation>Dernière étape</translation>
        </message>
    </context>
</TS>
