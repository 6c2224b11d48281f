"""The masked copy of an item: rendered from the review, and searched once more before anybody may read it. Pure."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from imio.deliberations.pseudonymization.document import document_of
from imio.deliberations.pseudonymization.document import TEXTS
from imio.deliberations.validation.review import Outcome
from imio.pseudonymizer import Forbidden
from imio.pseudonymizer import Hit
from imio.pseudonymizer import render
from imio.pseudonymizer import Rendered
from imio.pseudonymizer import scan
from typing import Any


@dataclass(frozen=True)
class Copy:
    """What citizens get of an item. ``parts``: the rendered parts by name, for the scan."""

    title: str
    matter: str
    in_charge: tuple[str, ...]
    sections: tuple[dict[str, str], ...]
    annex_titles: Mapping[str, str]
    parts: Mapping[str, tuple[Rendered, str]]


def masked_copy(content: dict[str, Any], outcome: Outcome) -> Copy:
    """Render every part of the item with what the review masks."""
    parts = {
        part.name: (render(part, outcome.masks(part.name), outcome.keeps(part.name)), part.format)
        for part in document_of(content).parts
    }
    return Copy(
        title=parts["title"][0].content,
        matter=parts["matter"][0].content,
        in_charge=tuple(_named(parts, "in_charge.")),
        sections=tuple({"name": name, "html": parts[name][0].content} for name in TEXTS if name in parts),
        annex_titles={name.removeprefix("annex."): parts[name][0].content for name in parts if _is_annex(name)},
        parts=parts,
    )


def hits(
    copy: Copy, outcome: Outcome, more: Mapping[str, str] | None = None, missed: Iterable[Forbidden] = ()
) -> list[Hit]:
    """The hard hits in the copy; ``more``: further plain texts that leave with it, by name (text of annexes).

    ``missed``: what was reported as readable by mistake, besides what the review masks.
    """
    texts = [(name, rendered.content, form) for name, (rendered, form) in copy.parts.items()]
    texts += [(name, text, "text") for name, text in (more or {}).items()]
    kept = {name: rendered.kept for name, (rendered, _) in copy.parts.items()}
    return scan(texts, [*outcome.forbidden(), *missed], kept)


def _is_annex(name: str) -> bool:
    return name.startswith("annex.")


def _named(parts: Mapping[str, tuple[Rendered, str]], prefix: str) -> Iterator[str]:
    for name, (rendered, _) in parts.items():
        if name.startswith(prefix):
            yield rendered.content
