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


class CouncilTokenizer(DummyTokenizer):
    """A tokenizer of one regular expression; nothing to save."""

    def __init__(self, vocab: Vocab):
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the words of a text; joined, they give it back exactly."""
        words: list[str] = []
        spaces: list[bool] = []
        for word in WORD.findall(text):
            if word == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
            else:
                words.append(word)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)


@registry.tokenizers("imio.pseudonymizer.words.v1")
def create_tokenizer():
    """Make the tokenizer for a pipeline (spaCy calls this by its registered name)."""

    def create(nlp) -> CouncilTokenizer:
        return CouncilTokenizer(nlp.vocab)

    return create
