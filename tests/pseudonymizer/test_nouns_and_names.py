"""A name behind a noun: is it a thing's when the noun is one for things, and a person's behind a word for persons?

Braces hold what must stay, brackets what must be hidden.
"""

import pytest


DIRECT = [
    "Des barrières seront posées sur la {passerelle Delvigne} et au pied du {viaduc Lucien Marlaire}.",
    "Le {local Firmin Hautmont} est mis à la disposition du club des aînés.",
    "Le Collège propose de restaurer la {chaire Simonis} et le {banc Adrienne}.",
    "La mission est confiée au laboratoire {Wauters} pour l'analyse des sols.",
    "Le vélodrome {Gaston Pirenne} accueille la course cycliste du 12 mai.",
    "Les élèves visiteront l'exposition au {pavillon Odilon Verhoustraete}.",
    "Une convention lie la commune au refuge {Les Pattes de Lucie}.",
    "La balayeuse {Ravo-Gilson} sera déclassée en fin d'exercice.",
    "Le {rond-point Colonel Daubresse} sera réaménagé par le SPW.",
    "Le broyeur {Pellenc-Martin} et la faucheuse {Noremat Lebrun} sont commandés.",
    "La déchetterie et l'{entrepôt Bastien Rouard} sont raccordés au réseau.",
    "Le trail {Jules Mabille} traverse trois communes le 8 juin.",
    "La {drève Comtesse Aurélie} est classée depuis 1953.",
    "Le {belvédère Camille Thonet} est fermé pour raisons de sécurité.",
    "Un parking provisoire est aménagé près de la {villa Mathilde}.",
    "Il est fait application du {barème Dubreucq} pour le calcul des honoraires.",
    "Le {kiosque Achille Bodart} est loué à l'harmonie pour la saison.",
    "Les enfants du {groupe scolaire Noël Herbiet} participent au projet.",
    "La source {Sainte-Odile} et la {fontaine Ursmar} seront captées.",
    "Le programme {Wallo-Claes} prévoit trois audits énergétiques.",
    "Les données sont extraites de la {base Dethier} puis transmises au SPF.",
    "Le dossier est suivi par la cellule {Marlier-Énergie} du Bureau économique.",
    "La tournée du {cirque Fratelli Bellini} passera le 14 juillet.",
    "Le carillon {Robert Thirifays} sonne toutes les heures.",
    "Le camping {Chez Simone} sollicite une dérogation.",
    "Le crématorium {Ernest Valmont} facture 450 € par dossier.",
    "L'accès se fait par l'escalier {Léontine Mahieu}.",
    "La ligne de bus {Express Gérard Colson} sera supprimée.",
    "Le plan d'eau, dit étang {Baugnet}, est interdit à la baignade.",
    "Le boulodrome {Marcel Hublet} sera éclairé.",
    "Le terrain multisports {Enzo Paquay} est accessible de 8 à 20 heures.",
    "Un concert de la fanfare précédera l'hommage devant la {stèle Armand Jadin}.",
    "La {porte Maurage} et la {rampe Hennuyère} sont interdites aux camions.",
    "La {ruelle Grégoire} et l'{escalier Dame Berthe} sont interdits aux vélos.",
    "Le géant {Grand Mathieu} sortira le jour de la ducasse.",
    "Le {personnage de Tchantchès Lambert} ouvrira le cortège.",
    "Le char {Les Amis de Toine} prendra place en tête du cortège.",
]
PERSONS_BEHIND_NOUNS = [
    "Le locataire [Delvigne] n'a pas payé son loyer depuis mars.",
    "Le dénommé [Wauters] a été surpris en train de brûler des déchets.",
    "La veuve [Marlaire] demande la prolongation de la concession.",
    "Le fermier [Hautmont Firmin] exploite la parcelle depuis 1998.",
    "La plainte de [Simonis] n'est pas fondée.",
    "Le voisin, [Gaston Pirenne], s'oppose à la clôture.",
    "Le terrain de [Lucien Marlaire] jouxte la cour de l'école.",
    "Le demandeur [Odilon Verhoustraete] a complété son dossier.",
    "La maison de M. [Colson] menace ruine.",
    "L'étudiante [Camille Thonet] sera engagée du 1er au 31 juillet.",
    "L'ouvrier communal [Achille Bodart] est admis à la pension.",
    "La puéricultrice [Mathilde Hublet] est remplacée durant son congé.",
    "Le stagiaire [Enzo Paquay] recevra une indemnité de 250 €.",
    "La famille [Baugnet] accepte de céder la bande de terre.",
    "L'exploitant agricole [Armand Jadin] est informé de la résiliation.",
    "La dame [Hennuyère] souhaite récupérer la caution.",
    "L'acquéreur, [Maurage Benoît], versera le prix le jour de l'acte.",
    "Le jeune [Enzo Thirifays] a brisé trois vitres de l'abri.",
    "La redevable [Bellini Rosa] introduit une réclamation.",
    "Le riverain [Jules Mabille] se plaint du bruit.",
    "L'épouse [Lebrun] conteste la facture.",
    "Le fils [Grégoire] a repris l'exploitation.",
    "La concession [Dubreucq-Hublet] est échue depuis 2015.",
    "Le bail de [Robert Thirifays] est résilié à la date du 1er mars.",
    "Le véhicule de [Léontine Mahieu] a été endommagé par la chute d'une branche.",
    "La demande d'[Ernest Valmont] est recevable.",
    "Le curateur a vendu les meubles de [Noël Herbiet] à la commune.",
    "Le conjoint survivant, [Robert Dethier], accepte.",
    "La pensionnaire [Ursmarine Claes] occupe la chambre 12.",
    "Le chauffeur [Bastien Rouard] a reconnu sa faute.",
    "La toiture de l'immeuble d'[Aurélie Daubresse] s'est effondrée.",
    "Considérant que le chien de [Rosalie Gilson] a mordu deux passants.",
    "L'allocataire [Hublet Marcel] percevra une aide de 300 €.",
    "L'institutrice [Lucie Pellenc] est détachée pour un an.",
    "Le plaignant [Wauters Dirk] sera entendu.",
    "Le bénéficiaire, [Toine Lambert], s'engage à rembourser.",
    "Le candidat [Mathieu Legrand] obtient 14 points.",
    "Le cultivateur [Verhoustraete] a labouré le talus communal.",
]


@pytest.mark.parametrize("text", DIRECT)
def test_the_name_behind_a_noun_for_things_stays(misjudged, text):
    assert misjudged(text) == []


@pytest.mark.parametrize("text", PERSONS_BEHIND_NOUNS)
def test_the_name_behind_a_word_for_persons_is_hidden(misjudged, text):
    assert misjudged(text) == []
