"""How fast is the search? ``.venv/bin/python benchmarks/search.py [--documents 20000 500000]``

Decisions of 262 institutions are written straight into the register of a real portal, as the gate's records and in
batches: creating half a million objects takes days, and the search never looks at one. The index is then built from
that register by the function that the server runs, and asked by the one that the pages call, in this process.
Compared, with 20,000: the same texts in a ZCatalog, its text index and its facets counted by intersection.
"""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from generator import FIRST
from generator import LAST
from generator import OBJECTS
from generator import ORDERS
from generator import SENTENCES
from generator import THINGS
from instance import configure
from instance import folder
from instance import kept
from instance import make_portal
from instance import open_portal
from pathlib import Path
from statistics import median
from statistics import quantiles
from types import SimpleNamespace

import argparse
import itertools
import logging
import os
import random
import resource
import time


INSTITUTIONS = 262
PER_MEETING = 40
BATCH = 2_000
NOW = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)
MATTERS = (
    *("Finances", "Travaux", "Patrimoine", "Enseignement", "Cultes", "Mobilité", "Environnement", "Personnel"),
    *("Sports", "Culture", "Police", "Urbanisme", "Logement", "Aînés", "Petite enfance", "Intercommunales"),
    *("Agriculture", "Cimetières", "Énergie", "Tourisme", "Commerce", "Jeunesse", "Voirie", "Juridique"),
)
SYLLABLES = tuple(a + b for a in "bcdfglmnprstv" for b in ("a", "e", "i", "o", "ou", "é", "an", "on", "al", "eur"))
COMPARED = 20_000


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, nargs="+", default=[COMPARED])
    parser.add_argument("--words", type=int, default=300, help="words of a text, on average")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", type=Path, help="only write the register of the first count, into this new folder")
    parser.add_argument("--read", type=Path, help="measure with the register that --write wrote")
    parser.add_argument("--built", action="store_true", help="with --read: ask the index that was built there before")
    options = parser.parse_args()
    with kept(options.write or options.read) if options.write or options.read else folder() as made:
        os.environ["DELIBERATIONS_SEARCH"] = str(made / "search")
        portal = (open_portal if options.read else make_portal)(configure(made)[0])
        logging.disable(logging.INFO)
        names = institution_names()
        if not options.read:
            furnish(portal, names)
        written = 0
        for count in sorted(options.documents):
            if not options.read:
                took = timed(lambda written=written, count=count: write(portal, names, written, count, options.words))
                print(f"\n{count} decisions in the register (written in {took.clock:.0f} s)", flush=True)
            written = count
            if not options.write:
                measure(portal, made, names, count, options)
        print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def measure(portal, made: Path, names: list[str], count: int, options) -> None:
    """Rebuild, ask, and compare."""
    from imio.deliberations.search.finding import find
    from imio.deliberations.search.keeping import rebuild

    if not options.built:
        took = timed(lambda: rebuild(portal))
        # Merging goes on in Tantivy's own threads: the processor's time is that of all.
        per_second, per_core = count / took.clock, count / took.processor
        print(f"rebuild: {per_second:.0f} a second by the clock, {per_core:.0f} a second and core")
    size = sum(path.stat().st_size for path in (made / "search").rglob("*") if path.is_file())
    print(f"index: {size / count / 1024:.2f} KiB a decision")
    asked = list(questions(names))
    for _, query in asked:
        find(portal, query, NOW, 20)
    for facets in (True, False):
        times: dict[str, list[Took]] = {}
        for turn in range(options.rounds):
            # Another minute each time: facets are kept for one.
            now = NOW + timedelta(minutes=turn + 1)
            for kind, query in asked:
                took = timed(lambda query=query, now=now, facets=facets: find(portal, query, now, 20, facets=facets))
                times.setdefault(kind, []).append(took)
        every = [one for some in times.values() for one in some]
        for kind, some in {"find, all facets" if facets else "find, no facets": every, **times}.items():
            clock, processor = ([getattr(one, unit) * 1000 for one in some] for unit in ("clock", "processor"))
            print(f"{kind:26} by the clock: {figures(clock)}; of the processor: {figures(processor)}")
    if count == COMPARED:
        compare(portal, asked, options.rounds)


def questions(names: list[str]):
    """(kind, query): what people ask."""
    from datetime import date
    from imio.deliberations.search.query import Query

    words = ("voirie", "marché public", "conseil", "fabrique église", "règlement redevance", "directrice financière")
    for text in words:
        yield "words", Query(text=text)
        yield "words, one institution", Query(text=text, institution=(names[7],))
        yield "words, newest first", Query(text=text, sort="newest")
        yield "words, two facets chosen", Query(text=text, matter=("Finances", "Travaux"), year=("2025", "2026"))
        yield (
            "words, state and dates",
            Query(text=text, state=("final",), since=date(2024, 1, 1), until=date(2026, 6, 30)),
        )
    for text in ('"vente d’un excédent de voirie"', '"salle omnisports" -subvention', '"ancien presbytère"'):
        yield "phrases", Query(text=text)
    for text in ("considérant", "approuver", "Collège communal exécution délibération"):
        yield "words of every text", Query(text=text)
    for text in ("prebistère", "omnisportt", "redevence"):
        yield "misspelled", Query(text=text)
    yield "nothing", Query()
    yield "one institution", Query(institution=(names[11],))
    yield (
        "five facets chosen",
        Query(
            institution=tuple(names[:20]),
            matter=("Voirie",),
            state=("final",),
            annexes=("1",),
            organ=("Conseil communal",),
        ),
    )


# -- the register -----------------------------------------------------------------------------------------------------


def institution_names() -> list[str]:
    """Their ids."""
    return [f"inst-{number:03}" for number in range(1, INSTITUTIONS + 1)]


def furnish(portal, names: list[str]) -> None:
    """The institutions, open to the public."""
    from plone import api

    import transaction

    with api.env.adopt_roles(["Manager"]):
        for name in names:
            made = api.content.create(portal, "Institution", id=name, title=name, population=10_000)
            api.content.transition(made, "open")
    transaction.commit()


def write(portal, names: list[str], first: int, last: int, words: int) -> None:
    """Append the records of decisions ``first`` to ``last``, and of their meetings."""
    from imio.deliberations.publication.register import register_of

    import transaction

    rng = random.Random(first)
    pool = paragraphs(rng)
    turns = itertools.count(first // PER_MEETING)
    for at in range(first, last, PER_MEETING):
        register = register_of(portal)
        turn = next(turns)
        institution, number = names[turn % len(names)], turn // len(names)
        # Some institutions publish ten times as much as others.
        start = NOW + timedelta(days=20 - 7 * number % 3650, hours=10)
        meeting = {"id": f"{start.date()}-{number}", "organ": organ(rng), "start": f"{start:%Y-%m-%dT%H:%M:%SZ}"}
        path = f"/{institution}/decisions/{meeting['id']}"
        register.append("publish", path, {"type": "meeting", "institution": institution, **meeting}, NOW)
        for position in range(min(PER_MEETING, last - at)):
            record = decision(rng, pool, institution, meeting, start, position + 1, words)
            register.append("publish", f"{path}/{at + position:08x}", record, NOW)
        if turn % (BATCH // PER_MEETING) == 0:
            transaction.commit()
            portal._p_jar.cacheMinimize()
    transaction.commit()
    portal._p_jar.cacheMinimize()


def decision(rng: random.Random, pool, institution: str, meeting, start: datetime, position: int, words: int):
    """A decision's record."""
    from imio.deliberations.reception.numbering import sort_key

    texts, size = [], 0
    length = min(3_000, max(60, rng.lognormvariate(0, 0.55) * words * 0.86))
    while size < length:
        text, count = rng.choice(pool)
        texts.append(text)
        size += count
    final = start < NOW and rng.random() < 0.98
    return {
        "type": "decision",
        "institution": institution,
        "meeting": meeting,
        "number": f"{position // 5 + 1}.{position % 5 + 1}",
        "sort_key": sort_key(position, f"{position // 5 + 1}.{position % 5 + 1}"),
        "title": rng.choice(OBJECTS).format(thing=rng.choice(THINGS)),
        "matter": rng.choice(MATTERS),
        "in_charge": [
            f"M. {FIRST[(hash_of(institution) + one) % len(FIRST)]} {LAST[one % len(LAST)]}-{institution[-3:]}, Échevin"
            for one in {rng.randrange(8)}
        ],
        "stage": "final" if final else "draft",
        "kind": "normal",
        "outcome": rng.choice(("adopted",) * 9 + ("amended", "rejected", "noted")) if final else None,
        "vote": None,
        "timing": "on_time",
        "sections": [
            {"name": "motivation", "html": "".join(texts)},
            {"name": "decision", "html": "".join(f"<p>{one.format(thing=rng.choice(THINGS))}</p>" for one in ORDERS)},
        ],
        "annexes": [{"id": "a", "title": "Cahier des charges", "sha256": "0" * 64}] if rng.random() < 0.3 else [],
        "withheld": [],
        "changed": final and rng.random() < 0.2,
    }


def paragraphs(rng: random.Random) -> list[tuple[str, int]]:
    """20,000 paragraphs and their words: half set phrases, half words as rare as those of a language are."""
    vocabulary = ["".join(rng.choices(SYLLABLES, k=rng.randrange(2, 5))) for _ in range(60_000)]
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    made = []
    for number in range(20_000):
        if number % 2:
            text = rng.choice(SENTENCES).format(
                thing=rng.choice(THINGS),
                code=rng.randrange(1000, 9999),
                day=rng.randrange(1, 29),
                month="mars",
                year=rng.randrange(2015, 2027),
                amount=f"{rng.randrange(2, 900)}.{rng.randrange(100, 999)},00",
            )
        else:
            chosen = rng.choices(vocabulary, cum_weights=weights, k=rng.randrange(10, 25))
            text = f"Considérant que le {' '.join(chosen)} ;"
        made.append((f"<p>{text}</p>", len(text.split())))
    return made


def organ(rng: random.Random) -> str:
    """Mostly the council."""
    return rng.choice(("Conseil communal",) * 6 + ("Conseil de l’action sociale", "Conseil de police"))


def hash_of(name: str) -> int:
    """A number that is the same in every run."""
    return int(name[-3:])


# -- in comparison ----------------------------------------------------------------------------------------------------


def compare(portal, asked, rounds: int) -> None:
    """The same words and facets in a ZCatalog in memory."""
    from imio.deliberations.search.finding import find
    from imio.deliberations.search.query import FACETS
    from imio.deliberations.search.query import Query

    texts = [query.text for kind, query in asked if kind == "words"]
    catalogue = catalogue_of(portal)
    theirs = [
        timed(lambda text=text: ask(catalogue, text, FACETS)).clock * 1000 for _ in range(rounds) for text in texts
    ]
    ours = [
        timed(lambda text=text, turn=turn: find(portal, Query(text=text), NOW + timedelta(hours=turn), 20)).clock * 1000
        for turn in range(rounds)
        for text in texts
    ]
    print(f"words and all facets, ZCatalog: {figures(theirs)}")
    print(f"words and all facets, this one: {figures(ours)}")
    print(f"this one against ZCatalog: {median(ours) / median(theirs):.2f} (median)")


def catalogue_of(portal):
    """A ZCatalog with the papers of the register; its text index reads words as they are."""
    from imio.deliberations.publication.register import register_of
    from imio.deliberations.search.replay import institutions
    from imio.deliberations.search.replay import papers
    from Products.PluginIndexes.KeywordIndex.KeywordIndex import KeywordIndex
    from Products.ZCatalog.Catalog import Catalog
    from Products.ZCTextIndex.Lexicon import CaseNormalizer
    from Products.ZCTextIndex.Lexicon import Splitter
    from Products.ZCTextIndex.ZCTextIndex import PLexicon
    from Products.ZCTextIndex.ZCTextIndex import ZCTextIndex

    class Extra:
        index_type = "Okapi BM25 Rank"
        doc_attr = "words"

        lexicon_id = "lexicon"

    catalogue = Catalog()
    lexicon = PLexicon(Extra.lexicon_id, "", Splitter(), CaseNormalizer())
    catalogue.addIndex("words", ZCTextIndex("words", Extra(), SimpleNamespace(lexicon=lexicon)))
    for facet in FACET_FIELDS:
        catalogue.addIndex(facet, KeywordIndex(facet))
    register = register_of(portal)
    for name in institutions(register):
        for paper in papers(register, name):
            catalogue.catalogObject(Entry(paper), paper.path)
        portal._p_jar.cacheMinimize()
    return catalogue


FACET_FIELDS = ("institution", "matter", "year", "organ", "in_charge", "outcome", "annexes", "changed", "stage")


class Entry:
    """A paper as a catalogue reads it."""

    def __init__(self, paper):
        self.words = "\n".join((paper.body, paper.title, *paper.texts))
        for facet in FACET_FIELDS:
            setattr(self, facet, list(paper.facets[facet]))


def ask(catalogue, text: str, facets) -> dict:
    """The first hits and the counts of all facets."""
    from BTrees.IIBTree import IISet
    from BTrees.IIBTree import intersection

    scores, _ = catalogue.getIndex("words")._apply_index({"words": text})
    rids = IISet(scores.keys())
    counts = {}
    for facet in FACET_FIELDS:
        index = catalogue.getIndex(facet)
        counts[facet] = {
            value: len(intersection(rids, IISet([some]) if isinstance(some, int) else some))
            for value, some in index._index.items()
        }
    return counts


# -- figures ----------------------------------------------------------------------------------------------------------


class Took:
    """Seconds by the clock and of the processor, all threads."""

    def __init__(self, clock: float, processor: float):
        self.clock, self.processor = clock, processor


def timed(act) -> Took:
    """How long an act takes."""
    clock, processor = time.perf_counter(), time.process_time()
    act()
    return Took(time.perf_counter() - clock, time.process_time() - processor)


def figures(times: list[float]) -> str:
    """Median, 95th percentile and longest."""
    return f"median {median(times):.1f} ms, p95 {quantiles(times, n=20)[-1]:.1f} ms, longest {max(times):.1f} ms"


if __name__ == "__main__":
    main()
