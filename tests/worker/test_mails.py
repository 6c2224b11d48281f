"""Do the staff's mails arrive, once, whatever happens to the server, and without a word of any text?"""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from flow import dossier
from flow import item
from flow import make_institution
from flow import MEETING
from flow import password
from flow import publish
from flow import send
from flow import settle
from imio.deliberations.content.institution import IInstitution
from imio.deliberations.worker import mails
from imio.deliberations.worker.mails import mail_round
from imio.deliberations.worker.mails import recipients
from imio.deliberations.worker.post import KEY
from imio.deliberations.worker.rounds import work
from imio.deliberations.worker.status import note_unreachable
from plone import api
from plone.testing.zope import Browser
from post_office import PostOffice
from post_office import text_of
from zope.annotation.interfaces import IAnnotations

import logging
import pytest
import transaction


#: D-7 of the meeting, ten o'clock in Brussels: the drafts are due, and not late.
NOW = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
SECRETARY = "val-secretaries-1@example.be"
AGENT = "val-agents-1@example.be"
#: Planted wherever a back office can write.
NAME = "Léopoldine Vanderplaetsen"
MINOR = f"<p>Considérant que l’enfant mineur {NAME}, née le 3 mai 2019, est inscrite à l’école ;</p>"


@pytest.fixture
def portal(functional):
    return functional["portal"]


@pytest.fixture
def institution(portal):
    return make_institution(portal)


@pytest.fixture
def post_office(portal):
    office = PostOffice()
    office.be_used_by_the_portal()
    yield office
    office.close()


@pytest.fixture(autouse=True)
def a_fresh_worker_that_knows_its_address(monkeypatch):
    monkeypatch.setenv("DELIBERATIONS_URL", "https://deliberations.example.be/")
    monkeypatch.setattr(mails, "_looked", {})


def want(institution, *kinds, **settings):
    institution.mails = kinds
    for name, value in settings.items():
        setattr(institution, name, value)
    transaction.commit()


def subjects(office):
    return [mail["Subject"] for _recipients, mail in office.mails]


def refuse(institution, identifier="s1", at=None):
    """Have an item refused, now or at the tests' moment."""
    [result] = send(institution, item(identifier, privacy="secret", title=NAME))
    assert result["status"] == "refused"
    if at is not None:
        institution["bureau"].refusals[-1]["at"] = at
        institution["bureau"].refusals._p_changed = True
        transaction.commit()


class TestEachKind:
    def test_a_deadline(self, portal, institution, post_office):
        send(institution, item(), item("p2", number="2"))
        work(portal, NOW)
        settle(dossier(institution))
        assert mail_round(portal, NOW) == 1
        to, subject, text = post_office.last
        assert to == [SECRETARY]
        assert subject == "Val-des-Aulnes : échéance de publication"
        meeting = f"https://deliberations.example.be/val/bureau/{dossier(institution).__parent__.getId()}"
        assert "Séance du mardi 23 mars 2027, 20 h\n" in text
        assert "À traiter : 1 ; validés, pas encore parus : 1\n" in text
        assert "À publier au plus tard le mercredi 17 mars 2027\n" in text
        assert f"{meeting}\n" in text and "Bureau : https://deliberations.example.be/val/bureau\n" in text

    def test_no_deadline_once_all_is_out(self, portal, institution, post_office):
        publish(institution, item(), now=NOW)
        assert mail_round(portal, NOW) == 0

    @pytest.mark.parametrize("meeting", [{"state": "cancelled"}, {"start": "2022-03-23T20:00:00"}])
    def test_no_deadline_of_a_meeting_that_is_cancelled_or_over(self, portal, institution, post_office, meeting):
        send(institution, item(), **meeting)
        work(portal, NOW)
        assert mail_round(portal, NOW) == 0

    def test_no_deadline_where_publishing_is_voluntary(self, portal, institution, post_office):
        institution.kind = "cpas"
        send(institution, item())
        work(portal, NOW)
        assert mail_round(portal, NOW) == 0

    def test_a_blocked_item(self, portal, institution, post_office):
        want(institution, "blocked")
        send(institution, item(texts={"motivation": MINOR}))
        work(portal, NOW)
        one = dossier(institution)
        assert api.content.get_state(one) == "blocked"
        assert mail_round(portal, NOW) == 1
        _to, subject, text = post_office.last
        assert subject == "Val-des-Aulnes : points bloqués" and "Points : 1\n" in text
        assert f"https://deliberations.example.be/val/bureau/{one.__parent__.getId()}/{one.getId()}\n" in text

    def test_refusals(self, portal, institution, post_office):
        want(institution, "refusals")
        send(institution, item())
        refuse(institution)
        refuse(institution, "s2")
        assert mail_round(portal) == 1
        _to, subject, text = post_office.last
        assert subject == "Val-des-Aulnes : points refusés à la réception"
        assert "Séance du mardi 23 mars 2027, 20 h\nPoints refusés : 2\n" in text

    def test_a_failure_that_lasts(self, portal, institution, post_office, monkeypatch):
        def fail(*_arguments):
            raise ValueError(NAME)

        monkeypatch.setattr("imio.deliberations.worker.rounds.propose", fail)
        want(institution, "failures")
        send(institution, item())
        for minutes in range(0, 62, 2):
            work(portal, NOW + minutes * MINUTE)
            assert mail_round(portal, NOW + minutes * MINUTE) == (1 if minutes > 60 else 0)
        work(portal, NOW + 62 * MINUTE)
        assert mail_round(portal, NOW + 62 * MINUTE) == 1
        _to, subject, text = post_office.last
        assert subject == "Val-des-Aulnes : le traitement automatique échoue"
        assert "L’analyse échoue depuis le 16 mars 2027, 10 h (code ValueError)\nPoints : 1\n" in text
        assert mail_round(portal, NOW + 2 * HOUR) == 0

    def test_a_pseudonymizer_that_does_not_answer(self, portal, institution, post_office):
        want(institution, "failures")
        work(portal, NOW)
        note_unreachable(portal, NOW)
        transaction.commit()
        assert mail_round(portal, NOW + HOUR) == 0
        assert mail_round(portal, NOW + HOUR + MINUTE) == 1
        assert "Le service de pseudonymisation est injoignable depuis le 16 mars 2027, 10 h." in post_office.last[2]

    def test_a_report(self, portal, institution, post_office):
        from imio.deliberations.validation.reports import file_report

        [one] = publish(institution, item(), now=NOW)
        file_report(one, f"On lit {NAME}", "page 2", "lecteur@example.be", NOW)
        transaction.commit()
        assert mail_round(portal, NOW) == 1
        _to, subject, text = post_office.last
        assert subject == "Val-des-Aulnes : donnée personnelle signalée" and "Points : 1\n" in text
        assert NAME not in text and "lecteur@example.be" not in text and "page 2" not in text

    def test_the_daily_summary(self, portal, institution, post_office):
        want(institution, "summary")
        send(institution, item(), item("p2", number="2"))
        work(portal, NOW)
        assert mail_round(portal, datetime(2027, 3, 16, 5, 59, tzinfo=UTC)) == 0
        assert mail_round(portal, datetime(2027, 3, 16, 6, 0, tzinfo=UTC)) == 1
        _to, subject, text = post_office.last
        assert subject == "Val-des-Aulnes : résumé du 16 mars 2027" and "À valider : 2\n" in text


class TestWhen:
    def test_at_d_8_and_d_7_and_not_after_the_deadline(self, portal, institution, post_office):
        send(institution, item())
        work(portal, NOW)
        moments = [MEETING - timedelta(days=12) + number * HOUR for number in range(12 * 24)]
        told = [moment for moment in moments if mail_round(portal, moment)]
        assert told == [datetime(2027, 3, day, 6, 0, tzinfo=UTC) for day in (15, 16)]

    def test_nothing_twice(self, portal, institution, post_office):
        send(institution, item(texts={"motivation": MINOR}))
        refuse(institution, at=NOW)
        work(portal, NOW)
        assert mail_round(portal, NOW) == 3
        for minutes in (0, 1, 15, 60, 600):
            assert mail_round(portal, NOW + minutes * MINUTE) == 0

    def test_what_comes_within_a_quarter_of_an_hour_is_one_mail(self, portal, institution, post_office):
        want(institution, "blocked")
        for number in (1, 2, 3):
            send(institution, item(f"p{number}", number=str(number), texts={"motivation": MINOR}))
            work(portal, NOW)
            mail_round(portal, NOW + number * MINUTE)
        assert len(post_office.mails) == 1
        assert mail_round(portal, NOW + 15 * MINUTE) == 0
        assert mail_round(portal, NOW + 16 * MINUTE) == 1
        assert "Points : 2, 3\n" in post_office.last[2]

    def test_nothing_of_what_is_switched_off(self, portal, institution, post_office):
        want(institution)
        send(institution, item(texts={"motivation": MINOR}))
        refuse(institution)
        work(portal, NOW)
        assert mail_round(portal, NOW) == 0

    def test_the_running_worker_looks_once_a_minute(self, portal, institution, post_office, monkeypatch):
        want(institution, "refusals")
        assert mail_round(portal) == 0
        refuse(institution)
        assert mail_round(portal) == 0
        monkeypatch.setattr(mails, "PAUSE", 0)
        assert mail_round(portal) == 1

    def test_a_round_with_no_news_writes_nothing(self, portal, institution, post_office):
        mail_round(portal, NOW)
        before = portal._p_jar.db().lastTransaction()
        mail_round(portal, NOW + MINUTE)
        assert portal._p_jar.db().lastTransaction() == before


class TestWho:
    def test_the_secretaries_and_the_agents_where_that_is_wanted(self, institution):
        assert list(recipients(institution).values()) == [SECRETARY]
        institution.mails_to_agents = True
        assert list(recipients(institution).values()) == [SECRETARY, AGENT]

    def test_each_person_once_and_nobody_without_an_address(self, institution):
        institution.mails_to_agents = True
        api.group.add_user(groupname="val-agents", username="val-secretaries-1")
        api.user.create(username="sans", email="sans@example.be", password="un long secret, sans fin")
        api.user.get(username="sans").setMemberProperties({"email": ""})
        api.group.add_user(groupname="val-secretaries", username="sans")
        assert list(recipients(institution).values()) == [SECRETARY, AGENT]

    def test_each_gets_a_mail_of_her_own(self, portal, institution, post_office):
        want(institution, "refusals", mails_to_agents=True)
        refuse(institution)
        assert mail_round(portal) == 2
        assert [to for to, _mail in post_office.mails] == [[SECRETARY], [AGENT]]

    def test_another_institution_hears_nothing(self, portal, institution, post_office):
        make_institution(portal, "mont", "Mont")
        refuse(institution)
        mail_round(portal)
        assert [to for to, _mail in post_office.mails] == [[SECRETARY]]

    def test_whoever_left_meanwhile_gets_nothing(self, portal, institution, post_office):
        want(institution, "blocked")
        send(institution, item(texts={"motivation": MINOR}))
        work(portal, NOW)
        post_office.close()
        mail_round(portal, NOW)
        api.group.remove_user(groupname="val-secretaries", username="val-secretaries-1")
        transaction.commit()
        post_office.open()
        assert mail_round(portal, NOW + HOUR) == 0
        assert institution["bureau"].mails.outbox == ()


class TestTheServer:
    @pytest.fixture
    def refused(self, portal, institution, post_office):
        want(institution, "blocked", mails_to_agents=True)
        send(institution, item(texts={"motivation": MINOR}))
        work(portal, NOW)

    def test_down_and_up_again(self, portal, refused, post_office, caplog):
        post_office.close()
        with caplog.at_level(logging.ERROR):
            assert mail_round(portal, NOW) == 0
        assert "mail server: ConnectionRefusedError; next try in 1 minutes" in caplog.text
        post_office.open()
        assert mail_round(portal, NOW + 59 * timedelta(seconds=1)) == 0
        assert mail_round(portal, NOW + MINUTE) == 2
        assert mail_round(portal, NOW + HOUR) == 0

    def test_the_pauses_grow_to_an_hour(self, portal, refused, post_office):
        post_office.close()
        moments = [NOW + number * MINUTE for number in range(300)]
        for moment in moments:
            mail_round(portal, moment)
        server = IAnnotations(portal)[KEY]
        assert server.failures == 6 + (300 - 63) // 60 + 1
        assert server.next - NOW > 300 * MINUTE

    def test_an_outage_ends_in_one_mail_a_kind(self, portal, institution, refused, post_office):
        post_office.close()
        mail_round(portal, NOW)
        for number in (2, 3):
            send(institution, item(f"p{number}", number=str(number), texts={"motivation": MINOR}))
            work(portal, NOW)
            mail_round(portal, NOW + number * HOUR)
        post_office.open()
        assert mail_round(portal, NOW + 10 * HOUR) == 2
        assert mail_round(portal, NOW + 10 * HOUR + MINUTE) == 2
        assert "Points : 1\n" in text_of(post_office.mails[0][1])
        assert "Points : 2, 3\n" in post_office.last[2]

    def test_a_reminder_that_comes_too_late_is_dropped(self, portal, institution, post_office):
        send(institution, item())
        work(portal, NOW)
        post_office.close()
        mail_round(portal, NOW)
        post_office.open()
        assert mail_round(portal, MEETING) == 0

    def test_nothing_else_waits_for_it(self, portal, institution, refused, post_office):
        post_office.close()
        mail_round(portal, NOW)
        [one] = publish(institution, item("p9", number="9"), now=NOW)
        assert one.public_path

    def test_an_address_that_is_refused_for_good_stops_nobody_else(self, portal, refused, post_office, caplog):
        post_office.refuses.add(SECRETARY)
        assert mail_round(portal, NOW) == 1
        assert post_office.last[0] == [AGENT]
        assert SECRETARY not in caplog.text
        assert mail_round(portal, NOW + HOUR) == 0

    def test_an_address_that_is_refused_for_now_is_tried_again_alone(self, portal, refused, post_office):
        post_office.refuses.add(SECRETARY)
        post_office.refusal = "450 come back later"
        assert mail_round(portal, NOW) == 1
        post_office.refuses.clear()
        assert mail_round(portal, NOW + MINUTE) == 1
        assert [to for to, _mail in post_office.mails] == [[AGENT], [SECRETARY]]

    def test_a_mail_that_is_refused_for_good_once_read_stops_no_other(self, portal, refused, post_office, caplog):
        post_office.returns.add(SECRETARY)
        assert mail_round(portal, NOW) == 1
        assert [to for to, _mail in post_office.mails] == [[AGENT]]
        assert "is refused for good: SMTPDataError" in caplog.text and SECRETARY not in caplog.text
        post_office.returns.clear()
        assert mail_round(portal, NOW + HOUR) == 0
        assert KEY not in IAnnotations(portal)

    def test_a_server_that_takes_no_mail_for_now_is_left_alone(self, portal, refused, post_office):
        post_office.returns.add(SECRETARY)
        post_office.judgement = "451 try again later"
        assert mail_round(portal, NOW) == 0
        post_office.returns.clear()
        assert mail_round(portal, NOW + MINUTE) == 2

    def test_a_crash_after_the_server_took_it_sends_that_one_twice_and_none_never(
        self, portal, refused, post_office, monkeypatch
    ):
        class Killed(BaseException):
            pass

        def die(*_arguments):
            raise Killed

        with monkeypatch.context() as patched, pytest.raises(Killed):
            patched.setattr(mails, "_strike", die)
            mail_round(portal, NOW)
        transaction.abort()
        mail_round(portal, NOW + MINUTE)
        assert [to for to, _mail in post_office.mails] == [[SECRETARY], [SECRETARY], [AGENT]]

    def test_without_a_server_nothing_is_lost(self, portal, institution):
        refuse(institution)
        assert mail_round(portal) == 0
        office = PostOffice()
        office.be_used_by_the_portal()
        assert mail_round(portal, datetime.now(UTC)) == 1
        office.close()


class TestNothingPersonal:
    def test_in_no_mail_and_no_log(self, portal, institution, post_office, caplog):
        want(institution, *mails.KINDS)
        hostile = {
            "title": f"Demande de {NAME}",
            "matter": NAME,
            "in_charge": [NAME],
            "texts": {"motivation": MINOR, "decision": f"<p>{NAME} paie.</p>"},
            "annexes": [
                {"id": "Vanderplaetsen", "title": NAME, "type": "application/pdf", "size": 5, "publishable": True}
            ],
        }
        with caplog.at_level(logging.INFO):
            send(institution, item("Vanderplaetsen-1", **hostile), organ=NAME, place=NAME)
            refuse(institution, "Vanderplaetsen-2", at=NOW)
            work(portal, NOW)
            mail_round(portal, NOW)
        assert len(post_office.mails) == 4
        for _to, mail in post_office.mails:
            assert "Vanderplaetsen" not in mail.as_string() and "Vanderplaetsen" not in mail.get_content()
            assert "Vanderplaetsen" not in mail["Subject"]
        assert "Vanderplaetsen" not in "".join(r.getMessage() for r in caplog.records if "worker" in r.name)

    def test_without_a_public_address_there_are_no_links(self, portal, institution, post_office, monkeypatch):
        monkeypatch.delenv("DELIBERATIONS_URL")
        refuse(institution)
        mail_round(portal)
        assert "http" not in post_office.last[2] and "Points refusés : 1" in post_office.last[2]


class TestSettings:
    def test_the_manager_chooses_in_the_institutions_form(self, functional, institution):
        browser = Browser(functional["app"])
        browser.addHeader("Authorization", f"Basic val-managers-1:{password('val-managers-1')}")
        browser.open(f"{institution.absolute_url()}/edit")
        kinds = browser.getControl(name="form.widgets.mails:list")
        assert sorted(kinds.value) == ["backoffice", "blocked", "deadlines", "failures", "refusals", "reports"]
        kinds.value = ["summary"]
        browser.getControl(name="form.widgets.reminder_days").value = "10, 9"
        browser.getControl(name="form.buttons.save").click()
        transaction.begin()
        settings = mails.settings_of(institution)
        assert settings.kinds == {"summary"} and settings.reminder_days == (10, 9)

    @pytest.mark.parametrize(("text", "good"), [("8, 7", True), ("", True), ("huit", False), ("8;7", False)])
    def test_the_days_of_the_reminders_are_numbers(self, text, good):
        assert bool(IInstitution["reminder_days"].constraint(text)) is good
