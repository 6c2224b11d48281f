"""Phrases on the life of one person are hidden; the same words in a general rule stay."""

from imio.pseudonymizer.recognisers import sensitive
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context

import pytest


def hides(found, text, telling):
    """Say whether three fifths of the letters, and every digit, of the telling words are hidden."""
    start = text.index(telling)
    hidden = set()
    for phrase, _ in found(text, "SENSITIVE"):
        at = text.index(phrase)
        hidden |= set(range(at, at + len(phrase)))
    places = [i for i in range(start, start + len(telling)) if text[i].isalnum()]
    left = [i for i in places if i not in hidden]
    return not any(text[i].isdigit() for i in left) and len(left) <= 0.4 * len(places)


@pytest.mark.parametrize(
    "phrase",
    ["en congé de maladie", "hospitalisé", "en règlement collectif de dettes", "atteint d'une affection oculaire"],
)
def test_a_phrase_about_a_person_is_masked(found, phrase):
    ((text, action),) = found(f"M. Roland Pasleau est {phrase}.", "SENSITIVE")
    assert text in phrase and action == "mask"


def test_a_weak_word_beside_a_person_is_masked(found):
    assert found("Mme Godelieve Maes invoque son handicap.", "SENSITIVE")[0][1] == "mask"


HEALTH = [
    ("M. Roland Pasleau souffre d'un cancer du poumon.", "souffre d'un cancer du poumon"),
    ("Mme Godelieve Maes a fait un AVC en janvier.", "AVC"),
    ("Mme Godelieve Maes a été victime d'un infarctus.", "victime d'un infarctus"),
    ("Considérant que la requérante est atteinte de sclérose en plaques ;", "atteinte de sclérose en plaques"),
    ("Mon mari est dialysé trois fois par semaine.", "dialysé trois fois par semaine"),
    ("M. Pasleau, greffé du rein, demande une dispense.", "greffé du rein"),
    ("M. Pasleau a été amputé de la jambe gauche.", "amputé de la jambe gauche"),
    ("Son fils est épileptique.", "épileptique"),
    ("Mme Maes est suivie par un psychiatre.", "suivie par un psychiatre"),
    ("L'intéressée est en dépression depuis le décès de son époux.", "en dépression"),
    ("M. Pasleau est en burn-out depuis mars 2024.", "burn-out"),
    ("M. Pasleau s'est cassé le poignet en tombant sur le trottoir.", "cassé le poignet"),
    ("Mme Maes présente une entorse de la cheville droite.", "entorse de la cheville droite"),
    ("Sa passagère a eu le poignet cassé.", "poignet cassé"),
    ("Mme Maes a subi une intervention chirurgicale au genou.", "intervention chirurgicale au genou"),
    ("L'enfant Tim Maes présente un trouble autistique.", "trouble autistique"),
    ("L'élève Tim Maes, dyslexique, bénéficie d'un PAI.", "dyslexique"),
    ("M. Pasleau, sourd de naissance, demande un interprète.", "sourd de naissance"),
    ("Mme Maes est malentendante.", "malentendante"),
    ("M. Pasleau suit une chimiothérapie.", "chimiothérapie"),
    ("Mme Maes a fait une fausse couche.", "fausse couche"),
    ("Mme Maes est enceinte de cinq mois.", "enceinte de cinq mois"),
    ("M. Pasleau est en soins palliatifs.", "soins palliatifs"),
    ("M. Pasleau, alcoolique, a été entendu.", "alcoolique"),
    ("M. Pasleau séjourne en revalidation.", "en revalidation"),
    ("Attendu que la dame Maes est atteinte de la maladie d'Alzheimer", "maladie d'Alzheimer"),
    ("Mme Maes invoque des problèmes de santé.", "problèmes de santé"),
    ("M. Pasleau démissionne pour raisons médicales.", "pour raisons médicales"),
    ("M. R. Pasleau, en raison de son état de santé, demande un report.", "en raison de son état de santé"),
    ("Mme Maes a été hospitalisée du 3 au 17 mai 2024.", "hospitalisée"),
    ("Mme Maes produit un certificat médical de son psychiatre.", "certificat médical de son psychiatre"),
    ("Le conducteur, M. Pasleau, souffre d'une fracture du bassin.", "fracture du bassin"),
    ("M. Pasleau, séropositif, a porté plainte.", "séropositif"),
    ("La fille de Mme Maes est anorexique.", "anorexique"),
    ("M. Pasleau a perdu l'usage de son bras.", "perdu l'usage de son bras"),
]
WORK = [
    ("Mme Maes est en congé de maternité jusqu'au 3 juin.", "en congé de maternité"),
    ("M. Pasleau est en incapacité de travail depuis le 3 mars 2024.", "en incapacité de travail"),
    ("Mme Maes reprend à mi-temps médical.", "mi-temps médical"),
    ("M. Pasleau a été déclaré inapte par le médecin du travail.", "déclaré inapte"),
    ("M. Pasleau est à charge de la mutuelle depuis 2023.", "à charge de la mutuelle"),
    ("Mise en disponibilité pour maladie de Mme Godelieve Maes.", "disponibilité pour maladie"),
    ("Mme Maes est écartée pour cause de grossesse.", "grossesse"),
    ("Écartement prophylactique de Mme Godelieve Maes.", "Écartement prophylactique"),
    ("Une incapacité de 12 jours a été reconnue à M. Pasleau.", "incapacité de 12 jours"),
    ("M. Pasleau s'est vu infliger un blâme.", "blâme"),
    ("Une sanction disciplinaire est infligée à M. Pasleau.", "sanction disciplinaire"),
    ("M. Pasleau a été licencié pour faute grave.", "licencié pour faute grave"),
    ("M. Pasleau est suspendu préventivement.", "suspendu préventivement"),
    ("M. Pasleau, absent pour maladie depuis janvier, est remplacé.", "absent pour maladie"),
    ("M. Pasleau, pensionné pour inaptitude physique, cesse ses fonctions.", "inaptitude physique"),
]
DISABILITY = [
    ("M. Pasleau est titulaire d'une carte de stationnement pour personnes handicapées.", "carte de stationnement"),
    ("Mme Maes se déplace en chaise roulante.", "chaise roulante"),
    ("M. Pasleau, tétraplégique, demande un emplacement.", "tétraplégique"),
    ("Mme Maes est reconnue handicapée à 66 % par le SPF Sécurité sociale.", "reconnue handicapée à 66 %"),
    ("M. Pasleau perçoit une allocation de remplacement de revenus.", "allocation de remplacement de revenus"),
    ("Son fils, porteur de trisomie 21, fréquente l'école.", "trisomie 21"),
    ("Mme Maes dispose d'une reconnaissance de l'AViQ.", "reconnaissance de l'AViQ"),
    ("M. Pasleau présente une réduction d'autonomie de 12 points.", "réduction d'autonomie de 12 points"),
    ("M. Pasleau, aveugle, se déplace avec un chien.", "aveugle"),
    ("M. Pasleau est à mobilité réduite.", "à mobilité réduite"),
]
MONEY = [
    ("M. Pasleau reste redevable d'une somme de 1.245,80 €.", "redevable d'une somme de 1.245,80 €"),
    ("M. Pasleau a été admis en règlement collectif de dettes.", "en règlement collectif de dettes"),
    ("Mme Maes fait l'objet d'une saisie sur salaire.", "saisie sur salaire"),
    ("M. Pasleau est insolvable.", "insolvable"),
    ("Mme Maes accuse un retard de loyer de trois mois.", "retard de loyer de trois mois"),
    ("Un plan d'apurement est accordé à Mme Godelieve Maes.", "plan d'apurement"),
    ("M. Pasleau a cumulé 2.350 € d'arriérés de loyer.", "arriérés de loyer"),
    ("M. Pasleau, déclaré en faillite, ne peut payer.", "déclaré en faillite"),
    ("M. Pasleau est pourvu d'un administrateur de biens.", "administrateur de biens"),
    ("La requérante invoque son surendettement.", "surendettement"),
    ("Mme Maes ne peut faire face à ses dettes.", "ses dettes"),
    ("M. Pasleau a été radié d'office.", "radié d'office"),
    ("M. Pasleau est sans domicile fixe.", "sans domicile fixe"),
    ("M. Pasleau est SDF.", "SDF"),
    ("Les héritiers de M. Pasleau ont renoncé à la succession.", "renoncé à la succession"),
    ("M. Pasleau n'a pas payé ses factures d'eau.", "n'a pas payé ses factures"),
    ("Mme Maes connaît des difficultés financières.", "difficultés financières"),
    ("M. Pasleau a été expulsé de son logement.", "expulsé"),
]
AID = [
    ("M. Pasleau émarge au CPAS.", "émarge au CPAS"),
    ("Mme Maes perçoit le revenu d'intégration sociale.", "revenu d'intégration sociale"),
    ("Mme Maes bénéficie du RIS.", "RIS"),
    ("M. Pasleau bénéficie de la GRAPA.", "GRAPA"),
    ("Mme Maes a le statut BIM.", "statut BIM"),
    ("M. Pasleau est engagé sous contrat article 60.", "article 60"),
    ("Mme Maes est au chômage depuis deux ans.", "au chômage"),
    ("M. Pasleau est sans emploi.", "sans emploi"),
    ("Octroi d'une aide sociale à Mme Godelieve Maes.", "aide sociale"),
    ("Mme Maes reçoit un colis alimentaire chaque semaine.", "colis alimentaire"),
    ("M. Pasleau vit dans la précarité.", "précarité"),
]
FAMILY = [
    ("Mme Maes est victime de violences conjugales.", "victime de violences conjugales"),
    ("L'enfant Tim Maes a été placé par le juge de la jeunesse.", "placé par le juge de la jeunesse"),
    ("La famille Maes est suivie par le SAJ.", "suivie par le SAJ"),
    ("Mme Maes est en instance de divorce.", "en instance de divorce"),
    ("M. Pasleau a obtenu la garde des enfants.", "garde des enfants"),
    ("M. Pasleau a été placé sous tutelle.", "sous tutelle"),
    ("M. Karim Benali, demandeur d'asile, est inscrit.", "demandeur d'asile"),
    ("M. Karim Benali est réfugié reconnu.", "réfugié reconnu"),
    ("M. Karim Benali est sans papiers.", "sans papiers"),
    ("Tim Maes, mineur étranger non accompagné, est hébergé.", "mineur étranger non accompagné"),
    ("Mme Maes, séparée de son mari, vit seule.", "séparée de son mari"),
]
BELIEF = [
    ("M. Pasleau s'est converti à l'islam.", "converti à l'islam"),
    ("Mme Maes, de confession israélite, demande une parcelle.", "de confession israélite"),
    ("M. Pasleau est témoin de Jéhovah.", "témoin de Jéhovah"),
    ("L'élève Tim Maes suit le cours de religion islamique.", "cours de religion islamique"),
    ("M. Pasleau, affilié au syndicat, refuse.", "affilié au syndicat"),
    ("M. Pasleau est homosexuel.", "homosexuel"),
]
CRIME = [
    ("M. Pasleau a été condamné à six mois de prison.", "condamné à six mois de prison"),
    ("M. Pasleau, prévenu de coups et blessures, comparaît.", "prévenu de coups et blessures"),
    ("M. Pasleau est détenu à la prison de Lantin.", "détenu à la prison"),
    ("M. Pasleau conduisait en état d'ivresse.", "en état d'ivresse"),
    ("M. Pasleau a été contrôlé positif à l'alcootest.", "positif à l'alcootest"),
    ("M. Pasleau s'est vu retirer son permis.", "retirer son permis"),
    ("M. Pasleau est poursuivi pour vol.", "poursuivi pour vol"),
    ("Un procès-verbal a été dressé à charge de M. Pasleau pour dépôt clandestin.", "procès-verbal"),
    ("M. Pasleau était sous l'influence de stupéfiants.", "sous l'influence de stupéfiants"),
    ("Mme Maes a déposé plainte contre son voisin pour harcèlement.", "harcèlement"),
    ("M. Pasleau a un casier judiciaire.", "casier judiciaire"),
    ("Le tribunal correctionnel a reconnu M. Pasleau coupable d'escroquerie.", "coupable d'escroquerie"),
    ("M. Pasleau a commis un détournement de fonds.", "détournement de fonds"),
    ("Une amende administrative est infligée à M. Pasleau pour tapage nocturne.", "tapage nocturne"),
]

# As lists, letters and reports really write.
TERSE = [
    ("Mme Maes : dépress. depuis 06/2023, reprise incertaine.", "dépress."),
    ("M. Pasleau – RCD en cours, médiateur Me Lardinois.", "RCD en cours"),
    ("M. Pasleau, RIS chef de famille depuis mars.", "RIS chef de famille"),
    ("Mme Maes sous adm. prov. (Me Lardinois).", "sous adm. prov."),
    ("M. Pasleau : PV pour coups le 3 mai.", "PV pour coups"),
    ("M. Pasleau a fait une chute, col du fémur.", "a fait une chute, col du fémur"),
    ("Mme Maes a eu un malaise pendant la réunion.", "a eu un malaise"),
    ("M. Pasleau s'est fait opérer de la hanche.", "s'est fait opérer de la hanche"),
    ("Mme Maes se remet d'une opération du dos.", "se remet d'une opération"),
    ("M. Pasleau n'a plus de permis.", "n'a plus de permis"),
    ("Mme Maes perd l'usage de ses jambes.", "perd l'usage de ses jambes"),
    ("M. Pasleau boit beaucoup selon ses collègues.", "boit beaucoup"),
    ("Mme Maes ne supporte plus le bruit, médecin à l'appui.", "ne supporte plus le bruit"),
    ("L'intéressé présente un taux d'alcoolémie de 1,8 g.", "présente un taux d'alcoolémie de 1,8 g"),
    ("Mme Maes a tenté de mettre fin à ses jours.", "a tenté de mettre fin à ses jours"),
    ("M. Pasleau a fait une tentative de suicide.", "a fait une tentative de suicide"),
    ("Mme Maes est sous antidépresseurs.", "est sous antidépresseurs"),
    ("Son fils prend de la Rilatine.", "prend de la Rilatine"),
    ("M. Pasleau est en chimio jusqu'à l'été.", "est en chimio"),
    ("Mme Maes attend un enfant pour octobre.", "attend un enfant"),
    ("Mme Maes est en congé d'allaitement.", "est en congé d'allaitement"),
    ("Le bébé de Mme Maes est né prématurément.", "né prématurément"),
    ("M. Pasleau est placé sous oxygène.", "est placé sous oxygène"),
    ("Mme Maes a un pacemaker.", "a un pacemaker"),
    ("M. Pasleau ne voit presque plus.", "ne voit presque plus"),
    ("M. Pasleau n'entend plus que d'une oreille.", "n'entend plus que d'une oreille"),
    ("Mme Maes marche avec une canne.", "marche avec une canne"),
    ("M. Pasleau se déplace à l'aide d'un déambulateur.", "se déplace à l'aide d'un déambulateur"),
    ("Mme Maes ne peut plus monter les escaliers.", "ne peut plus monter les escaliers"),
    ("M. Pasleau ne peut porter de charges lourdes.", "ne peut porter de charges lourdes"),
    ("L'agent Pasleau est en maladie depuis le 4.", "en maladie"),
    ("Mme Maes : CM jusqu'au 31/05.", "CM jusqu'au 31/05"),
    ("M. Pasleau, malade de longue durée.", "malade de longue durée"),
    ("Mme Maes est retombée malade.", "est retombée malade"),
    ("M. Pasleau a remis un certificat pour trois semaines.", "a remis un certificat"),
    ("Mme Maes, atteinte d'une maladie auto-immune, télétravaille.", "atteinte d'une maladie auto-immune"),
    ("M. Pasleau a contracté la légionellose.", "a contracté la légionellose"),
    ("M. Pasleau a des problèmes de cœur.", "a des problèmes de cœur"),
    ("Mme Maes a mal au dos en permanence.", "mal au dos"),
    ("M. Pasleau souffrant du dos, demande un poste adapté.", "souffrant du dos"),
    ("Mme Maes, très fatiguée psychologiquement.", "très fatiguée psychologiquement"),
    ("M. Pasleau (INAMI, invalide 66 %).", "invalide 66 %"),
    ("M. Pasleau vit de la mutuelle.", "vit de la mutuelle"),
    ("Mme Maes touche la mutuelle.", "touche la mutuelle"),
    ("Mme Maes n'a pas droit au chômage.", "n'a pas droit au chômage"),
    ("M. Pasleau touche le chômage.", "touche le chômage"),
    ("M. Pasleau est demandeur d'emploi inoccupé.", "demandeur d'emploi inoccupé"),
    ("Mme Maes perçoit 1.214 € du CPAS.", "perçoit 1.214 € du CPAS"),
    ("La famille Maes est aidée par le CPAS.", "est aidée par le CPAS"),
    ("Mme Maes dépend de l'aide du CPAS.", "dépend de l'aide du CPAS"),
    ("M. Pasleau vient chercher un colis chaque vendredi.", "vient chercher un colis"),
    ("Mme Maes ne mange pas à sa faim.", "ne mange pas à sa faim"),
    ("M. Pasleau n'a pas de quoi se chauffer.", "n'a pas de quoi se chauffer"),
    ("Mme Maes vit dans un logement insalubre.", "vit dans un logement insalubre"),
    ("M. Pasleau dort dans sa voiture.", "dort dans sa voiture"),
    ("M. Pasleau loge chez un ami faute de logement.", "loge chez un ami faute de logement"),
    ("Mme Maes a été mise à la porte par son mari.", "mise à la porte par son mari"),
    ("M. Pasleau ne paie plus son loyer.", "ne paie plus son loyer"),
    ("Mme Maes doit encore 850 € à la cantine.", "doit encore 850 € à la cantine"),
    ("M. Pasleau a 3 mois de retard dans ses loyers.", "a 3 mois de retard"),
    ("M. Pasleau est criblé de dettes.", "est criblé de dettes"),
    ("Mme Maes n'arrive plus à payer ses factures.", "n'arrive plus à payer ses factures"),
    ("L'huissier a saisi les meubles de M. Pasleau.", "a saisi les meubles"),
    ("M. Pasleau : avis de saisie du 12/02.", "avis de saisie"),
    ("Mme Maes, compteur coupé depuis mars.", "compteur coupé"),
    ("M. Pasleau : dossier remis à l'huissier.", "dossier remis à l'huissier"),
    ("Mme Maes a fait l'objet d'une contrainte pour 412 €.", "a fait l'objet d'une contrainte"),
    ("M. Pasleau en médiation auprès du CPAS.", "en médiation"),
    ("Mme Maes a été déclarée en faillite le 3 mars.", "a été déclarée en faillite"),
    ("M. Pasleau vit d'une petite pension.", "vit d'une petite pension"),
    ("Mme Maes, veuve sans ressources.", "veuve sans ressources"),
    ("Mme Maes élève seule ses trois enfants.", "élève seule ses trois enfants"),
    ("M. Pasleau est séparé depuis mai.", "est séparé depuis mai"),
    ("Mme Maes quitte le domicile conjugal avec ses enfants.", "quitte le domicile conjugal"),
    ("M. Pasleau n'a plus de contact avec ses enfants.", "n'a plus de contact avec ses enfants"),
    ("M. Pasleau ne paie pas la pension alimentaire.", "ne paie pas la pension alimentaire"),
    ("Mme Maes reçoit des coups de son compagnon.", "reçoit des coups de son compagnon"),
    ("Mme Maes a fui un mari violent.", "a fui un mari violent"),
    ("Mme Maes a été frappée par son mari.", "a été frappée par son mari"),
    ("Mme Maes est hébergée dans un refuge.", "est hébergée dans un refuge"),
    ("La petite Lina Maes est placée en famille d'accueil.", "est placée en famille d'accueil"),
    ("Tim Maes a été retiré à ses parents.", "a été retiré à ses parents"),
    ("La fratrie Maes est connue du SPJ.", "est connue du SPJ"),
    ("Tim Maes : dossier SAJ ouvert.", "dossier SAJ ouvert"),
    ("Tim Maes, enfant du juge, est inscrit.", "enfant du juge"),
    ("Tim Maes est en IPPJ.", "est en IPPJ"),
    ("Tim Maes a fugué du home.", "a fugué"),
    ("Tim Maes suit un traitement pour hyperactivité.", "suit un traitement pour hyperactivité"),
    ("Tim Maes fréquente le type 8.", "fréquente le type 8"),
    ("Tim Maes est suivi par une logopède.", "est suivi par une logopède"),
    ("Tim Maes a un retard de langage.", "a un retard de langage"),
    ("Tim Maes est harcelé à l'école.", "est harcelé à l'école"),
    ("Tim Maes a frappé un condisciple.", "a frappé un condisciple"),
    ("M. Pasleau s'est présenté ivre au dépôt.", "s'est présenté ivre"),
    ("M. Pasleau sentait l'alcool.", "sentait l'alcool"),
    ("M. Pasleau titubait et tenait des propos incohérents.", "titubait"),
    ("M. Pasleau a un problème d'alcool.", "a un problème d'alcool"),
    ("Mme Maes consomme de l'héroïne.", "consomme de l'héroïne"),
    ("M. Pasleau est sous méthadone.", "est sous méthadone"),
    ("M. Pasleau suit une cure à Liège.", "suit une cure"),
    ("M. Pasleau joue au casino et s'endette.", "joue au casino et s'endette"),
    ("M. Pasleau a reçu un avertissement.", "a reçu un avertissement"),
    ("M. Pasleau est convoqué en audition disciplinaire.", "est convoqué en audition disciplinaire"),
    ("M. Pasleau a été révoqué.", "a été révoqué"),
    ("M. Pasleau a été renvoyé pour vol.", "a été renvoyé pour vol"),
    ("M. Pasleau : évaluation « insuffisant ».", "évaluation « insuffisant »"),
    ("M. Pasleau ne se présente plus au travail.", "ne se présente plus au travail"),
    ("M. Pasleau a été mis à l'écart du service.", "a été mis à l'écart du service"),
    ("M. Pasleau a volé du carburant au dépôt.", "a volé du carburant"),
    ("M. Pasleau a reconnu les faits.", "a reconnu les faits"),
    ("M. Pasleau a fait de la prison.", "a fait de la prison"),
    ("M. Pasleau est sorti de prison en mars.", "est sorti de prison"),
    ("M. Pasleau purge une peine à Marche.", "purge une peine"),
    ("M. Pasleau porte un bracelet électronique.", "porte un bracelet électronique"),
    ("M. Pasleau est sous mandat d'arrêt.", "est sous mandat d'arrêt"),
    ("M. Pasleau a été interpellé par la police.", "a été interpellé"),
    ("M. Pasleau a été privé de liberté.", "a été privé de liberté"),
    ("M. Pasleau fait l'objet d'une enquête.", "fait l'objet d'une enquête"),
    ("M. Pasleau est cité devant le tribunal de police.", "est cité devant le tribunal de police"),
    ("M. Pasleau a reçu une amende SAC de 250 €.", "a reçu une amende SAC"),
    ("M. Pasleau roulait sans permis.", "roulait sans permis"),
    ("M. Pasleau roulait à 98 km/h au lieu de 50.", "roulait à 98 km/h"),
    ("M. Pasleau a pris la fuite après l'accident.", "a pris la fuite"),
    ("M. Pasleau a menacé le garde champêtre.", "a menacé le garde champêtre"),
    ("M. Pasleau a insulté l'agent constatateur.", "a insulté l'agent constatateur"),
    ("M. Pasleau a craché sur un agent.", "a craché sur un agent"),
    ("M. Pasleau a mis le feu à la grange.", "a mis le feu"),
    ("M. Pasleau a abandonné des déchets au Chêne.", "a abandonné des déchets"),
    ("M. Pasleau a construit sans permis.", "a construit sans permis"),
    ("M. Pasleau détient une arme sans autorisation.", "détient une arme sans autorisation"),
    ("M. Pasleau est connu pour stupéfiants.", "est connu pour stupéfiants"),
    ("M. Pasleau vend de la drogue.", "vend de la drogue"),
    ("M. Pasleau a des antécédents.", "a des antécédents"),
    ("M. Pasleau est en aveu.", "est en aveu"),
    ("M. Pasleau en libération conditionnelle.", "en libération conditionnelle"),
    ("M. Pasleau, ex-détenu, est logé.", "ex-détenu"),
    ("M. Benali a reçu un OQT.", "a reçu un OQT"),
    ("M. Benali a été débouté de sa demande d'asile.", "a été débouté de sa demande d'asile"),
    ("M. Benali est en séjour illégal.", "est en séjour illégal"),
    ("M. Benali, carte orange, attend une réponse.", "carte orange"),
    ("M. Benali est arrivé comme réfugié.", "est arrivé comme réfugié"),
    ("M. Benali : demande 9bis en cours.", "demande 9bis"),
    ("M. Benali a fait une demande de regroupement familial.", "a fait une demande de regroupement familial"),
    ("M. Pasleau pratique le ramadan.", "pratique le ramadan"),
    ("Mme Maes porte le voile.", "porte le voile"),
    ("M. Pasleau est membre du PTB.", "est membre du PTB"),
    ("M. Pasleau a sa carte du parti.", "a sa carte du parti"),
    ("M. Pasleau vit avec un homme.", "vit avec un homme"),
    ("Tim Maes est dispensé du cours de religion.", "est dispensé du cours de religion"),
    ("M. Pasleau souhaite être enterré selon le rite musulman.", "souhaite être enterré selon le rite musulman"),
    ("Mme Maes a avorté en 2019.", "a avorté"),
    ("Mme Maes a perdu son bébé.", "a perdu son bébé"),
]


@pytest.mark.parametrize(
    "text, telling",
    [*HEALTH, *WORK, *DISABILITY, *MONEY, *AID, *FAMILY, *BELIEF, *CRIME, *TERSE],
    ids=lambda value: value[:40],
)
def test_it_is_hidden(found, text, telling):
    assert hides(found, text, telling), found(text, "SENSITIVE")


@pytest.mark.parametrize(
    "text, telling",
    [
        ("Godelieve MAES\t3 rue Haute\tcongé de maladie", "congé de maladie"),
        ("MISE EN DISPONIBILITÉ POUR MALADIE DE MME GODELIEVE MAES", "DISPONIBILITÉ POUR MALADIE"),
        ("M. Pasleau est en conge de maladie.", "en conge de maladie"),
        ("Mme S.V. est\u00a0en\u00a0congé de\u00a0maladie.", "congé de\u00a0maladie"),
        ("Il est le père de M. Pasleau, atteint d’une sclérose.", "atteint d’une sclérose"),
    ],
)
def test_writings(found, text, telling):
    assert hides(found, text, telling), found(text, "SENSITIVE")


@pytest.mark.parametrize(
    "text",
    [
        "Un emplacement est réservé aux personnes handicapées rue Haute.",
        "La taxe sur les immeubles est majorée en cas de fraude.",
        "Le règlement vise les personnes à mobilité réduite.",
        "L'aide sociale accordée aux bénéficiaires est versée le 1er du mois.",
        "Sont exonérées les personnes bénéficiant du revenu d'intégration sociale.",
        "Sont exonérés les redevables titulaires d'une carte de stationnement pour personnes handicapées.",
        "Le Conseil de l'action sociale alloue un crédit à l'article 831/33301 aides sociales.",
        "Une subvention est accordée à la Croix-Rouge pour l'accueil des réfugiés.",
        "L'agent en congé de maladie transmet un certificat médical dans les deux jours.",
        "Tout agent absent pour maladie avertit son chef de service.",
        "La commune est condamnée aux dépens.",
        "L'école d'enseignement spécialisé de type 8 accueille 40 élèves.",
        "Le service de médiation de dettes du CPAS est ouvert le lundi.",
        "La Commune souffre d'un manque de moyens.",
        "Le présent règlement punit l'ivresse publique et le tapage nocturne d'une amende administrative.",
        "Il est interdit de consommer des stupéfiants sur la voie publique.",
        "Aménagement d'un trottoir pour les personnes malvoyantes, rue du Moulin.",
        "Le taux de chômage reste stable.",
        "Considérant que la charge de la dette communale diminue ;",
        "Vu le plan de cohésion sociale et la lutte contre la précarité ;",
        "L'intercommunale gère l'hôpital psychiatrique et la maternité.",
        "Le redevable en retard de paiement reçoit un rappel.",
        "La société Sotrapub SA reste redevable de la taxe.",
        "Les chiens dangereux sont saisis.",
        "L'assurance couvre l'invalidité permanente et les frais d'hospitalisation.",
        "Le candidat produit un extrait de casier judiciaire.",
        "Le collège peut suspendre l'autorisation.",
        "Le marché porte sur l'achat d'un véhicule adapté aux chaises roulantes.",
        "Journée de sensibilisation au cancer du sein.",
        "Les demandeurs d'emploi inscrits au Forem sont prioritaires.",
    ],
)
def test_a_general_rule_is_left_alone(found, text):
    assert found(text, "SENSITIVE") == []


@pytest.mark.parametrize(
    "text",
    [
        "M. Roland Pasleau, domicilié rue Haute 77, sollicite l'achat d'une parcelle.\n\n"
        "Le prix est versé au CPAS de Val-des-Aulnes.",
        "M. Roland Pasleau a rencontré le service social de l'hôpital pour le marché des repas.",
        "Mme Anne Tasquin, Présidente du CPAS, présente le rapport sur l'aide sociale aux familles.",
        "M. Roland Pasleau est nommé président du comité de la Croix-Rouge.",
        "La concession de M. Roland Pasleau est renouvelée pour trente ans.",
        "M. Pasleau signale que la voirie souffre d'un manque d'entretien.",
        "M. Pasleau habite en face de la prison.",
        "Mme Maes a terminé ses études de logopédie.",
        "M. Pasleau sponsorise la course contre le cancer.",
        "Mme Maes a fait rapport sur la pauvreté dans la province.",
        "M. Pasleau déplace sa clôture de deux mètres.",
        "Mme Maes, infirmière, est engagée à la maison de repos.",
    ],
)
def test_a_person_beside_an_institution_is_not_told_of(found, text):
    assert found(text, "SENSITIVE") == []


@pytest.mark.parametrize(
    "text, action, stands",
    [
        ("M. Roland Pasleau souffre de diabète.", "mask", "mask"),
        ("M. Roland Pasleau demande un délai ;\n\nConsidérant qu'il souffre de diabète ;", "mask", "propose"),
        ("M. Roland Pasleau, échevin, est souffrant depuis mai.", "keep", "propose"),
        ("M. Roland Pasleau présente le point.\n\nLa rue mène au centre de dialyse.", "mask", ""),
    ],
)
def test_it_stands_beside_a_person(text, action, stands):
    context = Context(text)
    person = Candidate(3, 17, "PERSON", action, 0.9, "", "civility")
    phrases = [c for c in sensitive.find(context) if sensitive.stands(c, context, [person])]
    assert [phrase.action for phrase in phrases] == ([stands] if stands else [])
