"""Is a name hidden that a list shortens, and does what only looks like one stay?"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Allée 4 : Fosse Douze Cts [GRENIER] p/a rue Haute 12",
        "B-12 Csts [Lambiotte], caveau ; B-13 Cts [Van Hamme], pleine terre ; B-14 Indiv. [Berger-Lacroix]",
        "Parcelles : Hoirs [Poulet], 12 ares ; Hérit. [Marchand], 4 ares ; Mén. [Chapelle], 2 ares",
        "Fosse 9\tCts [CHARLIER]\tp/a rue Basse 140\tCHARLIER Irène, cavurne",
        "Facture partagée entre Consts [DOYEN] et Vf [PIERRE].",
    ],
)
def test_a_household_told_by_an_abbreviation_is_hidden(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Cimetière :\n- pelouse 7, n° 0733 : concession [ROZENBLUM], 1952 ;\n- n° 0734 : concession [BOULANGER], 1931",
        "Reprises : caveau [Renard-Petit] (1931) ; tombe [Zylberman], vers 1920 ; fosse n° 12 [OTTE] – 30 ans",
        "Considérant l'état du cimetière ; la concession [MARNEFFE] ; la concession [VANDEPUTTE].",
        "Exhumation : sépulture [De Waele], acquise en 1948.",
        "Sépultures : concession [GOLDBERG], 1952 ; concession [Van den Berg], 1960.",
        "Columbarium : niche n° 4 [HUBERTY], 2004 ; niche n° 5 [Lecocq], 2005.",
    ],
)
def test_a_grave_tells_whose_it_is(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "La concession Proximus, 2010, est renouvelée pour l'antenne.",
        "Cimetière : une concession Pleine Terre, 30 ans, coûte 600 €.",
        "Cimetière de Sart : caveau COMMUNAL, 1950, et concession PERPÉTUELLE.",
        "Le prix est de 50 Cts par copie, 80 Cts en couleur.",
        "Le monument Léopold, 1910, orne la place.",
        "Tarif du cimetière : cavurne Enfant, 15 ans ; loge Adulte, 30 ans.",
    ],
)
def test_a_tariff_and_a_firm_are_no_family(found, text):
    assert [s for s in found(text, "PERSON") if s[1] == "mask"] == []


@pytest.mark.parametrize(
    "text, name",
    [
        ("Prévenus : Kevin (dit « Kéké ») Lambrechts, sous surveillance.", "Kevin (dit « Kéké ») Lambrechts"),
        ("La plainte vise Loïc (alias Lolo) Maréchal.", "Loïc (alias Lolo) Maréchal"),
        ("Le prix revient à Sandra (« Sandy ») Voisin, boulangère.", "Sandra (« Sandy ») Voisin"),
        ("Robert (surnommé « le Grand ») Thiry est décédé.", "Robert (surnommé « le Grand ») Thiry"),
        ("Mme Fatima (ou Fatiha) Benali réclame.", "Fatima (ou Fatiha) Benali"),
    ],
)
def test_a_byname_in_brackets_is_part_of_the_name(found, text, name):
    assert [text for text, action in found(text, "PERSON") if action != "keep"] == [name]


def test_with_and_without_his_byname_he_is_one(analyse):
    spans = analyse("Kevin (dit « Kéké ») Lambrechts avoue. M. Kevin Lambrechts habite rue Haute 3.").spans
    assert {span.entity for span in spans if span.label == "PERSON"} == {"A"}


@pytest.mark.parametrize(
    "marked",
    [
        "P10 [Ana Popescu] – P11 [Mirela Jovanović] – P12 [Pierre Mardi] – P13 [Claudine Massart]",
        "1. [Paul Lundi] ; 2. [Marie Dimanche] ; 3. [Lucas Noël]",
        "Lauréats : [Sophie Janvier], [Marc Avril] et [Julie Samedi].",
    ],
)
def test_a_day_behind_a_first_name_is_a_surname(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "text", ["La fête a lieu à Saint-Paul Mardi 4 mai.", "La rue Marie Dimanche est fermée.", "Horaire : Lundi, Mardi."]
)
def test_a_date_and_a_street_stay(found, text):
    assert [s for s in found(text, "PERSON") if s[1] != "keep"] == []


@pytest.mark.parametrize(
    "marked",
    [
        "Consultation riverains : 7 réponses, 5 pour. Contre : [Lambinon-Crahay], qui y gare son camion, et [Tran H.]",
        "Enquête publique : 4 courriers. Pour : [Delcourt]. Contre : [Mahaux P.], rue Basse 4 ; [Sow].",
        "Avis des riverains :\nPour : [Delcourt], [Bodart-Lys]\nContre : [Mahaux]",
        "Sondage dans la rue Haute, 9 ménages. Contre : [Tilmant], qui craint le bruit.",
        "Réclamations reçues dans le délai. Contre : [Ozdemir], [Vanhulle-Noël].",
    ],
)
def test_residents_who_are_against_hold_no_office(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Les voisins ont été consultés. M. [Lahcen Ouazzani] demande que les portes restent fermées.",
        "Le projet plaît. Les riverains ont tous été invités. M. [Igor Petrov] propose de planter une haie.",
        "Nous avons reçu deux courriels. Mme [Odile Crahay] demande moins de bruit. M. [Jean Tilmant] ajoute un plan.",
        "Plusieurs habitants ont écrit. Mme [Odile Crahay] souhaite un banc.",
        "On a reçu trois réactions. M. [Igor Petrov] rappelle les inondations.",
    ],
)
def test_residents_who_were_heard_speak_for_themselves(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "M. Goor, Échevin, répond que les voisins ont été consultés. Mme Odile Crahay demande quand. M. Jean Tilmant "
        "propose un report. Mme Rita Bodart rappelle le délai.",
        "Les riverains ont été consultés. Le Conseil en débat. Mme Odile Crahay demande quand. M. Jean Tilmant propose "
        "un report. M. le Bourgmestre répond que le délai court. Mme Rita Bodart rappelle le délai.",
    ],
)
def test_a_debate_about_residents_is_a_debate(found, text):
    assert [s for s in found(text, "PERSON") if s[1] == "mask"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Considérant l'enquête publique ;\n\nVote : 11 oui, 2 non.\n\nContre : Lambinon, Crahay.",
        "Enquête publique close sans remarque. Vote au scrutin public. Pour : Delcourt, Mahaux. Contre : Sow.",
        "Consultation des riverains : néant.\n\nLe Conseil décide d'approuver le plan.\n\nContre : Tilmant, Ozdemir",
    ],
)
def test_a_vote_after_a_consultation_is_a_vote(found, text):
    assert [s for s in found(text, "PERSON") if s[1] == "mask"] == []


@pytest.mark.parametrize(
    "marked",
    [
        "[Popa] & [Rusu] | rue des Remparts 44, Prouvelle | 930 €",
        "Nom\tAdresse\tLoyer\n[Popa] et [Rusu]\true du Quai 4, Prouvelle\t930 €",
        "1 | [Marinescu] / [Dobre] | avenue Reine Astrid 14 | 810 €",
        "Bénéficiaire | Adresse | Prime\n[Castagna] – [Rion] | rue du Moulin 2 | 850 €",
        "[ILIESCU] & [BALAN] | place Verte 9/2 | payé",
    ],
)
def test_a_couple_beside_an_address_is_hidden(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "Fournisseur | Adresse\nPlâtrerie & Peinture | rue du Moulin 2",
        "Parc et Jardin | rue du Moulin 2 | 850 €",
        "Namur & Dinant | rue de Fer 3 | 12 €",
        "Toitures & Fils | rue du Moulin 2 | 850 €",
    ],
)
def test_a_firm_beside_an_address_stays(found, text):
    assert [s for s in found(text, "PERSON") if s[1] != "keep"] == []


@pytest.mark.parametrize(
    "text",
    [
        "taxe\t85,00 €\tsuccession répudiée par Noémie Collignon\nSRL Podium\tlocation\t600,00 €",
        "garant : Firmin Delcourt\tSA Bâtimo\t12 €",
        "dette due par Hugo Marlier\nASBL Les Amis\tlocation",
    ],
)
def test_the_form_of_the_next_firm_is_not_of_this_name(found, text):
    assert "mask" in [action for _, action in found(text, "PERSON")]


@pytest.mark.parametrize(
    "text", ["Le marché va à Menuiserie Hugo Marlier SRL.", "Offre de Hugo Marlier\nSRL, à Namur."]
)
def test_its_own_form_makes_a_name_a_firm(found, text):
    assert [s for s in found(text, "PERSON") if s[1] == "mask"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Considérant qu'une altercation a eu lieu avec un riverain (M. [Saliba, Elias]) ;",
        "1° le sieur [Ysewyn, Cornelius], cultivateur, et son épouse.",
        "LOCATAIRE SORTANT : [de CRAWHEZ Thibault].",
        "Considérant que les acquéreurs, [Bastien Noël] et [Tran Thi Mai], habitent la maison contiguë ;",
    ],
)
def test_names_turned_round_with_a_particle_or_beside_a_couple(misjudged, text):
    assert misjudged(text) == []


def test_a_first_name_behind_a_comma_may_be_somebody_else(found):
    names = {name for name, _ in found("Ont écrit Mme Lardinois, Pierre et M. Bouvy.", "PERSON")}
    assert {"Lardinois", "Bouvy"} <= names
