"""An institution: what comes, what was held, what was decided."""

from datetime import datetime
from datetime import timedelta
from imio.deliberations import _
from imio.deliberations.backoffice.payload import BRUSSELS
from imio.deliberations.content.institution import IInstitution
from imio.deliberations.content.institution import KINDS
from imio.deliberations.portal.layout import logo_url
from imio.deliberations.portal.layout import meeting_name
from imio.deliberations.portal.listing import find_meetings
from imio.deliberations.portal.listing import MeetingRow
from imio.deliberations.portal.listing import next_changes
from imio.deliberations.portal.listing import prints
from imio.deliberations.portal.page import Page
from imio.deliberations.portal.record import record_of
from imio.deliberations.portal.record import subjects
from imio.deliberations.publication.calendar import draft_deadline
from imio.deliberations.publication.calendar import meeting_day
from imio.deliberations.publication.calendar import MeetingState
from imio.deliberations.publication.due import bound_from
from imio.deliberations.publication.due import is_overdue
from imio.deliberations.publication.due import overdue_at
from imio.deliberations.publication.due import rules_of
from itertools import groupby
from plone import api


#: Years of which the meetings are shown; the page of all meetings has the others.
YEARS = 3
#: Decided meetings shown before the link to all of them.
RECENT = 6


class MeetingsPage(Page):
    """A page that lists meetings."""

    def name_of(self, row: MeetingRow) -> str:
        return meeting_name(row.organ, row.start, self.request, weekday=True)

    def count_of(self, row: MeetingRow) -> str:
        return count_sentence(self, row.published, row.agenda_size)


class InstitutionPage(MeetingsPage):
    """The front page of an institution. It reads the meetings of some years, and no decision."""

    def prepare(self):
        decisions = self.context["decisions"]
        first = datetime(int(self.iso(self.now)[:4]) - YEARS + 1, 1, 1, tzinfo=BRUSSELS)
        rows = find_meetings(decisions, self.now, since=first)
        self.coming = [row for row in reversed(rows) if row.start > self.now]
        self.next = next((row for row in self.coming if not row.cancelled), None)
        self.later = [row for row in self.coming if row is not self.next]
        past = [row for row in rows if row.start <= self.now]
        self.held = [row for row in past if row.state == MeetingState.HELD]
        self.decided = [row for row in past if row.state == MeetingState.DECIDED][:RECENT]
        self.years = [
            {"year": year, "meetings": list(reversed(list(group)))}
            for year, group in groupby(past, key=lambda row: self.iso(row.start)[:4])
        ]
        self.overdue = [row for row in self.held if is_overdue(self.context, row.start, self.now)]
        self.total = decisions.figures.get("meetings", 0)
        self.record = record_of(past)
        self.subjects = subjects(self.context, self.now)
        self.successor = self._successor()

    def shown(self):
        context = self.context
        return [
            prints([*self.coming, *(row for group in self.years for row in group["meetings"])]),
            self.total,
            len(self.overdue),
            self.subjects,
            [self.record.in_time, self.record.late, self.record.awaiting, str(self.deadline), self.deadline_passed],
            [context.contact_email, context.website, context.privacy_page, logo_url(context)],
            [self.successor.absolute_url(), self.successor.title] if self.successor is not None else [],
            [context.succeeded_by, context.succeeded_on],
        ]

    def changes(self):
        overdue = [overdue_at(self.context, row.start) for row in self.held if row not in self.overdue]
        return [*next_changes(self.coming, self.now), None if self.deadline_passed else self.deadline, *overdue]

    @property
    def deadline(self) -> datetime | None:
        """The first instant that is too late for the drafts of the next meeting; None where nothing binds."""
        bound = bound_from(self.context)
        if self.next is None or bound is None or meeting_day(self.next.start) < bound:
            return None
        return draft_deadline(self.next.start, rules_of(self.context))

    @property
    def deadline_passed(self) -> bool:
        return self.deadline is not None and self.deadline <= self.now

    @property
    def due(self) -> str:
        """By when the drafts of the next meeting are due, in words; empty where nothing binds."""
        if self.deadline is None:
            return ""
        # The last day, not the midnight that ends it.
        date = self.day(self.deadline - timedelta(minutes=1))
        if self.deadline_passed:
            message = _("next_was_due", default="Les projets devaient paraître au plus tard le ${date}.")
        else:
            message = _("next_due", default="Les projets doivent paraître au plus tard le ${date}.")
        return self.say(message, date=date)

    @property
    def looks(self) -> list:
        """The states that the rows of glyphs show, once each, for their legend."""
        found = {row.look.name: row.look for group in self.years for row in group["meetings"]}
        return list(found.values())

    @property
    def kind(self) -> str:
        return self.say(KINDS.getTerm(self.context.kind).title)

    @property
    def website(self) -> str:
        """The web site, when it is one: a schema's constraint is no promise about what stands in the database."""
        return _web(self.context.website)

    @property
    def privacy_page(self) -> str:
        """The institution's own page on data protection."""
        return _web(self.context.privacy_page)

    @property
    def succeeded(self) -> str:
        """When this institution was merged or replaced, in words; empty when it was not."""
        if not self.context.succeeded_by:
            return ""
        date = self.day(self.context.succeeded_on, weekday=False) if self.context.succeeded_on else ""
        if self.context.kind == "commune":
            dated = _("commune_merged_on", default="Cette commune a fusionné le ${date}.")
            undated = _("commune_merged", default="Cette commune a fusionné.")
        else:
            dated = _("institution_replaced_on", default="Cette institution a été remplacée le ${date}.")
            undated = _("institution_replaced", default="Cette institution a été remplacée.")
        return self.say(dated, date=date) if date else self.say(undated)

    def _successor(self):
        found = api.portal.get().get(self.context.succeeded_by) if self.context.succeeded_by else None
        return found if IInstitution.providedBy(found) and self.may_view(found) else None


def _web(address: str | None) -> str:
    return address if (address or "").startswith(("https://", "http://")) else ""


class DecisionsPage(MeetingsPage):
    """All meetings of an institution, by year in Brussels."""

    def prepare(self):
        self.rows = find_meetings(self.context, self.now)
        self.years = [
            {"year": year, "meetings": list(rows)}
            for year, rows in groupby(self.rows, key=lambda row: self.iso(row.start)[:4])
        ]

    def shown(self):
        return prints(self.rows)

    def changes(self):
        return next_changes(self.rows, self.now)


def count_sentence(page: Page, published: int, size: int) -> str:
    """ "24 points sur 31 publiés". An agenda of unknown or outdated size is not counted against."""
    if published == 0:
        return page.say(_("no_item_published", default="aucun point publié"))
    if size > published:
        if published == 1:
            return page.say(_("one_item_of", default="1 point sur ${size} publié"), size=size)
        return page.say(
            _("items_published_of", default="${count} points sur ${size} publiés"), count=published, size=size
        )
    if published == 1:
        return page.say(_("one_item_published", default="1 point publié"))
    if size == published:
        return page.say(_("all_items_published", default="${count} points, tous publiés"), count=published)
    return page.say(_("items_published", default="${count} points publiés"), count=published)
