"""Reads a part into plain text, and remembers where each character came from.

The source is never rewritten: rendering splices it. So the tokeniser is tolerant, knows
no errors, and goes through the source once. Conventions of the plain text:

- white space collapses as in a browser; a cell ends with a tab, a line or block with line feeds;
- soft hyphens, zero-width characters and byte-order marks are left out, letters are composed (NFC);
- an upstream mask (`pm-anonymize`) reads `[masqué]`, whatever stood inside;
- the note inside our own masks is left out;
- readable values that a page hides (title, alt, mailto:, data-*, comments…) follow at the end,
  one a line, when they could hold a datum: so they are analysed, reviewed and masked like the rest.
"""

from dataclasses import dataclass
from dataclasses import field
from html import unescape
from imio.pseudonymizer import marks
from imio.pseudonymizer.document import Part
from imio.pseudonymizer.errors import UnknownFormat
from urllib.parse import unquote

import re
import unicodedata


INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u2060\u2061\u2062\u2063\u2064\ufeff\u202a\u202b\u202c\u202d"
    "\u202e\u2066\u2067\u2068\u2069"
)
SPACES = " \t\n\r\f\v"
# Strength and text of the break that a tag makes; the strongest of a run wins.
BREAKS = (
    dict.fromkeys(("br", "hr", "option", "li", "dt", "dd"), (1, "\n"))
    | dict.fromkeys(
        [
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "dl",
            "section",
            "article",
            "header",
            "footer",
            "blockquote",
            "pre",
            "figure",
            "figcaption",
            "form",
            "fieldset",
            "legend",
            "address",
            "main",
            "nav",
            "aside",
            "details",
            "summary",
        ],
        (2, "\n\n"),
    )
    | dict.fromkeys(("td", "th"), (3, "\t"))
    | dict.fromkeys(("tr", "thead", "tbody", "tfoot", "caption"), (4, "\n"))
    | {"table": (5, "\n\n")}
)
RAW = frozenset({"script", "style", "title", "textarea", "template", "xmp", "noframes"})
# Attributes whose value a reader may see or hear: masked in place. Any other is dropped whole.
SPOKEN = frozenset({"title", "alt", "aria-label", "placeholder", "summary", "label", "content", "value"})
LINKS = frozenset({"href", "src", "action", "cite", "xlink:href"})

_PIECE = re.compile(rf"[^<&{SPACES}{INVISIBLE}\u0300-\u036f]+|[{SPACES}]+|.", re.DOTALL)
_CHARREF = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_TAG_NAME = re.compile(r"</?([A-Za-z][^\s/>]{0,63})")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
_TAG_STEP = re.compile(r"""[>"']""")
_TEXT_PIECE = re.compile(rf"[^{INVISIBLE}\u0300-\u036f]+|.", re.DOTALL)
_DATUM = re.compile(r"@|\d(?:[\s./-]{0,2}\d){6}|[^\W\d_]{2}[^\W\d_]*[\s,]+[^\W\d_]")


@dataclass(slots=True)
class Hidden:
    """A value that the page does not show: where it stands in the source and in the text."""

    kind: str  # "attribute" | "comment" | "raw"
    name: str
    source: tuple[int, int]  # what is cut when the value is dropped
    value: tuple[int, int]  # what is edited when it is masked in place
    text: str
    start: int = -1  # in the plain text; -1 when not exposed
    end: int = -1


@dataclass(slots=True)
class Reading:
    """Plain text of one source, and the source range of each of its characters.

    A character that stands for a break has an empty range.
    """

    source: str
    format: str
    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    tags: list[tuple[int, int]] = field(default_factory=list)
    upstream: list[tuple[int, int]] = field(default_factory=list)  # in the plain text
    hidden: list[Hidden] = field(default_factory=list)
    visible: int = 0  # length of the text before the hidden values


def plain_text(part: Part) -> str:
    """Return the text that all offsets count in."""
    return read(part.content, part.format).text


def read(source: str, format: str = "html") -> Reading:
    """Read a source ("html" or "text"); any string gives a result."""
    if format == "text":
        return _read_text(source)
    if format == "html":
        return _HtmlReader(source).read()
    raise UnknownFormat("Format inconnu : une partie est « html » ou « text ».")


def _read_text(source: str) -> Reading:
    reading = Reading(source, "text")
    chunks = _Chunks(reading)
    for match in _TEXT_PIECE.finditer(source):
        piece = match.group()
        if piece in INVISIBLE:
            continue
        chunks.add_run(piece, match.start())
    chunks.close()
    reading.visible = len(reading.text)
    return reading


class _Chunks:
    """Grows the text and its map together."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.parts: list[str] = []
        self.last = ""
        self.length = 0

    def add_run(self, piece: str, start: int):
        """Add characters that stand one for one in the source."""
        if "\u0300" <= piece <= "\u036f" and self.last:
            self._combine(piece, start)
            return
        self.parts.append(piece)
        self.reading.starts.extend(range(start, start + len(piece)))
        self.reading.ends.extend(range(start + 1, start + len(piece) + 1))
        self.last = piece
        self.length += len(piece)

    def add(self, text: str, start: int, end: int):
        """Add text that stands, whole, for one range of the source."""
        self.parts.append(text)
        self.reading.starts.extend([start] * len(text))
        self.reading.ends.extend([end] * len(text))
        self.last = text
        self.length += len(text)

    def _combine(self, mark: str, start: int):
        composed = unicodedata.normalize("NFC", self.last[-1] + mark)
        if len(composed) == 1:
            self.parts[-1] = self.last = self.last[:-1] + composed
            self.reading.ends[-1] = start + 1
        else:
            self.add(mark, start, start + 1)

    def close(self):
        self.reading.text = "".join(self.parts)


class _HtmlReader:
    def __init__(self, source: str):
        self.source = source
        self.reading = Reading(source, "html")
        self.chunks = _Chunks(self.reading)
        self.pending: tuple[int, str] = (0, "")
        self.unbalanced = False
        self.exhausted: set[str] = set()  # closers known not to come any more: keeps the scan linear

    def read(self) -> Reading:
        source, position, size = self.source, 0, len(self.source)
        while position < size:
            match = _PIECE.match(source, position)
            piece = match.group()
            if piece == "<":
                position = self._markup(position)
                continue
            if piece == "&":
                position = self._charref(position)
                continue
            if piece[0] in SPACES:
                self._space(position, match.end())
            elif piece not in INVISIBLE:
                self._flush(position)
                self.chunks.add_run(piece, position)
            position = match.end()
        self.reading.visible = self.chunks.length
        self._expose()
        self.chunks.close()
        return self.reading

    def _find(self, needle: str, position: int) -> int:
        if needle in self.exhausted:
            return -1
        found = self.source.find(needle, position)
        if found < 0:
            self.exhausted.add(needle)
        return found

    def _flush(self, position: int):
        if self.pending[0]:
            if self.chunks.length:
                self.chunks.add(self.pending[1], position, position)
            self.pending = (0, "")

    def _space(self, start: int, end: int):
        if self.pending[0] or not self.chunks.length or self.chunks.last[-1:] in (" ", "\n", "\t"):
            return
        self.chunks.add(" ", start, end)

    def _charref(self, position: int) -> int:
        match = _CHARREF.match(self.source, position)
        decoded = unescape(match.group()) if match else "&"
        end = match.end() if match and decoded != match.group() else position + 1
        if end == position + 1:
            decoded = "&"
        elif match.group()[-1] != ";" and decoded[-1:] == match.group()[-1:] and "#" not in match.group():
            # `&eacutedition`: the reference is a prefix, what follows is ordinary text.
            tail = 0
            name = match.group()
            while tail < len(name) and name[-1 - tail] == decoded[-1 - tail : len(decoded) - tail or None]:
                tail += 1
                if len(decoded) - tail <= 1:
                    break
            end -= tail
            decoded = decoded[: len(decoded) - tail]
        visible = "".join(c for c in decoded if c not in INVISIBLE)
        if visible and all(c in SPACES for c in visible):
            self._space(position, end)
        elif visible:
            self._flush(position)
            if len(visible) == 1 and "\u0300" <= visible <= "\u036f" and self.chunks.last:
                self.chunks._combine(visible, end - 1)
            else:
                self.chunks.add(visible, position, end)
        return end

    def _markup(self, position: int) -> int:
        source = self.source
        if source.startswith("<!--", position):
            end = self._find("-->", position + 4)
            if end >= 0:
                self._hide("comment", "", (position, end + 3), (position + 4, end))
                return end + 3
        elif source.startswith(("<!", "<?"), position):
            end = self._find(">", position + 2)
            if end >= 0:
                self._hide("comment", "", (position, end + 1), (position + 2, end))
                return end + 1
        name = _TAG_NAME.match(source, position)
        end = self._tag_end(name.end()) if name else -1
        if end < 0:
            self._flush(position)
            self.chunks.add_run("<", position)
            return position + 1
        tag = name.group(1).lower()
        closing = source[position + 1] == "/"
        attributes = [] if closing else self._attributes(name.end(), end - 1)
        classes = next((value for key, _, _, value in attributes if key == "class"), "").split()
        if tag == "span" and marks.UPSTREAM_CLASS in classes:
            return self._upstream(position, end)
        if tag == "span" and marks.NOTE_CLASS in classes:
            after = self._note(end)
            if after:
                self.reading.tags.append((position, after))
                return after
        self.reading.tags.append((position, end))
        for key, outer, inner, value in attributes:
            self._hide("attribute", key, outer, inner, value)
        rank = BREAKS.get(tag)
        if rank and rank[0] > self.pending[0]:
            self.pending = rank
        if tag in RAW and not closing and source[end - 2] != "/":
            return self._raw(tag, end)
        return end

    def _tag_end(self, position: int) -> int:
        """Return the position after the `>` that ends the tag, quotes respected when they close."""
        start = position
        while not self.unbalanced:
            step = _TAG_STEP.search(self.source, position)
            if step is not None and step.group() == ">":
                return step.end()
            closing = self._find(step.group(), step.end()) if step is not None else -1
            if closing < 0:
                # A quote never closes: a browser would swallow the rest. From here on quotes count
                # for nothing, so that the scan stays linear.
                self.unbalanced = True
            position = closing + 1
        end = self._find(">", start)
        return end + 1 if end >= 0 else -1

    def _attributes(self, start: int, end: int):
        found = []
        for match in _ATTRIBUTE.finditer(self.source, start, end):
            raw = match.group(2)
            if raw is None:
                continue
            inner_start, inner_end = match.span(2)
            if raw[0] in "\"'":
                inner_start, inner_end, raw = inner_start + 1, inner_end - 1, raw[1:-1]
            outer_start = match.start()
            while outer_start > start and self.source[outer_start - 1] in SPACES:
                outer_start -= 1
            found.append((match.group(1).lower(), (outer_start, match.end()), (inner_start, inner_end), unescape(raw)))
        return found

    def _hide(self, kind, name, outer, inner, value=None):
        if value is None:
            value = unescape(self.source[inner[0] : inner[1]])
        if value.strip():
            self.reading.hidden.append(Hidden(kind, name, outer, inner, value))

    def _raw(self, tag: str, position: int) -> int:
        match = None
        if f"</{tag}" not in self.exhausted:
            match = re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE).search(self.source, position)
        if match is None:
            self.exhausted.add(f"</{tag}")
            return position
        self._hide("raw", tag, (position, match.start()), (position, match.start()))
        return match.start()

    def _upstream(self, position: int, end: int) -> int:
        """Read a whole `pm-anonymize` element as one word."""
        if self.source[end - 2] != "/":
            depth = 1
            for match in _SPAN_OR_BLOCK.finditer(self.source, end):
                step = match.group(1).lower()
                if step not in ("span", "/span"):
                    end = match.start()  # never closed: a span cannot reach out of its block
                    break
                depth += -1 if step == "/span" else 1
                if not depth:
                    close = self._find(">", match.start())
                    end = close + 1 if close >= 0 else len(self.source)
                    break
            else:
                end = len(self.source)
        self._flush(position)
        start = self.chunks.length
        self.chunks.add(marks.UPSTREAM_TEXT, position, end)
        self.reading.upstream.append((start, self.chunks.length))
        return end

    def _note(self, position: int) -> int:
        """Return the end of our note when it says just what we write, else 0 (it is text then)."""
        close = re.compile(r"[^<]{0,80}</span\s*>", re.IGNORECASE).match(self.source, position)
        if close and unescape(close.group().rpartition("<")[0]).strip() == marks.NOTE.strip():
            return close.end()
        return 0

    def _expose(self):
        for hidden in self.reading.hidden:
            if not _readable(hidden):
                continue
            if self.chunks.length:
                anchor = hidden.value[0]
                self.chunks.add("\n\n", anchor, anchor)
            hidden.start = self.chunks.length
            self._expose_value(hidden)
            hidden.end = self.chunks.length

    def _expose_value(self, hidden: Hidden):
        start, end = hidden.value
        if hidden.kind != "attribute" or hidden.name not in SPOKEN:
            # Dropped whole when masked: a coarse map is enough.
            self.chunks.add(_spoken_text(hidden), start, end)
            return
        position = start
        while position < end:
            match = _CHARREF.match(self.source, position, end)
            decoded = unescape(match.group()) if match else ""
            if match and match.group()[-1] == ";" and decoded != match.group():
                self.chunks.add(decoded, position, match.end())
                position = match.end()
                continue
            char = self.source[position]
            if char not in INVISIBLE:
                self.chunks.add_run(char, position)
            position += 1


_SPAN_OR_BLOCK = re.compile(r"<(/?span|/?(?:p|div|li|td|th|tr|table|ul|ol|h[1-6]|body))(?=[\s/>])", re.IGNORECASE)


def _readable(hidden: Hidden) -> bool:
    text = _spoken_text(hidden)
    if not text or not _DATUM.search(text):
        return False
    if hidden.kind == "comment":
        return not hidden.text.lstrip().startswith(("[if", "[endif", "StartFragment", "EndFragment", "DOCTYPE"))
    if hidden.kind == "raw":
        return hidden.name in ("title", "textarea", "template", "xmp", "noframes")
    if hidden.name in LINKS:
        return hidden.text.strip().lower().startswith(("mailto:", "tel:", "sms:", "callto:"))
    return hidden.name in SPOKEN or hidden.name.startswith("data-")


def _spoken_text(hidden: Hidden) -> str:
    text = hidden.text.strip()
    if hidden.kind == "attribute" and hidden.name in LINKS:
        scheme, colon, rest = text.partition(":")
        text = unquote(rest if colon and scheme.isalpha() else text)
    elif hidden.kind != "attribute":
        text = re.sub(r"<[^<>]*>", " ", text)
    return "".join(c for c in unicodedata.normalize("NFC", text) if c not in INVISIBLE)
