"""Can an institution's colour be seen on the paper of both pages?"""

from imio.deliberations.portal.contrast import accent_sheet
from imio.deliberations.portal.contrast import contrast
from imio.deliberations.portal.contrast import DARK
from imio.deliberations.portal.contrast import ENOUGH
from imio.deliberations.portal.contrast import LIGHT
from pathlib import Path

import imio.deliberations.portal
import pytest


@pytest.mark.parametrize(
    "one, other, expected",
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#000000", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#123456", "#123456", 1),
    ],
)
def test_contrast_is_that_of_the_guidelines(one, other, expected):
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    "colour, light, dark",
    [
        ("#1f6f54", "#1f6f54", "var(--accent)"),
        ("#ffe45c", "var(--accent)", "#ffe45c"),
        ("#c0392b", "#c0392b", "#c0392b"),
    ],
)
def test_a_colour_that_cannot_be_told_from_the_paper_gives_way(colour, light, dark):
    sheet = accent_sheet(colour)
    assert sheet.startswith(f":root {{ --institution: {light}; }}")
    assert (f"prefers-color-scheme: dark) {{ :root {{ --institution: {dark}; }} }}" in sheet) == (dark != light)


@pytest.mark.parametrize("colour", ["", "red", "#fff", "#12345g", "#123456; } body { display: none"])
def test_what_is_no_colour_is_no_style(colour):
    assert accent_sheet(colour) == ""


def test_the_papers_are_those_of_the_sheet():
    sheet = (Path(imio.deliberations.portal.__file__).parent / "static/portal.css").read_text("utf-8")
    assert sheet.count(f"--paper: {LIGHT};") == sheet.count(f"--paper: {DARK};") == 1
    assert contrast("#0b5a61", LIGHT) >= ENOUGH and contrast("#6cc5cc", DARK) >= ENOUGH
