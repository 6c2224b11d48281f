"""Who takes part in a meeting stays readable without a registry; who is talked about, or claims, does not."""

from imio.pseudonymizer import speech
from imio.pseudonymizer.document import Official

import pytest


HEAD = "Le Conseil communal,\n\nVu le plan de circulation ;\n\n"


def actions(found, text, name):
    return {action for span, action in found(text, "PERSON") if name in span}


@pytest.mark.parametrize(
    "said",
    [
        "regrette que le plan tarde",
        "s'étonne du coût des travaux",
        "s'interroge sur le calendrier",
        "salue le travail des services",
        "rappelle que le budget est voté",
        "aimerait qu'on plante des arbres",
        "voudrait que l'on consulte la police",
        "trouve que c'est du bricolage",
        "est du même avis",
        "présente le point",
        "lui répond que louer coûte plus cher",
        "se réjouit de cette initiative",
        "prend la parole et regrette le retard",
        "intervient pour souligner le coût",
        "fait remarquer que le délai est court",
    ],
)
def test_who_debates_in_the_minutes_is_kept(found, said):
    assert actions(found, f"{HEAD}Mme Vandermeulen {said}.\n\nLe Conseil décide.", "Vandermeulen") == {"keep"}


@pytest.mark.parametrize(
    "text",
    [
        "M. Dupuis, riverain, demande que la rue soit mise à sens unique.",
        "M. Dupuis, domicilié rue Haute 7, regrette la décision.",
        "M. Dupuis, requérant, s'étonne du refus.",
        "Vu le courrier de M. Dupuis ;\n\nM. Dupuis regrette que sa haie ait été coupée.",
        "Vu la plainte de M. Dupuis ;\n\nM. Dupuis rappelle que le bruit dure depuis un an.",
        "Considérant que M. Dupuis regrette les faits ;",
        "M. Dupuis estime que le loyer est trop élevé.",
        "Les riverains ont été entendus : M. Dupuis regrette l'absence de trottoir.",
        "M. Dupuis, voisin, prend la parole et regrette le bruit.",
        "M. Dupuis fait remarquer que la plainte est sans suite.",
        "M. Dupuis s'étonne du montant. Sa réclamation est rejetée.",
        "Vente d'un terrain à M. Dupuis. M. Dupuis salue l'accord.",
    ],
)
def test_a_private_person_who_speaks_stays_hidden(found, text):
    seen = actions(found, f"{HEAD}{text}\n\nLe Conseil décide.", "Dupuis")
    assert seen and "keep" not in seen


def test_a_weak_verb_counts_beside_someone_in_office_who_answers(found):
    text = f"{HEAD}Mme Vandermeulen demande une évaluation en juin. L'Échevin Gavroy s'y engage."
    assert actions(found, text, "Vandermeulen") == {"keep"}


def test_a_full_name_may_open_a_sentence_of_the_debate(found):
    text = f"{HEAD}Samir Ouladou salue le travail accompli."
    assert actions(found, text, "Ouladou") == {"keep"}


@pytest.mark.parametrize("right", [" déclare avoir chuté", " demande le remboursement", ", qui regrette", " a dit"])
def test_the_words_of_a_claim_are_none_of_a_debate(right):
    assert not speech.debates(right)


def test_speakers_whose_civility_touches_the_name(found):
    text = (
        "M. le Bourgmestre : Nous passons aux questions.\n\nMme F.MBUYIKA : Merci.\n\n"
        "M.H.VANSTEENEN : Et la piscine ?\n\n"
        "M.H.VANSTEENEN : Quand rouvre-t-elle ? M. le Bourgmestre : Bientôt."
    )
    assert found(text, "PERSON") == [
        ("F.MBUYIKA", "keep"),
        ("H.VANSTEENEN", "keep"),
        ("H.VANSTEENEN", "keep"),
    ]


def test_a_private_name_that_the_civility_touches_is_masked_without_it(found):
    text = "Vu la demande de M.P.DUPUIS et de Mme N.LEROYER, domiciliés rue Haute 7 ; entendu M.P.DUPUIS ;"
    assert {span for span, action in found(text, "PERSON") if action != "keep"} == {"P.DUPUIS", "N.LEROYER"}


def test_a_lone_initial_m_is_part_of_the_name(found):
    assert found("Vu la demande de M.DUPUIS, rue Haute 7 ;", "PERSON")[0][0] == "M.DUPUIS"


def test_the_registry_knows_a_name_behind_civility_and_initial(found):
    officials = [Official("Didier MAHIEUX", "Président du CPAS"), Official("Nadia SPAGNOLIN", "Échevine")]
    text = "Vu l'avis de M.D.MAHIEUX et de Mme N.SPAGNOLIN du 6 février ; entendu M.A.DUPUIS, riverain ;"
    assert found(text, "PERSON", officials)[:2] == [("D.MAHIEUX", "keep"), ("N.SPAGNOLIN", "keep")]
    assert ("A.DUPUIS", "keep") not in found(text, "PERSON", officials)


def test_interventions_of_several(found):
    text = f"{HEAD}Entendu les interventions de MM. Rosselin, Tordoire et van Billoens ;"
    assert {action for _, action in found(text, "PERSON")} == {"keep"}


def test_interventions_of_citizens_stay_hidden(found):
    text = f"{HEAD}Entendu les interventions de riverains, MM. Rosselin, Tordoire et Billoens ;"
    assert "keep" not in {action for _, action in found(text, "PERSON")}


ENTRUSTS = "Le Conseil décide de désigner en qualité de représentants de la Commune :\n\n"


def test_whom_the_council_sends_to_a_body(found):
    text = f"{ENTRUSTS}a) à l'asbl Les Lilas : Dimitri Drayez, Octave Sneessen ;\n\nb) au Parc : Jules Dorvin ;"
    assert [action for _, action in found(text, "PERSON")] == ["keep"] * 3


@pytest.mark.parametrize("what", [", non élu", ", habitant du quartier", ", éco-conseiller", " (citoyen)"])
def test_a_citizen_sent_to_a_body_is_left_to_a_human(found, what):
    text = f"{ENTRUSTS}a) à l'asbl Les Lilas : Dimitri Drayez{what} ;"
    assert found(text, "PERSON")[0][1] != "keep"


def test_a_list_of_prizes_sends_nobody(found):
    text = "Le Conseil décide d'attribuer les primes :\n\na) à l'asbl Les Lilas : Dimitri Drayez, Octave Sneessen ;"
    assert "keep" not in {action for _, action in found(text, "PERSON")}


def test_the_members_of_a_general_meeting_by_commune(found):
    text = (
        "Assemblée générale de l'intercommunale\n\nBureau : M. Swennen, Président ; scrutateurs : Mme Pirnayez "
        "(Faimes) et M. Cusumanu (Geer).\n\nCommunes représentées :\nFaimes : Pirnayez C., Stassen N.\n"
        "Geer : Cusumanu B., Moesen E.\n\n"
        "1. Rapport de gestion."
    )
    spans = found(text, "PERSON")
    assert len(spans) >= 7 and {action for _, action in spans} == {"keep"}


def test_administrators_of_an_intercommunale_and_who_replaces_them(found):
    text = (
        "Intercommunale Idelor : démission des administrateurs (Edgard Lambiot, Bruno Moinier) ; leurs remplaçants "
        "(Solange Heyar, Laure Crucis) ;"
    )
    assert {action for _, action in found(text, "PERSON")} == {"keep"}
    hidden = text.replace("Intercommunale Idelor", "Asbl Idelor")
    assert "keep" not in {action for _, action in found(hidden, "PERSON")}


@pytest.mark.parametrize(
    "text, name",
    [
        ("Considérant que le Secrétaire d'Etat Michel-Bertini a déclaré que rien ne presse ;", "Bertini"),
        ("Considérant que l'agent d'approbation, Mme Josée Lardinet, a remis un avis ;", "Lardinet"),
        ("Vu le rapport du Commandant de zone, le Major Hervé Crommelin ;", "Crommelin"),
        ("Vu l'avis du Commissaire voyer provincial, M. Godfriot ;", "Godfriot"),
        ("Les conseils des requérants, Maîtres Jérémie Sohetin et Luana Cordier, ont remis un mémoire ;", "Sohetin"),
        ("À la demande de Maître Tassetin, notaire chargé de la succession ; concession ;", "Tassetin"),
        ("Il siégera à la droite de Monsieur Claudio Pistonet.", "Pistonet"),
        ("Sort avant le vote du point 12 : PAQUAYE Fr., conseiller.", "PAQUAYE"),
    ],
)
def test_titles_and_seats(found, text, name):
    assert actions(found, text, name) == {"keep"}


def test_a_notary_who_buys_for_himself_is_left_to_a_human(found):
    text = "Décide de vendre la parcelle à Maître Tassetin, domicilié rue Haute 7 ;"
    assert "keep" not in actions(found, text, "Tassetin")
