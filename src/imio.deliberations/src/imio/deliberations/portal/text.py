"""The text of an item, laid out for reading: headings in order, tables that scroll, articles and laws to link to. Pure.

Anchors are made here and stored nowhere: they follow from the words, so a link to ``#article-2`` holds as long as there
is an article 2.
"""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from imio.deliberations.portal import legal
from lxml import etree
from lxml import html

import re


HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset({*HEADINGS, "p", "li", "div", "td", "th", "dt", "dd", "blockquote", "pre", "ul", "ol", "table"})
#: What stays as it is: a mask is no law, and a link is not linked.
CLOSED = frozenset({"a", "abbr", "code"})

#: "Article 1er", "Art. 2 –", "ARTICLE UNIQUE", and not "Article 41 de la Constitution" at the head of a paragraph.
_ARTICLE = re.compile(
    r"\s*(?P<label>art(?:icle\s*|\.\s*|\s+)(?P<number>unique|premier|1\s?er|\d{1,3}(?:\.\d{1,2}){0,2})"
    r"(?:\s?(?P<suffix>bis|ter|quater|quinquies))?)(?![\w/])(?!-\d)(?!,)(?:\s*(?=[.:;)\]°§–—-]|$)|\s+(?=[«“\"A-ZÀ-Þ(\[]))",
    re.IGNORECASE,
)
#: Is what follows an article's number a capital? The pattern above reads without case.
_SEPARATED = re.compile(r"\s*(?:[.:;)\]°§–—-]|$)|\s+[«“\"A-ZÀ-Þ(\[]")
_LONGEST_LABEL = 60


@dataclass
class Layout:
    """How a page lays texts out; one for all texts of a page, so that no anchor and no name stands twice.

    ``top``: level of the highest heading inside a text. ``prefix``: before each anchor. ``table``: accessible name of a
    table's box, a number follows. ``link_to``: accessible name of the link to an article, from its label.
    ``addresses``: of laws, by key.
    """

    top: int
    table: str
    link_to: Callable[[str], str]
    addresses: Mapping[str, str] = field(default_factory=dict)
    prefix: str = ""
    taken: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    tables: int = 0

    def lay_out(self, source: str, articles: bool = False) -> str:
        """The text as it stands on the page. ``articles``: whether it has articles to link to."""
        tree = html.fragment_fromstring(source, create_parent="div")
        self._order_headings(tree)
        if self.addresses:
            self._name_laws(tree)
        if articles:
            self._anchor(tree)
        self._box_tables(tree)
        return _inner(tree)

    def _order_headings(self, tree) -> None:
        """Below the page's own, without a gap."""
        found = list(tree.iter(*HEADINGS))
        levels = sorted({element.tag for element in found})
        for element in found:
            element.tag = f"h{min(6, self.top + levels.index(element.tag))}"

    def _box_tables(self, tree) -> None:
        for table in list(tree.iter("table")):
            self.tables += 1
            label = f"{self.table} {self.tables}"
            box = html.Element("div", {"class": "scroll", "role": "region", "tabindex": "0", "aria-label": label})
            table.getparent().replace(table, box)
            box.tail, table.tail = table.tail, None
            box.append(table)

    # -- articles

    def _anchor(self, tree) -> None:
        for block in list(tree.iter(*BLOCKS)):
            if any(child.tag in BLOCKS for child in block.iterdescendants(etree.Element)):
                continue
            if match := _article("".join(block.itertext())):
                block.set("id", self._name(match))
                self._put(block, self._link(block.get("id"), match["label"]))
            for line in list(block.iterchildren("br")):
                if match := _article(_line_after(line)):
                    link = self._link(self._name(match), match["label"])
                    link.set("id", link.get("href")[1:])
                    link.tail, line.tail = line.tail, None
                    line.addnext(link)

    @staticmethod
    def _put(block, link) -> None:
        """At the end of the article's first line."""
        line = next(block.iterchildren("br"), None)
        if line is None:
            block.append(link)
        else:
            line.addprevious(link)

    def _name(self, match: re.Match[str]) -> str:
        number = match["number"].lower().replace(" ", "").replace(".", "-")
        number = {"1er": "1", "premier": "1"}.get(number, number)
        wanted = name = f"{self.prefix}article-{number}{(match['suffix'] or '').lower()}"
        again = 1
        # A regulation that is adopted by an article has an article 1 as well.
        while name in self.taken:
            again += 1
            name = f"{wanted}--{again}"
        self.taken.add(name)
        return name

    def _link(self, name: str, label: str):
        link = html.Element("a", {"class": "anchor", "href": f"#{name}", "aria-label": self.link_to(label)})
        sign = etree.SubElement(link, "span", {"aria-hidden": "true"})
        sign.text = "¶"
        return link

    # -- laws

    def _name_laws(self, element) -> None:
        """Mark the laws named in an element; each wording once, at its first place on the page."""
        children = list(element)
        self._write(element.text, element, None)
        for child in children:
            if isinstance(child.tag, str) and child.tag not in CLOSED and child.get("class") != "masked":
                self._name_laws(child)
            self._write(child.tail, element, child)

    def _write(self, text: str | None, parent, before) -> None:
        """Put the marked text of ``parent`` after its child ``before``, or at its beginning."""
        marked = [(one, made) for one in legal.references(text or "") if (made := self._marked(text, one)) is not None]
        if not marked:
            return
        position = 0 if before is None else parent.index(before) + 1
        pieces = _between(text, [one for one, _made in marked])
        if before is None:
            parent.text = pieces[0]
        else:
            before.tail = pieces[0]
        for offset, ((_one, made), tail) in enumerate(zip(marked, pieces[1:], strict=True)):
            made.tail = tail
            parent.insert(position + offset, made)

    def _marked(self, text: str, reference: legal.Reference):
        words = text[reference.start : reference.end]
        key = " ".join(words.split())
        if key in self.named:
            return None
        address = reference.address(self.addresses)
        if address:
            made = html.Element("a", {"class": "law", "href": address, "rel": "external"})
        elif legal.is_abbreviation(words):
            made = html.Element("abbr", {"title": reference.source.title})
        else:
            return None
        self.named.add(key)
        made.text = words
        return made


def _between(text: str, found: list[legal.Reference]) -> list[str]:
    edges = [0, *(edge for one in found for edge in (one.start, one.end)), len(text)]
    return [text[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2)]


def _article(text: str) -> re.Match[str] | None:
    match = _ARTICLE.match(text[: _LONGEST_LABEL + 20])
    return match if match and _SEPARATED.match(text, match.end("label")) else None


def _line_after(line) -> str:
    """The text from a line break to the next one."""
    text = line.tail or ""
    for following in line.itersiblings():
        if following.tag == "br" or len(text) > _LONGEST_LABEL:
            break
        text += "".join(following.itertext()) + (following.tail or "")
    return text


def _inner(tree) -> str:
    head = html.Element("p")
    head.text = tree.text
    written = html.tostring(head, encoding="unicode")[3:-4]
    return written + "".join(html.tostring(child, encoding="unicode") for child in tree)
