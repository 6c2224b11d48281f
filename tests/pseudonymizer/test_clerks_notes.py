"""Are surnames hidden that a clerk notes without civility, and the words that only stand where they could, left alone?

Braces hold what must stay, brackets what must be hidden.
"""

import pytest


PERSONS = [
    "Caveau [Piraux-Denoël] : dalle affaissée.",
    "Tombe [Vervoort] en mauvais état.",
    "Haie [Jacmart] pas taillée, 2e rappel.",
    "Immeuble [Benkirane] insalubre, voir rapport.",
    "Permis [Coppieters] en attente de l'avis des pompiers.",
    "Voir [Lambrecht] pour la remise des badges.",
    "Tél [Goossens] ce soir 18h.",
    "Lettre de [Gros] datée du 12 juin : il demande un dégrèvement.",
    "Malgré le refus de [Servais], les travaux ont débuté.",
    "Selon [Charlier], l'arbre est mort.",
    "Clés rendues à [Fabry] par erreur. Badge de [Colette] perdu.",
    "Avertissement à [Steve] pour absence non justifiée.",
    "La haie de [Josiane] dépasse de deux mètres.",
    "La nommée [Dison] a frappé l'agent.",
    "Témoin : [Rosier].",
    "Le menuisier [Bonnet] n'a pas fini.",
    "Plainte (Delvaux, Pirard et [Boulanger]) non fondée.",
]
THINGS = [
    "Courrier de {Fluvius} du 3 mars : coupure.",
    "Tombe {Communale}, allée 4.",
    "Haie {Vive} à tailler.",
    "Immeuble {Communal} vide.",
    "Permis {Intégré} ok",
    "Voir {Plan} pour les détails.",
    "Tél {Proximus} demain.",
    "À la demande de {Namur}, le point est reporté.",
    "Selon {Statbel}, la population croît.",
    "Clés remises à {Bpost}. Rappel à {Tous} : fermer les portes.",
    "Le garage de {Renault} est ouvert.",
    "La ruelle nommée {Fosse} aux Loups est propre.",
    "Conducteur : {Néant}",
    "Avis (Forem, Onem et {Actiris}) favorables.",
]


@pytest.mark.parametrize("text", [*PERSONS, *THINGS])
def test_surnames_in_notes(misjudged, text):
    assert misjudged(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[Vu Ngoc Lan] sollicite un emplacement.",
        "Vu la lettre par laquelle [Vu Quoc Bao] sollicite une réduction.",
        "{Vu} le Code ; {Vu} les pièces.",
        "[Carmen de las Heras Gómez] reprend le café.",
        "Concession accordée à [de los Rios Perez Manuela] pour trente ans.",
        "[Thierry t'Serstevens] vend son bois.",
        "[Cl. & J. Hemptinne] ont signé le compromis.",
        "mail de [nathalie b.] ce matin",
        "le plan b. est {retenu}",
        "mme [verstraete] veut une réponse écrite",
        "mme la {directrice} a signé",
        "[dujardin patrick] est venu chercher son permis",
        "Fichier joint : Contrat [Lesage].docx",
        "Fichier joint : Contrat {cadre}.docx",
        "cv_[kevin_dumortier].pdf",
        "plan_{voirie_communale}.pdf",
        "scan_{saint-martin_eglise}.jpg",
    ],
)
def test_names_told_by_their_shape(misjudged, text):
    assert misjudged(text) == []


def test_a_line_ends_between_first_name_and_surname(found):
    persons = found("La requête de Monsieur Philippe\nVandeputte est recevable.", "PERSON")
    assert [(text, action) for text, action in persons if action != "keep"] == [
        ("Philippe", "mask"),
        ("Vandeputte", "mask"),
    ]
    assert found("Monsieur le\nBourgmestre ouvre la séance.", "PERSON") == []


@pytest.mark.parametrize(
    "text",
    [
        "Noms des signataires :\n[Blanche]\n[Corbeau]\n[Thirion]\n[Vandervelde]",
        "Liste des réclamants\n1. [Rose Hublart]\n2. [Mouton]\n3. [Claessens]",
        "Liste des locataires\n{Rez-de-chaussée}\n{Cave}",
        "Liste des occupants\n{Commune}\n{CPAS}",
        "Liste des riverains concernés : voir {annexe}",
    ],
)
def test_lists_under_a_heading(misjudged, text):
    assert misjudged(text) == []


def test_cells_beside_first_names(found):
    table = "Nom | Prénom | Montant\nBellefroid | Agnès | 120,00\nChâteau | Rémi | 45,00\nTotal | | 165,00"
    hidden = {text for text, action in found(table, "PERSON") if action != "keep"}
    assert {"Bellefroid", "Château"} <= hidden and "Total" not in hidden
    hours = "Lapierre\tJulie\t12 h\nChapelle\tNicolas\t16 h"
    assert {text for text, action in found(hours, "PERSON")} >= {"Lapierre", "Chapelle"}
    assert found("École | Élèves\nLustin | 45\nGodinne | 60", "PERSON") == []
