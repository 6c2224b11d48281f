"""One annex: what the machine found in it, page by page, and what the secretary makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from imio.deliberations import _
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.bureau import Replacement
from imio.deliberations.content.bureau import StoredAnnex
from imio.deliberations.reception.annexes import listed_annex
from imio.deliberations.validation import annexes
from imio.deliberations.validation.concerns import Concern
from imio.deliberations.validation.concerns import concerns
from imio.deliberations.validation.concerns import hits
from imio.deliberations.validation.concerns import named
from imio.deliberations.validation.concerns import PDF
from imio.deliberations.validation.concerns import reading_in
from imio.deliberations.validation.concerns import state_of
from imio.deliberations.validation.concerns import STAYING
from imio.deliberations.validation.page_image import draw_page
from imio.deliberations.validation.page_image import NoPicture
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.screens import annex_words
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.screens.screen import REVIEW
from imio.deliberations.validation.screens.screen import Screen
from imio.deliberations.validation.screens.screen import VALIDATE
from imio.deliberations.validation.screens.words import State
from imio.deliberations.validation.steps import Stale
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from urllib.parse import quote
from zExceptions import NotFound
from zExceptions import Unauthorized


#: Pages on one screen.
PAGES = 20
#: Properties shown; a form of hundreds of fields says no more than its first ones.
PROPERTIES = 200


@dataclass(frozen=True)
class Found:
    """Something in an annex. ``hit``: the gate will not let it out. ``covered``: why it is not seen, or nothing."""

    label: str
    text: str
    reason: str
    action: str
    masked: bool
    hit: bool
    covered: str


@dataclass(frozen=True)
class Page:
    """A page of an annex. ``image``: the address of its picture, or nothing. ``text``: where there is no picture."""

    number: int
    state: str
    unread: bool
    found: tuple[Found, ...]
    notes: tuple[str, ...]
    image: str
    alt: str
    text: str


@dataclass(frozen=True)
class Property:
    """A text beside the pages. ``stays``: it is in the published file."""

    name: str
    value: str
    page: int | None
    stays: bool
    found: tuple[Found, ...]


def annex_rows(dossier: Dossier, request) -> list[dict[str, Any]]:
    """The annexes of the current version as a list shows them.

    ``id``, ``title``, ``type``; ``state``: a ``State``, ``word`` and ``glyph`` of it; ``flagged``: it needs a decision;
    ``found``: what was found, in words; ``url``: of its screen, empty for one of which there is no file.
    """
    forbidden = annexes.forbidden_in(dossier)
    rows = []
    for annex in (dossier.content or {}).get("annexes", ()):
        name = state_of(dossier, annex, forbidden)
        state, stored = annex_words.STATES[name], dossier.annexes.get(annex["id"])
        there = stored is not None and annex["publishable"]
        said = concerns(stored.offered, forbidden) if there and name not in ("waiting", "embedded") else ()
        rows.append(
            {
                "id": annex["id"],
                "title": annex["title"],
                "type": annex["type"],
                "state": state,
                "word": words.say(state.word, request),
                "glyph": state.glyph,
                "flagged": name in ("undecided", "refused"),
                "found": annex_words.concerns(said, request),
                "url": address(dossier, annex["id"]) if there else "",
            }
        )
    return rows


def address(dossier: Dossier, annex_id: str) -> str:
    """The address of an annex's screen."""
    return f"{dossier.absolute_url()}/@@annex?id={quote(annex_id)}"


class AnnexScreen(Screen):
    """``?id=``: the annex; ``&from=``: the first page that is shown. Decisions are POSTs, then back to the state."""

    problem = ""
    place = ""
    is_stale = False

    def __call__(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        self.annex = listed_annex(self.context, self._field("id"))
        if self.annex is None:
            raise NotFound()
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            try:
                self._follow()
            except Stale as error:
                self.problem, self.place, self.is_stale = str(error), "top", True
                self.request.response.setStatus(409)
            except BadAction as error:
                self.problem, self.place = str(error), self._field("do")
                self.request.response.setStatus(400)
            else:
                return self.request.response.redirect(f"{self.here}#state", status=303)
        return super().__call__()

    def prepare(self) -> None:
        self.stored: StoredAnnex | None = self.context.annexes.get(self.annex["id"])
        self.forbidden = annexes.forbidden_in(self.context)
        self.state_id = state_of(self.context, self.annex, self.forbidden)
        self.state: State = annex_words.STATES[self.state_id]
        self.offered = self.stored.offered if self.stored is not None and self.annex["publishable"] else None
        self.reading = reading_in(self.offered) if self.offered is not None else None
        self.concerns: tuple[Concern, ...] = concerns(self.offered, self.forbidden) if self.offered is not None else ()
        self.is_pdf = self.offered is not None and self.offered.file.contentType == PDF
        self.hits = hits(self.reading, self.forbidden, self.is_pdf) if self.reading and self.reading.found else ()
        self.messages = [] if self.problem else [message.message for message in IStatusMessage(self.request).show()]

    # -- what is asked ------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        act, who = self._field("do"), api.user.get_current().getId()
        seen, name = self._field("seen"), self.annex["id"]
        self._require(REVIEW if act == "analyse" else VALIDATE)
        match act:
            case "release":
                annexes.release_annex(self.context, name, who, seen, self._field("confirm"))
                self._tell(_("told_annex_released", default="Annexe libérée."))
            case "withhold":
                annexes.withhold_annex(self.context, name, who, self._field("reason"), seen)
                self._tell(_("told_annex_withheld", default="Annexe retenue ; le public lira la raison."))
            case "replace":
                annexes.replace_annex(self.context, name, who, self._upload(), seen)
                self._tell(
                    _("told_annex_replaced", default="Fichier remplacé : il est analysé, puis attend votre décision.")
                )
            case "drop":
                annexes.drop_replacement(self.context, name, who, seen)
                self._tell(_("told_annex_dropped", default="Retour au fichier reçu : il attend votre décision."))
            case "analyse":
                annexes.analyse_again(self.context, name, seen)
                self._tell(_("told_annex_analyse", default="Analyse demandée : elle commence dans la minute."))
            case _:
                raise BadAction("action inconnue")

    def _require(self, permission: str) -> None:
        if not self.may(permission):
            raise Unauthorized(permission)

    def _tell(self, message) -> None:
        IStatusMessage(self.request).addStatusMessage(self.say(message))

    def _upload(self) -> bytes:
        upload = self.request.form.get("file")
        if upload is None or isinstance(upload, str) or not hasattr(upload, "read"):
            raise BadAction("choisissez un fichier")
        return upload.read(annexes.MAX_REPLACEMENT + 1)

    def _field(self, name: str) -> str:
        value = self.request.form.get(name, "")
        return value if isinstance(value, str) else ""

    def said(self, place: str) -> str:
        """The refusal to show at a place; empty elsewhere. One whose form is gone is said on top."""
        if place == "top":
            shown = {"release": self.may_release, "withhold": self.may_decide, "replace": self.may_replace}
            return "" if shown.get(self.place) else self.problem
        return self.problem if self.place == place else ""

    # -- what is shown ------------------------------------------------------------------------------------------

    @property
    def here(self) -> str:
        return address(self.context, self.annex["id"])

    @property
    def digest(self) -> str:
        return self.offered.digest if self.offered is not None else ""

    @property
    def received(self) -> str:
        """The address of the received file, to be saved."""
        return f"{self.context.absolute_url()}/@@received-annex?id={quote(self.annex['id'])}" if self.stored else ""

    @property
    def replacement(self) -> Replacement | None:
        return self.stored.replacement if self.stored is not None else None

    @property
    def is_replaced(self) -> bool:
        """Whether the replacement is what would be published; it is stale otherwise."""
        return self.replacement is not None and self.offered is self.replacement

    @property
    def withheld(self) -> str:
        return self.say(annex_words.REASONS[self.stored.withheld]) if self.state_id == "withheld" else ""

    @property
    def refused(self) -> str:
        return annex_words.refusal(self.stored.refused, self.request) if self.state_id == "refused" else ""

    @property
    def lapsed(self) -> str:
        """What no longer holds since other bytes came."""
        lapsed = {
            "released": _(
                "lapsed_released", default="Un autre fichier est arrivé depuis que cette annexe avait été libérée."
            ),
            "withheld": _(
                "lapsed_withheld", default="Un autre fichier est arrivé depuis que cette annexe avait été retenue."
            ),
            "replaced": _(
                "lapsed_replaced",
                default="Un autre fichier est arrivé du back-office : votre remplacement n’y correspond plus.",
            ),
        }
        name = self.stored.lapsed if self.stored is not None else ""
        return self.say(lapsed[name]) if name in lapsed else ""

    @property
    def public(self) -> str:
        """What becomes of the public page; empty for an item that is not public."""
        if not self.context.public_path:
            return ""
        if self.context.annexes_due:
            return self.say(_("annexes_due", default="La page publique suit dans la minute."))
        if self.state_id == "released" and api.content.get_state(self.context) != "published":
            return self.say(_("annexes_later", default="Paraîtra avec la prochaine publication de ce point."))
        return ""

    @property
    def summary(self) -> list[str]:
        """What was found, kind by kind."""
        return [annex_words.concern(one, self.request) for one in self.concerns]

    @property
    def problem_of_file(self) -> str:
        """Why the file cannot be read, or the worker's failure; empty when it was read."""
        if self.reading is not None:
            return self.reading.problem
        if self.offered is not None and self.offered.failure:
            return self.say(
                _("annex_analysis_failed", default="L’analyse a échoué (code ${kind}) ; nouvel essai le ${next}."),
                kind=self.offered.failure["kind"],
                next=self.moment(self.offered.failure["next"]),
            )
        return ""

    @property
    def to_confirm(self) -> str:
        return named(self.concerns)

    @property
    def confirmed_in_words(self) -> str:
        return annex_words.concerns(self.concerns, self.request)

    def reasons(self) -> list[dict[str, str]]:
        return [{"value": reason, "word": self.say(annex_words.REASONS[reason])} for reason in annexes.REASONS]

    @property
    def may_decide(self) -> bool:
        return self.offered is not None and self.may(VALIDATE)

    @property
    def may_release(self) -> bool:
        return self.may_decide and self.is_pdf and self.state_id != "released"

    @property
    def may_replace(self) -> bool:
        return self.may_decide

    @property
    def may_analyse(self) -> bool:
        return self.offered is not None and self.reading is None and self.may(REVIEW)

    # -- pages and properties -----------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """Pages of the file; 0 when it was not read."""
        return len(self.reading.found["pages"]) if self.reading is not None and self.reading.found else 0

    @property
    def first(self) -> int:
        """Number of the first page on this screen."""
        asked = self._field("from")
        number = int(asked) if asked.isdecimal() and len(asked) < 6 else 1
        return min(max(number, 1), max(self.count, 1))

    def pages(self) -> list[Page]:
        """The pages of this screen."""
        if not self.count:
            return []
        return [self._page(page) for page in self.reading.found["pages"][self.first - 1 : self.first - 1 + PAGES]]

    def ways(self) -> list[dict[str, Any]]:
        """The other screens of a long file: which pages, their address, and whether something was found there."""
        if self.count <= PAGES:
            return []
        found = []
        for first in range(1, self.count + 1, PAGES):
            last = min(first + PAGES - 1, self.count)
            here = first <= self.first <= last
            pages = self.reading.found["pages"][first - 1 : last]
            found.append(
                {
                    "first": first,
                    "last": last,
                    "url": f"{self.here}&from={first}#pages",
                    "current": "page" if here else None,
                    "flagged": any(self._is_flagged(page) for page in pages),
                }
            )
        return found

    def properties(self) -> list[Property]:
        """What the file says beside its pages, what stays in a published one first."""
        if self.reading is None or not self.reading.found:
            return []
        found = [
            Property(
                name=annex_words.property_word(item["name"], self.request),
                value=item["value"],
                page=item["page"],
                stays=self.is_pdf and item["name"] in STAYING,
                found=tuple(self._found(item, f"property {number}")),
            )
            for number, item in enumerate(self.reading.found["properties"], 1)
        ]
        return sorted(found, key=lambda item: (not item.stays, not item.found))[:PROPERTIES]

    def doubts(self) -> list[str]:
        """What the machine is unsure of, and that belongs to no page."""
        if self.reading is None or not self.reading.found:
            return []
        warnings = self.reading.found["warnings"]
        return list(dict.fromkeys(doubt["message"] for doubt in warnings if not doubt["part"].startswith("page ")))

    def _page(self, page: dict[str, Any]) -> Page:
        part = f"page {page['number']}"
        notes = [doubt["message"] for doubt in self.reading.found["warnings"] if doubt["part"] == part]
        where = f"{self.context.absolute_url()}/@@annex-page?id={quote(self.annex['id'])}&page={page['number']}"
        return Page(
            number=page["number"],
            state=self.say(annex_words.PAGES[page["state"]]),
            unread=page["state"] in ("unreadable", "mixed"),
            found=tuple(self._found(page, part)),
            notes=tuple(dict.fromkeys(notes)),
            image=where if self.is_pdf else "",
            alt=self.say(_("annex_page_alt", default="Page ${number}, telle qu’on la voit"), number=page["number"]),
            text="" if self.is_pdf else page["text"],
        )

    def _found(self, item: dict[str, Any], part: str) -> list[Found]:
        """What was found in a page or a property: what the gate refuses first, what may stay visible last."""
        found, told = [], set()
        for span in item["findings"]:
            places = [place for place in self.hits if self._touches(place, part, span)]
            told.update(places)
            found.append(
                Found(
                    label=self.say(words.LABELS.get(span["label"], span["label"])),
                    text=span["text"],
                    reason=span["reason"],
                    action=self.say(annex_words.ACTIONS[span["action"]]),
                    masked=span["action"] != "keep",
                    hit=bool(places),
                    covered=self._covered(span["covered_reason"]),
                )
            )
        found += self._missed(item, part, told)
        return sorted(found, key=lambda one: (not one.hit, not one.masked))

    def _missed(self, item: dict[str, Any], part: str, told: set) -> Iterator[Found]:
        """What the item masks and the machine did not find here."""
        text = item.get("text", item.get("value"))
        for place in sorted(self.hits):
            if place[0] == part and place not in told:
                yield Found(
                    label=self.say(_("found_of_the_item", default="Masqué dans le point")),
                    text=text[place[1] : place[2]],
                    reason=self.say(_("found_of_the_item_reason", default="ce passage est masqué dans le texte")),
                    action=self.say(annex_words.ACTIONS["mask"]),
                    masked=True,
                    hit=True,
                    covered="",
                )

    def _covered(self, reason: str) -> str:
        return self.say(annex_words.COVERED[reason]) if reason in annex_words.COVERED else ""

    def _is_flagged(self, page: dict[str, Any]) -> bool:
        masked = any(span["action"] != "keep" for span in page["findings"])
        part = f"page {page['number']}"
        unread = page["state"] in ("unreadable", "mixed")
        return masked or unread or bool(page["covered"]) or any(place[0] == part for place in self.hits)

    @staticmethod
    def _touches(place: tuple[str, int, int], part: str, span: dict[str, Any]) -> bool:
        return place[0] == part and place[1] < span["end"] and span["start"] < place[2]


class _File(BrowserView):
    """Hands out what belongs to an annex: nothing of it runs or shows inside the portal, and no cache keeps it."""

    def stored(self) -> StoredAnnex:
        """The annex that ``?id=`` names. Raises ``NotFound``."""
        annex_id = self.request.form.get("id", "")
        stored = self.context.annexes.get(annex_id) if isinstance(annex_id, str) else None
        if stored is None or listed_annex(self.context, annex_id) is None:
            raise NotFound()
        return stored

    def shut(self) -> None:
        """The headers of whatever is answered."""
        response = self.request.response
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox")
        response.setHeader("X-Content-Type-Options", "nosniff")


class ReceivedAnnex(_File):
    """``?id=``: the annex as a download under a neutral name; ``&which=replacement``: the file in its place."""

    def __call__(self):
        stored = self.stored()
        replacement = self.request.form.get("which") == "replacement"
        kept = stored.replacement if replacement else stored
        if kept is None:
            raise NotFound()
        self.shut()
        response, annex_id = self.request.response, self.request.form["id"]
        is_pdf = kept.file.contentType == PDF
        response.setHeader("Content-Type", PDF if is_pdf else "application/octet-stream")
        name = f"annexe-{annex_id}{'-remplacement' if replacement else ''}{'.pdf' if is_pdf else ''}"
        response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
        return kept.file.data


class AnnexPage(_File):
    """``?id=&page=``: a page of the file that would be published, as a picture; the first page is 1."""

    def __call__(self):
        stored = self.stored()
        self.shut()
        response, page = self.request.response, self.request.form.get("page", "")
        if not isinstance(page, str) or not page.isdecimal() or len(page) > 5:
            raise NotFound()
        try:
            if stored.offered.file.contentType != PDF:
                raise NoPicture("ce fichier n’est pas un PDF")
            picture = draw_page(stored.offered.file.data, int(page))
        except NoPicture as error:
            response.setStatus(422)
            response.setHeader("Content-Type", "text/plain; charset=utf-8")
            return self._said(error)
        response.setHeader("Content-Type", "image/png")
        response.setHeader("Content-Disposition", f'inline; filename="page-{page}.png"')
        return picture

    @staticmethod
    def _said(error: NoPicture) -> str:
        return f"Pas d’image de cette page : {error}."
