"""Years that are a term: of a lease, a sentence, a delay. Nobody is so old: "porté à trois ans"."""

from imio.pseudonymizer.recognisers.candidate import Context

import re


_SENTENCE_ENDS = re.compile(r"[^\W\d_]{3}[.;!?][ \u00a0]|[;\n\t|]")
#: What is let, granted, judged or put off for some years.
_TERM = re.compile(
    r"\b(?:port|ramen|limit|fix|[ée]ten[dt]|prolong|proro|condamn|r[ée]dui|[ée]l[èe]v|[ée]valu|estim|pass(?:e|ent|er|era)\b|"
    r"dur[ée]e|d[ée]lai|peine|bail|baux|location|garanti|concession|amorti|mandat|contrat|prison|emprison|r[ée]clusion|sursis|"
    r"interdi|d[ée]ch[ée]ance|pr[êe]t|emprunt|taux|convention|terme|validit|accord|octro|renouvel|assign|"
    r"\bde[ \u00a0]\d)",
    re.IGNORECASE,
)


def sets_term(context: Context, start: int) -> bool:
    """Say whether the sentence before a number of years tells of a lease, a sentence, a delay."""
    return bool(_TERM.search(sentence_before(context, start)))


def sentence_before(context: Context, start: int) -> str:
    """Return what the sentence around a place says before it."""
    said = context.before(start, 110)
    for stop in list(_SENTENCE_ENDS.finditer(said))[-1:]:
        said = said[stop.end() :]
    return said
