"""Streets, numbers and parcels that lead to no private person: nothing of them is hidden."""

import pytest


WORKS = [
    "Réfection de la rue des Ajoncs, du n° 2 au n° 30, par la SA Routim.",
    "Pose d'un casse-vitesse chaussée de Bavay, à hauteur du n° 15.",
    "Le stationnement est interdit rue des Ajoncs, côté pair, entre le n° 2 et le n° 30.",
    "Le stationnement est interdit du 12 au 14 mai sur la place du Vieux Tilleul.",
    "Une zone 30 est instaurée rue des Ajoncs, entre les numéros 12 et 48.",
    "Un passage pour piétons est tracé au 12 de la rue des Ajoncs, devant l'école communale.",
    "Les bulles à verre de la rue des Ajoncs 12 sont déplacées sur le parking du hall omnisports.",
    "L'abribus situé rue des Ajoncs, face au n° 41, est remplacé.",
    "La borne d'incendie du n° 17 de la rue des Ajoncs est hors service.",
    "Le chantier de la rue des Ajoncs (n° 1 à 33) débute le 4 juin.",
    "Le trottoir est élargi du côté des numéros impairs de la chaussée de Bavay.",
    "Le tronçon de la N 52, de la borne 12 à la borne 14, est concerné.",
    "Un miroir est placé au carrefour de la rue des Ajoncs et de la drève des Hêtres.",
    "L'avaloir situé rue des Ajoncs 12 est bouché.",
    "Interdiction de stationner rue de l'Arsenal, sur 12 mètres, le long du n° 8.",
    "Marquage d'une zone de livraison à hauteur du n° 22 de la rue de l'Arsenal, devant la boulangerie.",
]
SEATS = [
    "La SRL Menuiserie du Ry, rue des Ajoncs 12, remet l'offre la plus basse.",
    "La société Routim, dont le siège est au 14 de la rue des Ajoncs, est adjudicataire.",
    "L'ASBL Le Grand Aulne, 12, rue des Ajoncs à 5999 Valmont, reçoit 500 €.",
    "Le bureau d'études Topolis, au n° 9 de la chaussée de Bavay, est chargé du plan.",
    "Le notaire Poncelet, dont l'étude est au 3 de la place du Vieux Tilleul, passera l'acte.",
    "SWDE, rue de la Concorde 41, 4800 Verviers",
    "Le courrier est à adresser à l'Administration communale, place du Vieux Tilleul 1, 5999 Valmont.",
    "Un recours peut être introduit auprès du Conseil d'État, rue de la Science 33, 1040 Bruxelles.",
    "Le Ministre des Pouvoirs locaux, rue du Moulin de Meuse 4 à 5000 Beez (Namur), a approuvé le règlement.",
    "L'intercommunale Valnet Environnement, rue du Lavoir 1 à 5999 Valmont",
    "Le café « Au Vieux Puits », rue des Ajoncs 12, peut ouvrir jusqu'à 2 heures.",
    "Pharmacie de garde : rue des Ajoncs 12.",
    "Le centre de vaccination est ouvert au 45 du boulevard des Combattants.",
    "L'agence locale pour l'emploi, installée au n° 6 de la rue de l'Arsenal, ferme le 3 mai.",
    "Les plis parviennent au service des Marchés publics, rue des Ajoncs, n° 1, au plus tard le 4 mai à 10 heures.",
    "La Poste ferme le bureau de la rue de l'Arsenal 4.",
    "La banque Fidelis, avenue du Roi Albert 15/2, octroie le prêt.",
    "Le Tribunal du travail, place Charles Bergh 7 bte 2, a rendu son jugement.",
]
PUBLIC_PLACES = [
    "L'école communale, rue des Ajoncs 12, compte 112 élèves.",
    "La bibliothèque quitte le 12 de la rue des Ajoncs pour la maison communale.",
    "Bureau de vote n° 3 : salle Les Forges, rue des Ajoncs 12.",
    "La salle des fêtes de Rendeuve, au n° 2 de la place du Vieux Tilleul, est louée 250 €.",
    "La réunion citoyenne a lieu à la salle « Le Foyer », 14, rue de l'Arsenal, à 20 heures.",
    "Le hall sportif de la rue des Ajoncs, 12 sera rénové.",
    "L'immeuble communal du 7 de la rue de l'Arsenal est mis en vente.",
    "Le presbytère, rue de l'Église 3, est désaffecté.",
    "L'arboretum du domaine de Bronromme compte 112 espèces.",
    "Le parc à conteneurs de la chaussée de Bavay, 118, est fermé.",
    "Les logements de transit, rue des Ajoncs 12 et 14, propriété du CPAS, sont rénovés.",
    "Le refuge pour chats, ferme du Grand Aulne, reçoit 300 €.",
    "Le marché de Noël se tient au château de Wanzoul les 12 et 13 décembre.",
    "La crèche Les Lutins, clos de la Sapinière 4, accueille 18 enfants.",
    "La plaine de jeux du quartier des Houilleurs 2 est clôturée.",
    "La Maison de la Laïcité, rue des Ajoncs 12, organise une conférence.",
]
GRAVES = [
    "Cimetière de Rendeuve : Allée C, n° 4 ; Allée D, n° 12 ; rang B 15.",
    "Fin de concession : Allée B, n° 2, famille inconnue ; Allée C, n° 14, sans nom.",
    "Rétrocession : rang D 7, carré 4.",
    "Le monument de l'allée centrale, n° 12, est classé.",
    "La cellule n° 14 du columbarium, rangée 3, est disponible.",
    "Le caveau n° 112, allée des Tilleuls, menace ruine.",
    "Tombe d'intérêt historique : parcelle 4, ligne 12, n° 33.",
    "Cavurne n° 8, pelouse 2.",
    "La parcelle des enfants, allée F, n° 3, est réaménagée.",
]
NUMBERS = [
    "La facture n° 2024-112 de la SA Routim est payée.",
    "Le crédit est inscrit à l'article 421/731-60, projet n° 20240012.",
    "Le dossier n° 14 est complet ; le n° 15 ne l'est pas.",
    "L'article 12 du règlement est abrogé ; le 13 devient le 12.",
    "Le lot n° 4 est attribué à la SRL Menuiserie du Ry.",
    "Point 12 : le Collège retire le n° 13.",
    "Le bus n° 17 passe au 12 de chaque heure.",
    "La résolution n° 27 est soumise au vote.",
    "Les bons 12 à 16 sont annulés.",
    "Le conseil passe au point 21. Le 22 est retiré.",
    "L'avis n° 7 du Directeur financier est favorable.",
    "Le modèle n° 4 de l'annexe est utilisé.",
    "Les chapitres 12 et 14 du budget sont équilibrés.",
    "Au 31 décembre, le solde est de 12.450 €.",
    "Du 12 au 16 juillet, la plaine accueille 48 enfants.",
    "Au 1er janvier 2024, Valmont compte 4.112 habitants.",
    "Au 12 mars, aucune offre n'était parvenue.",
    "M. le Bourgmestre répond que, des 45 de la liste, 12 sont retenus.",
    "Mme l'Échevine Staes précise que le 112 a été appelé à temps.",
    "La ligne 12 dessert Valmont-Centre, Basse-Hermée et Les Forges.",
    "Coupe 12, Fonds de Moret : hêtres, 112 m³.",
    "Lot 3 – Les Forges (4 ha 12 a), parcelle communale.",
    "Les Forges : 12 sapins ; Basse-Hermée : 8 sapins.",
    "Équipes de football : Valmont 3, Rendeuve 2.",
    "Élèves par implantation : Basse-Hermée 41, Rendeuve 18, Valmont 112.",
]
PARCELS_AND_DATES = [
    "Le terrain communal cadastré section B, n° 40 est entretenu par le service Travaux.",
    "Le club fête ses 40 ans ; l'école a 12 ans.",
    "La concession est accordée pour 30 ans.",
    "Le bail de neuf ans débute le 1er mars 1991.",
    "Entrée en fonction des conseillers : STAES Luc – 03/12/2012 – 930 voix ; BOON Anne – 26/05/2014 – 418 voix.",
    "Tableau de préséance : 1. Staes Luc, 03/12/2012, 930 ; 2. Boon Anne, 26/05/2014, 418.",
    "L'arrêté du 14 juillet 1994 et la circulaire du 3 mars 1971 sont visés.",
]

OTHERS = [
    "La rue Pavée est mise à sens unique entre le n° 33 et le n° 57.",
    "Le rond-point de la chaussée de Huy, à hauteur du n° 330, est planté.",
    "Le garage Lambert, chaussée de Huy 330, assure le dépannage.",
    "M. l'Échevin des Travaux signale que la rue Pavée sera rouverte le 12 et que le n° 33 est communal.",
    "Mme la Bourgmestre rappelle que l'école du 33, rue Pavée fermera.",
    "M. Staes, Conseiller communal, demande pourquoi le lampadaire de la rue Pavée, face au n° 33, est éteint.",
    "L'auteur de projet, M. Ledent, de la SPRL Archi+, chaussée de Huy 330, présente le plan de l'école.",
    "La caserne, au 12 du boulevard du Nord, sera vendue.",
    "Le musée de la Pierre, 4, place Verte, ouvre le 3 mai.",
    "La Régie foncière loue le rez commercial du 33 de la rue Pavée.",
    "Une boîte à livres est installée place Verte, n° 4, devant la mairie de quartier.",
    "Le point 33 est reporté. Le 34 est approuvé.",
    "Le n° 33 du bulletin communal paraîtra en mai.",
    "Match n° 12 : Bellerive – Moxhe 3-1.",
    "Cimetière de Moxhe, allée principale, tombe n° 33 : état d'abandon.",
    "La coupe n° 33 est vendue à la SA Boisval.",
    "La ligne 33 ne s'arrête plus place Verte.",
    "Élections : la liste n° 4 obtient 12 sièges.",
    "L'excédent de voirie, devant le n° 33 de la rue Pavée, mesure 12 m².",
    "La chapelle Sainte-Anne, route de Huy, n° 33, est classée.",
    "L'hôtel de police se trouve au 33 de l'avenue Reine Astrid.",
    "Le comité de quartier Pavée, 33 membres, organise une brocante.",
    "Réparation de la toiture de la cure, au 5 de la rue de l'Église.",
    "Le Collège fixe au 33 le nombre de places de parking.",
]


@pytest.fixture(scope="module")
def hidden(analyse):
    """Return the addresses, parcels and births of a text that would not be readable."""

    def run(text):
        labels = ("ADDRESS", "PARCEL", "BIRTH")
        return [s.text for s in analyse(text).spans if s.label in labels and s.action != "keep"]

    return run


@pytest.mark.parametrize("text", WORKS)
def test_a_work_site_stays(hidden, text):
    assert hidden(text) == []


@pytest.mark.parametrize("text", SEATS)
def test_the_seat_of_a_firm_or_an_authority_stays(hidden, text):
    assert hidden(text) == []


@pytest.mark.parametrize("text", PUBLIC_PLACES)
def test_a_public_place_stays(hidden, text):
    assert hidden(text) == []


@pytest.mark.parametrize("text", GRAVES)
def test_a_grave_stays(hidden, text):
    assert hidden(text) == []


@pytest.mark.parametrize("text", NUMBERS)
def test_any_other_number_stays(hidden, text):
    assert hidden(text) == []


@pytest.mark.parametrize("text", PARCELS_AND_DATES)
def test_the_commune_s_land_and_dates_of_office_stay(hidden, text):
    assert hidden(text) == []


@pytest.mark.parametrize("text", OTHERS)
def test_other_places_stay_too(hidden, text):
    assert hidden(text) == []
