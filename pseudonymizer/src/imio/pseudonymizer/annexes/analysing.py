"""Analyses an annex as one document: each page, each property and the file name is a part."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from imio.pseudonymizer.analysis import Pseudonymizer
from imio.pseudonymizer.annexes.model import AnalysedPage
from imio.pseudonymizer.annexes.model import AnalysedProperty
from imio.pseudonymizer.annexes.model import Annex
from imio.pseudonymizer.annexes.model import AnnexAnalysis
from imio.pseudonymizer.annexes.model import Covered
from imio.pseudonymizer.annexes.model import Finding
from imio.pseudonymizer.annexes.model import prop
from imio.pseudonymizer.annexes.model import Property
from imio.pseudonymizer.annexes.model import UNREADABLE
from imio.pseudonymizer.annexes.model import Unreadable
from imio.pseudonymizer.document import Analysis
from imio.pseudonymizer.document import Document
from imio.pseudonymizer.document import Doubt
from imio.pseudonymizer.document import Official
from imio.pseudonymizer.document import Part
from imio.pseudonymizer.document import Span
from urllib.parse import unquote

import re


_OF_A_PERSON = re.compile(r"(?:author|creator|manager|lastmodifiedby|initial-creator|printed-by)\Z", re.IGNORECASE)


def analyse_annex(
    pseudonymizer: Pseudonymizer,
    annex: Annex,
    officials: Sequence[Official] = (),
    on: date | None = None,
    previous: AnnexAnalysis | Analysis | None = None,
) -> AnnexAnalysis:
    """Return the proposal for an annex; a person has one letter across its pages, properties and name.

    previous: the proposal of an older version, or of the item; the same persons keep their letters.
    """
    embedded = [p for item in annex.unreadable if item.kind == "embedded" for p in _filename("embedded", item)]
    properties = (*annex.properties, *embedded, *_filename("filename", annex))
    parts = [Part(f"page {page.number}", page.text, "text") for page in annex.pages]
    parts += [Part(f"property {number}", item.value, "text") for number, item in enumerate(properties, 1)]
    earlier = previous.analysis if isinstance(previous, AnnexAnalysis) else previous
    analysis = pseudonymizer.analyse(Document(tuple(parts)), officials, on, earlier)
    spans = defaultdict(list)
    for span in analysis.spans:
        spans[span.part].append(span)
    pages = [AnalysedPage(page, _findings(spans[f"page {page.number}"], page.covered)) for page in annex.pages]
    analysed = [
        AnalysedProperty(item, _findings(spans[f"property {number}"], item.covered))
        for number, item in enumerate(properties, 1)
    ]
    return AnnexAnalysis(
        name=annex.name,
        format=annex.format,
        pages=tuple(pages),
        properties=tuple(analysed),
        unreadable=annex.unreadable,
        warnings=(*annex.warnings, *_warnings(annex, analysed), *analysis.warnings),
        analysis=analysis,
    )


def _filename(kind: str, item: Annex | Unreadable) -> list[Property]:
    """Return the name of a file as words: of the same length unless it was percent-encoded."""
    page = item.page if isinstance(item, Unreadable) else None
    return prop(kind, unquote(item.name).replace("_", " ").replace("+", " "), page)


def _findings(spans: list[Span], covered: tuple[Covered, ...]) -> tuple[Finding, ...]:
    found = []
    for span in spans:
        reasons = [c.reason for c in covered if c.start < span.end and span.start < c.end]
        found.append(Finding(span, bool(reasons), reasons[0] if reasons else ""))
    return tuple(found)


def _warnings(annex: Annex, properties: list[AnalysedProperty]) -> list[Doubt]:
    warnings = [
        Doubt("unreadable_page", f"La page {page.number} n'a pas pu être lue : à regarder.", f"page {page.number}")
        for page in annex.pages
        if page.state == UNREADABLE
    ]
    for number, item in enumerate(properties, 1):
        if _OF_A_PERSON.search(item.property.name) and not item.findings:
            name = item.property.name
            message = f"La propriété « {name} » désigne d'ordinaire une personne : à relire."
            warnings.append(Doubt("property", message, f"property {number}", 0, len(item.property.value)))
    return warnings
