"""Are persons found in notes of few words, in rows of graves and debtors, and beside what only looks like them?

Braces hold what must stay, brackets what must be hidden.
"""

import pytest


PERSONS = [
    "- Pt 3 : plan reçu. Voisin [Fontaine] pas encore vu. Rappeler [Fontaine Ph.] au 0478/00.00.21.",
    "Locataire [Moulin] en retard de deux mois. Téléphoner à [Moulin L.] lundi.",
    "Riverain [Chapelier] a signé ; réclamante [Marchal] absente.",
    "Acquéreur [Rivage] hésite encore. Voir avec [Rivage Th.] avant le 12.",
    "Contacter [Chapelle] au 0470/00.00.12 pour les clés.",
    "Deux candidats. [Carlens] = RIS, [Wautier] = article 60.",
    "Pt 8, citation huissier Lenaerts, doss. [Patron] : 212 €",
    "Provision de l'avocat, aff. [Berger] : 900 €",
    "4 | [CHAPELLE] veuve [NAMUR] | repas | 112,50 € | huissier",
    "C/11\t[Marchand-Legros]\t[Legros Bernadette]\texhumation",
    "A/12\t[BINCHE] veuve [HERVE]\t[Herve Walther], refus",
    "La lettre des familles [Delcourt], [Rigaux] et [Bui Thi Hoa] demande un passage.",
    "Les ménages [Closset], [Pham Van Loc] et [Demaret] sont absents.",
]
THINGS = [
    "Voisin {SPW} absent. Rappeler {Ores} lundi. Contacter la {Commune} avant le 12.",
    "Pt 9, aff. {Carrière} : 1.200 € de gravier",
    "Prix par équipe : {Handball Jean Collard}, champion.",
    "Le bail de la société « {Le Goujon du Père Mathot} » expire.",
    "Le cercle « {Les Joyeux du Père Anselme} » fête ses dix ans.",
    "La donation du calvaire dit {Croix Jean-Pierre Lessire} est acceptée.",
    "Salle | Habitant | Association\n{Marcel Cornet} | 220 € | 90 €\n{Jeanne Colin} | 100 € | 40 €",
    "M. Noël [Toussaint] sollicite un congé à la {Toussaint}.",
    "Le vœu de {Nouvel An}. {Fav}. : calme. {Défav}. : bruit.",
]


@pytest.mark.parametrize("text", [*PERSONS, *THINGS])
def test_names_in_few_words(misjudged, text):
    assert misjudged(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "M. Arsène Lahaye, ancien meunier, ⟦91 ans⟧, affirme n'avoir rien vendu.",
        "Mme Rose Colson, ancienne institutrice, ⟦84 ans⟧, dont le neveu écrit.",
        "M. Paul Warnier (ancien facteur, ⟦79 ans⟧) se souvient.",
        "Lettre de Mme Alphonsine Lambert, ⟦centenaire depuis le 3 mai⟧, au Collège.",
        "Indivision Colas (Jean et Rita Colas) - parc. ⟦B 112 C, B 112 D⟧. Avis favorable.",
        "L'accès des parcelles ⟦C 88 A, C 90 et C 91/02⟧ de Mme Lahaye est fermé.",
        "Les parcelles de M. Poncin, ⟦B 12, B 14 et B 15/03⟧, sont closes.",
        "Location de terres communales. Le lot 2 longe le pré de Mme Berthe Colson, cadastré ⟦section C, n° 44 B⟧.",
        "F. Gillis - Benali. ⟦Chalet n° 31⟧. Réclamation recevable.",
        "Mme Colson ⟦attend tous les matins l'aide familiale⟧.",
        "M. Félix Lambert ⟦est en maison de repos⟧.",
        "Deux ménages ⟦nous doivent encore 450 €⟧ : Colson-Roy et Lambert.",
        "Le gendre de Mme Colson doute de la ⟦lucidité de sa belle-mère⟧.",
        "Infraction - Jean B. - roulotte - ⟦PV transmis au parquet⟧ - ⟦suivi CPAS⟧.",
        "Le conducteur, M. Karl Weber, avait ⟦2,1 grammes dans le sang⟧.",
        "Famille Hens : ⟦50 l de mazout⟧ ; M. Diallo : ⟦réquisitoire pharmacie⟧.",
        "M. Dessart passe pour un ⟦homme de peu de foi⟧.",
    ],
)
def test_data_told_in_few_words(readable, text):
    assert readable(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "La dépense est inscrite sous 421/743-52 et sera 300 € plus basse ; le véhicule de M. Roy est vendu.",
        "L'ancien bail, 27 ans, et l'ancienne chaudière, 32 ans, sont cités par M. Roy.",
        "Mme Céline Lison, coordinatrice ATL (bureau : 065 99 41 20), répond.",
    ],
)
def test_numbers_of_things_stay(analyse, text):
    assert [s.text for s in analyse(text).spans if s.label != "PERSON" and s.action != "keep"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Question du public.\nWAUTHOZ : Merci de nous entendre.", "WAUTHOZ"),
        ("COLINET-TILKIN : Nous n'avons rien reçu.", "COLINET-TILKIN"),
        ("L'agent des parcs Colinet fauchera les bords.", "Colinet"),
        ("Un garde des bois Wauthoz a vu la scène.", "Wauthoz"),
    ],
)
def test_who_speaks_or_works_is_asked_about(found, text, name):
    assert name in [one for one, action in found(text, "PERSON") if action != "keep"]


@pytest.mark.parametrize(
    "text",
    [
        "BUDGET : Nous en parlerons demain.",
        "URBANISME : Je rappelle le délai.",
        "NAMUR : On attend la réponse.",
        "Le chef des travaux Publics est absent.",
        "L'ouvrier des cimetières Communaux tond la pelouse.",
    ],
)
def test_headings_and_services_are_nobody(found, text):
    assert [one for one, action in found(text, "PERSON") if action != "keep"] == []
