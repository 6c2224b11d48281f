"""Does the clear text go when it should, is what goes with it gone as well, and is there a record of it?"""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from flow import AFTER
from flow import dossier
from flow import item
from flow import MEETING
from flow import NOW
from flow import password
from flow import publish
from flow import send
from flow import settle
from imio.deliberations.publication.retention import kept
from imio.deliberations.reception.annexes import receive_annex
from imio.deliberations.validation import planning
from imio.deliberations.validation import steps
from imio.deliberations.worker.daily import erase_what_is_past
from imio.deliberations.worker.rounds import work
from lxml import html
from persistent.list import PersistentList
from persistent.mapping import PersistentMapping
from plone import api
from plone.testing.zope import Browser

import pytest
import transaction


SECRETARY = "val-secretaries-1"
PRIVATE = "<p>M. Jean Noirhomme, domicilié rue du Moulin 27 à 5999 Val-des-Aulnes.</p>"
SECOND = timedelta(seconds=1)


def rule(one):
    return kept(one, api.content.get_state(one))


def last_moment(institution, one):
    return rule(one).until(institution.retention_days)


def erased_at(moment):
    """How many dossiers were erased at a moment."""
    count = erase_what_is_past(moment)
    transaction.commit()
    return count


class TestWhen:
    def test_a_decision_counts_from_its_publication(self, portal, institution):
        [one] = publish(institution, item(stage="final"), now=AFTER)
        assert (rule(one).since, rule(one).why) == (AFTER, "published")
        last = AFTER + timedelta(days=365)
        assert erased_at(last) == 0
        assert erased_at(last + SECOND) == 1
        assert rule(one) is None

    def test_a_withdrawn_item_counts_from_its_withdrawal(self, portal, institution):
        [one] = publish(institution, item())
        with api.env.adopt_user(username=SECRETARY):
            steps.ask(one, "withdraw", SECRETARY, "error")
        transaction.commit()
        withdrawn = NOW + timedelta(days=1)
        work(portal, withdrawn)
        assert (rule(one).since, rule(one).why) == (withdrawn, "withdrawn")
        last = withdrawn + timedelta(days=365)
        assert erased_at(last) == 0 and one.content is not None
        assert erased_at(last + SECOND) == 1 and one.content is None

    def test_an_item_that_was_never_published_counts_from_its_meeting_and_leaves_the_desk(self, portal, institution):
        send(institution, item())
        work(portal, NOW)
        one = dossier(institution)
        assert (rule(one).since, rule(one).why) == (MEETING, "undecided")
        last = MEETING + timedelta(days=365)
        assert erased_at(last) == 0 and api.content.get_state(one) == "to_validate"
        assert erased_at(last + SECOND) == 1
        assert one.content is None and api.content.get_state(one) == "withdrawn"
        catalog = api.portal.get_tool("portal_catalog")
        assert not catalog.unrestrictedSearchResults(portal_type="Dossier", review_state="to_validate")

    def test_a_validated_item_that_nobody_published_goes_and_does_not_leave_afterwards(self, portal, institution):
        institution.kind = "cpas"
        send(institution, item())
        work(portal, NOW)
        one = dossier(institution)
        settle(one)
        late = MEETING + timedelta(days=366)
        assert erased_at(late) == 1
        work(portal, late)
        assert api.content.get_state(one) == "withdrawn" and not one.public_path

    def test_a_published_draft_that_waits_for_its_decision_is_kept(self, portal, institution):
        [one] = publish(institution, item())
        assert rule(one) is None
        assert erased_at(MEETING + timedelta(days=3650)) == 0

    def test_what_arrived_later_than_its_meeting_counts_from_its_arrival(self, portal, institution):
        send(institution, item(), start="2020-03-23T20:00:00")
        one = dossier(institution)
        assert rule(one).since == one.versions[-1].received
        assert erased_at(datetime.now(UTC)) == 0

    def test_a_meeting_that_moves_takes_the_delay_along(self, portal, institution):
        send(institution, item())
        one = dossier(institution)
        newer = "2027-03-12T10:00:00+00:00"
        send(institution, item("p2", modified=newer), start="2027-02-16T20:00:00")
        earlier = datetime(2027, 2, 16, 19, 0, tzinfo=UTC)
        assert rule(one).since == earlier
        assert erased_at(earlier + timedelta(days=365)) == 0
        assert erased_at(earlier + timedelta(days=365) + timedelta(minutes=1)) == 2

    def test_the_delay_is_the_one_of_each_institution(self, portal, institution):
        from flow import make_institution

        other = make_institution(portal, "autre", retention_days=10)
        [one] = publish(institution, item(stage="final"), now=AFTER)
        [two] = publish(other, item(stage="final"), now=AFTER)
        assert erased_at(AFTER + timedelta(days=11)) == 1
        assert (one.content is None, two.content is None) == (False, True)


class TestWhat:
    @pytest.fixture
    def one(self, portal, institution):
        """A published decision with an annex, a hold's reason, an action's reason and reports."""
        annexes = [{"id": "a1", "title": "Plan", "type": "application/pdf", "size": 4, "publishable": False}]
        send(institution, item(stage="final", texts={"decision": PRIVATE}, annexes=annexes))
        work(portal, AFTER)
        one = dossier(institution)
        receive_annex(one, "a1", b"%PDF-1.4 Noirhomme", "application/pdf")
        mention = next(m for m in steps.outcome_of(one).mentions if "Noirhomme" in m.span.text)
        with api.env.adopt_user(username=SECRETARY):
            keep = {"act": "mask", "span": mention.span.id, "reason": "Noirhomme le demande"}
            steps.act(one, keep, one.version, steps.revision(one), SECRETARY)
        settle(one)
        planning.hold(one, SECRETARY, "Noirhomme a téléphoné", "2027-03-26T08:00", AFTER)
        transaction.commit()
        work(portal, AFTER + timedelta(days=2))
        assert api.content.get_state(one) == "published"
        return one

    @staticmethod
    def report(at, state):
        return PersistentMapping(
            id="r1", at=at, text="Noirhomme", where="", email="", missed="", note="", state=state, handled_at=None
        )

    @staticmethod
    def stored(one):
        """All that the dossier stores, as text."""
        parts = [one.__dict__, *[version.__dict__ for version in one.versions], list(one.review), list(one.history)]
        parts += [dict(report) for report in one.reports or ()]
        return repr(parts)

    def test_everything_in_clear_goes(self, portal, institution, one):
        one.reports = PersistentList([self.report(AFTER + timedelta(days=3), "dismissed")])
        transaction.commit()
        assert "Noirhomme" in self.stored(one)
        late = AFTER + timedelta(days=368)
        assert erased_at(late) == 1
        assert "Noirhomme" not in self.stored(one)
        assert one.proposal is None and not len(one.annexes)
        assert one.review[0]["act"] == "mask"

    def test_a_report_that_nobody_answered_is_kept_for_its_own_time(self, portal, institution, one):
        reported = AFTER + timedelta(days=300)
        one.reports = PersistentList([self.report(reported, "open")])
        transaction.commit()
        assert erased_at(AFTER + timedelta(days=368)) == 1
        assert one.content is None and one.reports[0]["text"] == "Noirhomme"
        assert rule(one).why == "report"
        assert erased_at(reported + timedelta(days=365)) == 0
        assert erased_at(reported + timedelta(days=365) + timedelta(minutes=1)) == 1
        assert not one.reports[0]["text"]

    def test_it_is_erased_and_recorded_once(self, portal, institution, one):
        late = AFTER + timedelta(days=368)
        assert erased_at(late) == 1
        assert erased_at(late) == 0
        [record] = institution["bureau"].erasures.values()
        assert record == {"at": late, "meeting": MEETING, "number": "1", "versions": 1, "why": "published"}


class TestScreen:
    def open(self, functional, institution, user=SECRETARY):
        browser = Browser(functional["app"])
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.addHeader("Authorization", f"Basic {user}:{password(user)}")
        browser.open(institution["bureau"].absolute_url() + "/@@retention")
        return " ".join(html.fromstring(browser.contents).get_element_by_id("main").text_content().split())

    def test_it_says_what_will_go_and_what_went_by_date_and_number_alone(self, functional, portal, institution):
        send(
            institution,
            item("p1", number="2.10", title="Vente à M. Jean Noirhomme"),
            item("p2", number="2.9", position=2, stage="final", title="Compte"),
        )
        work(portal, AFTER)
        settle(dossier(institution, "p2"))
        work(portal, AFTER)
        page = self.open(functional, institution)
        assert "365 jours" in page
        assert "22 mars 2028, 20 h 23 mars 2027 Point 2.10 jamais publié" in page
        assert "23 mars 2027 Point 2.9 décision publiée" in page
        assert page.index("Point 2.10") < page.index("Point 2.9")
        assert "Rien n’a encore été effacé." in page
        assert "Noirhomme" not in page and "Compte" not in page
        assert erased_at(MEETING + timedelta(days=366)) == 1
        page = self.open(functional, institution, "val-agents-1")
        assert "23 mars 2028, 20 h 23 mars 2027 2.10 1 jamais publié" in page
        assert "Point 2.10" not in page

    def test_a_stranger_learns_nothing(self, functional, portal, institution):
        with pytest.raises(KeyError):
            self.open(functional, institution, "val-managers-1")

    def test_a_setting_that_changes_changes_the_dates(self, functional, portal, institution):
        publish(institution, item(stage="final"), now=AFTER)
        institution.retention_days = 10
        transaction.commit()
        assert "4 avril 2027" in self.open(functional, institution)
