"""Cuts a text into the words that the model sees. Small and quick: this runs on every document.

Elisions keep their apostrophe ("l'", "d’"), hyphens stand alone, so that "Dupont-Martin" shows its parts; a run of
white space that is more than one blank is a word of its own, for a line break tells that a list goes on.
"""

from spacy.tokens import Doc
from spacy.util import DummyTokenizer
from spacy.util import registry
from spacy.vocab import Vocab

import re


WORD = re.compile(r"[^\W\d_]{1,6}['’](?=\w)|[^\W\d_]+|\d+|\s+|[^\w\s]|_+")


def cut(text: str) -> tuple[list[str], list[bool], list[int]]:
    """Return the words of a text, whether a blank follows each, and where each begins."""
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    blank = True  # whether the last word may not take a blank: none yet, or white space itself
    position = 0
    for word in WORD.findall(text):
        if word == " " and not blank:
            spaces[-1] = blank = True
        else:
            words.append(word)
            spaces.append(False)
            starts.append(position)
            blank = word.isspace()
        position += len(word)
    return words, spaces, starts


class CouncilTokenizer(DummyTokenizer):
    """A tokenizer of one regular expression; nothing to save."""

    def __init__(self, vocab: Vocab):
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the words of a text; joined, they give it back exactly."""
        words, spaces, _ = cut(text)
        return Doc(self.vocab, words=words, spaces=spaces)


@registry.tokenizers("imio.pseudonymizer.words.v1")
def create_tokenizer():
    """Make the tokenizer for a pipeline (spaCy calls this by its registered name)."""

    def create(nlp) -> CouncilTokenizer:
        return CouncilTokenizer(nlp.vocab)

    return create
