"""Whether what the model takes for a sensitive phrase is one that a human can judge: whole words that tell a state.

The model sees single words and often stops in the middle: "une colonie de chauves" of "chauves-souris", "tant que de
besoin". A question to a human must be a phrase, and be about somebody.
"""

from imio.pseudonymizer import lexicon
from imio.pseudonymizer.folding import fold
from imio.pseudonymizer.recognisers.candidate import Context

import re


#: Words that open or close no phrase, and say nothing by themselves.
_SMALL = frozenset([
    "a", "ai", "ainsi", "ait", "alors", "apres", "au", "aucun", "aucune", "aussi", "autant", "autre", "aux",
    "avait", "avant", "avec", "avoir", "ayant", "ca", "car", "ce", "cela", "celle", "celui", "ces", "cet", "cette",
    "ceux", "chaque", "chez", "ci", "comme", "contre", "d", "dans", "de", "depuis", "des", "donc", "dont", "du",
    "elle", "elles", "en", "encore", "entre", "est", "et", "etait", "etant", "ete", "etre", "eux", "fait", "furent",
    "fut", "il", "ils", "j", "jusqu", "l", "la", "le", "les", "leur", "leurs", "lors", "lui", "m", "mais", "me",
    "meme", "mes", "moi", "moins", "mon", "n", "ne", "ni", "non", "nos", "notre", "nous", "on", "ont", "ou", "par",
    "parce", "pas", "pendant", "peu", "plus", "point", "pour", "qu", "quand", "que", "quel", "quelle", "qui",
    "quoi", "s", "sa", "sans", "se", "selon", "ses", "si", "sien", "soit", "son", "sont", "sous", "sur", "ta",
    "tant", "te", "tel", "telle", "tous", "tout", "toute", "toutes", "tres", "un", "une", "vers", "vos", "votre",
    "vous", "y",
])  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: "la colonie", "un revêtement", "des raisons": a thing, told by its noun alone.
_ARTICLE = re.compile(r"(?:l[ae]s?|une?|des|ce(?:tte|t|s)?)[ \u00a0]|l['’]", re.IGNORECASE)
#: Where one word alone tells a state: set apart, or said of somebody.
_STATE = re.compile(
    r"(?:[,(:;–—|\t«-]|\b(?:est|sont|[ée]tait|[ée]taient|[ée]tant|serait|dite?s?|d[ée]clar[ée]e?s?|rest[ée]e?s?|"
    r"devenue?s?|demeure|reste))[ \u00a0]?$|^$"
)
_LEAST, _LEAST_ALONE = 0.6, 0.65


def phrase(context: Context, start: int, end: int, probability: float) -> tuple[int, int] | None:
    """Return the range of whole words that tell something in a stretch of the model's; None if nothing does."""
    text = context.text
    if _is_cut(text, start, end) or probability < _LEAST or _ARTICLE.match(text, start, end):
        return None
    words = list(_WORD.finditer(text, start, end))
    small = [fold(word[0]) in _SMALL for word in words]
    telling = [index for index, is_small in enumerate(small) if not is_small]
    if not telling:
        return None
    first, last = words[telling[0]], words[telling[-1]]
    # "en état d'ivresse", "sans abri": what opens a phrase may be small, what closes it may not.
    opens = max(0, telling[0] - 1)
    begin = words[opens].start() if fold(words[opens][0]) in ("en", "sans", "sous") else first.start()
    if not any(len(words[index][0]) > 4 for index in telling) or _is_thing(first[0]):
        return None
    alone = len(telling) == 1 and not text[begin : last.end()].startswith(("en état", "sans ", "sous "))
    if alone and (probability < _LEAST_ALONE or not _STATE.search(context.before(first.start(), 14))):
        return None
    return begin, last.end()


def _is_cut(text: str, start: int, end: int) -> bool:
    """Say whether a stretch begins or ends inside a word: "chauves" of "chauves-souris"."""
    joins = "-’'"
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    opens = len(before) == 2 and before[1] == "-" and before[0].isalnum()
    closes = len(after) == 2 and after[0] in joins and after[1].isalnum()
    return opens or closes or before[-1:].isalnum() or after[:1].isalnum()


def _is_thing(word: str) -> bool:
    folded = fold(word)
    return folded in lexicon.THING_NOUNS or folded.rstrip("sx") in lexicon.THING_NOUNS
