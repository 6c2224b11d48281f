"""The mapping's form with a preview on real items: what is typed is tried before it is kept."""

from imio.deliberations import _
from imio.deliberations.backoffice.conversion import Preview
from imio.deliberations.backoffice.credentials import unseal
from imio.deliberations.backoffice.mapping import Mapping
from imio.deliberations.backoffice.mapping import read_mapping
from imio.deliberations.backoffice.notes import SENTENCES
from imio.deliberations.backoffice.payload import Item
from imio.deliberations.backoffice.payload import PayloadError
from imio.deliberations.reception.pull.screens import screen
from imio.deliberations.reception.pull.screens import words
from imio.deliberations.reception.pull.screens.asking import client_of
from imio.deliberations.reception.pull.screens.asking import introduce
from imio.deliberations.reception.pull.screens.asking import latest
from imio.deliberations.reception.pull.screens.asking import previewed
from imio.deliberations.reception.pull.screens.screen import Screen
from imio.deliberations.reception.pull.screens.screen import Wrong
from imio.deliberations.reception.pull.source import identity_data
from imio.deliberations.reception.pull.source import Source
from plone import api
from typing import Any

import os
import re


VIEW = "imio.deliberations: View the bureau"
#: What an empty outcome is called, and a group that is told to nobody.
NONE = "-"
#: Lists of tokens: field, label.
STATES = (
    ("planned_states", _("pull_planned_states", default="États d’une séance dont les points sont des projets")),
    ("decided_states", _("pull_decided_states", default="États d’une séance tenue")),
    ("closed_states", _("pull_closed_states", default="États d’une séance dont le procès-verbal est approuvé")),
    ("draft_item_states", _("pull_draft_item_states", default="États d’un point qui n’est pas décidé")),
)
#: Token = word, one a line: field, label.
PAIRS = (
    ("final_item_states", _("pull_final_item_states", default="États d’un point décidé, et son issue")),
    ("kinds", _("pull_kinds", default="Types de liste, et le genre du point")),
)
TEXTS = (
    ("draft_texts", "decision", _("pull_draft_decision", default="Projet : variante de délibération")),
    ("draft_texts", "motivation", _("pull_draft_motivation", default="Projet : variante de la motivation à part")),
    ("final_texts", "decision", _("pull_final_decision", default="Décision : variante de délibération")),
    ("final_texts", "motivation", _("pull_final_motivation", default="Décision : variante de la motivation à part")),
)


class MappingScreen(Screen):
    """Save, preview, or read the back office's lists anew."""

    shown: Preview | None = None
    shown_meeting = None

    def act(self, do: str) -> str:
        source = self._connected()
        match do:
            case "save":
                source.mapping = self._asked().model_dump(mode="json")
                # What was handed in with other words is looked at again.
                source.thorough = None
                self.tell(_("pull_mapping_saved", default="Correspondances enregistrées."))
                return self.here
            case "preview":
                self._preview(source, self._asked())
                return ""
            case "lists":
                self._read_lists(source)
                self.tell(_("pull_lists_read", default="Listes relues dans le back-office."))
                return self.here
        raise Wrong(self.say(_("pull_unknown_act", default="Rien n’a été demandé.")))

    def prepare(self) -> None:
        source = self.source or Source()
        self.connected = source.is_connected
        # While it is tried, the form shows what was typed.
        typed = self.request.method == "POST"
        self.data = self._typed() if typed else Mapping.model_validate(source.mapping).model_dump(mode="json")
        self.bodies = self._bodies(source)
        self.lists = self._lists(source)

    # -- acts ---------------------------------------------------------------------------------------------------

    def _connected(self) -> Source:
        if self.source is None or not self.source.is_connected:
            raise Wrong(self.say(_("pull_not_connected", default="Enregistrez d’abord la connexion.")))
        return self.source

    def _asked(self) -> Mapping:
        try:
            return read_mapping(self._typed())
        except PayloadError as error:
            problem = error.problems[0]
            message = _("pull_mapping_wrong", default="« ${field} » : ${why}. Rien n’a été enregistré.")
            field = problem["field"].partition(".")[0]
            raise Wrong(self.say(message, field=problem["field"], why=problem["message"]), field) from None

    def _preview(self, source: Source, mapping: Mapping) -> None:
        with client_of(source.url, unseal(source.sealed, os.environ), screen.LIMITS) as client:
            meeting = latest(client, mapping, self.now)
            if meeting is None:
                message = _("pull_no_meeting", default="Aucune séance des organes choisis ne serait lue.")
                raise Wrong(self.say(message), "bodies")
            self.shown_meeting = meeting
            self.shown = previewed(client, self.context.getId(), meeting, mapping)

    def _read_lists(self, source: Source) -> None:
        known = [body["config"] for body in source.mapping["bodies"]]
        with client_of(source.url, unseal(source.sealed, os.environ), screen.LIMITS) as client:
            identity, source.choices = introduce(client, known)
        if source.identity["bodies"] != identity_data(identity)["bodies"]:
            message = _(
                "pull_other_bodies",
                default="D’autres organes répondent qu’à la connexion : testez et enregistrez-la à nouveau.",
            )
            raise Wrong(self.say(message))

    # -- the form as data ---------------------------------------------------------------------------------------

    def _typed(self) -> dict[str, Any]:
        form = self.request.form
        read = form.get("read", [])
        read = read if isinstance(read, list) else [read]
        data: dict[str, Any] = {
            "bodies": [{"config": one, "organ": self.field(f"organ-{one}")} for one in dict.fromkeys(read)],
            "matter_from": self.field("matter_from") or "category",
            "default_matter": self.field("default_matter"),
            "matters": self._filled("matter-"),
            "in_charge": {token: None if word == NONE else word for token, word in self._filled("group-").items()},
            "privacy": ["public", "public_heading"] if self.field("heading") else ["public"],
        }
        for name, _label in STATES:
            data[name] = [one for one in re.split(r"[\s,;]+", self.field(name)) if one]
        for name, _label in PAIRS:
            lines = [line.partition("=") for line in self.field(name).splitlines() if line.strip()]
            data[name] = {
                left.strip(): None if right.strip() in ("", NONE) else right.strip() for left, _, right in lines
            }
        for group, name, _label in TEXTS:
            data.setdefault(group, {})[name] = self.field(f"{group}-{name}") or None
        return data

    def _filled(self, prefix: str) -> dict[str, str]:
        names = [name for name in self.request.form if name.startswith(prefix)]
        return {name.removeprefix(prefix): self.field(name) for name in names if self.field(name)}

    # -- what is shown ------------------------------------------------------------------------------------------

    def _bodies(self, source: Source) -> list[dict[str, Any]]:
        organs = {body["config"]: body["organ"] for body in self.data["bodies"]}
        found = (source.identity or {"bodies": ()})["bodies"]
        return [
            {"config": config, "title": title or config, "organ": organs.get(config, title), "read": config in organs}
            for config, _uid, title in found
        ]

    def _lists(self, source: Source) -> dict[str, list[dict[str, str]]]:
        """Categories or classifiers, and groups, of the bodies that are read, once each."""
        terms: dict[str, dict[str, str]] = {"matters": {}, "groups": {}}
        which = "categories" if self.data["matter_from"] == "category" else "classifiers"
        for body in self.bodies:
            lists = source.choices.get(body["config"]) if body["read"] else None
            for token, title in (lists or {}).get(which, ()):
                terms["matters"].setdefault(token, title)
            for token, title in (lists or {}).get("groups", ()):
                terms["groups"].setdefault(token, title)
        named = {"matters": self.data["matters"], "groups": self.data["in_charge"]}
        return {
            kind: [
                {"token": token, "title": title, "word": NONE if (word := named[kind].get(token, "")) is None else word}
                for token, title in found.items()
            ]
            for kind, found in terms.items()
        }

    @property
    def states(self) -> list[dict[str, str]]:
        return [{"name": name, "label": self.say(label), "value": ", ".join(self.data[name])} for name, label in STATES]

    @property
    def pairs(self) -> list[dict[str, str]]:
        return [
            {
                "name": name,
                "label": self.say(label),
                "value": "\n".join(f"{left} = {right or NONE}" for left, right in self.data[name].items()),
            }
            for name, label in PAIRS
        ]

    @property
    def texts(self) -> list[dict[str, str]]:
        return [
            {"name": f"{group}-{name}", "label": self.say(label), "value": self.data[group][name] or ""}
            for group, name, label in TEXTS
        ]

    @property
    def may_read_titles(self) -> bool:
        """A title may name somebody: it is for those who see the bureau."""
        return api.user.has_permission(VIEW, obj=self.context["bureau"])

    @property
    def previewed(self) -> list[dict[str, Any]]:
        """The items as they would come in."""
        notes: dict[str, list[str]] = {}
        for note in self.shown.notes:
            notes.setdefault(note.item, []).append(SENTENCES[note.kind].format(value=note.value))
        return [
            {
                "number": item.number,
                "title": item.title if self.may_read_titles else "",
                "matter": item.matter,
                "in_charge": ", ".join(item.in_charge),
                "comes_as": ", ".join(self.say(word) for word in self._comes_as(item) if word),
                "annexes": len(item.annexes),
                "notes": notes.pop(item.id, []),
            }
            for item in self.shown.items
        ]

    @staticmethod
    def _comes_as(item: Item) -> tuple[str, ...]:
        outcome = words.OUTCOMES_OF_ITEMS[item.outcome] if item.outcome else ""
        return words.STAGES[item.stage], words.KINDS[item.kind], outcome

    @property
    def left_out(self) -> list[str]:
        """What would not come in."""
        return [note.sentence for note in self.shown.notes if note.refused]
