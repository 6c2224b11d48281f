"""What is followed, and what became of it, in words."""

from imio.deliberations import _
from imio.deliberations.following.followed import Followed
from imio.deliberations.following.news import name_of
from imio.deliberations.publication.register import register_of
from imio.deliberations.wording import day
from imio.deliberations.wording import DOMAIN
from plone import api
from zope.i18n import translate
from zope.i18nmessageid import Message


FREQUENCIES = {
    "daily": _("follow_daily", default="Au plus un courriel par jour"),
    "weekly": _("follow_weekly", default="Au plus un courriel par semaine"),
}
STATES = {
    "draft": _("follow_state_draft", default="projet"),
    "held": _("follow_state_held", default="séance tenue, texte définitif à venir"),
    "final": _("follow_state_final", default="décision"),
}
OUTCOMES = {
    "adopted": _("outcome_adopted", default="Adopté"),
    "amended": _("outcome_amended", default="Adopté avec amendement"),
    "rejected": _("outcome_rejected", default="Rejeté"),
    "noted": _("outcome_noted", default="Pris acte"),
    "postponed": _("outcome_postponed", default="Reporté à une autre séance"),
    "withdrawn": _("outcome_withdrawn", default="Retiré de l’ordre du jour"),
}
YES = {"1": _("follow_yes", default="oui"), "0": _("follow_no", default="non")}
FACETS = {
    "q": _("follow_facet_words", default="Mots"),
    "institution": _("follow_facet_institution", default="Institution"),
    "matter": _("follow_facet_matter", default="Matière"),
    "state": _("follow_facet_state", default="État"),
    "year": _("follow_facet_year", default="Année"),
    "organ": _("follow_facet_organ", default="Organe"),
    "in_charge": _("follow_facet_in_charge", default="En charge"),
    "outcome": _("follow_facet_outcome", default="Issue"),
    "annexes": _("follow_facet_annexes", default="Avec annexes"),
    "changed": _("follow_facet_changed", default="Modifié depuis le projet"),
    "from": _("follow_facet_from", default="À partir du"),
    "to": _("follow_facet_to", default="Jusqu’au"),
}


def say(message, language: str, **values) -> str:
    """A message in a language: a mail has no request."""
    if values:
        message = Message(message, mapping=values)
    return translate(message, domain=DOMAIN, target_language=language)


def subject_of(followed: Followed, language: str) -> str:
    """What is followed, without a word that anybody typed: it stands in a mail to an address that nobody confirmed."""
    portal = api.portal.get()
    if followed.kind == "search":
        chosen = [value for name, value in followed.asked if name == "institution" and value in portal]
        if len(chosen) == 1:
            if len(followed.asked) == 1:
                return say(_("follow_all_of", default="Tout ce que publie ${institution}"), language,
                           institution=name_of(chosen[0]))  # fmt: skip
            return say(_("follow_search_in", default="Une recherche dans ${institution}"), language,
                       institution=name_of(chosen[0]))  # fmt: skip
        if not followed.asked:
            return say(_("follow_everything", default="Tout ce qui est publié"), language)
        return say(_("follow_search", default="Une recherche"), language)
    meeting = _meeting_of(followed)
    if meeting is None:
        return say(_("follow_gone", default="Un texte qui n’est plus publié"), language)
    values = {
        "institution": name_of(followed.path.split("/")[1]),
        "organ": meeting.organ,
        "day": day(meeting.start, language, weekday=False),
    }
    if followed.kind == "meeting":
        return say(_("follow_meeting", default="${institution}, ${organ} du ${day}"), language, **values)
    number = _number_of(followed)
    if not number:
        return say(_("follow_item_untold", default="${institution}, ${organ} du ${day}, un point"), language, **values)
    return say(
        _("follow_item", default="${institution}, ${organ} du ${day}, point ${number}"),
        language,
        number=number,
        **values,
    )


def details_of(followed: Followed, language: str) -> list[tuple[str, str]]:
    """What a search asks for, (what, values) in the order of its address; of an item its title."""
    if followed.kind == "item":
        title = _title_of(followed)
        return [(say(_("changes_title", default="Objet"), language), title)] if title else []
    values: dict[str, list[str]] = {}
    one = sum(name == "institution" for name, _value in followed.asked) == 1
    for name, value in followed.asked:
        if name == "institution" and one:
            # ``subject_of`` names it.
            continue
        values.setdefault(name, []).append(_value(name, value, language))
    return [(say(FACETS[name], language), ", ".join(found)) for name, found in values.items() if name in FACETS]


def _value(name: str, value: str, language: str) -> str:
    match name:
        case "institution":
            return name_of(value)
        case "state":
            return say(STATES[value], language)
        case "outcome":
            return say(OUTCOMES[value], language)
        case "annexes" | "changed":
            return say(YES[value], language)
        case _:
            return value


def _meeting_of(followed: Followed):
    path = followed.path if followed.kind == "meeting" else followed.path.rpartition("/")[0]
    found = api.portal.get().unrestrictedTraverse(path.lstrip("/"), None)
    return found if found is not None and getattr(found, "portal_type", "") == "Meeting" else None


def _number_of(followed: Followed) -> str:
    record = _record(followed.path)
    return record["number"] if record else ""


def _title_of(followed: Followed) -> str:
    record = _record(followed.path)
    return record["title"] if record else ""


def _record(path: str):
    """What the register tells of an item at this moment."""
    register = register_of(api.portal.get())
    positions = register.positions(path)
    record = register.record(positions[-1]) if positions else None
    return record if record is not None and record["type"] == "decision" else None
