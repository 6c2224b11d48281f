"""Persons whom their neighbours make look like things, and things that their names make look like persons."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Rangée des anges : [M. Tilquin] et [S. Okafor], gratuit.",
        "Concession n° 18 : [M. Delbrassine] et [P. Noël], 30 ans, 450 €.",
        "Stage de poterie : [M. Hanappe], [J. Rixhon] et [C. Tordeur], 25 € chacun.",
        "Ont déménagé : [L. Marchand] et [M. Bouvy].",
        "Locataires du 14 : [M. Colard] & [T. Wéry], bail de 9 ans.",
    ],
)
def test_an_m_among_initials_is_an_initial(misjudged, text):
    assert misjudged(text) == []


def test_an_m_beside_other_civilities_is_none(found):
    assert found("Ont été entendus M. Colard, T. Wéry et Mme Bouvy.", "PERSON")[0][0] == "Colard"


@pytest.mark.parametrize(
    "text",
    [
        "Le fonds voisin est aux héritiers [de Bellefroid-Smets], qui n'ont pas répondu.",
        "Les loyers sont perçus par la succession [de Potter-Lannoy].",
        "L'indivision [van Outryve-Dumont] conteste le tracé.",
        "Les ayants droit [de Moreau-Thys] seront indemnisés.",
        "Les cohéritiers [d'Aspremont-Gilles] demandent un délai.",
    ],
)
def test_heirs_of_a_coupled_name_of_land(misjudged, text):
    assert misjudged(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Deux vols de vélo rue Courte (chez [Malbrouck], chez la coiffeuse [Vanesse]).",
        "Tapage nocturne chez [Brichart] ; la police est passée.",
        "Le banc placé devant la maison [Bricoux] est cassé.",
        "L'avaloir à côté de la maison [Stassin] est bouché.",
        "Un nid de guêpes derrière la maison [Tonglet].",
        "La maison [Lardinois] est inoccupée depuis trois ans.",
        "Achat du garage [Bodson]. Les héritiers demandent 40.000 €.",
        "Démolition de la grange [Franssen], héritiers introuvables.",
        "Rachat du café [Renson] à la veuve.",
        "M. Dumont regrette que le manège de [Sandrine Colinet] ne soit pas cité.",
        "La boulangerie de [Carine Wauters] fermera en août.",
        "Le lampadaire est devant la maison du docteur [Marc BRIMEYER].",
        "La tombe de l'abbé [Florentin Wilmet] sera entretenue.",
        "Le bulletin cite le docteur [Marie Jonet].",
        "Nos agriculteurs ([Sohier], [Wauthier]) sont prévenus.",
    ],
)
def test_houses_and_shops_of_somebody(misjudged, text):
    assert misjudged(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "La visite de la {Maison Dupuis} et de la maison {Losseau} est gratuite.",
        "Les repas sont livrés par la maison {Hennuy}, traiteur.",
        "Le marché est attribué au garage {Renson}, pour 4.000 €.",
        "La commune achète son pain chez {Pirard}.",
        "La {Cité Paul Dubois} et la cité {Marie Jonet} seront rénovées.",
        "Acquisition du terrain {Sud} pour le club.",
    ],
)
def test_houses_and_shops_that_bear_a_name(misjudged, text):
    assert misjudged(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Les élèves ont des questions. [Rose] voudrait savoir pourquoi. [Prune] demande un arbre. [Clément] se tait.",
        "Garderie : [Verstrepen], 35,00, huissier : carence ; [Lebrun], 41,00, décédé.",
        "Irrécouvrables : [Quintart], 120,50 ; [Bertholet], 60,00 (parti sans laisser d'adresse) ; [Petit], 12,00.",
        "Repas : [Sluse], 44,00, en médiation ; [Moulin], 18,50, huissier.",
        "Non-valeurs taxe déchets - [Wauthy] 90,00 € - [Boulanger] 45,00 € - [Diop] 90,00 €",
        "Enseigne : La Frite d'Or = nom exploitant [Friterie Kevin], 180,00.",
        "Nom de l'exploitant : [Taverne Luc], dancing, 250,00.",
        "Suppléants : 1er [Brasseur P.] renonce (travail) ; 2e {Simonis Carla}, prête serment.",
        "Suppléants : 1re [Wathelet Fr.] se désiste ; 2e [Arnould Th.] décline.",
    ],
)
def test_names_in_few_words(misjudged, text):
    assert misjudged(text) == []


def test_sums_of_no_debtor(misjudged):
    assert misjudged("Recettes : {Taxes}, 41,00 ; {Amendes}, 12,00 ; {Locations}, 300,00 ; huissier 20,00.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Hendrix rappelle que le comité de jumelage (prés. ~Nadine Hubert~) tient un stand.",
        "Le jury : Mme {Lise Baudart}, Conseillère, ~Yves Crépin~, architecte, et M. ~Paul Nève~, musicien.",
        "Présents : M. {Jean Colas}, Bourgmestre, Mme {Eva Lys}, Échevine, {Rita Dom}, Échevine.",
    ],
)
def test_whose_office_it_is(misjudged, text):
    assert misjudged(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "La voirie « rue Hedwig Lorentz » sera la « {Hedwig-Lorentz-Straße} », en souvenir de Hedwig Lorentz.",
        "Travaux {Karl-Weber-Weg} et {Anna-Keller-Platz}.",
        "Deux firmes, {Alu-Renson} et {Bois & Fils Delvigne}, n'ont pas remis offre.",
        "Celle du groupe hôtelier {Van den Bossche-Resorts} est la meilleure.",
        "Sondage fait ({Labo Marchant}), rien à signaler.",
        "{BV Schrijnwerkerij Claes}, représentée par M. Bart Claes, remet prix.",
        "Une offre de {Toit & Fils Bastin} est irrégulière.",
        "Mazout livré par Paul Crasset, négociant. {Fact}. payée directement. {Vérif}. pouvoirs : éligible.",
        "Propriétaire : Wauters Johan. {Prop}. service soc. : favorable. {Délib}. du 12.",
        "Monsieur {le Chef} de corps, votre rapport est clair.",
        "6. {Eau. Captage du Tilleul} : analyses. 7. {Bois. Vente des Coupes} : mai.",
        "par Mme [Josette Pirlot], présidente {des Gais Lurons}.",
    ],
)
def test_what_is_nobody(misjudged, text):
    assert misjudged(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Attendu que la prairie communale, cadastrée {3e division, section B, n° 44 C}, est libre ;",
        "que la commune désire garder le bief et la prise d'eau ({section C, n° 12 A et 12 B}) ;",
        "Attendu que le verger communal ({1re division, section E, n° 77 D}) n'est plus entretenu ;",
        "d'accorder un bail de 27 ans au club sur la parcelle {1re division, section F, n° 18 H} ;",
        "le bois communal « Le Tige », cadastré {2e division, section D, n° 8} ;",
        "jouxtant leur propriété cadastrée [2e division, section A, n° 133 G] ;",
        "ENTRE : le C.P.A.S. de Valmorin, {Grand-Place 4}, représenté par Mme {A. Colin}, Présidente,",
        "Kim Lardot est joignable au numéro du service, {010/00.00.81} ;",
        "Wendy Lardot lui succède ({dpo@valmorin.example.be}, adresse fonctionnelle) ;",
        "Locataire : [Rosa Pinto] ([085/00.00.77])",
    ],
)
def test_what_is_public(misjudged, text):
    assert misjudged(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Dépenses : {Mazout}, 1.200,00 ; {Électricité}, 800,00 ; {Huissier}, 150,00 ; {Assurances}, 90,00.",
        "Délégation à l'assemblée générale de {Vivalor-Meuse} et d'{Aquator-Nord}.",
        "Le président du {Coin Joyeux} demande un subside. Mme [Rosa Lits], la secrétaire, aussi.",
        "que M. {Yves Lambert}, juge de paix du canton, a rendu son jugement ;",
        "que le contremaître, M. ~Paul Geerts~, juge ces travaux faisables ;",
        "Suppl. EC : 1er [Nizet A.] renonce ; 2e [Petit L.] décline ; {Gilson Rita} prête serment.",
        "M. {Ernest Bouillon}, Bourgmestre, et Mme {Tatiana Lombet}, Directrice générale, signent.",
    ],
)
def test_words_that_two_readings_share(misjudged, text):
    assert misjudged(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Considérant que deux hêtres marquant la limite de la propriété [Haversin] seront abattus.",
        "Le sentier n° 9 passe entre les propriétés [Gaspard] et [Van Zutphen].",
        "Dératisation – propriété [Vanderhoeven]",
        "La tombe [Sohet-Fraikin] est envahie de ronces.",
        "Pour la tombe [Pirotton], personne ne s'est présenté.",
        "La haie qui sépare la propriété [Lahousse] de la propriété [Tinlot] est trop haute.",
        "Le chêne de la propriété [El Hadi] menace la ligne.",
    ],
)
def test_land_and_graves_that_bear_a_name_bear_their_owners(misjudged, text):
    assert misjudged(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "La copropriété Résidence Lejeune a voté la réfection du toit.",
        "La parcelle jouxte la propriété SNCB.",
        "La propriété du Moulin est communale.",
        "La tombe N-018 est conservée, les tombes D1 à D6 sont reprises.",
        "La tombe Baron Fontaine est classée.",
        "Les tombes Françaises du carré militaire sont fleuries.",
        "Propriété Communale à vendre au hameau du Tige.",
    ],
)
def test_land_and_graves_that_bear_no_surname(found, text):
    assert found(text, "PERSON") == []
