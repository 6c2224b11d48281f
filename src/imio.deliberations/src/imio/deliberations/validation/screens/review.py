"""The review of one dossier: what was found, what becomes of it, and the steps up to its release."""

from dataclasses import dataclass
from functools import cached_property
from imio.deliberations import _
from imio.deliberations.content.bureau import StoredAnnex
from imio.deliberations.pseudonymization.document import document_of
from imio.deliberations.publication import due
from imio.deliberations.publication.calendar import final_release
from imio.deliberations.publication.calendar import Timing
from imio.deliberations.publication.copy import masked_copy
from imio.deliberations.validation import steps
from imio.deliberations.validation.marking import Ink
from imio.deliberations.validation.marking import mark
from imio.deliberations.validation.marking import Mention
from imio.deliberations.validation.marking import range_of
from imio.deliberations.validation.review import ADDABLE
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.review import decide
from imio.deliberations.validation.review import Decided
from imio.deliberations.validation.review import VISIBLE
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.screens.dossiers import failure
from imio.deliberations.validation.screens.screen import now
from imio.deliberations.validation.screens.screen import REVIEW
from imio.deliberations.validation.screens.screen import Screen
from imio.deliberations.validation.screens.screen import VALIDATE
from imio.deliberations.validation.screens.words import State
from imio.deliberations.validation.steps import NotReady
from imio.deliberations.validation.steps import Stale
from imio.pseudonymizer import find_all
from plone import api
from plone.protect import CheckAuthenticator
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zExceptions import Unauthorized

import re


#: To keep one of these readable takes a second confirmation.
CONFIRMED = frozenset({"NISS", "IBAN"})
#: Characters of the text shown around a mention in the list.
AROUND = 32
_FRAGMENT = re.compile(r"[a-z]+(-[\w.-]{1,160})?", re.ASCII)


@dataclass(frozen=True)
class Line:
    """A mention in the list."""

    id: str
    state: State
    before: str
    text: str
    after: str
    part: str
    reason: str
    score: int
    by: str
    added: int
    decidable: bool
    confirm: bool


@dataclass(frozen=True)
class Group:
    """The mentions of one person or thing. ``entity``: empty when there is nothing to decide at once."""

    id: str
    entity: str
    name: str
    kind: str
    text: str
    lines: tuple[Line, ...]
    confirm: bool

    @property
    def open(self) -> int:
        return sum(1 for line in self.lines if line.state.name == "open")

    @property
    def rank(self) -> str:
        """The section that it stands in: the first of open, masked, visible that one of its mentions is."""
        states = {line.state.name for line in self.lines}
        return next(name for name in ("open", "masked", "visible") if name in states)


@dataclass(frozen=True)
class Problem:
    """Why a request was not followed, and where on the page to say so."""

    message: str
    place: str
    stale: bool = False


class Review(Screen):
    """Shows a dossier, and does what its forms ask: POST, then back to the same place."""

    problem: Problem | None = None

    def __call__(self):
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if self.request.method != "POST":
            return super().__call__()
        CheckAuthenticator(self.request)
        self.now = now()
        try:
            fragment = self._follow()
        except Stale as error:
            # The form is kept: what was typed is shown again beside the current state.
            self.problem = Problem(str(error), "top", stale=True)
            self.request.response.setStatus(409)
        except (BadAction, NotReady) as error:
            self.problem = Problem(str(error), self._place())
            self.request.response.setStatus(400)
        else:
            address = self.context.absolute_url() + ("?view=published" if self.published else "")
            return self.request.response.redirect(f"{address}#{fragment}", status=303)
        return super().__call__()

    def prepare(self) -> None:
        self.state_id = api.content.get_state(self.context)
        self.state = words.DOSSIER_STATES[self.state_id]
        self.stage = words.STAGES[self.context.stage]
        self.analysis = steps.analysis_of(self.context)
        self.outcome = decide(self.analysis, self.context.review) if self.analysis else None
        self.groups = self._groups() if self.outcome else []
        self.reviewable = self.outcome is not None and self.state_id in ("to_validate", "blocked")
        self.editable = self.reviewable and self.may(REVIEW)
        self.messages = [] if self.problem else [message.message for message in IStatusMessage(self.request).show()]

    # -- what is asked ------------------------------------------------------------------------------------------

    def _follow(self) -> str:
        """Do what the pressed button says; the fragment of the place to go back to."""
        verb, _colon, target = self._field("do").partition(":")
        who = api.user.get_current().getId()
        match verb:
            case "mask" | "keep" | "add" | "remove" | "undo":
                self._require(REVIEW)
                return self._decide(verb, target, who)
            case "validate":
                self._require(VALIDATE)
                steps.validate(self.context, *self._shown)
                self._tell(_("told_validated", default="Validé."))
            case "reopen":
                self._require(REVIEW)
                steps.reopen(self.context)
                self._tell(_("told_reopened", default="Rouvert : vous pouvez de nouveau décider."))
            case "publish":
                self._require(VALIDATE)
                self._publish(who)
            case "withdraw":
                self._require(VALIDATE)
                if not self._field("confirm"):
                    raise BadAction("cochez la confirmation du retrait")
                steps.ask(self.context, "withdraw", who, self._field("reason"))
                self._tell(_("told_withdraw", default="Retrait demandé : le point quitte le site dans la minute."))
            case "release" | "withhold":
                self._require(VALIDATE)
                steps.release_annex(self.context, target, verb == "release", who, seen=self._field(f"digest-{target}"))
                self._tell(
                    _("told_released", default="Annexe libérée.")
                    if verb == "release"
                    else _("told_withheld", default="Annexe retenue.")
                )
                return f"annex-{target}"
            case _:
                raise BadAction("action inconnue")
        return "steps"

    def _decide(self, verb: str, target: str, who: str) -> str:
        if verb == "undo":
            steps.undo(self.context, *self._shown)
            self._tell(_("told_undone", default="Dernière décision annulée."))
            return self._back("list")
        action = self._action(verb, target)
        if verb == "keep":
            self._confirmed(action)
        steps.act(self.context, action, *self._shown, who)
        left = len(steps.outcome_of(self.context).open)
        self._tell(_("told_decided", default="Enregistré. Reste à décider : ${count}."), count=left)
        if verb == "add":
            return self._last_added()
        return self._back("list" if verb == "remove" else target.replace("span:", "d-").replace("entity:", "g-"))

    def _action(self, verb: str, target: str) -> dict[str, Any]:
        kind, _colon, name = target.partition(":")
        if verb == "add":
            return self._addition()
        if verb == "remove":
            return {"act": "remove", "added": int(target) if target.isdecimal() else -1}
        if kind not in ("span", "entity"):
            raise BadAction("action inconnue")
        return {"act": verb, kind: name}

    def _confirmed(self, action: dict[str, Any]) -> None:
        analysis = steps.analysis_of(self.context)
        key, name = ("entity", action["entity"]) if "entity" in action else ("id", action["span"])
        found = [span for span in analysis.spans if getattr(span, key) == name] if analysis else []
        if any(span.label in CONFIRMED for span in found) and self._field("confirm") != name:
            raise BadAction("cochez « je confirme » : ce numéro resterait lisible par tous")

    def _addition(self) -> dict[str, Any]:
        """What was selected, where it was selected; else what was typed, wherever it stands first."""
        analysis = steps.analysis_of(self.context)
        text, label, part = self._field("text").strip(), self._field("label"), self._field("part")
        if not text:
            raise BadAction("sélectionnez ou écrivez le passage")
        if analysis is None:
            raise Stale("une nouvelle version est arrivée ; relisez-la")
        if part in analysis.texts:
            whole = analysis.texts[part]
            start, end = range_of(whole, Ink(self._number("ink_start"), self._number("ink_end")))
            if start < end and _ink(whole[start:end]) == _ink(text):
                start, end = _whole_words(whole, start, end)
                return {"act": "add", "part": part, "start": start, "end": end, "label": label}
        taken = steps.outcome_of(self.context).mentions if label == VISIBLE else ()
        for name, whole in analysis.texts.items():
            for start, end in find_all(whole, text):
                if any(m.span.part == name and m.span.start < end and start < m.span.end for m in taken):
                    continue
                return {"act": "add", "part": name, "start": start, "end": end, "label": label}
        raise BadAction("ce passage ne figure pas dans le point : copiez-le depuis le texte")

    def _last_added(self) -> str:
        mentions = steps.outcome_of(self.context).mentions
        latest = max((mention.added for mention in mentions), default=-1)
        return next((f"d-{m.span.id}" for m in mentions if latest >= 0 and m.added == latest), "list")

    def _publish(self, who: str) -> None:
        if self.timing != Timing.VOLUNTARY:
            raise BadAction("ce point paraît de lui-même")
        if self.context.stage == "final" and self.now < final_release(self.meeting_file.start):
            raise BadAction("un texte définitif paraît après le début de la séance")
        steps.ask(self.context, "publish", who)
        self._tell(_("told_publish", default="Publication demandée : elle commence dans la minute."))

    def _require(self, permission: str) -> None:
        if not self.may(permission):
            raise Unauthorized(permission)

    def _tell(self, message, **values) -> None:
        IStatusMessage(self.request).addStatusMessage(self.say(message, **values))

    def _field(self, name: str) -> str:
        value = self.request.form.get(name, "")
        return value if isinstance(value, str) else ""

    def _number(self, name: str) -> int:
        value = self._field(name)
        return int(value) if value.isdecimal() and len(value) < 10 else -1

    @property
    def _shown(self) -> tuple[int, int]:
        return self._number("version"), self._number("seen")

    def _back(self, otherwise: str) -> str:
        asked = self._field("back")
        return asked if _FRAGMENT.fullmatch(asked) else otherwise

    def _place(self) -> str:
        """The part of the page where a refusal is said."""
        verb, _colon, target = self._field("do").partition(":")
        if verb in ("mask", "keep"):
            return target.replace("span:", "d-").replace("entity:", "g-")
        if verb in ("release", "withhold"):
            return f"annex-{target}"
        return {"add": "add", "remove": "list", "undo": "list"}.get(verb, "steps")

    # -- what is shown ------------------------------------------------------------------------------------------

    @property
    def published(self) -> bool:
        """Whether the text is shown as citizens will read it."""
        return self._field("view") == "published"

    @property
    def seen(self) -> int:
        return steps.revision(self.context)

    @property
    def received(self):
        return self.context.versions[-1].received if self.context.versions else None

    @property
    def title(self) -> str:
        if self.context.secret:
            return self.say(_("title_secret", default="Point devenu secret : rien n’en est conservé"))
        if self.context.content is None:
            return self.say(_("title_erased", default="Texte reçu effacé"))
        return self.context.content["title"]

    @cached_property
    def meeting_file(self):
        return self.context.__parent__

    @cached_property
    def timing(self) -> Timing:
        return due.timing(self.institution, self.meeting_file, self.context.stage, self.now)

    def said(self, place: str) -> str:
        """The refusal to show at a place; empty elsewhere."""
        return self.problem.message if self.problem and self.problem.place == place else ""

    @property
    def is_said(self) -> bool:
        """Whether the refusal's place is on the page; when it is not, it is said on top."""
        if self.problem is None or self.problem.place == "top":
            return False
        lines = {f"d-{line.id}" for group in self.groups for line in group.lines}
        places = lines | {group.id for group in self.groups} | {f"annex-{annex['id']}" for annex in self.annexes}
        return self.problem.place in places | {"steps"} | ({"list", "add"} if self.editable else set())

    def _groups(self) -> list[Group]:
        mentions: dict[str, list[Decided]] = {}
        for mention in self.outcome.mentions:
            mentions.setdefault(mention.span.entity or mention.span.label, []).append(mention)
        groups = [self._group(key, found) for key, found in mentions.items()]
        order = ("open", "masked", "visible")
        return sorted(groups, key=lambda group: order.index(group.rank))

    def _group(self, key: str, mentions: list[Decided]) -> Group:
        first = mentions[0].span
        several = [m for m in mentions if m.added < 0 and m.span.entity and m.span.label != "MASK"]
        return Group(
            id="g-" + re.sub(r"[^\w.-]", "", key, flags=re.ASCII),
            entity=first.entity if len(several) > 1 else "",
            name=f"[{first.entity}]" if first.label == "PERSON" else "",
            kind=self.say(words.LABELS.get(first.label, first.label)),
            text=max((mention.span.text for mention in mentions), key=len),
            lines=tuple(self._line(mention) for mention in mentions),
            confirm=any(mention.span.label in CONFIRMED for mention in mentions),
        )

    def _line(self, mention: Decided) -> Line:
        span = mention.span
        text = self.analysis.texts[span.part]
        return Line(
            id=span.id,
            state=words.MENTION_STATES[state_of(mention)],
            before=text[max(0, span.start - AROUND) : span.start],
            text=span.text,
            after=text[span.end : span.end + AROUND],
            part=words.part(span.part, self.request),
            reason=span.reason,
            score=round(span.score * 100),
            by=mention.by,
            added=mention.added,
            decidable=mention.added < 0 and span.label != "MASK",
            confirm=span.label in CONFIRMED,
        )

    def sections(self) -> list[dict[str, Any]]:
        """The list: what is open, what is masked, what stays visible."""
        titles = (
            ("open", _("list_open", default="À décider")),
            ("masked", _("list_masked", default="Masqué")),
            ("visible", _("list_visible", default="Laissé visible")),
        )
        found = []
        for name, title in titles:
            groups = [group for group in self.groups if group.rank == name]
            # What waits is counted alone: a person with one open mention may have ten that are decided.
            count = sum(group.open if name == "open" else len(group.lines) for group in groups)
            found.append({"name": name, "title": self.say(title), "groups": groups, "count": count})
        return [section for section in found if section["groups"]]

    def parts(self) -> list[dict[str, str]]:
        """The received texts with every mention marked."""
        if self.context.content is None:
            return []
        return [
            {
                "name": part.name,
                "title": words.part(part.name, self.request),
                "html": mark(part, self._marks(part.name)),
            }
            for part in document_of(self.context.content).parts
        ]

    def _marks(self, part: str) -> list[Mention]:
        if self.outcome is None:
            return []
        found = []
        for mention in self.outcome.mentions:
            if mention.span.part == part:
                look = words.MENTION_STATES[state_of(mention)]
                word = self.say(look.word)
                found.append(
                    Mention(mention.span.id, mention.span.start, mention.span.end, look.name, look.glyph, word)
                )
        return found

    @cached_property
    def copy(self):
        """The masked copy as it would be published now."""
        return masked_copy(self.context.content, self.outcome)

    def sections_published(self) -> list[dict[str, str]]:
        return [
            {"title": words.part(section["name"], self.request), "html": section["html"]}
            for section in self.copy.sections
        ]

    def doubts(self) -> list[dict[str, str]]:
        """The pseudonymizer's checklist, each with the way to its place."""
        if self.analysis is None:
            return []
        return [{"message": doubt.message, "href": self._way_to(doubt)} for doubt in self.analysis.warnings]

    def _way_to(self, doubt) -> str:
        for span in self.analysis.spans:
            if span.part == doubt.part and span.start < doubt.end and doubt.start < span.end:
                return f"#m-{span.id}"
        return f"#part-{doubt.part}" if doubt.part else ""

    @cached_property
    def annexes(self) -> list[dict[str, Any]]:
        """The annexes of the current version, and what may be done with each."""
        return [self._annex(annex) for annex in (self.context.content or {}).get("annexes", ())]

    def _annex(self, annex: dict[str, Any]) -> dict[str, Any]:
        stored: StoredAnnex | None = self.context.annexes.get(annex["id"])
        released = stored is not None and bool(stored.released) and stored.released == stored.digest
        return {
            "id": annex["id"],
            "title": annex["title"],
            "type": annex["type"],
            "url": f"{self.context.absolute_url()}/@@received-annex?id={annex['id']}" if stored is not None else "",
            "digest": stored.digest if stored is not None else "",
            "released": released,
            "word": self._annex_word(annex, stored, released),
            "may_release": stored is not None
            and not released
            and annex["publishable"]
            and stored.file.contentType == steps.PDF,
        }

    def _annex_word(self, annex, stored, released) -> str:
        if not annex["publishable"]:
            return self.say(_("annex_not_publishable", default="non publiable selon le back-office"))
        if stored is None:
            return self.say(_("annex_not_received", default="annoncée, fichier pas encore reçu"))
        if released:
            return self.say(_("annex_released", default="libérée : paraîtra avec le point"))
        if stored.file.contentType != steps.PDF:
            return self.say(_("annex_not_pdf", default="retenue : seul un PDF peut paraître"))
        return self.say(_("annex_withheld", default="retenue : lisez-la avant de la libérer"))

    # -- the steps ----------------------------------------------------------------------------------------------

    @property
    def missing(self) -> list[str]:
        """What stands between this dossier and its validation."""
        if self.outcome is None:
            return [self.say(_("missing_analysis", default="L’analyse n’est pas encore faite."))]
        missing = []
        if self.outcome.open:
            message = _("missing_decisions", default="Passages qui attendent votre décision : ${count}.")
            missing.append(self.say(message, count=len(self.outcome.open)))
        if not self.may(VALIDATE):
            missing.append(self.say(_("missing_right", default="La validation revient à un·e secrétaire.")))
        elif self.institution.four_eyes and api.user.get_current().getId() in steps.prepared_by(self.context):
            message = _(
                "missing_eyes", default="Quatre yeux : vous avez préparé ce point, une autre personne le valide."
            )
            missing.append(self.say(message))
        return missing

    @property
    def may_validate(self) -> bool:
        return self.state_id == "to_validate" and not self.missing

    @property
    def may_reopen(self) -> bool:
        opened = self.state_id in ("validated", "published") or (
            self.state_id == "blocked" and self.outcome is not None and not self.outcome.open_minors
        )
        return opened and self.may(REVIEW) and not self.leaving

    @property
    def may_publish_now(self) -> bool:
        return (
            self.state_id == "validated"
            and self.may(VALIDATE)
            and self.timing == Timing.VOLUNTARY
            and not self.context.request
            and (self.context.stage == "draft" or self.now >= final_release(self.meeting_file.start))
        )

    @property
    def may_withdraw(self) -> bool:
        return bool(self.context.public_path) and self.may(VALIDATE) and not self.leaving

    @property
    def leaving(self) -> bool:
        return bool(self.context.request) and self.context.request["act"] == "withdraw"

    @property
    def release(self) -> str:
        """When the validated text appears, in words."""
        if self.leaving:
            return self.say(_("release_leaving", default="Retrait en cours : le point quitte le site dans la minute."))
        if self.state_id != "validated":
            return ""
        if self.context.request:
            return self.say(_("release_asked", default="Publication demandée : elle commence dans la minute."))
        if self.timing == Timing.VOLUNTARY:
            return self.say(_("release_voluntary", default="Publication volontaire : elle attend votre décision."))
        at = due.release_at(self.institution, self.meeting_file, self.context.stage)
        if self.now < at:
            return self.say(_("release_at", default="Paraîtra le ${moment}."), moment=self.moment(at))
        return self.say(_("release_now", default="Paraîtra dans la minute."))

    @property
    def public_url(self) -> str:
        return self.portal.absolute_url() + self.context.public_path if self.context.public_path else ""

    @property
    def published_at(self):
        return next((entry["at"] for entry in reversed(self.context.history) if entry["act"] == "published"), None)

    @property
    def blocked(self) -> str:
        return words.block(self.context.blocked_because, self.request) if self.state_id == "blocked" else ""

    @property
    def failure(self) -> str:
        return failure(self.context, self.request)

    def withdrawal_reasons(self) -> list[dict[str, str]]:
        return [{"value": value, "word": self.say(words.WITHDRAWALS[value])} for value in steps.WITHDRAWAL_REASONS]

    def addable(self) -> list[dict[str, str]]:
        return [{"value": label, "word": self.say(words.LABELS[label])} for label in (*ADDABLE, VISIBLE)]

    def history(self) -> list[dict[str, Any]]:
        """Who did what when, latest first; the words name kinds and letters, never the text."""
        entries = [(entry["at"], entry["who"], entry["act"], entry.get("annex", "")) for entry in self.context.history]
        carried = 0
        for action in self.context.review:
            if action["at"]:
                entries.append((action["at"], action["who"], action["act"], self._neutral(action)))
            else:
                carried += 1
        self.carried = carried
        entries.sort(key=lambda entry: entry[0], reverse=True)
        return [
            {"at": at, "who": who or self.say(_("who_machine", default="automatique")), "what": self._said(act, what)}
            for at, who, act, what in entries
        ]

    def _said(self, act: str, what: str) -> str:
        return self.say(words.ACTS.get(act, act), what=what)

    def _neutral(self, action) -> str:
        if action["act"] == "add":
            return self.say(words.LABELS[action["label"]])
        if self.analysis is None:
            return ""
        key, name = ("entity", action["entity"]) if "entity" in action else ("id", action.get("span"))
        span = next((span for span in self.analysis.spans if getattr(span, key) == name), None)
        if span is None:
            return ""
        kind = self.say(words.LABELS.get(span.label, span.label))
        return f"{kind} [{span.entity}]" if span.label == "PERSON" else kind


def state_of(mention: Decided) -> str:
    """``open``, ``masked`` or ``visible``: what the reviewer is shown of a mention."""
    if mention.open:
        return "open"
    return "masked" if mention.masked else "visible"


def _ink(text: str) -> str:
    return "".join(text.split())


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the blanks at its ends, and with the words that it cuts."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end
