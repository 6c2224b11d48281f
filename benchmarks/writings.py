"""Are persons found as well however a clerk writes? The same annotated texts, written otherwise in one respect each.

Persons, words and roles stay; only the manner of writing changes. Printed for each manner: mentions of private persons
that are hidden, office holders that are hidden with them (no registry), and what the first figure is against the texts
as they stand.
"""

from argparse import ArgumentParser
from collections.abc import Callable
from imio.pseudonymizer import Document
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.evaluation.corpus import read_corpus
from imio.pseudonymizer.training.corpora import own_samples
from imio.pseudonymizer.training.corpora import Sample
from pathlib import Path

import re
import unicodedata


CORPUS = Path(__file__).parents[1] / "tests" / "pseudonymizer" / "corpus"
Edit = tuple[int, int, str]


def main() -> None:
    """Print the table."""
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="*", type=Path, default=sorted(CORPUS.glob("hand_a[e-g].txt")))
    arguments = parser.parse_args()
    samples = [sample for path in arguments.corpora for sample in own_samples(read_corpus(path))]
    pseudonymizer = Pseudonymizer()
    print(
        "| written | mentions hidden | of | against as it stands | office holders hidden |\n|---|---:|---:|---:|---:|"
    )
    reference = 0.0
    for name, written in MANNERS.items():
        hidden, mentions, offices, holders = _measure(pseudonymizer, [written(sample) for sample in samples])
        share = hidden / mentions
        reference = reference or share
        print(f"| {name} | {share:.1%} | {mentions} | {share / reference:.3f} | {offices / holders:.1%} |", flush=True)


def _measure(pseudonymizer: Pseudonymizer, samples: list[Sample]) -> tuple[int, int, int, int]:
    hidden, mentions, offices, holders = 0, 0, 0, 0
    for sample in samples:
        spans = pseudonymizer.analyse(Document((Part("text", sample.text, "text"),))).spans
        covered = {place for span in spans if span.action != KEEP for place in range(span.start, span.end)}
        for start, end, _, role in sample.spans:
            letters = [place for place in range(start, end) if sample.text[place].isalnum()]
            if role == "private":
                mentions, hidden = mentions + 1, hidden + all(place in covered for place in letters)
            elif role == "office":
                holders, offices = holders + 1, offices + any(place in covered for place in letters)
    return hidden, mentions, offices, holders


def _edited(sample: Sample, edits: list[Edit]) -> Sample:
    """Replace ranges of a text; its spans move with it."""
    pieces, position, moved = [], 0, list(range(len(sample.text) + 1))
    shift = 0
    for start, end, new in sorted(edits):
        pieces += [sample.text[position:start], new]
        moved[position : start + 1] = [place + shift for place in range(position, start + 1)]
        moved[start + 1 : end] = [start + shift] * (end - start - 1)
        shift += len(new) - (end - start)
        position = end
    moved[position:] = [place + shift for place in range(position, len(sample.text) + 1)]
    pieces.append(sample.text[position:])
    spans = tuple((moved[start], moved[end], label, role) for start, end, label, role in sample.spans)
    return Sample("".join(pieces), spans, sample.complete, sample.data)


def _replaced(pattern: str, new: str | Callable[[re.Match], str]) -> Callable[[Sample], Sample]:
    def written(sample: Sample) -> Sample:
        found = re.finditer(pattern, sample.text)
        return _edited(sample, [(*m.span(), new if isinstance(new, str) else new(m)) for m in found])

    return written


def _addressed(him: str, her: str) -> Callable[[Sample], Sample]:
    return _replaced(r"(?<!\w)(?:M\.|Mme)(?= [A-ZÀ-Þ])", lambda match: him if match[0] == "M." else her)


def _named(change: Callable[[str, str], str]) -> Callable[[Sample], Sample]:
    """Rewrite the names of two words, "Luc Hautmont"; others stay."""

    def written(sample: Sample) -> Sample:
        edits = []
        for start, end, label, _ in sample.spans:
            words = sample.text[start:end].split(" ")
            if label == "PER" and len(words) == 2 and all(len(w) > 2 and w[0].isupper() for w in words):
                edits.append((start, end, change(*words)))
        return _edited(sample, edits)

    return written


def _without_civility(sample: Sample) -> Sample:
    edits = []
    for start, end, label, role in sample.spans:
        civility = re.search(r"\b(?:M\.|Mme|Monsieur|Madame) $", sample.text[max(0, start - 9) : start])
        if label == "PER" and role == "private" and civility and " " in sample.text[start:end]:
            edits.append((start - len(civility[0]), start, ""))
    return _edited(sample, edits)


def _same_length(change: Callable[[str], str]) -> Callable[[Sample], Sample]:
    def written(sample: Sample) -> Sample:
        text = change(sample.text)
        return Sample(text, sample.spans, sample.complete, sample.data) if len(text) == len(sample.text) else sample

    return written


def _wrapped(text: str, width: int = 78) -> str:
    letters, blank, column = list(text), -1, 0
    for place, letter in enumerate(letters):
        column = 0 if letter == "\n" else column + 1
        blank = place if letter == " " else -1 if letter == "\n" else blank
        if column > width and blank >= 0:
            letters[blank], column, blank = "\n", place - blank, -1
    return "".join(letters)


def _title_in_capitals(text: str) -> str:
    title, gap, rest = text.partition("\n\n")
    return title.upper() + gap + rest


def _without_accents(text: str) -> str:
    return "".join(unicodedata.normalize("NFD", letter)[0] if letter.isalpha() else letter for letter in text)


MANNERS: dict[str, Callable[[Sample], Sample]] = {
    "as it stands": lambda sample: sample,
    "lines of 78 signs": _same_length(_wrapped),
    "two blanks before capitals": _replaced(r"(?<=\w) (?=[A-ZÀ-Þ])", "  "),
    "no-break blanks before capitals": _same_length(lambda text: re.sub(r"(?<=\w) (?=[A-ZÀ-Þ])", "\u00a0", text)),
    "title in capitals": _same_length(_title_in_capitals),
    "all in capitals": _same_length(str.upper),
    "surnames in capitals": _named(lambda given, surname: f"{given} {surname.upper()}"),
    "surname first": _named(lambda given, surname: f"{surname} {given}"),
    "surname first, in capitals": _named(lambda given, surname: f"{surname.upper()} {given}"),
    "surname, given name": _named(lambda given, surname: f"{surname.upper()}, {given}"),
    "initials": _named(lambda given, surname: f"{given[0] if given[0] != 'M' else 'R'}. {surname}"),
    "no civility": _without_civility,
    "Monsieur, Madame": _replaced(
        r"(?<!\w)(?:M\.|Mme)(?= [A-ZÀ-Þ])", lambda m: "Monsieur" if m[0] == "M." else "Madame"
    ),
    "Mr, Mme.": _replaced(r"(?<!\w)(?:M\.|Mme)(?= [A-ZÀ-Þ])", lambda m: "Mr" if m[0] == "M." else "Mme."),
    "mr, mme": _replaced(r"(?<!\w)(?:M\.|Mme)(?= [A-ZÀ-Þ])", lambda m: "mr" if m[0] == "M." else "mme"),
    "no accents": _same_length(_without_accents),
    "other apostrophes": _same_length(lambda text: text.translate({0x27: 0x2019, 0x2019: 0x27})),
}


if __name__ == "__main__":
    main()
