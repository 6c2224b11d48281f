"""What the tests of the pseudonymizer share. Every person, number and place is invented."""

from imio.pseudonymizer import Document
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer

import pytest
import re


@pytest.fixture(scope="session")
def analyse():
    """Analyse one text as the part "note"."""
    pseudonymizer = Pseudonymizer()

    def run(text, officials=(), format="text", **options):
        return pseudonymizer.analyse(Document((Part("note", text, format),)), officials, **options)

    return run


@pytest.fixture(scope="session")
def found(analyse):
    """Return the (text, action) of the spans of one label."""

    def run(text, label, officials=(), format="text"):
        spans = analyse(text, officials, format).spans
        return [(span.text, span.action) for span in spans if span.label == label]

    return run


@pytest.fixture(scope="session")
def readable(analyse):
    """Return what stays readable of the words between ⟦ and ⟧: a figure, or more than two letters of five.

    So does the evaluation for addresses, births and phrases; the postcode of an address may stay.
    """

    def run(marked):
        text = re.sub("[⟦⟧]", "", marked)
        hidden = {i for s in analyse(text).spans if s.action != "keep" for i in range(s.start, s.end)}
        left = []
        for index, match in enumerate(re.finditer("⟦([^⟧]*)⟧", marked)):
            start = match.start() - 2 * index
            postcodes = {start + i for m in re.finditer(r"\b[1-9]\d{3}\b", match[1]) for i in range(*m.span())}
            places = [i for i in range(start, start + len(match[1])) if text[i].isalnum()]
            bare = [i for i in places if i not in hidden]
            if any(text[i].isdigit() and i not in postcodes for i in bare) or len(bare) > 0.4 * len(places):
                left.append(match[1])
        return left

    return run


@pytest.fixture(scope="session")
def misjudged(analyse):
    """Return what goes wrong with the marked names of a text: {stays readable}, [is hidden], ~is hidden or a question~.

    Each line is a paragraph. Hidden is masked or proposed; a question is proposed or readable, never masked.
    """

    def run(marked, officials=()):
        wanted, text, position = [], "", 0
        for match in re.finditer(r"\{([^{}]*)\}|\[([^][]*)\]|~([^~]*)~", marked):
            text += marked[position : match.start()].replace("\n", "\n\n")
            name = match[1] or match[2] or match[3]
            wanted.append((len(text), len(text) + len(name), name, match[0][0]))
            text, position = text + name, match.end()
        text += marked[position:].replace("\n", "\n\n")
        spans = [s for s in analyse(text, officials).spans if s.action != "keep"]
        wrong = []
        for start, end, name, mark in wanted:
            over = [s for s in spans if s.start < end and s.end > start]
            hidden = {i for s in over for i in range(s.start, s.end)}
            if mark == "[" and any(text[i].isalnum() and i not in hidden for i in range(start, end)):
                wrong.append((name, "readable"))
            elif mark == "{" and over:
                wrong.append((name, max(s.action for s in over)))
            elif mark == "~" and any(s.action == "mask" for s in over):
                wrong.append((name, "mask"))
        return wrong

    return run
