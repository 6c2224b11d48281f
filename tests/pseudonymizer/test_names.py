"""Names in the sentences of clerks: who is found, and exactly which words."""

import pytest


PRIVATE = [
    ("la demande de M. Anselme Burniaux relative au chantier", ["Anselme Burniaux"]),
    ("M. BURNIAUX Anselme est propriétaire", ["BURNIAUX Anselme"]),
    ("Mme S.V. est entendue", ["S.V."]),
    ("M. J.-P. D. a retiré sa candidature", ["J.-P. D."]),
    ("M. et Mme Evrard Noirhomme-Lecocq achètent", ["Evrard Noirhomme-Lecocq"]),
    ("les époux Noirhomme-Lecocq achètent", ["Noirhomme-Lecocq"]),
    ("la famille Quévrain-Dubuc remercie", ["Quévrain-Dubuc"]),
    ("l'indivision Tasiaux vend", ["Tasiaux"]),
    ("Mme Yvonne Tasiaux, veuve Mahin, vend", ["Yvonne Tasiaux", "Mahin"]),
    ("le sieur Aymard de Thier-Lavallée loue", ["Aymard de Thier-Lavallée"]),
    ("M. Dirk Van Puyvelde loue", ["Dirk Van Puyvelde"]),
    ("la lettre de M. J.‑P. Wauthoz", ["J.‑P. Wauthoz"]),
    ("loué à Ch.‐L. Hauwaert et à A.–M. Delbrassine", ["Ch.‐L. Hauwaert", "A.–M. Delbrassine"]),
    ("MM. Bouvy, Carrasco Vidal et Schillaci louent", ["Bouvy", "Carrasco Vidal", "Schillaci"]),
    ("Mme Petit et M. Juillet louent", ["Petit", "Juillet"]),
    ("la parcelle de Firmin Lallemand", ["Firmin Lallemand"]),
    ("loué à TRAN Quoc Bao", ["TRAN Quoc Bao"]),
    ("Mme Khadija Aït Oufella loue", ["Khadija Aït Oufella"]),
    ("M. Rui FERREIRA LOPES loue", ["Rui FERREIRA LOPES"]),
    ("Gilles-Henri « Gigi » Paquay loue", ["Gilles-Henri « Gigi » Paquay"]),
    ("M. D'Hondt loue", ["D'Hondt"]),
    ("Monsieur Nguyễn Văn Lộc loue", ["Nguyễn Văn Lộc"]),
]


@pytest.mark.parametrize("text, names", PRIVATE, ids=[names[0] for _, names in PRIVATE])
def test_private_persons_are_hidden_whole(analyse, text, names):
    spans = [s for s in analyse(text).spans if s.label in ("PERSON", "MINOR")]
    assert [s.text for s in spans] == names
    assert {s.action for s in spans} <= {"mask", "propose"}


@pytest.mark.parametrize(
    "text",
    [
        "travaux dans la rue Joseph Calozet et l'avenue Reine Astrid",
        "l'école Jean Rostand est fermée",
        "le prix Germaine Tollet est attribué chaque année",
        "la SA Sablières Joseph Lhoist est retenue",
        "l'ASBL Régie de quartier Pierre Diderich",
        "LE CONSEIL COMMUNAL, en séance publique, DÉCIDE à l'unanimité",
        "Vu le Code de la Démocratie locale et de la Décentralisation",
        "la Commune de Namur et la Ville de Liège",
        "l'église Saint-Remacle et la fabrique d'église Sainte-Véronique",
    ],
)
def test_eponyms_institutions_and_places_are_left_alone(analyse, text):
    assert [s.text for s in analyse(text).spans if s.label == "PERSON" and s.action != "keep"] == []


def test_a_table_of_bare_names(analyse):
    html = (
        "<table><tr><th>Nom</th><th>Montant</th></tr>"
        "<tr><td>Poncin</td><td>412,50 €</td></tr><tr><td>Clerfayt Régine</td><td>60 €</td></tr></table>"
    )
    spans = analyse(html, format="html").spans
    assert [s.text for s in spans if s.label == "PERSON"] == ["Poncin", "Clerfayt Régine"]
