"""Does what a back office tells arrive by itself, from the frozen agenda to the decisions, and is it reported?"""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from flow import settle
from imio.deliberations.worker.rounds import work
from plone import api
from pull.conftest import counts
from pull.conftest import lines
from standin.running import a_meeting

import transaction


def state(dossier):
    return api.content.get_state(dossier)


def published(pull):
    """Have everything that arrived validated and published."""
    work(pull.portal, pull.now)
    for item in pull.items:
        settle(pull.dossier(item))
    work(pull.portal, pull.now)


# -- a meeting ----------------------------------------------------------------------------------------------------


def test_the_items_of_a_frozen_meeting_arrive_with_their_annexes(pull):
    report = pull()
    assert (report.outcome, report.error) == ("done", None)
    assert counts(report) == {"new": 3, "annexes": 1, "meetings": 1}
    assert [number for number, _ in lines(report, "new")] == ["1", "2", "3"]
    dossiers = [pull.dossier(item) for item in pull.items]
    assert [(one.number, one.stage, state(one)) for one in dossiers] == [
        (str(number), "draft", "received") for number in (1, 2, 3)
    ]
    [annex] = dossiers[0].annexes.values()
    assert annex.file.getSize() == pull.items[0].annexes[0].size
    assert dossiers[0].content["matter"] == "Mobilité"


def test_a_meeting_in_preparation_waits(pull):
    a_meeting(pull.town, datetime(2026, 4, 21, 19))
    report = pull()
    assert counts(report) == {"new": 3, "annexes": 1, "meetings": 1, "waiting": 1}


def test_a_second_reading_without_changes_costs_at_most_two_requests_a_meeting(pull):
    pull()
    report = pull()
    assert counts(report) == {"unchanged": 3, "meetings": 1}
    # Besides: who answers, which meetings there are.
    assert report.requests == len(pull.standin.requests) <= 2 * len(pull.town.meetings) + 2
    assert not lines(report)
    assert all(pull.dossier(item).version == 0 for item in pull.items)


def test_what_changed_is_named_and_the_rest_is_left_alone(pull):
    pull()
    pull.town.change_text(pull.items[1], decision="<p>DÉCIDE autrement.</p>")
    report = pull()
    assert counts(report) == {"changed": 1, "unchanged": 2, "meetings": 1}
    assert lines(report, "changed") == [("2", "la décision")]
    assert "autrement" in pull.dossier(pull.items[1]).content["texts"]["decision"]


def test_a_date_alone_is_no_change(pull):
    pull()
    pull.town.change_text(pull.items[1])
    assert counts(pull()) == {"unchanged": 3, "meetings": 1}


def test_renumbering_is_followed_although_it_moves_no_date(pull):
    pull()
    pull.town.renumber(pull.items[2], 150)
    report = pull()
    assert lines(report, "changed") == [("1.50", "le numéro, la place à l’ordre du jour")]
    assert [pull.dossier(item).number for item in pull.items] == ["1", "1.50", "2"]


def test_decisions_arrive_once_the_meeting_is_decided(pull):
    pull()
    pull.town.decide(pull.meeting)
    report = pull(days=8)
    assert counts(report) == {"changed": 3, "meetings": 1}
    assert {what for _, what in lines(report, "changed")} <= {
        "l’issue, l’étape (projet ou décision), la décision",
        "l’issue, l’étape (projet ou décision)",
    }
    work(pull.portal, pull.now)
    assert {(one.stage, state(one)) for one in map(pull.dossier, pull.items)} == {("final", "to_validate")}
    pull.town.close(pull.meeting)
    assert counts(pull(days=1)) == {"unchanged": 3, "meetings": 1}
    assert pull.dossier(pull.items[0]).__parent__.meeting["state"] == "closed"


def test_a_meeting_that_is_put_off_is_followed(pull):
    pull()
    pull.meeting.date = datetime(2026, 3, 24, 18, 15)
    pull.town.publish(pull.meeting)
    pull()
    assert pull.dossier(pull.items[0]).__parent__.start == datetime(2026, 3, 24, 17, 15, tzinfo=UTC)


# -- annexes ------------------------------------------------------------------------------------------------------


def test_an_annex_changed_alone_is_noticed_even_with_the_same_title_and_size(pull_modern):
    pull = pull_modern
    pull()
    item = pull.items[0]
    before = pull.dossier(item).annexes[item.annexes[0].uid].digest
    pull.town.change_annex(item, item.annexes[0], size=item.annexes[0].size, tell=False)
    report = pull()
    assert lines(report, "changed") == [("1", "le contenu d’une annexe")]
    assert counts(report) == {"changed": 1, "unchanged": 2, "annexes": 1, "meetings": 1}
    assert pull.dossier(item).annexes[item.annexes[0].uid].digest != before


def test_the_old_dialect_notices_it_within_a_day(pull):
    pull()
    item = pull.items[0]
    pull.town.change_annex(item, item.annexes[0], size=item.annexes[0].size, tell=False)
    assert counts(pull(days=1))["changed"] == 1


def test_a_new_annex_is_fetched_and_a_former_one_is_not_fetched_again(pull):
    pull()
    pull.town.add_annex(pull.items[0], "Plan", 20_000)
    report = pull()
    assert lines(report, "changed") == [("1", "la liste des annexes")]
    assert sum("@@download" in request for request in map(str, pull.standin.requests)) == 1
    assert len(pull.dossier(pull.items[0]).annexes) == 2


# -- what vanishes ------------------------------------------------------------------------------------------------


def test_what_vanishes_before_it_was_public_is_closed_and_comes_back_by_itself(pull):
    pull()
    item = pull.items[1]
    pull.town.withdraw(item)
    report = pull()
    assert counts(report) == {"unchanged": 2, "vanished": 1, "meetings": 1}
    [(number, what)] = lines(report, "vanished")
    assert (number, "n’est plus dans aucune séance" in what, "fermé" in what) == ("2", True, True)
    gone = pull.dossier(item)
    assert (state(gone), gone.vanished["why"], gone.content is not None) == ("withdrawn", "out", True)
    assert counts(pull()) == {"unchanged": 2, "meetings": 1}
    item.meeting, item.state = pull.meeting.uid, "itemfrozen"
    report = pull()
    assert lines(report, "changed") == [("2", "revenu dans le back-office")]
    back = pull.dossier(item)
    assert (state(back), back.vanished) == ("received", None)


def test_what_vanishes_after_it_was_public_is_left_as_it_is_and_asked(pull):
    pull()
    published(pull)
    item = pull.items[1]
    pull.town.delete(item)
    report = pull()
    [(_, what)] = lines(report, "vanished")
    assert "n’existe plus" in what
    assert "secrétaire décide" in what
    gone = pull.dossier(item)
    assert (state(gone), gone.vanished["why"], bool(gone.public_path)) == ("published", "deleted", True)
    assert "kept" not in gone.vanished


def test_an_item_moved_to_a_meeting_that_is_read_moves(pull):
    other = a_meeting(pull.town, datetime(2026, 4, 21, 19), items=1)
    pull.town.freeze(other)
    pull()
    item = pull.items[2]
    pull.town.move(item, other)
    report = pull()
    assert "vanished" not in report.counts
    assert pull.dossier(item).__parent__.external_id == other.uid
    assert [what for _, what in lines(report, "changed")] == ["le numéro, la place à l’ordre du jour, la séance"]


def test_an_item_moved_to_a_meeting_in_preparation_waits_closed_and_comes_with_it(pull):
    other = a_meeting(pull.town, datetime(2026, 4, 21, 19), items=1)
    pull()
    item = pull.items[2]
    pull.town.move(item, other)
    report = pull()
    assert "pas encore destinée au public" in lines(report, "vanished")[0][1]
    assert state(pull.dossier(item)) == "withdrawn"
    pull.town.freeze(other)
    pull()
    assert (state(pull.dossier(item)), pull.dossier(item).__parent__.external_id) == ("received", other.uid)


def test_a_postponed_item_and_a_merged_one(pull):
    pull()
    first, second, third = pull.items
    pull.town.merge(third, second)
    pull.town.decide(pull.meeting)
    pull.town.postpone(first)
    report = pull(days=8)
    assert pull.dossier(first).content["outcome"] == "postponed"
    assert [number for number, _ in lines(report, "vanished")] == ["3"]
    assert "Point 3" in pull.dossier(second).content["title"]


def test_an_item_that_turned_secret_is_forgotten_and_leaves_the_public_side(pull):
    pull()
    published(pull)
    item = pull.items[1]
    pull.town.turn_secret(item)
    report = pull()
    assert [number for number, _ in lines(report, "refused")] == ["2"]
    work(pull.portal, pull.now)
    forgotten = pull.dossier(item)
    assert (forgotten.secret, forgotten.content, forgotten.public_path) == (True, None, "")
    assert counts(pull()) == {"unchanged": 2, "meetings": 1}
    assert forgotten.title == "2"


def test_a_whole_meeting_that_vanished_is_not_deleted(pull):
    pull()
    for item in pull.items:
        pull.town.delete(item)
    del pull.town.meetings[pull.meeting.uid]
    report = pull()
    assert counts(report) == {"vanished": 3, "meetings": 1}


# -- several ------------------------------------------------------------------------------------------------------


def test_a_whole_season_with_both_dialects(pull):
    """Six meetings, a month apart, each through all its states; in the end every decision is here once."""
    meetings = [pull.meeting]
    for month in range(4, 9):
        meetings.append(a_meeting(pull.town, datetime(2026, month, 17, 19), items=4))
    for meeting in meetings:
        while meeting.state != "closed":
            pull.town.advance(meeting)
            pull(days=7)
    total = {}
    for report in pull.source.runs:
        for name, number in counts(report).items():
            total[name] = total.get(name, 0) + number
    assert (total["new"], total["annexes"]) == (23, 6)
    assert "failed" not in total
    dossiers = [pull.dossier(item) for item in pull.town.items.values()]
    assert {one.stage for one in dossiers} == {"final"}
    assert len(pull.institution["bureau"].dossiers) == 23
    assert pull.source.runs[-1].outcome == "done"
    assert timedelta(0) < pull.source.runs[-1].ended - pull.source.runs[0].started
    transaction.abort()
