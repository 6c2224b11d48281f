"""Does an operator learn, and erase, all that is kept about an address, while the portal runs, and nobody else?"""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from flow import make_institution
from flow import password
from imio.deliberations.commands import main
from imio.deliberations.following.followed import Followed
from imio.deliberations.following.followed import search
from imio.deliberations.following.subscriptions import KEY
from imio.deliberations.following.subscriptions import made_for
from imio.deliberations.following.subscriptions import subscriptions_of
from imio.deliberations.search.query import parse
from io import StringIO
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from zope.annotation.interfaces import IAnnotations

import httpx
import json
import pytest
import transaction


NOW = datetime(2027, 3, 16, 8, 0, tzinfo=UTC)
READER, OTHER = "lectrice@example.be", "lecteur@example.be"


@pytest.fixture
def portal(acceptance):
    return acceptance["portal"]


@pytest.fixture
def followers(portal):
    """A reader with two subscriptions, one of them confirmed, and another reader."""
    everybody = made_for(portal)
    everybody.subscribe(READER, Followed("item", "/val/decisions/m/p"), "daily", "fr", 3, NOW)
    everybody.confirm(everybody.of(READER)[0], NOW + timedelta(minutes=5))
    everybody.subscribe(READER, search(parse({"q": "voirie"})), "weekly", "en", 4, NOW + timedelta(hours=1))
    everybody.subscribe(OTHER, Followed("meeting", "/val/decisions/m"), "daily", "fr", 3, NOW)
    transaction.commit()
    return everybody


@pytest.fixture
def run(portal, monkeypatch, capsys):
    def run(act, address, user=SITE_OWNER_NAME, secret=SITE_OWNER_PASSWORD):
        monkeypatch.setenv("DELIBERATIONS_PASSWORD", secret)
        code = main(["alerts", act, address, "--url", portal.absolute_url(), "--user", user])
        transaction.begin()
        return code, *capsys.readouterr()

    return run


class TestList:
    def test_all_that_is_kept(self, followers, run):
        code, out, _ = run("list", READER)
        kept = json.loads(out)
        assert code == 0 and [one["address"] for one in kept["subscriptions"]] == [READER, READER]
        item, found = kept["subscriptions"]
        assert item["followed"] == {"kind": "item", "path": "/val/decisions/m/p", "search": []}
        assert found["followed"] == {"kind": "search", "path": "", "search": [["q", "voirie"]]}
        assert (item["frequency"], item["created"]) == ("daily", "2027-03-16T08:00:00+00:00")
        assert (item["confirmed"], found["confirmed"]) == ("2027-03-16T08:05:00+00:00", None)
        assert kept["letters"] == ["2027-03-16T08:00:00+00:00", "2027-03-16T09:00:00+00:00"]

    def test_every_field_of_a_subscription(self, followers, run):
        """A new one has to be told as well."""
        [told, *_others] = json.loads(run("list", READER)[1])["subscriptions"]
        kept = followers.of(READER)[0]
        kept._p_activate()
        assert set(vars(kept)) <= set(told)

    def test_however_it_is_written(self, followers, run):
        assert run("list", READER.upper())[0] == 0

    def test_from_the_standard_input(self, followers, run, monkeypatch):
        monkeypatch.setattr("sys.stdin", StringIO(f"{READER}\n"))
        assert READER in run("list", "-")[1]

    def test_nothing_is_known(self, followers, run):
        code, out, _ = run("list", "personne@example.be")
        assert (code, json.loads(out)) == (1, {"subscriptions": [], "letters": []})

    def test_asking_writes_nothing(self, portal, run):
        assert run("list", READER)[0] == 1 and KEY not in IAnnotations(portal)

    @pytest.mark.parametrize("address", ["lectrice", " ", "a@b@example.be"])
    def test_what_is_no_address_is_told_by_its_field(self, run, address):
        code, _, err = run("list", address)
        assert code == 2 and "address: une adresse électronique est attendue" in err
        assert address.strip() == "" or address not in err


class TestErase:
    def test_all_of_one_and_nothing_of_another(self, followers, portal, run):
        code, out, _ = run("erase", READER)
        assert code == 0 and len(json.loads(out)["subscriptions"]) == 2
        everybody = subscriptions_of(portal)
        assert [one.address for one in everybody] == [OTHER]
        assert everybody.asked_for(READER) == () and everybody.asked_for(OTHER)
        assert len(everybody.letters) == len(everybody.waiting) == len(everybody.by_address) == 1

    def test_twice_is_once(self, followers, run):
        assert [run("erase", READER)[0] for _time in range(2)] == [0, 1]

    def test_the_log_says_that_and_by_whom_but_not_whose(self, followers, run, caplog):
        with caplog.at_level("INFO"):
            run("erase", READER)
        assert f"2 subscriptions erased at the wish of {SITE_OWNER_NAME}" in caplog.text and READER not in caplog.text


class TestWhoMay:
    @pytest.mark.parametrize("act", ["list", "erase"])
    def test_not_the_people_of_an_institution(self, followers, portal, run, act):
        make_institution(portal)
        for group in ("managers", "secretaries", "backoffice"):
            user = f"val-{group}-1"
            code, out, err = run(act, READER, user, password(user))
            assert code == 2 and err.startswith("403") and READER not in out + err
        assert len(subscriptions_of(portal)) == 3

    def test_no_visitor(self, followers, portal):
        address = f"{portal.absolute_url()}/@alerts"
        headers = {"Accept": "application/json"}
        answers = [
            httpx.post(address, json={"act": "list", "address": READER}, headers=headers),
            httpx.get(address, headers=headers),
        ]
        assert [answer.status_code for answer in answers] == [401, 404]
        assert not any("lectrice" in answer.text for answer in answers)

    @pytest.mark.parametrize(
        ("data", "fields"),
        [([], ["act", "address"]), ({"act": "burn", "address": READER}, ["act"]), ({"act": "list"}, ["address"])],
    )
    def test_what_cannot_be_read_names_its_fields(self, portal, data, fields):
        answer = httpx.post(
            f"{portal.absolute_url()}/@alerts",
            json=data,
            headers={"Accept": "application/json"},
            auth=(SITE_OWNER_NAME, SITE_OWNER_PASSWORD),
        )
        assert answer.status_code == 400 and [one["field"] for one in answer.json()["errors"]] == fields
        assert READER not in answer.text
