"""Who acts by public office is kept, wherever the function stands; who practises a trade is a question or hidden.

Marks: {stays readable}, [is hidden]. Everything is invented.
"""

import pytest


LAW = [
    "Vu l'estimation de l'étude des notaires {Sorel} et {de Hasque}, à Ciney ;",
    "Vu le projet d'acte de l'étude du notaire {Grégoire Sorel} ;",
    "L'acte sera passé par Maîtres {Sorel} et {Pirard}, notaires associés.",
    "Courrier de Maître {Sorel}, notaire, informant la commune du dossier ;",
    "Me {Lucie Arnould}, curatrice de la faillite, a écrit au Collège.",
    "La société est en faillite ; curateur : Me {Arnould}.",
    "Vu l'exploit de l'huissier {Tihon} ; vu le PV de Hj {Tihon} ;",
    "Vu la citation signifiée par M. {Paul Tihon}, huissier de justice à Namur ;",
    "De charger Me {Arnould-Bya} de la défense des intérêts de la commune.",
    "Le conseil de la commune, Me {Victor Arnould}, du barreau de Liège, conclut au rejet.",
    "Vu l'avis de M. le Procureur du Roi {Mertens} ;",
    "Vu la lettre du Substitut {Anne Mertens}, du parquet de Dinant ;",
    "Vu le rapport de la zone de secours, présenté par le Commandant {Régis Wanson} ;",
    "Vu la demande de Mme [Capitaine Julie], propriétaire du n° 4 ;",
    "Vu l'ordonnance de Mme la Juge de paix {Mertens}, du canton de Couvin ;",
    "Le juge de paix, M. {Jacques Mertens}, a rendu son jugement.",
    "Jugement prononcé par Mme {Mertens}, présidente du tribunal de première instance ;",
    "L'administrateur provisoire, Me {Arnould}, marque son accord.",
    "Vu l'avis de l'avocat général {Simon Mertens} ;",
    "Les avocats {Arnould} et {Pirard} plaideront l'affaire.",
    "Vu le rapport de Mes {Arnould} et {Tihon}, liquidateurs ;",
]

FORCES = [
    "En présence du commissaire {Rasse} (zone des Fagnes) et du capitaine ~Delsaux~ (zone de secours) ;",
    "Vu le rapport du chef de corps {Rasse} et du CDP {Delsaux} ;",
    "Vu l'avis de l'inspecteur principal ~Yves Rasse~, de la zone de police des Fagnes ;",
    "Vu l'avis du Colonel {Delsaux}, commandant de la zone de secours ;",
    "Le 1er commissaire divisionnaire {Rasse} présente le bilan de la zone.",
    "M. le commissaire de police {J. Rasse} est entendu.",
    "Rapport du lieutenant ~Delsaux~, du service d'incendie, sur la salle.",
    "Le major ~Delsaux~, officier préventionniste, remet un avis favorable.",
]

SERVICES = [
    "J'ai écrit à M. l'Ingénieur principal {Dubart}, chef de district au SPW.",
    "Vu l'état de martelage dressé par M. {Dubart}, Chef du cantonnement ;",
    "Vu l'avis du chef de cantonnement, M. {Dubart}, du DNF ;",
    "Vu le rapport du commissaire voyer {Éric Dubart} ;",
    "Vu l'avis de Mme la Fonctionnaire déléguée {Hélène Dubart} ;",
    "Vu l'avis de la fonctionnaire déléguée, Mme {Dubart} ;",
    "Compte vérifié par la Receveuse régionale {Dubart}.",
    "Mme {Hélène Dubart}, receveuse régionale, est présente.",
    "Transmis au Ministre {Dubart-Noël}, en charge des pouvoirs locaux.",
    "Vu la circulaire des Ministres {Dubart} et {Lorent} ;",
    "Le Gouverneur f.f., M. {Dubart}, approuve.",
    "Vu l'arrêté de M. le Gouverneur {Dubart} ;",
    "La Directrice financière ff, {H. Dubart}, remet un avis favorable.",
    "Avis de légalité demandé à M. {Dubart}, DF, le 3 mai ;",
    "Le fonctionnaire sanctionnateur provincial, Mme {Dubart}, est compétente.",
    "Le Bourgmestre, M {Dubart}, a pris une ordonnance.",
    "Vu l'avis du Commissaire d'arrondissement {Dubart} ;",
]

TRADES = [
    "L'architecte [Dubart] a dressé les plans de sa propre maison.",
    "Vu le plan du géomètre-expert [Luc Dubart] ;",
    "M. [Dubart], médecin, demande un emplacement devant son cabinet.",
    "M. [Dubart], ancien notaire, demeurant rue Haute 3, offre un tableau.",
    "Le notaire [Dubart] achète le terrain pour lui-même, à titre privé, à côté de sa maison.",
    "M. [Luc Dubart], capitaine de l'équipe cadette, reçoit un trophée.",
    "Mme [Dubart], présidente de l'ASBL Les Genêts, signe la convention.",
    "Inspecteur retraité, M. [Dubart], né le 3 mai 1950 à Huy, reçoit la médaille.",
    "Le commissaire de l'exposition, [Luc Dubart], sera défrayé.",
    "M. [Jean Maitre] vend son terrain.",
    "Le juge de ligne du club, [Luc Dubart], est remercié.",
    "M. [Dubart], époux de la notaire, demande un permis.",
]

CASES = [*LAW, *FORCES, *SERVICES, *TRADES]


@pytest.mark.parametrize("text", CASES)
def test_a_public_office_beside_a_name_keeps_it(misjudged, text):
    assert misjudged(f"Le Conseil communal,\n{text}\nDÉCIDE d'en prendre acte.") == []
