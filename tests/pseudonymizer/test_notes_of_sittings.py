"""Who came, voted, asked and answered, in the notes of a sitting that a clerk takes in few words.

Marks of `misjudged`: {stays readable}, [is hidden], ~is hidden or a question~. Everything is invented.
"""

from imio.pseudonymizer import Official

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Prés. {Crasson} (bgm), {Del Ponte}, {Ouali} (éch.), {Hanquet} (CPAS), {Bierlaire}, {Wuidar} (DG). 20h00.\n"
        "1. PV 25/01 : approuvé.",
        "Prés. {Crasson}, {Del Ponte}, {Ouali} ; {Wuidar}.\n1. PV 18/04 approuvé.",
        "prés tous sauf {Hanquet} (arr. 20h20).\n1 pv OK",
        "Conseil au complet sauf {Hanquet}, {Del Ponte} (exc.).\nHuis clos 21h10.",
        "4. Toiture. Oui, 10 ; abst. {Ouali}.",
        "Achat du tracteur. 8 oui 1 abst {Ouali} (trop cher).",
        "Achat. Oui 8, non 1, abst. {Ouali} et {Del Ponte}.",
        "Compte. 9 pour, 1 contre {Hanquet}. Point 4.",
        "Unanimité moins {Hanquet}. Point suivant.",
        "10. Congé. Reporté.\n22h50. {A. Wuidar}, {Ph. Crasson}",
    ],
)
def test_who_came_voted_and_signed_stays_readable(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Réunion de chantier. prés tous sauf [Hanquet] (grutier). PV 4 OK.",
        "Visite de classe. Élèves : tous sauf [Hanquet]. PV reçu, oui.",
        "Chef de plaine : 8 voix pour [Crasson], 3 contre [Hanquet].",
        "Parents consultés : 8 oui 1 non [Hanquet].",
        "Les héritiers sont d'accord : unanimité moins [Hanquet Jules].",
        "Candidats éducateurs : [K. Ouali]. Début 8h. [A. Hanquet], ~M. Crasson~",
    ],
)
def test_guests_pupils_and_neighbours_come_and_agree_too(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Séance du 3 mai. {Ouali} : pollution ? {Hanquet} : BDES vierge. Accepté.",
        "PV du 3 mai. Vote : 9 oui, 1 abst. ({Crasson}).\n9. Questions.\n- {Hanquet} : éclairage de la ruelle. "
        "Prévenu.\n"
        "- {Ouali} : nids-de-poule.",
        "Interpellation de Mme Stas : frelons. Texte lu, 8 min. Rép. {Hanquet} : 40 pièges. Merci.",
        "Prés. {Crasson}, {Ouali}, {Hanquet}, {Bierlaire}.\nPV approuvé.\n{Ouali} : déjà 2 avertissements. {Crasson} "
        ": géomètre "
        "~Marlier~ vient le 6/2. Reporté.",
    ],
)
def test_who_asks_and_answers_stays_readable(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Séance du 3 mai. Réclamations reçues. [Ouali] : bruit ? [Hanquet] : Odeurs aussi.",
        "PV du 3 mai. Vote : 9 oui, 1 abst. ({Crasson}).\n9. Questions du public.\n- [Hanquet] : éclairage de la "
        "ruelle.",
        "Vente du pré. Offre envoyée le 3 mai. Rép. [Hanquet] : 12.000 €, pas plus.",
        "PV séance. Personnel. [Hanquet] : mi-temps. [Ouali] : retour le 3.",
        "Séance. Cautions. [Hanquet] : retenue, chaise cassée.",
        "Séance du 3 mai. Règlement de la salle. [Hanquet] : gratuit pour les écoles.",
    ],
)
def test_claimants_beneficiaries_and_the_public_are_hidden(misjudged, marked):
    assert misjudged(marked) == []


def test_who_is_noted_is_known_to_the_registry(found):
    text = "Notes de séance.\nRèglement de la salle. Hanquet : gratuit pour les écoles. OK amendé. unan."
    assert found(text, "PERSON", (Official("Luc Hanquet"),)) == [("Hanquet", "keep")]


@pytest.mark.parametrize(
    "text",
    [
        "Plan : géom. ⟦Hanquet⟧, 20 octobre.",
        "Auteur de projet : arch. ⟦Monique Hanquet⟧.",
        "Bureau d'études Delta (ing. ⟦Sébastien Hanquet⟧) ;",
        "Vente. not. ⟦Van Hamme⟧ a trois offres.",
        "Véto : Dr ⟦Charlotte Hanquet⟧, attestation du 17 mai.",
        "La requête, signée par Monsieur le Vicaire épiscopal ⟦Alphonse Hanquet⟧ ;",
    ],
)
def test_a_profession_cut_short_is_asked_about(found, text):
    name = text.split("⟦")[1].split("⟧")[0]
    assert (name, "propose") in found(text.replace("⟦", "").replace("⟧", ""), "PERSON")


def test_who_is_notified_is_no_notary(misjudged):
    assert misjudged("not. à Mme [Van Hamme], demanderesse.") == []
