// The French of verdicts, suggestions and estimates: see catalogue.h.
#pragma once

#include "reports/wording/translation.h"

namespace jauge::reports {

inline constexpr Translation verdict_catalogue[] = {
    // Verdicts (analyzer/verdict/patterns.h).
    {"fits the Flash of {0}: {1} of {2} ({3})", "tient dans la Flash de {0} : {1} sur {2} ({3})"},
    {"fits the Flash of {0} with little left: {1} of {2} ({3})",
     "tient dans la Flash de {0}, mais il reste peu : {1} sur {2} ({3})"},
    {"fits the Flash of {0} with code of typical size ({1} of {2}), but may need up to {3}",
     "tient dans la Flash de {0} avec un code de taille typique ({1} sur {2}), mais peut demander jusqu'à {3}"},
    {"does not fit the internal Flash of {0} by {1}: {2} needed, {3} there",
     "ne tient pas dans la Flash interne de {0}, il manque {1} : {2} nécessaires, {3} présents"},
    {"does not fit the external Flash of {0} by {1}: {2} needed, {3} there",
     "ne tient pas dans la Flash externe de {0}, il manque {1} : {2} nécessaires, {3} présents"},
    {"fits with {1} of weights in the board's external Flash {2}: {3} needed, {4} of them inside {0}",
     "tient avec {1} de poids dans la Flash externe {2} de la carte : {3} nécessaires, dont {4} à l'intérieur de {0}"},
    {"fits with {1} of weights in the board's external Flash {2}, with little left: {3} needed, {4} of them inside {0}",
     "tient avec {1} de poids dans la Flash externe {2} de la carte, mais il reste peu : {3} nécessaires, dont {4} à "
     "l'intérieur de {0}"},
    {"does not fit the Flash of {0} even with the board's external Flash, by {1}: {2} needed, {3} there",
     "ne tient pas dans la Flash de {0}, même avec la Flash externe de la carte, il manque {1} : {2} nécessaires, {3} "
     "présents"},
    {"code and reserve must lie in the internal Flash of {0} and miss it by {1}: {2} needed, {3} there",
     "le code et la réserve doivent tenir dans la Flash interne de {0}, il manque {1} : {2} nécessaires, {3} présents"},
    {"the Flash of {0} is not known", "la Flash de {0} n'est pas connue"},
    {"the code size of {0} is not known; without it {1} of {2} Flash are used",
     "la taille du code de {0} n'est pas connue ; sans lui, {1} de Flash sur {2} sont occupés"},
    {"fits the RAM of {0}: {1} of {2} ({3}); the arena lies in {4}",
     "tient dans la RAM de {0} : {1} sur {2} ({3}) ; l'arène est en {4}"},
    {"fits the RAM of {0} with little left: {1} of {2} ({3}); the arena lies in {4}",
     "tient dans la RAM de {0}, mais il reste peu : {1} sur {2} ({3}) ; l'arène est en {4}"},
    {"fits the RAM of {0} with a runtime of typical size ({1} of {2}), but may need up to {3}",
     "tient dans la RAM de {0} avec un moteur de taille typique ({1} sur {2}), mais peut demander jusqu'à {3}"},
    {"does not fit the RAM of {0} by {1}: {2} needed, {3} there",
     "ne tient pas dans la RAM de {0}, il manque {1} : {2} nécessaires, {3} présents"},
    {"fits the RAM of {0}, arena over 2 regions ({4} {5}, {6} {7}): {1} of {2} ({3})",
     "tient dans la RAM de {0}, arène sur 2 régions ({4} {5}, {6} {7}) : {1} sur {2} ({3})"},
    {"fits the RAM of {0}, arena over 3 regions ({4} {5}, {6} {7}, {8} {9}): {1} of {2} ({3})",
     "tient dans la RAM de {0}, arène sur 3 régions ({4} {5}, {6} {7}, {8} {9}) : {1} sur {2} ({3})"},
    {"fits the RAM of {0}, arena over {4} regions ({5}): {1} of {2} ({3})",
     "tient dans la RAM de {0}, arène sur {4} régions ({5}) : {1} sur {2} ({3})"},
    {"fits the RAM of {0} with little left, arena over 2 regions ({4} {5}, {6} {7}): {1} of {2} ({3})",
     "tient dans la RAM de {0}, mais il reste peu, arène sur 2 régions ({4} {5}, {6} {7}) : {1} sur {2} ({3})"},
    {"fits the RAM of {0} with little left, arena over 3 regions ({4} {5}, {6} {7}, {8} {9}): {1} of {2} ({3})",
     "tient dans la RAM de {0}, mais il reste peu, arène sur 3 régions ({4} {5}, {6} {7}, {8} {9}) : {1} sur {2} "
     "({3})"},
    {"fits the RAM of {0} with little left, arena over {4} regions ({5}): {1} of {2} ({3})",
     "tient dans la RAM de {0}, mais il reste peu, arène sur {4} régions ({5}) : {1} sur {2} ({3})"},
    {"the arena does not fit the RAM of {0}; with {1} of its {3} in the board's external RAM {2} it runs, slowly",
     "l'arène ne tient pas dans la RAM de {0} ; avec {1} de ses {3} dans la RAM externe {2} de la carte elle tourne, "
     "lentement"},
    {"the arena of {1} finds no place over the {2} RAM regions of {0}: tensors stay whole, the largest piece has {3} "
     "and the largest region {4}",
     "l'arène de {1} ne trouve pas de place sur les {2} régions de RAM de {0} : les tenseurs restent entiers, le plus "
     "grand morceau a {3} et la plus grande région {4}"},
    {"the arena does not fit the largest contiguous RAM of {0} by {1}: {2} needed, {3} there",
     "l'arène ne tient pas dans la plus grande RAM d'un seul tenant de {0}, il manque {1} : {2} nécessaires, {3} "
     "présents"},
    {"{1} of RAM would suffice in {0}, but its regions cannot hold arena, runtime data and stack each in one piece",
     "{1} de RAM suffiraient dans {0}, mais ses régions ne peuvent contenir arène, données du moteur et pile chacune "
     "d'un "
     "seul tenant"},
    {"the RAM of {0} is not known", "la RAM de {0} n'est pas connue"},
    {"the RAM regions of {0} are not known, so {1} of {2} may not be free in one piece",
     "les régions de RAM de {0} ne sont pas connues : {1} sur {2} ne sont peut-être pas libres d'un seul tenant"},
    {"the RAM of {0} itself is not known; without it {1} of {2} are used",
     "la RAM propre de {0} n'est pas connue ; sans elle, {1} sur {2} sont occupés"},
    {"no cost is known for {0}: all totals are lower bounds",
     "aucun coût n'est connu pour {0} : tous les totaux sont des bornes inférieures"},
    {"one inference takes about {0} ({1} to {2}, estimated)", "une inférence prend environ {0} ({1} à {2}, estimé)"},
    {"{0} in {1} add about {2} to an inference ({3} to {4}, estimated from a bus of {5} MB/s)",
     "{0} en {1} ajoutent environ {2} à une inférence ({3} à {4}, estimé d'après un bus de {5} Mo/s)"},
    {"how long reading {0} in {1} takes is not known: the clock of the chip is not",
     "le temps de lecture de {0} en {1} n'est pas connu, faute de connaître l'horloge de la puce"},
    {"planned at level {0}, for Jauge's own runtime, the arena takes {1} and fits: proven to be the smallest in model "
     "{2}",
     "planifiée au niveau {0}, pour le moteur de Jauge, l'arène prend {1} et tient : prouvée la plus petite dans le "
     "modèle {2}"},
    {"planned at level {0}, for Jauge's own runtime, the arena takes {1} and fits",
     "planifiée au niveau {0}, pour le moteur de Jauge, l'arène prend {1} et tient"},
    {"over {0} the arena would fit: that takes a runtime whose arena may lie in several pieces",
     "sur {0} l'arène tiendrait : il faut pour cela un moteur dont l'arène peut être en plusieurs morceaux"},
    {"int8 brings the weights to {0} and they fit inside; what accuracy that costs must be measured",
     "en int8 les poids descendent à {0} et tiennent à l'intérieur ; l'exactitude perdue doit être mesurée"},
    {"int8 brings the weights to {0}, which is not yet enough",
     "en int8 les poids descendent à {0}, ce qui ne suffit pas encore"},
    {"tables of {0} values for the dense weights bring the weights to {1} and they fit inside; what accuracy that "
     "costs must "
     "be measured",
     "des tables de {0} valeurs pour les poids denses ramènent les poids à {1} et ils tiennent à l'intérieur ; "
     "l'exactitude "
     "perdue doit être mesurée"},
    {"{0} holds {1} of weights, {2} of all: cutting there helps most",
     "{0} porte {1} de poids, soit {2} du total : c'est là que réduire aide le plus"},
    {"int8 activations bring the arena to about {0} and it fits",
     "des activations int8 ramènent l'arène à environ {0} et elle tient"},
    {"the RAM peak is at {0}: smaller maps there lower it, smaller weights do not",
     "le pic de RAM est à {0} : des cartes plus petites l'abaissent, des poids plus petits non"},
    {"the next larger chip of the family that holds it is {0}: {1} of Flash, {2} of RAM",
     "la puce suivante de la famille qui le contient est {0} : {1} de Flash, {2} de RAM"},
    {"{0} of the MACs work on channels whose weights are all zero: without them nothing changes but the cost",
     "{0} des MAC portent sur des canaux dont tous les poids sont nuls : sans eux rien ne change, sauf le coût"},
    {"{0} batch normalisations must be computed: straight behind a convolution they would cost nothing",
     "{0} normalisations par lot doivent être calculées : juste derrière une convolution elles ne coûteraient rien"},

    // Estimates (analyzer/cost/patterns.h).
    {"{0} at {1}; {2} to {3} cycles per {4} ({5})", "{0} à {1} ; {2} à {3} cycles par {4} ({5})"},
    {"no measured speed is known for {0} on {1} with {2} weights",
     "aucune vitesse mesurée n'est connue pour {0} sur {1} avec des poids {2}"},
    {"no measured speed is known for {0} on {1} with {2} layers",
     "aucune vitesse mesurée n'est connue pour {0} sur {1} avec des couches {2}"},
    {"{0} mA at {1} V, switching regulator, {2}: power of published runs on this family",
     "{0} mA sous {1} V, régulateur à découpage, {2} : puissance d'exécutions publiées sur cette famille"},
    {"{0} at {1}; fitted to {2} networks ({3})", "{0} à {1} ; ajusté sur {2} réseaux ({3})"},
    {"the weights are of several types, and speeds are known for one type only",
     "les poids sont de plusieurs types, et les vitesses ne sont connues que pour un seul type"},
    {"{0} runs on chips of {1} only", "{0} ne tourne que sur des puces de {1}"},
    {"the clock of {0} is not known", "l'horloge de {0} n'est pas connue"},
    {"no operation count is known for {0}", "aucun nombre d'opérations n'est connu pour {0}"},
    {"{0} mA at {1} V, linear regulator, {2}: current of published runs on this family",
     "{0} mA sous {1} V, régulateur linéaire, {2} : courant d'essais publiés sur cette famille"},
    {"{0} mA at {1} V: 1.9 times the {2} uA/MHz of the product page, because networks were seen to draw about twice "
     "that "
     "figure",
     "{0} mA sous {1} V : 1,9 fois les {2} uA/MHz de la page du produit, car on a vu des réseaux consommer environ le "
     "double "
     "de cette valeur"},
    {"no energy without a latency", "pas d'énergie sans latence"},
    {"the current of {0} is not known", "le courant de {0} n'est pas connu"},
};

}  // namespace jauge::reports
