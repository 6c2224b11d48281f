"""How a text tells where a private person lives, owns or moves to, question by question: what is in ⟦ ⟧ is hidden."""

import pytest


NUMBER_FIRST = [
    "La plainte émane de M. Corneel Vrancken, du ⟦28 de la rue des Ajoncs⟧, qui signale un avaloir bouché.",
    "Mme Odile Parmentier habite au ⟦n° 9 de l'impasse du Lavoir⟧ depuis 1987.",
    "M. Jorge Tavares, au ⟦14, venelle du Tonnelier⟧, demande un rendez-vous.",
    "L'immeuble portant le ⟦numéro 31 de la chaussée de Bavay⟧, propriété de Mme Odile Parmentier, est inoccupé.",
    "Le chien de M. Slimane Bouzid, qui demeure au ⟦6bis de la place du Vieux Tilleul⟧, a mordu le facteur.",
    "Vu le courrier de M. et Mme Fauconnier-Lays, ⟦112, boulevard des Combattants⟧ à 5999 Valmont ;",
    "Un branchement est demandé par Mme Ilse Goossens, ⟦n° 4 rue du Petit Bois⟧.",
    "La haie de M. Tanguy Delhez, riverain du ⟦n° 53 de cette avenue⟧, déborde sur le trottoir.",
    "Le sieur Hector Lambiotte, tailleur, logé au ⟦3 de la ruelle du Puits⟧, sollicite un secours.",
    "La maison sise au ⟦n° 20 de la rue Tienne-Maquet⟧ appartient à M. Joël Mathot.",
    "Mme Fatoumata Sow quitte le ⟦45 de la rue de l'Arsenal⟧ pour rejoindre sa fille.",
    "M. Kemal Yurt, du ⟦22, cité des Houilleurs⟧, prend la parole.",
]
LOCALITY_FIRST = [
    "M. Roger Simonet, qui a quitté la commune pour ⟦Lasne, sentier de la Marache 3⟧, renonce à la concession.",
    "Mme Huguette Piret, domiciliée à ⟦5999 Valmont, rue du Fourneau, n° 4⟧, est désignée.",
    "L'époux, résidant à ⟦Ittre, clos du Verger, 8⟧, a donné son accord.",
    "Mme Leïla Haddad va s'installer à ⟦Nivelles, rue de Soignies 71⟧.",
    "M. Paul Evrard, ⟦B-5998 Grand-Marchin, rue du Tige 40⟧, est créancier.",
    "Le locataire, M. Paul Evrard, a déménagé à ⟦Ciney, avenue du Roi Albert 15/2⟧.",
    "La candidate, Mme Nele Aerts, est domiciliée à ⟦Maastricht (Pays-Bas), Brusselsestraat 12⟧.",
    "Les époux Rinaldi-Thonon, de ⟦Froidchapelle, rue du Sartiau, 18⟧, ont levé l'option.",
    "M. Aimé Baudry, demeurant section de ⟦Sart-Mahaut, rue du Ry 5⟧, est agriculteur.",
    "M. Lucien Noben, domicilié à l'étranger (⟦L-9990 Weiswampach, Duarrefstrooss 7⟧), a été averti.",
]
NUMBER_AFTER = [
    "Mme Josette Navez, domiciliée rue des Ajoncs, au numéro ⟦12⟧, est décédée.",
    "M. Didier Hoyas (⟦rue des Ajoncs (n° 12)⟧) a introduit une réclamation.",
    "M. Didier Hoyas, ⟦rue des Ajoncs, 12/A bte 3⟧, a introduit une réclamation.",
    "M. Didier Hoyas, ⟦rue des Ajoncs 12 A⟧, a introduit une réclamation.",
    "M. Didier Hoyas, ⟦rue des Ajoncs 12-14⟧, a introduit une réclamation.",
    "M. Didier Hoyas, propriétaire des immeubles ⟦rue des Ajoncs 12, 14 et 16⟧, a introduit une réclamation.",
    "M. Didier Hoyas, propriétaire des maisons ⟦rue des Ajoncs 12 à 16⟧, a introduit une réclamation.",
    "M. Didier Hoyas, ⟦rue des Ajoncs, 12, 2e étage gauche⟧, a introduit une réclamation.",
    "M. Didier Hoyas, ⟦rue des Ajoncs 12 (rez-de-chaussée)⟧, a introduit une réclamation.",
    "M. Didier Hoyas, ⟦rue des Ajoncs – 12⟧, a introduit une réclamation.",
    "M. Didier Hoyas, ⟦rue des Ajoncs à Valmont, 12⟧, a introduit une réclamation.",
    "M. Didier Hoyas, ⟦rue des Ajoncs n°12, boîte 0202⟧, a introduit une réclamation.",
    "M. Didier Hoyas, ⟦rue des Ajoncs (Valmont) n° 12⟧, a introduit une réclamation.",
    "M. Didier Hoyas, ⟦avenue du 8 Mai 1945, 12⟧, a introduit une réclamation.",
    "M. Didier Hoyas, ⟦rue du XX Septembre, 12 (app. 4)⟧, a introduit une réclamation.",
    "M. Didier Hoyas, ⟦rue des Ajoncs, numéro douze⟧, a introduit une réclamation.",
    "M. Didier Hoyas, ⟦rue des Ajoncs, n° 12,\n5999 Valmont⟧, a introduit une réclamation.",
]
STREET_SAID_BEFORE = [
    "Rue des Ajoncs : M. Denis Thomas (⟦n° 11⟧) craint le bruit ; le ⟦n° 13⟧ : sans objection ; le ⟦n° 15⟧ refuse.",
    "Riverains de la rue du Paradis : Mme Boon, au ⟦46⟧, M. Kalombo, au ⟦48⟧, et les occupants du ⟦52⟧.",
    "Au ⟦38⟧, la famille Makiadi n'ose plus laisser jouer les enfants dehors.",
    "Au ⟦n° 7⟧, Mme Lucie Brohée se plaint de l'humidité.",
    "Enquête publique, réclamations :\n- n° ⟦21⟧ : M. Alain Colson, contre ;\n- n° ⟦23⟧ : Mme Zofia Nowak, contre.",
    "Chez Mme Anne Wibrin, au ⟦n° 5⟧ de la même rue, l'eau est montée à un mètre.",
    "M. Luis Ferrer, voisin du ⟦17⟧, et Mme Annie Staes, voisine du ⟦21⟧, sont entendus.",
    "Les maisons de M. Luis Ferrer (⟦17⟧) et de Mme Annie Staes (⟦21⟧) sont reprises au plan.",
    "Mme Staes, même rue, ⟦n° 21⟧, appuie la demande.",
    "M. Bertrand Lhoir, au ⟦n°30⟧, et son voisin d'en face, au ⟦n°31⟧, ont signé.",
    "L'occupante du ⟦n° 64⟧, Mme Gisèle Otte, a porté plainte.",
    "La propriétaire du ⟦18⟧, Mme Gisèle Otte, a porté plainte.",
    "L'habitation de Mme Gisèle Otte, ⟦n° 27⟧, est fissurée.",
    "Mme Gisèle Otte, habitant le ⟦27⟧, signale des fissures.",
]
NO_STREET_WORD = [
    "Mme Paule Gillain, ⟦Fonds de Moret 12⟧, demande le curage du fossé.",
    "M. Guy Lambertz, ⟦Les Forges 4⟧, 5999 Valmont, est désigné.",
    "M. Guy Lambertz, ⟦Al Basse, 7⟧, est désigné.",
    "M. Guy Lambertz, ⟦Try-Pierre 18⟧, est désigné.",
    "M. Guy Lambertz, domicilié ⟦Sous-le-Bois, 3⟧, est désigné.",
    "M. Guy Lambertz, domicilié à ⟦Hargimont-Haut 22A⟧, est désigné.",
    "M. Guy Lambertz, cultivateur à ⟦Rendeuve 9⟧, est désigné.",
    "M. Guy Lambertz (⟦Basse-Hermée 41⟧), est désigné.",
    "M. Guy Lambertz, ⟦Au-delà de l'Eau 6⟧, est désigné.",
    "M. Guy Lambertz, ⟦Bierwinkel 14⟧, 4999 Neudorf, est désigné.",
    "M. Guy Lambertz, ⟦La Vieille Barrière, n° 2⟧, est désigné.",
    "M. Guy Lambertz, ⟦Hameau 33⟧, 5999 Valmont, est désigné.",
    "Lambertz Guy, ⟦Pré au Bois 9⟧\nBoon Anne, ⟦Le Vau 3⟧\nStaes Luc, ⟦Cour Massin 1⟧",
]
KINDS_OF_STREET = [
    "M. Ali Sezer, ⟦drève des Hêtres 4⟧, est candidat.",
    "M. Ali Sezer, ⟦clos de la Sapinière, 4⟧, est candidat.",
    "M. Ali Sezer, ⟦quai de l'Écluse 4⟧, est candidat.",
    "M. Ali Sezer, ⟦domaine de Bronromme 4⟧, est candidat.",
    "M. Ali Sezer, ⟦parc des Bouleaux 4⟧, est candidat.",
    "M. Ali Sezer, ⟦lotissement des Grands Prés, 4⟧, est candidat.",
    "M. Ali Sezer, ⟦campagne de Moha 4⟧, est candidat.",
    "M. Ali Sezer, ⟦faubourg de Hal 4⟧, est candidat.",
    "M. Ali Sezer, ⟦voie du Tram 4⟧, est candidat.",
    "M. Ali Sezer, ⟦thier de la Chapelle 4⟧, est candidat.",
    "M. Ali Sezer, ⟦Bergstraße 4⟧, est candidat.",
    "M. Ali Sezer, ⟦Zur Mühle 4⟧, est candidat.",
    "M. Ali Sezer, ⟦Brusselsesteenweg 4 bus 2⟧, est candidat.",
    "M. Ali Sezer, ⟦Oude Markt 4⟧, est candidat.",
    "M. Ali Sezer, ⟦rue de Rivoli 4, 75001 Paris⟧, est candidat.",
    "M. Ali Sezer, ⟦via Garibaldi 4, Palerme⟧, est candidat.",
    "M. Ali Sezer, ⟦R. DES AJONCS 4⟧, est candidat.",
    "M. Ali Sezer, ⟦chée de Bavay 4⟧, est candidat.",
    "M. Ali Sezer, ⟦bld des Combattants 4 app. 12⟧, est candidat.",
    "M. Ali Sezer, ⟦rte de Chimay, 4⟧, est candidat.",
    "M. Ali Sezer, ⟦Rés. Les Acacias, apt 4⟧, est candidat.",
    "M. Ali Sezer, ⟦résidence Astrid, bloc C, 4⟧, est candidat.",
    "M. Ali Sezer, ⟦pl. du Jeu de Balle, 4⟧, est candidat.",
    "M. Ali Sezer, ⟦carrefour de la Bascule 4⟧, est candidat.",
    "M. Ali Sezer, ⟦galerie du Centre, bte 4⟧, est candidat.",
    "M. Ali Sezer, ⟦ancienne route de Mons 4⟧, est candidat.",
    "M. Ali Sezer, ⟦Haute Voie 4⟧, est candidat.",
    "M. Ali Sezer, ⟦Vieille-rue 4⟧, est candidat.",
    "M. Ali Sezer, ⟦route Nationale 4⟧, est candidat.",
    "M. Ali Sezer, ⟦N4, n° 112⟧, est candidat.",
]
NO_NUMBER = [
    "Le baron Everard de Mahy, ⟦château de Wanzoul⟧, offre un tableau.",
    "M. Louis Detry, ⟦ferme du Grand Aulne⟧ à Valmont, reprend le bail.",
    "M. Louis Detry, domicilié au ⟦moulin de Bosson⟧, reprend le bail.",
    "Mme Alberte Jacmin, résidant à la maison de repos ⟦Le Clair Logis, chambre 12⟧, reçoit un secours.",
    "Mme Alberte Jacmin, pensionnaire du home ⟦Saint-Roch, ch. 12⟧, reçoit un secours.",
]
WORDS_BEFORE = [
    "M. Piotr Zając, ayant élu domicile ⟦rue des Ajoncs 12⟧, forme opposition.",
    "Le feu s'est déclaré en face de chez Mme Boon, ⟦rue des Ajoncs 12⟧.",
    "L'arbre est tombé à hauteur de son domicile, ⟦rue des Ajoncs 12⟧ ; M. Piotr Zając n'a rien.",
    "Les faits se sont produits devant le domicile de M. Piotr Zając, ⟦rue des Ajoncs 12⟧.",
    "Le bien est loué à M. Piotr Zając, qui occupe le ⟦12, rue des Ajoncs⟧.",
    "Considérant que l'intéressé vit ⟦rue des Ajoncs 12⟧ avec sa mère ;",
    "Considérant que l'intéressée a son domicile ⟦rue des Ajoncs 12⟧ ;",
    "Considérant qu'elle loge provisoirement ⟦rue des Ajoncs 12⟧ chez une amie ;",
    "Le ménage a emménagé ⟦rue des Ajoncs 12⟧ en mai.",
    "Mme Boon, locataire du logement social ⟦rue des Ajoncs 12⟧, est en retard.",
    "La chaudière de l'appartement qu'elle loue ⟦rue des Ajoncs 12⟧ est en panne.",
    "La propriété des consorts Boon, ⟦rue des Ajoncs 12⟧, jouxte le parc.",
    "Une visite domiciliaire a eu lieu ⟦rue des Ajoncs 12⟧ chez Mme Boon.",
    "Emplacement pour personne handicapée rue des Ajoncs, à hauteur du ⟦n° 27⟧.",
    "Un emplacement réservé aux personnes à mobilité réduite est demandé devant le ⟦27 de la rue des Ajoncs⟧ ;",
    "Le raccordement à l'égout de l'habitation de M. Piotr Zając, ⟦rue des Ajoncs 12⟧, est autorisé.",
    "Adresse du demandeur : ⟦rue des Ajoncs 12⟧",
    "Lieu de résidence : ⟦rue des Ajoncs 12⟧",
]
LAYOUTS = [
    "⟦Rue des Ajoncs 12⟧ : BOON Anne – avis défavorable",
    "⟦Rue des Ajoncs 12⟧ – Mme Boon – avis défavorable",
    "⟦rue des Ajoncs 12⟧\tDUPONT Jean\t12 €",
    "DUPONT Jean\t12/03/2021\t⟦rue des Ajoncs 12⟧",
    "DUPONT Jean\n⟦rue des Ajoncs 12⟧\n5999 VALMONT",
    "Jean DUPONT – ⟦rue des Ajoncs 12⟧ – prêt de matériel",
    "Jean Dupont : ⟦rue des Ajoncs 12⟧",
    "M. DUPONT JEAN ⟦RUE DES AJONCS 12⟧ 5999 VALMONT",
    "Jean Dupont et Anne Boon, ⟦rue des Ajoncs 12⟧, demandent une prime.",
    "MM. Dupont et Boon, tous deux ⟦rue des Ajoncs 12⟧, demandent une prime.",
    "Mme Anne Boon, domiciliée rue des\nAjoncs ⟦12⟧, demande une prime.",
    "Primes : Boon A., ⟦Ajoncs 12⟧, 50 € ; Dupont J., ⟦Moulin 4⟧, 50 €.",
]
PARCELS = [
    "Les enfants Godin, propriétaires de la ⟦217 C⟧, dénoncent une servitude.",
    "Mme Boon, dont la parcelle (⟦section C, n° 217⟧) jouxte le chemin, s'y oppose.",
    "M. Zając, propriétaire des parcelles ⟦A 12 B et A 13⟧, marque son accord.",
    "La ⟦C 217 D⟧ appartient à Mme Boon.",
    "Fonds servant : ⟦section B, n° 41 H⟧, à M. Piotr Zając.",
    "La parcelle ⟦41 H⟧, propriété des époux Boon, est traversée par le sentier.",
    "Le bien de M. Zając, cadastré ⟦Valmont, 2e div., B 41 H⟧, est grevé d'une servitude.",
    "Mme Boon, propriétaire du ⟦n° 41 H de la section B⟧, est indemnisée.",
]
BIRTHS = [
    "M. Piotr Zając, natif de ⟦Lublin⟧, dirige la chorale.",
    "Mme Anne Boon (⟦1931⟧-2019) fut institutrice ici durant trente ans.",
    "Mme Anne Boon, ⟦Huy, 12 mars 1971⟧, est nommée.",
    "Né un ⟦29 février⟧, M. Zając fêtera son anniversaire en mars.",
    "M. Piotr Zając, qui aura ⟦65 ans⟧ le 3 mai, part à la pension.",
    "Mme Boon vit le jour à ⟦Huy⟧ en ⟦1931⟧.",
    "BOON Anne, ⟦°Huy 12.03.1971⟧, institutrice",
    "Mme Boon est venue au monde le ⟦12 mars 1931⟧ à la ferme.",
]

OTHERS = [
    "Mme Ginette Mathy, habitant au ⟦3 de la montée du Château⟧, est d'accord.",
    "Le terrain de tennis gêne M. Bruno Sacchi, au ⟦71 du quai Mativa⟧.",
    "Les époux Wéry ont acheté le ⟦18 du clos des Grives⟧ en 2003.",
    "Aux ⟦n°s 4 et 6 de la rue Pavée⟧ habitent les familles Dumont et Akrim.",
    "Elle renonce au bail de l'appartement situé au ⟦2e étage du 33, rue Pavée⟧, où elle vivait avec M. Dumont.",
    "M. Rachid Akrim a reçu un avertissement à son adresse (⟦rue Pavée, 33/2⟧).",
    "Notification sera faite à M. Rachid Akrim, à ⟦4999 Bellerive, 33 rue Pavée⟧.",
    "Le corps a été ramené à Lisbonne, où la veuve, Mme Alda Pires, réside ⟦Rua das Flores 33, 1200-194 Lisboa⟧.",
    "M. Yves Ledent – ⟦Sur le Mont 33⟧ – 12 ares.",
    "M. Yves Ledent, cultivateur, ⟦Ferme du Bolland 1⟧, a repris l'exploitation.",
    "Une fuite s'est produite chez M. Ledent (⟦33, rue Pavée⟧).",
    "Chez les Ledent, au ⟦33⟧, on attend toujours le raccordement.",
    "Le voisin du dessus, au ⟦n° 33 boîte 2⟧, fait du bruit, dit Mme Pires.",
    "Locataire : Mme Alda Pires\nLogement : ⟦rue Pavée 33⟧\nLoyer : 412 €",
    "Bien loué : ⟦rue Pavée 33⟧ ; locataire : Mme Alda Pires.",
    "Objet : demande de M. Ledent - construction d'un carport - ⟦rue Pavée 33⟧",
    "Permis d'urbanisme – M. et Mme Ledent-Pires – ⟦rue Pavée 33⟧ – transformation d'une habitation",
    "Ledent Yves ; ⟦rue Pavée, 33⟧ ; 4999 Bellerive ; 12,50 €",
    "LEDENT Yves / ⟦rue Pavée 33⟧ / 50 €",
    "Ledent, Yves (⟦Pavée 33⟧)",
    "M. Yves Ledent, dont la maison se trouve ⟦rue Pavée 33⟧, juste après le virage, craint pour son mur.",
    "L'incendie a détruit la maison de la famille Pires, ⟦rue Pavée 33⟧ ; le CPAS la reloge ⟦rue Basse 4⟧.",
    "La famille Pires est relogée à titre temporaire au ⟦4, rue Basse⟧.",
    "Les deux sœurs Pires, du ⟦33⟧ et du ⟦35⟧, s'étonnent du bruit.",
    "Ont signé : les habitants des ⟦n°s 33, 35 et 37⟧.",
    "- ⟦33⟧ : Mme Pires ne souhaite pas d'arbre devant chez elle ;\n- ⟦35⟧ : M. Ledent en veut bien un.",
    "M. Ledent (rue Pavée, ⟦33⟧) et Mme Pires (idem, ⟦35⟧) sont pour ; le ⟦37⟧ est contre.",
    "N° ⟦33⟧ (Mme Pires) : mur fissuré. N° ⟦35⟧ (M. Ledent) : rien. Ces maisons de la rue Pavée seront suivies.",
    "Mme Alda Pires, tenancière, habitant au-dessus de son café, ⟦place Verte 33⟧.",
    "L'intéressé, sans domicile fixe, a une adresse de référence au CPAS ; il dort chez un ami, ⟦rue Pavée 33⟧.",
    "La succession Ledent possède encore la masure du ⟦33, rue Pavée⟧.",
    "Mme Pires possède une seconde résidence à ⟦Coxyde, Zeelaan 33⟧.",
    "Adr. : ⟦rue Pavée 33⟧ – Tél. : 0470/00.00.12 – Mme Pires",
    "Mme Alda Pires, née à ⟦Lisbonne⟧, ⟦rue Pavée 33⟧.",
    "Mme Alda Pires, dont l'anniversaire tombe le ⟦3 mars⟧, aura ⟦nonante ans⟧.",
    "Mme Alda Pires est propriétaire du jardin cadastré ⟦B 33 C⟧.",
    "Les parcelles ⟦B 33 C⟧ et ⟦B 34⟧ sont la propriété de Mme Alda Pires.",
    "M. Ledent, ⟦route de Huy, km 33⟧, tient un élevage.",
    "M. Ledent, ⟦rue du 1er Régiment de Lanciers, 33⟧, est désigné.",
    "M. Ledent, ⟦avenue des Quatre-Vents, 33, rez gauche⟧, est désigné.",
    "MONSIEUR LEDENT YVES, DOMICILIE ⟦RUE PAVEE, 33⟧ A BELLERIVE, EST DESIGNE.",
]


@pytest.fixture(scope="module")
def told(analyse, readable):
    """Return what stays readable of the homes, and what is hidden though it is no home."""

    def run(marked):
        text = marked.replace("⟦", "").replace("⟧", "")
        homes = set()
        position = 0
        inside = False
        for character in marked:
            if character in "⟦⟧":
                inside = character == "⟦"
                continue
            if inside:
                homes.add(position)
            position += 1
        labels = ("ADDRESS", "PARCEL", "BIRTH")
        wrong = [
            s.text
            for s in analyse(text).spans
            if s.label in labels and s.action != "keep" and not homes & set(range(s.start, s.end))
        ]
        return readable(marked), wrong

    return run


@pytest.mark.parametrize("text", NUMBER_FIRST)
def test_the_number_may_stand_before_the_street(told, text):
    assert told(text) == ([], [])


@pytest.mark.parametrize("text", LOCALITY_FIRST)
def test_the_locality_may_stand_before_the_street(told, text):
    assert told(text) == ([], [])


@pytest.mark.parametrize("text", NUMBER_AFTER)
def test_the_number_may_stand_anywhere_after_the_street(told, text):
    assert told(text) == ([], [])


@pytest.mark.parametrize("text", STREET_SAID_BEFORE)
def test_the_street_may_have_been_said_before(told, text):
    assert told(text) == ([], [])


@pytest.mark.parametrize("text", NO_STREET_WORD)
def test_a_hamlet_with_a_number_is_a_home_beside_a_person(told, text):
    assert told(text) == ([], [])


@pytest.mark.parametrize("text", KINDS_OF_STREET)
def test_a_street_has_many_kinds_and_abbreviations(told, text):
    assert told(text) == ([], [])


@pytest.mark.parametrize("text", NO_NUMBER)
def test_a_castle_a_farm_or_a_room_is_a_home(told, text):
    assert told(text) == ([], [])


@pytest.mark.parametrize("text", WORDS_BEFORE)
def test_the_words_before_tell_a_home(told, text):
    assert told(text) == ([], [])


@pytest.mark.parametrize("text", LAYOUTS)
def test_a_home_stands_in_lists_tables_and_envelopes(told, text):
    assert told(text) == ([], [])


@pytest.mark.parametrize("text", PARCELS)
def test_the_land_of_a_private_person_is_hidden(told, text):
    assert told(text) == ([], [])


@pytest.mark.parametrize("text", BIRTHS)
def test_a_birth_is_told_in_many_ways(told, text):
    assert told(text) == ([], [])


@pytest.mark.parametrize("text", OTHERS)
def test_other_tellings_are_hidden_too(told, text):
    assert told(text) == ([], [])
