"""Does an office holder who asks for something of his own pass for a citizen? And who speaks where no council sits?"""

from imio.pseudonymizer import Official

import pytest


REGISTRY = [Official("Fulgence Brasseur", "Bourgmestre")]


@pytest.mark.parametrize(
    "text",
    [
        "Vu la demande de M. Fulgence Brasseur d'acquérir la parcelle communale ;",
        "Vu le courrier du 3 mars de M. Fulgence Brasseur en vue d'acquérir l'excédent ;",
        "Vu l'offre d'achat de M. Fulgence Brasseur pour l'excédent de voirie ;",
        "Vu la proposition d'acquisition formulée par M. Fulgence Brasseur ;",
        "Considérant que M. Fulgence Brasseur sollicite un permis d'urbanisme pour transformer son habitation ;",
        "Considérant que M. Fulgence Brasseur a introduit une demande de permis unique ;",
        "Considérant que M. Fulgence Brasseur est locataire d'une parcelle communale ;",
        "Considérant que M. Fulgence Brasseur était seul propriétaire du fonds ;",
    ],
)
def test_who_asks_for_himself_is_asked_about_though_the_registry_knows_him(found, text):
    assert found(text, "PERSON", REGISTRY) == [("Fulgence Brasseur", "propose")]


@pytest.mark.parametrize(
    "text",
    [
        "Vu la demande de M. Fulgence Brasseur d'inscrire un point à l'ordre du jour ;",
        "M. Fulgence Brasseur sollicite un vote séparé.",
        "M. Fulgence Brasseur est président de la séance.",
        "Vu le courrier de M. Fulgence Brasseur au Gouvernement wallon ;",
        "M. Fulgence Brasseur a introduit un amendement.",
    ],
)
def test_who_acts_in_his_office_stays_readable(found, text):
    assert found(text, "PERSON", REGISTRY) == [("Fulgence Brasseur", "keep")]


@pytest.mark.parametrize(
    "text",
    [
        "M. Malfroid Gustave signale une fuite. Mme Dony Clarisse estime que la commune est responsable. "
        "Les intéressés sont remboursés.",
        "Courrier de riverains\n\nM. Gustave Malfroid demande la pose d'un miroir. Mme Clarisse Dony demande la "
        "réparation du trottoir. M. Luc Trixhe répond qu'il n'est pas d'accord.",
        "Réunion de quartier du 3 mars 2025.\n\nM. Malfroid demande pourquoi la rue est fermée. M. Wéry propose de "
        "passer par le parc.",
        "Réunion d'information du 3 mars 2025.\n\nM. Malfroid demande quand les travaux finiront. Mme Trixhon, "
        "échevine, répond qu'ils dureront. M. Wéry propose de passer par le parc.",
    ],
)
def test_who_speaks_where_no_council_sits_is_asked_about(found, text):
    kept = {text for text, action in found(text, "PERSON") if action == "keep"}
    assert kept <= {"Trixhon"}


def test_who_debates_in_a_council_stays_readable(found):
    text = (
        "Le Conseil communal, en séance publique,\n\nM. Malfroid regrette le retard. Mme Dony s'étonne du coût. "
        "M. Wéry se réjouit du résultat."
    )
    assert {action for _, action in found(text, "PERSON")} == {"keep"}
