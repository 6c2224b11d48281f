"""Who stands among office holders, or where they stand, and is a private person: never readable without a human.

Marks: {stays readable}, [is hidden]. Everything is invented.
"""

import pytest


SUBSTITUTES = [
    "Considérant que le premier suppléant, M. [Marc Henquin], se désiste ;",
    "Considérant que le premier suppléant, M. [Marc Henquin], a fait savoir par mail qu'il se désistait ;",
    "Considérant que la deuxième suppléante, Mme [Iva Rolin], a quitté la commune ;",
    "Considérant que Mme [Iva Rolin], deuxième suppléante, n'est plus domiciliée dans la commune ;",
    "Considérant que le troisième suppléant, [Tom Sevrin], est décédé le 3 mai ;",
    "PREND ACTE des désistement et empêchement de M. [Henquin] et de Mme [Rolin].",
    "Vu la lettre de M. [Henquin], suppléant, par laquelle il renonce à siéger ;",
    "Attendu que M. [Henquin], premier suppléant, décline le mandat pour raisons professionnelles ;",
    "Que le suppléant suivant, M. [Sevrin], est frappé d'incompatibilité et ne peut être installé ;",
    "Mme [Rolin], suppléante, ne souhaite pas prêter serment.",
    "Le désistement de Mme [Iva Rolin], suppléante en ordre utile, est acté.",
    "Attendu que les suppléants [Marc Henquin], [Iva Rolin] et [Tom Sevrin] ont renoncé ;",
]

INSTALLED = "Vu la vérification des pouvoirs et la prestation de serment de Mme {Fanny Gobert}, conseillère ;\n"

COMMISSIONS = [
    "CCATM. Est désigné président : [Pascal Rolin], ingénieur agronome, rue des Prés 4.",
    "CCATM. Membres effectifs : [Anne Henquin], [Tom Sevrin], [Rosa Pinto] ; suppléants : [Ali Kaya], [Jan Maes].",
    "Sont désignés à la commission consultative des aînés : [Anne Henquin] et [Tom Sevrin], citoyens.",
    "Commission locale de développement rural, quart citoyen : [Rosa Pinto] (Bas-Pré), [Ali Kaya] (Haut-Pré).",
    "Conseil consultatif de la personne handicapée : [Rosa Pinto], présidente ; [Jan Maes], secrétaire.",
    "Le comité d'accompagnement compte trois riverains : [Rosa Pinto], [Ali Kaya] et [Jan Maes].",
    "Présents à la réunion de quartier : [Rosa Pinto], [Jan Maes], riverains.",
    "Conseil communal des enfants : prestation de serment de [Zoé Pinto], [Noé Kaya], échevins.",
    "Appel à candidatures CCATM : candidatures recevables : [Rosa Pinto], [Jan Maes] ; tardive : [Ali Kaya].",
    "Jury citoyen tiré au sort : [Rosa Pinto], [Ali Kaya], [Jan Maes].",
]

CLUBS = [
    "Subside au club de football : M. [Henquin], président, M. [Sevrin], trésorier.",
    "Le président du comité de jumelage, [Tom Sevrin], remercie le Conseil.",
    "M. [Sevrin], secrétaire de la fabrique, signe le compte.",
    "Le conseil d'administration de l'ASBL Les Bleuets vote l'accord (3 oui, MM. [Sevrin], [Henquin] et [Kaya]).",
    "Mme [Rolin], directrice de l'ASBL Le Pont, présente son rapport.",
]

SPEAKING = [
    "Interpellation citoyenne de M. [Sevrin] : « Pourquoi ce sens unique ? »",
    "M. [Sevrin], riverain, regrette la décision et demande un ralentisseur.",
    "Vu le courrier de M. [Sevrin] ; M. [Sevrin] se plaint du bruit et remercie le Collège.",
    "Réunion d'information : M. [Kaya] revient sur le trafic ; Mme [Pinto] s'inquiète.",
    "Mme [Pinto], locataire, relève que le chauffage est en panne.",
    "Entendu M. [Sevrin], requérant, en son exposé ;",
    "Considérant que M. [Kaya], demandeur du permis, maintient sa demande ;",
    "Audition de M. [Henquin], ouvrier : M. [Henquin] conteste les faits, puis s'excuse.",
    "Proposition de M. [Sevrin], architecte, pour sa maison : refusée.",
    "Question de Mme [Pinto], habitante : réponse par écrit.",
    "Remarque de M. [Kaya], rue Haute 4, pendant l'enquête publique ;",
    "La demande de M. [Kaya] est présentée par Mme {Gobert}, Échevine.",
]

LISTS = [
    "Classement de la course : 1. [PINTO Rosa] – 12/05/1990 – 214 points\n2. [KAYA Ali] – 01/02/1988 – 201 points",
    "Candidats au poste : 1. [Pinto Rosa] 78/100 2. [Kaya Ali] 64/100 3. [Maes Jan] 41/100",
    "Concessions échues :\n1. [PINTO Rosa] – 08/01/1995 – 702\n2. [KAYA Ali] – 04/12/2006 – 588",
    "Lauréats : [Rosa Pinto] (1re), [Ali Kaya] (2e), [Jan Maes] (3e).",
    "Nominations d'enseignants, au scrutin secret : [Rosa Pinto], 14 oui ; [Ali Kaya], 12 oui, 2 non.",
    "Le bourgmestre reçoit Mme [Pinto] et M. [Kaya], commerçants.",
    "Le fils du bourgmestre, M. [Noé Stalport], est engagé comme étudiant.",
    "L'épouse de l'échevin, Mme [Pinto], loue la salle.",
    "Entre la Commune, représentée par M. {Ugo Stalport}, Bourgmestre, et M. [Kaya], preneur ;",
    "Le Bourgmestre signera avec Mme [Pinto] l'acte d'achat de son jardin.",
    "Que M. [Jan Maes], cité comme référence par la firme, a confirmé la bonne exécution ;",
    "Mme [Rosa Pinto], renseignée comme témoin, confirme la version du conducteur.",
]

WISHES = [
    "Mme [Pinto] souhaite être inhumée auprès de son époux.",
    "M. [Kaya] voudrait acheter la parcelle pour agrandir son jardin.",
    "M. [Jan Maes] demande à être exonéré de la taxe.",
]

CASES = [
    *SUBSTITUTES,
    *(INSTALLED + text for text in SUBSTITUTES[:6]),
    *COMMISSIONS,
    *CLUBS,
    *SPEAKING,
    *LISTS,
    *WISHES,
]


@pytest.mark.parametrize("text", CASES)
def test_a_private_person_among_office_holders_stays_hidden(misjudged, text):
    assert misjudged(f"Le Conseil communal,\n{text}\nDÉCIDE d'en prendre acte.") == []
