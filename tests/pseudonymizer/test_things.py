"""Are headings, bodies, streets and numbers of council texts left alone, though they look like names?"""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "4A. Budget ALE. 6A. Plan de mobilité. 8A. Acquisition de matériel.",
        "I. IDENTITE DU REQUERANT 1/ la commune",
        "A. DESCRIPTION DU BIEN : une maison",
        "les chantiers des XII Apôtres et de la rue Perdue",
        "le sentier proche de la rue Pierre à Feux, à Warnant",
        "les anciens dirigeants de la S.A. HANQUIRT",
        "l'assemblée générale ordinaire d'Interlax aura lieu en juin",
        "inscrite au RPM Namur",
        "Il donne connaissance au Conseil de l'arrêté.",
        "2. IGRETEC – Comité de contrôle – Décision.",
    ],
)
def test_nobody_is_named(analyse, text):
    assert [span.text for span in analyse(text).spans if span.action != "keep"] == []
