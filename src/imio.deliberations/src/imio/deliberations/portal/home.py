"""The portal's front page: what this is, who publishes, what was decided last."""

from imio.deliberations.portal import words
from imio.deliberations.portal.listing import item_row
from imio.deliberations.portal.listing import prints
from imio.deliberations.portal.page import Page
from plone import api

import unicodedata


#: Latest decisions shown, and how many are read to find that many of institutions that are open.
LATEST, READ = 10, 50


class Home(Page):
    """The institutions that are open to the public, by kind, the latest decisions, and how many there are."""

    page_class = "wide"

    def prepare(self):
        catalogue = api.portal.get_tool("portal_catalog")
        institutions = catalogue(portal_type="Institution", review_state="published")
        names = {brain.getPath(): brain.Title for brain in institutions}
        self.groups = self._grouped(institutions)
        latest = catalogue(
            portal_type="Decision",
            stage="final",
            fate="live",
            sort_on="published",
            sort_order="descending",
            sort_limit=READ,
        )
        self.latest = [
            {"row": item_row(brain), "institution": names[owner]}
            for brain in latest[:READ]
            if (owner := brain.getPath().rsplit("/", 3)[0]) in names
        ][:LATEST]
        self.counts = {
            "institutions": len(institutions),
            "meetings": catalogue(portal_type="Meeting").actual_result_count,
            "decisions": latest.actual_result_count,
            "drafts": catalogue(portal_type="Decision", stage="draft", fate="live").actual_result_count,
        }

    def shown(self):
        return [self.groups, prints(item["row"] for item in self.latest), self.counts]

    def _grouped(self, institutions) -> list[dict]:
        groups = []
        for kind, title in words.INSTITUTIONS.items():
            of_kind = [{"title": brain.Title, "url": brain.getURL()} for brain in institutions if brain.kind == kind]
            if of_kind:
                groups.append({"title": self.say(title), "institutions": sorted(of_kind, key=_by_name)})
        return groups


def _by_name(institution: dict) -> str:
    folded = unicodedata.normalize("NFKD", institution["title"]).casefold()
    return "".join(char for char in folded if not unicodedata.combining(char))
