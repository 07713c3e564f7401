// The French of what a board said: see catalogue.h.
#pragma once

#include "reports/wording/translation.h"

namespace jauge::reports {

inline constexpr Translation board_catalogue[] = {
    {"Virtual board (firmware of {0})", "Carte virtuelle (micrologiciel de {0})"},
    {"the probe as a desktop process", "la sonde comme programme de bureau"},
    {"Run on: {0}.", "Exécuté sur : {0}."},
    {"Probe {0}, build {1}.", "Sonde {0}, version {1}."},
    {"Clock {0}, {1}.", "Horloge {0}, {1}."},
    {"locked to a crystal", "asservie à un quartz"},
    {"not locked to a crystal: times may be off by about 1 %",
     "pas asservie à un quartz : les temps peuvent être faux d'environ 1 %"},
    {"DBANK = {0}, {1} wait states.", "DBANK = {0}, {1} cycles d'attente."},
    {"Modelled, not measured: the virtual board counts the cycles of a Cortex-M4; its times are within {0}.",
     "Modélisé, pas mesuré : la carte virtuelle compte les cycles d'un Cortex-M4 ; ses temps sont à {0} près."},
    {"A desktop process has no chip's cycles: it gives answers, and no times.",
     "Un programme de bureau n'a pas les cycles d'une puce : il donne des réponses, pas de temps."},
    {"Stopped after {0} of {1} samples: the figures are those of the samples done.",
     "Arrêté après {0} échantillons sur {1} : les chiffres sont ceux des échantillons faits."},
    {"The runs differ by more than 2 %: something else uses the chip or its clock.",
     "Les exécutions diffèrent de plus de 2 % : autre chose occupe la puce ou son horloge."},
    {"Latency, median of {0} runs", "Latence, médiane de {0} exécutions"},
    {"Stack in use", "Pile utilisée"},
    {"Package in Flash", "Paquet en Flash"},
    {"Code of the kernels", "Code des noyaux"},
    {"{0} mA at {1} V", "{0} mA sous {1} V"},
    {"{0} of {1} samples right; 95 %: {2} to {3}", "{0} échantillons justes sur {1} ; 95 % : {2} à {3}"},
    {"Time of every layer", "Temps de chaque couche"},
    {"Estimated, ms", "Estimé, ms"},
    {"Modelled, ms", "Modélisé, ms"},
    {"Measured, ms", "Mesuré, ms"},
    {"Off by", "Écart"},
    {"Cycles", "Cycles"},
    {"all layers", "toutes les couches"},
    {"Layers are timed in a run of their own, whose measuring costs a little: their sum is a little above the whole "
     "run's.",
     "Les couches sont chronométrées dans une exécution à part, dont la mesure coûte un peu : leur somme dépasse un "
     "peu "
     "celle de l'exécution entière."},
    {"Estimates are for runtime {0}.", "Les estimations sont pour le moteur {0}."},
    {"Confusion matrix on the board", "Matrice de confusion sur la carte"},
    {"True class", "Classe vraie"},
    {"Rows are the true classes, columns the answers.",
     "Les lignes sont les classes vraies, les colonnes les réponses."},
    {"Most often taken for another", "Le plus souvent pris pour une autre classe"},
    {"Every class on the board", "Chaque classe sur la carte"},
    {"Board and this computer give the same answer for {0} of {1} samples.",
     "La carte et cet ordinateur donnent la même réponse pour {0} échantillons sur {1}."},
    {"One sample in 50 was run again: {0} of {1} gave the same bytes.",
     "Un échantillon sur 50 a été exécuté une seconde fois : {0} sur {1} ont donné les mêmes octets."},
    {"Link: {0} baud, {1} frames, {2} sent again, {3} damaged, {4} interruptions.",
     "Liaison : {0} bauds, {1} trames, {2} renvoyées, {3} abîmées, {4} interruptions."},
    {"row by row", "ligne par ligne"},
    {"accuracy on the board", "exactitude sur la carte"},
    {"A run with labelled samples.", "Une exécution avec des échantillons étiquetés."},
};

}  // namespace jauge::reports
