"""The words of the mails to staff: counts, numbers of items, dates and addresses of the bureau, and nothing else."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from datetime import datetime
from datetime import timedelta
from imio.deliberations import _
from imio.deliberations.validation.screens import words
from imio.deliberations.worker.notices import Failing
from imio.deliberations.worker.notices import Item
from imio.deliberations.worker.notices import Meeting
from imio.deliberations.worker.notices import Notice
from imio.deliberations.worker.notices import Outage
from imio.deliberations.worker.notices import Refusal
from imio.deliberations.worker.notices import Summary
from zope.globalrequest import getRequest


#: Numbers of items that are listed for one meeting; of more, how many.
LISTED = 20

SUBJECTS = {
    "deadlines": _("letter_subject_deadlines", default="${institution} : échéance de publication"),
    "blocked": _("letter_subject_blocked", default="${institution} : points bloqués"),
    "failures": _("letter_subject_failures", default="${institution} : le traitement automatique échoue"),
    "reports": _("letter_subject_reports", default="${institution} : donnée personnelle signalée"),
    "refusals": _("letter_subject_refusals", default="${institution} : points refusés à la réception"),
    "backoffice": _("letter_subject_backoffice", default="${institution} : le back-office n’est plus lu"),
    "summary": _("letter_subject_summary", default="${institution} : résumé du ${day}"),
}

INTRODUCTIONS = {
    "deadlines": _("letter_deadlines", default="Il reste des points à publier avant l’échéance."),
    "blocked": _("letter_blocked", default="Des points sont bloqués et attendent votre décision."),
    "failures": _("letter_failures", default="Depuis plus d’une heure, le traitement automatique échoue."),
    "reports": _(
        "letter_reports", default="Des lecteurs signalent une donnée personnelle restée lisible sur le site public."
    ),
    "refusals": _(
        "letter_refusals",
        default="Des points envoyés par le back-office ont été refusés (huis clos ou secret) ; rien n’en est conservé.",
    ),
    "backoffice": _(
        "letter_backoffice",
        default="Le portail ne lit plus le back-office de lui-même, jusqu’à ce que la gestion de l’institution agisse.",
    ),
    "summary": _("letter_summary", default="Ce qui attend ce matin."),
}


def subject(notice: Notice, institution: str, now: datetime) -> str:
    """The subject; ``institution``: its public name."""
    return _say(SUBJECTS[notice.kind], institution=institution, day=words.day(now, weekday=False))


def text(notice: Notice, institution: str, address: Callable[[str], str]) -> str:
    """The mail as plain text. ``address``: from a path below the bureau to its URL, empty when no URL is known."""
    lines = [_say(_("letter_hello", default="Bonjour,")), "", _say(INTRODUCTIONS[notice.kind]), ""]
    for block in _blocks(notice, address):
        lines += [*(line for line in block if line), ""]
    desk = address("")
    if desk:
        lines += [_say(_("letter_desk", default="Bureau : ${url}"), url=desk), ""]
    lines.append(
        _say(
            _(
                "letter_foot",
                default="Ce message ne contient ni titre ni texte. ${institution} choisit les messages et qui les "
                "reçoit dans ses réglages, rubrique « Courriels ».",
            ),
            institution=institution,
        )
    )
    return "\n".join(lines) + "\n"


def _blocks(notice: Notice, address: Callable[[str], str]) -> Iterator[list[str]]:
    match notice.kind:
        case "deadlines":
            for meeting in sorted(notice.facts, key=lambda meeting: meeting.deadline):
                yield [*_meeting(meeting), address(meeting.id)]
        case "blocked" | "reports":
            for start, items in _by_meeting(notice.facts):
                yield [_held(start), _numbers(items), *_links(items, address)]
        case "failures":
            yield from _failures(notice.facts, address)
        case "refusals":
            for start, refusals in _by_meeting(notice.facts):
                held = _held(start) if start else _say(_("letter_unknown_meeting", default="Séance encore inconnue"))
                yield [held, _say(_("letter_refused", default="Points refusés : ${count}"), count=len(refusals))]
        case "backoffice":
            for fact in notice.facts:
                yield [
                    _say(_("letter_unread_since", default="Depuis le ${moment}."), moment=_moment(fact.since)),
                    fact.sentence,
                ]
        case _:
            yield from _summary(notice.facts[0], address)


def _meeting(meeting: Meeting) -> list[str]:
    last_day = words.day(meeting.deadline - timedelta(seconds=1))
    waiting = _("letter_left", default="À traiter : ${left} ; validés, pas encore parus : ${validated}")
    return [
        _held(meeting.start),
        _say(waiting, left=meeting.left, validated=meeting.validated),
        _say(_("letter_until", default="À publier au plus tard le ${day}"), day=last_day),
    ]


def _failures(facts: Sequence[Failing | Outage], address: Callable[[str], str]) -> Iterator[list[str]]:
    for fact in facts:
        if isinstance(fact, Outage):
            message = _(
                "pseudonymizer_unreachable",
                default="Le service de pseudonymisation est injoignable depuis le ${moment}.",
            )
            yield [_say(message, moment=_moment(fact.since))]
    failing = [fact for fact in facts if isinstance(fact, Failing)]
    for start, items in _by_meeting(failing):
        block = [_held(start)]
        for step, kind in sorted({(item.step, item.kind) for item in items}):
            of_it = [item for item in items if (item.step, item.kind) == (step, kind)]
            message = _("letter_failed", default="${step} échoue depuis le ${moment} (code ${kind})")
            since = min(item.since for item in of_it)
            block.append(_say(message, step=_say(words.STEPS.get(step, step)), moment=_moment(since), kind=kind))
            block.append(_numbers(of_it))
        yield [*block, *_links(items, address)]


def _summary(summary: Summary, address: Callable[[str], str]) -> Iterator[list[str]]:
    counted = [f"{_say(words.COUNTED[state])} : {count}" for state, count in summary.states if count]
    if summary.reports:
        counted.append(_say(_("letter_open_reports", default="Signalements : ${count}"), count=summary.reports))
    yield counted
    for meeting in sorted(summary.meetings, key=lambda meeting: meeting.deadline):
        yield [*_meeting(meeting), address(meeting.id)]


def _by_meeting(facts: Sequence[Item | Failing | Refusal]) -> list[tuple[datetime | None, list]]:
    starts = sorted({fact.start for fact in facts if fact.start is not None})
    found = [(start, [fact for fact in facts if fact.start == start]) for start in starts]
    unknown = [fact for fact in facts if fact.start is None]
    return [*found, (None, unknown)] if unknown else found


def _held(start: datetime | None) -> str:
    if start is None:
        return ""
    message = _("letter_meeting", default="Séance du ${day}, ${hour}")
    return _say(message, day=words.day(start), hour=words.hour(start, getRequest()))


def _numbers(items: Sequence[Item | Failing]) -> str:
    numbers = list(dict.fromkeys(item.number for item in items if item.number))
    if not numbers:
        return ""
    listed = ", ".join(numbers[:LISTED])
    if len(numbers) > LISTED:
        message = _("letter_numbers_more", default="Points ${numbers} et ${more} autres")
        return _say(message, numbers=listed, more=len(numbers) - LISTED)
    return _say(_("letter_numbers", default="Points : ${numbers}"), numbers=listed)


def _links(items: Sequence[Item | Failing], address: Callable[[str], str]) -> list[str]:
    """The address of the only item, else of its meeting."""
    paths = {item.id for item in items}
    if len(paths) > 1:
        paths = {path.partition("/")[0] for path in paths}
    return [address(path) for path in sorted(paths)]


def _moment(value: datetime) -> str:
    return words.moment(value, getRequest())


def _say(message, **values) -> str:
    return words.say(message, getRequest(), **values)
