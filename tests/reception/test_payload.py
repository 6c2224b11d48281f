"""Does the payload's model name every problem by its field, and never by its value?"""

from flow import item
from flow import submission
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from imio.deliberations.backoffice.payload import json_schema
from imio.deliberations.backoffice.payload import PayloadError
from imio.deliberations.backoffice.payload import read_envelope
from imio.deliberations.backoffice.payload import read_item
from imio.deliberations.backoffice.payload import Submission

import pytest


ANNEX = {"id": "a", "title": "Plan", "type": "application/pdf", "size": 1, "publishable": True}


def problems(**changes):
    data = {key: value for key, value in item(**changes).items() if value is not ...}
    with pytest.raises(PayloadError) as refused:
        read_item(data, "items.0")
    return {problem["field"].removeprefix("items.0."): problem["message"] for problem in refused.value.problems}


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"privacy": ...}, "privacy", "champ obligatoire"),
        ({"privacy": "maybe"}, "privacy", "valeurs admises : 'public', 'public_heading', 'secret', 'secret_heading'"),
        ({"title": ""}, "title", "ne peut pas être vide"),
        ({"title": " \n "}, "title", "ne peut pas être vide"),
        ({"title": "x" * 5001}, "title", "au plus 5000 caractères"),
        ({"title": 3}, "title", "une chaîne de caractères est attendue"),
        ({"position": "3"}, "position", "un nombre entier est attendu"),
        ({"position": -1}, "position", "valeur trop petite"),
        ({"position": True}, "position", "un nombre entier est attendu"),
        ({"number": "<b>"}, "number", "forme non admise ; voir le schéma"),
        ({"id": "../x"}, "id", "forme non admise ; voir le schéma"),
        ({"id": "été"}, "id", "forme non admise ; voir le schéma"),
        ({"modified": "hier"}, "modified", "une date ISO 8601 est attendue"),
        ({"modified": "2027-02-30T10:00:00"}, "modified", "une date ISO 8601 est attendue"),
        ({"stage": "projet"}, "stage", "valeurs admises : 'draft', 'final'"),
        ({"vote": {"yes": 1}}, "vote.no", "champ obligatoire"),
        ({"vote": {"yes": 1, "no": 1001}}, "vote.no", "valeur trop grande"),
        ({"texts": {"decision": None}}, "texts.decision", "une chaîne de caractères est attendue"),
        ({"texts": {"surprise": ""}}, "texts.surprise", "champ inconnu"),
        ({"annexes": [{**ANNEX, "publishable": "yes"}]}, "annexes.0.publishable", "true ou false est attendu"),
        ({"annexes": [{"id": "a"}]}, "annexes.0.publishable", "champ obligatoire"),
        ({"annexes": [{**ANNEX, "type": "pdf"}]}, "annexes.0.type", "forme non admise ; voir le schéma"),
        ({"annexes": {}}, "annexes", "une liste est attendue"),
        ({"in_charge": ["x"] * 21}, "in_charge", "au plus 20 éléments"),
        ({"extra": 1}, "extra", "champ inconnu"),
    ],
)
def test_a_problem_names_its_field_and_the_way_out(changes, field, message):
    assert problems(**changes)[field] == message


def test_a_key_that_the_sender_invented_is_not_echoed():
    found = problems(**{"M. Jean Dupont, né le 3 mars": 1})
    assert list(found) == ["?"]


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2027-03-23T20:00:00", "2027-03-23T19:00:00+00:00"),
        ("2027-07-01T20:00:00", "2027-07-01T18:00:00+00:00"),
        ("2027-07-01T20:00:00+00:00", "2027-07-01T20:00:00+00:00"),
        ("2027-07-01T20:00:00-05:00", "2027-07-02T01:00:00+00:00"),
    ],
)
def test_a_date_without_an_offset_is_brussels_time(written, utc):
    assert read_envelope(submission(item(), start=written)).meeting.start.isoformat() == utc


def test_the_schema_requires_what_may_not_be_assumed():
    definitions = json_schema()["$defs"]
    assert "privacy" in definitions["Item"]["required"]
    assert "publishable" in definitions["Annex"]["required"]
    assert definitions["Item"]["additionalProperties"] is False


def test_a_full_submission_is_read():
    read = Submission.model_validate(submission(item(annexes=[ANNEX], vote={"yes": 1, "no": 0}, outcome="adopted")))
    assert read.items[0].annexes[0].publishable is True


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30)
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=10), inner), max_leaves=8)
SECRET = "Zénobe Quatrelivres"


@settings(max_examples=200, deadline=None)
@given(JSON)
def test_any_json_is_read_or_refused_in_words(data):
    for read in (read_envelope, lambda found: read_item(found, "items.0")):
        try:
            read(data)
        except PayloadError as error:
            assert error.problems and all(problem["message"] for problem in error.problems)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(item())), st.sampled_from([SECRET, [SECRET], {"x": SECRET}, {SECRET: 1}]))
def test_no_value_of_the_sender_is_in_a_message(field, value):
    try:
        read_item({**item(), field: value}, "items.0")
    except PayloadError as error:
        assert SECRET not in str(error)


NUMBERS = ("1", "2.10", "5A", "3bis", "12 ter", "HC 12", "SP.3", "XVIII", "2/4", "Point 3", "U-1")


@pytest.mark.parametrize("number", NUMBERS)
def test_what_councils_write_is_a_number(number):
    assert read_item(item(number=number), "items.0").number == number


@pytest.mark.parametrize("number", ["Odilon Trouvaille", "1 Dupont", "Mme Petit", "85.07.30-033 28", "Plainte"])
def test_what_may_name_somebody_is_no_number(number):
    """It is shown to all, and nobody reviews it."""
    assert set(problems(number=number)) == {"number"}
