"""The pipeline: read, recognise, judge, link, propagate, doubt.

Recognisers run in an order: what check digits prove comes first and is locked; persons come last.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from imio.pseudonymizer import doubts
from imio.pseudonymizer import eponym
from imio.pseudonymizer import file_names
from imio.pseudonymizer import linking
from imio.pseudonymizer import names
from imio.pseudonymizer import phone_numbers
from imio.pseudonymizer import policy
from imio.pseudonymizer import propagation
from imio.pseudonymizer import regrouping
from imio.pseudonymizer import roles
from imio.pseudonymizer import scored
from imio.pseudonymizer import settling
from imio.pseudonymizer import together
from imio.pseudonymizer import weighing
from imio.pseudonymizer.document import Analysis
from imio.pseudonymizer.document import Document
from imio.pseudonymizer.document import Doubt
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.document import NO_MODEL
from imio.pseudonymizer.document import Official
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.document import Settings
from imio.pseudonymizer.document import Span
from imio.pseudonymizer.entities import Entity
from imio.pseudonymizer.entities import give_letters
from imio.pseudonymizer.entities import link
from imio.pseudonymizer.entities import Mention
from imio.pseudonymizer.errors import TooLong
from imio.pseudonymizer.folding import Folded
from imio.pseudonymizer.ranges import Ranges
from imio.pseudonymizer.reading import read
from imio.pseudonymizer.recognisers import address
from imio.pseudonymizer.recognisers import address_again
from imio.pseudonymizer.recognisers import columns
from imio.pseudonymizer.recognisers import enumeration
from imio.pseudonymizer.recognisers import IDENTIFIERS
from imio.pseudonymizer.recognisers import LAST
from imio.pseudonymizer.recognisers import minor
from imio.pseudonymizer.recognisers import name_shapes
from imio.pseudonymizer.recognisers import PERSONS
from imio.pseudonymizer.recognisers import sensitive
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.recognisers.candidate import free
from imio.pseudonymizer.running_text import running

import hashlib
import imio.pseudonymizer
import re


class Pseudonymizer:
    """Finds the personal data of a document and proposes what to do with each. Holds no document."""

    def __init__(self, settings: Settings | None = None):
        self.settings = settings or Settings()
        policy.check(self.settings)
        self._model = "" if self.settings.model == NO_MODEL else self.settings.model
        self._identifiers = [r for r in IDENTIFIERS if r.NAME not in self.settings.without]
        self._persons = [r for r in PERSONS if r.NAME not in self.settings.without]
        self._last = [r for r in LAST if r.NAME not in self.settings.without]

    def analyse(
        self,
        document: Document,
        officials: Sequence[Official] = (),
        on: date | None = None,
        previous: Analysis | None = None,
    ) -> Analysis:
        """Return the proposal for a document.

        officials: the institution's registry; `on`, the day of the meeting, selects who is in office.
        previous: the proposal of an older version; the same persons keep their letters.
        Raises `TooLong`, `UnknownFormat`, `ModelUnavailable`.
        """
        try:
            return self._analyse(document, officials, on, previous)
        finally:
            names.parse.cache_clear()
            eponym.forget()

    def _analyse(self, document, officials, on, previous) -> Analysis:
        if sum(len(part.content) for part in document.parts) > self.settings.max_characters:
            raise TooLong(f"Le document dépasse {self.settings.max_characters} caractères.")
        in_office = tuple(official for official in officials if official.in_office(on))
        contexts = [self._context(part, in_office) for part in document.parts]
        subject = "\n".join(context.text[:3000] for context in contexts)
        for context in contexts:
            context.subject = subject
            self._recognise(context)
        mentions = _mentions(contexts)
        entities = link(mentions)
        weighing.let_speak(entities, contexts)
        settling.settle(entities, in_office, contexts)
        for context in contexts:
            weighing.doubt_offices(context)
        warnings = _propagate(entities, mentions, contexts)
        for context in contexts:
            _settle_context(context)
        address_again.agree(contexts)
        for context in contexts:
            for recogniser in self._last:
                context.found = sorted([*context.found, *recogniser.find(context)], key=lambda c: c.start)
            for candidate in context.found:
                policy.apply(candidate, self.settings)
        warnings = [_laid_out(doubt, contexts) for doubt in warnings]
        for context in contexts:
            context.lay_out()
        entities = regrouping.carry_over(entities, [context.text for context in contexts], previous)
        give_letters([e for e in entities if not _is_minor(e)], _letters(previous))
        spans = _spans(contexts, mentions)
        return Analysis(
            texts={context.part: context.text for context in contexts},
            spans=tuple(spans),
            warnings=tuple(dict.fromkeys([*warnings, *_doubts(contexts, mentions, spans)])),
            version=imio.pseudonymizer.__version__,
        )

    def _context(self, part, in_office) -> Context:
        reading = read(part.content, part.format)
        text = running(reading.text, wrapped=part.format == "text")
        upstream = tuple(text.within(*place) for place in reading.upstream)
        return Context(text.text, part.name, in_office, upstream, self._model, running=text)

    def _recognise(self, context: Context) -> None:
        for recogniser in self._identifiers:
            context.found += free(recogniser.find(context), context.found)
        taken = [c for c in context.found if c.label != "SENSITIVE" and not _village(c)]
        seen = [c for recogniser in self._persons for c in recogniser.find(context)]
        persons = free(weighing.weigh(seen, context), taken)
        weighing.complete(persons, taken, context)
        persons += enumeration.between(persons, taken, context)
        persons += enumeration.beside(persons, taken, context)
        persons += columns.fill(persons, taken, context)
        for candidate in persons:
            roles.judge(candidate, context)
            weighing.weigh_role(candidate, context)
        scored.doubt(persons, context)
        together.share(persons, context)
        minor.relabel(persons, context)
        busy = Ranges((p.start, p.end) for p in persons)
        context.found = [c for c in context.found if not (_village(c) and busy.overlaps(c.start, c.end))]
        context.found = _yielding(context.found, persons)
        context.found.sort(key=lambda c: c.start)


def _laid_out(doubt: Doubt, contexts: list[Context]) -> Doubt:
    """Return a doubt about the running text as one about the plain text."""
    context = next((c for c in contexts if c.part == doubt.part), None)
    start, end = context.running.back(doubt.start, doubt.end) if context else (doubt.start, doubt.end)
    return replace(doubt, start=start, end=end)


def _village(candidate: Candidate) -> bool:
    """Say whether a candidate is a village with a number that nobody was seen to live in: a name may be there too."""
    return candidate.subject == "village" and candidate.action == KEEP


def _yielding(found: list[Candidate], persons: list[Candidate]) -> list[Candidate]:
    """Add persons to what was found; a sensitive phrase that overlaps a person gives way.

    A mere guess inside such a phrase gives way itself: "la maladie d'Alzheimer" names nobody.
    """
    phrases = Ranges((c.start, c.end) for c in found if c.label == "SENSITIVE")
    persons = [p for p in persons if p.score >= 0.5 or not phrases.holds(p.start, p.end)]
    busy = Ranges((p.start, p.end) for p in persons)
    return [c for c in found if c.label != "SENSITIVE" or not busy.overlaps(c.start, c.end)] + persons


def _spelled(candidate: Candidate, text: str) -> str:
    """Return a name as it stands, or with blanks where the name of a file has none: "jerome-delvigne"."""
    written = text[candidate.start : candidate.end]
    in_file = candidate.recogniser == name_shapes.NAME and file_names.TAIL.match(text, candidate.end)
    return re.sub(r"[-_.]", " ", written) if in_file else written


def _mentions(contexts: list[Context]) -> list[Mention]:
    return [
        Mention(
            index,
            candidate,
            context.text[candidate.start : candidate.end],
            names.parse(_spelled(candidate, context.text)),
            gender=linking.gender(context.text, candidate.start),
            generation=linking.generation(context.text, candidate.end),
        )
        for index, context in enumerate(contexts)
        for candidate in context.found
        if candidate.label in ("PERSON", "MINOR")
    ]


def _propagate(entities, mentions, contexts) -> list[Doubt]:
    warnings = []
    for index, context in enumerate(contexts):
        found, doubts_here = propagation.propagate(entities, context, Folded(context.text))
        warnings += doubts_here
        for candidate, entity in found:
            text = context.text[candidate.start : candidate.end]
            mention = Mention(index, candidate, text, names.parse(text), entity)
            entity.mentions.append(mention)
            mentions.append(mention)
        context.found = _yielding(context.found, [candidate for candidate, _ in found])
        context.found.sort(key=lambda c: c.start)
    return warnings


def _settle_context(context: Context) -> None:
    """Decide on addresses, parcels and sensitive phrases by the persons beside them."""
    context.found = address.settle(context.found, context)
    weighing.doubt_homes(context)
    persons = [c for c in context.found if c.label in ("PERSON", "MINOR", "MASK")]
    for candidate in context.found:
        if candidate.subject == "service_phone" and _named_beside(candidate, persons, context):
            candidate.action, candidate.reason = PROPOSE, "Numéro d'un service, à côté d'une personne"
    standing = [c for c in context.found if c.label != "SENSITIVE" or sensitive.stands(c, context, persons)]
    kept = {id(candidate) for candidate in standing}
    context.harmless += [(c.start, c.end) for c in context.found if id(c) not in kept]
    context.found = standing


def _named_beside(candidate: Candidate, persons: list[Candidate], context: Context) -> bool:
    start, end = context.line(candidate.start)
    return any(start <= p.start < end and p.action != KEEP for p in persons)


def _is_minor(entity: Entity) -> bool:
    return all(m.candidate.label == "MINOR" for m in entity.mentions)


def _letters(previous: Analysis | None) -> dict[str, str]:
    """Return folded full name → letter of an older analysis; longest names win."""
    if previous is None:
        return {}
    known: dict[str, str] = {}
    for span in previous.spans:
        if span.label == "PERSON" and span.entity:
            name = names.parse(span.text)
            known.setdefault(" ".join(sorted(name.given + name.surname)), span.entity)
    return known


def _spans(contexts: list[Context], mentions: list[Mention]) -> list[Span]:
    owners = {id(m.candidate): m.entity for m in mentions}
    numbers: dict[tuple[str, object], str] = {}
    counts: Counter[str] = Counter()
    spans = []
    for context in contexts:
        for candidate in sorted(context.found, key=lambda c: (c.start, c.end)):
            text = context.text[candidate.start : candidate.end]
            spans.append(
                Span(
                    id=_id(context.part, candidate),
                    part=context.part,
                    start=candidate.start,
                    end=candidate.end,
                    text=text,
                    label=candidate.label,
                    action=candidate.action,
                    entity=_entity(candidate, text, owners, numbers, counts),
                    score=round(candidate.score, 2),
                    reason=candidate.reason,
                    recogniser=candidate.recogniser,
                )
            )
    return spans


def _entity(candidate: Candidate, text: str, owners, numbers, counts) -> str:
    owner = owners.get(id(candidate))
    if candidate.label == "PERSON":
        return owner.letter if owner and candidate.action != KEEP else ""
    if candidate.action == KEEP or candidate.label == "MASK":
        return ""
    key = (candidate.label, id(owner) if owner else _written_once(candidate.label, text))
    if key not in numbers:
        counts[candidate.label] += 1
        numbers[key] = f"{candidate.label}{counts[candidate.label]}"
    return numbers[key]


def _written_once(label: str, text: str) -> str:
    """Return what all writings of one datum share."""
    same = phone_numbers.writings(text) if label == "PHONE" else ()
    return min(same, default="".join(c for c in text.lower() if c.isalnum()))


def _id(part: str, candidate: Candidate) -> str:
    raw = f"{part}\0{candidate.start}\0{candidate.end}\0{candidate.label}"
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _doubts(contexts, mentions, spans) -> list[Doubt]:
    return doubts.checklist({context.part: context.text for context in contexts}, spans, mentions)
