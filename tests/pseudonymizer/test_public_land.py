"""Does the land of a public body stay readable, and that of a neighbour or of a seller not?"""

import pytest


LOT = "2e division, section B, n° 33 C"


@pytest.mark.parametrize(
    "text",
    [
        f"Considérant que le bien, cadastré {LOT}, d'une contenance de 2 ha 41 a 60 ca, appartient à la Commune ;",
        f"Considérant que le pré appartient à la Ville depuis 1961 ; qu'il est cadastré {LOT} ;",
        f"Considérant que le captage communal, cadastré {LOT}, alimente le réservoir ;",
        f"Considérant que la salle des fêtes, érigée sur la parcelle cadastrée {LOT}, doit être agrandie ;",
        f"Considérant que la Régie foncière donne à bail le terrain cadastré {LOT} au club de tennis ;",
        f"Considérant que la Commune loue le droit de chasse sur ses bois, cadastrés {LOT} ;",
        "Bail à ferme\nLot A – Les Grandes Mottes (1 ha 20 a), section A 77 C",
        "N°\tPropriétaire\tParcelle\tSurface\n2\tCommune de Vervaux\t2e div., B 115 D\t31 m²",
        "N°\tPropriétaire\tParcelle\tSurface\n3\tCPAS de Vervaux\t2e div., B 116 E\t12 m²",
    ],
)
def test_the_land_of_a_public_body_stays_readable(found, text):
    assert [action for _, action in found(text, "PARCEL")] == ["keep"]


@pytest.mark.parametrize(
    "text, action",
    [
        (f"Vu la promesse par laquelle M. Evrard Coune cède le bien cadastré {LOT} ;", "propose"),
        (f"Considérant que la Commune a acquis la place ; que M. Coune vend le champ cadastré {LOT} ;", "propose"),
        (f"Le sol appartient à la Ville, l'étang appartient à M. Wanty ; qu'il est cadastré {LOT} ;", "propose"),
        (f"Considérant que la Commune loue à M. Coune, depuis 1990, le garage cadastré {LOT} ;", "propose"),
        (f"Achat d'une maison : la salle de bain et le terrain cadastré {LOT} appartiennent à M. Wanty ;", "propose"),
        (f"la parcelle voisine de l'école, cadastrée {LOT}, est bâtie", "mask"),
        (f"Mme Fastré, propriétaire de la parcelle jouxtant le cimetière, cadastrée {LOT} ;", "mask"),
        ("N°\tPropriétaire\tParcelle\tSurface\n1\tHorrion Marie\t2e div., B 114 C\t25 m²", "propose"),
        ("N°\tNom\tParcelle\tSurface\n1\tVillers Marie\t2e div., B 114 C\t25 m²", "propose"),
    ],
)
def test_the_land_of_a_private_person_is_hidden(found, text, action):
    got = [action for _, action in found(text, "PARCEL")]
    assert len(got) == 1 and got[0] in (action, "mask")
