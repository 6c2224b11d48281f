"""Who did what when on an item: differences, never the text."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from imio.deliberations import _
from imio.deliberations.validation.replay import targets
from imio.deliberations.validation.screens import words
from imio.deliberations.validation.screens.screen import Screen
from typing import Any


class History(Screen):
    """The history of a dossier. A subclass sets ``outcome``."""

    def history(self) -> list[dict[str, Any]]:
        """Latest first; the words name kinds and letters."""
        entries = [(entry["at"], entry["who"], entry["act"], entry.get("annex", "")) for entry in self.context.history]
        for former in self.context.former_reviews:
            entries += self._acts(former["actions"], None)
        entries += self._acts(self.context.review, self.outcome.analysis if self.outcome else None)
        entries.sort(key=lambda entry: entry[0], reverse=True)
        machine = self.say(_("who_machine", default="automatique"))
        return [
            {"at": at, "who": self.person(who) if who else machine, "what": self._said(act, what)}
            for at, who, act, what in entries
        ]

    @property
    def carried(self) -> int:
        """How many decisions were taken over from the former version."""
        return sum(1 for action in self.context.review if action.get("carried"))

    def _acts(self, actions: Sequence[Mapping[str, Any]], analysis) -> Iterator[tuple]:
        for action in actions:
            if action["at"]:
                yield action["at"], action["who"], action["act"], self._neutral(action, analysis)

    def _said(self, act: str, what: str) -> str:
        return self.say(words.ACTS.get(act, act), what=what).removesuffix(" : ")

    def _neutral(self, action: Mapping[str, Any], analysis) -> str:
        """The kind and the letter of what an action is about."""
        if action["act"] in ("add", "relabel"):
            return self.say(words.LABELS[action["label"]])
        if action["act"] == "merge":
            return ", ".join(f"[{name}]" for name in action["entities"])
        if action["act"] == "check":
            return str(len(action["doubts"]))
        if analysis is None:
            return ""
        found = targets(analysis, action)
        if not found:
            return ""
        kind = self.say(words.LABELS.get(found[0].label, found[0].label))
        letter = f" [{found[0].entity}]" if found[0].label == "PERSON" else ""
        return f"{kind}{letter}" + (f" ×{len(found)}" if len(found) > 1 else "")
