"""Sentences written in capitals, as their author would have written them in small letters.

"VENTE D'UN TERRAIN À MME DUPONT" hides from rules and model what capitals tell elsewhere: which words are names. Each
line is recased letter for letter, so that nothing moves; what a list of French words does not hold keeps a capital, and
so does whatever follows a civility, an initial or a first name.
"""

from collections.abc import Iterator
from imio.pseudonymizer import lexicon
from imio.pseudonymizer.folding import fold

import re


#: A line of so many words, of which so many only link others, is a sentence; any other in capitals may be a list.
_WORDS_OF_A_SENTENCE = 4
_LINKS = frozenset({
    "a", "au", "aux", "avec", "ce", "cet", "cette", "chez", "d", "dans", "de", "des", "du", "en", "entre", "est", "et",
    "l", "la", "le", "les", "leur", "leurs", "ou", "par", "pour", "qu", "que", "qui", "sa", "se", "ses", "son", "sont",
    "sur", "un", "une", "vers",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_ELIDED = re.compile(r"[cdjlmnst]|qu|jusqu|lorsqu|puisqu", re.IGNORECASE)
#: Civilities in capitals, as they are written elsewhere.
_CIVILITIES = {
    "m": "M", "mm": "MM", "mr": "Mr", "mrs": "Mrs", "mme": "Mme", "mmes": "Mmes", "mlle": "Mlle", "mlles": "Mlles",
    "melle": "Melle", "monsieur": "Monsieur", "madame": "Madame", "messieurs": "Messieurs", "mesdames": "Mesdames",
    "mademoiselle": "Mademoiselle", "dr": "Dr", "docteur": "Docteur", "maitre": "Maître", "sieur": "sieur",
    "dame": "dame", "epoux": "époux", "famille": "famille", "consorts": "consorts", "veuve": "veuve",
}  # fmt: skip
#: A given name that is also a word is one all the same from this weight on ("PIERRE", "ROSE").
_GIVEN = 5
#: Two words in capitals in a row, one of them a link: nothing else is worth a closer look.
_CAPITALS = re.compile(r"(?<!\w)(?:DE|DU|LA|LE|LES|DES|À|ET|AU|EN|PAR|POUR|UN|UNE|SUR|[DL]['’])[ \u00a0]?[A-ZÀ-Þ]{2}")
_OPENS = re.compile(r"[.!?:;•–—][ \u00a0]")


def recased(text: str) -> str:
    """Return a text of the same length in which the sentences in capitals are written in small letters."""
    if not _CAPITALS.search(text):
        return text
    return "".join("".join(_pieces(line)) if _is_sentence(line) else line for line in text.splitlines(keepends=True))


def _is_sentence(line: str) -> bool:
    if line != line.upper() or not _CAPITALS.search(line):
        return False
    words = [fold(word) for word in _WORD.findall(line)]
    links = sum(word in _LINKS for word in words)
    return len(words) >= _WORDS_OF_A_SENTENCE and links * 6 >= len(words)


def _pieces(line: str) -> Iterator[str]:
    done, named, opens = 0, False, True
    for match in _WORD.finditer(line):
        gap, word = line[done : match.start()], match.group()
        named = named and gap.strip(" \u00a0.-'’") == "" and "\t" not in gap
        opens = opens or bool(_OPENS.search(gap))
        written = _written(word, line[match.end() : match.end() + 1], named)
        yield gap
        yield _opening(written) if opens else written
        named = written[:1].isupper() and (fold(word) in _CIVILITIES or len(word) == 1 or _is_given(word) or named)
        named = named or (fold(word) in _CIVILITIES and fold(word) not in ("dr", "dame"))
        done, opens = match.end(), False
    yield line[done:]


def _written(word: str, after: str, named: bool) -> str:
    folded = fold(word)
    if folded in _CIVILITIES and (len(folded) > 1 or after == "."):
        return _same_length(_CIVILITIES[folded], word)
    if after in ("'", "’") and _ELIDED.fullmatch(word):
        return _lower(word)
    if len(word) == 1:
        return _lower(word) if folded in ("a", "y") and after != "." else word
    if folded in _LINKS or (folded in lexicon.PARTICLES and folded in lexicon.french_words()):
        return _lower(word)
    if named or _is_given(word):
        return _opening(_lower(word))
    if lexicon.is_common(word) or folded in lexicon.french_words():
        return word if _is_acronym(folded) else _lower(word)
    return word if len(word) < 5 and not lexicon.is_first_name(word) else _opening(_lower(word))


def _is_given(word: str) -> bool:
    weight = lexicon.is_first_name(word)
    ordinary = lexicon.is_common(word) or fold(word) in lexicon.french_words()
    return weight >= _GIVEN and not lexicon.is_never_name(word) if ordinary else weight > 1


def _is_acronym(folded: str) -> bool:
    return lexicon.is_never_name(folded) and folded not in lexicon.french_words()


def _same_length(written: str, word: str) -> str:
    return written if len(written) == len(word) else word


def _lower(word: str) -> str:
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in word)


def _opening(word: str) -> str:
    return word[:1].upper() + word[1:] if len(word[:1].upper()) == 1 else word
