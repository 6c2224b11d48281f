"""How fast is a proposal, and how much does it need? ``.venv/bin/python benchmarks/pseudonymizer.py``

One process, one thread. Three readers of the same texts take turns, so that a busy machine slows all: the rules with
the model, the rules alone, and spaCy's blank French pipeline, which only cuts the text into words.
"""

from collections.abc import Iterator
from functools import cache
from generator import documents
from generator import html
from generator import words
from html import escape
from itertools import count
from math import log
from pathlib import Path
from statistics import linear_regression
from statistics import quantiles

import argparse
import os
import subprocess
import sys
import time


#: Words of a usual item, and of a long one.
USUAL, LONG = 420, 600
#: Sizes of the growth curve, in KiB of HTML.
SIZES = (16, 64, 256, 1024)
READERS = ("rules + model", "rules alone", "spaCy, blank")
CHILD = "--child"
#: numpy reads them when it is imported, so nothing that imports it may stand above.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=200, help="for the memory; half of them for the batch")
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="KiB of HTML at the end of the growth curve")
    parser.add_argument(CHILD, choices=READERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    os.environ.update(ONE_THREAD)
    if options.child:
        child(options.child, options.documents)
        return
    start(options.documents)
    batch(options.documents // 2)
    one_item()
    growth([size for size in SIZES if size <= options.largest])


def start(number: int) -> None:
    """New processes: until the first answer, imports included; then the peak of memory after a batch."""
    print(f"a new process            first answer    processor   peak after {number} documents")
    first = {}
    for reader in READERS:
        begin = time.perf_counter()
        command = [sys.executable, __file__, CHILD, reader, "--documents", str(number)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            spent = float(process.stdout.readline())
            by_clock = time.perf_counter() - begin
            peak = int(process.stdout.readline())
        first[reader] = spent
        print(f"{reader:<22}{by_clock:12.1f} s {spent:10.1f} s {peak / 1024:12.0f} MiB", flush=True)
    ratios(first)


def child(reader: str, number: int) -> None:
    """In a process of its own: print the processor's seconds at the first answer, then the peak in KiB."""
    read = reader_of(reader)
    [first, *others] = nearest(USUAL, number)
    read(first)
    print(time.process_time(), flush=True)
    for item in others:
        read(item)
    status = Path("/proc/self/status").read_text()
    print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))


def batch(number: int) -> None:
    """Words a second of processor time: one process with one thread, so a second of one core."""
    items = nearest(USUAL, number)
    total = sum(words(item) for item in items)
    print(f"\n{len(items)} documents of {total / len(items):.0f} words     words a second and core   ms each")
    spent = dict.fromkeys(READERS, 0.0)
    for reader in READERS:
        reader_of(reader)(items[0])
    for number, item in enumerate(items):
        for reader in turn(number):
            begin = time.process_time()
            reader_of(reader)(item)
            spent[reader] += time.process_time() - begin
    for reader in READERS:
        print(f"{reader:<22}{total / spent[reader]:20.0f} {1000 * spent[reader] / len(items):20.1f}", flush=True)
    ratios(spent)


def one_item() -> None:
    """What somebody waits for one long item: the ninety-fifth of sixty, by the clock and of processor time."""
    items = nearest(LONG, 60)
    print(f"\none item of {LONG} words   p95, by the clock   of processor")
    clock: dict[str, list[float]] = {reader: [] for reader in READERS}
    processor: dict[str, list[float]] = {reader: [] for reader in READERS}
    for number, item in enumerate(items):
        for reader in turn(number):
            begin, spent = time.perf_counter(), time.process_time()
            reader_of(reader)(item)
            clock[reader].append(time.perf_counter() - begin)
            processor[reader].append(time.process_time() - spent)
    p95 = {reader: quantiles(times, n=20)[-1] for reader, times in processor.items()}
    for reader in READERS:
        by_clock = quantiles(clock[reader], n=20)[-1]
        print(f"{reader:<22}{1000 * by_clock:17.1f} ms {1000 * p95[reader]:12.1f} ms", flush=True)
    ratios(p95)


def growth(sizes: list[int]) -> None:
    """Time against size, in texts full of different names; exponent 1: twice the text takes twice as long."""
    print(f"\n{'KiB of HTML':<22}" + "".join(f"{size:>9}" for size in sizes) + "   exponent")
    compared = (READERS[0], READERS[2])
    took: dict[str, list[float]] = {reader: [] for reader in compared}
    for text in pages(sizes):
        for reader in compared:
            begin = time.process_time()
            reader_of(reader)({"title": "", "texts": {"decision": text}})
            took[reader].append(time.process_time() - begin)
    for reader in compared:
        seconds = "".join(f"{one:>9.2f}" for one in took[reader])
        exponent = linear_regression([log(size) for size in sizes], [log(one) for one in took[reader]]).slope
        print(f"{reader + ', s':<22}{seconds} {exponent:10.2f}", flush=True)
    ratios({reader: times[-1] for reader, times in took.items()})


def ratios(spent: dict[str, float]) -> None:
    """Print the whole against each of the others."""
    whole, *others = spent
    print("  ".join(f"{whole} : {other} {spent[whole] / spent[other]:.2f}" for other in others), flush=True)


def turn(number: int) -> tuple[str, ...]:
    """The readers, each of them first once in three times."""
    return READERS[number % 3 :] + READERS[: number % 3]


@cache
def reader_of(name: str):
    """What reads an item in the way of one of `READERS`."""
    # Not before the number of threads is set.
    if name == READERS[2]:
        import spacy

        blank = spacy.blank("fr")
        blank.max_length = 10**7
        return lambda item: blank(item["title"] + html(item))

    from imio.pseudonymizer import Document
    from imio.pseudonymizer import Part
    from imio.pseudonymizer import Pseudonymizer
    from imio.pseudonymizer import Settings

    settings = Settings() if name == READERS[0] else Settings(model="none")
    pseudonymizer = Pseudonymizer(settings)

    def read(item):
        parts = [Part("title", item["title"], "text")]
        parts += [Part(name, text) for name, text in item["texts"].items()]
        return pseudonymizer.analyse(Document(tuple(parts)))

    return read


def nearest(length: int, number: int) -> list[dict]:
    """So many generated items whose number of words is nearest to a length, of ten times as many."""
    items = [item for _, some in documents(10 * number) for item in some]
    return sorted(items, key=lambda item: abs(words(item) - length))[:number]


def pages(sizes: list[int]) -> Iterator[str]:
    """HTML of each size, of the texts from which the model learns: their persons are all different."""
    from imio.pseudonymizer.training.documents import generate

    samples = (sample for seed in count(1) for sample in generate(100, seed))
    paragraphs = (f"<p>{escape(line)}</p>\n" for sample in samples for line in sample.text.split("\n") if line)
    text = ""
    for size in sizes:
        while len(text) < size * 1024:
            text += next(paragraphs)
        yield text


if __name__ == "__main__":
    main()
