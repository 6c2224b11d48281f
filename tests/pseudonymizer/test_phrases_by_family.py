"""Families of sensitive phrases, told as clerks tell them, each with harmless turns of the same words.

Every person is invented. What stands between ⟦ and ⟧ is hidden as the evaluation understands it.
"""

import pytest


HEALTH = [
    "M. Pasleau ⟦rentre de clinique⟧ et demande un délai.",
    "Considérant que Mme Maes ⟦doit être réopérée⟧ à l'automne ;",
    "M. Roland Pasleau, ⟦trachéotomisé⟧, ne peut prendre la parole.",
    "M. Pasleau a fait savoir qu'il ⟦consultait un psychiatre⟧ depuis la rentrée.",
    "Attendu que M. Pasleau, ⟦que ses jambes ne portent plus⟧, sollicite une rampe ;",
    "Mme Maes ⟦se déplace désormais avec des béquilles⟧.",
    "Mme Maes ⟦lit sur les lèvres⟧ et demande une interprète.",
    "Considérant que l'enfant de Mme Maes ⟦ne parle pas⟧ et ⟦communique par pictogrammes⟧ ;",
]
DEBTS_AND_AID = [
    "Mme Maes ⟦a manqué trois échéances⟧ de son plan.",
    "Considérant que M. Pasleau ⟦n'a rien versé depuis un an⟧ ;",
    "M. Pasleau ⟦a bénéficié indûment d'allocations⟧ durant six mois.",
    "Mme Maes explique que son salaire ⟦est saisi⟧.",
    "Considérant que Mme Maes ⟦est dans l'impossibilité de payer sa quote-part⟧ ;",
    "M. Pasleau ⟦a déposé le bilan⟧ en 2022 et ne peut honorer sa dette.",
    "Considérant que Mme Maes ⟦perçoit un revenu d'insertion⟧ ;",
    "Considérant que M. Pasleau ⟦loge provisoirement à l'abri de nuit⟧ ;",
    "Mme Maes, ⟦sans domicile depuis le 3 mai⟧, demande une adresse de référence.",
]
FACTS_AND_DISCIPLINE = [
    "M. Pasleau ⟦n'a pas réussi son stage⟧.",
    "Considérant que M. Pasleau ⟦a été entendu par la police⟧ le 3 mars ;",
    "Considérant que le dossier de M. Pasleau ⟦a été transmis au parquet⟧ ;",
    "Considérant que M. Pasleau s'est ⟦introduit dans l'école par effraction⟧ ;",
    "Considérant que M. Pasleau ⟦occupe le logement sans bail⟧ ;",
    "La plainte contre Mme Maes ⟦a été classée sans suite⟧.",
    "M. Pasleau ⟦fait appel de sa condamnation⟧.",
    "Considérant que Mme Maes ⟦ne s'est pas présentée au travail⟧ depuis le 3 mai ;",
    "M. Pasleau ⟦est sous certificat jusqu'au 30 juin⟧.",
    "Considérant que Mme Maes ⟦a refusé d'obéir à son chef⟧ ;",
]
FAMILY = [
    "Le juge ⟦a confié l'enfant à la grand-mère⟧, Mme Maes.",
    "M. Pasleau ⟦ne s'entend plus avec sa belle-fille⟧.",
    "La petite Lise Maes, ⟦élève de troisième maternelle⟧, a été blessée.",
    "M. Pasleau vit avec ⟦ses quatre enfants en bas âge⟧.",
    "Considérant que Mme Maes ⟦est en deuil⟧ ;",
    "M. Pasleau ⟦veille sa mère mourante⟧.",
    "Mme Maes, ⟦qui soigne son mari à domicile⟧, demande un mi-temps.",
    "M. Pasleau ⟦vient d'enterrer sa fille⟧.",
    "M. Pasleau ⟦a dû cesser de travailler pour s'occuper de son fils⟧.",
    "Considérant que Mme Maes ⟦est pourvue d'un administrateur⟧, Me Balfroid ;",
    "Considérant que le juge de paix ⟦a désigné un administrateur à la personne de M. Roland Pasleau⟧ ;",
    "Mme Maes remercie les ouvriers pour sa maman, ⟦atteinte de la maladie d'Alzheimer⟧.",
]
AGES = [
    "Sami et Théo, ⟦onze ans l'un et l'autre⟧, ont alerté les secours.",
    "Considérant que Mme Godelieve Maes, ⟦dans sa quatre-vingt-dixième année⟧, vit seule ;",
    "M. Pasleau, ⟦la soixantaine⟧, a été renversé.",
    "Leur fille Lise, ⟦sept ans à peine⟧, est inscrite.",
    "La petite Lise, ⟦pas encore deux ans⟧, est malade.",
    "M. Roland Pasleau, ⟦de 1948⟧, demande une concession.",
    "M. Pasleau, ⟦jeune quinquagénaire⟧, reprend la ferme.",
    "Un garçonnet ⟦de six ans⟧, Tim M., a été mordu.",
    "Mme Maes dit avoir ⟦quatre-vingt-quatre ans⟧ et ne plus voir clair.",
    "M. Pasleau vient de passer le cap des ⟦septante ans⟧.",
    "Noémie Pasleau\tchavée Bertine 6\turbaniste\t⟦36 ans⟧\nLoïc Maes\tLes Hayettes 2\tétudiant\t⟦21 ans⟧",
    "Mme Godelieve Maes, née à ⟦Bastogne, le trente octobre 1967⟧, est installée.",
]

HARMLESS = [
    "M. Pasleau a manqué trois séances de la commission.",
    "L'éclairage de la rue de Mme Maes a été coupé à minuit.",
    "Le jury a confié le projet à Mme Maes, architecte.",
    "Mme Maes a saisi le Conseil d'État.",
    "M. Pasleau a réussi son examen d'aptitude.",
    "M. Pasleau a opéré un virement le 3 mai.",
    "Mme Maes est en observation des oiseaux avec le club.",
    "M. Pasleau consultera le registre au secrétariat.",
    "Le moteur ne tient plus, explique M. Pasleau.",
    "M. Pasleau ne parle pas du budget.",
    "M. Pasleau a payé la facture de location de la salle.",
    "M. Pasleau a versé la caution le 3 mai.",
    "Mme Maes, présidente du CPAS, présente le budget.",
    "Mme Maes a obtenu la garde de la tour pour la Sainte-Barbe.",
    "Mme Maes demande l'hébergement du site chez un autre fournisseur.",
    "M. Pasleau a forcé l'allure lors de la course.",
    "Le dossier de M. Pasleau a été transmis à la tutelle.",
    "La demande de Mme Maes est classée avec les autres.",
    "M. Pasleau a refusé le 17 mars de céder la haie.",
    "Le curé, M. Pasleau, célèbre la messe.",
    "M. Pasleau remet le voile d'hivernage de la piscine.",
    "Les élèves de sixième primaire visitent la ferme de M. Pasleau.",
    "M. Pasleau a perdu les élections de 2018.",
    "La SRL de M. Pasleau est représentée par son administrateur.",
    "Mme Maes entre en fonction à la maison de repos le 3 mai.",
]
NO_AGES = [
    "M. Pasleau a présenté une quarantaine de photos.",
    "Une soixantaine de riverains accompagnent M. Pasleau.",
    "La maison de M. Pasleau, de 1948, est classée.",
    "L'acte de M. Pasleau, de 2011, fixe le prix.",
    "La fanfare est dans sa centième année, dit M. Pasleau.",
    "M. Pasleau a loué le pré pour neuf ans à peine.",
    "M. Pasleau célèbre le centenaire de la fanfare.",
    "Roland Pasleau\tcaveau deux personnes\tconcession\t30 ans",
]


@pytest.mark.parametrize("marked", HEALTH + DEBTS_AND_AID + FACTS_AND_DISCIPLINE + FAMILY + AGES)
def test_what_a_clerk_tells_of_a_person_is_hidden(readable, marked):
    assert readable(marked) == []


@pytest.mark.parametrize("text", HARMLESS)
def test_the_same_words_said_of_other_matters_stay(found, text):
    assert found(text, "SENSITIVE") == []


@pytest.mark.parametrize("text", NO_AGES)
def test_counts_and_years_of_things_are_no_ages(found, text):
    assert found(text, "BIRTH") == []


@pytest.mark.parametrize(
    "text,phrase",
    [
        ("M. Pasleau était déjà hospitalisé le 3 mai.", "était déjà hospitalisé le 3 mai"),
        ("Mme Maes demande une rampe, son épouse étant devenue paraplégique.", "son épouse étant devenue paraplégique"),
    ],
)
def test_a_phrase_takes_a_long_verb_and_its_day(found, text, phrase):
    assert [found for found, _ in found(text, "SENSITIVE")] == [phrase]
