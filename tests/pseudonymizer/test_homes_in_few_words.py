"""Is a home hidden where few words tell it: a room, a hamlet's number, a foreign street, a bay before a house?"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "M. Luc Noirhomme, demeurant en cette commune, ⟦section de Hatrenne, n° 14⟧, sollicite un bail",
        "la lettre de la famille de M. Clément Brialmont (⟦chambre 112⟧), qui remercie",
        "Mme Paule Brialmont, 93 ans, ⟦chambre 112⟧, a écrit",
        "Mme Paule Brialmont (⟦tour A, 9e étage⟧) a écrit",
        "* Ariel Cohen-Wauters, 31 ans, ⟦Grand'Rue 2 bte 5⟧.",
        "Mme Brialmont, au ⟦21 de la Vijverstraat⟧, a perdu sa chaudière.",
        "il vit chez sa mère, ⟦rue des Houilleurs, au 56⟧.",
        "la première réside depuis l'an dernier au Grand-Duché, ⟦7 rue de l'Église à L-9996 Wiltzbach⟧ ;",
        "Madame HERMAN, demeurant ⟦quai du Rieu, péniche « Le Goéland »⟧, soutient",
        "la demoiselle Paz Brialmont, avec qui il fait ménage ⟦au Moulin de Lavaux⟧ ;",
        "M. Brialmont, agriculteur au ⟦n° 19⟧, rappelle l'existence d'un drain",
        "la plainte de « Madame K. », du ⟦33⟧, au sujet des chats",
        "son frère Luc Brialmont, établi ⟦Kirchstrasse 44, D-52999 Rollenbroich⟧, a accepté",
        "Interdiction d'occuper la maison sise ⟦rue Fond des Vaux 13⟧ - Confirmation",
        "Convention d'occupation précaire – Immeuble ⟦rue de la Forge 110⟧",
        "MICHEL André et MICHEL Pierre\t⟦Sur les Roches 12⟧ (le premier)\tRenouvellement",
    ],
)
def test_a_home_is_hidden(readable, marked):
    assert readable(marked) == []


def test_a_bay_for_the_disabled_leads_to_a_home(readable):
    title = "Emplacements pour personnes handicapées"
    assert readable(f"{title}\n\nArt. 1. Rue Grande, à hauteur du ⟦n° 88⟧, 1 emplacement.") == []
    assert readable(f"{title}\n\nArt. 3. L'emplacement devant ⟦le n° 8 de la rue du Marché⟧ est supprimé.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Attendu que la Ville est propriétaire de l'immeuble sis rue du Bois 12, ancien logement de service",
        "Attendu que la commune est propriétaire du bâtiment, Dorfstraße 41, composé de bureaux",
        "la SA Brolor, établie Kirchstrasse 44, a remis offre",
        "la prairie communale, section de Hatrenne, lot 4",
        "Emplacements pour personnes handicapées\n\nArt. 1. Rue Grande, à hauteur de l'école, au n° 88.",
        "Les réunions ont lieu à la salle communale, section de Hatrenne, n° 4.",
        "Réfection du quai du Rieu, travaux de la péniche « Le Goéland »",
    ],
)
def test_what_is_no_home_stays(found, text):
    assert [s for s in found(text, "ADDRESS") if s[1] != "keep"] == []


@pytest.mark.parametrize(
    "marked",
    [
        "M. Brialmont, propriétaire de ⟦la parcelle section B, n° 66 F⟧, refuse",
        "Emprise 2 – ⟦A 404 B pie⟧ – 118 m² – M. Brialmont",
        "Emprise 3 – ⟦A 406⟧ – 9 m² – M. Brialmont",
        "Plan d'emprise\n\n31 ca à prendre dans ⟦D 18⟧ – nue-propriétaire : Mme Brialmont",
        "Emprise 4\t⟦ibidem, 34 B⟧\tMme Brialmont",
        "la parcelle en friche ⟦Wavrelles, D 208 H⟧, aux héritiers",
        "la parcelle ⟦Malvoir C 440 b⟧ (dépôt de bois)",
        "la parcelle voisine ⟦Lirémont/2/A/19 F⟧ est à M. Brialmont",
        "le voisin, Peter Wiesemes, parcelle ⟦Flur K, n° 90⟧, a écrit",
        "Parc. ⟦1 B 118 F⟧, 14 a, 11.200 €",
    ],
)
def test_a_parcel_is_hidden_however_it_is_written(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize("text", ["Le bus de la ligne E 40", "Voir l'annexe B 12 du plan", "la N 662 et l'A 15"])
def test_roads_and_annexes_are_no_parcels(found, text):
    assert found(text, "PARCEL") == []


def test_what_a_scanner_reads_is_a_number_still(found):
    text = "Mr Brialmont (tél. O69/00.00.l4), voiture 1-ZZZ-9O8"
    assert found(text, "PHONE") == [("O69/00.00.l4", "mask")]
    assert found(text, "PLATE") == [("1-ZZZ-9O8", "mask")]
