"""Parcels whose lot is in lower case or touches the number, or whose section is left out."""

import pytest


@pytest.mark.parametrize(
    "text, parcel",
    [
        ("l'empiétement sur la parcelle C 77 k3 de Mme Hocquet", "parcelle C 77 k3"),
        ("La parcelle C77k3 appartenant à M. Armand Cuvelier est enclavée.", "parcelle C77k3"),
        ("une haie longe la parcelle 318 D2 de M. Cuvelier", "parcelle 318 D2"),
        ("la parcelle 318/02 de Mme Hocquet", "parcelle 318/02"),
        ("la parcelle B 318 des époux Cuvelier-Trinon", "parcelle B 318"),
        ("le terrain voisin, parcelle 318d2, reste en friche", "parcelle 318d2"),
        ("les parcelles C 77 k3 et C 78a de Mme Hocquet", "parcelles C 77 k3 et C 78a"),
        ("le jardin C 77k3 de Mme Hocquet", "C 77k3"),
    ],
)
def test_the_parcel_of_a_private_person_is_masked(found, text, parcel):
    assert found(text, "PARCEL") == [(parcel, "mask")]


@pytest.mark.parametrize(
    "text, parcel",
    [
        ("M. Cuvelier occupe le n° 318 D2 du cadastre.", "n° 318 D2"),
        ("le fonds cadastré C77k3", "C77k3"),
        ("la parcelle n°318d2", "parcelle n°318d2"),
        ("la parcelle reprise sous le n° 318 d2", "n° 318 d2"),
    ],
)
def test_any_other_is_proposed(found, text, parcel):
    assert found(text, "PARCEL") == [(parcel, "propose")]


def test_that_of_the_commune_stays(found):
    assert found("la parcelle communale C77k3", "PARCEL") == [("C77k3", "keep")]


@pytest.mark.parametrize(
    "text",
    [
        "la parcelle de 318 m2 de Mme Hocquet",
        "la parcelle 12 a été cédée à Mme Hocquet",
        "la parcelle 12 y est décrite",
        "la parcelle 12B du cimetière, où repose feu M. Cuvelier",
        "la parcelle 3 du lotissement",
        "lot et parcelle 3 M. Cuvelier",
        "le bois A 12 du plan de gestion",
        "une parcelle d'environ 12 ares",
        "le n° 31 B de la rue",
    ],
)
def test_what_only_looks_alike_is_none(found, text):
    assert found(text, "PARCEL") == []
