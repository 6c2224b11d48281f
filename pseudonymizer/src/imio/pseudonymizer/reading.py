"""Reads a part into plain text, and remembers where each character came from.

The source is never rewritten: rendering splices it. So the tokeniser is tolerant, knows
no errors, and goes through the source once. Conventions of the plain text:

- white space collapses as in a browser; a cell ends with a tab, a line or block with line feeds;
- soft hyphens, zero-width characters and byte-order marks are left out, letters are composed (NFC);
- thin, em and other spaces that do not collapse read as the non-breaking space;
- an upstream mask (`pm-anonymize`) reads `[masqué]`, whatever stood inside;
- the note inside our own masks is left out;
- readable values that a page hides (title, alt, mailto:, data-*, comments, what a broken quote leaves
  inside a tag…) follow at the end, one a line, when they could hold a datum: so they are analysed,
  reviewed and masked like the rest. Where they stand says nothing: nobody signs in an attribute. `ShownText` tells
  where they begin.
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
# Spaces of other widths: one character for one, so that "M.\u2009Dupont" is read as "M.\u00a0Dupont".
_WIDE = str.maketrans(
    dict.fromkeys(
        "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", "\u00a0"
    )
)
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
# Attributes that speak to the browser alone; any other may hold a datum (`data-*`, Word's `ProductID`…).
TECHNICAL = frozenset(
    """
    abbr accept align background bgcolor border cellpadding cellspacing class clear color cols colspan contenteditable
    coords datetime dir enctype face for frame height headers hspace http-equiv id itemprop itemscope itemtype lang
    language loading media method name noshade nowrap property rel rev role rows rowspan rules sandbox scope shape size
    sizes span spellcheck srcset start style tabindex target type valign vspace width xml:lang xml:space
    """.split()  # noqa: SIM905
)
# Elements that break no line; what is neither here nor in BREAKS may be a name between angle brackets.
INLINE = frozenset(
    """
    a abbr acronym b base basefont bdi bdo big body button canvas center cite code col colgroup data datalist del dfn
    dir em embed font g head hgroup html i iframe img input ins kbd label link map mark menu meta meter noframes
    noscript object optgroup output param path picture progress q rp rt ruby s samp script select slot small source span
    strike strong style sub sup svg template textarea time title track tt u use var video audio area wbr xml xmp
    """.split()  # noqa: SIM905
)

_ORDINARY = rf"[^<&{SPACES}{INVISIBLE}\u0300-\u036f]+"
_PIECE = re.compile(rf"{_ORDINARY}(?: {_ORDINARY})*|[{SPACES}]+|.", re.DOTALL)
_CHARREF = re.compile(r"&(?:#[0-9]{1,40};?|#[xX][0-9a-fA-F]{1,40};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_TAG_NAME = re.compile(r"</?([A-Za-z][^\s/>]{0,63})")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
_TAG_STEP = re.compile(r"""[>"']""")
_TEXT_PIECE = re.compile(rf"[^{INVISIBLE}\u0300-\u036f]+|.", re.DOTALL)
_COMMENT_END = re.compile(r"--!?>")
# Word writes its settings in conditional comments: of those only what speaks of the document is read.
_WORD_SETTINGS = re.compile(
    r"^\s*\[if[^\]]{0,80}\]>?|<!\[endif\]|<style[^<>]*>[^<]*|</?[wm]:[^<>]*>[^<]*", re.IGNORECASE
)
_DATUM = re.compile(r"@|\d(?:[\s./-]{0,2}\d){6}|(?<![^\W\d_])[^\W\d_]{2}[^\W\d_]*[\s,]+[^\W\d_]")


@dataclass(slots=True)
class Hidden:
    """A value that the page does not show: where it stands in the source and in the text."""

    kind: str  # "attribute" | "comment" | "raw" | "tag" (the name of a tag, or what a broken quote left in one)
    name: str
    source: tuple[int, int]  # what is cut when the value is dropped
    value: tuple[int, int]  # what is edited when it is masked in place
    text: str
    start: int = -1  # in the plain text; -1 when not exposed
    end: int = -1


class ShownText(str):
    """A plain text that knows how much of it a page shows: `visible`; attributes and comments follow."""

    __slots__ = ("visible",)


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
    return str(read(part.content, part.format).text)


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
    reading.visible = chunks.length
    chunks.close()
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
        self.parts.append(piece if piece.isascii() else piece.translate(_WIDE))
        self.reading.starts.extend(range(start, start + len(piece)))
        self.reading.ends.extend(range(start + 1, start + len(piece) + 1))
        self.last = self.parts[-1]
        self.length += len(piece)

    def add(self, text: str, start: int, end: int):
        """Add text that stands, whole, for one range of the source."""
        self.parts.append(text if text.isascii() else text.translate(_WIDE))
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
        self.reading.text = ShownText("".join(self.parts))
        self.reading.text.visible = self.reading.visible


class _HtmlReader:
    def __init__(self, source: str):
        self.source = source
        self.reading = Reading(source, "html")
        self.chunks = _Chunks(self.reading)
        self.pending: tuple[int, str] = (0, "")
        self.unbalanced = False
        self.paragraph = False  # inside a <p>, which the next block ends
        self.words: set[str] | None = None
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
        if source.startswith(("<!-->", "<!--->"), position):
            return source.index(">", position) + 1  # an empty comment, says the standard
        if source.startswith("<!--", position):
            inner, end = self._comment_end(position + 4)
            if end:
                self._hide("comment", "", (position, end), (position + 4, inner))
                return end
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
        attributes, rests = self._attributes(name.end(), end - 1)
        classes = [] if closing else next((value for key, _, _, value in attributes if key == "class"), "").split()
        if marks.UPSTREAM_CLASS in classes and tag not in _BLOCKS:
            return self._upstream(position, end, tag)
        if tag in _BLOCKS:
            self.paragraph = tag == "p" and not closing
        if tag == "span" and marks.NOTE_CLASS in classes:
            after = self._note(end)
            if after:
                self.reading.tags.append((position, after))
                return after
        self.reading.tags.append((position, end))
        for key, outer, inner, value in attributes:
            self._hide("attribute", key, outer, inner, value)
        if not _is_element(tag):
            # "Jean Dupont <jean.dupont@example.be>" that nobody escaped: no screen shows it, the source does.
            self._hide("tag", tag, (position, end), (name.start(1), end - 1))
        else:
            for rest in rests:
                self._hide("tag", "", rest, rest)
        rank = BREAKS.get(tag)
        if rank and rank[0] > self.pending[0]:
            self.pending = rank
        if marks.UPSTREAM_CLASS in classes:
            return self._upstream(end, end, tag)
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
        """Return the attributes that have a value, and the ranges of what stands between them."""
        found, rests, position = [], [], start
        for match in _ATTRIBUTE.finditer(self.source, start, end):
            raw = match.group(2)
            if not raw or raw in ('""', "''"):
                continue
            inner_start, inner_end = match.span(2)
            if raw[0] in "\"'":
                inner_start, inner_end, raw = inner_start + 1, inner_end - 1, raw[1:-1]
            outer_start = match.start()
            while outer_start > start and self.source[outer_start - 1] in SPACES:
                outer_start -= 1
            found.append((match.group(1).lower(), (outer_start, match.end()), (inner_start, inner_end), unescape(raw)))
            rests.append((position, outer_start))
            position = match.end()
        rests.append((position, end))
        return found, [(low, high) for low, high in rests if self.source[low:high].strip(" \t\r\n\f/")]

    def _comment_end(self, position: int) -> tuple[int, int]:
        """Return where the text of a comment ends, and the comment itself; zeros when it never does."""
        match = None if "-->" in self.exhausted else _COMMENT_END.search(self.source, position)
        if match is None:
            self.exhausted.add("-->")
            return 0, 0
        return match.span()

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

    def _upstream(self, position: int, end: int, tag: str) -> int:
        """Read a whole `pm-anonymize` element as one word."""
        if self.source[end - 2] != "/" and tag not in _VOID:
            end = self._element_end(end, tag)
        if end == position:
            return end
        self._flush(position)
        start = self.chunks.length
        self.chunks.add(marks.UPSTREAM_TEXT, position, end)
        self.reading.upstream.append((start, self.chunks.length))
        return end

    def _element_end(self, position: int, tag: str) -> int:
        """Return where an element ends, its closing tag included when it is no block.

        One that is never closed cannot reach out of the block that holds it.
        """
        depth, blocks, opened = 1, 0, dict.fromkeys(_BLOCKS, 0)
        while match := _NEXT_MARKUP.search(self.source, position):
            if match.group() == "<!--":
                position = self._comment_end(match.end())[1] or match.end()
                continue
            after = self._tag_end(match.end())
            if after < 0:
                break
            position, name, closing = after, match.group(1).lower(), match.group()[1] == "/"
            if name == tag and (closing or not (tag in _IMPLIED and not blocks)):
                depth += -1 if closing else 1
                if not depth:
                    return match.start() if tag in _BLOCKS else after
            elif name not in _BLOCKS:
                continue
            elif closing and opened[name]:
                opened[name] -= 1
                blocks -= 1
            elif closing or name == tag or (not blocks and (tag == "p" or (self.paragraph and tag not in _BLOCKS))):
                return match.start()
            else:
                opened[name] += 1
                blocks += 1
        return len(self.source)

    def _note(self, position: int) -> int:
        """Return the end of our note when it says just what we write, else 0 (it is text then)."""
        close = re.compile(r"[^<]{0,80}</span\s*>", re.IGNORECASE).match(self.source, position)
        if close and unescape(close.group().rpartition("<")[0]).strip() == marks.NOTE.strip():
            return close.end()
        return 0

    def _expose(self):
        for hidden in self.reading.hidden:
            if not _readable(hidden) and not self._repeats(hidden):
                continue
            if self.chunks.length:
                anchor = hidden.value[0]
                self.chunks.add("\n\n", anchor, anchor)
            hidden.start = self.chunks.length
            self._expose_value(hidden)
            hidden.end = self.chunks.length

    def _repeats(self, hidden: Hidden) -> bool:
        """Say whether a hidden value is a capitalised word of the text: a surname alone, as the text of an image."""
        text = _spoken_text(hidden) if _is_spoken(hidden) and len(hidden.text) < 60 else ""
        if not _CAPITAL.search(text):
            return False
        if self.words is None:
            self.words = set(_LETTERS.findall("".join(self.chunks.parts).casefold()))
        return all(word in self.words for word in _LETTERS.findall(text.casefold()))

    def _expose_value(self, hidden: Hidden):
        start, end = hidden.value
        if hidden.kind != "attribute" or hidden.name not in SPOKEN or _MARKUP.search(hidden.text):
            # Dropped whole when masked: a coarse map is enough.
            self.chunks.add(_spoken_text(hidden), start, end)
            return
        position = start
        while position < end:
            match = _CHARREF.match(self.source, position, end)
            decoded = unescape(match.group()) if match else ""
            after = match.end() if match else position + 1
            if decoded and (match.group()[-1] == ";" or self.source[after] not in "=") and decoded != match.group():
                text = "".join(c for c in decoded if c not in INVISIBLE)
            else:
                text, after = self.source[position], position + 1
                text = "" if text in INVISIBLE else text
            if text and text in SPACES:
                while after < end and self.source[after] in SPACES:
                    after += 1
                self.chunks.add(" ", position, after)
            elif len(text) == 1 and "\u0300" <= text <= "\u036f" and position > start:
                self.chunks._combine(text, after - 1)
            elif text:
                self.chunks.add(text, position, after)
            position = after


_NEXT_MARKUP = re.compile(r"<!--|</?([A-Za-z][^\s/>]{0,63})")
_BLOCKS = frozenset(BREAKS) - {"br", "hr", "option"} | {"body"}
_IMPLIED = frozenset({"p", "li", "dt", "dd", "td", "th", "tr"})  # the next one ends it
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
# Two words one of which has a capital, or an address: what no attribute of a page's own says, nor a drawing.
_NAMELIKE = re.compile(r"@|(?<![^\W\d_])[^\W\d_]{2}[^\W\d_]*[\s,]+[^\W\d_]")
_DIALLED = ("tel:", "sms:", "callto:", "fax:")
_READ = SPOKEN | LINKS | {""}
_OPENING = re.compile(r"(?<![^\W\d_])[A-ZÀ-Þ][^\W\d_]|@")
_MARKUP = re.compile(r"</?[A-Za-z!]")
_INNER_TAG = re.compile(
    r"</?(?:a|b|big|em|font|i|o:p|s|small|span|strong|sub|sup|u|wbr)(?=[\s/>])[^<>]*>", re.IGNORECASE
)
_BLANKS = re.compile(rf"[{SPACES}]+")
# A line break within a paragraph; only a bounded indentation is looked at.
_WRAP = re.compile(r"(?<!\n)\r?\n[ \t]{0,80}(?![ \t\r\n])")
_CAPITAL = re.compile(r"[A-ZÀ-Þ][^\W\d_]{2,40}")
_LETTERS = re.compile(r"[^\W\d_]+")


def _is_element(name: str) -> bool:
    return name in INLINE or name in BREAKS or ":" in name


def _readable(hidden: Hidden) -> bool:
    text = _spoken_text(hidden) if _is_spoken(hidden) else ""
    if (
        _MARKUP.search(hidden.text)
        or hidden.kind in ("comment", "raw")
        or hidden.name in _READ
        or hidden.name.startswith("data-")
    ):
        return bool(_DATUM.search(text)) and (hidden.kind != "tag" or not text.isascii() or not text.islower())
    return bool(_NAMELIKE.search(text) and _OPENING.search(text))


def _is_spoken(hidden: Hidden) -> bool:
    """Say whether a value is one that somebody reads, or that somebody wrote for himself."""
    if hidden.kind == "comment":
        return not hidden.text.lstrip().startswith(("[endif", "DOCTYPE"))
    if hidden.kind == "raw":
        return hidden.name in ("title", "textarea", "template", "xmp", "noframes")
    if _MARKUP.search(hidden.text):
        return True  # a quote that closes too late swallowed a piece of the page
    if hidden.name in LINKS:
        return hidden.text.strip().lower().startswith(("mailto:", *_DIALLED))
    return hidden.name not in TECHNICAL and not hidden.name.startswith(("xmlns", "on"))


def _spoken_text(hidden: Hidden) -> str:
    text = hidden.text.strip()
    if _MARKUP.search(text):
        if hidden.kind == "comment" and text.startswith("[if"):
            text = _WORD_SETTINGS.sub(" ", text).strip()
        text = re.sub(r"<[^<>]*>", " ", _INNER_TAG.sub("", text))
    elif hidden.kind == "attribute" and hidden.name in LINKS:
        scheme, colon, rest = text.partition(":")
        dialled = text.lower().startswith(_DIALLED)  # the scheme stays: it says what the digits are
        text = f"tel:{unquote(rest)}" if dialled else unquote(rest if colon and scheme.isalpha() else text)
    elif hidden.kind == "tag":
        text = re.sub(r"[\s\"'=<>]+", " ", unescape(text)).strip()
    if hidden.kind in ("attribute", "tag"):
        text = _BLANKS.sub(" ", text)  # a line that wraps inside a value, or a broken tag, parts no name
    elif hidden.kind == "comment":
        text = _WRAP.sub(" ", text)
    return "".join(c for c in unicodedata.normalize("NFC", text).translate(_WIDE) if c not in INVISIBLE)
