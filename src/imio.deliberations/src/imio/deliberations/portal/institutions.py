"""The institutions that are open to the public, and the page on which one is chosen by its name or postcode."""

from imio.deliberations.portal import words
from imio.deliberations.portal.naming import folded
from imio.deliberations.portal.naming import matching
from imio.deliberations.portal.naming import Place
from imio.deliberations.portal.page import Page
from itertools import groupby
from plone import api
from typing import Any


#: Code points of a name that somebody looks for.
MAX_NAME = 200


def open_institutions() -> list:
    """Their catalogue entries, in the order of their names. One query; the figures of each stand in ``tally``."""
    brains = api.portal.get_tool("portal_catalog")(portal_type="Institution", review_state="published")
    return sorted(brains, key=lambda brain: folded(brain.Title))


def place_of(brain) -> Place:
    """A catalogue entry as something to choose."""
    facts = brain.places or {}
    return Place(
        title=brain.Title,
        url=brain.getURL(),
        kind=brain.kind or "",
        province=facts.get("province", ""),
        postcodes=facts.get("postcodes", ()),
        former=facts.get("former", ()),
    )


def grouped(page: Page, brains: list) -> list[dict[str, Any]]:
    """The institutions by kind, the communes by province; those that were replaced are left to whoever asks."""
    today = [brain for brain in brains if not (brain.places or {}).get("succeeded_by")]
    groups = []
    for kind, title in words.INSTITUTIONS.items():
        of_kind = [place_of(brain) for brain in today if brain.kind == kind]
        of_kind.sort(key=lambda place: place.province)
        for province, places in groupby(of_kind, key=lambda place: place.province if kind == "commune" else ""):
            groups.append(
                {
                    "title": page.say(title),
                    "province": province,
                    "institutions": [{"title": place.title, "url": place.url} for place in places],
                }
            )
    return groups


class Institutions(Page):
    """``?name=``: goes to the one institution that is meant, or lists those that may be; without, lists all."""

    @property
    def canonical(self) -> str:
        return f"{self.context.absolute_url()}/@@institutions"

    def __call__(self):
        self.asked = self._asked()
        found = matching(map(place_of, open_institutions()), self.asked) if self.asked else []
        if len(found) == 1:
            response = self.request.response
            response.setHeader("Cache-Control", "public, max-age=0, s-maxage=300")
            response.redirect(found[0].url, status=303)
            return ""
        self.found, self.robots = found, "noindex" if self.asked else ""
        return super().__call__()

    def prepare(self):
        brains = open_institutions()
        self.names, self.groups = suggestions(brains), grouped(self, brains)

    def shown(self):
        return [self.asked, [(place.title, place.url, place.through) for place in self.found], self.groups]

    def _asked(self) -> str:
        name = self.request.form.get("name", "")
        return " ".join(name.split())[:MAX_NAME] if isinstance(name, str) else ""


def suggestions(brains: list) -> list[str]:
    """What the browser proposes while somebody types: names and former names."""
    names = {name for brain in brains for name in (brain.Title, *(brain.places or {}).get("former", ()))}
    return sorted(names, key=folded)
