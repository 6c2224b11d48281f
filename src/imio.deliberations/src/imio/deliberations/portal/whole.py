"""A whole meeting on one page: all public texts in the order of the agenda, to be read on, printed or kept as PDF."""

from functools import cached_property
from imio.deliberations.portal.listing import ItemRow
from imio.deliberations.portal.meeting import MeetingPage


class WholeMeeting(MeetingPage):
    """Every item once: each object is read for this page alone, and let go again."""

    def prepare(self):
        super().prepare()
        self.robots = "noindex"

    @property
    def canonical(self) -> str:
        return f"{self.context.absolute_url()}/@@whole"

    def shown(self):
        # An annex that comes or goes changes neither title nor date of its item; its version counts.
        versions = [list(self.context[self.name_in(row)].versions[-1:]) for row in self.live]
        return [super().shown(), versions, self.legal_addresses]

    @cached_property
    def linked_data(self) -> str:
        """The items' own pages speak to programs."""
        return ""

    @cached_property
    def live(self) -> list[ItemRow]:
        return [row for row in self.items if row.fate == "live"]

    @staticmethod
    def name_in(row: ItemRow) -> str:
        return row.path.rpartition("/")[2]

    @property
    def texts(self):
        """The items one after the other, each with its text laid out."""
        layout = self.layout_of_text(top=4)
        for row in self.live:
            decision = self.context[self.name_in(row)]
            layout.prefix = f"{self.name_in(row)}-"
            # Whoever reads one item only finds the laws linked there.
            layout.named.clear()
            yield {
                "row": row,
                "item": decision,
                "anchor": self.name_in(row),
                "sections": self.sections_of(decision, layout),
                "votes": self.votes_of(decision),
                "outcome": self.outcome_of(decision),
                "annexes": self._annexes(decision),
                "withheld": self.withheld_of(decision),
            }

    def _annexes(self, decision) -> list[dict[str, str]]:
        return [
            {
                "title": annex.title,
                "url": annex.absolute_url(),
                "facts": self.file_facts(annex.file.contentType, annex.file.getSize(), annex.pages),
            }
            for annex in sorted(decision.objectValues(), key=lambda annex: annex.getId())
            if annex.file is not None
        ]
