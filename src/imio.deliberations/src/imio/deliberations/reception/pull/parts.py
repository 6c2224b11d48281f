"""What changed of an item, by content. Pure: the payload in, a short code for each part out.

The codes are keyed: a plain hash of a short text could be tried out.
"""

from collections.abc import Mapping
from imio.deliberations.backoffice.dialects import RemoteAnnex
from imio.deliberations.backoffice.payload import Item
from typing import Any

import hmac
import json


#: Part of a payload's item -> what the report calls it.
WORDS = {
    "number": "le numéro",
    "position": "la place à l’ordre du jour",
    "title": "l’objet",
    "matter": "la matière",
    "in_charge": "les mandataires en charge",
    "kind": "le genre de point",
    "outcome": "l’issue",
    "stage": "l’étape (projet ou décision)",
    "explanatory_note": "la note explicative",
    "motivation": "la motivation",
    "decision": "la décision",
    "vote": "le vote",
    "annexes": "la liste des annexes",
    "meeting": "la séance",
}


def parts_of(item: Item, key: bytes) -> dict[str, str]:
    """The parts of an item by name, each as a code; the time of its last change is none."""
    content = item.model_dump(mode="json")
    parts = {name: value for name, value in content.items() if name in WORDS}
    parts |= content["texts"]
    return {name: _code(key, value) for name, value in parts.items()}


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The names of the parts that differ, in the order of ``WORDS``."""
    return [name for name in WORDS if before.get(name) != after.get(name)]


def in_words(names: list[str]) -> str:
    """« la décision, la liste des annexes »"""
    return ", ".join(WORDS[name] for name in names)


def state_of(annex: RemoteAnnex) -> tuple[str, int | None]:
    """What tells other bytes of an annex: the payload names no date, and other bytes may have the same size."""
    return (annex.modified.isoformat() if annex.modified else "", annex.size)


def _code(key: bytes, value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hmac.new(key, text.encode(), "sha256").hexdigest()[:16]
