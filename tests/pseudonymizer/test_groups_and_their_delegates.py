"""Who acts for a political group, votes in few words or is named behind a shortened office; and who looks like them.

Marks of `misjudged`: {stays readable}, [is hidden], ~a question or readable~. Everything is invented.
"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Motion. Les groupes se sont accordés sur un texte commun présenté par messieurs {Servais} et {Haddad} "
        "et madame {N'Diaye}.",
        "Considérant les candidatures déposées par les chefs de groupe, Mme {Joëlle Servais} et M. {Simon Haddad} ;\n"
        "Art. 1. Sont désignés en qualité de délégués : {COLLET Ida}, {HADDAD Simon}, {SERVAIS Joëlle}.",
        "La commune est représentée par quatre délégués, désignés à la proportionnelle : {G.-N. Marchal}, "
        "{M. Collet}, {S. Haddad} et {C. Brouwers} ;",
        "Justification de vote du groupe minoritaire, lue par Mme {Ida Collet} : « Nous votons contre. »",
        "M. {Haddad} lit la justification de vote de son groupe.",
        "Considérant que Madame {Carole Servais} s'y associe au nom de la minorité ;",
        "Sur proposition de Mme {Carole Servais} et de M. {Étienne Haddad} ;",
        "Le groupe UNION, par la voix de son chef de groupe, Monsieur {Luc Servais}, rend hommage à Madame {Collet}, "
        "qui a siégé durant dix-neuf ans.",
        "Vu le courriel par lequel M. {Quinet}, Chef de groupe, propose de remplacer Mme Servais, démissionnaire, "
        "par M. {Jean Haddad} au sein du conseil d'administration ;",
    ],
)
def test_who_acts_for_a_group_of_the_council_stays_readable(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Les chefs de groupe, [Ali Delmotte] et [Luc Servais], emmènent les scouts au camp.",
        "Sont désignés délégués de classe : [Ida Collet], [Luc Servais]. Vu le groupe politique du projet.",
        "Lettre des riverains lue par Mme [Ida Collet], habitante du quartier.",
        "M. [Haddad], qui a siégé durant dix ans au comité de quartier, est remercié.",
        "Proportionnellement aux groupes politiques, le conseil consultatif des aînés compte trois délégués : "
        "[Ida Collet], [Luc Servais] et [Ali Haddad].",
        "Les délégués du personnel, désignés selon la représentation proportionnelle : [Ida Collet], [Ali Haddad].",
        "Représentation proportionnelle des groupes.\n"
        "M. [Luc Servais], domicilié rue Haute 3, est désigné comme administrateur provisoire des biens.",
        "Mme [Ida Collet] remercie au nom de ses voisins.",
        "M. [Luc Servais] réclame, au nom de son groupe de marcheurs, un banc.",
    ],
)
def test_groups_and_delegates_of_others_stay_hidden(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "votes du point 11 : {Legros} contre, {Maquet} contre, {Denis F.} abst, {Denis P.} pour",
        "Vote : {Servais} oui, {Haddad} non et {Collet} non",
        "Réponse bourgmestre ({Servais Odile}) : analyseur placé.",
        "Échevin travaux {Haddad Joseph} : coussins refusés par le SPW.",
        "Par jugement du 5 mai 2025, présidé par Madame {Clotilde Servais}, le tribunal condamne la commune.",
        "Vu la lettre du Notaire {SERVAIS}, par laquelle celui-ci fait savoir que les neveux de la défunte renoncent ;",
        "Attendu que M. [Cannella], assisté de Me {Alizée Collet}, a fait valoir que feu son père a bâti le hangar ;",
    ],
)
def test_votes_and_offices_in_few_words_stay_readable(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Question à l'échevin ([Luc Servais], riverain) : la rue est sale.",
        "Concours de façades, votes du jury : [Servais] pour, [Haddad] contre.",
        "Le jury, présidé par Mme [Ida Collet], récompense trois façades.",
        "Offre de Mme [Ida Collet] et M. [Luc Servais], acquéreurs, pour la parcelle.",
    ],
)
def test_what_looks_like_a_vote_or_an_office_tells_none(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Considérant que Mme ~Lieselot Servais~ et M. ~Rudi Haddad~ font observer que trois plaintes existent ;",
        "M. ~Lalieu~ estime que le dossier est incomplet ; que M. ~Colard~ se dit au contraire satisfait.",
    ],
)
def test_who_says_something_together_is_asked_about(misjudged, marked):
    assert misjudged(marked) == []
