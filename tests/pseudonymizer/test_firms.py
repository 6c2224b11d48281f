"""Firms in tenders, bodies in capitals, places, laws, villages stay readable; persons in the same place do not."""

import pytest


THINGS = [
    "Lot 1 – mobilier : Mobilier Hautmont 58.990,00 € TVAC, Hautmont Scolaire 21.017,50 € TVAC",
    "l'offre de Hautmont Groep est la plus avantageuse",
    "la plaine accueille Hautmont Attractions et Pyrotechnie Hautmont",
    "le dossier Hautmont-Chocolats est complet",
    "Permis : Habitations Hautmont, J.E. Concept",
    "de consulter les firmes Marlaire-Lambrechts, Terrassements Hautmont et Colinet & Fils",
    "le réviseur (Hautmont, Marlaire, Colinet & C°) certifie les comptes",
    "la pompe que Hautmont & Colinet livrera en mai",
    "une nacelle louée 110 € par jour chez Hautmont-Binard",
    "le traiteur Chez Dédé a fourni le repas",
    "les ouvriers du magasin La Petite Ourse de Clarisse sont invités",
    "l'avis du SPMT-Hautmont et du secrétariat SeDEC-CEPC",
    "A.B.E.V. Hautmont. Parc à conteneurs. Convention",
    "le devis s'élève à 38.900 euros, T.V.A. comprise",
    "la wateringue Marie-Louise a donné son accord",
    "l'avenir de la tour Albert Hautmont",
    "Le lot est attribué à la SAgr Hautmont et à la SComm Colinet-Hautmont.",
    "la ludothèque Annie Hautmont accueille les élèves",
    "la toiture de la maison de village Jules Hautmont",
    "l'expérience menée à l'antenne Maurice Hautmont est concluante",
    "leur affectation au poste Commandant Pierre Hautmont",
    "l'assiette du chemin n° 8, dit « Vôye dè Colinet »",
    "Vu la loi du 30 juillet 2018, dite loi-cadre De Hautmont",
    "Question de voirie : Habitations Hautmont à Grandmarlaire",
    "le chef de la zone « Marlaire-Ourthe » ; il",
    "1 | Verger partagé du parc | 611 voix\n2 | Fresque au carrefour | 540 voix",
]


@pytest.mark.parametrize("text", THINGS)
def test_things_stay_readable(analyse, text):
    assert [s.text for s in analyse(text).spans if s.label == "PERSON" and s.action != "keep"] == []


@pytest.mark.parametrize(
    "text, name",
    [
        ("Lot 1 – menuiserie : M. Jean Hautmont, menuisier, 58.990,00 € TVAC", "Jean Hautmont"),
        ("Lot 2 : Gérard Hautmont 44.730,10 € TVAC", "Gérard Hautmont"),
        ("l'offre de M. Hautmont est la plus avantageuse", "Hautmont"),
        ("les époux Hautmont & Colinet vendra leur bien", "Hautmont"),
        ("la famille loue une chambre chez Jean Hautmont", "Jean Hautmont"),
        ("Mme Marie SPMT-Hautmont demande un délai", "Hautmont"),
        ("M. Jean Vanderoost et Fils Hautmont, fermier", "Jean Vanderoost"),
        ("M. J.E. Hautmont demande un bail", "Hautmont"),
        ("L'offre de la SPRL Hautmont est écartée ; M. Hautmont réclame.", "Hautmont"),
        ("M. Luc Hautmont, de la SAgr Hautmont, n'a pas payé", "Luc Hautmont"),
        ("c'est au tour de Jean Hautmont de verser la caution", "Jean Hautmont"),
        ("l'historien local Ambroise Hautmont est remercié", "Ambroise Hautmont"),
        ("vacance du poste de Jean Hautmont, malade", "Jean Hautmont"),
        ("Jean Hautmont, dit « Le Grand », demande un délai", "Jean Hautmont"),
        ("M. Dany Hautmont, de Grandmarlaire, offre 38,50 €", "Dany Hautmont"),
        ("une parcelle vendue à Hautmont Christian", "Hautmont"),
        ("le litige en cause HAUTMONT Jean c. Commune", "HAUTMONT Jean"),
        ("traiteur : Mme Clarisse Hautmont, indépendante", "Clarisse Hautmont"),
    ],
)
def test_persons_in_the_same_place_are_hidden(analyse, text, name):
    hidden = [s.text for s in analyse(text).spans if s.label == "PERSON" and s.action != "keep"]
    assert any(name in span for span in hidden), hidden


def test_who_sells_a_village_is_hidden_and_the_village_is_not(found):
    text = "M. Dany Hautmont, de Grandmarlaire, offre 38,50 € par hectare."
    assert [name for name, _ in found(text, "PERSON")] == ["Dany Hautmont"]


@pytest.mark.parametrize(
    "text, action",
    [
        ("les parcelles cadastrées section D, n° 91 C2, appartiennent à la société demanderesse", "keep"),
        ("les parcelles cadastrées section D, n° 91 C2, appartiennent à M. Hautmont", "mask"),
        ("l'entretien de l'ancienne école, rue Haute 24, cadastrée section B, n° 62 N", "keep"),
        ("la vente de l'ancienne école, rue Haute 24, cadastrée section B, n° 62 N", "propose"),
        ("le terrain du voisin, M. Hautmont, cadastré section B, n° 62 N", "mask"),
    ],
)
def test_a_parcel_is_as_private_as_its_owner(analyse, text, action):
    assert [s.action for s in analyse(text).spans if s.label == "PARCEL"] == [action]
