"""Lists of those who voted or sat, by bare surname: they stay readable, and so do they elsewhere in the text.

Marks of `misjudged`: {stays readable}, [is hidden], ~is hidden or a question~. Everything is invented.
"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Vote à main levée. Oui 5 : {Crasson}, {Wéry-Lonnoy}, {Del Ponte}, {Ouali}, {Bierlaire}. Abst. 1 : {Hanquet}.",
        "Scrutin. Pour (4) : {Crasson}, {Ouali}, {Del Ponte} et {Bierlaire} ; contre 2 : {Hanquet} et {Wéry-Lonnoy}.",
        "Adopté par {Crasson}, {Ouali}, {Del Ponte} et {Bierlaire} ; M. {Hanquet} vote non.",
        "Rejeté par {CRASSON}, {OUALI} A. et {DEL PONTE}.",
        "À l'unanimité : {Crasson}, {Ouali}, {Del Ponte}, {Bierlaire} ;\nAPPROUVE le compte.",
        "Le Conseil, à l'unanimité (MM. {Crasson}, {Ouali}, Mme {Bierlaire}), approuve le compte.",
        "DÉCIDE, par 9 voix et 2 abstentions : {OUALI Samir}, {BIERLAIRE Agnès}, de louer la salle.",
        "Par 9 voix pour et 1 contre : {Crasson}, le Conseil arrête le budget.",
        "L'urgence est admise par les cinq membres présents : {CRASSON}, {OUALI}, {DEL PONTE}, {HANQUET F.} et "
        "{BIERLAIRE}.\nVu le rapport de police ;",
        "Le Conseil de l'action sociale, à l'unanimité des quatre membres présents ({Crasson}, {Ouali}, {Del Ponte}, "
        "{Bierlaire}),\nAdopte la charte.",
        "Votants : {Crasson}, {Ouali}, {Bierlaire}.\nLe point est adopté.",
        "Prennent part au vote : {Crasson}, {Ouali}, {Del Ponte}, {Bierlaire}.",
        "Il est procédé au vote nominatif :\nPour le refus : {CRASSON}, {OUALI}, {ŞEN}.\nContre : "
        "{HANQUET}.\nAbstention : "
        "{BIERLAIRE}.",
        "Le Conseil vote par appel nominal. Pour la proposition (3) : {Crasson}, {Ouali} et {Del Ponte}.\n"
        "Contre la proposition (2) : {Hanquet}, {Bierlaire}.",
        "Scrutin. Contre l'adoption du budget : MM. {Crasson}, {Ouali} et Mme {Bierlaire}. Pour l'adoption : "
        "{Hanquet}.",
    ],
)
def test_who_voted_stays_readable(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Jetons de présence 2023. Présences conseil : {Crasson} 10, {Ouali} 9, {Bierlaire} 11, {Hanquet} 8.",
        "Présences au bureau permanent : {Crasson} 10/12, {Ouali} 9/12, {Bierlaire} 12/12.",
        "Rémunérations : {Wéry-Lonnoy} (bgm), {Ouali} et {Bierlaire} (éch.), {Crasson} (prés. CPAS).",
        "<table><tr><td>Présents</td><td>{Crasson Léon}, {Ouali Samir}, {Bierlaire Agnès}</td></tr>"
        "<tr><td>Excusée</td><td>{Hanquet F.}</td></tr></table>",
    ],
)
def test_who_sat_stays_readable(analyse, marked):
    wanted = [piece.split("}")[0] for piece in marked.split("{")[1:]]
    source = marked.replace("{", "").replace("}", "")
    analysis = analyse(source, format="html")
    hidden = " ".join(s.text for s in analysis.spans if s.action != "keep")
    assert [name for name in wanted if name in hidden] == []


@pytest.mark.parametrize(
    "marked",
    [
        "{Ouali} : qui paiera la chaudière ?\nOui 3 : {Crasson}, {Ouali}, {Bierlaire}.",
        "{Crasson} demande un devis.\nAdopté par {Ouali}, {Bierlaire} et {Crasson}.",
    ],
)
def test_who_voted_is_known_where_he_speaks(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Garderie, places attribuées à l'unanimité : [Crasson], [Ouali], [Del Ponte].",
        "Aides accordées à l'unanimité ([Crasson Léon], [Ouali Samir], [Bierlaire Agnès]).",
        "Désigne, à l'unanimité : ~Crasson Léon~, ~Ouali Samir~, ~Bierlaire Agnès~, citoyens.",
        "Présences à la garderie : [Crasson Léon] 10, [Ouali Samir] 9.",
        "Vente : offre acceptée par [Crasson Léon], [Ouali Samir] et [Bierlaire Agnès], indivisaires.",
        "Acomptes : [Crasson Léon] 100, [Ouali Samir] 90.",
        "Enquête : 12 réclamations. Pour le projet : Mme [Crasson], M. [Ouali]. Contre le projet : Mme [Bierlaire].",
        "Le Conseil a voté le règlement. Réunion avec les riverains. Contre le projet : Mme [Bierlaire], M. [Hanquet].",
        "Réclamants : pour : 2, [Crasson Léon], [Ouali Samir], rue Basse.",
    ],
)
def test_other_lists_are_not_those_of_an_assembly(misjudged, marked):
    assert misjudged(marked) == []
