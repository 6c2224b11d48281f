"""The report of one run, or of the one that is going on."""

from imio.deliberations.reception.pull.screens import words
from imio.deliberations.reception.pull.screens.screen import Screen
from imio.deliberations.reception.pull.source import Run
from typing import Any
from zExceptions import NotFound


class ReportScreen(Screen):
    """``run``: its number. Numbers, dates and sentences; no title, no text."""

    def prepare(self) -> None:
        self.run = self._run()
        self.state = words.OUTCOMES[self.run.outcome]
        self.counts = [
            {"word": self.say(word), "number": self.run.counts.get(name, 0)} for name, word in words.COUNTS.items()
        ]
        self.groups = [group for kind in words.LINES if (group := self._group(kind))["lines"]]

    @property
    def lasted(self) -> str:
        """How long it took, in words."""
        if self.run.ended is None:
            return ""
        seconds = round((self.run.ended - self.run.started).total_seconds())
        minutes, seconds = divmod(seconds, 60)
        return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"

    def _run(self) -> Run:
        source, number = self.source, self.field("run")
        runs = [*(source.runs if source else ()), *([source.run] if source and source.run else ())]
        found = [run for run in runs if str(run.number) == number] if number else runs[-1:]
        if not found:
            raise NotFound("run")
        return found[0]

    def _group(self, kind: str) -> dict[str, Any]:
        lines = [line for line in self.run.lines.values() if line["kind"] == kind]
        return {"kind": kind, "title": self.say(words.LINES[kind]), "lines": lines}
