"""``GET /@search`` for visitors: pages within bounds, and never whole objects, which wake one each.

What is published is found by ``@decisions``; this one stays because clients of plone.restapi know it.
"""

from imio.deliberations.api.problem import Problem
from imio.deliberations.api.reading import tell
from plone import api
from plone.restapi.batching import DEFAULT_BATCH_SIZE
from plone.restapi.services.search.get import SearchGet


#: Lines of a page.
MOST = 100


class SearchWithinBounds(SearchGet):
    """plone.restapi's search; staff has it whole."""

    def render(self):
        if not api.user.is_anonymous():
            return super().render()
        form = self.request.form
        if "fullobjects" in form:
            return tell(self.request, Problem(400, "réservé aux comptes : voyez @decisions et @changes", "fullobjects"))
        # It would read the size out of a body too.
        self.request.set("BODY", b"")
        form["b_size"] = min(_whole(form.get("b_size"), DEFAULT_BATCH_SIZE), MOST)
        form["b_start"] = _whole(form.get("b_start"), 0)
        return super().render()


def _whole(value, default: int) -> int:
    text = str(value)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 and int(text) else default
