"""Names that are words, villages or initials as well, and things that bear the name of somebody who is hidden.

Marks of `misjudged`: {stays readable}, [is hidden], ~a question or readable~. Everything is invented.
"""

import pytest


@pytest.mark.parametrize(
    "marked",
    [
        "Candidats retenus : [Mathias Vergote], [Ghislaine Moulin] et [Jérémy Clause].\n"
        "Classement : 1. [Vergote] 71 pts – 2. [Clause] 48 pts – 3. [Moulin] 30 pts.",
        "Se présentent : [Ida Namur] et [Paul Hanquet].\nPoints : [Hanquet] 63 ; [Namur] 61 ; reste une épreuve.",
        "Madame [Véronique Bastogne] réclame ; considérant que [Bastogne] affirme avoir payé ;",
        "Madame [Véronique Bastogne] réclame ; considérant que le siège est à {Bastogne} ;",
        "Monsieur [Luc Moulin] sollicite un permis pour le {moulin} de Warnoy, dit le {Moulin} Gris.",
        "[Pierre Namur], ancien facteur, et [Pierre Vergote], menuisier, offrent 210 € du lot.",
        "Vu la demande de [Zoltan Rus], locataire ; le club RUS {Wanze} reste.",
        "Cons. que [Zoltan Vergote] paie ; Cons. {Luc Hanquet} : abst.",
        "Le sentier mène à la Pierre {Brunehaut} et à la {Pierre} du Diable.",
        "La parcelle est occupée par M. [M. Vergote] ; Monsieur [M. Hanquet] la cultive.",
        "La réclamation de M. M. [Vergote] et [Hanquet] est tardive.",
        "Madame [VERGOTE rita] (12) et M. [HANQUET jean-luc], locataires, ont payé.",
        "La demande de [Léonie D'Hondt], locataire, est rejetée. Mme [D'Hondt] fera appel.",
        "Nom\tClasse\n[Léonie D’Hondt]\t5P\n[d'Hondt Koen]\t6P",
        "Les sièges se partagent selon la clé {d'Hondt} ; la méthode {D'Hondt} est rappelée.",
        "Il a passé la nuit chez une amie, [Geneviève Lots]. Ressources : aucune.",
        "Épreuve orale : [Anne Hanquet] 71. Absents : [P. Legrand] (certificat médical), [M. Petit].",
        "Elle a dormi chez une amie, [Geneviève Lots], et son frère, [Luc Procureur], atteste.",
    ],
)
def test_a_surname_that_is_a_word_or_a_village(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Achat maison [Vergote], rue du Try. Vendeurs : [Vergote Eudore] et [Vergote Fabienne].",
        "Don de M. [Ghislain Vergote]. La collection portera la mention « Fonds [Vergote] ».",
        "Madame [Rita Hanquet] loue une terre à M. [Paul Vergote]. L'eau vient du terrain [Vergote].",
        "Monsieur [Paul Vergote] est l'associé de la ferme {Vergote} SAgr.",
        "Monsieur [Paul Vergote] gère la SRL Ferme {Vergote}.",
        "Madame [Rita Vergote], réclamante, parle de la rue {Vergote}.",
        "Le dossier concerne la ferme {Vergote}, restaurée en 1998.",
    ],
)
def test_a_thing_that_bears_the_name_of_somebody_who_is_hidden_tells_it(misjudged, marked):
    assert misjudged(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Monsieur [VERGOTE Luc], proposé par trois associations, a décliné le prix.",
        "Madame [Rita Hanquet], félicitée par le jury, reçoit un bon de 50 €.",
        "Procédure de sélection : quatre candidats. 1. [Vincent Hanquet] 84/100. Absents : [P. Vergote] (souffrant), "
        "M. [Petit]. Mme [de Almeida] bénéficie d'un aménagement.",
        "Présents : M. {Luc Vergote}, Bourgmestre, Mme {Rita Hanquet}, Échevine.\nAbsents : M. {Petit}, Conseiller.\n"
        "Le Conseil examine les candidatures.",
    ],
)
def test_what_is_done_with_somebody_is_not_what_he_says(misjudged, marked):
    assert misjudged(marked) == []
