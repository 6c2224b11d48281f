"""Are those who sit and vote known from the lists of attendance and of votes, however a clerk lays them out?"""

from imio.pseudonymizer import roster

import pytest


HEADS = {
    "no heading": (
        "PROCES-VERBAL DU CONSEIL COMMUNAL\n\nSéance du 14 mars 2019\n\nMM. Élodie HANQUART, Présidente du Conseil, "
        "Yvan PIRLOT, Bourgmestre, Jules GILLIS ; Ilse VAN HOVE-DE CLERCK, Echevins, Rémi ISTACE (avec voix "
        "consultative), Président du CPAS, Luce LIGNON ; Olga MASSART ; Ward NIHOUL, Membres, Basile TASQUIN, "
        "Secrétaire."
        "\n\nSEANCE PUBLIQUE\n\nLa séance est ouverte à 20h."
    ),
    "one line": (
        "SÉANCE DU QUATORZE MARS. La séance est ouverte à 20 h. PRÉSENTS : PIRLOT Yv, Bourgmestre-Président ; "
        "GILLIS J., "
        "HANQUART Fr., Echevins ; ISTACE R., LIGNON J.-M., Conseillers communaux ; TASQUIN H., Directeur général. "
        "EXCUSÉE : MASSART C., Conseillère communale. Le procès-verbal de la séance du deux février est approuvé."
    ),
    "indented": (
        "CONSEIL COMMUNAL\n\n            SEANCE DU 14 MARS 2019\n\n        Monsieur Yvan PIRLOT, Conseiller – "
        "Président ;\n"
        "      Monsieur Jules GILLIS, Bourgmestre en titre empêché ;\nMM. Luce LIGNON, Olga HANQUART-DEBOUT, "
        "Ward ISTACE,\n"
        "         Échevins ;\n   Monsieur Rémi MASSART de la HOUSSIERE, Président du Conseil de l’action "
        "sociale ;\n MM. Anne "
        "NIHOUL, Karin TASQUIN-van den BOSCH, Éric GOOR, Conseillers ;\n\n     Monsieur Luc VERCAUTEREN, "
        "Directeur général – "
        "Secrétaire.\n\nMonsieur le Président ouvre la séance."
    ),
    "blank lines and colons": (
        "Présents :         \n\nYvan PIRLOT : Bourgmestre-Président,\n\nJules GILLIS, Luce LIGNON-ISTACE et "
        "Léon HANQUART : "
        "Echevins,\n\nOlga MASSART, Ward NIHOUL et Éric GOOR : Conseillers(ères),\n\nRémi TASQUIN : Président "
        "du Conseil de "
        "l’Action sociale\n\nKarin DEBOUT : Secrétaire communal\n\nLa séance est ouverte à 20 heures."
    ),
    "initials stuck to names": (
        "SEANCE DU 14/03/2019 Y.PIRLOT, Bourgmestre-Président,ff J.GILLIS, L.LIGNON, Echevins R-M.ISTACE, "
        "Président CPAS "
        "O.MASSART, W.NIHOUL, E.GOOR B.RADELET, K.HANQUART, Conseillers B.TASQUIN, Directeur général Excusés : "
        "L.DEBOUT, "
        "R.VERCAUTEREN La séance est ouverte à 19 H 30"
    ),
    "functions after all names": (
        "Procès-verbal du 14 mars 2019 A la salle du Centre culturel Présents : Excusés M. Y. PIRLOT M. J. "
        "GILLIS, Mme L. "
        "LIGNON-ISTACE (avec voix consultative et non délibérative) MM. R. MASSART, A. NIHOUL, Mme O. TASQUIN, "
        "MM. E. GOOR, "
        "W. HANQUART Bourgmestre-Président ; Echevins ; Conseillers communaux ; Le Président ouvre la séance à 20h20"
    ),
    "stars and few commas": (
        "PV DU 14 MARS = = = PRESENTS : MM PIRLOT Y. Bourgmestre, GILLIS J., LIGNON L. Echevins, ISTACE R. "
        "Présidente du CPAS "
        "MASSART O.*,NIHOUL W.*, GOOR E., VANDEN BOSCH K. Conseillers, *excusés TASQUIN B.M. Directrice "
        "générale f.f. ===== "
        "Le Conseil Communal, en séance publique,"
    ),
    "a reference to the law": (
        "Présents :\nM. PIRLOT Yvan, président (voir L1122-15) ;\nM. GILLIS Jules, bourgmestre ;\nMM, LIGNON, "
        "ISTACE Fr., R, "
        "MASSART Th., membres du Collège Communal ;\nMme NIHOUL-GOOR Fr., M. TASQUIN M., conseillers ;\nMme "
        "HANQUART A., "
        "directrice générale.\nM. le Président préside la séance qu’il ouvre à 20 h 02."
    ),
    "surnames alone": (
        "Présents:  M. PIRLOT, Bourgmestre - Président\n\n     MM. GILLIS, LIGNON & ISTACE, Echevins,\n\nMM. "
        "MASSART, NIHOUL, "
        "GOOR Éric & HANQUART, Conseillers\n\n     Mme TASQUIN, Secrétaire communale\n\nPrésentation du site communal"
    ),
    "the excused only": (
        "Procès-verbal du CONSEIL COMMUNAL du jeudi 14 mars 2019 Absents et excusés : Y. PIRLOT, J. GILLIS et "
        "L. LIGNON\n\n"
        "La séance est ouverte à 18 h 30."
    ),
}


@pytest.mark.parametrize("layout", HEADS)
def test_who_sits_stays_readable(analyse, layout):
    found = [span for span in analyse(HEADS[layout]).spans if span.label == "PERSON"]
    assert len(found) >= 3
    assert [span.text for span in found if span.action != "keep"] == []


def test_a_list_ends_where_the_debate_begins(analyse):
    text = (
        "PRÉSENTS : PIRLOT Y., Bourgmestre ; GILLIS J., LIGNON L., Echevins. Le procès-verbal du deux février "
        "est approuvé. "
        "Les points suivants sont retirés : 3. Vente d'un terrain à Jean Hanquart, rue Haute 7."
    )
    actions = {span.text: span.action for span in analyse(text).spans if span.label == "PERSON"}
    assert actions["PIRLOT Y."] == "keep"
    assert actions["Jean Hanquart"] == "mask"


def test_a_list_does_not_go_on_in_the_next_point(analyse):
    text = "Présents : M. Yvan Pirlot, Bourgmestre, Mme Luce Lignon, Échevine.\n\nLocation d'un pré : Jean Hanquart."
    assert [s.action for s in analyse(text).spans if s.text == "Jean Hanquart"] == ["mask"]


def test_a_council_of_children_is_no_council():
    text = (
        "Conseil communal des enfants\n\nZoé Hanquart, bourgmestre, Tom Pirlot, Lila Gillis, échevins, Noé "
        "Lignon, Adam "
        "Istace, conseillers, Mme Massart, directrice."
    )
    assert roster.unannounced(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Après en avoir délibéré,\n\nOnt voté pour: 3\n\nMonsieur Guy PIRLOT, Madame Luce GILLIS, Madame Olga "
        "LIGNON\n\nSe "
        "sont abstenu(e)s: 1\n\nMonsieur Ward ISTACE\n\nAPPROUVE le procès-verbal.",
        "Madame l'Echevine PS, Luce GILLIS, préside. Madame la Conseillère communale ECOLO, Olga LIGNON, s'étonne.",
        "Excusé:\nMonsieur l'Echevin P.ISTACE\nSEANCE PUBLIQUE",
        "Absent(s) : M. A. PIRLOT, M. P.-O. GILLIS, J-M.LIGNON, M. R. ISTACE La séance est ouverte à 20 h.",
    ],
)
def test_who_votes_presides_or_is_excused_stays_readable(analyse, text):
    found = [span for span in analyse(text).spans if span.label == "PERSON"]
    assert found
    assert [span.text for span in found if span.action != "keep"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vente à M. R.HANQUART et à Mme L.PIRLOT-GOOR.", "R.HANQUART"),
        ("La demande de Mme J-M. HANQUART est lue.", "J-M. HANQUART"),
        ("Sont citées les demandes de J.-L. HANQUART, J.-M. PIRLOT et D. GOOR.", "J.-L. HANQUART"),
    ],
)
def test_an_initial_belongs_to_its_own_name(analyse, text, name):
    assert name in [span.text for span in analyse(text).spans if span.action == "mask"]


@pytest.mark.parametrize(
    "text",
    [
        "Le procès-verbal est approuvé par 4 oui (D.Pirlot, \nP.Gillis, J-P Lignon, \nK.Istace). \n\n2. Divers",
        "Entendu Monsieur Hanquart faisant remarquer que l'école est petite ; entendu Mme Pirlot demandant le coût ;",
        "Le Bourgmestre invite alors M. GILLIS Ward, né le 03.03.1971, à prêter le serment ; M. GILLIS Ward est "
        "installé. Il invite Mme PIRLOT Luce à prêter entre ses mains le serment prévu ; il prie M. Ward Istace "
        "d'entrer en "
        "séance. Les pouvoirs de Mme PIRLOT Luce et de M. Ward Istace sont validés.",
    ],
)
def test_who_votes_is_heard_or_sworn_in_stays_readable(analyse, text):
    found = [span for span in analyse(text).spans if span.label == "PERSON" and span.text != "GILLIS Ward"]
    assert found
    assert [span.text for span in found if span.action != "keep"] == []


def test_a_neighbour_who_is_heard_is_no_member(analyse):
    text = "Réunion avec les riverains ; entendu Monsieur Hanquart demandant si la haie est à lui ;"
    assert [span.action for span in analyse(text).spans if span.text == "Hanquart"] != ["keep"]


@pytest.mark.parametrize(
    "text",
    [
        "En outre, Madame la Conseillère HANQUART sollicite l'ajout d'un point à l'ordre du jour.",
        "Pour le groupe Ensemble : effectif : M. Jacques Hanquart",
        "Démission d'un conseiller – Election d’un remplaçant – M. Jean Hanquart",
    ],
)
def test_who_acts_for_a_group_or_takes_a_seat_stays_readable(analyse, text):
    assert [span.action for span in analyse(text).spans if span.label == "PERSON"] == ["keep"]


DEBATE = (
    "Le Collège présente le projet des riverains de la rue Haute. M. Hanquart est d'accord pour autant que le prix ne "
    "s'envole pas. Mme Pirlot se réjouit du projet. M. Gillis craint le bruit pour les habitants. Monsieur "
    "l'Échevin Goor "
    "répond que l'avis est favorable."
)


@pytest.mark.parametrize(
    "text",
    [
        DEBATE,
        "Questions\n\nQuestion de Mr Hanquart: où en est la voirie ? Question de Mme Pirlot: le bus ne passe plus.",
        "Les délégués du conseil communal à l'intercommunale sont : - pour le PS : Monsieur Robert HANQUART, "
        "Madame Luce "
        "PIRLOT, Monsieur Salvatore LA PORTA ; - pour Warnant Autrement : Madame Justine GILLIS ;",
        "Vu l'avis de la Commission visée à l'article 12, composée de Messieurs HANQUART et PIRLOT et de Madame "
        "GILLIS ;",
        "Transmet la présente au CPAS, à l'attention de Monsieur HANQUART, Président.",
        "33 membres assistent à la séance : Mmes et MM. HANQUART Julien (Engagés), de PIRLOT Anne (Ecolo), "
        "GILLIS Luc ;",
        "Le Collège de police (D. Hanquart, M. Pirlot-Gillis, F. Goor) est chargé de l'exécution.",
        "Entendu M. Hanquart, qui demande si la cuisine est comprise ; entendu Mme Pirlot, qui le trouve cher ;",
    ],
)
def test_who_debates_or_is_sent_stays_readable_without_a_registry(analyse, text):
    found = [span for span in analyse(text).spans if span.label == "PERSON"]
    assert found
    assert [span.text for span in found if span.action != "keep"] == []


def test_a_debate_where_the_public_has_the_floor_shows_nobody(analyse):
    text = f"Interpellation citoyenne. {DEBATE}"
    hidden = {span.text for span in analyse(text).spans if span.label == "PERSON" and span.action != "keep"}
    assert {"Hanquart", "Pirlot", "Gillis"} <= hidden


def test_after_an_enumeration_of_names_an_ordinary_word_opens_the_next_clause(analyse):
    text = "En présence de MM. Dewalque et Crahin ; Attendu que le lot 4 est retiré ; Au scrutin secret,"
    assert {"Attendu", "Au"} & {span.text for span in analyse(text).spans} == set()


def test_two_who_are_quoted_are_a_debate(analyse):
    text = "Le point est lu. M. Hanquart : « Avez-vous vu la grotte ? » – Mme Pirlot : « Oui, le 12 juin. »"
    assert {span.action for span in analyse(text).spans if span.label == "PERSON"} == {"keep"}


@pytest.mark.parametrize(
    "left", ["a transféré sa résidence à Menin", "se désiste par écrit", "ne remplit plus les conditions"]
)
def test_a_substitute_who_will_not_sit_is_no_member(analyse, left):
    text = f"Installation d'un conseiller. Attendu que le premier suppléant, M. Mathias Hanquart, {left} ; serment."
    assert "keep" not in [span.action for span in analyse(text).spans if span.text == "Mathias Hanquart"]
