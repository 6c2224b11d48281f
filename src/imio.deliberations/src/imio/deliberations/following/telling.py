"""One piece of news as blocks of a letter: what it is, what changed in it, where to read it."""

from collections.abc import Iterator
from collections.abc import Mapping
from datetime import datetime
from imio.deliberations import _
from imio.deliberations.backoffice.payload import BRUSSELS
from imio.deliberations.following.blocks import Block
from imio.deliberations.following.blocks import Change
from imio.deliberations.following.blocks import Heading
from imio.deliberations.following.blocks import Line
from imio.deliberations.following.blocks import Link
from imio.deliberations.following.changes import Difference
from imio.deliberations.following.changes import SHOWN
from imio.deliberations.following.changes import shown
from imio.deliberations.following.news import News
from imio.deliberations.following.words import OUTCOMES
from imio.deliberations.following.words import say
from imio.deliberations.wording import day
from typing import Any
from urllib.parse import quote


KINDS = {
    "draft": _("letter_news_draft", default="Projet"),
    "final": _("letter_news_final", default="Décision"),
    "decided": _("letter_news_decided", default="Le projet est devenu décision"),
    "changed": _("letter_news_changed", default="Modifié"),
    "postponed": _("letter_news_postponed", default="Reporté à une autre séance"),
    "withdrawn": _("letter_news_withdrawn", default="Un point a été retiré de la publication."),
    "meeting": _("letter_news_meeting", default="La séance a changé"),
    "cancelled": _("letter_news_cancelled", default="La séance est annulée"),
}
FACTS = {
    "number": _("letter_fact_number", default="Numéro :"),
    "matter": _("letter_fact_matter", default="Matière :"),
    "in_charge": _("letter_fact_in_charge", default="En charge :"),
    "kind": _("letter_fact_kind", default="Genre du point :"),
    "outcome": _("letter_fact_outcome", default="Issue :"),
    "vote": _("letter_fact_vote", default="Vote :"),
    "annexes": _("letter_fact_annexes", default="Annexes :"),
}
GENRES = {
    "normal": _("letter_kind_normal", default="ordinaire"),
    "added": _("letter_kind_added", default="ajouté"),
    "urgent": _("letter_kind_urgent", default="urgence"),
}
VOTES = {
    "yes": _("letter_vote_yes", default="${count} oui"),
    "no": _("letter_vote_no", default="${count} non"),
    "abstention": _("letter_vote_abstention", default="${count} abstentions"),
    "blank": _("letter_vote_blank", default="${count} blancs ou nuls"),
}


def told(one: News, site: str, language: str) -> Iterator[Block]:
    """The blocks. ``site``: the portal's public address."""
    record = one.record
    url = site + quote(one.path)
    match one.kind:
        case "withdrawn":
            yield Line(say(KINDS["withdrawn"], language))
            yield Link(say(_("letter_why", default="Quand et pourquoi"), language), url)
        case "postponed":
            yield Line(say(KINDS["postponed"], language))
            yield Link(say(_("letter_where", default="Voir où"), language), url)
        case "meeting":
            yield from _changed_meeting(one, url, language)
        case _:
            assert record is not None
            yield Heading(f"{say(state_of(one), language)} – {record['number']} {record['title']}", 3)
            if record["matter"]:
                yield Line(record["matter"], say(FACTS["matter"], language))
            if one.kind == "new" and record["outcome"] in OUTCOMES:
                yield Line(say(OUTCOMES[record["outcome"]], language), say(FACTS["outcome"], language))
            if one.difference is not None:
                yield from _difference(one.difference, record, language)
            elif one.kind == "changed":
                yield Line(
                    say(
                        _(
                            "letter_incomparable",
                            default="Le texte précédent n’est plus public : il ne peut être comparé.",
                        ),
                        language,
                    )
                )
            yield Link(say(_("letter_read", default="Lire le texte"), language), url)


def state_of(one: News):
    """What kind of news it is, as a message."""
    record = one.record or {}
    if one.kind == "meeting" and record["cancelled"]:
        return KINDS["cancelled"]
    if one.kind == "new":
        return KINDS[record["stage"]]
    return KINDS["decided" if one.difference is not None and one.difference.decided else one.kind]


def _difference(found: Difference, record: Mapping[str, Any], language: str) -> Iterator[Block]:
    if found.title:
        yield Change(found.title)
    for name in found.facts:
        if name != "matter":
            yield Line(_fact(name, record, language), say(FACTS[name], language))
    for row in found.rows[:SHOWN]:
        yield Change(shown(row))
    if len(found.rows) > SHOWN:
        yield Line(
            say(
                _("letter_more_changes", default="Et ${count} autres paragraphes."),
                language,
                count=len(found.rows) - SHOWN,
            )
        )


def _fact(name: str, record: Mapping[str, Any], language: str) -> str:
    """A fact as it is now."""
    value = record[name]
    match name:
        case "in_charge":
            return ", ".join(value) or "–"
        case "kind":
            return say(GENRES[value], language)
        case "outcome":
            return say(OUTCOMES[value], language) if value in OUTCOMES else "–"
        case "vote":
            counts = [say(VOTES[kind], language, count=value[kind]) for kind in VOTES if (value or {}).get(kind)]
            return ", ".join(counts) or "–"
        case "annexes":
            withheld = say(_("letter_withheld", default="non publique"), language)
            titles = [annex["title"] for annex in value]
            return ", ".join([*titles, *(f"{annex['title']} ({withheld})" for annex in record["withheld"])]) or "–"
        case _:
            return str(value)


def _changed_meeting(one: News, url: str, language: str) -> Iterator[Block]:
    new, old = one.record or {}, one.before or {}
    start = datetime.fromisoformat(new["start"])
    yield Heading(say(state_of(one), language), 3)
    if not new["cancelled"] and new["start"] != old.get("start"):
        yield Line(moment(start, language), say(_("letter_now_on", default="Nouvelle date :"), language))
    if not new["cancelled"] and new["place"] and new["place"] != old.get("place"):
        yield Line(new["place"], say(_("letter_now_at", default="Lieu :"), language))
    yield Link(say(_("letter_agenda", default="Voir l’ordre du jour"), language), url)


def moment(value: datetime, language: str) -> str:
    """Day and hour in Brussels."""
    return f"{day(value, language)}, {value.astimezone(BRUSSELS):%H:%M}"
