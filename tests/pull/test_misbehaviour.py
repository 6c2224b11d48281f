"""When the back office misbehaves: what does the report say, what was kept, and did the rest arrive all the same?"""

from datetime import datetime
from imio.deliberations.backoffice.credentials import Credentials
from imio.deliberations.backoffice.credentials import seal
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.reception.pull import meeting
from imio.deliberations.reception.pull import words
from imio.deliberations.worker.pulling import pull_round
from pull.conftest import counts
from pull.conftest import lines
from standin.running import a_meeting
from standin.running import a_town
from standin.running import COUNCIL
from zope.component import getGlobalSiteManager
from zope.component import provideHandler
from zope.lifecycleevent.interfaces import IObjectAddedEvent

import os
import pytest
import transaction


ITEMS = "type=item"
#: The path and the query of the stand-in, the sentence, and whether the clock starts no other run.
WHOLE = [
    ("status", {"status": 401}, "refuse l’identifiant ou le mot de passe (401)", True),
    ("status", {"status": 500}, "en panne ou surchargé (500)", False),
    ("html", {}, "a répondu une page web au lieu de données", False),
    ("text", {}, "autre chose que des données", False),
    ("compressed", {}, "des données comprimées", False),
    ("deep", {}, "s’est interrompue avant la fin", False),
    ("truncated", {}, "s’est interrompue avant la fin", False),
    ("wrong_length", {}, "s’est interrompue avant la fin", False),
    ("slow", {"seconds": 2}, "n’a pas répondu entièrement en 1 secondes", False),
    ("drip", {"seconds": 0.05}, "n’a pas répondu entièrement en 3 secondes", False),
    ("endless", {"size": 40_000_000}, "dépasse la limite de 32 Mio", False),
    (
        "redirect",
        {"location": "https://ailleurs.example.be/"},
        "renvoie vers un autre serveur (ailleurs.example.be)",
        True,
    ),
    ("redirect", {"location": "http://10.0.0.1/"}, "renvoie vers un autre serveur (10.0.0.1)", True),
    ("missing", {"key": "UID"}, "n’a pas la forme attendue (« @config.UID »)", False),
]


@pytest.mark.parametrize(("kind", "how", "sentence", "halts"), WHOLE)
def test_a_back_office_that_answers_nothing_ends_the_run_with_a_sentence(pull_modern, kind, how, sentence, halts):
    pull = pull_modern
    pull.standin.faults.add(kind, **how)
    report = pull()
    assert report.outcome == "failed"
    assert sentence in report.error["sentence"]
    assert report.error["halts"] is halts is bool(pull.source.halted)
    assert len(pull.institution["bureau"].dossiers) == 0
    pull.standin.faults.clear()
    assert pull_round(pull.portal, pull.now.replace(hour=23)) == (0 if halts else 1)
    if halts:
        # A human who presses the button goes on, and the clock after her.
        report = pull("val-managers-1")
        assert (report.outcome, pull.source.halted) == ("done", None)
    assert len(pull.institution["bureau"].dossiers) == 3


ONE_MEETING = [
    ("status", {"status": 403}, "n’a pas le droit de lire ceci"),
    ("status", {"status": 404}, "ne connaît pas ce qui lui est demandé"),
    ("status", {"status": 400}, "identifiant de configuration de chaque organe"),
    ("status", {"status": 500}, "en panne ou surchargé (500)"),
    ("truncated", {}, "s’est interrompue avant la fin"),
    ("missing", {"key": "items_total"}, "n’a pas la forme attendue (« items_total »)"),
    ("short_list", {}, "est incomplète : 4 annoncés, 3 reçus"),
    ("twice", {}, "est incomplète : 3 annoncés, 2 reçus"),
]


@pytest.mark.parametrize(("kind", "how", "sentence"), ONE_MEETING)
def test_one_meeting_that_cannot_be_read_stops_no_other_and_nothing_counts_as_gone(pull_modern, kind, how, sentence):
    pull = pull_modern
    other = a_meeting(pull.town, datetime(2026, 4, 21, 19), items=2)
    pull()
    pull.town.freeze(other)
    pull.standin.faults.add(kind, path=pull.meeting.uid, **how)
    report = pull()
    assert report.outcome == "done"
    [(_, what)] = lines(report, "failed")
    assert sentence in what
    assert counts(report)["new"] == 2
    assert "vanished" not in report.counts
    assert not any(one.vanished for one in map(pull.dossier, pull.items))


ONE_ANNEX = [
    ("status", {"status": 404}, "ne connaît pas ce qui lui est demandé"),
    ("status", {"status": 500}, "en panne ou surchargé (500)"),
    ("truncated", {}, "s’est interrompue avant la fin"),
    ("slow", {"seconds": 2}, "n’a pas répondu entièrement"),
    ("other_size", {"size": 10}, "n’a pas la taille annoncée"),
]


@pytest.mark.parametrize(("kind", "how", "sentence"), ONE_ANNEX)
def test_one_annex_that_cannot_be_had_stops_no_other(pull_modern, kind, how, sentence):
    pull = pull_modern
    first, second, third = pull.items
    pull.town.add_annex(second, "Plan", 20_000)
    broken = first.annexes[0]
    pull.standin.faults.add(kind, path=f"{broken.id}/@@download" if kind != "other_size" else broken.id, times=0, **how)
    # The other annex has the same name in another item: only the first request of a download is broken.
    pull.standin.faults.clear()
    pull.standin.faults.add(kind, path=f"{first.id}/{broken.id}", **how)
    report = pull()
    assert report.outcome == "done"
    [(number, what)] = lines(report, "failed")
    assert number == "1"
    assert sentence in what
    assert counts(report) == {"new": 3, "annexes": 1, "failed": 1, "meetings": 1}
    pull.standin.faults.clear()
    assert counts(pull()) == {"changed": 1, "unchanged": 2, "annexes": 1, "meetings": 1}
    assert len(pull.dossier(third).annexes) == 0


def test_items_without_what_is_needed_are_left_aside_one_by_one(pull_modern):
    pull = pull_modern
    pull.items[0].state = "a_state_of_their_own"
    pull.items[1].title = ""
    report = pull()
    assert counts(report) == {"new": 1, "refused": 2, "meetings": 1}
    assert dict(lines(report, "refused")).keys() == {"1", "2"}
    assert (
        "dans un état que les réglages ne connaissent pas (« a_state_of_their_own »)" in lines(report, "refused")[0][1]
    )


@pytest.mark.parametrize("key", ["privacy", "review_state", "itemNumber", "modified"])
def test_a_missing_key_refuses_the_items_and_says_which(pull_modern, key):
    pull = pull_modern
    pull.standin.faults.add("missing", key=key, path=ITEMS)
    report = pull()
    assert counts(report)["refused"] == 3
    assert all(f"« {key}" in what or key in what for _, what in lines(report, "refused"))
    assert len(pull.institution["bureau"].dossiers) == 0


def test_numbers_that_are_double_are_taken_with_a_remark(pull_modern):
    pull = pull_modern
    pull.standin.faults.add("duplicates", path=ITEMS)
    report = pull()
    assert counts(report)["new"] == 3
    assert any("plusieurs points portent ce numéro" in what for _, what in lines(report, "note"))


def test_another_dialect_overnight_changes_nothing(pull):
    pull()
    pull.standin.faults.add("dialect")
    report = pull(days=1)
    assert counts(report) == {"unchanged": 3, "meetings": 1}


def test_what_is_secret_and_told_all_the_same_is_refused(pull_modern):
    pull = pull_modern
    pull.items[2].privacy = "secret"
    pull.standin.faults.add("secret", path=ITEMS)
    report = pull()
    assert counts(report) == {"new": 2, "refused": 1, "annexes": 1, "meetings": 1}
    assert "n’est pas en séance publique" in lines(report, "refused")[0][1]
    pull.items[1].privacy = "secret_heading"
    pull()
    assert pull.dossier(pull.items[1]).secret


def test_an_annex_that_may_not_be_published_is_not_asked_for(pull_modern):
    pull = pull_modern
    pull.town.add_annex(pull.items[1], "Avis", 20_000, publishable=False)
    pull.town.add_annex(pull.items[2], "Pièce", 20_000, confidential=True)
    pull.standin.faults.add("unpublishable", path=ITEMS)
    report = pull()
    assert counts(report) == {"new": 3, "refused": 2, "annexes": 1, "meetings": 1}
    assert sum("@@download" in request for request in map(str, pull.standin.requests)) == 1


def test_another_municipality_at_the_same_address_stops_the_run_and_tells_a_human(pull_modern):
    pull = pull_modern
    pull()
    pull.standin.town = a_town("Rochebrune")
    a_meeting(pull.standin.town)
    report = pull()
    assert (report.outcome, report.error["code"]) == ("failed", "another_source")
    assert "Rien n’a été importé" in report.error["sentence"]
    assert pull.source.halted["sentence"] == report.error["sentence"]
    assert counts(report) == {}


def test_ten_times_the_usual_stops_the_run_until_a_human_accepts_the_number(pull_modern):
    pull = pull_modern
    pull()
    for number in range(60):
        pull.town.add_item(pull.meeting, f"Point supplémentaire {number}", decision="<p>DÉCIDE.</p>")
    report = pull()
    assert (report.outcome, report.error["code"]) == ("failed", "implausible")
    assert "envoie 63 points, d’habitude 3" in report.error["sentence"]
    assert len(pull.institution["bureau"].dossiers) == 3
    assert counts(pull("val-managers-1", confirmed=63))["new"] == 60


def test_a_key_that_is_gone_is_told(pull_modern, monkeypatch):
    pull = pull_modern
    monkeypatch.delenv("DELIBERATIONS_SECRET_KEY")
    report = pull()
    assert (report.outcome, report.error["code"]) == ("failed", "key_missing")
    assert not pull.standin.requests


def test_a_wrong_password_is_tried_once(pull_modern):
    pull = pull_modern
    pull.source.sealed = seal(Credentials("portail", "erroné"), os.environ)
    transaction.commit()
    pull()
    assert len(pull.standin.requests) == 1
    assert pull_round(pull.portal, pull.now.replace(hour=23)) == 0


def test_a_body_that_is_disabled_stops_no_other(pull_modern):
    pull = pull_modern
    bodies = [{"config": "meeting-config-gone", "organ": "Ancien conseil"}, {"config": COUNCIL, "organ": "Conseil"}]
    pull.source.mapping = {**pull.source.mapping, "bodies": bodies}
    transaction.commit()
    report = pull()
    assert counts(report)["new"] == 3
    assert "Ancien conseil : Le back-office refuse la demande" in lines(report, "failed")[0][1]


def test_the_secretary_is_told_on_the_desk_and_once_by_mail(pull_modern):
    from imio.deliberations.worker.letters import text
    from imio.deliberations.worker.notices import notices
    from imio.deliberations.worker.notices import remember
    from imio.deliberations.worker.notices import Settings
    from imio.deliberations.worker.notices import Told
    from imio.deliberations.worker.situation import survey

    pull = pull_modern
    pull.standin.faults.add("status", status=401)
    pull()
    facts = survey(pull.portal, pull.now)["val"]
    [notice] = notices(pull.now, facts, Settings(), Told())
    said = text(notice, "Val-des-Aulnes", lambda path: "")
    assert notice.kind == "backoffice"
    assert "refuse l’identifiant ou le mot de passe (401)" in said
    told = remember(pull.now, facts, Settings(), Told(), [notice])
    assert notices(pull.now.replace(hour=20), facts, Settings(), told) == []
    pull.standin.faults.clear()
    pull("val-managers-1")
    assert survey(pull.portal, pull.now)["val"].unread is None


class Hiccups:
    """What breaks while a new dossier is written: the first ``times`` writings after those that ``spared`` allows."""

    def __init__(self, times, spared=0):
        self.left = times
        self.spared = spared

    def __call__(self, dossier, event):
        if self.spared:
            self.spared -= 1
        elif self.left:
            self.left -= 1
            raise OSError("no space left: M. Luc Hautmont")

    def __enter__(self):
        provideHandler(self, (Dossier, IObjectAddedEvent))
        return self

    def __exit__(self, *_):
        getGlobalSiteManager().unregisterHandler(self, (Dossier, IObjectAddedEvent))


def test_an_item_that_cannot_be_stored_at_once_is_stored_a_moment_later(pull_modern, monkeypatch):
    monkeypatch.setattr(meeting, "AGAIN", (0.01, 0.01, 0.01))
    with Hiccups(times=3, spared=1) as hiccups:
        report = pull_modern()
    assert hiccups.left == 0
    assert counts(report) == {"new": 3, "annexes": 1, "meetings": 1}


def test_an_item_that_cannot_be_stored_stops_no_other_and_comes_with_the_next_run(pull_modern, monkeypatch, caplog):
    monkeypatch.setattr(meeting, "AGAIN", (0.01, 0.01, 0.01))
    with Hiccups(times=4, spared=1):
        report = pull_modern()
    assert counts(report) == {"new": 2, "failed": 1, "annexes": 1, "meetings": 1}
    assert lines(report, "failed") == [("2", words.BUSY)]
    assert "OSError" in caplog.text and "Hautmont" not in caplog.text
    assert counts(pull_modern()) == {"new": 1, "unchanged": 2, "meetings": 1}
