"""The entries of the list of detections as HTML.

Written here and not in a template, because a long text has two hundred and each decision shows them all again: a
template took three times as long (``benchmarks/workbench.py``). Every value goes through ``escape``.
"""

from collections.abc import Callable
from html import escape
from imio.deliberations.validation.screens.detections import Group
from imio.deliberations.validation.screens.detections import Line


class ListMarkup:
    """Writes groups. ``words``: of the buttons, by name; ``said``: the refusal at a place, or nothing.

    ``reasons``: value and word of each reason for which a number may stay readable. ``editable``: with buttons.
    """

    def __init__(
        self, words: dict[str, str], said: Callable[[str], str], reasons: list[tuple[str, str]], editable: bool
    ):
        self.words = {name: escape(word) for name, word in words.items()}
        self.said = said
        self.editable = editable
        choose = f'<option value="">{self.words["choose"]}</option>'
        options = (f'<option value="{escape(value)}">{escape(word)}</option>' for value, word in reasons)
        self.options = choose + "".join(options)

    def group(self, group: Group) -> str:
        """One person or thing: its heading, what may be decided of all of it, and its mentions."""
        name, text = escape(group.id), escape(group.text)
        lines = "".join(self._line(line, len(group.lines) > 1) for line in group.lines)
        return (
            f'<article class="bench-group" id="{name}" data-group="{name}">'
            f"<h4>{self._title(group, text)}"
            f'<span class="about">{escape(group.kind)} ×{len(group.lines)}</span></h4>'
            f"{self._refusal(group.id)}{self._all(group, text)}"
            f'<ul class="bench-lines">{lines}</ul></article>'
        )

    def _title(self, group: Group, text: str) -> str:
        title = f"{escape(group.name)} {text}"
        if not (self.editable and group.entity):
            return f"<span>{title}</span>"
        box = f'<input name="entity" type="checkbox" value="{escape(group.entity)}" />'
        return f'<label>{box}<span class="hidden">{self.words["tick"]}</span> {title}</label>'

    def _all(self, group: Group, text: str) -> str:
        if not (self.editable and group.target):
            return ""
        target, count = f"like:{escape(group.target)}", f" ×{group.like}" if group.like > 1 else ""
        return (
            '<div class="bench-buttons">'
            + self._button("mask", target, count, text, "data-all", group.rank == "masked")
            + (self._reason(group.target) if group.confirm else "")
            + self._button("keep", target, count, text, "data-all", group.rank == "visible")
            + "</div>"
        )

    def _line(self, line: Line, is_one_of_several: bool) -> str:
        name, text, word = escape(line.id), escape(line.text), escape(line.word)
        quote = f"…{escape(line.before)}<strong>{text}</strong>{escape(line.after)}…"
        return (
            f'<li id="d-{name}" data-line="{name}" data-state="{line.state.name}">{self._refusal(f"d-{line.id}")}'
            f'<p class="bench-quote"><span class="bench-state"><span aria-hidden="true">{line.state.glyph}</span> '
            f'{word}</span> <a href="#m-{name}">{quote}</a></p>'
            f'<p class="about" id="w-{name}"><span class="hidden">{word} –</span> {escape(line.why)}</p>'
            f"{self._here(line, name, text) if is_one_of_several else ''}{self._removal(line, text)}</li>"
        )

    def _here(self, line: Line, name: str, text: str) -> str:
        if not (self.editable and line.decidable):
            return ""
        return (
            f'<div class="bench-buttons bench-here"><label><input name="span" type="checkbox" value="{name}" />'
            f'<span class="hidden">{self.words["tick"]} : {text}</span></label>'
            f'<span class="about">{self.words["here"]} :</span>'
            + self._button("mask", f"span:{name}", "", text, "data-act")
            + (self._reason(line.id) if line.confirm else "")
            + self._button("keep", f"span:{name}", "", text, "data-act")
            + "</div>"
        )

    def _removal(self, line: Line, text: str) -> str:
        if not self.editable or line.added < 0:
            return ""
        word = f'{self.words["remove"]} <span class="hidden">: {text}</span>'
        button = f'<button name="do" type="submit" value="remove:{line.added}">{word}</button>'
        return f'<div class="bench-buttons">{button}</div>'

    def _button(self, act: str, target: str, count: str, text: str, data: str, pressed: bool | None = None) -> str:
        state = "" if pressed is None else f' aria-pressed="{str(pressed).lower()}"'
        word = f'{self.words[act]}{count} <span class="hidden">: {text}</span>'
        return f'<button {data}="{act}" name="do" type="submit" value="{act}:{target}"{state}>{word}</button>'

    def _reason(self, name: str) -> str:
        select = f'<select name="reason-{escape(name)}">{self.options}</select>'
        return f"<label><span>{self.words['because']}</span> {select}</label>"

    def _refusal(self, place: str) -> str:
        said = self.said(place)
        if not said:
            return ""
        return f'<p class="bench-said" role="alert"><span aria-hidden="true">▲</span> {escape(said)}</p>'
