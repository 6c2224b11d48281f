"""Where a datum ends and an ordinary word, a number or a village begins."""

import pytest


@pytest.mark.parametrize(
    "text, label, datum",
    [
        ("3. Delcour Josiane, celle-ci ayant soixante-six ans et pas de successeur", "BIRTH", "soixante"),
        ("Monsieur Renaud Pasleau, exploitant, Ferme de la Haie, n° 2, 29 ans ;", "BIRTH", "29 ans"),
        ("Mme Pasleau, domiciliée à D-52999 Marlaheim, Eckener Weg 6", "ADDRESS", "Eckener Weg 6"),
        ("M. Pasleau, domicilié N 662, n° 90, demande un raccordement", "ADDRESS", "N 662, n° 90"),
        ("Candidats :\n- de BROUVEAU Charles-Henri, retraité\n- PASLEAU Léa, étudiante", "PERSON", "de BROUVEAU"),
        ("sont échues :\nn° 12 – Lambertval-Pasleau – 1971\nn° 15 – Veuve Crespeau – 1972", "PERSON", "Lambertval"),
        ("réclamations :\n\n1. R. 0thelin, rue Basse 17 : pas d'accord", "PERSON", "R. 0thelin"),
        ("refus\nIndivision van den hoost (4 frères) : accord", "PERSON", "van den hoost"),
        ("la parcelle MARLAVAL/3 DIV/B/0417/00E000 de M. Pasleau", "PARCEL", "3 DIV/B/0417/00E000"),
        ("le verre de l'amitié servi par le traiteur Roland Pasleau", "PERSON", "Roland Pasleau"),
        ("JEHONVAL\nn° 44 – Pasquale Ivannone – 1973\nn° 45 – libre", "PERSON", "Pasquale Ivannone"),
        ("Les dérogations sont accordées (T.O., L.B. et M.K., E.V.).", "PERSON", "L.B."),
        ("2017/1302\tPASLEAUX franky\tredevance\t312,45", "PERSON", "PASLEAUX franky"),
        ("25/105 Pasleaux – Bokamban : guidance budgétaire", "PERSON", "Pasleaux – Bokamban"),
        ("en présence de la famille Pasleau (Noé ou Noa, à vérifier), absente", "PERSON", "Noa"),
        ("M. Pasleau n'arrive plus à monter, il utilise une chaise roulante", "SENSITIVE", "chaise roulante"),
        ("M. Pasleau est redevable de sept mois de loyers", "SENSITIVE", "mois de loyers"),
    ],
)
def test_it_is_hidden(analyse, text, label, datum):
    hidden = [s.text for s in analyse(text).spans if s.label == label and s.action != "keep"]
    assert any(datum in span for span in hidden), hidden


@pytest.mark.parametrize(
    "text, label, kept",
    [
        ("est fixé par le plan n° 68.08.12-B. Nul ne peut l'occuper", "PERSON", "Nul"),
        ("sous réserve des lucarnes (dossier AWaP/BW/47-0031)", "PERSON", "AWaP"),
        ("Rue Anne Frank 2. Contact : cce@example.be ou 081/00.00.70", "EMAIL", "cce@example.be"),
        ("l'hôpital a compté 557 accouchements sur 3 ans, dit Mme Pasleau", "SENSITIVE", "accouchements"),
        ("SPRL Garage Hautmont – 620,00 € – faillite du 11 mars 2017", "SENSITIVE", "faillite"),
        ("Village de Marlaval. Les époux Marlaval ne possèdent rien à Marlaval", "PERSON", "à Marlaval"),
    ],
)
def test_it_stays_readable(analyse, text, label, kept):
    analysis = analyse(text)
    place = text.rindex(kept)
    hidden = [s for s in analysis.spans if s.label == label and s.action != "keep" and s.end > place]
    assert [s.text for s in hidden if s.start < place + len(kept)] == []


def test_a_house_that_is_bequeathed_is_a_human_s_decision(found):
    text = "elle lègue à la Commune sa maison sise rue Haute 17, à charge d'entretenir la tombe"
    assert [action for _, action in found(text, "ADDRESS")] == ["propose"]


def test_the_end_of_a_number_is_no_part_of_a_phrase(found):
    phrases = found("DG : oui, PV n° LW.66/21, amende adm. 150 € à charge de M. Pasleau", "SENSITIVE")
    assert not any("21" in phrase for phrase, _ in phrases)
