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
        <message>
            <source>Side &amp;by side</source>
            <translation>&amp;Côte à côte</translation>
        </message>
        <message>
            <source>Two to four selected parts fact by fact, else those of the shortlist</source>
            <translation>De deux à quatre composants choisis, fait par fait, sinon ceux de la sélection</translation>
        </message>
        <message>
            <source>&amp;Prices from a file…</source>
            <translation>&amp;Prix depuis un fichier…</translation>
        </message>
        <message>
            <source>Lay your own CSV of prices, stock and notes over the database</source>
            <translation>Poser votre CSV de prix, de stocks et de notes sur la base</translation>
        </message>
        <message>
            <source>&amp;Reload prices</source>
            <translation>&amp;Relire les prix</translation>
        </message>
        <message>
            <source>Read the file of prices again</source>
            <translation>Lire de nouveau le fichier des prix</translation>
        </message>
        <message>
            <source>&amp;Forget prices</source>
            <translation>&amp;Oublier les prix</translation>
        </message>
        <message>
            <source>Show the database without your prices</source>
            <translation>Montrer la base sans vos prix</translation>
        </message>
        <message>
            <source>&amp;Add a part…</source>
            <translation>&amp;Ajouter un composant…</translation>
        </message>
        <message>
            <source>Write a chip of your own into your own folder of the database</source>
            <translation>Écrire une puce à vous dans votre propre dossier de la base</translation>
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
        <name>facts</name>
        <message>
            <source>board</source>
            <translation>carte</translation>
        </message>
        <message>
            <source>vendor</source>
            <translation>fabricant</translation>
        </message>
        <message>
            <source>family</source>
            <translation>famille</translation>
        </message>
        <message>
            <source>core</source>
            <translation>cœur</translation>
        </message>
        <message>
            <source>FPU</source>
            <translation>FPU</translation>
        </message>
        <message>
            <source>DSP instructions</source>
            <translation>instructions DSP</translation>
        </message>
        <message>
            <source>vector unit</source>
            <translation>unité vectorielle</translation>
        </message>
        <message>
            <source>NPU</source>
            <translation>NPU</translation>
        </message>
        <message>
            <source>clock</source>
            <translation>horloge</translation>
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
            <source>RAM in one piece</source>
            <translation>RAM d&apos;un seul tenant</translation>
        </message>
        <message>
            <source>wait states</source>
            <translation>cycles d&apos;attente</translation>
        </message>
        <message>
            <source>supply</source>
            <translation>alimentation</translation>
        </message>
        <message>
            <source>run current</source>
            <translation>courant en marche</translation>
        </message>
        <message>
            <source>boards</source>
            <translation>cartes</translation>
        </message>
        <message>
            <source>price</source>
            <translation>prix</translation>
        </message>
        <message>
            <source>source</source>
            <translation>source</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>inconnu</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>oui</translation>
        </message>
        <message>
            <source>no</source>
            <translation>non</translation>
        </message>
        <message>
            <source>none</source>
            <translation>aucune</translation>
        </message>
        <message>
            <source>single precision</source>
            <translation>simple précision</translation>
        </message>
        <message>
            <source>double precision</source>
            <translation>double précision</translation>
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
        <message>
            <source>of %1 + external</source>
            <translation>sur %1 + ext.</translation>
        </message>
        <message>
            <source>%1 of it in the board&apos;s external memory</source>
            <translation>dont %1 dans la mémoire externe de la carte</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ArenaMap</name>
        <message>
            <source>%1: %2 at offset %3, steps %4 to %5</source>
            <translation>%1 : %2 au décalage %3, étapes %4 à %5</translation>
        </message>
        <message numerus="yes">
            <source>ring of %n row(s): only these are kept</source>
            <translation>
                <numerusform>anneau de %n ligne : seule elle est gardée</numerusform>
                <numerusform>anneau de %n lignes : elles seules sont gardées</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ArenaRectangles</name>
        <message>
            <source>row by row</source>
            <translation>ligne par ligne</translation>
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
            <source>%1 is not plugged in any more</source>
            <translation>%1 n&apos;est plus branché</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>prêt</translation>
        </message>
        <message>
            <source>Virtual board</source>
            <translation>Carte virtuelle</translation>
        </message>
        <message>
            <source>modelled chip, within %1 %; %2</source>
            <translation>puce modélisée, à %1 % près ; %2</translation>
        </message>
        <message>
            <source>DBANK = 0: one bank, 128-bit reads</source>
            <translation>DBANK = 0 : une banque, lectures de 128 bits</translation>
        </message>
        <message>
            <source>DBANK = 1, as delivered</source>
            <translation>DBANK = 1, comme livrée</translation>
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
        <message>
            <source>Latency, ms</source>
            <translation>Latence, ms</translation>
        </message>
        <message>
            <source>What the board said</source>
            <translation>Ce que la carte a dit</translation>
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
        <message>
            <source>Energy</source>
            <translation>Énergie</translation>
        </message>
        <message>
            <source>Current</source>
            <translation>Courant</translation>
        </message>
        <message>
            <source>%1 mA at %2 V</source>
            <translation>%1 mA sous %2 V</translation>
        </message>
        <message>
            <source>Idle</source>
            <translation>Au repos</translation>
        </message>
        <message>
            <source>%1 mA</source>
            <translation>%1 mA</translation>
        </message>
        <message>
            <source>No energy: %1</source>
            <translation>Pas d&apos;énergie : %1</translation>
        </message>
        <message>
            <source>largest error %1 %</source>
            <translation>plus grande erreur %1 %</translation>
        </message>
        <message>
            <source>median %1</source>
            <translation>médiane %1</translation>
        </message>
        <message>
            <source>spread %1 %</source>
            <translation>dispersion %1 %</translation>
        </message>
        <message numerus="yes">
            <source>%n inference(s)</source>
            <translation>
                <numerusform>%n inférence</numerusform>
                <numerusform>%n inférences</numerusform>
            </translation>
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
            <source>vendor=ST flash&gt;=1MiB ram&gt;=256KiB, or words  Ctrl+F</source>
            <translation>vendor=ST flash&gt;=1MiB ram&gt;=256KiB, ou des mots  Ctrl+F</translation>
        </message>
        <message>
            <source>Filter parts</source>
            <translation>Filtrer les composants</translation>
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
        <message>
            <source>Select a part to read why it fits or does not.</source>
            <translation>Choisissez un composant pour lire pourquoi il convient ou non.</translation>
        </message>
        <message>
            <source>The current model on every chip and board of the database. The filter line takes conditions such as vendor=ST core=Cortex-M4F flash&gt;=1MiB ram&gt;=256KiB clock&gt;=80MHz, or plain words; sliders and switches write into it, and a chip above the table takes a condition away. &quot;First&quot; says what stands on top: what fits and is used best, what leaves most room, the cheapest, the most frugal, the quickest. Space puts a part on the shortlist; Return makes it the target of every page. Ctrl+M shows two to four selected parts side by side. Prices come from a file of yours (menu Compare).</source>
            <translation>Le modèle courant sur chaque puce et carte de la base. La ligne de filtre prend des conditions comme vendor=ST core=Cortex-M4F flash&gt;=1MiB ram&gt;=256KiB clock&gt;=80MHz, ou de simples mots ; curseurs et boutons y écrivent, et une pastille au-dessus de la table retire une condition. « D&apos;abord » dit ce qui vient en tête : ce qui tient au plus juste, ce qui laisse le plus de place, le moins cher, le plus sobre, le plus rapide. Espace met un composant dans la sélection ; Entrée en fait la cible de chaque page. Ctrl+M montre de deux à quatre composants choisis côte à côte. Les prix viennent d&apos;un fichier à vous (menu Comparer).</translation>
        </message>
        <message>
            <source>best fit</source>
            <translation>au plus juste</translation>
        </message>
        <message>
            <source>most room</source>
            <translation>le plus de place</translation>
        </message>
        <message>
            <source>cheapest</source>
            <translation>le moins cher</translation>
        </message>
        <message>
            <source>least energy</source>
            <translation>le plus sobre</translation>
        </message>
        <message>
            <source>quickest</source>
            <translation>le plus rapide</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Table</translation>
        </message>
        <message>
            <source>Side by side</source>
            <translation>Côte à côte</translation>
        </message>
        <message>
            <source>Two to four selected parts, else those of the shortlist (Ctrl+M)</source>
            <translation>De deux à quatre composants choisis, sinon ceux de la sélection (Ctrl+M)</translation>
        </message>
        <message>
            <source>First</source>
            <translation>D&apos;abord</translation>
        </message>
        <message>
            <source>What stands first</source>
            <translation>Ce qui vient en premier</translation>
        </message>
        <message>
            <source>Parts side by side</source>
            <translation>Composants côte à côte</translation>
        </message>
        <message>
            <source>Take the condition %1 away</source>
            <translation>Retirer la condition %1</translation>
        </message>
        <message>
            <source>%1 of %2 parts</source>
            <translation>%1 composants sur %2</translation>
        </message>
        <message>
            <source>Select two to four parts (Ctrl+click), or put them on the shortlist: then Ctrl+M shows them side by side.</source>
            <translation>Choisissez de deux à quatre composants (Ctrl+clic) ou mettez-les dans la sélection : Ctrl+M les montre alors côte à côte.</translation>
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
        <message numerus="yes">
            <source>%1 %2 each, from %n piece(s)</source>
            <translation>
                <numerusform>%1 %2 l&apos;unité, dès %n pièce</numerusform>
                <numerusform>%1 %2 l&apos;unité, dès %n pièces</numerusform>
            </translation>
        </message>
        <message>
            <source>as of %1, from your price file</source>
            <translation>au %1, d&apos;après votre fichier de prix</translation>
        </message>
        <message>
            <source>%1 in stock</source>
            <translation>%1 en stock</translation>
        </message>
        <message>
            <source>no price: none is public; lay your own file over the database</source>
            <translation>pas de prix : aucun n&apos;est public ; posez votre propre fichier sur la base</translation>
        </message>
        <message>
            <source>Energy</source>
            <translation>Énergie</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Prix</translation>
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
            <source>These counts minus those of other answers to the same samples</source>
            <translation>Ces effectifs moins ceux d&apos;autres réponses aux mêmes échantillons</translation>
        </message>
        <message>
            <source>minus</source>
            <translation>moins</translation>
        </message>
        <message>
            <source>The matrix that is subtracted</source>
            <translation>La matrice soustraite</translation>
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
        <name>jauge::gui::FacetPanel</name>
        <message>
            <source>Flash</source>
            <translation>Flash</translation>
        </message>
        <message>
            <source>RAM</source>
            <translation>RAM</translation>
        </message>
        <message>
            <source>RAM in one piece</source>
            <translation>RAM d&apos;un seul tenant</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Horloge</translation>
        </message>
        <message>
            <source>Runs from</source>
            <translation>Fonctionne dès</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Prix</translation>
        </message>
        <message>
            <source>Price, %1</source>
            <translation>Prix, %1</translation>
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
            <source>A board is known</source>
            <translation>Une carte est connue</translation>
        </message>
        <message>
            <source>With a floating-point unit</source>
            <translation>Avec une unité à virgule flottante</translation>
        </message>
        <message>
            <source>With DSP instructions (SMLAD and friends)</source>
            <translation>Avec des instructions DSP (SMLAD et consorts)</translation>
        </message>
        <message>
            <source>With vector instructions (Helium)</source>
            <translation>Avec des instructions vectorielles (Helium)</translation>
        </message>
        <message>
            <source>With an accelerator for networks</source>
            <translation>Avec un accélérateur de réseaux</translation>
        </message>
        <message>
            <source>Chips that some known board carries</source>
            <translation>Puces que porte une carte connue</translation>
        </message>
        <message>
            <source>Vendor</source>
            <translation>Fabricant</translation>
        </message>
        <message>
            <source>Core</source>
            <translation>Cœur</translation>
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
        <name>jauge::gui::FirmwareCard</name>
        <message>
            <source>Flash…</source>
            <translation>Flasher…</translation>
        </message>
        <message>
            <source>Ask the board what it holds, or write the probe into its Flash</source>
            <translation>Demander à la carte ce qu&apos;elle contient, ou écrire la sonde dans sa Flash</translation>
        </message>
        <message>
            <source>Ask the board</source>
            <translation>Interroger la carte</translation>
        </message>
        <message>
            <source>Flash as %1…</source>
            <translation>Flasher comme %1…</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Flashing</source>
            <translation>Écriture de la Flash</translation>
        </message>
        <message>
            <source>Flash the probe</source>
            <translation>Flasher la sonde</translation>
        </message>
        <message>
            <source>The firmware that is on the board now will be replaced by Jauge&apos;s probe for %1. Its option bytes are left alone.</source>
            <translation>Le micrologiciel présent sur la carte sera remplacé par la sonde de Jauge pour %1. Ses octets d&apos;option ne sont pas touchés.</translation>
        </message>
        <message>
            <source>Flash</source>
            <translation>Flasher</translation>
        </message>
        <message>
            <source>none needed: this computer&apos;s own kernels</source>
            <translation>aucun : les noyaux de cet ordinateur</translation>
        </message>
        <message>
            <source>the board&apos;s own, loaded by itself</source>
            <translation>celui de la carte, chargé tout seul</translation>
        </message>
        <message>
            <source>waiting for the board</source>
            <translation>attente de la carte</translation>
        </message>
        <message>
            <source>not asked yet; a run asks by itself</source>
            <translation>pas encore interrogé ; une exécution le fait d&apos;elle-même</translation>
        </message>
        <message>
            <source>no probe answers</source>
            <translation>aucune sonde ne répond</translation>
        </message>
        <message>
            <source>%1 on board, identical to ours: nothing to flash</source>
            <translation>%1 sur la carte, identique à la nôtre : rien à flasher</translation>
        </message>
        <message>
            <source>%1 on board, build %2: not the one that came with this Jauge</source>
            <translation>%1 sur la carte, version %2 : pas celle livrée avec ce Jauge</translation>
        </message>
        <message>
            <source>flashed with %1, read back and verified</source>
            <translation>flashé avec %1, relu et vérifié</translation>
        </message>
        <message>
            <source>flashed with %1, not read back</source>
            <translation>flashé avec %1, non relu</translation>
        </message>
        <message>
            <source>Probe</source>
            <translation>Sonde</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::HistogramSlider</name>
        <message>
            <source>%1, no limit</source>
            <translation>%1, sans limite</translation>
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
        <message>
            <source>Price</source>
            <translation>Prix</translation>
        </message>
        <message>
            <source>Each</source>
            <translation>L&apos;unité</translation>
        </message>
        <message>
            <source>In stock</source>
            <translation>En stock</translation>
        </message>
        <message>
            <source>%1 + %2</source>
            <translation>%1 + %2</translation>
        </message>
        <message>
            <source>In the same family</source>
            <translation>Dans la même famille</translation>
        </message>
        <message>
            <source>Next smaller</source>
            <translation>Juste en dessous</translation>
        </message>
        <message>
            <source>Next larger</source>
            <translation>Juste au-dessus</translation>
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
        <message>
            <source>Prices, stock and notes</source>
            <translation>Prix, stocks et notes</translation>
        </message>
        <message>
            <source>CSV (*.csv)</source>
            <translation>CSV (*.csv)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Tous les fichiers (*)</translation>
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
            <source>%1 · rows: truth</source>
            <translation>%1 · lignes : vérité</translation>
        </message>
        <message>
            <source>Other model</source>
            <translation>Autre modèle</translation>
        </message>
        <message>
            <source>paused at %1 of %2</source>
            <translation>en pause à %1 sur %2</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Reprendre</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>The first step says where the model runs: on this computer, on a virtual board, or on a board that is plugged in; boards give times as well. The second asks a real board for its firmware and flashes the probe. Choose a data set and run the model over it: accuracy with its interval, who is taken for whom, and the figures of every class fill while the run goes on. Stop keeps what is done. A cell of the matrix shows its samples; arrows move from cell to cell. Ctrl+T shows the matrix as a table. The other tabs compare two models on the same samples and look for drift between data sets.</source>
            <translation>La première étape dit où le modèle s&apos;exécute : sur cet ordinateur, sur une carte virtuelle ou sur une carte branchée ; les cartes donnent aussi des temps. La deuxième demande à une vraie carte son micrologiciel et flashe la sonde. Choisissez un jeu de données et exécutez le modèle dessus : l&apos;exactitude avec son intervalle, qui est pris pour qui et les chiffres de chaque classe se remplissent pendant l&apos;exécution. Arrêter garde ce qui est fait. Une case de la matrice montre ses échantillons ; les flèches vont de case en case. Ctrl+T montre la matrice en table. Les autres onglets comparent deux modèles sur les mêmes échantillons et cherchent une dérive entre jeux de données.</translation>
        </message>
        <message>
            <source>Options</source>
            <translation>Options</translation>
        </message>
        <message>
            <source>Read the board&apos;s current meter as well (3 s)</source>
            <translation>Lire aussi l&apos;ampèremètre de la carte (3 s)</translation>
        </message>
        <message>
            <source>Let this computer answer the same data afterwards</source>
            <translation>Faire répondre ensuite cet ordinateur aux mêmes données</translation>
        </message>
        <message>
            <source>Between two samples; the board waits</source>
            <translation>Entre deux échantillons ; la carte attend</translation>
        </message>
        <message>
            <source>Float</source>
            <translation>Flottant</translation>
        </message>
        <message>
            <source>%1, PC</source>
            <translation>%1, PC</translation>
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
        <message>
            <source>Above: the bytes that are live at each step, with the peak named and the target&apos;s RAM. Below: where every tensor lies in the arena while it lives; hatched places keep only some rows, bands are layers that run row by row together, arrows are bytes that are moved. The buttons above choose how hard the arena is planned. Click a step to see the tensors alive there. Ctrl+T shows the same figures as tables.</source>
            <translation>En haut : les octets vivants à chaque étape, avec le pic nommé et la RAM de la cible. En bas : où chaque tenseur se trouve dans l&apos;arène tant qu&apos;il vit ; les places hachurées ne gardent que quelques lignes, les bandes sont des couches qui s&apos;exécutent ensemble ligne par ligne, les flèches des octets déplacés. Les boutons du haut choisissent l&apos;effort de planification. Cliquez sur une étape pour voir les tenseurs qui y vivent. Ctrl+T montre les mêmes chiffres en tables.</translation>
        </message>
        <message>
            <source>Plan the memory at every level</source>
            <translation>Planifier la mémoire à chaque niveau</translation>
        </message>
        <message>
            <source>Kept apart</source>
            <translation>Séparés</translation>
        </message>
        <message>
            <source>Overlapping</source>
            <translation>Superposés</translation>
        </message>
        <message>
            <source>Row by row</source>
            <translation>Ligne par ligne</translation>
        </message>
        <message>
            <source>Every tensor has bytes of its own while it lives</source>
            <translation>Chaque tenseur a ses propres octets tant qu&apos;il vit</translation>
        </message>
        <message>
            <source>Input and output of a layer share bytes where that is safe</source>
            <translation>Entrée et sortie d&apos;une couche partagent des octets là où c&apos;est sûr</translation>
        </message>
        <message>
            <source>Groups of layers run row by row and keep only some rows between them</source>
            <translation>Des groupes de couches s&apos;exécutent ligne par ligne et ne gardent que quelques lignes entre elles</translation>
        </message>
        <message>
            <source>Not planned: the network is too large, or cannot be planned so</source>
            <translation>Pas planifié : le réseau est trop grand, ou ne peut l&apos;être ainsi</translation>
        </message>
        <message>
            <source>planned; no smaller arena is possible in any order of the layers</source>
            <translation>planifié ; aucune arène plus petite n&apos;est possible, quel que soit l&apos;ordre des couches</translation>
        </message>
        <message>
            <source>The network&apos;s own input or output needs as much: only a smaller one helps.</source>
            <translation>L&apos;entrée ou la sortie du réseau en demande autant : seule une plus petite aide.</translation>
        </message>
        <message>
            <source>Only less at this step helps: smaller weights, or a smaller layer elsewhere, do not.</source>
            <translation>Seul moins à cette étape aide : des poids plus petits ou une couche plus petite ailleurs n&apos;y changent rien.</translation>
        </message>
        <message>
            <source>Overlapping needs %1.</source>
            <translation>Superposés, il suffit de %1.</translation>
        </message>
        <message>
            <source>Row by row needs %1.</source>
            <translation>Ligne par ligne, il suffit de %1.</translation>
        </message>
        <message>
            <source>This plan moves %1 while it runs.</source>
            <translation>Ce plan déplace %1 pendant l&apos;exécution.</translation>
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
        <name>jauge::gui::ParetoPanel</name>
        <message>
            <source>Latency, ms</source>
            <translation>Latence, ms</translation>
        </message>
        <message>
            <source>Energy, mJ</source>
            <translation>Énergie, mJ</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Prix</translation>
        </message>
        <message>
            <source>Price, %1</source>
            <translation>Prix, %1</translation>
        </message>
        <message>
            <source>Fullest memory, %</source>
            <translation>Mémoire la plus remplie, %</translation>
        </message>
        <message>
            <source>To the right</source>
            <translation>Vers la droite</translation>
        </message>
        <message>
            <source>Upwards</source>
            <translation>Vers le haut</translation>
        </message>
        <message>
            <source>Figure to the right</source>
            <translation>Grandeur vers la droite</translation>
        </message>
        <message>
            <source>Figure upwards</source>
            <translation>Grandeur vers le haut</translation>
        </message>
        <message>
            <source>Parts by two figures; Ctrl+T shows those that none beats as a table</source>
            <translation>Composants selon deux grandeurs ; Ctrl+T montre en table ceux que nul ne bat</translation>
        </message>
        <message>
            <source>Parts that none beats in both figures</source>
            <translation>Composants que nul ne bat sur les deux grandeurs</translation>
        </message>
        <message>
            <source>No part that fits has both figures.</source>
            <translation>Aucun composant qui convient n&apos;a les deux grandeurs.</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %2 parts that fit have both figures; none beats the %n filled one(s).</source>
            <translation>
                <numerusform>%1 composants sur %2 conviennent et ont les deux grandeurs ; nul ne bat celui qui est plein.</numerusform>
                <numerusform>%1 composants sur %2 conviennent et ont les deux grandeurs ; nul ne bat les %n pleins.</numerusform>
            </translation>
        </message>
        <message>
            <source>Part or board</source>
            <translation>Composant ou carte</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::PartDialog</name>
        <message>
            <source>Add a part</source>
            <translation>Ajouter un composant</translation>
        </message>
        <message>
            <source>From its data sheet. What you do not know, leave out: unknown is a good answer, a guess is not. The record is written into your own folder and can be edited there.</source>
            <translation>D&apos;après sa fiche technique. Ce que vous ignorez, laissez-le vide : inconnu est une bonne réponse, deviné non. La fiche est écrite dans votre propre dossier, où elle peut être modifiée.</translation>
        </message>
        <message>
            <source>&amp;Vendor</source>
            <translation>&amp;Fabricant</translation>
        </message>
        <message>
            <source>&amp;Family</source>
            <translation>Fa&amp;mille</translation>
        </message>
        <message>
            <source>&amp;Part</source>
            <translation>&amp;Composant</translation>
        </message>
        <message>
            <source>&amp;Core</source>
            <translation>C&amp;œur</translation>
        </message>
        <message>
            <source>C&amp;lock</source>
            <translation>&amp;Horloge</translation>
        </message>
        <message>
            <source>&amp;Source</source>
            <translation>&amp;Source</translation>
        </message>
        <message>
            <source>data sheet and revision</source>
            <translation>fiche technique et révision</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>inconnue</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Mémoire</translation>
        </message>
        <message>
            <source>Memory regions</source>
            <translation>Régions de mémoire</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Début</translation>
        </message>
        <message>
            <source>Size, Kio</source>
            <translation>Taille, Kio</translation>
        </message>
        <message>
            <source>Size, KiB</source>
            <translation>Taille, KiB</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Genre</translation>
        </message>
        <message>
            <source>Add a row</source>
            <translation>Ajouter une ligne</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Retirer</translation>
        </message>
        <message>
            <source>Add the part</source>
            <translation>Ajouter le composant</translation>
        </message>
        <message>
            <source>the start is no address</source>
            <translation>le début n&apos;est pas une adresse</translation>
        </message>
        <message>
            <source>the size is no number</source>
            <translation>la taille n&apos;est pas un nombre</translation>
        </message>
        <message>
            <source>Written to %1</source>
            <translation>Écrit dans %1</translation>
        </message>
        <message>
            <source>Not added: %1</source>
            <translation>Pas ajouté : %1</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::ProbeFirmware</name>
        <message>
            <source>Ask %1 for its firmware</source>
            <translation>Demander son micrologiciel à %1</translation>
        </message>
        <message>
            <source>Flash the probe of %1</source>
            <translation>Flasher la sonde de %1</translation>
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
        <message>
            <source>the row is set aside and changes nothing</source>
            <translation>la ligne est mise de côté et ne change rien</translation>
        </message>
    </context>
    <context>
        <name>jauge::gui::SideBySideRows</name>
        <message>
            <source>Fact</source>
            <translation>Fait</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Verdict</translation>
        </message>
        <message>
            <source>Runtime</source>
            <translation>Moteur</translation>
        </message>
        <message>
            <source>Flash used</source>
            <translation>Flash occupée</translation>
        </message>
        <message>
            <source>RAM used</source>
            <translation>RAM occupée</translation>
        </message>
        <message>
            <source>Latency</source>
            <translation>Latence</translation>
        </message>
        <message>
            <source>Energy of one inference</source>
            <translation>Énergie d&apos;une inférence</translation>
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
        <message>
            <source>FreeRTOS, four tasks</source>
            <translation>FreeRTOS, quatre tâches</translation>
        </message>
        <message>
            <source>Zephyr with a Bluetooth LE peripheral</source>
            <translation>Zephyr avec un périphérique Bluetooth LE</translation>
        </message>
        <message>
            <source>Zephyr with a Bluetooth LE broadcaster</source>
            <translation>Zephyr avec un diffuseur Bluetooth LE</translation>
        </message>
        <message>
            <source>Nordic SoftDevice S132 (Bluetooth LE)</source>
            <translation>SoftDevice S132 de Nordic (Bluetooth LE)</translation>
        </message>
        <message>
            <source>one more task</source>
            <translation>une tâche de plus</translation>
        </message>
        <message>
            <source>Runs &amp;beside it</source>
            <translation>Tourne à &amp;côté</translation>
        </message>
        <message>
            <source>nothing known</source>
            <translation>rien de connu</translation>
        </message>
        <message>
            <source>%1: %2 Flash, %3 RAM</source>
            <translation>%1 : %2 de Flash, %3 de RAM</translation>
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
        <message>
            <source>asking the board</source>
            <translation>interrogation de la carte</translation>
        </message>
        <message>
            <source>erasing</source>
            <translation>effacement</translation>
        </message>
        <message>
            <source>writing</source>
            <translation>écriture</translation>
        </message>
        <message>
            <source>verifying</source>
            <translation>vérification</translation>
        </message>
        <message>
            <source>done</source>
            <translation>terminé</translation>
        </message>
        <message>
            <source>measuring the current</source>
            <translation>mesure du courant</translation>
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
