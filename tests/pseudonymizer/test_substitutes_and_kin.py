"""Who looks like an office holder and is private: substitutes who will not sit, kin of those who leave the room.

Marks of `misjudged`: {stays readable}, [is hidden], ~a question or readable~. Everything is invented.
"""

from imio.pseudonymizer import Official

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Installation d'un conseiller, prestation de serment.\nSuppléants de la liste n° 2 :\n"
        "- Premier suppléant : Monsieur [Fabrice Delmotte]. Il a décliné par lettre du 3 mars.\n"
        "- Deuxième suppléante : Madame [Nadine Kinet]. Elle est radiée du registre de la population.\n"
        "- Troisième suppléant : Monsieur {Alain Toussaint}, dont les pouvoirs sont vérifiés.\n"
        "Monsieur {Toussaint} prête serment. Madame [Kinet] explique dans son courriel qu'elle vit à Liège. "
        "Monsieur [Delmotte] a été contacté par le service.",
        "Vérification des pouvoirs d'un conseiller communal.\n"
        "Première suppléante de la liste : Mme [Odile Warnier]. Elle est décédée le 2 janvier. "
        "Deuxième suppléant : M. [Paul Grosjean]. Celui-ci n'a pas répondu à la lettre recommandée. "
        "Troisième suppléante : Mme {Lise Hanot}. Elle accepte le mandat et prête serment.",
        "Démission d'une conseillère communale.\nLe premier suppléant, M. [Karim Benali], a quitté la commune. "
        "Le deuxième suppléant, M. [Luc Mathot], ne réside plus dans la commune. "
        "La troisième suppléante, Mme {Sara Piret}, est installée et prête serment.",
        "Vérification des pouvoirs.\nMme [Julie Servais], première suppléante, vit désormais à Namur. "
        "Interrogée, Mme [Servais] confirme son départ. M. {Jean Rahier}, deuxième suppléant, prête serment.",
        "Prestation de serment.\nLe suppléant suivant, M. [Yves Goor], est parti vivre en Espagne. "
        "Mme {Ida Collet}, suppléante, prête serment.",
    ],
)
def test_a_substitute_who_will_not_sit_is_private_wherever_he_is_named(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Prestation de serment.\nPremière suppléante : Mme {Lise Hanot}. Elle accepte le mandat et prête serment.",
        "Vérification des pouvoirs.\nPremier suppléant : M. {Jean Rahier}. Il remplit les conditions d'éligibilité.",
        "Vérification des pouvoirs.\nLa suppléante, Mme {Sara Piret}, est installée ; elle n'est dans aucun cas "
        "d'incompatibilité.",
        "Prestation de serment.\nPremier suppléant : M. {Jean Rahier}. Il réside toujours dans la commune.",
        "Prestation de serment.\nLe suppléant, M. {Jean Rahier}, prête serment. La séance est levée.",
    ],
)
def test_a_substitute_who_takes_the_seat_stays_readable(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Considérant que M. {Goor}, échevin, déclare être le frère de Mme [Hardy] et sort de séance ;",
        "Mme {Istace}, conseillère, signale qu'elle est la belle-sœur de M. [Navez] et quitte la séance.",
        "L'échevine {Renard}, voisine de M. [Dupuis], sort avant la discussion.",
        "La conseillère {Adam}, nièce de Mme [Simon], ne prend pas part au vote.",
        "Le bourgmestre précise qu'il est le parrain de Mme [Lebrun] et quitte la salle.",
        "M. {Lambert}, échevin, parent au deuxième degré de M. [Gilles], se retire.",
        "M. {Bruno Colard}, conseiller, dont la belle-sœur, Mme [Tania Ancion], travaille dans ce bureau, ne prend pas "
        "part au vote.",
        "S'abstient : {Ida LALIEU}, qui justifie son abstention par le fait que son mari, [Claude Renquin], est agent.",
        "Mme {Ida Lalieu}, conseillère, justifie son abstention : son mari, [Claude Renquin], est agent du rail.",
        "La limite longe le bien de la famille [Notaire-Goffinet], parente éloignée du Directeur général, lequel a "
        "quitté la séance pour ce point.",
    ],
)
def test_kin_of_who_leaves_the_room_is_private(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "M. {Goor}, échevin, frère de Mme {Hardy}, conseillère, sort de séance.",
        "Le fils de Mme {Hardy}, échevine, est candidat ; Mme {Hardy} se retire.",
        "M. {Goor}, échevin, sort de séance. Mme {Hardy} quitte la séance à son tour.",
        "L'échevine {Renard}, qui siège à côté de M. {Dupuis}, conseiller, s'abstient.",
    ],
)
def test_kin_in_office_stays_readable(misjudged, marked):
    assert misjudged(marked) == []


def test_the_registry_knows_kin_who_sit_too(misjudged):
    registry = [Official("Anne Hardy"), Official("Luc Goor")]
    assert misjudged("M. {Luc Goor}, échevin, frère de Mme {Anne Hardy}, sort de séance.", registry) == []
