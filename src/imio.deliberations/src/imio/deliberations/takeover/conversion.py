"""What an object of the existing portal becomes here, and what of it is lost or changed. Pure.

Shapes: a true export of the demonstration profile of plonemeeting.portal.core 2.4.1 by collective.exportimport 1.16.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from datetime import UTC
from imio.deliberations.backoffice.payload import as_utc
from imio.deliberations.backoffice.payload import is_number
from imio.deliberations.backoffice.payload import MAX_DIGITS
from imio.pseudonymizer.folding import words
from imio.pseudonymizer.lexicon import is_common
from lxml import html
from typing import Any

import base64
import binascii
import re


#: What the existing portal writes where the institution masked something.
MASKED = "TEXTE MASQUÉ | RGPD"
#: Public states of a meeting -> stage of its items. A ``private`` one was never public.
STAGES = {"in_project": "draft", "decision": "final"}
#: Kind of institution -> name of the organ that ``meeting_type`` "council" stands for.
COUNCILS = {
    "commune": "Conseil communal",
    "province": "Conseil provincial",
    "cpas": "Conseil de l’action sociale",
    "zp": "Conseil de police",
    "zs": "Conseil de zone",
    "rca": "Conseil d’administration",
    "intercommunale": "Conseil d’administration",
}
ORGANS = {"college": "Collège communal"}
#: Addresses that are kept: lower case, digits, dashes, as Plone makes them.
ADDRESS = re.compile(r"[a-z0-9][a-z0-9._-]{0,199}")

#: Kinds of notes -> what the operator reads. ``lost``: not here afterwards. ``changed``: here in another form.
LOST = {
    "publication": "publication administrative : ce portail ne publie que les séances",
    "private": "séance privée : rien n’en était public ; elle viendra du back-office",
    "file_type": "annexe qui n’est pas un PDF : reçue au bureau, jamais publiée",
    "file_missing": "annexe sans octets dans l’export (exportez-la « as base-64 encoded strings »)",
    "meeting_info": "information libre de la séance",
    "representative": "représentant sans correspondance dans l’institution",
}
CHANGED = {
    "more_texts": "données supplémentaires et informations libres : jointes à la note explicative",
    "number": "numéro réécrit",
    "matter": "matière écrite d’après son identifiant, faute de libellé (--categories)",
    "unknown_matter": "matière sans libellé (--categories) ni identifiant en mots courants : « Sans matière »",
    "no_matter": "sans matière : « Sans matière »",
    "address": "adresse qui ne peut pas être gardée : une nouvelle est donnée",
    "annex": "annexe : retenue si l’analyse y relève quelque chose, et à une nouvelle adresse",
    "masked_title": "titre masqué par l’institution : gardé masqué",
}


@dataclass
class Taken:
    """An item as the reception takes it. ``files``: annex id -> (media type, bytes). ``notes``: kinds of notes."""

    item: dict[str, Any]
    address: str
    published: datetime | None
    files: dict[str, tuple[str, bytes]]
    notes: list[str]


@dataclass(frozen=True)
class House:
    """What the items need of their institution. ``representatives``: key -> long value."""

    kind: str = "commune"
    meeting_type: str = "council"
    representatives: Mapping[str, str] = field(default_factory=dict)
    active: frozenset[str] = frozenset()

    @property
    def organ(self) -> str:
        return ORGANS.get(self.meeting_type) or COUNCILS.get(self.kind, "Conseil")


def house_of(data: Mapping[str, Any] | None) -> House:
    """The institution as exported; its account at the back office is not read."""
    if data is None:
        return House()
    rows = [row for row in data.get("representatives_mappings") or () if isinstance(row, dict)]
    return House(
        kind=_token(data.get("institution_type")) or "commune",
        meeting_type=_token(data.get("meeting_type")) or "council",
        representatives={
            str(row.get("representative_key")): _line(
                row.get("representative_long_value") or row.get("representative_value") or ""
            )
            for row in rows
        },
        active=frozenset(str(row.get("representative_key")) for row in rows if row.get("active", True)),
    )


def meeting_of(data: Mapping[str, Any], house: House, now: datetime) -> tuple[dict[str, Any], list[str]]:
    """The meeting of the payload, and notes."""
    start = str(data.get("date_time") or "")
    held = _token(data.get("review_state")) == "decision" or (bool(start) and as_utc(_moment(start)) <= now)
    meeting = {
        "id": _identifier(data),
        "organ": house.organ,
        "start": start,
        "place": "",
        "state": "decided" if held else "planned",
    }
    return meeting, ["meeting_info"] if _html(data.get("custom_info")) else []


def item_of(
    data: Mapping[str, Any],
    files: Iterable[Mapping[str, Any]],
    meeting: Mapping[str, Any],
    house: House,
    categories: Mapping[str, str],
    order: int,
) -> Taken:
    """The item of the payload with its files.

    ``meeting``: as exported. ``categories``: key of a matter -> its label. ``order``: its place on the agenda, where
    the export gives none. What is not admitted is left as it is: the reception names the field.
    """
    notes: list[str] = []
    position = data.get("sortable_number")
    more = "".join(_html(data.get(name)) for name in ("additional_data", "custom_info"))
    if more:
        notes.append("more_texts")
    annexes, received = _annexes(files, notes)
    item = {
        "id": _identifier(data),
        "number": _number(data.get("number"), order, notes),
        "position": position if isinstance(position, int) and 0 <= position <= 1_000_000 else order,
        "title": _title(data, notes),
        "matter": _matter(data.get("category"), categories, notes),
        "in_charge": _in_charge(data, house, notes),
        "kind": "added" if isinstance(position, int) and position % 100 else "normal",
        "privacy": "public",
        "stage": STAGES[_token(meeting.get("review_state"))],
        "texts": {"decision": _html(data.get("decision")), "explanatory_note": more},
        "annexes": annexes,
        "modified": str(data.get("plonemeeting_last_modified") or data.get("modified") or ""),
    }
    address = str(data.get("id") or "")
    if not is_address(address):
        notes.append("address")
        address = ""
    return Taken(item, address, published_at(meeting, data), received, notes)


def is_public(meeting: Mapping[str, Any]) -> bool:
    """Whether anybody could read an exported meeting."""
    return _token(meeting.get("review_state")) in STAGES


def is_address(name: str) -> bool:
    """Whether an id may stand in a public address as it is. A national number may not."""
    digits = max((len(run) for run in re.findall(r"\d+", re.sub(r"[._]", "", name))), default=0)
    return ADDRESS.fullmatch(name) is not None and digits <= MAX_DIGITS


def published_at(meeting: Mapping[str, Any], item: Mapping[str, Any]) -> datetime | None:
    """When the item could first be read in its present stage; None where the export does not say."""
    state = _token(meeting.get("review_state"))
    history = (meeting.get("workflow_history") or {}).values()
    times = [
        as_utc(_moment(entry["time"]))
        for entries in history
        for entry in entries
        if entry.get("review_state") == state and entry.get("time")
    ]
    if not times:
        return None
    created = item.get("created")
    return max([times[-1], *([as_utc(_moment(created))] if created else [])])


def officials_of(house: House, days: Mapping[str, list[str]]) -> list[str]:
    """Lines of the registry of office holders, for those whose first name is known.

    ``days``: key of a representative -> the days (ISO 8601) of the meetings where somebody was in charge. In office
    from the first of them; until the last when the portal says that the mandate has ended. More is not known, and what
    stands outside is decided by humans.
    """
    lines = []
    for key, value in house.representatives.items():
        name, function = _person(value)
        met = sorted(days.get(key, ()))
        if not name or not met:
            continue
        until = "" if key in house.active else met[-1]
        lines.append(" | ".join((name, function, met[0], until)).rstrip(" |"))
    return lines


def representatives_in(data: Mapping[str, Any]) -> list[str]:
    """The keys of the representatives in charge of an exported item."""
    keys = data.get("representatives_in_charge") or data.get("long_representatives_in_charge") or ()
    return [_token(key) for key in keys]


# -- the parts ------------------------------------------------------------------------------------------------


def _identifier(data: Mapping[str, Any]) -> str:
    """As the back office names it, so that its next version is the next version here; else the object's own."""
    return str(data.get("plonemeeting_uid") or data.get("UID") or "")


def _token(value: Any) -> str:
    return str(value.get("token") or "") if isinstance(value, dict) else str(value or "")


#: As the existing portal shows a mask: its link leads to a page that is not taken over.
_LINKED_MASK = re.compile(r"<a\b[^>]*\bpm-anonymize\b[^>]*>.*?</a\s*>", re.IGNORECASE | re.DOTALL)


def _html(value: Any) -> str:
    text = value.get("data") if isinstance(value, dict) else value
    if not isinstance(text, str) or not text.strip():
        return ""
    return _LINKED_MASK.sub('<span class="pm-anonymize"></span>', text)


def _line(text: Any) -> str:
    return " ".join(str(text).split())


def _moment(text: Any) -> datetime:
    try:
        return datetime.fromisoformat(str(text))
    except ValueError:
        return datetime.min.replace(year=1970, tzinfo=UTC)


def _title(data: Mapping[str, Any], notes: list[str]) -> str:
    source = _html(data.get("formatted_title"))
    if not source:
        return _line(data.get("title") or "")
    root = html.fragment_fromstring(source, create_parent=True)
    for mask in root.xpath("//*[contains(concat(' ', normalize-space(@class), ' '), ' pm-anonymize ')]"):
        for child in list(mask):
            mask.remove(child)
        mask.text = MASKED
        notes.append("masked_title")
    return _line(root.text_content())


def _number(number: Any, order: int, notes: list[str]) -> str:
    text = _line(number or "")
    if is_number(text):
        return text
    notes.append("number")
    return str(order)


def _matter(category: Any, categories: Mapping[str, str], notes: list[str]) -> str:
    key = _token(category)
    if not key:
        notes.append("no_matter")
        return "Sans matière"
    if key in categories:
        return categories[key]
    # Without its capitals a name is known by nobody: ordinary words alone, and none that announces one.
    if all(is_common(word) and word not in _ANNOUNCING for word in words(key)):
        notes.append("matter")
        return _line(key.replace("-", " ").replace("_", " ")).capitalize()
    notes.append("unknown_matter")
    return "Sans matière"


_ANNOUNCING = frozenset(words("monsieur madame mademoiselle maître docteur messieurs mesdames époux épouse veuve"))


def _in_charge(data: Mapping[str, Any], house: House, notes: list[str]) -> list[str]:
    names = []
    for key in representatives_in(data):
        name = house.representatives.get(key)
        if not name:
            notes.append("representative")
        elif name not in names:
            names.append(name)
    return names[:20]


def _annexes(files: Iterable[Mapping[str, Any]], notes: list[str]) -> tuple[list[dict[str, Any]], dict]:
    annexes: list[dict[str, Any]] = []
    received: dict[str, tuple[str, bytes]] = {}
    for number, data in enumerate(files, 1):
        file = data.get("file") or {}
        media_type = str(file.get("content-type") or "application/octet-stream").lower()
        content = _bytes(file)
        if content is None:
            notes.append("file_missing")
        elif media_type != "application/pdf":
            notes.append("file_type")
        else:
            notes.append("annex")
        # The id of a file is its name: it may say what is masked, and is not kept.
        name = f"repris-{data.get('UID') or number}"
        annexes.append(
            {
                "id": name,
                "title": _line(data.get("title") or "") or f"Annexe {number}",
                "type": media_type,
                "size": len(content or b""),
                "publishable": True,
            }
        )
        if content is not None:
            received[name] = (media_type, content)
    return annexes, received


def _bytes(file: Mapping[str, Any]) -> bytes | None:
    if file.get("encoding") != "base64" or not isinstance(file.get("data"), str):
        return None
    try:
        return base64.b64decode(file["data"], validate=True)
    except (binascii.Error, ValueError):
        return None


_CIVILITY = re.compile(r"^(?:M\.|Mr\.?|Mme\.?|Mlle\.?|Monsieur|Madame)\s+", re.IGNORECASE)
_FUNCTION = re.compile(
    r"[,\s(–-]+((?:(?:le|la|1er|1ère|première?|deuxième|\d+[eè](?:me|r|re)?)\s+)?"
    r"(?:bourgmestre|[ée]chevine?|pr[ée]sidente?|conseill[eè]re?|d[ée]put[ée]e?|directeur|directrice)\b.*)$",
    re.IGNORECASE,
)


def _person(value: str) -> tuple[str, str]:
    """Name and function of "Mme Jeanne Exemple, Échevine des Finances"; no name where only a surname is known."""
    text = _CIVILITY.sub("", value)
    found = _FUNCTION.search(text)
    # A telephone number or an address may stand behind it.
    function = re.split(r"[\d(){}@;:]", found[1])[0].strip(" ,–-") if found else ""
    name = (text[: found.start()] if found else text).strip(" ,()–-")
    is_full = len(name.split()) > 1 and "|" not in value and re.fullmatch(r"[^\d(){}@]+", name) is not None
    return (name, function) if is_full else ("", "")
