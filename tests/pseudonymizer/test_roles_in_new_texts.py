"""Texts written after the rules of roles were, and before anybody ran them: how far the rules reach.

Marks: {stays readable}, [is hidden], ~is hidden or a question~. Everything is invented.
"""

from imio.pseudonymizer.document import Official

import pytest


REGISTRY = [
    Official(name)
    for name in (
        "Sabine Courtoy",
        "Walter Van Geel",
        "Nour Benhaddou",
        "Marc-Antoine Lebrun",
        "Élise Pierard-Donnay",
        "Tanguy Collin",
        "Rosa Li Calzi",
        "Adrien Mercier",
    )
]

WITH_REGISTRY = [
    "Décision prise par 8 voix contre 3 (celles de {Collin}, {Mercier} et {Courtoy}).",
    "« Oui » : 12. « Non » : {Lebrun}, {Li Calzi}. Blanc : {Van Geel}.",
    "{Collin} regrette. {Mercier} appuie. {Courtoy} clôt le débat.",
    "M. {Collin}, pour le groupe ELAN, dépose une motion, cosignée par {Mercier} et {Benhaddou}.",
    "Mme {Li Calzi} ne votera pas : elle n'a pas reçu les annexes.",
    "Madame {Courtoy} sort un instant ; Monsieur {Van Geel} préside.",
    "Réponse à la question de {Benhaddou} sur les abris de bus : 14.000 € en 2025.",
    "Délégations : {Pierard-Donnay} (culture), {Mercier} (sport), {Collin} (forêt).",
    "M. {Lebrun} est désigné rapporteur. Le rapport de {Lebrun} est annexé.",
    "Le texte amendé par {Collin} et {Mercier} recueille 15 oui.",
    "M. {Van Geel} rejoint l'analyse de Mme {Courtoy}, que M. {Collin} conteste vivement.",
    "Procurations : {Mercier} à {Collin} ; {Courtoy} à {Lebrun}.",
    "La Bourgmestre, S. {Courtoy}, invite {M.-A. Lebrun} à se calmer.",
    "DÉSIGNE {Mercier} comme effectif et {Pierard} comme suppléante à la Maison du tourisme.",
    "Vu le mail de M. {Collin} du 3 juin demandant l'inscription d'un point ;",
    "Le Collège ({Courtoy}, {Van Geel}, {Li Calzi}) a rencontré les riverains.",
    "Le terrain est cédé pour l'euro symbolique à M. [Collin], qui l'entretient depuis vingt ans.",
    "Prime énergie : [Mercier Josiane] 400 € ; [Collin Fr.] 250 €.",
    "Considérant que Mme [Denise Mercier] conteste la taxe ; que Mme [Mercier] habite seule ;",
    "L'appartement de M. [Lebrun] a été inondé.",
    "M. [Mercier], 82 ans, sera fêté pour ses noces de diamant.",
    "Le recours introduit par M. [Collin] contre le refus de permis est recevable.",
    "Le contrat de travail de Mme [Nathalie Courtoy] est prolongé.",
    "Vu l'offre de M. [Adrien Collin], menuisier, pour le châssis de l'école ;",
    "Le sieur [Lebrun] a été entendu par l'agent constatateur.",
]

WITHOUT = [
    "Présents : MM. {A. Stiénon}, Bourgmestre, {B. Louette}, {C. Warnant}, Échevins, {D. Pirnay}, Conseiller.\n"
    "Adopté par 3 oui contre 1 ({Pirnay}). {Louette} rédigera la lettre.",
    "Mme {Ginette Parys}, Échevine, expose le dossier. Le projet de Mme {Parys} est adopté ; Mme {Parys} remercie.",
    "Est élu président d'assemblée : {Hugo Pirnay}, par 15 voix.",
    "PREND ACTE de la composition des groupes : ELAN : {Hugo Pirnay} (chef de groupe), {Lisa Warnant}.",
    "Sur 19 votants, {Hugo Pirnay} obtient 12 voix et est proclamé élu échevin.",
    "Le conseiller {Pirnay} et la conseillère {Warnant} se déclarent opposés.",
    "M. {Stiénon}, premier échevin, ff de bourgmestre, lève la séance. {Stiénon} signe.",
    "Intercommunale SOVALEX – délégués : {Hugo Pirnay}, {Lisa Warnant} (majorité) ; {Boris Noël} (minorité).",
    "Le greffier provincial {A. Noël} et le gouverneur {B. Sohier} signent.",
    "Vu le réquisitoire du Procureur général {Sohier} ;",
    "L'acte est reçu par {Thibault Sohier}, notaire à Thuin.",
    "Me {Sohier} et Me {Parys} ont conclu pour la Ville.",
    "Le rapport du capitaine ~Sohier~, de la zone de secours Val d'Heure, est joint.",
    "Mme la Ministre {Sohier} a répondu le 4 mars ; la Ministre {Sohier} refuse.",
    "Vu la dépêche du Ministre wallon des Pouvoirs locaux, M. {Sohier} ;",
    "Mme {A. Parys}, juge au tribunal de police, a tranché.",
    "Le receveur régional, M. {Sohier}, présente le compte ; M. {Sohier} répond aux questions.",
    "M. {Pirnay} prête serment entre les mains du président. M. {Pirnay} siège aussitôt.",
    "Que M. [Boris Noël], premier suppléant, a fait part de son refus de siéger ;",
    "Que la suppléante [Lisa Warnant] exerce une fonction incompatible et renonce ;",
    "Considérant que M. [Boris Noël], 2e suppléant, ne répond pas aux convocations et n'habite plus la commune ;",
    "Comité des usagers de la piscine : [Boris Noël], [Lisa Warnant] et [Hugo Pirnay].",
    "Gestion centre-ville ASBL : sa présidente, Mme [Lisa Warnant], et son trésorier, M. [Boris Noël].",
    "CCATM : secteur privé : [Boris Noël] (effectif), [Lisa Warnant] (suppléante).",
    "M. [Boris Noël], demeurant rue Basse 4, interpelle le Collège sur le bruit.",
    "M. [Noël] réclame 300 € ; M. [Noël] maintient sa réclamation et s'étonne du délai.",
    "Le chef scout, [Hugo Pirnay], remercie le Conseil pour le subside.",
    "La sœur de l'échevin, [Lisa Warnant], reprend le bail.",
    "L'ancien président du club, M. [Boris Noël], reçoit le mérite sportif.",
    "Le juge [Boris Noël] du concours hippique sera logé.",
    "Assemblée de copropriété : votent contre : [Boris Noël], [Lisa Warnant].",
    "Élèves méritants : 1. [Lisa Warnant] – 92 points ; 2. [Boris Noël] – 88 points.",
    "Engagement : [Lisa Warnant], 14 oui ; [Boris Noël], 13 oui, en qualité d'ouvriers.",
    "Permis : M. [Noël], demandeur ; Mme [Warnant], voisine, s'oppose au projet.",
    "Le Bourgmestre a reçu la visite de M. [Noël] au sujet de son chien.",
    "Entre la Commune et M. [Noël], agriculteur, représentée par M. {Hugo Pirnay}, Bourgmestre.",
]

CASES = [*((text, REGISTRY) for text in WITH_REGISTRY), *((text, ()) for text in WITHOUT)]


@pytest.mark.parametrize(("text", "registry"), CASES)
def test_roles_in_texts_that_the_rules_had_not_seen(misjudged, text, registry):
    assert misjudged(f"Le Conseil communal,\n{text}", registry) == []
