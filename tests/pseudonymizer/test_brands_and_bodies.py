"""Do firms, brands, acronyms, laws and cases stay whatever their spelling, and persons beside them not?

Braces hold what must stay, brackets what must be hidden.
"""

import pytest


FIRMS = [
    "Marché attribué à {Verlinden Gérard S.R.L.} pour 12.400,00 € HTVA.",
    "L'offre de {Colinet SComm} est irrégulière.",
    "La {S.P.R.L. Lambert-Toitures} a remis une offre.",
    "Le {bureau Altieri-Noël} a établi les plans.",
    "L'architecte {Nicolas Prume Architecture SComm} est désigné.",
    "Sont invités : {Architectes associés Dupin, Micheaux & partenaires} ; {Atelier Brun et Lami SRL}.",
    "{Agri-Marlaire} n'a pas remis offre ; {Garage Colson-Weber SA} : 23.750 €.",
    "Le {Supermarché Delvaux} dispose de son parking.",
    "{Ets Gilson & Cie} livrera le sel de déneigement.",
    "{TechnoMarlier} assure l'entretien des chaudières.",
    "Le logiciel {i-Civis Lambert} sera remplacé.",
    "{Menuiserie J. Hautmont et Fils} : 8.410,00 €.",
    "{Transports Lemaire Group} facturera le kilomètre à 1,20 €.",
    "L'{ASBL Les Amis de Germaine} organise un goûter.",
    "L'AISBL {Fonds Clémence Rouard} cofinance le projet.",
    "La {Fondation Victor Baugnet} offre une toile.",
    "La {Confrérie du Blanc Moussi Martin} défilera.",
    "Le {Royal Sporting Club Marlaire} fête ses cent ans.",
    "La {Royale Harmonie Sainte-Cécile Toussaint} reçoit 800 €.",
    "{Vandorpe, Calmeyne & Thielen}, réviseurs, certifient les comptes.",
    "Le secrétariat social {Group S-Hublet} gère la paie.",
    "La {NV Bouwwerken De Smedt} exécutera les travaux.",
    "Facture de {Dubois Chauffage} : 410,00 € ; facture de {Calorix} : 96,00 €.",
    "La société {H2Lambert} produira de l'hydrogène.",
    "Les {Grands Magasins Marchal} ferment en juin.",
    "{3D-Colson} imprimera les maquettes.",
    "Le {Fournil de Sophie} et la {Ferme du Gros Jean} approvisionnent la cantine.",
    "Le café {Au Vieux Gaston} obtient une licence.",
    "{Le Relais Saint-Amand} sollicite une terrasse.",
    "Camion {Renault Trucks Vandamme} : 187.000 €.",
    "Caravane, marque {Adria Colin}, à évacuer du domaine public.",
    "Un piano de marque {Hanlet} est cédé à l'académie.",
    "Le {Foyer culturel Robert Ruwet} programme sa saison.",
    "La {Maison médicale Rosa Thonet} ouvre ses portes.",
    "Vu l'{arrêt Delvaux} de la Cour de justice et la {loi Dethier-Marchal} ;",
    "La {réforme Gilkinet-Brun} modifie les délais.",
    "La {doctrine Hublet} est constante.",
    "L'Accord de coopération dit « {accord Lambermont-Simonis} » ;",
    # persons
    "Marché attribué à [Gérard Verlinden], indépendant, pour 400,00 €.",
    "La SRL Marlaire est représentée par [Colette Marlaire], gérante.",
    "Le cabinet a été cambriolé par [Dirk Verlinden].",
    "La société a licencié [Nicolas Prume] en mars.",
    "La facture de [Gilson Herbert], électricien, est contestée.",
    "L'asbl a pour présidente [Germaine Rouard].",
    "La loi s'applique à [Victor Baugnet], débiteur.",
    "Le jugement condamne [Hublet Rosa] à 500 € d'amende.",
    "L'arrêt de travail de [Robert Ruwet] est prolongé.",
    "Vu le recours introduit par [Sophie Calmeyne] contre la Ville ;",
    "Le plan est dressé pour [Robert Marlier], propriétaire.",
    "Vu le rapport de police relatif à [Jean Draguet] ;",
    "Les conjoints [Delvaux & Marchal] vendent leur parcelle.",
    "L'affaire oppose la commune à [Gaston Lemaire].",
    "Le camion conduit par [Colin Vandamme] a heurté la façade.",
]


@pytest.mark.parametrize("text", FIRMS)
def test_firms_laws_and_their_persons(misjudged, text):
    assert misjudged(text) == []
