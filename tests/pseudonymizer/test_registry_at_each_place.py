"""With a registry, a member's name is kept in every writing and place, unless the words there say the contrary.

Marks: {stays readable}, [is hidden]. Everything is invented.
"""

from imio.pseudonymizer import Document
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer.document import Official

import pytest


REGISTRY = [
    Official(name)
    for name in (
        "Aline Tordeur",
        "Bruno Halbart-Nix",
        "Chérifa El Amri",
        "Didier de Wasseige",
        "Edouard Petit",
        "Fabienne Lambert",
        "Giulio Di Marco",
        "Hubert Martin",
        "Inès Vandenbulcke",
        "Jean-Pierre Rosier",
        "Karim Ouazzani",
        "Léa Charlier",
    )
]

VOTES = [
    "Par 9 « oui », 3 « non » ({Tordeur}, {Petit}, {Di Marco}) et 1 abstention ({Charlier}), DÉCIDE :",
    "Par 11 voix pour, 2 voix contre (contre : {Halbart-Nix} / {Ouazzani}), DÉCIDE :",
    "Le point est adopté (pour : 14 ; contre : 2 : {Lambert} et {Rosier} ; abstention : {de Wasseige}).",
    "VOTE : 12 OUI - 3 NON (MM. {PETIT}, {MARTIN} et Mme {EL AMRI}).",
    "A voté contre : {Vandenbulcke}. Se sont abstenus : {Tordeur} ; {Charlier}.",
    "Oui : {A. Tordeur}, {B. Halbart-Nix}, {C. El Amri}\nNon : {E. Petit}\nAbstention : {F. Lambert}",
    "À l'unanimité moins une voix, celle de {Petit}, ARRÊTE :",
    "10 pour, 4 contre <{Martin}, {Rosier}, {Charlier}, {Di Marco}>, le Conseil adopte.",
    "Opposants : {Lambert}, {Ouazzani}. Adopté.",
    "Résultat : 13 oui, 1 non (de Mme {Charlier}), 0 abstention.",
    "Le groupe Demain s'abstient ({Tordeur} - {Halbart} - {El Amri}) ; les autres votent oui.",
]

SPEAKERS = [
    "{Tordeur} : la rue est dangereuse.\n{Petit} : on le sait.\nRéponse de {Lambert} : un marché est en cours.",
    "M. {Petit}.- Quand rouvre la piscine ?\nMme {Charlier}.- En mai.",
    "M. {Martin} : « Je m'oppose. »\nMme {El Amri} (groupe Demain) : « Moi aussi. »",
    "Mme {Vandenbulcke} maintient sa demande de vote ; M. {Rosier} la retire.",
    "M. {Di Marco} aurait préféré un autre tracé, Mme {Lambert} s'y rallie.",
    "M. {Ouazzani} se demande qui paiera. M. {de Wasseige} renvoie au rapport.",
    "Selon Mme {Tordeur}, le dossier est incomplet ; d'après M. {Petit}, il est prêt.",
    "Entendu M. {Rosier} en son exposé ; entendu la réplique de M. {Martin} ;",
    "Le point est reporté à la demande de Mme {Charlier} et de M. {Halbart-Nix}.",
    "Sur interpellation de {Ouazzani}, {Lambert} confirme le calendrier.",
    "Considérant que M. {Petit} trouve le prix élevé ; que Mme {El Amri} s'en étonne ;",
    "{HALBART-NIX Bruno} quitte la séance à 21 h ; {Halbart-Nix} rentre à 21 h 10.",
    "M. {Rosier} va se renseigner auprès de la zone. Mme {Lambert} l'en remercie.",
    "Le Président rappelle M. {Martin} à l'ordre ; M. {Martin} proteste.",
    "L'amendement {Tordeur} est rejeté ; la motion {Lambert} est adoptée.",
    "Remarque de {Charlier} sur le PV : p. 4, lire 12 et non 21. Intervention de {Di Marco} : idem.",
    "Sort de séance : {Ouazzani}. Rentre : {Petit}.",
]

PLACES = [
    "DÉSIGNE à l'intercommunale ALYDEC : {Tordeur}, {Petit}, {Charlier} ; suppléante : {El Amri}.",
    "ASBL Les Roseaux : {Di Marco} (effectif), {Lambert} (suppléante) – 14 oui",
    "Logis social du Val : {Rosier} en remplacement de {Martin} – 11 oui, 2 blancs",
    "1. {TORDEUR Aline} – 03/12/2012 – 812 voix\n2. {CHARLIER Léa} – 03/12/2018 – 455 voix\n3. {PETIT Edouard} – 2018",
    "Rang des échevins : {Lambert} (1re), {Rosier} (2e), {Di Marco} (3e).",
    "Jury : {Lambert}, président, {Ouazzani} et un membre extérieur.",
    "Un observateur par groupe : {Vandenbulcke} et {Petit}.",
    "Composition du comité de concertation : {C. El Amri}, {D. de Wasseige}, {H. Martin}.",
    "Pour copie conforme,\n{F. LAMBERT}",
    "Copie : {Rosier}, {Lambert}. Classement : secrétariat.",
    "Note de {Aline Tordeur} au Collège, relue par {Lambert}.",
    "Le courriel de Mme {Charlier}, Conseillère, du 3 mai, est joint.",
    "Sont délégués : MM. {Edouard Petit} et {J.-P. Rosier}, Mmes {L. Charlier} et {I. Vandenbulcke}.",
    "Commission des finances : présidente Mme {Tordeur} ; membres : {Petit}, {Martin}, {Ouazzani}.",
    "Avis de légalité de {Martin} : favorable.",
    "Mme {El-Amri} et M. {Dewasseige} assistent à la réunion de la zone.",
]

CONTRARY = [
    "Vente d'un excédent de voirie à M. [Petit], domicilié rue du Moulin 4.",
    "Considérant que M. [Albert Petit] demande un permis ; que M. {Petit}, échevin, n'y voit pas d'objection ;",
    "Vu la réclamation de Mme [Josette Lambert], rue Basse 7 ; Mme {Lambert} répond en séance.",
    "Concession en pleine terre accordée à Mme [Charlier], fille du défunt, pour 30 ans.",
    "M. [Martin], né à Huy le 3 mai 1960, est nommé ouvrier.",
    "Mme {Tordeur}, intéressée, se retire : l'acquéreur est son frère, M. [Benoît Tordeur].",
    "La parcelle appartient à M. [Rosier], qui en demande 12.000 €.",
    "Le locataire du logement, M. [Martin], doit 812 € de loyers.",
    "L'enfant [Rosier] est inscrit en troisième maternelle.",
    "Indivision [Lambert-Collin] : bornage du chemin n° 7.",
    "Les époux [Petit-Noël] sollicitent une prime de 250 €.",
    "La plainte de Mme [Martin] est classée sans suite.",
    "Prime à la naissance : [Charlier Zoé], rue Haute 3 – 100 €",
    "Réclamants : [Petit J.], [Martin Ph.], [Lambert Josée].",
    "Le chien de Mme [Ouazzani], voisine du site, a été saisi.",
    "M. [Guy Halbart] et Mme [Sonia Nix] vendent leur terrain ; M. {Halbart-Nix} sort.",
    "Vu la candidature de Mme [Amandine Charlier] au poste d'institutrice ;",
    "Débiteurs : [Rosier Alain] 120 € ; [Di Marco Pina] 84 €.",
    "M. [Petit], riverain, prend la parole au nom du quartier.",
    "Considérant que feu M. [Tordeur] avait légué sa maison au CPAS ;",
]

CASES = [*VOTES, *SPEAKERS, *PLACES, *CONTRARY]


@pytest.mark.parametrize("text", CASES)
def test_a_member_of_the_registry_is_kept_unless_the_place_says_the_contrary(misjudged, text):
    assert misjudged(f"Le Conseil communal,\n{text}", REGISTRY) == []


@pytest.mark.parametrize("registry", [["Rita Delvaux", "Luc Tilkin"], ["Rita Delvaux"], []])
def test_a_name_that_only_two_office_holders_make_together_is_none_of_the_registry(registry):
    officials = [Official(name, "Échevin") for name in registry]
    text = "Résultat de l'examen : réussite de D. Lorquet (64). Absents : Anne Mulders et Rita Tilkin, candidates."
    spans = Pseudonymizer().analyse(Document((Part("note", text, "text"),)), officials).spans
    assert [s.action for s in spans if s.text == "Rita Tilkin"] == ["mask"]
