"""From what iA.Délib tells to the payload that every back office sends. Pure: records and a mapping in, payload out.

The rules of privacy are applied here as well, although the question asked already leaves out what is not public: a
server may misunderstand a question.
"""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from imio.deliberations.backoffice.dialects import Choices
from imio.deliberations.backoffice.dialects import RemoteAnnex
from imio.deliberations.backoffice.dialects import RemoteItem
from imio.deliberations.backoffice.dialects import RemoteMeeting
from imio.deliberations.backoffice.dialects import Term
from imio.deliberations.backoffice.mapping import Mapping
from imio.deliberations.backoffice.notes import Note
from imio.deliberations.backoffice.payload import Annex
from imio.deliberations.backoffice.payload import is_number
from imio.deliberations.backoffice.payload import Item
from imio.deliberations.backoffice.payload import Meeting
from imio.deliberations.backoffice.payload import problems_of
from imio.deliberations.backoffice.payload import Submission
from imio.deliberations.backoffice.payload import Texts
from pydantic import ValidationError

import re


_MEDIA_TYPE = re.compile(r"[a-z]+/[A-Za-z0-9.+-]{1,100}")
#: Outcomes that an agenda tells before the meeting; another one is not known before it was held.
_EARLY_OUTCOMES = ("postponed", "withdrawn")


@dataclass(frozen=True)
class Conversion:
    """``submission``: what reception takes, None when nothing can be sent; ``notes``: what has to be told."""

    submission: Submission | None
    notes: tuple[Note, ...]

    @property
    def refused(self) -> tuple[Note, ...]:
        """The notes of items that were left out."""
        return tuple(note for note in self.notes if note.refused and not note.annex)


@dataclass(frozen=True)
class Preview:
    """How the items of a meeting would come in with a mapping."""

    items: tuple[Item, ...]
    notes: tuple[Note, ...]

    @property
    def sentence(self) -> str:
        """« 12 points de cette séance arriveraient ainsi ; 3 ont une catégorie sans correspondance. »"""
        without = len({note.item for note in self.notes if note.kind in ("unmapped_category", "no_category")})
        refused = len({note.item for note in self.notes if note.refused and note.item and not note.annex})
        arrive = _counted(len(self.items), "point de cette séance arriverait", "points de cette séance arriveraient")
        parts = [f"{arrive} ainsi"]
        if without:
            parts.append(_counted(without, "a", "ont") + " une catégorie sans correspondance")
        if refused:
            parts.append(_counted(refused, "serait laissé de côté", "seraient laissés de côté"))
        return " ; ".join(parts) + "."


def to_payload(
    institution: str,
    meeting: RemoteMeeting,
    items: Iterable[RemoteItem],
    mapping: Mapping,
    choices: Choices | None = None,
) -> Conversion:
    """The submission of a meeting with those of its items that can be sent, and what has to be told of the others.

    ``institution``: id of the portal's institution. ``items``: with texts and annexes (``Client.completed``).
    ``choices``: gives categories and groups their titles where the 1.x dialect tells tokens alone. Never raises for
    what a back office sends: an item that does not fit is a note.
    """
    notes: list[Note] = []
    head = _meeting(meeting, mapping, notes)
    if head is None:
        return Conversion(None, tuple(notes))
    one = _Converter(mapping, head.state, _titles(choices), notes)
    converted: list[Item] = []
    seen: set[str] = set()
    for item in items:
        if item.uid in seen:
            notes.append(Note("twice", item.uid, _told(item.number)))
            continue
        if item.uid:
            seen.add(item.uid)
        if (made := one.item(item)) is not None:
            converted.append(made)
    counts = Counter(item.number for item in converted)
    notes += [Note("duplicate_number", item.id, item.number) for item in converted if counts[item.number] > 1]
    if not converted:
        return Conversion(None, (*notes, Note("meeting_empty")))
    converted.sort(key=lambda item: item.position)
    return Conversion(Submission(institution=institution, meeting=head, items=converted), tuple(notes))


def preview(
    institution: str,
    meeting: RemoteMeeting,
    items: Sequence[RemoteItem],
    mapping: Mapping,
    choices: Choices | None = None,
) -> Preview:
    """What ``to_payload`` would send, for the form in which a mapping is edited; nothing is stored."""
    made = to_payload(institution, meeting, items, mapping, choices)
    return Preview(tuple(made.submission.items) if made.submission else (), made.notes)


def _meeting(meeting: RemoteMeeting, mapping: Mapping, notes: list[Note]) -> Meeting | None:
    organ, state = mapping.organ_of(meeting.body), mapping.state_of(meeting)
    missing = [key for key in ("UID", "date", "review_state") if key in meeting.missing]
    if organ is None:
        notes.append(Note("meeting_unmapped", value=meeting.body, refused=True))
    elif missing or meeting.start is None:
        notes.append(Note("meeting_missing", value=", ".join(missing), refused=True))
    elif state is None:
        notes.append(Note("meeting_not_yet", value=meeting.state, refused=True))
    else:
        try:
            return Meeting(id=meeting.uid, organ=organ, start=meeting.start, place=meeting.place[:300], state=state)
        except ValidationError as error:
            notes.append(Note("meeting_missing", value=_fields(error), refused=True))
    return None


class _Converter:
    """Converts the items of one meeting; what there is to say of them goes to ``notes``."""

    def __init__(self, mapping: Mapping, state: str, titles: dict[str, str], notes: list[Note]):
        self.mapping = mapping
        self.is_held = state in ("decided", "closed")
        self.titles = titles
        self.notes = notes

    def item(self, item: RemoteItem) -> Item | None:
        """The payload's item, or None when it has to be left out."""
        if "privacy" not in item.missing and item.privacy not in self.mapping.privacy:
            return self._refuse(item, "not_public")
        missing = [key for key in ("UID", "title", "privacy", "review_state", "modified") if key in item.missing]
        missing += [] if item.number and item.position is not None else ["itemNumber"]
        if missing:
            return self._refuse(item, "missing", ", ".join(missing))
        is_final = item.state in self.mapping.final_item_states
        if not is_final and item.state not in self.mapping.draft_item_states:
            return self._refuse(item, "state", item.state)
        if item.annexes is None:
            return self._refuse(item, "annexes_unknown")
        stage = "final" if is_final and self.is_held else "draft"
        outcome = self.mapping.final_item_states.get(item.state)
        if stage == "draft" and outcome not in _EARLY_OUTCOMES:
            outcome = None
        sources = self.mapping.final_texts if stage == "final" else self.mapping.draft_texts
        if lacking := [name for name in sources.variants() if name not in item.texts]:
            return self._refuse(item, "no_text", ", ".join(lacking))
        texts = Texts(**{name: item.texts[variant] for name, variant in sources if variant})
        if stage == "final" and outcome not in _EARLY_OUTCOMES and not _says_something(texts):
            return self._refuse(item, "empty_final")
        if stage == "draft" and self.is_held:
            self._note(item, "undecided")
        try:
            return Item(
                id=item.uid,
                number=item.number,
                position=item.position,
                title=item.title,
                matter=self._matter(item),
                in_charge=self._in_charge(item),
                kind=self._kind(item),
                privacy=item.privacy,
                outcome=outcome,
                stage=stage,
                texts=texts,
                annexes=self._annexes(item),
                modified=item.modified,
            )
        except ValidationError as error:
            return self._refuse(item, "invalid", _fields(error))

    def _matter(self, item: RemoteItem) -> str:
        term = item.category if self.mapping.matter_from == "category" else item.classifier
        if term is None:
            self._note(item, "no_category", self.mapping.default_matter)
            return self.mapping.default_matter
        if term.token in self.mapping.matters:
            return self.mapping.matters[term.token]
        title = self._title(term)
        # Without any correspondence the categories' own titles are the matters: nothing to tell, where there is one.
        if self.mapping.matters or title == term.token:
            self._note(item, "unmapped_category", title)
        return title

    def _in_charge(self, item: RemoteItem) -> list[str]:
        found: list[str] = []
        for term in item.in_charge:
            if term.token in self.mapping.in_charge:
                label = self.mapping.in_charge[term.token]
            elif (label := self._title(term)) == term.token:
                self._note(item, "unmapped_group", term.token)
                label = None
            if label:
                found.append(label)
        return list(dict.fromkeys(found))

    def _kind(self, item: RemoteItem) -> str:
        if item.list_type and item.list_type not in self.mapping.kinds:
            self._note(item, "unmapped_kind", item.list_type)
        return self.mapping.kinds.get(item.list_type, "normal")

    def _annexes(self, item: RemoteItem) -> list[Annex]:
        converted = [self._annex(item, annex) for annex in {annex.uid: annex for annex in item.annexes or ()}.values()]
        return [annex for annex in converted if annex is not None]

    def _annex(self, item: RemoteItem, annex: RemoteAnnex) -> Annex | None:
        if annex.publishable is not True or annex.confidential:
            return self._refuse(item, "not_publishable", annex=annex.uid or "?")
        missing = [key for key in ("UID", "file", "file.size", "file.download") if key in annex.missing]
        if missing:
            return self._refuse(item, "annex_incomplete", ", ".join(missing), annex=annex.uid or "?")
        try:
            return Annex(
                id=annex.uid,
                title=annex.title or annex.file_name or "Annexe",
                file_name=annex.file_name[:255] if annex.file_name else None,
                type=annex.type if _MEDIA_TYPE.fullmatch(annex.type) else "application/octet-stream",
                size=annex.size,
                publishable=True,
            )
        except ValidationError as error:
            return self._refuse(item, "annex_incomplete", _fields(error), annex=annex.uid)

    def _title(self, term: Term) -> str:
        return self.titles.get(term.token, term.token) if term.title == term.token else term.title

    def _note(self, item: RemoteItem, kind: str, value: str = "") -> None:
        self.notes.append(Note(kind, item.uid, _told(item.number), value=value))

    def _refuse(self, item: RemoteItem, kind: str, value: str = "", annex: str = "") -> None:
        self.notes.append(Note(kind, item.uid, _told(item.number), annex, value, refused=True))


def _told(number: str) -> str:
    """The number for a report; what is none may say anything, and is not told."""
    return number if is_number(number) else ""


def _titles(choices: Choices | None) -> dict[str, str]:
    lists = (choices.categories, choices.classifiers, choices.groups) if choices else ()
    return {term.token: term.title for terms in lists for term in terms or () if term.title}


def _says_something(texts: Texts) -> bool:
    """Whether there is a word in it; an image is something too."""
    html = f"{texts.motivation}{texts.decision}"
    return bool(re.search(r"<img\b", html) or re.sub(r"<[^>]*>|&nbsp;|\s", "", html))


def _fields(error: ValidationError) -> str:
    return ", ".join(dict.fromkeys(problem["field"] for problem in problems_of(error)))


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number < 2 else many}"
