"""Is one person by two surnames one span and one letter, with the word between, and is another person another?"""

from imio.pseudonymizer import Official

import pytest


@pytest.mark.parametrize(
    "text, name",
    [
        ("La lettre de Mme Josiane GRIGNARD veuve DELCOMINETTE est lue.", "Josiane GRIGNARD veuve DELCOMINETTE"),
        ("D 4 – demanderesse : BOUILLON Ginette veuve LAMBRECHT, Grand'Rue 9", "BOUILLON Ginette veuve LAMBRECHT"),
        ("La seule héritière connue est Mme Odette Havelange veuve Thirion.", "Odette Havelange veuve Thirion"),
        ("Mme Renée Colard épouse Baijot demande un délai.", "Renée Colard épouse Baijot"),
        ("Concession accordée à Mme Andrée Servais vve Lejeune pour trente ans.", "Andrée Servais vve Lejeune"),
        ("Succession de Mme Lucie Hanot Vve de Hemricourt : à recouvrer.", "Lucie Hanot Vve de Hemricourt"),
        ("Mme Jeanne DUMONT ép. MAHY a introduit un recours.", "Jeanne DUMONT ép. MAHY"),
        ("M. Louis Bastin veuf Renard demande un report.", "Louis Bastin veuf Renard"),
        ("La plainte de Mme Nelly Warnant épse Closset est fondée.", "Nelly Warnant épse Closset"),
        ("Mme Rosa Ferrari divorcée Deprez sollicite un plan.", "Rosa Ferrari divorcée Deprez"),
        ("Mme Olga Zajac née Nowak, née à Cracovie le 3 mai 1940, est décédée.", "Olga Zajac née Nowak"),
        ("Mme Ida Croisier veuve VAN DEN BERGH réclame.", "Ida Croisier veuve VAN DEN BERGH"),
        ("Vu la demande de Mme Lise Hocquet épouse El Amrani ;", "Lise Hocquet épouse El Amrani"),
        ("Vu la demande de Mme Lise Hocquet ex-épouse Moulin ;", "Lise Hocquet ex-épouse Moulin"),
    ],
)
def test_both_surnames_are_one_person(analyse, text, name):
    spans = [span for span in analyse(text).spans if span.label == "PERSON"]
    assert [(span.text, span.action != "keep") for span in spans] == [(name, True)]


@pytest.mark.parametrize(
    "text, count",
    [
        ("Mme Anne Delvaux, épouse de M. Paul Renson, sollicite un délai.", 2),
        ("Mme Odile Grandjean veuve Robert Pirson sollicite une dérogation.", 2),
        ("Mme Thérèse Blaise veuve d'Henri Coune sollicite une dérogation.", 2),
        ("M. Albert Dury et son épouse Colette Blaise sont entendus.", 2),
        ("Mme Irma Dohogne, née à Pierlot le 3 mai 1941, est décédée.", 1),
        ("Mme Irma Dohogne née Namur 12.12.1949 est décédée.", 1),
        ("Mme Irma Dohogne née le 3 mai 1941 est décédée.", 1),
    ],
)
def test_another_person_and_a_birth_are_none_of_the_name(analyse, text, count):
    spans = [span for span in analyse(text).spans if span.label == "PERSON" and span.action != "keep"]
    assert len({span.entity for span in spans}) == count
    assert not any(word in span.text.split() for span in spans for word in ("veuve", "épouse", "née"))


def test_a_registered_member_keeps_her_own_name(analyse):
    spans = analyse("Mme Anne Delvaux épouse Renson est absente.", [Official("Anne Delvaux", "conseillère")]).spans
    assert [(span.text, span.action == "mask") for span in spans] == [("Anne Delvaux", False), ("Renson", True)]


def test_either_surname_alone_is_the_same_person(analyse):
    text = (
        "Mme Renée Colard épouse Baijot demande un délai. La maison Baijot est vide. Mme Colard signera ; "
        "le fils de Mme Baijot aussi."
    )
    spans = [span for span in analyse(text).spans if span.label == "PERSON" and span.action != "keep"]
    assert {span.entity for span in spans} == {"A"}
    assert [span.text for span in spans] == ["Renée Colard épouse Baijot", "Baijot", "Colard", "Baijot"]


@pytest.mark.parametrize(
    "text",
    [
        "A4 [Hallet veuve Moreau] ; B2 illisible",
        "- 12 : [Lambillon née Evrard], favorable",
        "Concession [Dethier ép. Colin] – 30 ans",
        "N° 7 – [POUSSEUR] Vve [CHARLIER] – 1987",
    ],
)
def test_surnames_alone_are_hidden(misjudged, text):
    assert misjudged(text) == []


@pytest.mark.parametrize(
    "text", ["Madame veuve, Monsieur veuf : modèle de lettre.", "Le veuf Hubert a signé.", "Une épouse Modèle."]
)
def test_no_link_is_taken_for_a_name(analyse, text):
    assert not [s for s in analyse(text).spans if s.label == "PERSON" and ("veu" in s.text or "pouse" in s.text)]
