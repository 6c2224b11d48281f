"""The planted site: received over HTTP, decided by a secretary, published by the worker."""

from contextlib import contextmanager
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from flow import AFTER
from flow import dossier
from flow import item
from flow import make_institution
from flow import NOW
from flow import release
from flow import submission
from flow import tick_off
from html import unescape
from imio.deliberations.following.followed import search
from imio.deliberations.following.subscriptions import made_for
from imio.deliberations.institutions.public_address import ADDRESS
from imio.deliberations.portal.tokens import keys
from imio.deliberations.portal.tokens import make_token
from imio.deliberations.portal.tokens import YOUNGEST
from imio.deliberations.search.query import Query
from imio.deliberations.validation import registry
from imio.deliberations.validation import reports
from imio.deliberations.validation import steps
from imio.deliberations.validation.annexes import withhold_annex
from imio.deliberations.validation.office_holders import lines_of
from imio.deliberations.validation.review import NAMES
from imio.deliberations.validation.review import ROLES
from imio.deliberations.worker.alerts import alert_round
from imio.deliberations.worker.mails import mail_round
from imio.deliberations.worker.notices import KINDS
from imio.deliberations.worker.notices import LASTING
from imio.deliberations.worker.rounds import work
from imio.pseudonymizer import find_all
from plone import api
from post_office import PostOffice
from unittest.mock import patch
from wall import planted
from wall.planted import annex
from wall.planted import D
from wall.planted import DATA

import logging
import os
import transaction


SECRETARY = "val-secretaries-1"
LATER = "2027-03-11T10:00:00+00:00"


def fullest():
    """The item with a datum in every place that has one."""
    return item(
        "full",
        title=f"Demande de M. {D['title']}",
        matter=f"Dossier de Mme {D['matter']}",
        in_charge=[f"M. {D['in charge']}, citoyen"],
        texts={
            "explanatory_note": f"<p>M. {D['explanatory note']} demande un permis.</p>",
            "motivation": planted.MOTIVATION,
            "decision": f"<p>Le Conseil DÉCIDE : {planted.READABLE}.</p>",
            "vote": f"<p>Mme {D['vote']} s’oppose au point.</p>",
        },
        annexes=[
            annex("a1", f"Plainte de Mme {D['annex title']}", planted.released_pdf()),
            annex("a2", "Courrier", planted.hidden_pdf(), file_name=f"courrier {D['annex file name']}.pdf"),
            annex("a3", f"Avis sur M. {D['annex file name']}", b"", publishable=False),
            annex("a4", "Plainte", planted.replaced_pdf()),
        ],
    )


#: Items with an annex that a secretary releases by mistake: the gate must refuse them.
REFUSED = {
    "telling": ("refused: text of a pdf", planted.telling_pdf),
    "bookmark": ("refused: bookmark of a pdf", planted.bookmarked_pdf),
    "offpage": ("refused: beside the page of a pdf", planted.off_page_pdf),
    "spoken": ("refused: alternative text of a pdf", planted.spoken_pdf),
}


def refused_items():
    """What the gate must refuse, each for one reason."""
    for position, (identifier, (key, pdf)) in enumerate(REFUSED.items(), 30):
        text = f"<p>Vu la demande de M. {D[key]} ;</p>"
        annexes = [annex("a1", "Rapport", pdf())]
        yield item(
            identifier, number=str(position), position=position, texts={"decision": text}, annexes=annexes, title="Plan"
        )


def plant(site) -> PostOffice:
    """Fill an empty site. In the end nobody waits for anything but ``waits`` and what the gate refused.

    Returns the mail server, with whatever was sent to the staff meanwhile.
    """
    institution = make_institution(site.portal)
    make_institution(site.portal, "other", "Rochebrune")
    institution.mails = KINDS
    office = PostOffice()
    office.be_used_by_the_portal()
    with patch.dict(os.environ, {ADDRESS: "https://deliberations.example.be"}):
        try:
            _plant(site)
        finally:
            office.close()
    return office


def _plant(site) -> None:
    _follow(site)
    _send(
        site,
        fullest(),
        item("older", number="2", position=2, texts={"decision": _older_text()}),
        item("closed", privacy="secret", title=f"Sanction de M. {D['closed session']}"),
        {**item("invalid"), "stage": D["invalid item"], "surprise": D["invalid item"]},
        item(
            "secret",
            number="4",
            position=4,
            title=f"Subside à la fanfare {D['turned secret, was in clear']}",
            texts={"decision": f"<p>Demande de M. {D['turned secret']}.</p>"},
        ),
        item(
            "withdrawn",
            number="5",
            position=5,
            title=f"Bail de la {D['withdrawn, was in clear']}",
            texts={"decision": f"<p>M. {D['withdrawn']} loue la {D['withdrawn, was in clear']}.</p>"},
        ),
        item(
            "suspended",
            number="8",
            position=8,
            title=f"Travaux à la {D['suspended, was in clear']}",
            texts={"decision": f"<p>M. {D['suspended']} occupe la {D['suspended, was in clear']}.</p>"},
        ),
        item("moved", number="6", position=6, title=f"Plainte de M. {D['moved to another meeting']}"),
        item("numbered", number=D["number of an item"], title="Plan"),
        item("waits", number="7", position=7, title=f"Demande de M. {D['waits']}"),
        *refused_items(),
    )
    refusals = site.begin()["val"]["bureau"].refusals
    # They were turned away now, and the clock of these tests is another.
    refusals[:] = [{**refusal, "at": NOW} for refusal in refusals]
    transaction.commit()
    for name, files in {
        "full": {"a1": planted.released_pdf(), "a2": planted.hidden_pdf(), "a4": planted.replaced_pdf()},
        **{name: {"a1": pdf()} for name, (_, pdf) in REFUSED.items()},
    }.items():
        for annex_id, data in files.items():
            _send_annex(site, name, annex_id, data)
    with _a_failure():
        work(site.begin(), NOW)
        mail_round(site.begin(), NOW)
        mail_round(site.begin(), NOW + LASTING + timedelta(minutes=1))
    work(site.begin(), NOW.replace(hour=12))
    _hold(site, "waits", "reason of a hold")
    broken = b"%PDF-1.7 " + D["pdf replacement, no pdf"].encode()
    _press(site, "full", "annex?id=a4", "replace", files=_upload("pdf replacement, no pdf", broken), code=400)
    _press(site, "full", "annex?id=a4", "replace", files=_upload("pdf replacement, its name", planted.redacted_pdf()))
    work(site.begin(), NOW.replace(hour=12))
    institution = site.begin()["val"]
    for name in ("full", "older", "secret", "withdrawn", "suspended", "moved", *REFUSED):
        one = dossier(institution, name)
        for annex_id in one.annexes:
            if annex_id in ("a1", "a4"):
                release(one, annex_id, SECRETARY)
            else:
                withhold_annex(one, annex_id, SECRETARY, "personal_data")
        settle(one, keep="kept once, masked later" if name == "older" else "")
    work(site.portal, NOW)
    mail_round(site.begin(), NOW)
    _change(site)
    _hear_readers(site)
    _look_around(site)
    mail_round(site.begin(), AFTER)
    # Told now, of all that was entered since before anything was published.
    alert_round(site.begin(), AFTER)


def _follow(site) -> None:
    """Somebody follows everything from the beginning, and is told nothing until the end."""
    everybody = made_for(site.begin())
    everybody.subscribe("lectrice@example.be", search(Query()), "daily", "fr", 0, NOW)
    for one in everybody:
        everybody.confirm(one, NOW)
    transaction.commit()


def _change(site) -> None:
    """What happens once it is public: a new version, a secret, a withdrawal, another meeting."""
    portal = site.begin()
    institution = portal["val"]
    clear = (
        *("turned secret, was in clear", "withdrawn, was in clear", "suspended, was in clear"),
        "kept once, masked later",
    )
    shown = "\n".join(_public_text(one) for one in _published(institution))
    missing = [key for key in clear if D[key] not in shown]
    assert not missing, f"nothing is there that could leak: {missing}"
    _hold(site, "secret", "reason of a hold, turned secret")
    newer = f"<p>Vu l’avis de M. {D['kept once, masked later']} ;</p>"
    _send(
        site,
        item("older", number="2", position=2, texts={"decision": newer}, modified=LATER),
        item("secret", privacy="secret", title=f"Subside {D['turned secret, was in clear']}", modified=LATER),
    )
    _send(
        site,
        item("moved", number="6", position=6, title=f"Plainte de M. {D['moved to another meeting']}", modified=LATER),
        id="m2",
        start="2027-04-20T20:00:00",
    )
    with api.env.adopt_user(username=SECRETARY):
        steps.ask(dossier(site.begin()["val"], "withdrawn"), "withdraw", SECRETARY, "personal_data")
    transaction.commit()
    work(site.begin(), NOW)
    institution = site.begin()["val"]
    for name in ("older", "moved"):
        settle(dossier(institution, name))
    work(site.portal, AFTER)
    work(site.begin(), AFTER.replace(month=4, day=15))
    transaction.commit()


def _hear_readers(site) -> None:
    """Reports over HTTP, the secretary's answers, and a page out of sight."""
    words = {"where": D["report, where"], "email": D["report, address"]}
    _report(site, "full", {"text": f"On y lit {D['report']} !", **words}, 303)
    for text in ("Deuxième", "Troisième"):
        _report(site, "full", {"text": text}, 303)
    _report(site, "full", {"text": D["report that came too late"]}, 400, age=timedelta(days=1))
    _report(site, "full", {"text": D["report of a program"], "website": "https://example.be"}, 303)
    portal = site.begin()
    waiting = {report["text"]: report for _, report in reports.open_reports(portal["val"]["bureau"])}
    answers = {
        "confirm": ("Deuxième", {"missed": D["report, what was missed"]}),
        "dismiss": ("Troisième", {"reason": D["report, why dismissed"]}),
    }
    for verb, (text, fields) in answers.items():
        _press(site, "", "reports", f"{verb}:{waiting[text]['id']}", {**fields, "seen": "open"})
    name = dossier(portal["val"], "suspended").getId()
    _press(site, "", "reports", f"suspend:{name}", {"reason": D["reason of a suspension"]})
    work(site.begin(), AFTER)
    assert dossier(site.begin()["val"], "suspended").suspended


def _look_around(site) -> None:
    """What a secretary types and does not keep."""
    _press(site, "waits", "review", "add", {"text": D["typed and refused"], "label": "PERSON"}, code=400)
    shown = _press(site, "", "same-text", "search", {"text": D["sought in other texts"]}, code=200)
    assert D["sought in other texts"] in shown
    seen = registry.digest(lines_of(site.begin()["val"]["bureau"]))
    table = f"Nom;Fonction\n{D['import that was cancelled']};Échevine\n"
    shown = _press(site, "", "officials", "preview", {"table": table, "seen": seen}, code=200)
    assert D["import that was cancelled"] in shown


def settle(one, keep: str = "", data: dict = DATA) -> None:
    """Mask whatever is planted, also what the machine missed or would keep, and validate. ``keep``: but this datum."""
    masked = [datum for key, datum in data.items() if key != keep and not key.endswith("was in clear")]
    with api.env.adopt_user(username=SECRETARY):
        for mention in steps.outcome_of(one).mentions:
            text = mention.span.text
            if any(datum.rare in text for datum in masked):
                _act(one, {"act": "mask", "span": mention.span.id})
            elif mention.open or (keep and D[keep] in text):
                _act(one, {"act": "keep", "span": mention.span.id})
        texts = steps.analysis_of(one).texts
        for datum in masked:
            for part, text in texts.items():
                for start, end in find_all(text, datum.text):
                    if not _is_masked(one, part, start, end):
                        here = {"here": True} if datum.text == D["added here alone"] else {}
                        place = {"part": part, "start": start, "end": end}
                        _act(one, {"act": "add", **place, "label": datum.label, **here})
        for mention in steps.outcome_of(one).mentions:
            if D["replaced by a role"] in mention.span.text and mention.span.label in NAMES:
                _act(one, {"act": "replace", "spans": (mention.span.id,), "role": ROLES[0]})
            elif D["relabelled"] in mention.span.text:
                _act(one, {"act": "relabel", "spans": (mention.span.id,), "label": "SENSITIVE"})
        tick_off(one, SECRETARY)
        steps.validate(one, one.version, steps.revision(one))
    transaction.commit()


def _act(one, action) -> None:
    steps.act(one, action, one.version, steps.revision(one), SECRETARY)


def _is_masked(one, part: str, start: int, end: int) -> bool:
    covered = set()
    for mention in steps.outcome_of(one).mentions:
        if mention.span.part == part and mention.masked:
            covered.update(range(mention.span.start, mention.span.end))
    return covered >= set(range(start, end))


def _older_text() -> str:
    return f"<p>Vu la demande de M. {D['older version']} et l’avis de M. {D['kept once, masked later']} ;</p>"


def _send(site, *items, **meeting) -> None:
    facts = {
        "organ": f"Commission de M. {D['organ']}",
        "place": f"chez Mme {D['place']}",
        "attendees": [{"name": D["attendee"], "function": "Conseiller"}],
        **meeting,
    }
    backoffice = site.client("val-backoffice-1")
    answer = backoffice.post(f"{site.url}/val/@dossiers", json=submission(*items, **facts), headers=JSON)
    lines = {line["id"]: line["code"] for line in answer.json()["results"]}
    expected = {one["id"]: {"closed": 403, "invalid": 400, "numbered": 400}.get(one["id"]) for one in items}
    for name, code in expected.items():
        assert lines[name] == code or (code is None and lines[name] in (200, 201, 403)), answer.text


def _send_annex(site, name: str, annex_id: str, data: bytes) -> None:
    answer = site.client("val-backoffice-1").put(
        f"{site.url}/val/@dossiers/{name}/annexes/{annex_id}",
        content=data,
        headers={"Content-Type": "application/pdf", **JSON},
    )
    assert answer.status_code == 201, answer.text


def _hold(site, name: str, key: str) -> None:
    _press(site, name, "review", "hold", {"hold_reason": D[key]})


def _upload(key: str, data: bytes) -> dict:
    """A file under a name that tells, as it was called on somebody's computer."""
    return {"file": (f"{D[key]}.pdf", data, "application/pdf")}


def _press(site, name: str, view: str, button: str, fields: dict | None = None, code: int = 303, **more) -> str:
    """Press a button on a screen of a dossier, or of the bureau (no name), as a secretary; return what was answered."""
    portal = site.begin()
    one = dossier(portal["val"], name) if name else portal["val"]["bureau"]
    shown = {}
    if view.startswith("annex"):
        shown = {"seen": one.annexes[view.partition("=")[2]].offered.digest}
    elif name:
        shown = {"version": str(one.version), "seen": str(steps.revision(one))}
    answer = site.client(SECRETARY).post(
        f"{site.url}/{'/'.join(one.getPhysicalPath()[2:])}/@@{view}",
        data={"_authenticator": site.token(SECRETARY), **shown, "do": button, **(fields or {})},
        **more,
    )
    assert answer.status_code == code, (view, button, answer.status_code, answer.text)
    site.begin()
    return unescape(answer.text)


def _report(site, name: str, fields: dict, code: int, age: timedelta = YOUNGEST * 2) -> None:
    """Report something on a public page as anybody can. ``age``: since when the form is open."""
    portal = site.begin()
    path = dossier(portal["val"], name).public_path
    token = make_token(keys(), f"/plone{path}", datetime.now(UTC) - age)
    answer = site.client(None).post(
        f"{site.url}{path}/@@report",
        data={"text": "", "where": "", "email": "", "website": "", "token": token, **fields},
    )
    assert answer.status_code == code, answer.text
    site.begin()


JSON = {"Accept": "application/json"}


@contextmanager
def _a_failure():
    """The analysis of ``waits`` fails once, with somebody's name in the message, as a library's failure may."""
    from imio.deliberations.worker import rounds

    genuine = rounds.propose

    def propose(institution, meeting_file, one):
        if one.external_id == "waits":
            raise ValueError(f"cannot read {D['failure of the worker']}")
        return genuine(institution, meeting_file, one)

    with patch.object(rounds, "propose", propose):
        yield


def _published(institution):
    for meeting in institution["decisions"].objectValues():
        yield from meeting.objectValues()


def _public_text(decision) -> str:
    return "\n".join([decision.title, *(section["html"] for section in decision.sections)])


class Log(logging.Handler):
    """Keeps what any logger says, tracebacks included."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.lines = []
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))

    def emit(self, record):
        self.lines.append(self.format(record))

    def __enter__(self):
        root = logging.getLogger()
        self._level = root.level
        root.setLevel(logging.DEBUG)
        root.addHandler(self)
        return self

    def __exit__(self, *failure):
        root = logging.getLogger()
        root.removeHandler(self)
        root.setLevel(self._level)
