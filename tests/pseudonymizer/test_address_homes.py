"""Whose address is it? Sentences as clerks write them: homes are hidden, institutions and places stay readable."""

import pytest


HOMES = [
    ("Mme Denise Crépin, Bellefagne, rue de la Fagne 7, sollicite un emplacement.", "rue de la Fagne 7"),
    ("M. Luc Sauvenay, 4999 Bellefagne, rue de la Fagne 7, sollicite un emplacement.", "rue de la Fagne 7"),
    ("M. Luc Sauvenay (Noirpré, Grand-rue 44/b) a écrit au Collège.", "Grand-rue 44/b"),
    ("M. Luc Sauvenay, quai de Rome 912, bte 4, 4999 Bellerive, est autorisé.", "quai de Rome 912, bte 4"),
    ("Mme Denise Crépin, drève du Prieuré 2 à 4999 Vieux-Bellerive.", "drève du Prieuré 2"),
    ("Mme Denise Crépin, Trieu du Sart 12, demande le raccordement.", "Trieu du Sart 12"),
    ("Mme Denise Crépin, Thier des Critchons 12, demande un délai.", "Thier des Critchons 12"),
    ("Mme Denise Crépin, Try-al-Croix 4, demande un délai.", "Try-al-Croix 4"),
    ("Mme Denise Crépin, coron du Bois 18, demande un délai.", "coron du Bois 18"),
    ("Mme Denise Crépin, tienne aux Pierres 3, demande un délai.", "tienne aux Pierres 3"),
    ("Mme Denise Crépin, chavée des Loups 3, demande un délai.", "chavée des Loups 3"),
    ("Mme Denise Crépin, cité des Mineurs, 27, demande un délai.", "cité des Mineurs, 27"),
    ("Mme Denise Crépin, place du 11 Novembre 7, demande un délai.", "place du 11 Novembre 7"),
    ("Mme Denise Crépin, r. Haute 7, demande un délai.", "r. Haute 7"),
    ("Mme Denise Crépin, Gd-rue, 7, demande un délai.", "Gd-rue, 7"),
    ("Mme Denise Crépin, chée de Dinant n° 107 A, demande un délai.", "chée de Dinant n° 107 A"),
    ("Mme Denise CRÉPIN, RUE DU MOULIN 27 À 4999 BELLERIVE, demande un délai.", "RUE DU MOULIN 27"),
    ("Mme Denise Crépin, rue du Moulin l2, demande un délai.", "rue du Moulin l2"),
    ("Mme Denise Crépin, rue du Moulin 1O, demande un délai.", "rue du Moulin 1O"),
    ("Mme Denise Crépin, rue du Moulin, au numéro 27, demande un délai.", "rue du Moulin, au numéro 27"),
    ("Mme Denise Crépin, qui habite au 33, se plaint du bruit.", "33"),
    ("Mme Denise Crépin, du numéro 92, se plaint du bruit.", "92"),
    ("M. Luc Sauvenay, domicilié au n° 52, boîte 1, se plaint du bruit.", "52, boîte 1"),
    ("les riverains du n° 14 et du n° 16 se plaignent", "14"),
    ("M. Luc Sauvenay, résidant au home Les Glycines, chambre 214, a fait un don.", "chambre 214"),
    ("M. Luc Sauvenay, domicilié château de la Follie, 4999 Bellerive, loue le droit de chasse.", "de la Follie"),
    ("M. Luc Sauvenay, ferme de la Cense 1, loue une prairie.", "ferme de la Cense 1"),
    ("M. Luc Sauvenay, lieu-dit Les Trieux 4, loue une prairie.", "Les Trieux 4"),
    ("M. Luc Sauvenay, Les Quatre Vents 4, loue une prairie.", "Les Quatre Vents 4"),
    ("M. Luc Sauvenay, Bruyère 18 à 4999 Bellerive, loue une prairie.", "Bruyère 18"),
    ("M. Luc Sauvenay, 12, rue Haute à Bellerive, loue une prairie.", "12, rue Haute"),
    ("M. Luc Sauvenay, Hauptstraße 12, B-4999 Neudorf, loue une prairie.", "Hauptstraße 12"),
    ("M. Luc Sauvenay, Auf dem Berg 3, loue une prairie.", "Auf dem Berg 3"),
    ("M. Luc Sauvenay, Kerkstraat 12 bus 3, 9999 Nieuwdorp, loue une prairie.", "Kerkstraat 12 bus 3"),
    ("M. Luc Sauvenay, 4, rue des Champs, L-9999 Neidorf, loue une prairie.", "4, rue des Champs"),
    ("M. Luc Sauvenay, 7 bis, allée des Pins, F-59999 Villeneuve, loue une prairie.", "7 bis, allée des Pins"),
    ("dans l'immeuble que M. Luc Sauvenay occupe rue Haute 12", "rue Haute 12"),
    ("le ménage Crépin-Sauvenay, rue Haute 12, doit encore deux factures", "rue Haute 12"),
    ("la succession de feu Mme Denise Crépin, en son vivant rue Haute 12", "rue Haute 12"),
    ("Demandeur : Mme Denise Crépin. Adresse : rue Haute 12, 4999 Bellerive.", "rue Haute 12"),
    ("1. CRÉPIN Denise, rue Haute 12\n2. SAUVENAY Luc, rue Basse 4", "rue Basse 4"),
    ("Vu la lettre de M. Luc Sauvenay, architecte, rue Haute 12 à Bellerive", "rue Haute 12"),
    ("M. Luc Sauvenay, administrateur de la SRL Toitures du Lac, domicilié rue Haute 12", "rue Haute 12"),
    ("l'ASBL Les Amis, représentée par M. Luc Sauvenay, rue Haute 12 à Bellerive", "rue Haute 12"),
]
PLACES = [
    "Le Collège communal, rue du Moulin 1 à 4999 Bellerive, reçoit les réclamations.",
    "au Service public de Wallonie, rue des Brigades d'Irlande 1 à 5100 Jambes",
    "SPW Mobilité, boulevard du Nord 8, 5000 Namur",
    "l'intercommunale IDEFA, avenue Sergent Vrithoff 2 à 5000 Namur",
    "l'ASBL Les Amis du Terroir, rue Haute 12, reçoit 500 €",
    "la SRL Toitures du Lac, rue Haute 12 à 4999 Bellerive (BCE 0123.456.749)",
    "la SA Entreprises Générales Lambiotte, rue Haute 12, remet l'offre la plus basse",
    "l'école communale fondamentale de Bellerive, place de l'Église 3",
    "à la salle polyvalente, rue des Sports 12, le 3 mars",
    "au hall omnisports, rue des Sports 12",
    "le local sis rue Haute 12, propriété communale, est mis à disposition de l'ASBL",
    "l'immeuble communal situé rue Haute 12",
    "la réfection de la rue Haute, du n° 1 au n° 33",
    "Le stationnement est interdit rue Haute, à hauteur du n° 52.",
    "Un passage pour piétons est tracé chaussée de Dinant, face au n° 107.",
    "La vitesse est limitée à 30 km/h rue Haute, entre les n°s 12 et 48.",
    "la parcelle 14, allée 4 du cimetière",
    "concession pleine terre, allée 4, rangée 12, n° 33",
    "Les travaux de remplacement de la conduite rue Haute 12 sont attribués",
    "au Conseil d'État, rue de la Science 33 à 1040 Bruxelles",
    "la Fabrique d'église Saint-Martin, rue de l'Église 4",
    "Maître {notaire} : l'étude est établie avenue Reine Astrid 118".replace("{notaire} ", ""),
    "la bibliothèque communale (rue Haute 12) sera fermée",
    "à l'adresse du service : Service Travaux, rue de la Station 9",
    "Le recours est adressé au Gouverneur, place Saint-Aubain 2, 5000 Namur.",
    "Autorité de protection des données, rue de la Presse 35, 1000 Bruxelles",
    "le siège social de la société est fixé rue Haute 12",
    "Bellerive, place communale 1, le 12 mars 2024",
    "la crèche « Les Petits Loups », rue Haute 12",
    "le bureau de vote n° 3, école du Centre, rue Haute 12",
    "le magasin de la Croix-Rouge, rue Haute 12",
    "l'auteur de projet, le bureau d'études Hydroplan, rue Haute 12",
    "dépenses imputées à l'article 04001/367-10 du budget",
    "la route de la Région N 4 entre les bornes 12 et 14",
    "l'avenue Reine Astrid compte 12 arbres",
    "sur une longueur de 12 m rue Haute",
]


@pytest.fixture(scope="module")
def hidden(analyse):
    """Return the pieces of a text that would not be readable, addresses only."""

    def run(text):
        return [s.text for s in analyse(text).spans if s.label == "ADDRESS" and s.action != "keep"]

    return run


@pytest.mark.parametrize("text, home", HOMES)
def test_a_home_is_hidden(hidden, text, home):
    assert any(home in piece for piece in hidden(text)), hidden(text)


@pytest.mark.parametrize("text", PLACES)
def test_a_place_stays_readable(hidden, text):
    assert hidden(text) == []


def test_table_rows_follow_their_first_cell(found):
    table = (
        "<table><tr><th>Nom</th><th>Rue</th><th>N°</th></tr>"
        "<tr><td>Mme Denise Crépin</td><td>rue Haute</td><td>12</td></tr>"
        "<tr><td>ASBL Les Amis du Terroir</td><td>rue Basse</td><td>4</td></tr></table>"
    )
    assert [text.split()[-1] for text, action in found(table, "ADDRESS", format="html") if action != "keep"] == ["12"]


@pytest.mark.parametrize("text", ["Mme Crépin, même adresse, demande", "M. Sauvenay, domicilié à la même adresse"])
def test_the_same_address_says_nothing(found, text):
    assert found(text, "ADDRESS") == []
