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


@pytest.mark.parametrize(
    "text, telling", [*HEALTH, *WORK, *DISABILITY, *MONEY, *AID, *FAMILY, *BELIEF, *CRIME], ids=lambda value: value[:40]
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
