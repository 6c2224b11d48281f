"""Is a whole name hidden that kin, a byname, shared initials or a scanner's digits make unusual?"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "[HALLET] veuve [MOREAU] - home Les Glycines - 30 ans",
        "N° 7 - Hoirie [de Marneffe], par Maître {Piret} : invoque",
        "une source exploitée par la famille [de Harzé], dont la teneur",
        "son filleul, [Alphonse dit Fonfon Piret] ; d'entretenir la tombe",
        "parcelle 11 : [Deltenre dit Pépé Poireau]",
        "Allée des Grives. [Simonon] père occupe le 1, [Simonon] fille le 3",
        "Parcelle 6 : [C. et V. Colson], actuellement au 3",
        "cinq courriers : [N. et P. Hallet-Absil], rue du Sart 2 : ruissellement",
        "PREND ACTE : [Hallet Maur1ce], r. du Puits 3, caveau 2 pl.",
        "Considérant que [Tchin] ne s'est pas présenté ;",
        "Attendu que [Hody] fait valoir que son asthme s'aggraverait ;",
        "le loyer de la prairie louée à [Salmon] n'a pas été perçu",
    ],
)
def test_the_whole_name_is_hidden(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "les sœurs de Saint-Vincent et la famille d'accueil",
        "la famille de trois enfants",
        "la veuve de guerre touche une pension",
        "Les Frères Maristes ont fondé l'école Notre-Dame de Fagnolet.",
        "Les annexes A. et B. Travaux divers sont jointes.",
        "Le lot B1 et la zone C0ntact restent.",
        "Considérant que Namur ne dispose pas d'une telle salle ;",
        "Considérant que Proximus a répondu ;",
    ],
)
def test_things_and_places_stay(found, text):
    assert [s for s in found(text, "PERSON") if s[1] != "keep"] == []


@pytest.mark.parametrize(
    "text, name",
    [
        ("Allée 8, n° 27 – Famille JUILLET – 2024", "JUILLET"),
        ("Octroi à la famille Moulin d'une concession", "Moulin"),
        ("Plainte des époux Hiver contre le bruit", "Hiver"),
    ],
)
def test_a_family_is_hidden_though_its_name_is_a_word(found, text, name):
    assert name in [one for one, action in found(text, "PERSON") if action != "keep"]


@pytest.mark.parametrize(
    "text", ["La famille Royale viendra.", "Les allocations famille CPAS.", "ledit sieur consent à céder un are"]
)
def test_no_family_is_made_of_what_is_none(found, text):
    assert [one for one, action in found(text, "PERSON") if action != "keep"] == []
