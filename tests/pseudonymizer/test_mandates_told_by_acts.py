"""Who acts for the institution, told by the formula of an act and by no office beside the name.

Marks of `misjudged`: {stays readable}, [is hidden], ~is hidden or a question~. Everything is invented.
"""

import pytest


ELECTION = "Élection des conseillers de police. Vu les actes de présentation déposés entre les mains du Bourgmestre :\n"


@pytest.mark.parametrize(
    "marked",
    [
        ELECTION
        + "- acte 1, signé par {G. Crasson}, {M. Ouali} et {N. Hanquet} : effectifs {Kevin Simon}, {Aïcha El Amrani} ; "
        "suppléants {Hakan Yılmaz}, {Quentin Dubois} ;",
        ELECTION
        + "Suffrages :\n{SIMON Kevin} ........ 10\n{MATHIEU Olivier} ........ 9\nSont élus : {Simon} et {Mathieu}.",
        "Considérant les délégués désignés :\n| Groupe | Délégués |\n| Majorité | {NOËL Isabelle}, {LEONARD Damien} |\n"
        "| Minorité | {WAGNER Julie} |",
        "Vu le rapport de la commission visée à l'article 12 du RGCC (membres "
        ": {LEONARD D.}, {MARÉCHAL C.}, {LOUIS J.}) ;",
        "Article 2. De charger M. {LOUIS} du paiement, article 831/331-01.",
        "Article 3. Charger Mme {Véronique Leclercq}, qui a la Petite enfance dans ses attributions, du suivi.",
        "Le bail sera signé, pour la Ville, par Monsieur {COLLIGNON} et Monsieur {GROSJEAN}.",
        "La convention est signée au nom de la commune par M. {Luc Crasson} et Mme {Ouali}.",
        "M. {Mehdi Ouali} représente la Ville dans le comité de suivi.",
        "La délégation italienne, conduite par le maire, M. {Vittorio Bianchi}, et l'adjointe, Mme {Paola Ferri}, "
        "séjournera.",
        "La vente par soumissions a lieu à la salle, sous la présidence de M. Guillaume, assisté de M. {LOUIS}.",
        "Madame {de SART-TILMONT}, Messieurs {PIRARD} et {GILLES} prennent la parole en faveur de la motion.",
        "Monsieur {SCHMITZ}, administrateur de l'hôpital, déclare s'abstenir.",
        "Considérant que Madame {Crasson} propose de dénommer la voirie rue des Champs ; que Monsieur {Ouali} fait "
        "valoir "
        "qu'aucune femme n'est honorée ;\nConsidérant que ces deux amendements recueillent 3 et 4 voix ;",
    ],
)
def test_who_acts_for_the_institution_stays_readable(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        ELECTION + "Désignation d'un ouvrier. Candidatures : [Jean Barvo], [Luc Marlier]. Est élu : [Jean Barvo].",
        "Choix d'un ouvrier. Suffrages :\n[MATHIEU Olivier] ........ 9\n[PETIT Luc] ........ 3",
        "Composition de la commission. Délégués :\nMinorité : [WAGNER Julie], habitante",
        "Vu l'article 12 du règlement des concessions (bénéficiaires : [LEONARD D.], [MARÉCHAL C.]) ;",
        "La Ville charge M. [Jean Barvo], locataire, du paiement du loyer.",
        "De charger M. [Barvo] du paiement des frais de notaire.",
        "Le bail sera signé, pour la Ville, par Monsieur {COLLIGNON} et, pour le preneur, par Monsieur [GROSJEAN].",
        "M. [Jean Barvo], citoyen, représente la Ville au comité.",
        "M. [Luc Barvo] représente la Ville dans la course cycliste.",
        "L'épouse du maire, Mme [Paola Ferri], sollicite un rendez-vous.",
        "Le maire accueille la famille [Rossi] et l'adjointe du service, Mme [Paola Ferri].",
        "M. [Guillaume], demandeur, assisté de M. [Louis], est entendu.",
        "Les riverains, Madame [de SART-TILMONT], Messieurs [PIRARD] et [GILLES] prennent la parole contre le projet.",
        "M. [Luc Herve], locataire, déclare vouloir s'abstenir de payer.",
        "Considérant que Madame [Crasson] propose d'acquérir la parcelle ; que Monsieur [Ouali] fait valoir son droit "
        ";\n"
        "Considérant que l'offre est rejetée ;",
    ],
)
def test_private_persons_in_the_same_place_are_hidden(misjudged, marked):
    assert misjudged(marked) == []


def test_whom_an_interpellation_thanks_is_asked_about(found):
    text = "Interpellation au sujet du carillon. Il remercie Madame Crasson et Monsieur GILLES, venus sur place."
    assert found(text, "PERSON") == [("Crasson", "propose"), ("GILLES", "propose")]


def test_the_neighbours_whom_he_thanks_are_hidden(misjudged):
    assert misjudged("Interpellation. Il remercie les riverains, Mme [Crasson] et M. [Gilles], venus sur place.") == []


def test_a_firm_in_the_sentence_before_makes_no_quality(misjudged):
    marked = (
        "Présents : M. {Luc Jacquemin}, Échevin ; Mme {Anne Renard}, Conseillère.\n"
        "Mme {Renard} demande où en est le différend avec l'entrepreneur Bonfond & Cie. Monsieur {Jacquemin} répond "
        "que non."
    )
    assert misjudged(marked) == []
