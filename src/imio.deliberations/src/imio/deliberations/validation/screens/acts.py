"""What a form of the review asks, as an action: read from the request, nothing done yet."""

from imio.deliberations.content.bureau import Dossier
from imio.deliberations.validation import steps
from imio.deliberations.validation.marking import Ink
from imio.deliberations.validation.marking import range_of
from imio.deliberations.validation.review import ADDABLE
from imio.deliberations.validation.review import BadAction
from imio.deliberations.validation.review import Outcome
from imio.deliberations.validation.review import VISIBLE
from imio.deliberations.validation.steps import Stale
from imio.pseudonymizer import find_all
from imio.pseudonymizer import Span
from typing import Any


#: Acts of the review proper: what a REVIEW permission allows.
REVIEWING = frozenset(
    {"mask", "keep", "replace", "add", "remove", "merge", "split", "relabel", "check", "ready", "undo", "redo"}
)


class Form:
    """The fields of a request, as text."""

    def __init__(self, request):
        self.form = request.form

    def field(self, name: str) -> str:
        value = self.form.get(name, "")
        return value if isinstance(value, str) else ""

    def many(self, name: str) -> list[str]:
        """The values of a field that may stand several times, each once."""
        value = self.form.get(name, [])
        values = value if isinstance(value, list) else [value]
        return list(dict.fromkeys(value for value in values if isinstance(value, str) and value))

    def number(self, name: str) -> int:
        """The number in a field; -1 where there is none."""
        value = self.field(name)
        return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else -1


def action_of(form: Form, verb: str, target: str, dossier: Dossier) -> dict[str, Any]:
    """The action that the pressed button means. Raises ``BadAction``, or ``Stale`` while there is no proposal."""
    outcome = steps.outcome_of(dossier)
    if outcome is None:
        raise Stale("une nouvelle version est arrivée ; relisez-la")
    match verb:
        case "mask" | "keep":
            return {"act": verb, **_mentions(outcome, target), **_reason(form, verb, target)}
        case "replace":
            return {"act": verb, "spans": _ticked(form, outcome), "role": form.field("role")}
        case "add":
            return _addition(form, outcome)
        case "remove":
            return {"act": verb, "added": int(target) if target.isascii() and target.isdecimal() else -1}
        case "merge":
            return {"act": verb, "entities": tuple(form.many("entity"))}
        case "split":
            return {"act": verb, "spans": tuple(form.many("span"))}
        case "relabel":
            return {"act": verb, "spans": _ticked(form, outcome), "label": form.field("kind")}
        case "check":
            return {"act": verb, "doubts": (target,) if target else tuple(form.many("doubt"))}
        case _:
            return {"act": verb}


def _mentions(outcome: Outcome, target: str) -> dict[str, Any]:
    kind, _colon, name = target.partition(":")
    if kind == "span":
        return {"span": name}
    if kind == "like":
        return {"spans": alike(outcome, name)}
    raise BadAction("action inconnue")


def alike(outcome: Outcome, name: str) -> tuple[str, ...]:
    """The mentions that one decision on a person or thing is for; ``name``: its letter, or a mention that has none.

    Where the machine lets an office holder be read in that capacity, she stays readable when she is masked as a buyer:
    that is decided by place. Unless it lets all be read: then all are meant.
    """
    spans = [m.span for m in outcome.mentions if m.span.label != "MASK"]
    same = [span for span in spans if name and span.entity == name]
    if not same:
        alone = [span for span in spans if span.id == name]
        same = [s for s in spans if alone and not s.entity and _writing(s) == _writing(alone[0])]
    hidden = [span for span in same if span.action != "keep"]
    return tuple(span.id for span in hidden or same)


def _writing(span: Span) -> tuple[str, str]:
    return span.label, " ".join(span.text.casefold().split())


def _reason(form: Form, verb: str, target: str) -> dict[str, str]:
    reason = form.field(f"reason-{target.partition(':')[2]}")
    return {"reason": reason} if verb == "keep" and reason else {}


def _ticked(form: Form, outcome: Outcome) -> tuple[str, ...]:
    """The mentions ticked, and those of the persons ticked."""
    spans = form.many("span")
    for entity in form.many("entity"):
        spans += alike(outcome, entity)
    if not spans:
        raise BadAction("cochez d’abord une personne ou une mention")
    return tuple(dict.fromkeys(spans))


def _addition(form: Form, outcome: Outcome) -> dict[str, Any]:
    """What was selected, where it was selected; else what was typed, wherever it stands first."""
    text, label, part = form.field("text").strip(), form.field("label"), form.field("part")
    label, _colon, entity = label.partition(":")
    more: dict[str, Any] = {"label": label}
    if entity:
        more["entity"] = entity
    if form.field("here"):
        more["here"] = True
    if not text:
        raise BadAction("sélectionnez ou écrivez le passage")
    texts = outcome.analysis.texts
    if part in texts:
        whole = texts[part]
        start, end = range_of(whole, Ink(form.number("ink_start"), form.number("ink_end")))
        if start < end and _ink(whole[start:end]) == _ink(text):
            start, end = _whole_words(whole, start, end)
            return {"act": "add", "part": part, "start": start, "end": end, **more}
    taken = outcome.mentions if label == VISIBLE else ()
    for name, whole in texts.items():
        for start, end in find_all(whole, text):
            if any(m.span.part == name and m.span.start < end and start < m.span.end for m in taken):
                continue
            return {"act": "add", "part": name, "start": start, "end": end, **more}
    raise BadAction("ce passage ne figure pas dans le point : copiez-le depuis le texte")


def addable() -> tuple[str, ...]:
    """The kinds in the order in which the form offers them."""
    return (*ADDABLE, VISIBLE)


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
