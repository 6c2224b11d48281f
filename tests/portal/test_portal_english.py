"""Is every word of the citizen's pages there in English, with the same gaps to fill in?"""

from i18ndude.extract import py_strings
from i18ndude.extract import tal_strings
from pathlib import Path
from pythongettext.msgfmt import Msgfmt

import gettext
import imio.deliberations
import io
import pytest
import re


ROOT = Path(imio.deliberations.__file__).parent
DOMAIN = "imio.deliberations"
GAP = re.compile(r"\$\{(\w+)\}")


@pytest.fixture(scope="module")
def used():
    """Message id -> French, of the citizen's pages."""
    found = {}
    for catalogue in (
        py_strings(str(ROOT / "portal"), DOMAIN),
        tal_strings(str(ROOT / "portal"), domain=DOMAIN),
    ):
        found |= {str(message): " ".join((message.default or "").split()) for message in catalogue}
    return found


@pytest.fixture(scope="module")
def english():
    compiled = Msgfmt((ROOT / "locales/en/LC_MESSAGES/imio.deliberations.po").read_bytes().splitlines(True)).get()
    return gettext.GNUTranslations(io.BytesIO(compiled))


def test_every_message_has_an_english_translation(used, english):
    assert len(used) > 300
    lacking = {name: french for name, french in used.items() if english.gettext(name) == name}
    assert not lacking


def test_a_translation_fills_in_what_the_french_does(used, english):
    wrong = {
        name: english.gettext(name)
        for name, french in used.items()
        if set(GAP.findall(french)) != set(GAP.findall(english.gettext(name)))
    }
    assert not wrong


def test_english_takes_english_quotation_marks_and_spaces(used, english):
    said = [english.gettext(name) for name in used]
    assert not [text for text in said if "«" in text or "\N{NO-BREAK SPACE}" in text or re.search(r"\s[:;?!]", text)]
