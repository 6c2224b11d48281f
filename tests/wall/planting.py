"""The planted site: received over HTTP, decided by a secretary, published by the worker."""

from contextlib import contextmanager
from flow import AFTER
from flow import dossier
from flow import item
from flow import make_institution
from flow import NOW
from flow import submission
from imio.deliberations.validation import steps
from imio.deliberations.worker.rounds import work
from imio.pseudonymizer import find_all
from plone import api
from unittest.mock import patch
from wall import planted
from wall.planted import annex
from wall.planted import D
from wall.planted import DATA

import logging
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


def plant(site) -> None:
    """Fill an empty site. In the end nobody waits for anything but ``waits`` and what the gate refused."""
    institution = make_institution(site.portal)
    make_institution(site.portal, "other", "Rochebrune")
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
        item("moved", number="6", position=6, title=f"Plainte de M. {D['moved to another meeting']}"),
        item("numbered", number=D["number of an item"], title="Plan"),
        item("waits", number="7", position=7, title=f"Demande de M. {D['waits']}"),
        *refused_items(),
    )
    for name, files in {
        "full": {"a1": planted.released_pdf(), "a2": planted.hidden_pdf()},
        **{name: {"a1": pdf()} for name, (_, pdf) in REFUSED.items()},
    }.items():
        for annex_id, data in files.items():
            _send_annex(site, name, annex_id, data)
    with _a_failure():
        work(site.begin(), NOW)
    work(site.begin(), NOW.replace(hour=12))
    institution = site.begin()["val"]
    for name in ("full", "older", "secret", "withdrawn", "moved", *REFUSED):
        one = dossier(institution, name)
        for annex_id in one.annexes:
            if annex_id == "a1":
                steps.release_annex(one, annex_id, True, SECRETARY)
        settle(one, keep="kept once, masked later" if name == "older" else "")
    work(site.portal, NOW)
    _change(site)


def _change(site) -> None:
    """What happens once it is public: a new version, a secret, a withdrawal, another meeting."""
    portal = site.begin()
    institution = portal["val"]
    clear = ("turned secret, was in clear", "withdrawn, was in clear", "kept once, masked later")
    shown = "\n".join(_public_text(one) for one in _published(institution))
    missing = [key for key in clear if D[key] not in shown]
    assert not missing, f"nothing is there that could leak: {missing}"
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


def settle(one, keep: str = "") -> None:
    """Mask whatever is planted, also what the machine missed or would keep, and validate. ``keep``: but this datum."""
    masked = [datum for key, datum in DATA.items() if key != keep and not key.endswith("was in clear")]
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
                        _act(one, {"act": "add", "part": part, "start": start, "end": end, "label": datum.label})
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
