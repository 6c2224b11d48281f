"""The institutions, their office holders and the accounts."""

from collections import Counter
from datetime import date

import re


FIELDS = {
    *("id", "title", "kind", "nis", "bce", "population", "population_date"),
    *("province", "postcodes", "former_names", "contact_email", "accent_colour", "officials"),
}


def test_the_institutions_are_complete_and_apart(portal_data):
    first, second = portal_data["institutions"]

    assert [first["id"], second["id"]] == ["val-des-aulnes", "rochebrune"]
    for institution in portal_data["institutions"]:
        assert institution.keys() == FIELDS
        assert re.fullmatch(r"#[0-9a-f]{6}", institution["accent_colour"])
        date.fromisoformat(institution["population_date"])
    names = [{official["name"] for official in institution["officials"]} for institution in (first, second)]
    assert not names[0] & names[1]


def test_enterprise_numbers_have_valid_check_digits(portal_data):
    for institution in portal_data["institutions"]:
        digits = institution["bce"].replace(".", "")
        assert int(digits[8:]) == 97 - int(digits[:8]) % 97


def test_twenty_one_sit_in_the_council_today(portal_data):
    sitting = [
        official
        for official in portal_data["institutions"][0]["officials"]
        if official["until"] is None and not official["function"].startswith("Direct")
    ]

    assert len(sitting) == 21
    for official in portal_data["institutions"][0]["officials"]:
        assert date.fromisoformat(official["since"])
        assert official["until"] is None or official["since"] < official["until"]


def test_an_account_for_each_role(portal_data):
    groups = Counter((account["institution"], account["group"]) for account in portal_data["accounts"])

    assert groups == {
        ("val-des-aulnes", "backoffice"): 1,
        ("val-des-aulnes", "agents"): 1,
        ("val-des-aulnes", "secretaries"): 1,
        ("val-des-aulnes", "managers"): 1,
        ("rochebrune", "backoffice"): 1,
        ("rochebrune", "secretaries"): 1,
    }
    for account in portal_data["accounts"]:
        assert account.keys() == {"id", "fullname", "email", "institution", "group"}


def test_the_ones_in_charge_are_office_holders(portal_data, submissions):
    officials = {
        institution["id"]: {official["name"] for official in institution["officials"]}
        for institution in portal_data["institutions"]
    }

    for submission in submissions.values():
        for item in submission["items"]:
            assert set(item["in_charge"]) <= officials[submission["institution"]]
        for attendee in submission["meeting"].get("attendees", []):
            assert attendee["name"] in officials[submission["institution"]]
