"""The same words in the institution's other texts: where, how often, and who can read them there."""

from collections.abc import Iterator
from imio.deliberations import _
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.pseudonymization.document import document_of
from imio.deliberations.validation import reports
from imio.deliberations.validation.same_text import Place
from imio.deliberations.validation.same_text import places_of
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.screens.screen import Screen
from imio.deliberations.validation.steps import analysis_of
from imio.deliberations.validation.steps import outcome_of
from imio.pseudonymizer import find_all
from imio.pseudonymizer import Part
from imio.pseudonymizer import plain_text
from plone import api
from plone.protect import CheckAuthenticator
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any


#: Dossiers read for one page: one to three seconds.
PAGE = 200


class SameText(Screen):
    """``POST`` with ``text``, which no address ever holds, or ``?report=`` of a confirmed one; newest meeting first.

    The files of annexes are not read here.
    """

    problem = ""

    def __call__(self):
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
        return super().__call__()

    def prepare(self) -> None:
        self.text = self._text()
        self.messages = [message.message for message in IStatusMessage(self.request).show()]
        self.rows: list[dict[str, Any]] = []
        self.first = self._number("from")
        self.total = self.last = self.next = 0
        if self.text and not self.problem:
            self._search()

    def _text(self) -> str:
        sought = self.request.method == "POST"
        # An address that holds the text is not followed, so that none is made.
        text = " ".join(self._field("text").split()) if sought else ""
        found = reports.report_named(self.bureau, self._field("report")) if self._field("report") else None
        if not text and found is not None:
            text = found[1]["missed"]
        if len(text) > reports.MAX_NOTE:
            self.problem = self.say(_("same_long", default="${count} caractères au plus."), count=reports.MAX_NOTE)
        elif sought and sum(char.isalnum() for char in text) < 2:
            self.problem = self.say(_("same_short", default="Écrivez au moins deux lettres ou chiffres."))
        if self.problem:
            self.request.response.setStatus(400)
        return text

    def _search(self) -> None:
        catalog = api.portal.get_tool("portal_catalog")
        path = "/".join(self.bureau.getPhysicalPath())
        brains = catalog(portal_type="Dossier", path=path, sort_on="start", sort_order="descending")
        self.total = len(brains)
        some = brains[self.first : self.first + PAGE]
        self.last = self.first + len(some)
        self.next = self.last if self.last < self.total else 0
        for brain in some:
            row = self._row(brain._unrestrictedGetObject())
            if row["places"] or row["readable"]:
                self.rows.append(row)
        if not self.first:
            self.rows += self._left_behind(catalog)

    def _row(self, dossier: Dossier) -> dict[str, Any]:
        meeting_file = dossier.__parent__
        public = self._public(dossier)
        return {
            "number": dossier.number,
            "meeting": f"{meeting_file.meeting['organ']} – {self.day(meeting_file.start)}",
            "url": dossier.absolute_url(),
            "state": words.DOSSIER_STATES[api.content.get_state(dossier)],
            "places": [self._place(place) for place in self._places(dossier)],
            "public_url": self.portal.absolute_url() + dossier.public_path if public is not None else "",
            "readable": sum(len(find_all(text, self.text)) for text in _public_texts(public)) if public else 0,
            "suspended": bool(dossier.suspended),
        }

    def _places(self, dossier: Dossier) -> list[Place]:
        analysis = analysis_of(dossier)
        if analysis is not None:
            places = places_of(self.text, analysis.texts, None)
            # Most items hold none of it: what became of each mention is asked only where it stands.
            return places_of(self.text, analysis.texts, outcome_of(dossier)) if places else []
        if dossier.content is None:
            return []
        texts = {part.name: plain_text(part) for part in document_of(dossier.content).parts}
        return places_of(self.text, texts, None)

    def _place(self, place: Place) -> dict[str, Any]:
        return {"part": words.part(place.part, self.request), "masked": place.masked, "readable": place.readable}

    def _public(self, dossier: Dossier):
        """The public decision while citizens read it."""
        path = dossier.public_path.lstrip("/")
        decision = self.portal.unrestrictedTraverse(path, None) if path else None
        return decision if decision is not None and decision.fate == "live" else None

    def _left_behind(self, catalog) -> Iterator[dict[str, Any]]:
        """Pages of items that were postponed: they keep number and title, and belong to no dossier any more."""
        path = "/".join(self.institution["decisions"].getPhysicalPath())
        for brain in catalog(portal_type="Decision", path=path, fate="postponed"):
            readable = len(find_all(brain.Title or "", self.text)) + len(find_all(brain.matter or "", self.text))
            if readable:
                yield {
                    "number": brain.number,
                    "meeting": self.say(_("same_postponed", default="page d’un point reporté")),
                    "url": brain.getURL(),
                    "state": words.DOSSIER_STATES["published"],
                    "places": [],
                    "public_url": brain.getURL(),
                    "readable": readable,
                    "suspended": False,
                }

    @property
    def found(self) -> int:
        """Readable occurrences on public pages, of what this page lists."""
        return sum(row["readable"] for row in self.rows)

    def _field(self, name: str) -> str:
        value = self.request.form.get(name, "")
        return value if isinstance(value, str) else ""

    def _number(self, name: str) -> int:
        value = self._field(name)
        return int(value) if value.isascii() and value.isdecimal() and len(value) < 8 else 0


def _public_texts(decision) -> Iterator[str]:
    yield decision.title
    yield decision.matter
    yield from decision.in_charge
    for section in decision.sections:
        yield plain_text(Part(section["name"], section["html"], "html"))
    yield from (annex["title"] for annex in decision.withheld)
    yield from (annex.title for annex in decision.objectValues())
