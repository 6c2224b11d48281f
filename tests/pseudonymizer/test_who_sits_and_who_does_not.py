"""Who holds an office at that place, and who only looks so; half of the texts of each kind are of the opposite role.

Marks: {stays readable}, [is hidden: masked or proposed]. Everything is invented.
"""

from imio.pseudonymizer import Document
from imio.pseudonymizer import Official
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer

import pytest
import re


REGISTRY = [Official("Odilon Sauvenière"), Official("Ludivine Marloye")]
PSEUDONYMIZER = Pseudonymizer()
_MARK = re.compile(r"\{([^{}]+)\}|\[([^\[\]]+)\]")


def check(marked, officials=()):
    text, names, done = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[done : match.start()]
        name = match[1] or match[2]
        names.append((len(text), len(text) + len(name), bool(match[2])))
        text, done = text + name, match.end()
    text += marked[done:]
    analysis = PSEUDONYMIZER.analyse(Document((Part("note", text, "text"),)), officials=officials)
    hidden = {i for span in analysis.spans if span.action != "keep" for i in range(span.start, span.end)}
    for start, end, wanted in names:
        letters = [i in hidden for i in range(start, end) if text[i].isalnum()]
        assert all(letters) if wanted else not any(letters), text[start:end]


@pytest.mark.parametrize(
    "marked",
    [
        "Le toit fuit. L'échevin {Odilon Sauvenière} dit que le devis est signé.",
        "La file est longue. L'échevine {Mireille Corbisier} renvoie au règlement.",
        "Sur rapport de l'échevine des Sports {Ludivine Marloye} ;",
        "La haie déborde. L'agriculteur [Odilon Sauvenière] dit que la clôture est la sienne.",
        "Plainte reçue. L'habitante [Mireille Corbisier] renvoie à son bail.",
        "La vente traîne. L'acquéreur [Fulgence Ramboux] demande un délai.",
    ],
)
def test_an_article_that_touches_a_noun_is_no_part_of_the_name(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Vote : OUI – {Sauvenière}, {Marloye} ; NON – {Corbisier} ; ABST. – {Ramboux}.\nLe texte est adopté.",
        "Membre\tOui\tNon\tAbst.\n{SAUVENIÈRE Odilon}\tX\n{MARLOYE Ludivine}\tX\nRésultat : adopté.",
        "| Groupe | Pour | Contre |\n\n| Avenir ({Sauvenière}, {Marloye}) | X | |\n\n| Union ({Corbisier}) | | X |",
        "À l'unanimité, MM. {Sauvenière}, {Ramboux} et Mme {Marloye} ayant voté oui, DÉCIDE d'acquérir le bien.",
        "Demandeur\tOui\tNon\n[Sauvenière Odilon], rue Basse 4\tdossier complet\n[Marloye Ludivine]\trefus motivé",
        "Enquête : opposés au projet – [Odilon Sauvenière], rue Basse 4 ; favorables – [Ludivine Marloye].",
        "Copropriété. MM. [Sauvenière] et [Ramboux], locataires, ayant refusé la clé, paieront 40 €.",
        "Prêtent serment, dans l'ordre alphabétique : {CORBISIER Mireille}, {MARLOYE Ludivine}.",
    ],
)
def test_votes_by_name_are_read_in_tables_and_behind_dashes(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "M. {Sauvenière} (Marloie Demain) demande si le bus passera.",
        "Mme {Corbisier} (Ensemble Autrement) s'étonne du prix.",
        "Question de Mme {Ludivine Marloye} (Horizon 2030) au sujet des poubelles.",
        "Mme [Corbisier] (Ensemble vocal La Clé) : subside de 200 €.",
        "M. [Sauvenière] (Marloie) demande une prime à l'isolation.",
        "M. [Ramboux] (CSC) demande le respect du protocole au nom du personnel.",
        "Les délégués permanents [Odette Sauvenière] (CGSP) et [Farid Ramboux] (SLFP) signent.",
        "Mme [Odette Sauvenière] (APE) remplace Mme [Marloye], en congé.",
    ],
)
def test_a_list_in_brackets_seats_and_a_union_does_not(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "DÉSIGNE à l'intercommunale : pour Avenir : Odilon Sauvenière ; pour Union : [Farid Ramboux] (non élu).",
        "Est désignée en qualité de déléguée non conseillère : [Odette Sauvenière].",
        "Le Président du Conseil de fabrique, M. [Odilon Sauvenière], a remis le compte.",
        "Le Président du Conseil, M. {Odilon Sauvenière}, a ouvert la séance.",
        "Le conseil consultatif des aînés s'est réuni sous la présidence de M. [Odilon Sauvenière].",
        "La commission des finances s'est réunie sous la présidence de M. {Odilon Sauvenière}.",
        "M. {SAUVENIÈRE}, Président, clôt l'incident et lève la séance.",
        "Entendu l'assistante sociale [Odette Sauvenière] en son rapport ;",
        "Entendu l'échevine {Odette Sauvenière} en son rapport ;",
        "Attendu que sa collègue [Odette Sauvenière] sollicite un mi-temps médical ;",
        "Son collègue {Odilon Sauvenière} dépose un amendement au budget.",
        "Le courrier d'[Odilon Sauvenière], avocat de formation, est versé au dossier.",
        "Le courrier d'{Odilon Sauvenière}, avocat de la commune, est versé au dossier.",
        "La Commune sera représentée au comité par Mme {Marloye} et M. {Ramboux}.",
        "Le locataire sera représenté par M. [Ramboux], son frère.",
        "Le point est voté.\n\n{SAUVENIÈRE} - {RAMBOUX}",
    ],
)
def test_an_office_counts_and_what_looks_like_one_does_not(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Le bail est signé. Le fils [Sauvenière] était présent.",
        "Le Conseil adjuge le lot 4 à M. [Sauvenière] pour neuf ans.",
        "La servitude au profit de M. [Sauvenière] sera inscrite à l'acte.",
        "Les frais sont à charge de M. [Sauvenière].",
        "M. [Sauvenière], qui y tient un gîte, appelle chaque jour.",
        "M. [Sauvenière] accepte 6.400 € pour solde de tout compte.",
        "Le fauteuil est laissé à M. {Sauvenière} pour ce point.",
        "La mission est confiée à M. {Sauvenière} au nom du Collège.",
        "M. {Sauvenière}, qui y tient, propose un report.",
        "M. {Sauvenière} accepte l'amendement.",
    ],
)
def test_a_namesake_of_the_registry_is_told_by_his_own_affairs(marked):
    check(marked, REGISTRY)


@pytest.mark.parametrize(
    "marked",
    [
        "M. [Farid Ramboux] est présent dans le public. La parole est donnée à M. [Ramboux]. Il remercie.",
        "M. {Farid Ramboux}, conseiller, est assis dans le public ce soir.",
        "M. {Ramboux} quitte la salle. Mme Marloye parle dans le public.",
        "{Jean Collet}, Bourgmestre, ouvre la séance. Dix personnes dans le public, dont Mme [Ida Marloye] "
        "et M. [Ramboux].\n\n"
        "M. [Ramboux] demande la parole ; le Bourgmestre la lui refuse.",
        "Des habitants assistent à la séance, parmi lesquels M. [Luc Ramboux].\n\n"
        "M. [Ramboux] quitte la salle à 21 heures.",
        "M. {Collet}, Échevin, relaie les plaintes de Mme [Marloye], présente dans la salle. Mme [Marloye] intervient.",
        "Présents : M. {Collet}, Bourgmestre ; Mme {Marloye}, Conseillère.\n\n"
        "M. {Collet} regrette le retard. Mme {Marloye}, présente dans la salle depuis 20 heures 10, vote contre.",
        "Courriers reçus :\n\n1) Mme [Marloye] : râle.\n\n2) M. [Ramboux] : demande.\n\n3) Mme [Gobert] : râle.",
        "Questions orales :\n\n1) M. {Ramboux} : demande un banc.\n\n2) Mme {Marloye} : regrette l'arrêt du bus.",
        "M. [Sauvenière] junior quitte la salle.",
        "M. {Sauvenière} quitte la salle.",
    ],
)
def test_the_public_and_those_who_write_do_not_sit(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Sur rapport de l'échevine des Cultes {Ludivine Marloye} ;",
        "Organisme\tMajorité\tOpposition\nAgence locale\t{CORBISIER Mireille}\t{F. Ramboux}",
        "Organisme\tMajorité\tOpposition\nAgence locale\t{Odilon Sauvenière}\t[Farid Ramboux] (non élu)",
        "Organisme\tPropriétaire\tLocataire\nMaison 4\t[Odilon Sauvenière]\t[Farid Ramboux]",
    ],
)
def test_remits_and_tables_of_both_sides_tell_members(marked):
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Jetons perçus :\n- {Odilon Sauvenière} : 6 réunions, 450 € brut ;\n- {Ludivine Marloye} : 5 réunions, 75 €.",
        "Redevances dues :\n- [Odilon Sauvenière] : 2 tombes, 450,00 € ;\n- [Ludivine Marloye] : 1 chien, 375,00 €.",
    ],
)
def test_the_fees_of_a_mandate_are_no_debt(marked):
    check(marked, REGISTRY)


@pytest.mark.parametrize(
    "marked",
    [
        "DÉSIGNE, à l'unanimité :\n\n1. INTER-LESSE : {Ramboux Farid}, {Ben Amar Samira} (RC), {Corbisier Guy} et "
        "{Collet Rita} (IC).\n\n2. SCRL « Le Logis » : {Marloye Anne}, {Ramboux Farid}.",
        "Désigne comme représentants de la commune :\n\n– Maison de l'emploi : {Samira Ben Amar} ; suppléant, M. "
        "{Corbisier Guy}.\n\n– ASBL Terres de Lesse : {Collet Rita} et, en qualité de représentants non élus, "
        "M. [Luc Ramboux] et Mme [Ida Marloye].",
        "DÉSIGNE les bénéficiaires des lots :\n\n1. Lot A : [Ramboux "
        "Luc], [Marloye Anne].\n\n2. LESSE : [Corbisier Guy].",
        "DÉSIGNE comme gardes :\n\n1. Société de chasse : [Ramboux Luc].\n\n2. ASBL La Ruche : [Guy Collet].",
        "DÉSIGNE les accueillantes :\n\n1. RAMBOUX LUCIE : [Marloye Anne].\n\n2. ASBL La Ruche : [Corbisier Rita].",
        "DÉSIGNE, à titre temporaire :\n\n1. École du Centre : [Ramboux Lucie], [Marloye Anne], institutrices.",
        "Promesses recueillies par le Comité d'acquisition, à l'intervention de Mme {Agathe Marloye}, Commissaire ;",
        "Procès-verbal dressé par la Directrice du cantonnement, Ing. {Anne Marloye} ;",
        "Mme [Anne Marloye], directrice d'un salon de coiffure, est riveraine ;",
    ],
)
def test_whom_the_council_designates_to_bodies_and_who_acts_for_the_region_hold_office(marked):
    check(marked)
