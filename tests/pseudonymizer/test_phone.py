import pytest


@pytest.mark.parametrize(
    "number", ["0470/00.00.12", "081/00.00.34", "+32 470 00 00 12", "0470 00 00 12", "02/000.00.12", "0032 81 00 00 34"]
)
def test_a_phone_number_is_masked(found, number):
    assert found(f"Mme Istace, tél. {number}", "PHONE") == [(number, "mask")]


def test_a_bracket_around_the_number_stays(found):
    assert found("Mme Istace (0470/00.00.12)", "PHONE") == [("0470/00.00.12", "mask")]
    assert found("tél. (081) 00.00.34", "PHONE") == [("(081) 00.00.34", "mask")]


@pytest.mark.parametrize(
    "text",
    ["le 03/12/2024", "BCE 0123.456.749", "12.500,00 €", "article 421/735-60", "020.000.000 €", "art. L1122-30"],
)
def test_other_numbers_are_left_alone(found, text):
    assert found(text, "PHONE") == []


@pytest.mark.parametrize(
    "text",
    [
        "Administration communale, place Communale 1, tél. 081/00.00.34",
        "renseignements au service Urbanisme (081/00.00.34)",
        "le service de garde de la Commune est joignable au 081/00.00.34",
    ],
)
def test_the_number_of_a_reception_stays_readable(found, text):
    assert [a for _, a in found(text, "PHONE")] == ["keep"]


@pytest.mark.parametrize(
    "text",
    [
        "Service Urbanisme, M. Luc Sauvenay, tél. 081/00.00.34",
        "agent traitant : Denise Crépin, service Travaux, 0470/00.00.12",
    ],
)
def test_the_number_of_an_agent_is_not(found, text):
    ((_, action),) = found(text, "PHONE")
    assert action != "keep"


@pytest.mark.parametrize("before", ["inscrite sous le numéro d'entreprise", "BCE numéro", "TVA BE"])
def test_a_company_number_is_no_phone(found, before):
    assert found(f"la SRL Hanquart, {before} 0700.000.012", "PHONE") == []


@pytest.mark.parametrize(
    "text, action",
    [
        ("Il s'agit de Mme Rita Tilkin, infirmière (gsm de service 0471/00.00.08).", "keep"),
        ("Contact pour la Commune : Luc Wauthoz, service Patrimoine, 010/00.00.26", "keep"),
        ("M. Luc Wauthoz, client du service Patrimoine, 010/00.00.26, demande un délai.", "mask"),
        ("Mme Rita Tilkin (gsm 0471/00.00.08) se plaint du service Travaux", "mask"),
        ("le docteur Hubin (gsm de garde 0470/00.00.19)", "mask"),
        ("La requérante, Mme Anne Hubin, suivie par le service social, 0470/00.00.19", "mask"),
    ],
)
def test_a_number_that_goes_with_the_work_stays_readable(found, text, action):
    assert [a for _, a in found(text, "PHONE")] == [action]


@pytest.mark.parametrize(
    "text",
    [
        "Les encombrants sont repris à la demande, inscription au 082/00.00.19.",
        "Pour tout renseignement : plaines@example.be ou 061/00.00.20.",
        "Le surveillant sera joignable au 0499/00.00.77, numéro de service.",
        "Écrire au service RH, place Maurice Lambert 1, ou à rh@example.be, tél. 081/00.00.27.",
        "Visites du site sur rendez-vous au 071/00.00.62.",
    ],
)
def test_where_everybody_may_call_stays_readable(found, text):
    assert [a for _, a in found(text, "PHONE")] == ["keep"]


@pytest.mark.parametrize(
    "text",
    [
        "Visites sur rendez-vous chez Paul Lenoir, 071/00.00.61.",
        "Écrire à marie@example.be ou 071/00.00.61.",
        "La réservation se fait auprès de la cousine de Luc Dony au 071/00.00.61.",
        "Inscription de Mme Rosa Pinto, 071/00.00.61",
        "L'enlèvement se fera chez elle, sur rendez-vous au 0474/00.00.38",
    ],
)
def test_the_number_of_somebody_is_hidden_though_the_text_invites_to_call(found, text):
    assert [a for _, a in found(text, "PHONE")] == ["mask"]


def test_the_writings_of_one_number_have_one_label(analyse):
    text = "Tél. 0470/00.00.12, de l'étranger +32 470 00 00 12 ; sa mère : 0470/00.00.13."
    assert [span.entity for span in analyse(text).spans] == ["PHONE1", "PHONE1", "PHONE2"]
