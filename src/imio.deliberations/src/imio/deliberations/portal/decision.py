"""A draft or a decision: its state before anything else, then its text."""

from functools import cached_property
from imio.deliberations import _
from imio.deliberations.content.public import IDecision
from imio.deliberations.content.public import IMeeting
from imio.deliberations.portal import linked_data
from imio.deliberations.portal import related
from imio.deliberations.portal import words
from imio.deliberations.portal.citation import Citation
from imio.deliberations.portal.layout import meeting_name
from imio.deliberations.portal.listing import items_around
from imio.deliberations.portal.listing import prints
from imio.deliberations.portal.meeting import DRAFTS
from imio.deliberations.portal.organization import organization_of
from imio.deliberations.portal.page import style_version
from imio.deliberations.portal.reading import ReadingPage
from imio.deliberations.publication.calendar import meeting_state
from imio.deliberations.publication.calendar import MeetingState
from imio.deliberations.publication.calendar import state_changes_at
from imio.deliberations.publication.versions import last_draft
from imio.deliberations.publication.versions import texts_of
from imio.deliberations.publication.versions import Version
from imio.deliberations.search.keeping import is_current
from imio.deliberations.search.query import Hit
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


#: ``stage`` of a version -> its word.
STAGES = {"draft": words.DRAFT.word, "final": words.FINAL.word}


def version_url(decision, version: Version) -> str:
    """Where a published version that is not the current one is read."""
    return f"{decision.absolute_url()}/@@version?position={version.position}"


class DecisionPage(ReadingPage):
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

    def is_settled(self):
        return is_current(api.portal.get())

    def shown(self):
        decision, meeting = self.context, self.meeting
        where = [meeting.organ, meeting.start, meeting.place, bool(meeting.cancelled)]
        if decision.fate == "withdrawn":
            return [decision.withdrawn_on, decision.withdrawal_reason, where]
        around = [prints(row for row in (self.previous, self.next) if row is not None), self.language_of_text]
        # A record that is erased takes its version off the list, and nothing else here changes.
        told = [[version.position, version.stage] for version in self.versions]
        facts = [decision.fate, list(decision.versions[-1:]), decision.number, decision.title, decision.published]
        page = [told, decision.changed, self.legal_addresses, style_version("reading.css")]
        return [facts, self.state, where, around, self.annexes, self.successor, page, related.prints(self.alike)]

    def changes(self):
        coming = [words.parsed(hit.start) for hit in self.alike if hit.state == "draft"]
        return [state_changes_at(self.meeting.start, bool(self.meeting.cancelled), self.now), *coming]

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
    def badges(self) -> list[words.State]:
        """What one has to know besides the state."""
        context = self.context
        found = [words.KINDS[context.kind]] if context.kind in words.KINDS else []
        if not self.is_draft and context.outcome in words.OUTCOME_STATES:
            found.append(words.OUTCOME_STATES[context.outcome])
        return found

    # -- text

    @cached_property
    def sections(self) -> list[dict[str, str]]:
        return self.sections_of(self.context, self.layout_of_text())

    @property
    def has_masks(self) -> bool:
        return self.is_masked(self.context)

    @property
    def outcome(self) -> str:
        return self.outcome_of(self.context)

    @cached_property
    def votes(self) -> list[dict]:
        return self.votes_of(self.context)

    @property
    def secret_vote(self) -> bool:
        return bool((self.context.vote or {}).get("secret"))

    # -- versions

    @cached_property
    def draft(self) -> Version | None:
        """The draft that a decision can be compared with."""
        return None if self.is_draft else last_draft(self.versions)

    @property
    def past(self) -> list[dict]:
        """The texts, newest first, when there are several; an erased one is told and has no address."""
        texts = texts_of(self.versions)[::-1]
        if len(texts) < 2:
            return []
        return [
            {
                "at": version.at,
                "word": self.say(STAGES[version.stage]) if version.stage else "",
                "url": version_url(self.context, version) if version.stage and number else "",
                "current": not number,
            }
            for number, version in enumerate(texts)
        ]

    # -- around

    @cached_property
    def annexes(self) -> list[dict]:
        found = [child for child in self.context.objectValues() if child.portal_type == "Annex" and child.file]
        return [
            {
                "title": annex.title,
                "url": annex.absolute_url(),
                "facts": self.file_facts(annex.file.contentType, annex.file.getSize(), annex.pages),
                "media": annex.file.contentType,
                "bytes": annex.file.getSize(),
            }
            for annex in sorted(found, key=lambda annex: annex.getId())
        ]

    @property
    def withheld(self) -> list[dict[str, str]]:
        return self.withheld_of(self.context)

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
    def citation(self) -> Citation:
        """How to cite this text."""
        context, institution = self.context, self.institution
        version = _("citation_version", default="version publiée le ${moment}")
        return Citation(
            institution=institution.title if institution is not None else "",
            organ=self.meeting.organ,
            meeting=self.meeting_name,
            number=context.number,
            title=context.title,
            state=self.say(self.look.word).lower(),
            version=self.say(version, moment=self.moment(context.published)) if context.published else "",
            day=self.iso(self.meeting.start)[:10],
            url=self.plain(self.canonical),
            key="-".join(self.canonical.split("/")[-4:]).replace("-decisions-", "-"),
        )

    @property
    def linked_data(self) -> str:
        """The same for programs; nothing where nothing is told."""
        context, meeting, institution = self.context, self.meeting, self.institution
        if context.fate != "live" or institution is None:
            return ""
        return linked_data.script(
            linked_data.legislation(
                self.plain(self.canonical),
                context.title,
                organization_of(institution, self.plain),
                number=context.number,
                organ=meeting.organ,
                meeting_url=self.plain(meeting.absolute_url()),
                meeting_name=self.meeting_name,
                start=meeting.start,
                final=not self.is_draft,
                outcome=context.outcome or "",
                matter=context.matter,
                language=self.language_of_text,
                published=context.first_published,
                modified=context.published,
                draft_url=self.plain(version_url(context, self.draft)) if self.draft is not None else "",
                annexes=[{**annex, "url": self.plain(annex["url"])} for annex in self.annexes],
            )
        )

    @cached_property
    def alike(self) -> list[Hit]:
        """What is shown on the same subject. The index follows the register, so a text that went is not among them."""
        return related.related_to(self.context, self.now) if self.context.fate == "live" else []

    @property
    def related(self) -> list[related.Related]:
        return related.listed(self.alike)

    def _neighbours(self):
        return items_around(self.context)

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
