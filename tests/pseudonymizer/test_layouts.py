"""Homes, births and near misses in many layouts: tables, lists, letters, deeds, telegrams, neighbours' languages."""
# ruff: noqa: E501

import pytest


HOMES = [
    ("Mme Sabine Colin — 14, rue des Prés — 4999 Bellerive : avis favorable.", "14, rue des Prés"),
    ("Noirhomme Luc, Bellerive, r. Basse 3", "r. Basse 3"),
    ("LEMAIRE Pol - rue Haute, 12 - Bellerive", "rue Haute, 12"),
    ("M. Luc Sauvenay\nRue du Moulin, 27\n4999 BELLERIVE", "Rue du Moulin, 27"),
    (
        "Madame Denise CRÉPIN\nrue de la Gare 3/2\nB-4999 Bellerive\n\nMadame,\n\nNous accusons réception",
        "rue de la Gare 3/2",
    ),
    ("La demande de permis émane de Mme Denise Crépin demeurant Bois-le-Comte 8 à Bellerive.", "Bois-le-Comte 8"),
    ("M. Luc Sauvenay habite le 12 de la rue Haute.", "12"),
    ("M. Luc Sauvenay est domicilié dans l'entité, rue Haute, 12.", "rue Haute, 12"),
    ("le logement occupé par Mme Crépin rue Haute 12/2 est déclaré inhabitable", "rue Haute 12/2"),
    ("un emplacement est réservé devant le domicile de Mme Crépin, rue Haute 12", "rue Haute 12"),
    ("un emplacement pour personne handicapée est tracé rue Haute, à hauteur du n° 12, où réside Mme Crépin", "n° 12"),
    ("Mme Crépin, qui réside depuis peu au 27 bis de la rue du Moulin, demande", "27 bis"),
    ("les époux Sauvenay-Crépin, ensemble domiciliés à 4999 Bellerive, rue Haute numéro 12", "rue Haute numéro 12"),
    (
        "Monsieur SAUVENAY Luc Marie Ghislain, né à Huy le trois mars mil neuf cent septante et un, époux de Madame CRÉPIN Denise, domicilié à Bellerive (4999), rue Haute, numéro 12, boîte 0101.",
        "rue Haute, numéro 12, boîte 0101",
    ),
    (
        "Madame CRÉPIN, veuve SAUVENAY, demeurant et domiciliée à 4999 Bellerive (section de Noirpré)"
        ", Chaussée romaine, 118.",
        "Chaussée romaine, 118",
    ),
    (
        "Vu la demande introduite par Mme D. Crépin, rue Haute 12 à Bellerive, en vue de construire un car-port",
        "rue Haute 12",
    ),
    (
        "Vu la demande de M. et Mme Sauvenay-Crépin, demeurant rue Haute 12, 4999 Bellerive, relative à un bien sis rue Basse 4",
        "rue Haute 12",
    ),
    ("Crépin D., 12 rue Haute, Bellerive", "12 rue Haute"),
    ("Mme Crépin (rue Haute, 12 bte 3)", "rue Haute, 12 bte 3"),
    ("Mme Crépin, av. des Tilleuls, 12 bt 3, Bellerive", "av. des Tilleuls, 12 bt 3"),
    ("Mme Crépin, bd du Nord 12/A021 à 4999 Bellerive", "bd du Nord 12/A021"),
    ("Mme Crépin, bld. du Nord 12", "bld. du Nord 12"),
    ("Mme Crépin, rte de Wavre 12", "rte de Wavre 12"),
    ("Mme Crépin, pl. du Marché 12", "pl. du Marché 12"),
    ("Mme Crépin, Grand'Route 12", "Grand'Route 12"),
    ("Mme Crépin, Grand-Place, 12", "Grand-Place, 12"),
    ("Mme Crépin, Vieux Chemin d'Ath 12", "Vieux Chemin d'Ath 12"),
    ("Mme Crépin, Petite rue 12", "Petite rue 12"),
    ("Mme Crépin, Vieille Voie de Liège 12", "Vieille Voie de Liège 12"),
    ("Mme Crépin, Aux Houx 12, Bellerive", "Aux Houx 12"),
    ("Mme Crépin, Al Basse 12 à Bellerive", "Al Basse 12"),
    ("Mme Crépin, En Féronstrée 12", "En Féronstrée 12"),
    ("Mme Crépin, Sart-Mélin 12", "Sart-Mélin 12"),
    ("Mme Crépin, Bas-Heuleu, 12", "Bas-Heuleu, 12"),
    ("Mme Crépin, Bois de Nivelles 12, 4999 Bellerive", "Bois de Nivelles 12"),
    ("Mme Crépin, Dorpsstraat 12, 9999 Nieuwdorp", "Dorpsstraat 12"),
    ("Mme Crépin, Oude Baan 12 te 9999 Nieuwdorp", "Oude Baan 12"),
    ("Dhr. Jan Peeters, Brusselsesteenweg 12 bus 3, 9999 Nieuwdorp", "Brusselsesteenweg 12"),
    ("Herr Karl Schmitz, Am Bahnhof 12, 4999 Neudorf", "Am Bahnhof 12"),
    ("Frau Anna Schmitz, Malmedyer Straße 12, 4999 Neudorf", "Straße 12"),
    ("Frau Anna Schmitz, Neustraße 12, 4999 Neudorf", "Neustraße 12"),
    (
        "<table><tr><th>Nom</th><th>Adresse</th></tr><tr><td>CRÉPIN Denise</td><td>Rue Haute, 12 – 4999 Bellerive</td></tr><tr><td>SAUVENAY Luc</td><td>Bruyères 4</td></tr></table>",
        "Rue Haute, 12",
    ),
    (
        "<table><tr><th>Nom</th><th>Adresse</th></tr><tr><td>CRÉPIN Denise</td><td>Rue Haute, 12 – 4999 Bellerive</td></tr><tr><td>SAUVENAY Luc</td><td>Bruyères 4</td></tr></table>",
        "Bruyères 4",
    ),
    (
        "<table><tr><td>Adresse</td><td>Nom</td></tr><tr><td>Rue Haute, 12</td><td>CRÉPIN Denise</td></tr></table>",
        "Rue Haute, 12",
    ),
    (
        "<table><tr><td>1</td><td>Mme</td><td>CRÉPIN</td><td>Denise</td><td>Rue Haute</td><td>12</td><td>4999</td><td>Bellerive</td></tr></table>",
        "Rue Haute",
    ),
    (
        "<table><tr><td>Demandeur</td><td>Mme Denise Crépin</td></tr><tr><td>Adresse</td><td>rue Haute 12, Bellerive</td></tr><tr><td>Objet</td><td>car-port</td></tr></table>",
        "rue Haute 12",
    ),
    ("Demandeur : Mme Denise Crépin\nAdresse : rue Haute 12, Bellerive\nObjet : car-port", "rue Haute 12"),
    ("Domicile : rue Haute 12, 4999 Bellerive", "rue Haute 12"),
    (
        "- Mme Crépin Denise, rue Haute 12 ;\n- M. Sauvenay Luc, rue Basse 4 ;\n- M. Tibbaut Paul, n° 6 de la même rue ;",
        "6",
    ),
    ("Réclamants : Mme Crépin (rue Haute 12), M. Sauvenay (rue Haute 14) et la famille Tibbaut (au 16)", "16"),
    ("Raccordement à l'égout – Crépin Denise – rue Haute 12 – 450 €", "rue Haute 12"),
    ("Le chien de M. Sauvenay, rue Haute 12, a mordu un facteur", "rue Haute 12"),
    ("Radiation d'office de M. Luc Sauvenay, dernière adresse connue rue Haute 12", "rue Haute 12"),
    ("Mme Crépin a quitté la rue Haute 12 pour l'avenue Astrid 4", "avenue Astrid 4"),
    ("M. Luc Sauvenay, ayant fait élection de domicile rue Haute 12 à Bellerive", "rue Haute 12"),
    ("Mme Crépin exploite une chambre d'hôtes en son domicile, rue Haute 12", "rue Haute 12"),
    ("M. Sauvenay, rue haute, 12 à Bellerive", "rue haute, 12"),
    ("M. Sauvenay, Résidence « Les Tilleuls », appt 12, rue Haute 3", "rue Haute 3"),
    ("La maison de Mme Crépin, sise rue Haute 12, a été endommagée", "rue Haute 12"),
    ("M. Sauvenay, gérant, privé : rue Haute 12, Bellerive", "rue Haute 12"),
    ("Mme Crépin, Route de Huy,12B, 4999 Bellerive", "Route de Huy,12B"),
    ("Mme Crépin, rue du 8 mai, 12", "rue du 8 mai, 12"),
    ("Mme Crépin, rue Joseph II 12", "rue Joseph II 12"),
    ("Mme Crépin, N° 12 rue Haute", "12 rue Haute"),
    ("M. Sauvenay, Chaussée de Namur, n°12 bte 4 – 4999 BELLERIVE", "Chaussée de Namur, n°12 bte 4"),
]
BIRTHS = [
    ("M. Luc Sauvenay, né à Huy, le 3 mars 1971, demande", "Huy, le 3 mars 1971"),
    ("Mme Crépin, née le 3 mars 1971 à Huy", "3 mars 1971 à Huy"),
    ("CRÉPIN Denise, née à HUY, le 03.03.1971", "HUY, le 03.03.1971"),
    ("Mme Crépin, native de Huy, a travaillé", "Huy"),
    ("M. Sauvenay, originaire de Bujumbura où il est né en 1971", "1971"),
    ("M. Sauvenay, né un 3 mars 1971", "3 mars 1971"),
    ("le nommé Sauvenay Luc, né Huy 03/03/71", "Huy 03/03/71"),
    ("M. Sauvenay (né en 71)", "en 71"),
    ("Mme Crépin (née le 3/3/71 à Huy)", "3/3/71 à Huy"),
    ("Sauvenay L. (° 1971)", "1971"),
    ("Sauvenay Luc (03/03/1971)", "03/03/1971"),
    ("Sauvenay Luc, 03/03/1971, ouvrier", "03/03/1971"),
    ("Luc Sauvenay - 03.03.1971 - Huy", "03.03.1971"),
    ("Date naissance : 03/03/1971", "03/03/1971"),
    ("DN : 03/03/1971", "03/03/1971"),
    ("Né(e) le : 03/03/1971 à : Huy", "03/03/1971"),
    ("Lieu de naissance : Huy", "Huy"),
    ("Lieu et date de naissance : Huy – 03/03/1971", "03/03/1971"),
    (
        "<table><tr><td>Nom</td><td>Crépin Denise</td></tr><tr><td>Date de naissance</td><td>03/03/1971</td></tr></table>",
        "03/03/1971",
    ),
    (
        "<table><tr><th>Nom</th><th>Âge</th><th>Classe</th></tr><tr><td>Crépin Denise</td><td>7 ans</td><td>P2</td></tr></table>",
        "7 ans",
    ),
    (
        "<table><tr><th>Nom et prénom</th><th>D. naiss.</th></tr><tr><td>Crépin Denise</td><td>03/03/71</td></tr></table>",
        "03/03/71",
    ),
    (
        "<table><tr><th>Nom</th><th>Né le</th><th>à</th></tr><tr><td>Crépin Denise</td><td>03/03/1971</td><td>Huy</td></tr></table>",
        "03/03/1971",
    ),
    ("M. Luc Sauvenay, 47 ans, maçon", "47 ans"),
    ("un homme de 47 ans, M. Sauvenay", "47 ans"),
    ("Mme Crépin, une dame de 83 ans, demande", "83 ans"),
    ("la mère de 83 ans de M. Sauvenay", "83 ans"),
    ("Mme Crépin, âgée de 83 ans et veuve", "âgée de 83 ans"),
    ("sa fille de 8 ans fréquente l'école", "8 ans"),
    ("ses deux enfants (8 et 11 ans)", "8 et 11 ans"),
    ("ses enfants Léa, 8 ans, et Tom, 11 ans", "11 ans"),
    ("ses enfants de 4, 7 et 9 ans", "9 ans"),
    ("M. Sauvenay aura 65 ans le 1er mai", "65 ans"),
    ("M. Sauvenay atteindra l'âge de 65 ans le 1er mai 2025", "65 ans"),
    ("Mme Crépin a atteint l'âge de 65 ans", "65 ans"),
    ("Mme Crépin est âgée de quatre-vingts ans", "quatre-vingts ans"),
    ("centenaire, Mme Denise Crépin, née le 3 mars 1924, sera fêtée", "3 mars 1924"),
    ("M. Luc Sauvenay, décédé à 91 ans", "91 ans"),
    ("Feu M. Luc Sauvenay, né en 1938 et décédé en 2024", "1938"),
    ("Mme Crépin (Huy, 3 mars 1938 – Bellerive, 4 mai 2024)", "3 mars 1938"),
    ("M. Luc Sauvenay (Huy, 1938)", "1938"),
    ("née à Huy en mars 1971, Mme Crépin", "mars 1971"),
    ("Mme Crépin, 8 1/2 ans", "8 1/2 ans"),
    ("Jan Peeters, geboren te Gent op 3 maart 1971", "3 maart 1971"),
    ("Karl Schmitz, geboren am 3.3.1971 in Eupen", "3.3.1971"),
    ("M. Sauvenay, né le 3 mars mil neuf cent septante-et-un à Huy", "septante-et-un"),
]
NEAR_MISSES = [
    "Travaux de réfection, rue Haute 12 à 24 : approbation du cahier des charges",
    "la maison communale sise place Communale 1 sera fermée le lundi",
    "La séance d'information se tiendra au Cercle Saint-Roch, rue Haute 12.",
    "Fabrique d'église Saint-Roch, rue Haute 12 : compte 2023",
    "l'Union royale des sports, rue des Sports 4, reçoit un subside de 500 €",
    "la firme Delvaux & Fils SA, zoning industriel 12 à 4999 Bellerive",
    "Le projet concerne la construction d'une crèche rue Haute 12.",
    "école libre Saint-Joseph, avenue Astrid 12 à Bellerive : 124 élèves",
    "Un arrêt de bus est implanté chaussée de Namur 118.",
    "Il est interdit de stationner place du Marché du 3 au 5 mai.",
    "rue Haute, 12 mai : brocante",
    "du rond-point de la Fontaine au n° 33 de la rue Haute",
    "L'accès au parking de la rue Haute 12 est réservé aux bus",
    "La poste de Bellerive, rue Haute 12, fermera ses portes",
    "Agence locale pour l'emploi, rue Haute 12",
    "Le notaire instrumentant a son étude place du Marché 3 à Bellerive",
    "Cabinet d'avocats Lex, avenue Louise 149 à 1050 Bruxelles",
    "le tribunal de première instance de Namur, place du Palais de Justice 4",
    "L'ouvrage d'art n° 12 du chemin vicinal n° 4",
    "le chemin n° 12 de l'atlas des chemins vicinaux de Bellerive",
    "Loi du 3 mars 1971 relative aux marchés publics",
    "arrêté du 12 mai 1989, né de la volonté du législateur",
    "La convention, née en 2004, lie les deux communes",
    "un bâtiment âgé de 47 ans",
    "la toiture, âgée de 40 ans, doit être remplacée",
    "un véhicule âgé de plus de 10 ans",
    "un camion de 12 ans",
    "les enfants de 2,5 à 12 ans",
    "l'accueil des enfants de 3 mois à 3 ans",
    "les personnes de plus de 65 ans bénéficient d'une réduction",
    "les candidats doivent être âgés de 18 ans au moins",
    "être âgé de dix-huit ans",
    "concession de 30 ans",
    "contrat d'un an, renouvelable 3 ans",
    "amortissement : 20 ans (2024-2043)",
    "article 104/123-13 du budget ordinaire",
    "la dépense est inscrite à l'article 421/731-60 (projet 20240012)",
    "communication structurée +++123/4567/89012+++",
    "dossier 2024/123-A",
    "plan de la zone, section A du cahier des charges, lot 3",
    "la communauté née de la fusion de 1977",
    "Le club fête ses 50 ans",
    "L'harmonie fête ses 100 ans d'existence",
    "le centre sportif, 25 ans, doit être rénové",
    "le parc éolien de Noirpré 2",
    "les écoles de Noirpré 1 et Noirpré 2",
    "la crèche et l'école, rue Haute 12 et 14",
    "Le Conseil se réunit salle du Conseil, Grand-Place 1, à 19 h 30",
]


def hidden(found, text, label):
    format = "html" if text.startswith("<") else "text"
    return [piece for piece, action in found(text, label, format=format) if action != "keep"]


@pytest.mark.parametrize("text, home", HOMES)
def test_a_home_in_any_layout(found, text, home):
    assert any(home in piece for piece in hidden(found, text, "ADDRESS"))


@pytest.mark.parametrize("text, birth", BIRTHS)
def test_a_birth_in_any_layout(found, text, birth):
    assert any(birth in piece for piece in hidden(found, text, "BIRTH"))


@pytest.mark.parametrize("text", NEAR_MISSES)
@pytest.mark.parametrize("label", ["ADDRESS", "BIRTH", "PARCEL", "PLATE", "PHONE"])
def test_a_near_miss_stays_readable(found, text, label):
    assert hidden(found, text, label) == []


@pytest.mark.parametrize(
    "end",
    [
        "Le lot 8 est retiré.\n\nF. WANSON        L. HARDUIN",
        "Le reste est inchangé.\n\n(s.) F. WANSON - (s.) L. HARDUIN",
        "Unanimité. F. Wanson / L. Harduin",
        "Incident clos.\n\nPour extrait : F. WANSON",
    ],
)
def test_who_signs_at_the_very_end_stays_readable_however_it_is_written(found, end):
    text = f"Article 1er. Le bail de M. Éloi Brisbois est renouvelé.\n\n{end}"
    assert {a for t, a in found(text, "PERSON") if "Brisbois" not in t} == {"keep"}


def test_a_sentence_that_goes_on_in_two_names_is_no_signature(found):
    text = "Le loyer est dû par\n\nF. WANSON        L. HARDUIN"
    assert [a for _, a in found(text, "PERSON") if a == "keep"] == []
