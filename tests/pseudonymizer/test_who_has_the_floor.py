"""Who asks, answers and replies in a sitting, before whom one appears, who acts for a side; and citizens who do alike.

Marks of `misjudged`: {stays readable}, [is hidden], ~a question or readable~. Everything is invented.
"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Entendu les questions de M. {HANQUET} (hausse du nombre de dossiers : de 81 à 136) et de Mme ~SOUMAH~ "
        "(maison de repos) ;",
        "Entendu l'intervention de Mme {SOUMAH} (coût) et celle de M. {Loïc HANQUET} (délai) ;",
        "Considérant que deux conseillers (Mme {Lalieu} et M. {Simon Bada}) jugent la mesure trop large ;",
        "Trois membres de l'opposition ({Ida Lalieu}, {Simon Bada} et {Colard}) quittent la salle.",
        "Questions d'actualité – Monsieur {Colard} et Madame {Bayram}\n1. Monsieur {Luc Colard} : éclairage du parc.\n"
        "Réponse de l'Échevine Gohy : au printemps.\n2. Madame {Selin Bayram} : horaire de la piscine.\n"
        "Réplique de Madame {Bayram} : elle propose d'ouvrir plus tôt.\nMadame {Bayram} ajoute que le hall est vide.",
        "Questions orales des conseillers\n1) {Ida Lalieu} : état des trottoirs\n2) M. {Colard} : bulles à verre",
        "Questions orales des conseillers\n1. {Ida Lalieu} – Dépôts au bois\n{Ida Lalieu} signale douze sacs.\n"
        "2. {Simon Bada} – Plaine de jeux\nRéponse de l'échevine {Colard} : en mai.",
        "Question 3, de Monsieur {BADA Simon}, sur le chien errant.\nQuestion 3bis, de Madame {LALIEU}, relative au "
        "parc.\nRéponse du Bourgmestre : à voir.",
        "Interventions : M. {Lebègue} (bruit), Mme {Ceulemans} (cyclistes).",
        "Interv. : {Lebègue} (bruit), {Ceulemans} (cyclistes). Rép. éch. Hanquet.",
        "Vote : 9 O, 4 N. M. {Lambrecht} rentre 21 h 12.",
        "Vu l'avis du comité spécial du 5 mars, auquel siégeaient M. {A. Lalieu}, Mme {M. Bada} et Mme {C. Colard} ;",
        "Vu l'avis du bureau permanent du 5 mars, où siègent M. {A. Lalieu} et Mme {M. Bada} ;",
        "Le Conseil charge Messieurs {Lalieu} et {Bada} de comparaître à l'acte.",
        "Le tableau de préséance est arrêté comme suit :\n1. {Bada Simon} ; 2. {Colard Luc} ; 3. {Lalieu Ida} ; "
        "4. {Hanquet Rita} ; 5. {Vandamme Koen} ; 6. {Rossoux Cindy} ; 7. {Dasnoy Philibert} ; 8. {Lurquin Anne}.",
        "Le tableau de préséance est : 1. {Bada Simon} ; 2. {Colard Luc}. Mme [Rita Vergote] se plaint du bruit.",
        "Y siègent pour la commune {Ida Lalieu} et {Simon Bada}.",
        "Le Conseil procède au scrutin secret, MM. {Bruno Colard} et {Simon Bada} étant scrutateurs :",
        "M. {Bada}, frère de l'avocat du Centre, ne participe pas au vote.",
        "M. {Simon Bada} en convient. Le Bureau permanent prolonge l'aide.",
        "L'officier de l'état civil, Mme {Ida Lalieu}, n'a pas de parenté avec l'entreprise.",
        "Avis du commissaire-voyer {Simon Bada} : défavorable. La commune voisine, maire {Paul Régnier}, se tait.",
        "Organisme\tDélégué 1\tDélégué 2\nEau & Forêt SC\t{BADA Simon}\t{LALIEU Ida}\nUnion des villes\t{COLARD Luc}\t"
        "-",
        "Remarque de Mme {Solange Paquet} : elle était excusée.\nRemarque de M. {Koen Vandamme} : sa question manque.",
        "Question {An Vandersmet} : pourquoi ce retard ? Réponse {L. Hanquet} : la pièce manquait.",
        "Une question de {Jean Rolland} : qui paie le car ? L'échevin répond que c'est la commune.\n"
        "Autre question, de {Patricia Evrard} : le chauffeur.",
        "Vu l'échange de vues auquel prennent part Mme {Lalieu} et MM. {Bada} et {Colard} ;",
        "Considérant le débat auquel ont pris part MM. {Bada}, {Colard} et Mme {Lalieu} ;",
        "Attendu que la comparution a eu lieu devant MM. {PIRSOUL}, {HENNAU}, {ZORZA}, Mmes {CLAUDE-MARET} et "
        "{ABDOU} ;",
        "Mme Lalieu a créé la maison des jeunes. Les chefs de groupe, {Simon Bada}, {Ida Colard} et "
        "{Hugues de Crombeek}, s'associent à cet hommage.",
        "M. {Lekeux} prête, entre les mains de la présidente, Mme {Éva van der Stappen}, le serment suivant : « Je »",
        "{Cindy Rossoux} a présidé la séance.",
        "M. {Colard} et Mme {Lalieu} remercient, au nom de leurs groupes, le personnel.",
        "La commune est représentée à l'assemblée générale par : {Ida Lalieu}, {Simon Bada} et {Luc Colard} pour la "
        "majorité, {Paul Hanquet} et {Selin Bayram} pour la minorité.",
        "- Nouveau chef de zone de police : ~Wendy Jamar~, 1re CDP, au 01.09.",
        "Pour la minorité, Madame {Nèvraumont} justifie le vote négatif par l'absence de plan.",
        "La convention est signée pour la commune par M. {Philibert Dasnoy} et Mme {Pascale Nemry}, Directrice "
        "générale.",
        "Mme {Hortense BALTAZAR} et M. {Giuseppe TARANTI}, intéressés, n'ont pas pris part au vote.",
        "Mme {Sandrine Colpin} a démissionné de son mandat de conseillère communale. Le Conseil l'a acceptée.",
        "Le groupe politique qui avait présenté l'intéressé a proposé Madame {Zohra MANSOUR}, élue de plein droit.",
        "Considérant que l'échevin {Serge Lenoble}, sans lien de parenté avec l'avocat, répond que dix suffisent ;",
        "Par l'accord verbal donné par feu l'échevin {Marcel Tordeur}, il occupe le talus.",
        "Par acte du 3 mai 2017, déposé au rang des minutes du notaire {Kristof Baelen}, Madame [Constance de Looze], "
        "décédée le 4 mai 2024, a légué sa maison.",
        "Attendu que les neveux, par la voix de Maître {Isaac Lemoine}, contestent le testament, le défunt étant "
        "malade ;",
        "Attendu que la défunte ne laisse pas d'enfant et que le notaire {Marie Biotte} ne l'estime pas fondé ;",
        "L'acte sera reçu par le notaire {Hadelin Possoz}, à l'intervention de son confrère {Jan Peetermans}.",
        "Mme {Delvigne}, Présidente du C.P.A.S., communique que vingt ménages ont chauffé au mazout.",
        "Rapport : {Nathalie Wibrin}, Présidente CPAS. Dossier suivant.",
        "Considérant que le bourgmestre de Sankt-Anna, Dr. {Heinrich Vogler}, a invité douze personnes ;",
    ],
)
def test_who_has_the_floor_stays_readable(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Entendu les questions de M. [Hanquet] (riverain) et de Mme [Soumah] (comité de quartier) ;",
        "Réunion d'information. Entendu les questions de M. [Hanquet] (bruit) et de Mme [Soumah] (poussière) ;",
        "Considérant que deux voisins (Mme [Lalieu] et M. [Simon Bada]) s'opposent ;",
        "Deux conseillers en énergie (Mme [Lalieu] et M. [Simon Bada]) passeront.",
        "Questions du public\n1. Monsieur [Luc Colard] : éclairage du parc.\n2. Madame [Selin Bayram] : piscine.",
        "Enquête publique. Remarque de Mme [Solange Paquet] : elle perd sa vue.\n"
        "Remarque de M. [Koen Vandamme] : le mur est haut.",
        "Emploi de puériculteur. Réponse de Mme [Solange Paquet] : elle décline. Réponse de M. [Koen Vandamme] : "
        "accepté.",
        "1. Monsieur [Luc Colard] : 125 €.\n2. Madame [Selin Bayram] : 250 €.",
        "Allocation de chauffage. 1. Monsieur [Luc Colard] : refus.\n2. Madame [Selin Bayram] : accord.",
        "La comparution de M. [Luc Colard] a eu lieu devant le tribunal du travail.",
        "Atelier auquel prennent part Mme [Lalieu] et MM. [Bada] et [Colard], de la maison de repos.",
        "Les chefs de groupe, [Ali Delmotte] et [Luc Servais], du patro, s'associent à la fête.",
        "[Cindy Rossoux] a présidé la fête des voisins.",
        "[Cindy Rossoux] a présidé la séance du club photo.",
        "M. [Colard] et Mme [Lalieu] remercient, au nom de leurs familles, le personnel.",
        "L'ASBL Les Lilas est représentée à l'assemblée générale par : [Ida Lalieu] et [Simon Bada].",
        "Nouveau chef de chantier : [Wendy Jamar].",
        "La convention est signée pour le locataire par M. [Philibert Dasnoy].",
        "Mme [Sandrine Colpin] a démissionné de son emploi d'institutrice.",
        "Le groupe de marche a proposé Madame [Zohra Mansour] comme guide.",
        "M. [Serge Lenoble], sans lien de parenté avec l'échevin, demande un raccordement.",
        "Accord donné à feu l'échevin [Marcel Tordeur], de son vivant propriétaire du talus.",
        "Le notaire [Marie Biotte], domiciliée rue Haute 3, achète le terrain.",
        "Considérant que le notaire retraité, M. [Kristof Baelen], est décédé.",
        "Le patient du docteur [Heinrich Vogler] est malade.",
        "Pour la famille, Madame [Nèvraumont] justifie le retard par un deuil.",
        "Questions du public\n1. [Ida Lalieu] – Dépôts au bois\n2. [Simon Bada] – Plaine de jeux",
        "Enquête auprès des riverains\n1. [Ida Lalieu] – Bruit de l'atelier\n2. [Simon Bada] – Poussière",
        "Question 3, citoyenne, de Monsieur [BADA Simon], sur le chien errant, au titre de l'interpellation citoyenne.",
        "Le club sportif délègue [Ida Lalieu] ; y siègent pour les joueurs [Simon Bada] et [Luc Colard].",
        "Organisme\tBénéficiaire\tÂge\nCentre de jour\t[BADA Simon]\t41",
    ],
)
def test_citizens_who_ask_and_answer_stay_hidden(misjudged, marked):
    assert misjudged(marked) == []
