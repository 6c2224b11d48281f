"""The hash rules of the register: what ties its entries together and lets anybody check them.

An entry is a permanent header and an erasable record. Headers are chained by SHA-256; a header holds a commitment to
its record, salted so that an erased short name cannot be found again by trial.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from hashlib import sha256
from typing import Any

import json
import re


#: What the first header has for a previous hash.
GENESIS = "0" * 64
ACTS = ("publish", "replace", "withdraw", "suspend", "restore")
#: Bytes.
SALT_SIZE = 32
FIELDS = ("sequence", "time", "act", "path", "commitment", "previous")

_HASH = re.compile(r"[0-9a-f]{64}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")


@dataclass(frozen=True)
class Fault:
    """Something wrong at a position of the register.

    ``kind``: header (malformed), sequence, previous, erasure (record and salt not erased together), commitment, head.
    """

    sequence: int
    kind: str
    message: str


def canonical(data: Any) -> bytes:
    """JSON in one form only: keys sorted by code point, no space, UTF-8, nothing escaped that need not be.

    Raises ``TypeError`` for what JSON has no form for (a datetime: write it as a string first; a key that is not a
    string) and ``ValueError`` for NaN, infinities and lone surrogates.
    """
    _check_keys(data)
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8")


def commitment(salt: bytes, record: bytes) -> str:
    """SHA-256, in hexadecimal, of the salt (32 random bytes) followed by the canonical record."""
    if len(salt) != SALT_SIZE:
        raise ValueError(f"a salt has {SALT_SIZE} bytes")
    return sha256(salt + record).hexdigest()


def header(sequence: int, time: datetime, act: str, path: str, commitment: str, previous: str) -> dict[str, Any]:
    """A header. ``sequence`` counts from 1; ``time`` is aware; ``previous`` is the hash of the header before.

    Raises ``ValueError`` for a field that the register does not admit.
    """
    if time.tzinfo is None:
        raise ValueError("time: a time zone is needed")
    moment = time.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    made = dict(zip(FIELDS, (sequence, moment, act, path, commitment, previous), strict=True))
    if wrong := _malformed(made):
        raise ValueError(f"{wrong}: not admitted in a header")
    return made


def header_hash(header: Mapping[str, Any]) -> str:
    """SHA-256, in hexadecimal, of the canonical header."""
    return sha256(canonical(dict(header))).hexdigest()


def verify(
    entries: Iterable[tuple[Mapping[str, Any], Mapping[str, Any] | bytes | None, bytes | None]],
    first: int = 1,
    previous: str = GENESIS,
    head: str | None = None,
) -> Iterator[Fault]:
    """The faults of a register, in its order; none for a sound one. Keeps nothing but the last hash.

    ``entries``: (header, record or ``None`` when erased, salt or ``None``). ``first`` and ``previous`` start from a
    later position than the beginning. ``head``: the expected hash of the last header, noted elsewhere: without it,
    nothing tells that the last entries were cut off, or that the last header was changed.
    """
    expected = first
    for header, record, salt in entries:
        wrong = _malformed(header)
        found = header.get("sequence") if wrong is None else None
        here = expected if found is None else found
        if wrong:
            yield Fault(here, "header", f"en-tête mal formé : {wrong}")
        if found != expected:
            yield Fault(here, "sequence", f"position {expected} attendue")
        if header.get("previous") != previous:
            yield Fault(here, "previous", "ne suit pas l'en-tête précédent")
        yield from _record_faults(here, header, record, salt)
        previous = _hash_or_nothing(header)
        expected = here + 1
    if head is not None and previous != head:
        yield Fault(expected - 1, "head", "le dernier en-tête n'est pas celui attendu")


def _record_faults(here, header, record, salt) -> Iterator[Fault]:
    if record is None and salt is None:
        return
    if record is None or salt is None:
        left = "le sel" if record is None else "le contenu"
        yield Fault(here, "erasure", f"effacement incomplet : {left} subsiste seul")
        return
    try:
        given = commitment(bytes(salt), record if isinstance(record, bytes) else canonical(dict(record)))
    except (TypeError, ValueError):
        given = None
    if given != header.get("commitment"):
        yield Fault(here, "commitment", "le contenu n'est pas celui qui a été publié")


def _malformed(header: Mapping[str, Any]) -> str | None:
    """The field at fault."""
    if odd := set(header) ^ set(FIELDS):
        # A stranger's field may hold anything: name only those that are missing.
        return ", ".join(sorted(odd & set(FIELDS))) or "champ inconnu"
    checks = {
        "sequence": type(header["sequence"]) is int and header["sequence"] > 0,
        "time": _matches(_TIME, header["time"]),
        "act": header["act"] in ACTS,
        "path": isinstance(header["path"], str) and header["path"].startswith("/"),
        "commitment": _matches(_HASH, header["commitment"]),
        "previous": _matches(_HASH, header["previous"]),
    }
    return next((field for field, right in checks.items() if not right), None)


def _matches(pattern: re.Pattern, value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _hash_or_nothing(header: Mapping[str, Any]) -> str:
    try:
        return header_hash(header)
    except (TypeError, ValueError):
        return ""


def _check_keys(data: Any) -> None:
    # json.dumps writes the key 1 as "1": two records would have one form.
    if isinstance(data, Mapping):
        if not all(isinstance(key, str) for key in data):
            raise TypeError("keys are strings")
        for value in data.values():
            _check_keys(value)
    elif isinstance(data, list | tuple):
        for value in data:
            _check_keys(value)
