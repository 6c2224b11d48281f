"""Words of illness, debt or court that tell of nobody stay: a firm, a rule, a service, a thing, a heading."""

import pytest


FIRMS_AND_BODIES = [
    "La créance à charge de la SPRL Chez Gino ne sera pas honorée ; M. Roland Pasleau en prend note.",
    "La SA Bovy-Travaux a été déclarée en faillite ; Mme Godelieve Maes, employée, le signale.",
    "L'ASBL Les Sorbiers doit encore 4.000 € à la commune, expose M. Roland Pasleau.",
    "Mme Maes signale que le club accuse des retards de paiement.",
    "M. Pasleau rappelle que la fabrique d'église est endettée.",
    "La société de M. Pasleau n'est pas visée : la firme Toitures Bovy a été condamnée à des dommages.",
    "La Commune est condamnée aux dépens, liquidés à 1.200 € en faveur de M. Roland Pasleau.",
    "M. Pasleau demande si le CPAS a des dettes envers l'hôpital.",
    "La SRL Garage Pasleau a reçu une mise en demeure de payer.",
]

RULES = [
    "Art. 4. L'agent absent pour maladie prévient le service avant 9 h. M. Roland Pasleau est chargé du suivi.",
    "Récidive : 500 €. Le règlement est présenté par M. Roland Pasleau.",
    "Quiconque aura frappé un agent sera puni d'une amende administrative de 350 €.",
    "Les personnes handicapées ont droit à une réduction, précise Mme Godelieve Maes.",
    "En cas de décès, d'hospitalisation ou de maladie, la caution est rendue à l'occupant.",
    "Sont exonérés : les bénéficiaires du revenu d'intégration et les invalides. Rapporteur : Mme Godelieve Maes.",
    "Le congé de maternité est assimilé à une période d'activité de service. Copie à Mme Godelieve Maes.",
    "Tout dépôt clandestin sera sanctionné. M. Pasleau veille à l'affichage.",
    "Les mineurs de moins de 16 ans sont accompagnés. M. Pasleau surveille la porte.",
    "Le montant de l'amende est doublé en cas de récidive ; Mme Maes en informe les riverains.",
    "Le candidat produit un extrait de casier judiciaire. Mme Maes reçoit les candidatures.",
    "À défaut de paiement, le recouvrement se fait par voie d'huissier ; M. Pasleau, agent recenseur, l'indique.",
    "Le demandeur joint un certificat médical ; dossier traité par Mme Godelieve Maes.",
    "Le travailleur victime de harcèlement s'adresse à la personne de confiance.",
]

SERVICES_AND_THINGS = [
    "Mme Godelieve Maes demande où en est l'assurance hospitalisation du personnel.",
    "M. Roland Pasleau signale une coupure d'eau rue du Moulin.",
    "M. Roland Pasleau propose d'agrandir la maison de repos.",
    "M. Pasleau se dit frappé par le nombre de navetteurs.",
    "Je parlerai sans papier, dit M. Roland Pasleau.",
    "Mme Maes, infirmière au service des maladies infectieuses, est entendue.",
    "M. Pasleau, médecin à l'hôpital psychiatrique, siège au jury.",
    "Le taxi social sera conduit par M. Roland Pasleau.",
    "Mme Maes est formatrice en soins palliatifs.",
    "M. Pasleau rénove dix logements sociaux.",
    "Mme Maes présente le plan de cohésion sociale.",
    "M. Pasleau, chauffeur du restaurant social, a réparé la camionnette.",
    "Le cheval de M. Pasleau ouvre le pèlerinage de Saint-Roch.",
    "M. Pasleau tond la pelouse du couvent.",
    "Mme Maes dirige la marche contre le cancer du 3 mai.",
    "Don du sang : M. Roland Pasleau tiendra le stand.",
    "Mme Maes a écrit un livre sur la pauvreté.",
    "M. Pasleau, de Fauvillers, a soigné les arbres malades de l'allée.",
    "La chaussée souffre d'un manque d'entretien, dit M. Roland Pasleau.",
    "Le pont est dans un état critique, selon M. Pasleau.",
    "M. Pasleau répare la vanne grippée.",
    "M. Pasleau relève que la toiture est atteinte de mérule.",
    "M. Pasleau a perdu la clé de la salle.",
    "M. Pasleau a perdu de vue le délai.",
    "Mme Maes a donné naissance au projet de potager.",
    "Mme Maes traite les plaintes des usagers.",
    "M. Pasleau est le père du projet ; il en est malade de joie.",
    "M. Pasleau souffle : la procédure est en cours.",
    "M. Pasleau est redevable de sa réussite à ses équipiers.",
    "M. Pasleau conduit un groupe de marcheurs.",
    "M. Pasleau tire la charrette de l'école.",
    "M. Pasleau vit rue du Moulin depuis 1990.",
    "M. Pasleau est membre du conseil de l'enseignement.",
    "M. Pasleau doit remettre son offre le 4 mai.",
    "Mme Maes accuse réception du courrier.",
    "Mme Maes est porteuse d'un projet de crèche.",
    "M. Pasleau est victime de son succès.",
]


OTHER_SENSES = [
    "M. Sylvain Corbisier constate que la haie est malade et propose l'abattage.",
    "Le service d'accompagnement des personnes sourdes invite Mme Ludivine Thonon.",
    "La firme de M. Corbisier entretient la clinique.",
    "Mme Thonon, kinésithérapeute, ouvre un cabinet rue Haute.",
    "M. Corbisier est opéré dans ses choix par le bureau.",
    "Le budget souffre d'un déficit, explique M. Corbisier.",
    "La société Alpha-Bois est en réorganisation judiciaire ; M. Corbisier suivra le dossier.",
    "L'amende est de 50 à 250 € ; M. Corbisier, agent constatateur, dresse procès-verbal.",
    "En cas de non-paiement, le dossier est transmis à l'huissier. Contact : Mme Thonon.",
    "Tout élève exclu peut introduire un recours auprès de Mme Thonon.",
    "La commune accorde une aide aux familles nombreuses ; Mme Thonon distribue les formulaires.",
    "M. Corbisier préside le comité de la prison.",
    "Mme Thonon anime un atelier sur le harcèlement scolaire.",
    "M. Corbisier vend des billets de tombola au profit de la recherche contre la mucoviscidose.",
    "Le curé, M. Corbisier, célèbre la messe de la Saint-Hubert.",
    "M. Corbisier bat le record de la course.",
    "M. Corbisier a perdu son titre de champion.",
    "La route est coupée à hauteur du n° 4, signale M. Corbisier.",
    "M. Corbisier a frappé à la porte du bureau.",
    "M. Corbisier s'est plaint du retard du chantier.",
    "L'accès condamné depuis 1998 sera rouvert, dit M. Lucien Hubin.",
    "Le bien de M. Hubin est frappé d'alignement.",
    "La parcelle est détenue en pleine propriété par M. Hubin.",
    "M. Hubin apporte des modifications mineures au plan.",
    "M. Hubin, mineur retraité du Bois du Cazier, reçoit une médaille.",
    "Le cautionnement de M. Hubin est libéré.",
    "M. Hubin poursuit en ces termes : « Merci à tous ».",
    "M. Hubin est privé d'électricité pendant les travaux de la rue.",
    "La cure de M. le curé Hubin sera repeinte.",
    "M. Hubin habite une maison séparée de la voirie par un fossé.",
    "Le Conseil, saisi de la demande de M. Hubin, reporte le point.",
    "Mme Grégoire dirige la crèche et l'école d'enseignement spécialisé.",
    "Mme Grégoire est engagée comme aide-soignante au service de gériatrie.",
    "M. Hubin a voté contre la motion sur les réfugiés.",
    "M. Hubin siège au conseil de l'action sociale.",
    "M. Hubin remercie le service de revalidation de l'hôpital pour son don.",
    "Le dossier de M. Hubin accuse un retard de deux mois.",
    "Mme Grégoire vient de publier un roman sur l'exil.",
    "Suspension de séance à la demande de M. Hubin.",
]


@pytest.mark.parametrize("text", FIRMS_AND_BODIES + RULES + SERVICES_AND_THINGS + OTHER_SENSES)
def test_what_tells_of_nobody_stays(found, text):
    assert found(text, "SENSITIVE") == []


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("32. Mise en disponibilité pour maladie de Mme Godelieve Maes.", ["Mise en disponibilité pour maladie"]),
        ("4) Congé de maladie de M. Roland Pasleau.", ["Congé de maladie"]),
        ("4.2 Burn-out de M. Roland Pasleau.", ["Burn-out"]),
        ("Art. 3. – Hospitalisation de M. Roland Pasleau.", ["Hospitalisation"]),
        ("12/ Démission d'office de M. Roland Pasleau.", ["Démission d'office"]),
    ],
)
def test_the_number_of_a_heading_is_no_part_of_a_phrase(found, text, phrases):
    assert [phrase for phrase, _ in found(text, "SENSITIVE")] == phrases
