"""Initials: with a surname ("A. Goor", "VANDEN BERG A."), or alone ("Mme S.V.", "J.-P. D.").

Initials still identify in a small commune. Accuracy: good with a surname; letters alone count only
after a civility (see `civility`) or with a first name ("Bernadette L.").
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer import names
from imio.pseudonymizer.document import MASK
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers.candidate import Candidate
from imio.pseudonymizer.recognisers.candidate import Context
from imio.pseudonymizer.thing_words import ALSO_SURNAMES

import re


NAME = "initials"


# "3e – ⟦Close G.⟧ : 61": bidders in their order.
_RANKED = re.compile(r"\d(?:er|e|[èe]me|°)[ \u00a0][–-][ \u00a0]$")
# "1er ⟦Hautmont Ph.⟧ renonce ; 2e ⟦Colin T.⟧ accepte": those next on a list.
_SUBSTITUTE = re.compile(r"\d(?:er|re|e|[èe]me|°)[ \u00a0](?:suppl[ée]ante?[ \u00a0])?:?[ \u00a0]?$")
_GIVES_UP = re.compile(
    r"[ \u00a0](?:\([^()\n]{1,25}\)[ \u00a0])?:?[ \u00a0]?(?:a[ \u00a0])?(?:renonc|d[ée]clin|refus|"
    r"se[ \u00a0]d[ée]sist|s['’]est|accept|d[ée]missionn|pr[êe]te)|[ \u00a0]?[,;:(]"
)
# "(T.O., L. et M.K., E.)": who prefers not to be named, in a row.
_ROW = re.compile(r"\((?:[A-Z]\.(?:[ ]?[A-Z]\.)?(?:,[ ]|[ ]et[ ]|(?=\)))){3,12}\)")
_LETTERS = re.compile(r"[A-Z]\.(?:[ ]?[A-Z]\.)?")


def find(context: Context) -> Iterator[Candidate]:
    """Yield runs that hold an initial and a surname or first name."""
    for row in _ROW.finditer(context.text):
        for match in _LETTERS.finditer(context.text, row.start(), row.end()):
            yield Candidate(*match.span(), "PERSON", MASK, 0.8, "Initiales, dans une liste", NAME)
    for match in _CHILD.finditer(context.text):
        yield Candidate(*match.span("name"), "PERSON", MASK, 0.96, "Initiales d'un enfant", NAME)
    for match in _MISREAD.finditer(context.text):
        yield Candidate(*match.span(), "PERSON", MASK, 0.8, "Initiale et nom, mal lu", NAME)
    for run in context.runs:
        words = list(names.trimmed(run))
        if words and words[0].kind == "initial" and _is_tail(context.text, words[0].start):
            continue
        first = next((i for i, t in enumerate(words) if t.kind == "initial"), None)
        others = [t for t in words if t.is_name and t.kind != "initial"]
        if first is None or not others or len(words) > 7:
            continue
        lead = others[0]
        if words[0].kind != "initial" and len(others) == 1 and _is_sentence_end(context, words[-1], lead):
            continue
        if _is_heading(words) or _is_lettered(context, words):
            continue
        if words[0].kind == "initial" and context.text[words[0].start - 1 : words[0].start].isdigit():
            continue  # "5A. Budget": the letter of a point
        if words[0].kind == "initial" and len(words[0].text) > 3 and lexicon.is_common(words[0].text[:-1]):
            continue  # "6. Eau. Captage": a heading of one word
        if _is_article(context, words) or fold(lead.text).startswith(("saint-", "sainte-")):
            continue
        ordinary = all(fold(t.text) in lexicon.NOT_NAMES and t.kind != "upper" for t in others)
        if ordinary and words[0].kind == "initial" and _is_list_mark(context, words[0]):
            continue
        score = 0.85 if words[0].kind == "initial" or lead.kind == "upper" else 0.65
        if all(lexicon.is_common(t.text) for t in others):
            score -= 0.2
        if _is_substitute(context, words[-1], lead):
            score = 0.92
        yield Candidate(words[0].start, words[-1].end, "PERSON", MASK, score, "Initiale et nom", NAME)


# "L'enfant A. est suivi"
_CHILD = re.compile(
    r"(?<![\w-])[LldD]['’](?:enfant|"
    r"[ée]l[èe]ve)[ \u00a0](?P<name>[A-ZÀ-Þ]\.(?:[ \u00a0-]?[A-ZÀ-Þ]\.)?)(?=[ \u00a0,;)]|$)"
)
# "R. 0thon": what a scanner reads.
_MISREAD = re.compile(r"(?<![\w.])[A-ZÀ-Þ]\.[ \u00a0]0[a-zà-ÿ]{3,20}(?![\w-])")


def _is_tail(text: str, start: int) -> bool:
    """ "le plan n° 68.08.12-B. Nul": the letter belongs to the number before it."""
    return text[start - 1 : start] in ("-", "/", ".") and text[max(0, start - 2) : start - 1].isdigit()


def _is_heading(words: list[names.Token]) -> bool:
    """ "A. DESCRIPTION DU BIEN", "I. IDENTITE DU REQUERANT": a title in capitals."""
    joined = any(t.text in ("DU", "DES", "LA", "LE", "LES", "L'", "L’", "ET", "AUX", "AU") for t in words[1:])
    return joined and words[-1].kind == "upper" and lexicon.is_common(words[-1].text)


def _is_lettered(context: Context, words: list[names.Token]) -> bool:
    """ "D. Disponibilité - Mme X": the letter of a point and its heading, a noun that is nobody's name."""
    if len(words) != 2 or words[0].kind != "initial" or len(words[0].text) != 2 or words[1].kind == "upper":
        return False
    if context.text[context.line(words[0].start)[0] : words[0].start].strip(" \u00a0"):
        return False
    noun = fold(words[1].text)
    if lexicon.is_first_name(noun) or noun in ALSO_SURNAMES:
        return False
    if lexicon.is_common(noun):
        return bool(_HEADS.match(context.text, words[1].end))
    if noun not in lexicon.french_words():
        return False
    if is_abstract(noun) and _HEADS.match(context.text, words[1].end):
        return True
    return bool(_GOES_ON.match(context.text, words[1].end))


_ABSTRACT = re.compile(r"(?:[ae]nces|[st]ions?|ments|ites)$")


def is_abstract(noun: str) -> bool:
    """Say whether a word can head a point and is nobody's name: "E. Suppléances"."""
    return bool(_ABSTRACT.search(noun)) and noun in lexicon.french_words() and not lexicon.is_first_name(noun)


# What follows a heading on its line.
_HEADS = re.compile(
    r"[ \u00a0]?(?:[–—:-][ \u00a0]|$|\n|"
    r"(?:du|de[ \u00a0]la|d['’]|des|de|pour|aux?|en|relati(?:f|ve)s?)[ \u00a0]?[a-zà-ÿ\d])"
)
# What only a heading's noun is followed by.
_GOES_ON = re.compile(
    r"[ \u00a0](?:(?:du|de[ \u00a0]la|d['’]|des|pour|aux?|en)[ \u00a0]?[a-zà-ÿ\d]|"
    r"[–—-][ \u00a0](?:MM?\.|Mmes?|Monsieur|Madame)[ \u00a0])"
)


def _is_sentence_end(context: Context, initial: names.Token, lead: names.Token) -> bool:
    """ "…à la section B. Le Collège": a letter and the end of a sentence, not an initial."""
    if lexicon.is_first_name(lead.text) or lead.kind == "upper":
        return False
    if _RANKED.search(context.text, max(0, lead.start - 8), lead.start):
        return False
    if _is_substitute(context, initial, lead):
        return False
    if _is_in_a_row(context, initial, lead):
        return False
    if lexicon.is_common(lead.text) or lexicon.is_locality(lead.text):
        return True
    return not re.match(r"[ \u00a0]?(?:[,;)\n\t–—-]|$)|[ \u00a0]\d", context.text[initial.end : initial.end + 2])


# ": Sauvage R. (vues), Petit M. (bruit),": who is told in a row, with what he says in brackets.
_ROW_BEFORE = re.compile(r"(?:[:;]|[),][ \u00a0]?)[ \u00a0]$|^[–—•-][ \u00a0]$")
_ROW_AFTER = re.compile(r"[ \u00a0]\([a-zà-ÿ]")


def _is_in_a_row(context: Context, initial: names.Token, lead: names.Token) -> bool:
    word = fold(lead.text)
    if word in lexicon.NUMBERED_THINGS or (word in lexicon.NOT_NAMES and word not in ALSO_SURNAMES):
        return False
    before = _ROW_BEFORE.search(context.before(lead.start, 4))
    return bool(before) and bool(_ROW_AFTER.match(context.text, initial.end))


def _is_substitute(context: Context, last: names.Token, lead: names.Token) -> bool:
    """Say whether a name is that of somebody next on a list, who takes the seat or leaves it."""
    return bool(_SUBSTITUTE.search(context.before(lead.start, 24)) and _GIVES_UP.match(context.text, last.end))


def _is_article(context: Context, words: list[names.Token]) -> bool:
    """ "articles D.IV.41 et R.II.3": the books of a code, not a person."""
    return bool(re.fullmatch(r"[IVXL]+", words[-1].text) and re.match(r"\.?\d", context.text[words[-1].end :][:3]))


def _is_list_mark(context: Context, token: names.Token) -> bool:
    start, _ = context.line(token.start)
    return not context.text[start : token.start].strip() and fold(token.text)[0] in "abcdefghi"
