"""Is an export read as it was written, one object at a time, and told to be none where it is none?"""

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from imio.deliberations.takeover import conversion
from imio.deliberations.takeover.plan import officials_in
from imio.deliberations.takeover.reading import BadExport
from imio.deliberations.takeover.reading import Export
from pathlib import Path
from takeover.conftest import EXPORT
from takeover.conftest import steps

import json
import pytest
import tempfile


#: What a text may hold that looks like the frame around it.
TEXT = st.text(alphabet=r"""{}[]"\,:aé€ """, max_size=12)
VALUE = TEXT | st.none() | st.lists(TEXT, max_size=2) | st.dictionaries(TEXT, TEXT, max_size=2)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(TEXT, VALUE, max_size=2), max_size=3), st.booleans(), st.sampled_from([None, 4]))
def test_any_object_is_found_whole_whatever_stands_in_its_texts(objects, escaped, indent):
    objects = [
        {**data, "@id": f"https://example.be/val/decisions/{number}", "@type": "Meeting"}
        for number, data in enumerate(objects)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "export.json")
        path.write_text(json.dumps(objects, ensure_ascii=escaped, indent=indent), encoding="utf-8", newline="")
        with Export([path]) as export:
            assert [export.read(one) for one in export.index] == objects


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "ValueError"),
        ("{}", "un tableau JSON est attendu"),
        ('[{"@type": "Item"', "incomplet"),
        ("[{x}]", "JSON illisible à l’octet 1"),
        ("texte", "un tableau JSON est attendu"),
    ],
    ids=["empty", "an object", "cut off", "no JSON", "a text"],
)
def test_what_is_no_export_is_told_without_quoting_it(tmp_path, text, why):
    path = tmp_path / "export.json"
    path.write_text(text)
    with pytest.raises(BadExport, match=why), Export([path]):
        pass


def test_types_exported_each_into_a_file_of_its_own_are_read_together(tmp_path):
    data = json.loads(EXPORT.read_text())
    files = []
    for portal_type in sorted({one["@type"] for one in data}):
        files.append(tmp_path / f"{portal_type}.json")
        files[-1].write_text(json.dumps([one for one in data if one["@type"] == portal_type]))
    with Export(files) as apart, Export([EXPORT]) as together:
        assert apart.institutions == together.institutions
        assert len(apart.of("aulnes", "Item", "decisions", "17-mars-2026")) == 7


def test_each_institution_is_taken_by_itself():
    assert [step.meeting for step in steps(source="roches", target="cpas") if step.taken] == ["3-mars-2026"]
    [step] = steps(source="roches", target="cpas")
    assert step.submission["institution"] == "cpas"
    assert step.submission["meeting"]["organ"] == "Conseil de l’action sociale"


def test_the_account_at_the_back_office_is_nowhere_in_what_is_sent():
    sent = json.dumps([step.submission for step in steps()])
    assert "secret-of-the-fixture" in EXPORT.read_text() and "secret-of-the-fixture" not in sent


def test_only_office_holders_with_a_first_name_are_proposed_for_the_registry():
    with Export([EXPORT]) as export:
        lines, unnamed = officials_in(export, "aulnes")
    assert (len(lines), unnamed) == (2, 1) and not any("Quoilin" in line for line in lines)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("approbation-du-pv", True),
        ("13-mars-2019", True),
        ("seance-du-2026-03-13", True),
        ("Majuscule", False),
        ("", False),
        ("../bureau", False),
        ("850730-99912", True),
        ("85073099912", False),
        ("85.07.30.999.12", False),
    ],
)
def test_an_address_is_kept_only_where_it_can_stand_in_one(name, kept):
    assert conversion.is_address(name) is kept
