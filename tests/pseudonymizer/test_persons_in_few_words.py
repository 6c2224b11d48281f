"""Are persons hidden whom the text names by a nickname, in religion, by letters, in a list of couples or of brothers?

Braces hold what must stay, brackets what must be hidden.
"""

import pytest


TEXTS = [
    "Courriel de « Mémé [Louise] » se plaignant de la cave.",
    "Un appel de « Tonton [Roger] », sans autre précision.",
    "Papy [Gaston] et mamy [Odette] gardent les petits.",
    "Concession B 15 – Sœur [Marie-Bernard], supérieure de la communauté.",
    "Frère [Jean-Marie] enseigne toujours à 80 ans ; sœur [Marie-Josèphe] l'aide.",
    "C'est le fils à Wuyts et la bande du [Jordan] de la cité.",
    "Le [Kevin] du 12 a encore jeté ses poubelles dans le ruisseau.",
    "La [Josiane] de la friterie refuse de fermer à 22 h.",
    "L'auteur présumé, M. [A.], est sous mandat d'arrêt.",
    "La victime, Mme [B.], a porté plainte ; le témoin, M. [C. D.], aussi.",
    "L'enfant [A.] est suivi par le service ; sa mère, Mme [K.], travaille.",
    "[WILLEMS] frères : 1.250 €",
    "- [HANQUART] frères, route de Huy ;",
    "Lot 2 (87 a) attribué à [Hanquart] frères, cultivateurs.",
    "Noces d'or : [Carlier Willy] – [Bughin Marie-Paule] (6/4/1974)",
    "[SCHIAVONE Rocco] – [HANSE Claudine] (20/7/1974)",
    "[Dethier Léon] - [Maréchal Yvonne] (12/02/1964) : noces de diamant",
    "[Marlaire-Gilson], 50 ans de mariage le 3 mai",
    "Échéances : n° 12 – [Lambermont-Simon] – 1971 ; n° 15 – Veuve [Crespeau] – 1972",
    "A/12 [Wauters-Rouard] 1968 ; A/13 [Hublet-Colin] 1970",
    "Association [Gaspard] père et fils / 63 et 33 ans / 4 km",
    "Le proprio, monsieur [Tondreau], a dit oui ; madame [corinne] aussi.",
    "[Louisette], du 12, rue Haute, a téléphoné trois fois.",
    "Merci de rappeler [Nadège] au 0470/00.00.12.",
    "Signé : [Bernadette], une maman en colère.",
    "Ma fille [Chloé] ne peut plus aller à l'école à pied.",
    "Mon mari [Jean-Claude] est tombé devant la poste.",
    "Le petit [Nolan] a été mordu ; la petite [Inès] aussi.",
    "Notre voisin [Marcel] nourrit les pigeons.",
    "Chez [Ginette], on joue de la musique jusqu'à 3 h.",
    "Avec mes salutations, [Josy] et [Marcel]",
    "Les frères [Hanquart] et les sœurs [Colinet] indivisaires.",
    "Consorts [Van Hove-Maes], [Pirard] et [Lejeune]",
    "Père [Damien], franciscain, bénira les cartables.",
    "Mère [Teresa-Marie], prieure, signe la convention.",
    # things
    "L'école {Sœur Emmanuelle} ouvre une classe.",
    "Le home {Frère Mutien-Marie} est agréé.",
    "La rue {Père Damien} sera barrée.",
    "Pâtes {Mémé Louise} : 12 paquets pour la cantine.",
    "Les {Frères de la Charité} et les {Sœurs de la Providence} gèrent l'hôpital.",
    "L'arrêt de bus {Chez Ginette} est déplacé.",
    "La brasserie {Willems Frères SA} sponsorise la kermesse.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_persons_named_in_few_words(misjudged, text):
    assert misjudged(text) == []
