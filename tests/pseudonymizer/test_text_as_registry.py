"""Without a registry, the text tells who is in office: who sat, voted, signed, ranks or speaks is kept elsewhere in it.

Marks: {stays readable}, [is hidden], ~is hidden or a question~. Everything is invented.
"""

import pytest


PRESENT = "Présents : M. {Ugo Stalport}, Bourgmestre ; Mme {Nelly Abras}, Échevine ; MM. {Fouad Zerouali}, \
{Luc Brasseur} et Mme {Odile Van Hoof}, Conseillers.\n"

ATTENDANCE = [
    f"{PRESENT}Sortie de M. {{Brasseur}}. {{Zerouali}} et {{Van Hoof}} s'abstiennent.",
    f"{PRESENT}Par 4 « oui » et 1 « non » ({{Brasseur}}), DÉCIDE :",
    f"{PRESENT}DÉSIGNE : {{Abras}} et {{Brasseur}} (effectifs), {{Van Hoof}} (suppléante).",
    f"{PRESENT}Les Tilleuls : {{Zerouali}} – 5 oui\nLe Toit : {{Van Hoof}} en lieu et place de {{Brasseur}} – 4 oui",
    f"{PRESENT}Considérant que Mme {{Van Hoof}} aurait voulu un autre nom ; que M. {{Zerouali}} la soutient ;",
    f"{PRESENT}M. {{Brasseur}} va se renseigner. Le courriel de Mme {{Van Hoof}} est joint au dossier.",
    f"{PRESENT}Vente à M. [Denis Brasseur], rue du Puits 3. M. {{Luc Brasseur}} n'a pas de lien avec l'acquéreur.",
    f"{PRESENT}Vu la plainte de Mme [Abras], voisine du chantier, domiciliée rue Haute 9 ;",
    f"{PRESENT}La maison de M. [Zerouali] sera raccordée à l'égout.",
    f"{PRESENT}Réclamants : [Zerouali Hind], [Colson P.], [Istasse R.].",
]

TABLES = [
    "ARRÊTE le tableau de préséance :\n1. {MAHY Serge} – 08/01/2001 – 1.204\n2. {ISTASSE Rita} – 04/12/2006 – 640\n"
    "3. {GÉRARD Toni} – 03/12/2018 – 233",
    "Tableau de préséance\n{Mahy Serge}, 4 décembre 2006, 1.120 voix\n{Istasse Rita}, 3 décembre 2012, 698 voix\n"
    "{Diallo Binta}, 3 décembre 2018, 512 voix",
    "ORDRE DE PRÉSÉANCE DES CONSEILLERS : 1) {S. Mahy} (2001) ; 2) {R. Istasse} (2006) ; 3) {B. Diallo} (2018).",
    "Les échevins prennent rang comme suit : {Rita Istasse} (1re échevine), {Binta Diallo} (2e), {Toni Lekeu} (3e).",
    "Considérant que Mme {Diallo} prend rang après M. {Lekeu} au tableau de préséance ;",
    "Sont élus conseillers de police : 1. {Rita Istasse}, 7 voix ; 2. {Toni Lekeu}, 6 voix ; 3. {Serge Mahy}, 6 voix.",
    "Pacte de majorité. Bourgmestre : {Serge Mahy}. Échevins : {Rita Istasse}, {Toni Lekeu}, {Binta Diallo}.",
    "Élection des conseillers de l'action sociale : sont élus de plein droit, pour le groupe PS : {Diallo Binta}, "
    "{Lekeu Toni} ; pour le groupe MR : {Mahy Luce}.",
    "Les membres du Collège sont : Mme {Istasse}, M. {Lekeu} et Mme {Diallo}.",
]

DELEGATES = [
    "Sont désignés à l'assemblée générale de l'intercommunale ALYDEC, trois de la majorité et deux de la minorité : "
    "{Remy Colson}, {Paula Otte}, {Aziz Bakkali}, {Jo Maes} et {Rose Thiry}.",
    "La commune sera représentée à l'AG d'ORYX par {Remy Colson} (PS), {Paula Otte} (MR), {Jo Maes} (Ecolo).",
    "Considérant que le Conseil désigne ses délégués aux assemblées de l'intercommunale parmi ses membres : "
    "{OTTE Paula}, {BAKKALI Aziz}, {MAES Jo} ;",
    "DÉSIGNE en qualité d'observateurs, un par groupe politique : {Paula Otte} et {Jo Maes}.",
    "Pour la majorité : {Remy Colson}, {Paula Otte} ; pour la minorité : {Jo Maes}. Ils représentent le Conseil.",
    "L'intercommunale propose : démission de M. {Guy Lorent}, administrateur ; nomination de Mme {Line Servais}.",
    "Point 3. Nomination d'un administrateur de l'intercommunale : M. {Piet Vandam} remplace Mme {Ida Sart}.",
]

SPEECH = [
    "Mme ~Otte~ maintient son opposition. M. le Bourgmestre réplique que le dossier est complet.",
    "Considérant que M. ~Colson~ aurait préféré le statu quo ;",
    "M. {Colson} (PS) : « Et le parking ? » Mme {Otte} (MR) : « Il rouvre en mai. »",
    "M. {Bakkali} sort. Le point est voté. M. {Bakkali} rentre.",
    "Mme {Otte} relève une erreur au procès-verbal ; M. {Colson} se rallie à sa remarque ; Mme {Thiry} approuve.",
    "Entendu M. {Colson} (groupe Ensemble), qui plaide pour un report ;",
    "La question écrite de Mme {Thiry}, Conseillère, porte sur les haies. Le Collège écrit à Mme {Thiry}.",
    "M. {Maes} vote contre. M. {Colson} s'abstient, Mme ~Otte~ aussi.",
    "Le Bourgmestre répond à M. ~Colson~ que le marché est attribué.",
    "Amendement n° 2 de M. {Bakkali} (groupe ICI) : rejeté par 3 voix contre 9.",
]

CASES = [*ATTENDANCE, *TABLES, *DELEGATES, *SPEECH]


@pytest.mark.parametrize("text", CASES)
def test_the_text_itself_tells_who_sits_on_the_council(misjudged, text):
    assert misjudged(f"Le Conseil communal,\n{text}") == []
