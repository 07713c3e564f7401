// The French of everything Jauge says, in one place: English pattern, French pattern. The space before : ; ? ! is made
// a no-break space when it is said.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "reports/wording/catalogue_board.h"
#include "reports/wording/catalogue_evaluation.h"
#include "reports/wording/catalogue_verdict.h"

namespace jauge::reports {

inline constexpr Translation report_catalogue[] = {
    // The document.
    {"Can {0} run on {1}?", "{0} peut-il fonctionner sur {1} ?"},
    {"Contents", "Sommaire"},
    {"Page", "Page"},
    {"To be filled: {0}", "À compléter : {0}"},
    {"{0} to {1}", "{0} à {1}"},
    {"{0}: {1}", "{0} : {1}"},
    {"{0} on {1}", "{0} sur {1}"},
    {" and ", " et "},
    {"Analysis of the model", "Analyse du modèle"},
    {"Study of the target microcontroller", "Étude du microcontrôleur cible"},
    {"Embeddability of the initial model", "Embarquabilité du modèle initial"},
    {"New models", "Nouveaux modèles"},
    {"Conversion for the target", "Conversion pour la cible"},
    {"Choice of another microcontroller", "Choix d'un autre microcontrôleur"},
    {"Integration in an embedded project", "Intégration dans un projet embarqué"},
    {"Evaluation on the target", "Évaluation sur la cible"},
    {"Conclusion", "Conclusion"},
    {"Annex: how to reproduce this report", "Annexe : comment reproduire ce rapport"},

    // Origins, verdicts, families, memories.
    {"counted", "compté"},
    {"planned", "planifié"},
    {"estimated", "estimé"},
    {"modelled", "modélisé"},
    {"measured", "mesuré"},
    {"unknown", "inconnu"},
    {"none", "aucune"},
    {"yes", "oui"},
    {"no", "non"},
    {"Fits", "Tient"},
    {"Tight", "Juste"},
    {"Does not fit", "Ne tient pas"},
    {"Unknown", "Inconnu"},
    {"convolution", "convolution"},
    {"depthwise convolution", "convolution par canal"},
    {"dense", "dense"},
    {"pooling", "sous-échantillonnage"},
    {"elementwise", "élément par élément"},
    {"recurrent", "récurrent"},
    {"activation", "activation"},
    {"data movement", "déplacement de données"},
    {"internal Flash", "Flash interne"},
    {"core-coupled RAM (no DMA)", "RAM couplée au cœur (sans DMA)"},
    {"tightly coupled RAM for data", "RAM étroitement couplée, données"},
    {"tightly coupled RAM for code", "RAM étroitement couplée, code"},
    {"backup RAM", "RAM de sauvegarde"},
    {"reserved RAM", "RAM réservée"},
    {"external Flash of the board", "Flash externe de la carte"},
    {"external RAM of the board", "RAM externe de la carte"},

    // Column titles and short names.
    {"Flash", "Flash"},
    {"RAM", "RAM"},
    {"Latency", "Latence"},
    {"Energy", "Énergie"},
    {"Arena", "Arène"},
    {"Chip", "Puce"},
    {"Core", "Cœur"},
    {"Clock", "Horloge"},
    {"Model", "Modèle"},
    {"What", "Quoi"},
    {"Value", "Valeur"},
    {"Origin", "Origine"},
    {"Bytes", "Octets"},
    {"Share", "Part"},
    {"Size", "Taille"},
    {"Type", "Type"},
    {"Name", "Nom"},
    {"Role", "Rôle"},
    {"input", "entrée"},
    {"output", "sortie"},
    {"Count", "Compte"},
    {"Total", "Total"},
    {"Basis", "Base"},
    {"Source", "Source"},
    {"Fact", "Donnée"},
    {"Facts", "Données"},
    {"File", "Fichier"},
    {"SHA-256", "SHA-256"},
    {"Limit", "Limite"},
    {"Limit from", "Limite issue de"},
    {"Result", "Résultat"},
    {"Answer", "Réponse"},
    {"Verdict", "Verdict"},
    {"Reason", "Raison"},
    {"Reasons", "Raisons"},
    {"No.", "N°"},
    {"Layer", "Couche"},
    {"Layers", "Couches"},
    {"Operator", "Opérateur"},
    {"Output", "Sortie"},
    {"Parameters", "Paramètres"},
    {"MACs", "MAC"},
    {"% of MACs", "% des MAC"},
    {"Weights", "Poids"},
    {"Output bytes", "Octets en sortie"},
    {"step", "étape"},

    // 1 Analysis of the model.
    {"{0} is a file in the format {1} ({2}).", "{0} est un fichier au format {1} ({2})."},
    {"It was written by {0}.", "Il a été écrit par {0}."},
    {"It takes {0} and returns {1}.", "Le réseau prend {0} et rend {1}."},
    {"Its {0} layers are {1}.", "Ses {0} couches sont : {1}."},
    {"as the file stores them", "tels que le fichier les contient"},
    {"for one inference", "pour une inférence"},
    {"Deployed weights", "Poids déployés"},
    {"All figures are counted from the file. Padding taps count as MACs; bias, activations, pooling and normalisation "
     "are "
     "not MACs.",
     "Toutes les valeurs sont comptées à partir du fichier. Les bords de remplissage comptent comme des MAC ; biais, "
     "activations, sous-échantillonnage et normalisation n'en sont pas."},
    {"The first {0} of {1} layers are listed; CSV and JSON hold all of them.",
     "Les {0} premières couches sur {1} sont listées ; CSV et JSON les contiennent toutes."},
    {"Slow layers and heavy layers", "Couches lentes et couches lourdes"},
    {"Layers by MACs (counted): what takes the time", "Couches par MAC (compté) : ce qui prend du temps"},
    {"Layers by weight bytes (counted): what fills the Flash",
     "Couches par octets de poids (compté) : ce qui remplit la Flash"},
    {"{0} do {1} of the MACs and hold {2} of the weight bytes; {3} do {4} of the MACs and hold {5} of the weight "
     "bytes.",
     "{0} font {1} des MAC et portent {2} des octets de poids ; {3} font {4} des MAC et portent {5} des octets de "
     "poids."},
    {"MACs per layer (counted)", "MAC par couche (compté)"},
    {"Weight bytes per layer (counted)", "Octets de poids par couche (compté)"},
    {"Time per layer ({0})", "Temps par couche ({0})"},
    {"{0} of {1} layers have a bar; the others have none or less than these.",
     "{0} couches sur {1} ont une barre ; les autres n'en ont pas ou moins que celles-ci."},
    {"File size against deployed bytes", "Taille du fichier et octets déployés"},
    {"File on disk", "Fichier sur le disque"},
    {"of which optimizer state, never deployed", "dont état de l'optimiseur, jamais déployé"},
    {"Weights in the file", "Poids dans le fichier"},
    {"Weights deployed (Flash)", "Poids déployés (Flash)"},
    {"Arena for activations (RAM)", "Arène des activations (RAM)"},
    {"The size of the file is not what the Flash must hold: a file carries names and structure, some formats also two "
     "optimizer values per weight. Compressed (zip, gzip) sizes say nothing about Flash.",
     "La taille du fichier n'est pas ce que la Flash doit contenir : un fichier porte des noms et une structure, "
     "certains "
     "formats aussi deux valeurs d'optimiseur par poids. Une taille compressée (zip, gzip) ne dit rien de la Flash."},
    {"One model, several ways of counting", "Un modèle, plusieurs façons de compter"},
    {"What it is", "Ce que c'est"},
    {"Parameters, stored", "Paramètres stockés"},
    {"all variables of the file: 4 per channel of a batch normalisation (Keras)",
     "toutes les variables du fichier : 4 par canal d'une normalisation par lot (Keras)"},
    {"Parameters, deployed", "Paramètres déployés"},
    {"what is left after our passes: what a chip must hold",
     "ce qui reste après nos passes : ce que la puce doit contenir"},
    {"Parameters, STM32Cube.AI", "Paramètres, STM32Cube.AI"},
    {"ST counts 2 per channel of a batch normalisation", "ST en compte 2 par canal d'une normalisation par lot"},
    {"multiplications with accumulation, without bias and activations",
     "multiplications avec accumulation, sans biais ni activations"},
    {"MACs, live", "MAC utiles"},
    {"without output channels whose weights are all zero", "sans les canaux de sortie dont tous les poids sont nuls"},
    {"MACC, STM32Cube.AI", "MACC, STM32Cube.AI"},
    {"ST adds bias, activations, pooling and normalisation; for comparison only",
     "ST ajoute biais, activations, sous-échantillonnage et normalisation ; pour comparaison seulement"},
    {"Origin of all values: counted.", "Origine de toutes les valeurs : compté."},
    {"ST has no convention for {0}: the MACC is at least the value shown.",
     "ST n'a pas de convention pour {0} : la MACC vaut au moins la valeur indiquée."},
    {"Remarks on the file", "Remarques sur le fichier"},
    {"accuracy of the model and the data it was measured on",
     "exactitude du modèle et données sur lesquelles elle est mesurée"},
    {"Test images with labels: accuracy, its 95 % interval, the confusion matrix and the report per class follow from "
     "them.",
     "Des images de test étiquetées : l'exactitude, son intervalle à 95 %, la matrice de confusion et le rapport par "
     "classe "
     "en découlent."},

    // 2 Study of the target.
    {"Part", "Référence"},
    {"Vendor, family", "Fabricant, famille"},
    {"Board", "Carte"},
    {"Source of all values: {0}.", "Source de toutes les valeurs : {0}."},
    {"Floating point unit", "Unité de calcul flottant"},
    {"single precision", "simple précision"},
    {"double precision", "double précision"},
    {"DSP instructions", "Instructions DSP"},
    {"Helium vector unit", "Unité vectorielle Helium"},
    {"Neural accelerator", "Accélérateur neuronal"},
    {"Highest clock", "Horloge la plus rapide"},
    {"Internal Flash", "Flash interne"},
    {"RAM for data", "RAM pour les données"},
    {"Flash wait states at that clock", "Cycles d'attente de la Flash à cette horloge"},
    {"Supply", "Alimentation"},
    {"Current while running", "Courant en marche"},
    {"(product page; conditions not stated there, and networks draw two to three times that)",
     "(page du produit ; conditions non précisées, et un réseau consomme deux à trois fois plus)"},
    {"Memory regions", "Régions de mémoire"},
    {"Region", "Région"},
    {"Kind", "Nature"},
    {"First address", "Première adresse"},
    {"Last address", "Dernière adresse"},
    {"The RAM consists of {0} regions ({1}); the largest piece in a row has {2}. Linker scripts often offer only the "
     "first "
     "region: state the map your project uses.",
     "La RAM est faite de {0} régions ({1}) ; le plus grand bloc d'un seul tenant fait {2}. Les scripts d'édition de "
     "liens "
     "n'offrent souvent que la première région : précisez le plan mémoire de votre projet."},
    {"No memory regions are known for this chip: only totals can be judged.",
     "Aucune région de mémoire n'est connue pour cette puce : seuls les totaux peuvent être jugés."},

    // 3 Embeddability.
    {"What would help", "Ce qui aiderait"},
    {"Flash and RAM", "Flash et RAM"},
    {"Code of the runtime", "Code du moteur d'exécution"},
    {"Reserve for your firmware", "Réserve pour votre micrologiciel"},
    {"The code size of this runtime is unknown: the total is a lower bound.",
     "La taille du code de ce moteur est inconnue : le total est une borne inférieure."},
    {"Activations", "Activations"},
    {"Scratch of the kernels", "Mémoire de travail des noyaux"},
    {"Data of the runtime", "Données du moteur d'exécution"},
    {"Stack of the inference call", "Pile de l'appel d'inférence"},
    {"The RAM of this runtime is unknown: the total is a lower bound.",
     "La RAM de ce moteur est inconnue : le total est une borne inférieure."},
    {"Use of each memory region", "Occupation de chaque région de mémoire"},
    {"Used", "Utilisé"},
    {"Content", "Contenu"},
    {"weights", "poids"},
    {"code", "code"},
    {"activations", "activations"},
    {"runtime data", "données du moteur"},
    {"stack", "pile"},
    {"reserve", "réserve"},
    {"Weights and code find no place in the Flash regions, so none is shown as used.",
     "Poids et code ne trouvent pas de place dans les régions Flash : aucune n'est montrée comme utilisée."},
    {"The RAM that is needed finds no place in the RAM regions, so none is shown as used.",
     "La RAM nécessaire ne trouve pas de place dans les régions de RAM : aucune n'est montrée comme utilisée."},
    {"Latency and energy", "Latence et énergie"},
    {"Latency and energy with runtime {0}", "Latence et énergie avec le moteur {0}"},
    {"Latency of one inference", "Latence d'une inférence"},
    {"Energy of one inference", "Énergie d'une inférence"},
    {"A count of operations divided by the clock is not a time: no core of this kind completes one multiplication with "
     "accumulation per cycle on a whole network.",
     "Un nombre d'opérations divisé par l'horloge n'est pas un temps : aucun cœur de ce type n'achève une "
     "multiplication "
     "avec accumulation par cycle sur un réseau entier."},
    {"The interval above means {0} to {1} cycles per MACC.",
     "L'intervalle ci-dessus correspond à {0} à {1} cycles par MACC."},
    {"The value above means {0} cycles per MACC.", "La valeur ci-dessus correspond à {0} cycles par MACC."},
    {"RAM peak", "Pic de RAM"},
    {"No layer needs memory for activations.", "Aucune couche n'a besoin de mémoire pour ses activations."},
    {"The arena needs {0} ({1}). Its peak is one moment: step {2}, {3}.",
     "L'arène demande {0} ({1}). Son pic est un seul instant : étape {2}, {3}."},
    {"Smaller weights, or a smaller layer anywhere else, do not lower it.",
     "Des poids plus petits, ou une couche plus petite ailleurs, ne l'abaissent pas."},
    {"Proven smallest in this order of the layers with tensors at fixed places (M0): {0} of tensors are alive at once "
     "while {1} runs.",
     "Plus petit possible, prouvé, dans cet ordre des couches avec des tenseurs à places fixes (M0) : {0} de tenseurs "
     "vivent à la fois pendant {1}."},
    {"Proven smallest in any order of the layers with tensors at fixed places (M1): {0} of tensors are alive at once "
     "while {1} runs.",
     "Plus petit possible, prouvé, dans tout ordre des couches avec des tenseurs à places fixes (M1) : {0} de tenseurs "
     "vivent à la fois pendant {1}."},
    {"Proven smallest in this order of the layers with input and output of a layer sharing bytes, and tensors that "
     "move (M2): {0} of tensors are alive at once while {1} runs.",
     "Plus petit possible, prouvé, dans cet ordre des couches avec l'entrée et la sortie d'une couche qui partagent "
     "des octets et des tenseurs déplacés (M2) : {0} de tenseurs vivent à la fois pendant {1}."},
    {"Proven smallest in any order of the layers with input and output of a layer sharing bytes, and tensors that move "
     "(M2): {0} of tensors are alive at once while {1} runs.",
     "Plus petit possible, prouvé, dans tout ordre des couches avec l'entrée et la sortie d'une couche qui partagent "
     "des octets et des tenseurs déplacés (M2) : {0} de tenseurs vivent à la fois pendant {1}."},
    {"Proven smallest in this order of the layers with groups of layers that run row by row (M3): {0} of tensors are "
     "alive at once while {1} runs.",
     "Plus petit possible, prouvé, dans cet ordre des couches avec des groupes de couches exécutés ligne par ligne "
     "(M3) : {0} de tenseurs vivent à la fois pendant {1}."},
    {"Proven smallest in any order of the layers with groups of layers that run row by row (M3): {0} of tensors are "
     "alive at once while {1} runs.",
     "Plus petit possible, prouvé, dans tout ordre des couches avec des groupes de couches exécutés ligne par ligne "
     "(M3) : {0} de tenseurs vivent à la fois pendant {1}."},
    {"At least {0} are needed while {1} runs ({2}); whether less than the plan is possible is not proven.",
     "Il faut au moins {0} pendant {1} ({2}) ; qu'un plan plus petit existe n'est ni prouvé ni exclu."},
    {"Inputs and outputs alone need {0}.", "Les entrées et sorties à elles seules demandent {0}."},
    {"Only a smaller input or output of the network would make it smaller: they need as much themselves.",
     "Seule une entrée ou une sortie plus petite du réseau la réduirait : elles demandent autant à elles seules."},
    {"What would make it smaller: input and output of {0} sharing bytes (level overlap), or smaller tensors at that "
     "step.",
     "Ce qui la réduirait : l'entrée et la sortie de {0} partageant des octets (niveau overlap), ou des tenseurs plus "
     "petits à cette étape."},
    {"What would make it smaller: {0} running row by row with its neighbours (level stream), or smaller tensors at "
     "that step.",
     "Ce qui la réduirait : {0} exécutée ligne par ligne avec ses voisines (niveau stream), ou des tenseurs plus "
     "petits à cette étape."},
    {"What would make it smaller: smaller tensors around {0}, or kernels that make a few channels or part of a row at "
     "a time.",
     "Ce qui la réduirait : des tenseurs plus petits autour de {0}, ou des noyaux qui calculent quelques canaux ou une "
     "partie de ligne à la fois."},
    {"Planner mode: {0}.", "Mode du planificateur : {0}."},
    {"no overlap of input and output", "entrée et sortie sans recouvrement"},
    {"input and output may overlap", "entrée et sortie peuvent se recouvrir"},
    {"row streaming", "calcul ligne par ligne"},
    {"Alive at the peak", "Vivants au pic"},
    {"Tensor", "Tenseur"},
    {"Offset", "Décalage"},
    {"First step", "Première étape"},
    {"Last step", "Dernière étape"},
    {"Origin of all values: planned. Tensors that take over one another's bytes share an offset.",
     "Origine de toutes les valeurs : planifié. Les tenseurs qui reprennent les octets d'un autre ont le même "
     "décalage."},
    {"Live bytes over time (planned)", "Octets vivants au cours du temps (planifié)"},
    {"Peak of {0} at step {1}, {2}.", "Pic de {0} à l'étape {1}, {2}."},
    {"RAM of {0}: {1}", "RAM de {0} : {1}"},
    {"Arena map (planned)", "Plan de l'arène (planifié)"},
    {"Arena of {0}: every tensor at its offset while it lives.",
     "Arène de {0} : chaque tenseur à son décalage tant qu'il vit."},
    {"{0}: {1} at offset {2}, steps {3} to {4}", "{0} : {1} au décalage {2}, étapes {3} à {4}"},

    // 4 to 9.
    {"The initial model and the new ones", "Le modèle initial et les nouveaux"},
    {"Parameters and MACs are counted; Flash, RAM and latency are estimated where an interval stands behind them.",
     "Paramètres et MAC sont comptés ; Flash, RAM et latence sont estimées là où un intervalle les suit."},
    {"accuracy of each new model, with its interval", "exactitude de chaque nouveau modèle, avec son intervalle"},
    {"The same test images for all models.", "Les mêmes images de test pour tous les modèles."},
    {"Where a smaller model would gain most: {0}", "Là où un modèle plus petit gagnerait le plus : {0}"},
    {"design, training and figures of smaller models", "conception, entraînement et valeurs de modèles plus petits"},
    {"Other model files given beside the initial one are compared here: bytes, MACs, RAM, latency and verdict.",
     "D'autres fichiers de modèles donnés avec le modèle initial sont comparés ici : octets, MAC, RAM, latence et "
     "verdict."},
    {"Constants of the file by element type", "Constantes du fichier par type d'élément"},
    {"quantised or compressed variant, and the accuracy it costs",
     "variante quantifiée ou compressée, et l'exactitude qu'elle coûte"},
    {"Some hundred representative inputs, with labels if accuracy is to be measured: the error of each layer and the "
     "bytes "
     "won follow from them.",
     "Quelques centaines d'entrées représentatives, étiquetées si l'exactitude doit être mesurée : l'erreur de chaque "
     "couche "
     "et les octets gagnés en découlent."},
    {"chips that would hold the model", "puces qui pourraient contenir le modèle"},
    {"A comparison of the model with the chips of the database.",
     "Une comparaison du modèle avec les puces de la base."},
    {"Other chips, those that fit first", "Autres puces, celles qui conviennent d'abord"},
    {"Flash used", "Flash utilisée"},
    {"RAM used", "RAM utilisée"},
    {"{0} of {1} chips. Shares are those of internal memory; latencies are estimated. Prices are not in the database: "
     "no "
     "public list of them exists.",
     "{0} puces sur {1}. Les parts sont celles de la mémoire interne ; les latences sont estimées. La base ne contient "
     "pas de "
     "prix : il n'en existe pas de liste publique."},
    {"Buffers the firmware fills and reads", "Tampons que le micrologiciel remplit et lit"},
    {"Shape on the chip", "Forme sur la puce"},
    {"Channels come last on the chip, as cameras deliver them. Inputs and outputs lie inside the arena.",
     "Sur la puce, les canaux viennent en dernier, comme les caméras les fournissent. Entrées et sorties sont dans "
     "l'arène."},
    {"project, linker lines and the code that feeds the network",
     "projet, lignes de l'éditeur de liens et code qui alimente le réseau"},
    {"A C project with the planned arena is generated from the model.",
     "Un projet C avec l'arène planifiée est généré à partir du modèle."},
    {"latency, stack and accuracy measured on the board", "latence, pile et exactitude mesurées sur la carte"},
    {"A run on a board or on the virtual board: time per layer, stack in use, accuracy and confusion matrix. Until "
     "then no "
     "time in this report is measured.",
     "Une exécution sur une carte ou sur la carte virtuelle : temps par couche, pile utilisée, exactitude et matrice "
     "de "
     "confusion. D'ici là, aucun temps de ce rapport n'est mesuré."},
    {"Limits against results", "Limites et résultats"},
    {"set by you", "fixée par vous"},
    {"RAM of the chip", "RAM de la puce"},
    {"no figure yet", "pas encore de valeur"},
    {"no limit given", "pas de limite donnée"},
    {"met", "tenue"},
    {"not met", "non tenue"},
    {"undecided: the limit lies inside the interval", "indécis : la limite est dans l'intervalle"},
    {"accuracy against the accuracy that is required", "exactitude obtenue face à l'exactitude requise"},
    {"A measured accuracy (section on the model) and the value your application needs.",
     "Une exactitude mesurée (section sur le modèle) et la valeur dont votre application a besoin."},

    // Annex.
    {"Made by {0}.", "Produit par {0}."},
    {"Model files", "Fichiers de modèles"},
    {"Settings", "Réglages"},
    {"Runtime", "Moteur d'exécution"},
    {"Stack", "Pile"},
    {"RAM reserve", "Réserve de RAM"},
    {"Flash reserve", "Réserve de Flash"},
    {"Command line", "Ligne de commande"},
    {"What the words mean", "Ce que disent les mots"},
    {"counted: from the file alone, exact", "compté : à partir du fichier seul, exact"},
    {"planned: by the memory planner, exact for its plan",
     "planifié : par le planificateur de mémoire, exact pour son plan"},
    {"estimated: from published or typical figures, with an interval",
     "estimé : à partir de valeurs publiées ou typiques, avec un intervalle"},
    {"modelled: by the cycle model of the virtual board, with an interval",
     "modélisé : par le modèle de cycles de la carte virtuelle, avec un intervalle"},
    {"measured: on a real board", "mesuré : sur une carte réelle"},
    {"1 KiB = 1,024 B and 1 MiB = 1,048,576 B; one MAC is one multiplication with accumulation, never counted as two",
     "1 Kio = 1 024 o et 1 Mio = 1 048 576 o ; un MAC est une multiplication avec accumulation, jamais comptée pour "
     "deux"},
};

inline constexpr auto catalogue = [] {
  std::array<Translation, std::size(report_catalogue) + std::size(verdict_catalogue) + std::size(evaluation_catalogue) +
                              std::size(board_catalogue)>
      all;
  auto end = all.begin();
  for (const std::span<const Translation> part :
       {std::span<const Translation>(report_catalogue), std::span<const Translation>(verdict_catalogue),
        std::span<const Translation>(evaluation_catalogue), std::span<const Translation>(board_catalogue)})
    end = std::ranges::copy(part, end).out;
  return all;
}();

// Nothing when the catalogue does not know the pattern.
constexpr std::optional<std::string_view> french_of(std::string_view english) {
  for (const Translation& entry : catalogue)
    if (entry.english == english) return entry.french;
  return std::nullopt;
}

}  // namespace jauge::reports
