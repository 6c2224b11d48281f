"""Are persons of every origin found as well? The same annotated texts, told with persons of one origin after the other.

A text, its roles and all that is no person stay; only names change. Surnames and first names are those of the training
lists and, one in seven, invented in their manner. Printed for each origin: mentions of private persons that are hidden,
what that is against the first line (the origins in their Belgian shares), and private persons with a mention left.
"""

from argparse import ArgumentParser
from imio.pseudonymizer import Document
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer.document import KEEP
from imio.pseudonymizer.evaluation.corpus import read_corpus
from imio.pseudonymizer.training.corpora import own_samples
from imio.pseudonymizer.training.corpora import Sample
from imio.pseudonymizer.training.people import ORIGINS
from imio.pseudonymizer.training.renaming import renamed
from pathlib import Path
from random import Random


CORPUS = Path(__file__).parents[1] / "tests" / "pseudonymizer" / "corpus"


def main() -> None:
    """Print the table."""
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="*", type=Path, default=sorted(CORPUS.glob("hand_[i-z].txt")))
    arguments = parser.parse_args()
    samples = [sample for path in arguments.corpora for sample in own_samples(read_corpus(path))]
    pseudonymizer = Pseudonymizer()
    print("| origin | mentions hidden | of | against all | texts with one left |\n| --- | ---: | ---: | ---: | ---: |")
    reference = 0.0
    for origin in ("", *ORIGINS):
        hidden, mentions, leaking = _measure(pseudonymizer, samples, origin)
        share = hidden / mentions
        reference = reference or share
        left = leaking / len(samples)
        print(f"| {origin or 'all'} | {share:.1%} | {mentions} | {share / reference:.3f} | {left:.1%} |", flush=True)


def _measure(pseudonymizer: Pseudonymizer, samples: list[Sample], origin: str) -> tuple[int, int, int]:
    hidden, mentions, leaking = 0, 0, 0
    for number, sample in enumerate(samples):
        told = renamed(sample, Random(f"{origin}/{number}"), origin)
        spans = pseudonymizer.analyse(Document((Part("text", told.text, "text"),))).spans
        covered = {place for span in spans if span.action != KEEP for place in range(span.start, span.end)}
        private = [(start, end) for start, end, _, role in told.spans if role == "private"]
        found = sum(
            all(place in covered for place in range(start, end) if told.text[place].isalnum()) for start, end in private
        )
        hidden, mentions, leaking = hidden + found, mentions + len(private), leaking + (found < len(private))
    return hidden, mentions, leaking


if __name__ == "__main__":
    main()
