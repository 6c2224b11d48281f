"""What a centre, a school or a doctor writes of its case: residents, fitness, leases, arrears, deeds.

What stands between ⟦ and ⟧ is hidden (see `readable`). Every person is invented.
"""

from imio.pseudonymizer import Document
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer

import pytest


CARE = [
    "Maison de repos : Mme Odile Tasset, ⟦résidente⟧, a chuté dans le couloir.",
    "Au home, M. Firmin Lhoest (⟦résident⟧) a été bousculé.",
    "Le personnel de la maison de repos signale qu'une ⟦résidente⟧, Mme Odile Tasset, sort la nuit.",
    "À la MRS, ⟦résident⟧ : M. Firmin Lhoest, 88 ans.",
    "Le fils de la ⟦résidente⟧ Odile Tasset se plaint du home.",
    "M. Firmin Lhoest, ⟦notre pensionnaire⟧, fête ses cent ans à la maison de repos.",
    "Facture du home : M. Firmin Lhoest, ⟦chambre 214⟧, réclame son linge.",
    "Mme Odile Tasset, ⟦résidente de la chambre 12⟧, a reçu la visite du conseil.",
    "M. Firmin Lhoest, ⟦pensionnaire de la Résidence⟧ du Parc, est fêté.",
    "Mme Odile Tasset, ⟦doyenne de la maison de repos⟧, est fêtée.",
    "M. Firmin Lhoest, ⟦secouru par les ambulanciers⟧, remercie.",
    "M. Firmin Lhoest, ⟦que les secouristes ont réanimé⟧, remercie le club.",
    "Mme Odile Tasset ⟦reçoit chaque jour l'infirmière⟧.",
    "La voisine, Mme Odile Tasset, dont ⟦le nourrisson est sous monitoring⟧, se plaint du bruit.",
    "Mme Odile Tasset, 99 ans, dont l'⟦état général reste bon⟧, remercie.",
    "Le repas de M. Firmin Lhoest, ⟦cœliaque⟧, est préparé à part.",
    "M. Firmin Lhoest, ⟦drépanocytaire⟧, demande une dérogation.",
    "M. Firmin Lhoest porte ⟦une jambe artificielle⟧.",
    "Mme Odile Tasset demande que son ⟦scooter d'invalide⟧ passe le portillon.",
    "Mme Odile Tasset, ⟦titulaire de l'emplacement PMR⟧, a déménagé.",
]

FITNESS = [
    "Le médecin du travail interdit à M. Firmin Lhoest ⟦la conduite d'engins⟧.",
    "M. Firmin Lhoest est en service ; le médecin du travail, le docteur Renard, ⟦exclut la conduite du tracteur⟧.",
    "Le SEPP recommande pour Mme Odile Tasset un ⟦poste assis⟧.",
    "M. Firmin Lhoest est déclaré apte, ⟦sous réserve de ne pas conduire pendant un an⟧.",
    "Visite médicale de M. Firmin Lhoest : apte, avec ⟦restriction port de charges⟧.",
    "M. Firmin Lhoest est ⟦dispensé de travail de nuit⟧.",
    "TASSET Odile, ⟦écartée dans le cadre de sa grossesse⟧, est remplacée.",
    "M. Firmin Lhoest : ⟦reprise progressive à mi-temps⟧ le 3 mai.",
]

SCHOOL = [
    "Le fils de Mme Odile Tasset ⟦fréquente quotidiennement l'école spécialisée⟧.",
    "L'élève Nathan Lhoest est ⟦inscrit dans un institut d'enseignement spécialisé⟧.",
    "L'élève Nathan Lhoest vient ⟦de l'école spéciale⟧ de Wez.",
    "Nathan Lhoest n'a ⟦pas obtenu son CEB⟧.",
    "Nathan Lhoest a ⟦échoué en quatrième primaire⟧.",
    "La cadette de Mme Odile Tasset, ⟦suivie par la logopède⟧ Manon Rigaux, fait des progrès.",
]

AID = [
    "D'approuver le ⟦bail d'insertion⟧ de M. Samir Haddad.",
    "D'octroyer à M. Samir Haddad un ⟦bail glissant⟧ de six mois.",
    "M. Samir Haddad ⟦occupe le logement de transit⟧ depuis mai.",
    "⟦Prise en charge des lunettes⟧ de Mme Odile Tasset : accord.",
    "Considérant que ⟦sa pension ne couvre pas ses frais⟧, expose Mme Odile Tasset ;",
    "Pour Mme Odile Tasset, ⟦le Centre prend en charge la différence, soit 212,50 € par mois⟧.",
    "M. Samir Haddad le ⟦remboursera par retenue de 40 € sur son revenu d'intégration⟧.",
    "M. Samir Haddad est ⟦suivi en guidance⟧ par le service.",
    "Octroi à M. Samir Haddad d'un ⟦colis hebdomadaire⟧.",
    "Mme Odile Tasset, ⟦elle-même bénéficiaire⟧, est entendue.",
    "M. Samir Haddad, ⟦usager de l'épicerie sociale⟧, est entendu.",
    "M. Samir Haddad sollicite ⟦une adresse de référence au Centre⟧.",
    "Les personnes suivantes ⟦émargent au revenu d'intégration⟧ et sont engagées :\n"
    "Travailleur | Utilisateur\nHADDAD Samir | Commune",
]

DEBTS = [
    "M. Firmin Lhoest, ⟦qui doit du reste sept mois⟧, a promis de s'exécuter.",
    "M. Firmin Lhoest, parti sans préavis, ⟦doit encore 2 mois : 1.080 €⟧.",
    "D'accorder à Mme Odile Tasset un ⟦apurement en 24 mensualités⟧ de 50 €.",
    "M. Firmin Lhoest ⟦paiera 50 € par mois jusqu'à extinction⟧.",
    "M. Firmin Lhoest a ⟦reçu trois rappels et une mise en demeure⟧.",
    "M. Firmin Lhoest ⟦sollicite un délai de paiement⟧.",
    "Les redevables ci-après désignés sont ⟦insolvables⟧ ou radiés :\n1. TASSET Odile – 204 €\n2. LHOEST Firmin – 50 €",
]

DEEDS = [
    "M. Firmin Lhoest a ⟦conduit un camion communal en état d'ivresse⟧.",
    "M. Firmin Lhoest est entendu pour ⟦avoir injurié son brigadier⟧.",
    "M. Firmin Lhoest a percuté la borne et ⟦quitté les lieux⟧.",
    "M. Firmin Lhoest a ⟦quitté les lieux de l'accident⟧.",
    "Le parquet a ⟦proposé une transaction de 400 €⟧ à M. Firmin Lhoest.",
    "Le parquet avait ⟦soupçonné⟧ le passager, M. Firmin Lhoest.",
    "M. Firmin Lhoest est contrôlé à ⟦1,4 g/l⟧.",
    "Le boxeur Firmin Lhoest, ⟦suspendu six mois par sa fédération pour dopage⟧, n'est pas retenu.",
    "M. Firmin Lhoest persiste à ⟦occuper les lieux en infraction⟧.",
    "M. Firmin Lhoest ⟦refuse de quitter les lieux⟧.",
    "Considérant que M. Firmin Lhoest refuse toute visite et a ⟦insulté l'agent⟧ ;",
    "Mme Odile Tasset, ⟦menacée d'expulsion⟧, remercie le Conseil.",
    "Une carte montre une ⟦femme tondue⟧, Mme Odile Tasset.",
    "Les biens de Mme Odile Tasset : elle est ⟦représentée par sa tutrice⟧.",
]

OF_NOBODY = [
    # residents of a street, of a home in general
    "Une résidente, Mme Odile Tasset, demande des ralentisseurs rue du Bois.",
    "M. Firmin Lhoest, résident de la rue du Bois, demande un miroir.",
    "Règlement de la maison de repos : le résident paie son séjour ; copie à Mme Odile Tasset.",
    "Mme Odile Tasset demande combien de résidents la maison de repos compte.",
    "À la maison de repos, la fille de la résidente, Mme Odile Tasset, a été entendue.",
    "La chambre froide de la maison de repos est réparée par M. Firmin Lhoest.",
    "Mme Odile Tasset, doyenne des conseillers, ouvre la séance.",
    # work, in general
    "Le règlement interdit la conduite d'engins sans brevet, rappelle M. Firmin Lhoest.",
    "Le médecin du travail visite les locaux, et M. Firmin Lhoest conduit le tracteur.",
    "Le Conseil fixe la prime de travail de nuit ; M. Firmin Lhoest présente le point.",
    "Mme Odile Tasset est désignée comme logopède à la maison de repos.",
    "Mme Odile Tasset, enseignante à l'école d'enseignement spécialisé, est nommée.",
    "Les élèves ont obtenu leur CEB, se réjouit Mme Odile Tasset.",
    # aid and debts, in general
    "M. Firmin Lhoest demande combien de baux d'insertion le CPAS a conclus.",
    "Travaux au logement de transit de la rue du Bois : attribution à M. Firmin Lhoest, entrepreneur.",
    "La Commune prend en charge les frais de raccordement, répond M. Firmin Lhoest.",
    "Le Centre prend en charge la formation de Mme Odile Tasset.",
    "Le budget ne couvre pas les frais de la piscine, regrette M. Firmin Lhoest.",
    "M. Firmin Lhoest, qui doit du reste présider la réunion, s'excuse.",
    "Un apurement des comptes de la fabrique est présenté par M. Firmin Lhoest, trésorier.",
    "Le club n'a pas rendu ses pièces malgré deux rappels, dit M. Firmin Lhoest.",
    "M. Firmin Lhoest demande un emplacement réservé aux livraisons.",
    # deeds
    "M. Firmin Lhoest a remis les clés et quitté les lieux dans un bon état.",
    "Un véhicule a endommagé la clôture de M. Firmin Lhoest.",
    "Le Collège propose à M. Firmin Lhoest une transaction de 960 € pour clore le litige.",
    "Le tir est suspendu deux saisons, annonce M. Firmin Lhoest.",
    "M. Firmin Lhoest occupe la parcelle depuis 1998.",
    "La pelouse a été tondue par M. Firmin Lhoest.",
    "Le recours de M. Firmin Lhoest a été introduit dans le délai.",
    "Le Collège a reçu une injonction de la tutelle, dit M. Firmin Lhoest.",
]


@pytest.mark.parametrize("marked", [*CARE, *FITNESS, *SCHOOL, *AID, *DEBTS, *DEEDS])
def test_the_phrase_is_hidden(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize("text", OF_NOBODY)
def test_what_tells_of_nobody_stays(found, text):
    assert found(text, "SENSITIVE") == []


def test_a_home_that_the_title_names_is_known():

    parts = (
        Part("title", "Chute à la maison de repos – Déclaration", "text"),
        Part("note", "Mme Odile Tasset, résidente, est tombée le 4 mai.", "text"),
    )
    spans = Pseudonymizer().analyse(Document(parts)).spans
    assert "résidente" in [span.text for span in spans if span.label == "SENSITIVE"]
