"""A draft or a decision: its state before anything else, then its text."""

from imio.deliberations import _
from imio.deliberations.content.public import IDecision
from imio.deliberations.content.public import IMeeting
from imio.deliberations.portal import words
from imio.deliberations.portal.layout import meeting_name
from imio.deliberations.portal.listing import find_items
from imio.deliberations.portal.listing import prints
from imio.deliberations.portal.listing import UNTOLD
from imio.deliberations.portal.meeting import DRAFTS
from imio.deliberations.portal.page import Page
from imio.deliberations.publication.calendar import meeting_state
from imio.deliberations.publication.calendar import MeetingState
from imio.deliberations.publication.calendar import state_changes_at
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

import re


_HEADING = re.compile(r"(</?h)([1-6])(?=[\s>])")
_TABLE = re.compile(r"<table(?=[\s>])")
_MASK = 'class="masked"'
_LETTER = re.compile(r"\[[A-Z]{1,2}\]")


class DecisionPage(Page):
    """One item of the agenda. A withdrawn one answers 410, a postponed one says where it went."""

    live = ViewPageTemplateFile("templates/decision.pt")
    withdrawn = ViewPageTemplateFile("templates/withdrawn.pt")
    postponed = ViewPageTemplateFile("templates/postponed.pt")

    @property
    def index(self):
        return {"withdrawn": self.withdrawn, "postponed": self.postponed}.get(self.context.fate, self.live)

    def prepare(self):
        self.meeting = self.context.__parent__
        if self.context.fate == "withdrawn":
            self.request.response.setStatus(410)
            self.robots = "noindex"
            return
        self.state = meeting_state(self.meeting.start, bool(self.meeting.cancelled), (), self.now)
        self.is_draft = self.context.stage != "final"
        if self.is_draft and self.state != MeetingState.UPCOMING:
            self.robots = "noindex"
        self.previous, self.next = self._neighbours()
        self.successor = self._successor() if self.context.fate == "postponed" else None

    def shown(self):
        decision, meeting = self.context, self.meeting
        where = [meeting.organ, meeting.start, meeting.place, bool(meeting.cancelled)]
        if decision.fate == "withdrawn":
            return [decision.withdrawn_on, decision.withdrawal_reason, where]
        around = [prints(row for row in (self.previous, self.next) if row is not None), self.language_of_text]
        facts = [decision.fate, list(decision.versions[-1:]), decision.number, decision.title, decision.published]
        return [facts, self.state, where, around, self.annexes, self.successor]

    def changes(self):
        return [state_changes_at(self.meeting.start, bool(self.meeting.cancelled), self.now)]

    # -- state

    @property
    def look(self) -> words.State:
        return DRAFTS[self.state] if self.is_draft else words.FINAL

    @property
    def status(self) -> str:
        """The sentence that nobody can misread."""
        organ, start = self.meeting.organ, self.meeting.start
        date = self.day(start, weekday=False)
        if not self.is_draft:
            if self.state == MeetingState.UPCOMING:  # the meeting was moved after its decisions came out
                return self.say(_("status_final_moved", default="Décision – ${organ}"), organ=organ)
            return self.say(
                _("status_final", default="Décision du ${organ} du ${date}")
                if organ.lower().startswith("conseil")
                else _("status_final_neutral", default="Décision – ${organ} du ${date}"),
                organ=words.of_organ(organ),
                date=date,
            )
        if self.state == MeetingState.CANCELLED:
            return self.say(
                _(
                    "status_cancelled",
                    default="La séance du ${date} a été annulée. Vous lisez un projet qui n’a pas été adopté.",
                ),
                date=date,
            )
        if self.state == MeetingState.UPCOMING:
            return self.say(
                _("status_draft", default="Projet de délibération – document préparatoire, pas encore adopté")
            )
        return self.say(
            _(
                "status_held",
                default="Le conseil s’est réuni le ${date} ; la décision n’est pas encore publiée. "
                "Vous lisez le projet.",
            )
            if organ.lower().startswith("conseil")
            else _(
                "status_held_neutral",
                default="La séance a eu lieu le ${date} ; la décision n’est pas encore publiée. Vous lisez le projet.",
            ),
            date=date,
        )

    @property
    def meeting_name(self) -> str:
        return meeting_name(self.meeting.organ, self.meeting.start, self.request)

    @property
    def meeting_name_with_weekday(self) -> str:
        return meeting_name(self.meeting.organ, self.meeting.start, self.request, weekday=True)

    @property
    def kind(self) -> words.State | None:
        return words.KINDS.get(self.context.kind)

    # -- text

    @property
    def sections(self) -> list[dict[str, str]]:
        names = words.DRAFT_SECTIONS if self.is_draft else words.SECTIONS
        return [
            {
                "id": section["name"].replace("_", "-"),
                "title": self.say(names[section["name"]]) if section["name"] in names else "",
                "html": self._laid_out(section["html"]),
            }
            for section in self.context.sections
            if section["html"].strip()
        ]

    @property
    def language_of_text(self) -> str:
        """The language that the institution writes."""
        languages = self.institution.languages if self.institution is not None else ()
        return languages[0] if languages else words.WRITTEN

    @property
    def has_masks(self) -> bool:
        decision = self.context
        return any(_MASK in section["html"] for section in decision.sections) or bool(_LETTER.search(decision.title))

    @property
    def outcome(self) -> str:
        return self.say(words.OUTCOMES[self.context.outcome]) if self.context.outcome in words.OUTCOMES else ""

    @property
    def votes(self) -> list[dict]:
        """The counts of the vote, in order; empty without a vote."""
        vote = self.context.vote or {}
        total = sum(vote.get(name, 0) for name in words.VOTES)
        if not total:
            return []
        counts = [
            {"name": name, "title": self.say(word), "count": vote.get(name, 0)} for name, word in words.VOTES.items()
        ]
        before = 0
        for count in counts:
            # Per mille of the bar.
            count["from"], count["width"] = round(1000 * before / total), round(1000 * count["count"] / total)
            before += count["count"]
        return [count for count in counts if count["count"] or count["name"] != "blank"]

    @property
    def secret_vote(self) -> bool:
        return bool((self.context.vote or {}).get("secret"))

    # -- around

    @property
    def annexes(self) -> list[dict]:
        found = [child for child in self.context.objectValues() if child.portal_type == "Annex" and child.file]
        return [
            {
                "title": annex.title,
                "url": annex.absolute_url(),
                "type": self._media(annex.file.contentType),
                "size": words.size(annex.file.getSize(), self.request),
            }
            for annex in sorted(found, key=lambda annex: annex.getId())
        ]

    @property
    def withheld(self) -> list[dict[str, str]]:
        return [
            {
                "title": annex["title"],
                "reason": self.say(words.WITHHELD.get(annex["reason"], words.WITHHELD_OTHERWISE)),
            }
            for annex in self.context.withheld
        ]

    @property
    def withdrawal(self) -> str:
        """When, and why: "Ce texte a été retiré le 3 avril 2027 : il contenait des données personnelles." """
        reason = self.say(words.WITHDRAWALS.get(self.context.withdrawal_reason, words.WITHDRAWALS["other"]))
        if self.context.withdrawn_on is None:
            return self.say(
                _("withdrawn_undated", default="Ce texte a été retiré de la publication : ${reason}."), reason=reason
            )
        return self.say(
            _("withdrawn_dated", default="Ce texte a été retiré de la publication le ${date} : ${reason}."),
            date=self.day(self.context.withdrawn_on, weekday=False),
            reason=reason,
        )

    @property
    def citation(self) -> str:
        """How to cite this text."""
        return self.say(
            _("citation", default="${institution}, ${meeting}, point ${number} (${state})"),
            institution=self.institution.title if self.institution is not None else "",
            meeting=self.meeting_name,
            number=self.context.number,
            state=self.say(self.look.word).lower(),
        )

    def _neighbours(self):
        rows = [row for row in find_items(self.meeting) if row.fate not in UNTOLD]
        here = next((n for n, row in enumerate(rows) if row.path == "/".join(self.context.getPhysicalPath())), None)
        if here is None:
            return None, None
        return rows[here - 1] if here else None, rows[here + 1] if here + 1 < len(rows) else None

    def _successor(self) -> dict[str, str] | None:
        """Where a postponed item went: only to what is public, and by no more than its meeting's name."""
        path = self.context.postponed_to.strip("/")
        found = api.portal.get().restrictedTraverse(path, None) if path else None
        if IDecision.providedBy(found) and IMeeting.providedBy(found.__parent__) and self.may_view(found):
            meeting = found.__parent__
            return {
                "url": found.absolute_url(),
                "meeting": meeting_name(meeting.organ, meeting.start, self.request),
            }
        return None

    def _media(self, content_type: str) -> str:
        known = words.MEDIA_TYPES.get(content_type, content_type.rpartition("/")[2].upper())
        return self.say(known)

    def _laid_out(self, html: str) -> str:
        """Headings below the section's own, without a gap; tables in a box that scrolls on a phone."""
        levels = sorted({int(level) for _tag, level in _HEADING.findall(html)})
        new = {level: min(6, 3 + rank) for rank, level in enumerate(levels)}
        html = _HEADING.sub(lambda found: f"{found[1]}{new[int(found[2])]}", html)
        label = self.say(_("table", default="Tableau"))
        html = _TABLE.sub(f'<div class="scroll" role="region" tabindex="0" aria-label="{label}"><table', html)
        return html.replace("</table>", "</table></div>")
