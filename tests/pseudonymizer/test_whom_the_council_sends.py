"""Lists of bodies with those who are sent there: they sit where the text shows it, and are else asked about.

Marks of `misjudged`: {stays readable}, [is hidden], ~a question or readable~. Everything is invented.
"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Considérant que la clé D'Hondt attribue trois délégués à la majorité et deux à la minorité ;\nDÉSIGNE :\n"
        "Pour l'intercommunale du gaz : {MASSON Joël}, {PETIT Annick}, {BOLAND Éric}, {AYDIN Metin}, {FONTAINE "
        "Jules}.\n"
        "Pour la crèche « Les Lutins » : {PETIT Annick} et, en qualité de citoyenne, ~ROSIER Margot~.",
        "Vu la clé d'Hondt ;\nDécide, à l'unanimité, de désigner :\nMaison du tourisme : {Fabienne Arens}, "
        "{Benoît Lambot}.\nAgence immobilière sociale : {Nadine Goossens} ; pour la minorité, ~Gisèle Évrard~ "
        "(non élue).\nContrat de rivière : {Loïc Hansen}, effectif ; Dr ~Pol Collinet~, suppléant.\n"
        "Groupe d'action locale : {Tony Schock} ; au titre de la société civile, ~Ngoc Anh Phan~ et ~Bernard Houtain~.",
        "3. IDEFIN / ORES : AG 26/06 – délégués : {Degaille}, {Hosten}, {Rassart}, {Verschueren}, {Amrouni}.",
        "Désigne parmi ses membres :\n- à l'asbl Centre culturel : {Ida Lalieu}, {Simon Bada}\n"
        "- à la régie des sports : {Luc Colard}",
        "L'intercommunale demande cinq délégués. DÉSIGNE : {Ida Lalieu}, {Simon Bada}, {Luc Colard}, {Paul Hanquet} "
        "et {Selin Bayram}.",
    ],
)
def test_whom_the_council_sends_from_its_members_stays_readable(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "DÉSIGNE :\nPour l'intercommunale du gaz : ~MASSON Joël~, ~PETIT Annick~, ~BOLAND Éric~.\n"
        "Pour l'intercommunale des déchets : ~DI NARDO Sara~, ~LAMBERT Rose~.",
        "Le Conseil décide de désigner :\nMaison du tourisme : ~Fabienne Arens~, ~Benoît Lambot~.\n"
        "Agence immobilière sociale : ~Nadine Goossens~ ;\nContrat de rivière : ~Loïc Hansen~, effectif.",
        "Sont désignés :\n- Parc naturel : ~Ida Lalieu~, ~Simon Bada~ ;\n- Office du tourisme : ~Luc Colard~ ;",
    ],
)
def test_whom_the_council_sends_is_never_masked(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Vu la clé d'Hondt ;\nDÉSIGNE, en qualité de citoyens :\nMaison du tourisme : [Fabienne Arens], "
        "[Benoît Lambot].",
        "Vu la clé d'Hondt ;\nDÉSIGNE :\nMaison du tourisme : [Gisèle Évrard] (citoyenne), [Benoît Lambot] (non élu).",
        "DÉSIGNE à titre temporaire :\nÉcole de Try : [Fabienne Arens], [Benoît Lambot].",
        "Le Conseil attribue :\nMaison du Pré : [Fabienne Arens], [Benoît Lambot].\nMaison du Bois : [Luc Colard].",
        "Club des supporters / AG 26/06 – délégués : [Degaille], [Hosten], [Rassart].",
        "CGSP / FGTB : AG 26/06 – délégués : [Degaille], [Hosten], [Rassart].",
        "L'école demande cinq délégués de classe. Désigne : [Ida Lalieu], [Simon Bada], [Luc Colard], [Paul Hanquet].",
        "Sont désignés lauréats :\n- Maison fleurie : [Ida Lalieu], [Simon Bada] ;\n- Balcon : [Luc Colard] ;",
        "Parmi ses membres, le comité de quartier désigne : [Ida Lalieu], [Simon Bada].",
    ],
)
def test_citizens_in_such_lists_stay_hidden(misjudged, marked):
    assert misjudged(marked) == []
