"""Does an address of the existing portal stay only where it says nothing that the page does not say?"""

from imio.deliberations.takeover import conversion
from imio.deliberations.takeover.addresses import says_no_more
from imio.deliberations.takeover.addresses import tells_a_meeting
from imio.deliberations.validation.outcome import Outcome

import pytest


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("17-mars-2026", True),
        ("conseil-communal-du-17-mars-2026-20h30", True),
        ("seance-extraordinaire-du-1er-fevrier-2026-1", True),
        ("seance-de-monsieur-firmin-longuehaie", False),
        ("boulanger", False),
    ],
)
def test_the_address_of_a_meeting_says_a_day_and_an_organ(address, kept):
    assert tells_a_meeting(address, "Conseil communal") is kept


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("reglement-taxe-sur-les-dechets", True),
        # Cut by Plone at its greatest length.
        ("reglement-taxe-sur-les-dech", True),
        ("reglement-taxe-2", True),
        ("plainte-de-monsieur-bruyerette", False),
        ("reglement-dupont", False),
        ("d", False),
    ],
)
def test_the_address_of_an_item_says_what_its_page_says(address, kept):
    content = {"title": "Règlement-taxe sur les déchets", "matter": "Finances", "in_charge": [], "annexes": []}
    texts = dict.fromkeys(("explanatory_note", "motivation", "vote"), "")
    content["texts"] = {**texts, "decision": "<p>Le Conseil arrête.</p>"}
    assert says_no_more(address, content, Outcome(())) is kept


@pytest.mark.parametrize(
    ("key", "matter", "note"),
    [
        ("police-administrative", "Police administrative", "matter"),
        ("dossier-de-monsieur-petit", "Sans matière", "unknown_matter"),
        ("dossier-casimodo", "Sans matière", "unknown_matter"),
    ],
)
def test_a_matter_without_a_label_is_written_after_its_identifier_in_ordinary_words_alone(key, matter, note):
    notes = []
    assert conversion._matter(key, {}, notes) == matter and notes == [note]
