"""What else there is to read on the subject of a decision, in all institutions."""

from dataclasses import dataclass
from imio.deliberations.portal import words
from imio.deliberations.portal.facets import STATES
from imio.deliberations.search.finding import similar
from imio.deliberations.search.keeping import SearchUnavailable
from imio.deliberations.search.query import Hit
from plone import api


#: Texts that are shown.
SIZE = 5


@dataclass(frozen=True)
class Related:
    """A text as it is listed. ``language``: that of its title. ``start``: of its meeting."""

    url: str
    title: str
    language: str
    look: words.State
    institution: str
    start: str

    @property
    def day(self):
        return words.parsed(self.start)


def related_to(decision, now) -> list[Hit]:
    """The public texts most like a decision. None while the search cannot be asked: the page goes without them."""
    path = "/" + "/".join(decision.getPhysicalPath()[2:])
    try:
        return list(similar(api.portal.get(), path, now, SIZE))
    except SearchUnavailable:
        return []


def prints(hits: list[Hit]) -> list:
    """What of them a page shows, for its ETag: an entry of the register never changes, the clock's state does."""
    return [[hit.path, hit.position, hit.state, hit.start] for hit in hits]


def listed(hits: list[Hit]) -> list[Related]:
    """The hits as they are listed."""
    portal = api.portal.get()
    found = []
    for hit in hits:
        institution = portal[hit.institution]
        found.append(
            Related(
                url=portal.absolute_url() + hit.path,
                title=hit.title,
                language=next(iter(institution.languages or ()), words.WRITTEN),
                look=STATES.get(hit.state, words.DRAFT),
                institution=institution.title,
                start=hit.start,
            )
        )
    return found
