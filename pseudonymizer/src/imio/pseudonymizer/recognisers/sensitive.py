"""Phrases that reveal health, disability, debts, social aid, family troubles, beliefs or criminal facts.

Legal basis: GDPR art. 9 and 10. Found: the words of `data/sensitive` (`sensitive_lexicon`), with what opens them
("souffre de", "en raison de son") and what completes them ("de la jambe gauche"), at most to the end of the clause
(`sensitive_extent`). Accuracy: a lexicon; the same words are harmless in a general rule ("emplacement pour personnes
handicapées") or in the name of a service, so a phrase stands only when one person is spoken of beside it: named, or
"l'intéressé", "sa fille" (`sensitive_context`).
"""

from collections.abc import Iterator
from functools import lru_cache
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.document import PROPOSE
from imio.pseudonymizer.lexicon import is_locality
from imio.pseudonymizer.recognisers import sensitive_context
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.recognisers.sensitive_extent import before_court
from imio.pseudonymizer.recognisers.sensitive_extent import between
from imio.pseudonymizer.recognisers.sensitive_extent import completed
from imio.pseudonymizer.recognisers.sensitive_extent import COMPLETION
from imio.pseudonymizer.recognisers.sensitive_extent import Head
from imio.pseudonymizer.recognisers.sensitive_extent import joined
from imio.pseudonymizer.recognisers.sensitive_extent import opened
from imio.pseudonymizer.recognisers.sensitive_extent import past_heading
from imio.pseudonymizer.recognisers.sensitive_extent import past_reference
from imio.pseudonymizer.recognisers.sensitive_extent import SHORT
from imio.pseudonymizer.recognisers.sensitive_extent import with_time
from imio.pseudonymizer.recognisers.sensitive_extent import with_verb
from imio.pseudonymizer.recognisers.sensitive_lexicon import ANY
from imio.pseudonymizer.recognisers.sensitive_lexicon import CATEGORIES
from imio.pseudonymizer.recognisers.sensitive_lexicon import DIGIT
from imio.pseudonymizer.recognisers.sensitive_lexicon import Entry
from imio.pseudonymizer.recognisers.sensitive_lexicon import KEY
from imio.pseudonymizer.recognisers.sensitive_lexicon import lexicon
from imio.pseudonymizer.recognisers.sensitive_lexicon import plain
from imio.pseudonymizer.recognisers.sensitive_lexicon import WORDS
from imio.pseudonymizer.recognisers.sensitive_needed import is_led
from imio.pseudonymizer.recognisers.sensitive_residents import residents

import re


NAME = "sensitive"
_SURE = "Donnée sensible : "
_DOUBTFUL = "Donnée sensible possible : "

# "condamne", "accuse": a verb in the present where the text writes its accents, not a state.
_ACTIVE = re.compile(rf"{ANY['verb']}es?(?![\w])")
_WORD = re.compile(r"(?<!\w)(?:[a-zœ](?:[a-zœ]|\.[a-z]\.)|\d)")
#: "Que le Centre prend en charge la différence": the capital of a body that acts names no house.
_ACTING_BODY = re.compile(r"Centre[ ](?!d['’]|de[ ]|du[ ])")
#: Categories whose words name houses and services.
_BEAR_NAMES = frozenset({"care", "aid", "family", "origin", "disability", "beliefs", "work"})
_OPENS = re.compile(r"(?:^|[.:;!?«“\"()/°•\n\t–—-])[ \u00a0]*$")
_LEADING = re.compile(r"[ \u00a0,;:)]{0,4}")
_LONG = re.compile(r"[a-z]{8,24}")
_ENDINGS = tuple(ending + plural for ending in WORDS["ending"] for plural in ("", "s"))
_NOT_MEDICAL = frozenset(WORDS["not-medical"])
# "dépress.", "incap.": words cut by whoever keeps a list; what is cut to a word of its own is left out.
_CUT = re.compile(r"(?<!\w)[a-z]{4,14}\.")
_SHORTENED = frozenset(
    word[:end] for word in WORDS["shortened"] for end in range(5 if word[0] not in "hic" else 4, len(word))
) - frozenset(WORDS["not-shortened"])
# Turns that speak of someone's own state.
_PERSONAL = re.compile(
    r"pour[ ](?:des[ ]|une?[ ])?(?:raison|inaptitude|motif|cause|maladie)|sans[ ](?:emploi|abri|dom)|souffr|"
    r"atteinte?[ ]|en[ ](?:conge|incapacite|arret|disponib|instance|raison de son)"
)


def find(context: Context) -> Iterator[Candidate]:
    """Yield phrases; "weak" means that a person must stand beside (see `stands`)."""
    text, flat = context.text, plain(context.text)
    taken = sorted((c.start, c.end) for c in context.found)
    for head in joined(_heads(text, flat, plain(context.subject)), flat):
        start, end = between(head.start, before_court(flat, head.start, head.end), taken)
        start = min(end, past_heading(text, past_reference(text, start, end)))
        start += len(_LEADING.match(text, start, end)[0])
        end = start + len(text[start:end].rstrip())
        general = sensitive_context.is_general(flat, start, end, head.category)
        if general or (head.category == "care" and sensitive_context.is_address(text, flat, start, end)):
            context.harmless.append((start, end))
            continue
        if end - start < 3:
            continue
        individual = sensitive_context.of_one_person(flat, start, end)
        sure = head.kind == "a"
        start, end = between(with_verb(flat, start, end), with_time(text, end), taken)
        yield Candidate(
            start,
            end,
            "SENSITIVE",
            MASK if individual and sure else PROPOSE,
            0.8 if sure or _PERSONAL.search(flat, start, end) else 0.5,
            (_SURE if sure else _DOUBTFUL) + CATEGORIES[head.category],
            NAME,
            "" if individual else "weak",
        )


def stands(candidate: Candidate, context: Context, persons: list[Candidate]) -> bool:
    """Say whether a phrase tells of one person, and set its action in place: mask beside a person, else propose.

    persons: those of the text, in order of start; so are `context.found`.
    """
    sure = _SURE + candidate.reason.rpartition(" : ")[2]
    return sensitive_context.stands(candidate, context, persons, sure)


def _heads(text: str, flat: str, subject: str) -> list[Head]:
    """Return what the lexicon and the medical endings find, in order."""
    medical = [
        Head(opened(flat, m.start()), completed(text, m.end(), SHORT), "n", "health")
        for m in _LONG.finditer(flat)
        if m[0].endswith(_ENDINGS) and m[0] not in _NOT_MEDICAL
    ]
    short = [
        Head(opened(flat, m.start()), completed(text, m.end(), SHORT), "n", "cut")
        for m in _CUT.finditer(flat)
        if m[0][:-1] in _SHORTENED
    ]
    return sorted([*_listed(text, flat), *medical, *short, *residents(text, flat, subject)])


def _listed(text: str, flat: str) -> Iterator[Head]:
    accented = "é" in text
    reach = 0
    for word in _WORD.finditer(flat):
        start = word.start()
        entries = _entries(flat[start : start + KEY])
        if not entries:
            continue
        matches = [
            (m.end(), entry)
            for entry in entries
            if (m := entry.pattern.match(flat, start)) and m.end() > reach and is_led(entry.kind, flat, start)
        ]
        if not matches:
            continue
        end, entry = max(matches, key=lambda match: match[0])
        if accented and "é" not in text[start:end] and _ACTIVE.match(flat, start):
            continue
        if _is_cut_or_name(text, start, end, entry.category):
            continue
        reach = end
        extent = completed(text, end, COMPLETION if entry.more else SHORT)
        yield Head(opened(flat, start), extent, entry.kind, entry.category)


@lru_cache(maxsize=32_768)
def _entries(key: str) -> tuple[Entry, ...]:
    """Return what may begin with these characters; those that index it by more of them first."""
    keys = (DIGIT,) if key[0].isdigit() else (key[:length] for length in range(len(key), 1, -1))
    return tuple(entry for key in keys for entry in lexicon().get(key, ()))


def _is_cut_or_name(text: str, start: int, end: int, category: str) -> bool:
    """Say whether a single word is cut short ("trav.", too little to go by) or a name ("l'asbl Maison d'accueil")."""
    word = text[start:end]
    single = " " not in word and "\n" not in word
    if single and word.endswith("."):
        return word.count(".") == 1 and not word[:-1].isupper()
    named = word[0].isupper() and word[1].islower() and not _OPENS.search(text[max(0, start - 4) : start])
    if named and not single and _ACTING_BODY.match(text, start):
        return False
    return named and (is_locality(word) if single else category in _BEAR_NAMES)
