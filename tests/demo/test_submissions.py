"""What the back offices of the demo send."""

from datetime import timedelta
from imio.deliberations.backoffice.payload import Submission
from statistics import median

import json
import pytest
import re


DECIDED, HELD, TO_COME, ROCHEBRUNE = (
    "10-val-des-aulnes-decided",
    "20-val-des-aulnes-held",
    "30-val-des-aulnes-to-come",
    "40-rochebrune-to-come",
)

ACCOUNTS = {"BE68539007547034", "BE71096123456769", "BE62510007547061"}


def everything(submissions):
    return json.dumps(submissions, ensure_ascii=False)


def number_key(number):
    """``2.9`` before ``2.10``, ``5`` before ``5A``."""
    return [(int(part), letter) for part, letter in re.findall(r"(\d+)([A-Z]?)", number)]


def text_of(item):
    return re.sub(r"<[^>]+>|&nbsp;", " ", " ".join(item["texts"].values()))


@pytest.mark.parametrize("days", [0, 17, 42, 101, 366])
def test_valid_on_any_day(submissions_as_written, relative_dates, today, days):
    for written in submissions_as_written.values():
        Submission.model_validate(relative_dates.resolve(written, today + timedelta(days=days)))


def test_how_the_meetings_are_composed(submissions):
    shape = {
        name: (len(data["items"]), data["meeting"]["state"], {item["stage"] for item in data["items"]})
        for name, data in submissions.items()
    }

    assert shape == {
        DECIDED: (15, "closed", {"final"}),
        HELD: (12, "decided", {"draft"}),
        TO_COME: (14, "planned", {"draft"}),
        ROCHEBRUNE: (4, "planned", {"draft"}),
    }


def test_numbers_and_positions_agree(submissions):
    for data in submissions.values():
        positions = [item["position"] for item in data["items"]]
        numbers = [number_key(item["number"]) for item in data["items"]]
        assert positions == sorted(set(positions))
        assert numbers == sorted(numbers)
        assert len({item["number"] for item in data["items"]}) == len(numbers)


def test_identifiers_are_unique(items, annexes):
    identifiers = [item["id"] for item in items] + [annex["id"] for annex in annexes]

    assert len(identifiers) == len(set(identifiers))


def test_every_kind_of_item_and_every_outcome(submissions, items):
    numbers = [item["number"] for item in submissions[TO_COME]["items"]]

    assert {"2.9", "2.10", "3A"} < set(numbers)
    assert {item["kind"] for item in items} == {"normal", "added", "urgent"}
    outcomes = {item.get("outcome") for item in submissions[DECIDED]["items"]}
    assert outcomes == {"adopted", "amended", "rejected", "noted", "postponed"}


def test_one_item_is_in_closed_session(items):
    assert [item["id"] for item in items if item["privacy"] != "public"] == ["vda-c3-14"]


def test_votes_count_those_who_were_there(submissions):
    meeting = submissions[DECIDED]["meeting"]
    members = [person for person in meeting["attendees"] if person["function"] != "Directrice générale"]
    present = [person for person in members if person["presence"] == "present"]

    for item in submissions[DECIDED]["items"]:
        if "vote" not in item:
            assert item["outcome"] in ("noted", "postponed")
            continue
        left = 1 if "quitte la séance" in item["texts"]["motivation"] else 0
        counted = ("yes", "no", "abstention", "blank")
        assert sum(item["vote"].get(kind, 0) for kind in counted) == len(present) - left
        if not item["vote"].get("secret"):
            assert (item["vote"]["yes"] > item["vote"]["no"]) == (item["outcome"] in ("adopted", "amended"))


def test_drafts_have_neither_outcome_nor_vote_nor_signature(items):
    for item in items:
        if item["stage"] == "draft":
            assert item.keys().isdisjoint({"outcome", "vote"})
            assert "STASSART" not in item["texts"]["decision"]


def test_nothing_was_modified_after_today(items, today):
    assert all(item["modified"] < today.isoformat() for item in items)


def test_the_length_of_the_texts(items):
    words = [len(text_of(item).split()) for item in items]

    assert min(words) < 80
    assert 1_400 < max(words) < 2_000
    assert 350 <= median(words) <= 450


def test_the_markup_of_the_back_office_is_there(submissions):
    text = everything(submissions)

    for mark in (
        "<o:p></o:p>",
        "MsoNormal",
        "&nbsp;",
        "style=",
        "data:image/png;base64,",
        "<table",
        "<ol>",
        "<u>",
    ):
        assert mark in text
    assert len(re.findall(r'<span class=\\"pm-anonymize [a-z-]+\\"></span>', text)) == 1


def test_national_register_numbers_are_valid_and_of_nobody(submissions, annex_texts):
    text = everything(submissions) + annex_texts
    found = re.findall(r"\b(\d\d)\.(\d\d)\.(\d\d)-(\d{3})\.(\d\d)\b", text)

    assert len(set(found)) >= 6
    for year, month, day, serial, check in found:
        assert serial in ("000", "999")
        nine = year + month + day + serial
        assert int(check) in (97 - int(nine) % 97, 97 - int("2" + nine) % 97)


def test_accounts_are_the_published_examples(submissions, annex_texts):
    found = re.findall(r"\bBE\d\d(?: ?\d{4}){3}\b", everything(submissions) + annex_texts)

    assert {account.replace(" ", "") for account in found} == ACCOUNTS


def test_mail_telephones_plates_and_postcodes_are_of_nobody(submissions, portal_data, annex_texts):
    text = everything(submissions) + json.dumps(portal_data) + annex_texts

    assert set(re.findall(r"[\w.+-]+@([\w.-]*\w)", re.sub(r"data:image[^\"]+", "", text))) == {"example.be"}
    assert all("00.00." in phone for phone in re.findall(r"\b0\d{2,3}/\d\d\.[\d.]+", text))
    assert all(plate.startswith("1-ZZZ-9") for plate in re.findall(r"\b\d-[A-Z]{3}-\d{3}\b", text))
    localities = "Val-des-Aulnes|Aulnoy|Sart-Mélin|Trieux-sur-Aulne|Hurlebise|Rochebrune"
    assert set(re.findall(rf"\b(\d{{4}}) (?:{localities})", text)) == {"5999"}
