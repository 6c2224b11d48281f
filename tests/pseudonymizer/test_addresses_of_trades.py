"""Where a sole trader or a liberal profession works stays readable; the home of one who has a trade stays hidden.

Marks of `misjudged`: {stays readable}, [is hidden], ~a question or readable~. Everything is invented.
"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Trois offres sont parvenues :\na) Solange Pirotte, architecte, {rue du Marché 14, Vireux} – 8,20 % ;\n"
        "b) M. Yvan Lorge, architecte, {place du Try 3} – 9,75 % ;",
        "Deux offres ont été déposées :\n- M. Dario Lusardi, traiteur indépendant, {rue Spinette 12, 4998 Heuval} : "
        "redevance proposée 510 €/mois ;\n- SRL Le Bon Grain : 480 €/mois ;",
        "L'offre la plus avantageuse est celle de M. Kees Donders, chauffagiste à {rue du Verger 7} ;",
        "Vu l'offre de Mme Aline Brassart, ferronnière indépendante à la {rue Georges Simon 8}, pour 4.120 € HTVA ;",
        "• 12/03 – taille des haies du cimetière – Gaspard Lomme (indépendant), {rue de la Halle 41} – 2.310,00 €",
        "– Walter Diericks, entrepreneur en personne physique, {chaussée de Frameux 9} : 184.000,00 € HTVA ;",
        "- Lorge Reginald, mécanique agricole, personne physique, BCE 0999.412.177, {rue des Alliés 5 à Wez} – "
        "21.300 € HTVA",
        "Licence de taxi : Mme Rokia Sangaré, exploitante en personne physique ({rue du Lac 81}), renouvelle sa "
        "licence.",
        "Le géomètre-expert Cyrille Nandrin, bureau sis {rue de la Fagne 16}, est chargé du mesurage.",
        "Mme Odile Ronvaux, dont le cabinet est situé {rue du Hêtre 6}, demande un emplacement de livraison.",
        "Le docteur Odile Ronvaux, vétérinaire, {route de Hargnies 22}, castrera les chats errants au tarif de 40 €.",
        "La podologue Inès Ravet et le docteur Luc Hulin, installés {rue du Four 19}, demandent un emplacement.",
        "Trois praticiens ont été consultés :\n– le docteur Maud Lerot, {rue du Puits 2, Nolbeek} : 52 € par chat ;\n"
        "– le docteur Jan Wuyts, {Dorpstraat 9} : 60 € ;",
        "Le contrat d'entretien est confié à M. Ugo Tasset, électricien, {rue de l'Orge 5}, pour 1.200 € HTVA.",
        "Facture de M. Ugo Tasset, plafonneur, {rue de l'Orge 5} : 860,00 €.",
        "Devis de Mme Rita Loos, fleuriste, {rue Basse 40} : 312,00 €.",
        "Le bail à ferme de M. Amand Cordy, cultivateur, exploitant à la {ferme du Grand Aulnoy, 1}, est prolongé.",
        "Le Prix du commerce va à Selim Kara, boulanger, {rue du Midi 15}.",
        "Enseigne\tMontant\nBoulangerie Chez Aimé (Aimé Depluis)\t{place du Moulin 9}\t1.200 €",
        "Terrasses :\nBoulangerie Chez Aimé (Aimé Depluis) | {place du Moulin 9} | 1.200 €",
        "Vétérinaire\tCabinet\tNb max\nDr Ravet Inès\t{rue Chantrelle 5}\t40\nDr Hulin L.\t{pl. du Perroy 21}\t20",
        "Considérant que M. Coine, guide-nature indépendant, établi {rue de la Scierie 21, 6998 Vaux} "
        "(BCE 0999.777.210), propose ses services au prix de 90 € ;",
        "Auteur de projet : Quentin Rabot, architecte indépendant, {rue du Crom 4 à 1398 Ottenne}.",
        "M. Ugo Tasset (plombier, {rue de l'Orge 5}) remet une offre de 900 € HTVA.",
        "Soumissionnaire\tAdresse\tMontant HTVA\nUgo Tasset, électricien\t{rue de l'Orge 5}\t1.200 €\n"
        "Rita Loos, électricienne indép.\t{rue Basse 40}\t1.350 €",
        "À consulter : Ugo Tasset, électricien, {rue de l'Orge 5} ; Rita Loos, électricienne, {rue Basse 40 à Huy} ; "
        "SA Volta.",
        "Vu la facture de l'infirmière indépendante Rita Loos, {rue Basse 40} ;",
        "Ouverture d'un night-shop : M. Ugo Tasset, commerçant en personne physique, {rue de l'Orge 5}.",
        "Le dentiste Ugo Tasset, dont la nouvelle adresse professionnelle est {rue de l'Orge 5}, est consulté.",
        "De désigner Mme Rita Loos, géomètre-experte, dont les bureaux se trouvent {rue Basse 40}, pour le bornage.",
        "Stagiaire\tEmployeur\tDurée\nLéa Ravet\tTasset Ugo, menuisier, {rue de l'Orge 5}\t3 mois\n"
        "Jan Wuyts\tLoos Rita, coiffeuse, {rue Basse 40}\t2 mois",
        "Travailleur | Lieu d'occupation | Durée\nLéa Ravet | Tasset Ugo, boucher, {rue de l'Orge 5} | 3 mois",
        "Denrées | Fournisseur | Montant\nPain | Tasset Ugo, {rue de l'Orge 5} | 312,00 €",
        "M. Ugo Tasset, sous l'enseigne « Top Toitures », {rue de l'Orge 5}, remet prix pour 4.000 € HTVA.",
    ],
)
def test_where_a_trade_is_practised_stays_readable(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "M. Ugo Tasset, électricien, [rue de l'Orge 5], craint le bruit du chantier.",
        "Stagiaire | Employeur | Durée\nLéa Ravet, [rue Basse 40] | Menuiserie Lambin SRL | 3 mois",
        "Employeur | Travailleur | Durée\nMenuiserie Lambin SRL | Léa Ravet, [rue Basse 40] | 3 mois",
        "M. Ugo Tasset, menuisier indépendant, domicilié [rue de l'Orge 5], remet une offre de 900 € HTVA.",
        "M. Ugo Tasset, menuisier indépendant, qui habite [rue de l'Orge 5], remet une offre de 900 € HTVA.",
        "Mme Solange Pirotte, architecte, [rue du Marché 14], réclame contre le permis de son voisin.",
        "CCATM, candidatures :\n- Mme Solange Pirotte, architecte, [rue du Marché 14] ;\n"
        "- M. Ugo Tasset, menuisier indépendant, [rue de l'Orge 5] ;",
        "Conseil consultatif des aînés : candidature de M. Ugo Tasset, plombier, [rue de l'Orge 5].",
        "M. Ugo Tasset, ancien menuisier indépendant, [rue de l'Orge 5], remet son offre pour la chaise.",
        "M. Ugo Tasset, menuisier retraité, [rue de l'Orge 5], fabrique les bancs pour 200 €.",
        "M. Amand Cordy, agriculteur, [ferme de Nolet 1], demande un chemin.",
        "M. Ugo Tasset, ouvrier communal, [rue de l'Orge 5], reçoit une prime de 300 €.",
        "Offre de M. Ugo Tasset, menuisier, [rue de l'Orge 5], pour l'achat de la maison : 120.000 €.",
        "Lot de chasse 3 : Dr Odile Ronvaux, [rue du Hêtre 6, 6999 Sartrou] : 2.400 €.",
        "Aide sociale : M. Ugo Tasset, peintre indépendant, [rue de l'Orge 5], revenus de 812 €.",
        "- Tasset Ugo, indépendant, [rue de l'Orge 5], revenus supérieurs au seuil ;",
        "Le docteur Odile Ronvaux, [rue du Hêtre 6], demande une carte de riverain.",
        "Prime de naissance : Mme Inès Ravet, podologue, [rue du Four 19] : 125 €.",
        "Contrat de travail : Ugo Tasset, électricien, [rue de l'Orge 5], engagé à 19/38 au barème D2.",
        "Facture impayée de repas scolaires : M. Ugo Tasset, menuisier, [rue de l'Orge 5] : 86 €.",
        "Vente de bois :\n- lot 1 : Ugo Tasset, menuisier, [rue de l'Orge 5] : 310 € ;",
        "Mme Rita Loos, épouse de M. Jean Colin, fleuriste, [rue Basse 40], offre 50 € à l'école.",
        "Marché attribué. M. Ugo Tasset, menuisier indépendant, [rue de l'Orge 5], perd sa vue.",
        "Travaux rue Haute : M. Ugo Tasset, boulanger, [rue de l'Orge 5], signale des fissures.",
        "M. Ugo Tasset, boulanger, [rue de l'Orge 5], sollicite un permis d'urbanisme pour une véranda.",
        "Le Collège a reçu M. Ugo Tasset, architecte, [rue de l'Orge 5], pour les travaux de sa maison.",
        "M. Ugo Tasset, électricien, [rue de l'Orge 5], est exonéré de la taxe sur les déchets.",
        "Candidats au jury : Rita Loos, fleuriste, [rue Basse 40] ; Luc Hulin, photographe, [rue du Four 2].",
        "M. Ugo Tasset, menuisier, [rue de l'Orge 5], offre un tableau à la commune.",
        "M. Ugo Tasset, électricien, [rue de l'Orge 5], est venu consulter le plan.",
        "M. Ugo Tasset, plombier indépendant, [rue de l'Orge 5], reçoit la prime énergie de 500 €.",
        "Pâture de 3 ha : une seule offre, Maria Nardi, fleuriste, [route de la Barrière 71], 310 €/ha.",
        "Le boulanger Selim Kara ([rue du Midi 15]) se plaint d'un chien.",
    ],
)
def test_the_home_of_one_who_has_a_trade_stays_hidden(misjudged, marked):
    assert misjudged(marked) == []
