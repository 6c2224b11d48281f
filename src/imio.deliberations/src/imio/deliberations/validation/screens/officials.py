"""The registry of office holders: who stays readable in the texts, and from when to when."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from imio.deliberations import _
from imio.deliberations.backoffice.payload import BRUSSELS
from imio.deliberations.pseudonymization.officials import BadField
from imio.deliberations.pseudonymization.officials import Entry
from imio.deliberations.pseudonymization.officials import read_day
from imio.deliberations.pseudonymization.officials import read_entries
from imio.deliberations.pseudonymization.officials import read_fields
from imio.deliberations.validation import office_holders
from imio.deliberations.validation import registry
from imio.deliberations.validation import registry_import
from imio.deliberations.validation.gaps import Gap
from imio.deliberations.validation.screens import screen
from imio.deliberations.validation.screens.screen import Screen
from imio.deliberations.validation.screens.screen import VALIDATE
from imio.deliberations.validation.screens.words import State
from imio.pseudonymizer import Official
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from zExceptions import Unauthorized


FIELDS = ("name", "function", "since", "until")
#: People missing in the registry that are shown at once.
SHOWN = 30
TERMS = {
    "serving": State("final", "●", _("official_serving", default="en fonction")),
    "former": State("gone", "○", _("official_former", default="mandat terminé")),
    "coming": State("held", "◔", _("official_coming", default="pas encore en fonction")),
    "bad": State("draft", "▲", _("official_bad", default="illisible : à corriger")),
}
VERDICTS = (
    ("added", "+", _("import_added", default="Seront ajoutés")),
    ("changed", "≠", _("import_changed", default="Seront modifiés")),
    ("same", "=", _("import_same", default="Déjà au registre, inchangés")),
    ("bad", "▲", _("import_bad", default="Illisibles, laissés de côté")),
)


@dataclass(frozen=True)
class Row:
    """A line of the registry on the screen."""

    index: int
    name: str
    function: str
    since: date | None
    until: date | None
    term: State
    problem: str


@dataclass(frozen=True)
class Problem:
    """Why a request was not followed. ``place``: the form that it came from; ``field``: where in it, if anywhere."""

    message: str
    place: str
    field: str = ""


class Stale(ValueError):
    """The registry is not the one that the screen showed."""


class Officials(Screen):
    """Shows the registry to all staff; a secretary changes it: POST, then back to the list."""

    problem: Problem | None = None
    #: What an import would do, while it waits for its confirmation.
    preview: registry_import.Preview | None = None

    def __call__(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if self.request.method != "POST":
            return super().__call__()
        CheckAuthenticator(self.request)
        if not self.may(VALIDATE):
            raise Unauthorized(VALIDATE)
        self.now = screen.now()
        place = self._verb[0]
        try:
            shows = self._follow()
        except (Stale, registry.NoSuchEntry) as error:
            # What was typed is kept, beside the registry as it is now.
            self._refuse(409, Problem(str(error), "top"))
        except BadField as error:
            self._refuse(400, Problem(str(error), place, error.field))
        except registry_import.Unreadable as error:
            self._refuse(400, Problem(str(error), "preview"))
        else:
            if not shows:
                way = "?show=gaps#gaps-heading" if place in ("ignore", "remember") else ""
                return self.request.response.redirect(f"{self.context.absolute_url()}/@@officials{way}", status=303)
        return super().__call__()

    def prepare(self) -> None:
        self.lines = office_holders.lines_of(self.context)
        self.seen = registry.digest(self.lines)
        self.may_change = self.may(VALIDATE)
        self.today = self.now.astimezone(BRUSSELS).date()
        self.rows = sorted(map(self._row, read_entries(self.lines)), key=self._order)
        self.editing = next((row for row in self.rows if row.index == self._asked), None)
        self.messages = [] if self.problem else [message.message for message in IStatusMessage(self.request).show()]

    # -- what is asked ------------------------------------------------------------------------------------------

    def _follow(self) -> bool:
        """Do what the pressed button says. True when it shows something rather than being done."""
        verb, target = self._verb
        lines = office_holders.lines_of(self.context)
        if verb not in ("prefill", "preview", "ignore", "remember", "read-again"):
            self._check_seen(lines)
        match verb:
            case "prefill":
                return True
            case "add":
                self._store(registry.add(lines, self._typed()), "official added")
                self._tell(_("told_official_added", default="Ajouté au registre."))
            case "change":
                self._store(registry.change(lines, _index(target), self._typed()), "official changed")
                self._tell(_("told_official_changed", default="Ligne modifiée."))
            case "end":
                until = read_day("until", self._field("until"))
                self._store(registry.end(lines, _index(target), until), "official ended")
                self._tell(_("told_official_ended", default="Fin de mandat enregistrée."))
            case "remove":
                if not self._field("confirm"):
                    raise BadField("confirm", "cochez la confirmation")
                self._store(registry.remove(lines, _index(target)), "official removed")
                self._tell(_("told_official_removed", default="Retiré du registre."))
            case "preview":
                self.preview = registry_import.preview(self._table(), lines)
                return True
            case "import":
                return self._import(lines)
            case "attendees":
                self._add_attendees(lines)
            case "ignore":
                office_holders.ignore(self.context, self._list("mark"), self._who)
                self._tell(_("told_gap_ignored", default="Ce nom ne sera plus proposé."))
            case "remember":
                office_holders.remember(self.context, self._who)
                self._tell(_("told_gaps_shown", default="Les noms écartés sont de nouveau proposés."))
            case "read-again":
                self._read_again()
            case _:
                raise BadField("", "action inconnue")
        return False

    def _typed(self) -> Official:
        return read_fields(*(self._field(name) for name in FIELDS))

    def _table(self) -> str:
        uploaded = self.request.form.get("file")
        data = uploaded.read(registry_import.LARGEST + 1) if getattr(uploaded, "filename", "") else b""
        text = registry_import.text_of(data) if data else self._field("table")
        if not text.strip():
            raise registry_import.Unreadable("choisissez un fichier, ou collez le tableau")
        return text

    def _import(self, lines) -> bool:
        preview = registry_import.preview(self._field("table"), lines)
        # What is confirmed is what was shown: the bad lines were shown, and are not in it.
        if preview.of("bad"):
            self.preview = preview
            raise Stale("ce tableau n’est pas celui qui a été montré ; vérifiez-le à nouveau")
        if self._number("bad") > 0 and not self._field("skip"):
            self.preview = preview
            raise BadField("skip", "cochez que les lignes illisibles peuvent être laissées de côté, ou corrigez-les")
        changed = len(preview.of("added")) + len(preview.of("changed"))
        if changed:
            self._store(preview.applied(lines), "officials imported", changed)
        self._tell(_("told_officials_imported", default="Importé : ${count} ligne(s) du registre."), count=changed)
        return False

    def _add_attendees(self, lines) -> None:
        wanted = set(self._list("attendee"))
        chosen = [candidate for candidate in self._attendees(lines) if candidate.key in wanted]
        if not chosen:
            raise BadField("attendee", "cochez au moins une personne de la liste")
        for candidate in chosen:
            try:
                lines = registry.add(lines, read_fields(candidate.name, candidate.function))
            except BadField as error:
                raise BadField("attendee", f"{candidate.name} : {error}") from None
        self._store(lines, "officials imported", len(chosen))
        self._tell(_("told_officials_imported", default="Importé : ${count} ligne(s) du registre."), count=len(chosen))

    def _read_again(self) -> None:
        wanted = set(self._list("dossier"))
        found = [one.dossier for one in office_holders.outdated(self.context) if _place(one.dossier) in wanted]
        if not found:
            raise BadField("dossier", "cochez au moins un point de la liste")
        done = sum(office_holders.read_again(dossier, self._who) for dossier in found)
        message = _(
            "told_read_again",
            default="Nouvelle analyse demandée : ${done} point(s) ; laissés tels quels, car en cours : ${left}.",
        )
        self._tell(message, done=done, left=len(found) - done)

    def _store(self, lines, act: str, count: int = 1) -> None:
        office_holders.store(self.context, lines, act, self._who, count)

    def _check_seen(self, lines) -> None:
        if self._field("seen") != registry.digest(lines):
            raise Stale("le registre a été modifié entre-temps ; voici son état actuel, rien n’a été enregistré")

    def _refuse(self, status: int, problem: Problem) -> None:
        self.problem = problem
        self.request.response.setStatus(status)

    def _tell(self, message, **values) -> None:
        IStatusMessage(self.request).addStatusMessage(self.say(message, **values))

    @property
    def _verb(self) -> tuple[str, str]:
        verb, _colon, target = self._field("do").partition(":")
        return verb, target

    @property
    def _who(self) -> str:
        return api.user.get_current().getId()

    def _field(self, name: str) -> str:
        value = self.request.form.get(name, "")
        return value if isinstance(value, str) else ""

    def _list(self, name: str) -> list[str]:
        value = self.request.form.get(name, [])
        return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str) and one]

    def _number(self, name: str) -> int:
        return _index(self._field(name))

    @property
    def _asked(self) -> int:
        """The line whose forms are shown."""
        verb, target = self._verb
        return _index(target) if verb in ("change", "end", "remove") else self._number("edit")

    # -- what is shown ------------------------------------------------------------------------------------------

    def said(self, place: str, field: str = "") -> str:
        """The refusal to show in a form, at a field of it; empty elsewhere."""
        problem = self.problem
        return problem.message if problem and (problem.place, problem.field) == (place, field) else ""

    @property
    def said_on_top(self) -> str:
        """A refusal that belongs to no form on the page."""
        problem = self.problem
        if problem is None or problem.place == "preview":
            return ""
        gone = self.editing is None and problem.place in ("change", "end", "remove")
        return problem.message if gone or not problem.field else ""

    def value(self, place: str, name: str) -> str:
        """What stands in a field: what was typed, while it is to be corrected; else what is known."""
        verb = self._verb[0]
        if verb == place or (place == "add" and verb == "prefill"):
            return self._field(name)
        if place == "change" and self.editing:
            known = getattr(self.editing, name)
            return known.isoformat() if isinstance(known, date) else known or ""
        return ""

    @property
    def is_prefilled(self) -> bool:
        """Whether a name was taken over into the form and waits for its dates."""
        return self._verb[0] == "prefill" and self.problem is None

    @property
    def table(self) -> str:
        """The pasted table, while it is to be corrected."""
        return self._field("table") if self._verb[0] == "preview" else ""

    def _row(self, entry: Entry) -> Row:
        official = entry.official
        if official is None:
            return Row(entry.index, entry.line, "", None, None, TERMS["bad"], entry.problem)
        term = "serving" if official.in_office(self.today) else "coming"
        if official.until is not None and official.until < self.today:
            term = "former"
        return Row(entry.index, official.name, official.function, official.since, official.until, TERMS[term], "")

    @staticmethod
    def _order(row: Row) -> tuple:
        return row.term is not TERMS["bad"], row.term is TERMS["former"], registry.sort_key(row.name)

    @staticmethod
    def written(day: date | None) -> str:
        """A day as the table shows it."""
        return day.strftime("%d/%m/%Y") if day else ""

    def verdicts(self) -> list[dict]:
        """The lines of the preview, by what becomes of them."""
        found = []
        for verdict, glyph, title in VERDICTS:
            lines = self.preview.of(verdict)
            if lines:
                found.append({"name": verdict, "glyph": glyph, "title": self.say(title), "lines": lines})
        return found

    @property
    def bad(self) -> int:
        """How many lines the preview leaves aside."""
        return max(len(self.preview.of("bad")), self._number("bad"))

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        return office_holders.find_gaps(self.context, self.now)[:SHOWN]

    @property
    def shows_gaps(self) -> bool:
        """Whether the texts were asked: that reads hundreds of them, so it waits until somebody wants to know."""
        return self._field("show") == "gaps" or self._verb[0] == "prefill"

    def gap_said(self, gap: Gap) -> str:
        """What the texts say of somebody: "relevé comme échevin dans 6 textes, pas au registre"."""
        if gap.entry is not None:
            message = _(
                "gap_other_days",
                default="relevé dans ${count} texte(s) du ${first} au ${last} ; au registre, pas en fonction alors",
            )
        elif gap.function:
            message = _("gap_function", default="relevé comme ${function} dans ${count} texte(s), pas au registre")
        else:
            message = _("gap_seated", default="relevé en séance dans ${count} texte(s), pas au registre")
        function = gap.function.lower().replace("cpas", "CPAS")
        first, last = self.written(gap.first), self.written(gap.last)
        return self.say(message, function=function, count=gap.texts, first=first, last=last)

    @property
    def ignored(self) -> int:
        """How many marks were set aside."""
        return len(self.context.ignored_gaps or ())

    @cached_property
    def attendees(self) -> tuple[registry.Candidate, ...]:
        return self._attendees(self.lines)

    def _attendees(self, lines) -> tuple[registry.Candidate, ...]:
        return registry.attendees(office_holders.attended(self.context, self.now), lines)

    @cached_property
    def outdated(self) -> list[dict]:
        """What was analysed with an older registry: number, meeting, and whether somebody is at work on it."""
        return [
            {
                "place": _place(one.dossier),
                "number": one.dossier.number,
                "day": self.day(one.dossier.__parent__.start),
                "held": one.held_by not in ("", self._who),
            }
            for one in office_holders.outdated(self.context)
        ]


class Export(BrowserView):
    """The registry as a table that the import reads back."""

    def __call__(self):
        entries = read_entries(office_holders.lines_of(self.context))
        data = registry_import.export(entry.official for entry in entries if entry.official is not None)
        return download(self.request, data, "mandataires.csv")


def download(request, data: bytes, name: str) -> bytes:
    """Answer with a table as a file that no cache keeps."""
    response = request.response
    response.setHeader("Content-Type", "text/csv; charset=utf-8")
    response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
    response.setHeader("Cache-Control", "private, no-store")
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox")
    return data


def _index(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else -1


def _place(dossier) -> str:
    return f"{dossier.__parent__.getId()}/{dossier.getId()}"
