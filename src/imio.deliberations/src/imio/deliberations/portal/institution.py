"""An institution: what comes, what was held, what was decided."""

from imio.deliberations import _
from imio.deliberations.content.institution import IInstitution
from imio.deliberations.content.institution import KINDS
from imio.deliberations.portal.layout import logo_url
from imio.deliberations.portal.layout import meeting_name
from imio.deliberations.portal.listing import find_meetings
from imio.deliberations.portal.listing import MeetingRow
from imio.deliberations.portal.listing import next_changes
from imio.deliberations.portal.listing import prints
from imio.deliberations.portal.page import Page
from imio.deliberations.publication.calendar import MeetingState
from itertools import groupby
from plone import api


#: Decided meetings shown before the link to all of them.
RECENT = 6


class MeetingsPage(Page):
    """A page that lists meetings."""

    def name_of(self, row: MeetingRow) -> str:
        return meeting_name(row.organ, row.start, self.request, weekday=True)

    def count_of(self, row: MeetingRow) -> str:
        return count_sentence(self, row.published, row.agenda_size)


class InstitutionPage(MeetingsPage):
    """The front page of an institution."""

    def prepare(self):
        rows = find_meetings(self.context["decisions"], self.now)
        self.coming = [row for row in reversed(rows) if row.start > self.now]
        self.held = [row for row in rows if row.state == MeetingState.HELD]
        decided = [row for row in rows if row.state == MeetingState.DECIDED]
        self.decided, self.total = decided[:RECENT], len(rows)
        self.successor = self._successor()

    def shown(self):
        context = self.context
        return [
            prints([*self.coming, *self.held, *self.decided]),
            self.total,
            [context.contact_email, context.website, logo_url(context)],
            [self.successor.absolute_url(), self.successor.title] if self.successor is not None else [],
            [context.succeeded_by, context.succeeded_on],
        ]

    def changes(self):
        return next_changes(self.coming, self.now)

    @property
    def kind(self) -> str:
        return self.say(KINDS.getTerm(self.context.kind).title)

    @property
    def website(self) -> str:
        """The web site, when it is one: a schema's constraint is no promise about what stands in the database."""
        address = self.context.website or ""
        return address if address.startswith(("https://", "http://")) else ""

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
