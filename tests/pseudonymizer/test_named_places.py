"""Do things whose kind is told otherwise than by a noun before them stay readable, and persons beside them hidden?"""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Considérant que le terrain s'appellera « {Verger Léon Hannotte} » ;",
        "le potager « {Jardin Hélène Dubail} » est clos",
        "une esquisse attribuée à {Félicien Ropsart} et une huile sur toile attribuée à {Constantin Meunart} ;",
        "- Mme [Aude Pirson], institutrice maternelle, 26 périodes à {Simone Veil} du 1er au 30 septembre ;",
        "Considérant qu'une demi-classe peut être ouverte à {Jean Jaurès} dès le 20 novembre ;",
        "- Atelier d'architecture {Thomas & Warnant} : 9 % ; - {A.A. Colot & Brasseur}, 8,5 % ;",
        "{ORESIA} : Peters, Kaya ; {IDENVAL} : Halleux, Gobiet ;",
        "Longpont 112 élèves, {Veyer} 58, Ombret 19",
        "un habitant de {Hautrive} s'en plaint ; M. [Luc Habran] aussi",
        "Vu les plaintes de [Jean Lavigne] et « Merci [Luc Habran] » ;",
        "Le surnom « Petit [Louis Habran] » ; « Bonjour [Jean Lavigne] » ;",
        "Considérant que la concession est attribuée à [Jean Lavigne] ; que le marché l'est à [Luc Habran] ;",
        "Sont attribuées : 26 périodes à [Simone Habran], institutrice ; 8 périodes à [Jean Lavigne] ;",
        "Mme [Aude Pirson], absente, 12 périodes à [Jean Lavigne], né le 3 mars 1990 ;",
        "Gillard & Bodson : les époux [Thomas & Warnant], 450 € ;",
        "[LAVIGNE] : Merci, Madame.",
    ],
)
def test_a_thing_stays_readable_and_a_person_does_not(misjudged, text):
    assert misjudged(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "M. Aziz Tahiri, domicilié rue des Forges 8, est relogé au gîte communal, {place de l'Abbaye 3} ;",
        "Vu le contrat conclu avec M. Joao Pinto pour l'exploitation de la buvette du stade, {allée des Sports 2} ;",
        "Vu la demande de Mme Lisa Goffin, exploitante de la cafétéria de la piscine, {avenue des Bains 12} ;",
        "Mme Julie Meurisse reçoit à la maison de quartier, {rue Fabiola 1}, le mardi ;",
        "Le dossier est transmis à la DGO4, {rue des Brigades 1, 5100 Jambes} ;",
    ],
)
def test_the_address_of_a_public_building_stays_readable(misjudged, text):
    assert misjudged(text) == []


@pytest.mark.parametrize(
    "home",
    [
        "M. Marcel Grandjean, concierge de l'école, [rue de l'École 3] ;",
        "M. Marcel Grandjean demeure à l'ancien presbytère, [rue de l'Église 1] ;",
        "L'abbé Jules Cordonnier, logé au presbytère, [rue de l'Église 1] ;",
        "M. Luc Sterckx, hébergé au gîte communal, puis domicilié à l'ancienne école, [rue du Gibet 5] ;",
        "Mme Renée Pâques, relogée dans un appartement de l'ancienne école, [rue de l'École 3] ;",
        "M. Luc Sterckx quitte le gîte communal pour habiter [rue du Gibet 5] ;",
    ],
)
def test_the_home_of_who_lives_at_a_public_building_is_hidden(misjudged, home):
    assert misjudged(home) == []
