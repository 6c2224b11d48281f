"""Does what a back office tells arrive by itself, from the frozen agenda to the decisions, with a report that says it?"""

from plone import api
from pull.conftest import counts
from pull.conftest import lines


def state(dossier):
    return api.content.get_state(dossier)


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


def test_a_second_reading_without_changes_costs_at_most_two_requests_a_meeting(pull):
    pull()
    before = pull.institution._p_jar.db().storage.lastTransaction()
    report = pull()
    assert counts(report) == {"unchanged": 3, "meetings": 1}
    assert report.requests == len(pull.standin.requests) <= 2 * len(pull.town.meetings) + 2
    assert not lines(report)
    assert before != pull.institution._p_jar.db().storage.lastTransaction()
    assert all(pull.dossier(item).version == 0 for item in pull.items)
