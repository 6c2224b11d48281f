"""The guard for HTML: a received text becomes a fragment of a small, known HTML, or is refused.

The parser's events are written anew through an allow-list and a fixed content model (paragraphs hold phrasing, cells
stand in rows, items in lists), so that any browser and any later parser read the same tree: nothing that was received
is copied but text, checked links and a few numbers. No attribute that is kept holds free text, because
pseudonymisation reads texts; links do hold an address (``mailto:``, ``tel:``).
"""

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from html import escape
from lxml import etree
from urllib.parse import quote
from urllib.parse import unquote_to_bytes
from urllib.parse import urlsplit

import re


@dataclass(frozen=True)
class Limits:
    """What one text may cost, as received and as written: elements, nesting, characters.

    ``max_attribute``: characters of any attribute but an image's ``src``.
    """

    max_nodes: int = 200_000
    max_depth: int = 100
    max_length: int = 10_000_000
    max_attribute: int = 100_000


@dataclass(frozen=True)
class EmbeddedImage:
    """An image taken out of the text: its media type, its size in bytes, its bytes."""

    media_type: str
    size: int
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Cleaned:
    """An HTML fragment and what was taken out of it.

    ``images``: in the order of their markers. ``masked``: characters of text found inside masks made upstream, and
    dropped: a mask is empty, so anything else than 0 deserves a look.
    """

    html: str
    images: tuple[EmbeddedImage, ...] = ()
    masked: int = 0


class CleaningError(ValueError):
    """A text that is refused; the message is French and holds nothing of the text."""


LIMITS = Limits()

MASK = '<span class="pm-anonymize"></span>'
#: Where an embedded image was.
IMAGE = "[image : voir annexe]"
#: Where an image was that only had an address: it is not followed.
REMOTE_IMAGE = "[image]"


def clean(html: str, limits: Limits = LIMITS) -> Cleaned:
    """The text as a fragment of the HTML described in this module's tables; cleaning it again changes nothing.

    Visible text is kept, whatever surrounds it; invisible formatting characters are not. Raises ``CleaningError``
    when the text is beyond ``limits``, and nothing else. Time and memory grow with the length.
    """
    if len(html) > limits.max_length:
        raise CleaningError(f"Le texte dépasse {limits.max_length} caractères.")
    source = _characters(html)
    source = _DOCUMENT_END.sub("<!---->", source)
    source = _SELF_CLOSED.sub(r"<\1\2></\1>", source)
    reader = _Reader(limits)
    parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=True)
    # No closing tags: an unclosed <plaintext> would show them.
    return etree.fromstring(b"<html><body>" + source.encode("utf-8"), parser)


# What is read

#: Written as; anything else that is inline loses its tags and keeps its text.
FORMATS = {
    "a": "a",
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "u": "u",
    "ins": "u",
    "s": "s",
    "strike": "s",
    "del": "s",
    "sub": "sub",
    "sup": "sup",
}
#: Styles that carry sense: struck text must not be read as adopted.
STYLES = (
    (re.compile(r"line-through"), "s"),
    (re.compile(r"text-decoration[^;]*underline"), "u"),
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)"), "strong"),
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)"), "em"),
    (re.compile(r"vertical-align\s*:\s*super"), "sup"),
    (re.compile(r"vertical-align\s*:\s*sub(?!\w)"), "sub"),
)
#: Characters of a style that are looked at.
MAX_STYLE = 1_000
STYLED = {"span", "font"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
#: Hold phrasing only: a block found inside becomes a line break.
LINES = HEADINGS | {"pre", "caption"}
LISTS = {"ul": "ul", "ol": "ol", "menu": "ul", "dir": "ul"}
SECTIONS = {"thead", "tbody", "tfoot"}
CELLS = {"td", "th"}
TABLE_PARTS = SECTIONS | CELLS | {"tr", "caption"}
#: Become paragraphs.
BLOCKS = (
    {"p", "div", "address", "article", "aside", "center", "dd", "details", "dl", "dt", "fieldset", "figcaption"}
    | {"figure", "footer", "form", "header", "hgroup", "legend", "main", "nav", "option", "section", "summary"}
    | {"listing", "xmp", "plaintext"}
)  # fmt: skip
#: Dropped with what they hold: none of it is text that a reader saw.
DROPPED = {"script", "style", "iframe", "noembed", "noframes", "title", "annotation", "annotation-xml"}
IMAGES = {"img", "image", "svg", "v:imagedata"}

_DOCUMENT_END = re.compile(r"</(?:html|body)(?=[\s/>])[^<>]*>?", re.IGNORECASE)
#: XHTML's empty elements, which HTML reads as never closed: a mask or a script would swallow the text that follows.
_SELF_CLOSED = re.compile(r"<(span|script|style|iframe|title)((?:\s[^<>]*[\s\"'])?)/>", re.IGNORECASE)
_BLANK = " \t\n\r\xa0"
#: Would become one with the ">" of a tag before it, should somebody compose the HTML (Unicode NFC).
_OVERLAY = "\u0338"
_SPACES = re.compile(r"[ \t\n\r]+")
_INTEGER = re.compile(r"-?[0-9]{1,6}")

#: Control characters, noncharacters, lone surrogates, and formatting characters that show nothing and would hide a
#: name from a search (soft hyphen, zero width space, directional overrides, tags).
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
    + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def _characters(text: str) -> str:
    return _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))


class _Reader:
    """The parser's target: follows the received elements and tells the writer what they mean."""

    def __init__(self, limits: Limits):
        self.limits = limits
        self.writer = _Writer(limits)
        self.images: list[EmbeddedImage] = []
        self.masked = 0
        self.nodes = 0
        # What to do at the end of each open element.
        self.leaving: list[tuple[str, int]] = []
        # Depths of the dropped element, of the mask and of the marker that we are in; 0: none.
        self.dropped = self.mask = self.marker = 0
        self.marked: list[str] = []
        self.pieces: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._flush()
        self.nodes += 1
        # The document and its body do not count.
        if self.nodes - 2 > self.limits.max_nodes:
            raise _too_many(self.limits)
        if len(self.leaving) - 2 >= self.limits.max_depth:
            raise _too_deep(self.limits)
        tag = tag.lower()
        self._check(tag, attributes)
        self._end_marker()
        done = ("", 0)
        self.leaving.append(done)
        if self.dropped or self.mask:
            return
        if tag in DROPPED:
            self.dropped = len(self.leaving)
            return
        self.leaving[-1] = self._opened(tag, attributes)
        if tag in IMAGES:
            self._image(attributes)
        classes = attributes.get("class", "").split()
        if "pm-anonymize" in classes:
            self.writer.atom(MASK)
            self.mask = len(self.leaving)
        elif "removed-image" in classes:
            self.marker = len(self.leaving)

    def data(self, text: str) -> None:
        # The parser cuts a text at each reference.
        if not self.dropped:
            self.pieces.append(text)

    def _flush(self) -> None:
        if not self.pieces:
            return
        # References may have brought back what was removed from the source.
        text = _characters("".join(self.pieces))
        self.pieces = []
        if self.mask:
            self.masked += len(text.strip(_BLANK))
        elif self.marker:
            self.marked.append(text)
        else:
            self.writer.text(text)

    def end(self, tag: str) -> None:
        self._flush()
        depth = len(self.leaving)
        self._end_marker(closed=depth == self.marker)
        kind, height = self.leaving.pop()
        if depth == self.dropped:
            self.dropped = 0
        if depth == self.mask:
            self.mask = 0
        match kind:
            case "block":
                self.writer.leave(height)
            case "format":
                self.writer.unformat(height)

    def close(self) -> Cleaned:
        self._flush()
        self._end_marker()
        return Cleaned(self.writer.close(), tuple(self.images), self.masked)

    def _opened(self, tag: str, attributes: Mapping[str, str]) -> tuple[str, int]:
        if tag == "br":
            self.writer.line_break()
        elif tag == "hr":
            self.writer.rule()
        elif tag in FORMATS:
            opened = [(FORMATS[tag], _link(attributes) if tag == "a" else "")]
            return "format", self.writer.format(opened if tag != "a" or opened[0][1] else [])
        elif tag in STYLED:
            style = attributes.get("style", "")[:MAX_STYLE].lower()
            return "format", self.writer.format([(name, "") for sign, name in STYLES if sign.search(style)])
        elif tag in LISTS:
            kept = _numbered(attributes, "start") + _kind(attributes) if tag == "ol" else ""
            return "block", self.writer.enter(LISTS[tag], kept)
        elif tag == "li":
            return "block", self.writer.enter(tag, _numbered(attributes, "value"))
        elif tag in CELLS:
            return "block", self.writer.enter(tag, _spans(tag, attributes))
        elif tag in LINES or tag in TABLE_PARTS or tag in ("table", "blockquote"):
            return "block", self.writer.enter(tag, "")
        elif tag in BLOCKS:
            return "block", self.writer.enter("p", "")
        return "", 0

    def _check(self, tag: str, attributes: Mapping[str, str]) -> None:
        for value in attributes.values():
            if len(value) > self.limits.max_attribute and not (tag in IMAGES and value[:5].lower() == "data:"):
                raise CleaningError(f"Un attribut du texte dépasse {self.limits.max_attribute} caractères.")

    def _image(self, attributes: Mapping[str, str]) -> None:
        source = next((attributes[name] for name in ("src", "xlink:href", "href") if name in attributes), "")
        image = _embedded(source)
        if image:
            self.images.append(image)
        self.writer.atom(_marker(IMAGE if image else REMOTE_IMAGE))

    def _end_marker(self, closed: bool = False) -> None:
        """Our own marker comes back as it is; any other use of its class is plain text."""
        if not self.marker:
            return
        text = "".join(self.marked)
        if closed and text in (IMAGE, REMOTE_IMAGE):
            self.writer.atom(_marker(text))
        else:
            self.writer.text(text)
        self.marker = 0
        self.marked = []


# What is written


@dataclass
class _Frame:
    """A container: opened (written) only once something shows in it."""

    tag: str
    attributes: str = ""
    opened: bool = False
    # Put there by the content model, not by the source.
    implied: bool = False
    # A list whose last item is written but not closed: what strays after it still belongs to it.
    unclosed: bool = False
    # Something is written in it.
    used: bool = False


class _Writer:
    """Writes a fragment that obeys the content model, whatever order things come in."""

    def __init__(self, limits: Limits):
        self.limits = limits
        self.frames = [_Frame("", opened=True)]
        self.out: list[str] = []
        self.length = 0
        self.nodes = 0
        # Formats asked for, and formats written, outermost first: (tag, link).
        self.wanted: list[tuple[str, str]] = []
        self.written: list[tuple[str, str]] = []
        # Blanks and line breaks seen since the last thing that shows in this line.
        self.blank: list[str] = []
        self.breaks = 0
        self.fresh = True

    # Blocks

    def enter(self, tag: str, attributes: str) -> int:
        """Begins a block; returns what ``leave`` needs to end it."""
        self._end_lines()
        place = self._place(tag)
        height = len(self.frames)
        if self.frames[-1].tag in LINES:
            self._line_of_block()
        elif place:
            self._push(_Frame(place, attributes if place == tag else ""))
        return height

    def leave(self, height: int) -> None:
        if len(self.frames) > height:
            while len(self.frames) > height:
                self._pop()
        elif self.frames[-1].tag in LINES:
            self._line_of_block()

    def rule(self) -> None:
        self._end_lines()
        place = self._place("hr")
        if self.frames[-1].tag in LINES:
            self._line_of_block()
        elif place:
            self._open_frames()
            self.frames[-1].used = True
            self._element("<hr>")

    def _end_lines(self) -> None:
        """Ends a paragraph: nothing but phrasing may be in it."""
        if self.frames[-1].tag == "p":
            self._pop()
        elif self.frames[-1].tag not in LINES:
            self._end_text()

    def _place(self, tag: str) -> str:
        """Makes the innermost container one that may hold ``tag``; returns what it becomes there, "" for nothing."""
        top = self.frames[-1]
        if (tag in HEADINGS and top.tag in HEADINGS) or (tag in TABLE_PARTS and top.tag == "caption"):
            self._pop()
        elif top.tag in LINES:
            return tag
        if tag == "li":
            if not self._back_to(("ul", "ol")):
                self._place("ul")
                self._push(_Frame("ul", implied=True))
            return tag
        if tag in TABLE_PARTS:
            return self._place_table_part(tag)
        if top.tag in ("ul", "ol") and top.implied:
            self._pop()
            return self._place(tag)
        if top.tag in ("ul", "ol") or self._in_table():
            if tag in ("p", "hr"):
                # A division around items or rows is nothing; should it hold text, the text makes its place.
                return ""
            self._imply()
        return tag

    def _place_table_part(self, tag: str) -> str:
        parents = {"tr": (*SECTIONS, "table"), "td": ("tr", *SECTIONS, "table"), "th": ("tr", *SECTIONS, "table")}
        if not self._back_to(parents.get(tag, ("table",))):
            return self._place("p")
        if tag == "caption":
            # It comes first, and once; another becomes a row.
            return "" if self.frames[-1].opened else tag
        if tag in SECTIONS:
            return tag
        if self.frames[-1].tag == "table":
            self._push(_Frame("tbody", implied=True))
        if tag in CELLS and self.frames[-1].tag != "tr":
            self._push(_Frame("tr", implied=True))
        return tag

    def _back_to(self, tags: tuple[str, ...]) -> bool:
        """Ends implied containers up to one of ``tags``, if only such ones are in between."""
        for index in range(len(self.frames) - 1, -1, -1):
            frame = self.frames[index]
            if frame.tag in tags:
                while len(self.frames) > index + 1:
                    self._pop()
                self._end_text()
                return True
            if not frame.implied:
                return False
        return False

    def _imply(self) -> None:
        """Makes a place in a list or in a table for what strays there."""
        top = self.frames[-1]
        if top.tag in ("ul", "ol"):
            # It belongs to the last item: a new one would change the numbers.
            self._push(_Frame("li", opened=top.unclosed, used=top.unclosed, implied=True))
            top.unclosed = False
            return
        if top.tag == "table":
            self._push(_Frame("tbody", implied=True))
        if self.frames[-1].tag in SECTIONS:
            self._push(_Frame("tr", implied=True))
        self._push(_Frame("td", implied=True))

    def _in_table(self) -> bool:
        return self.frames[-1].tag in SECTIONS or self.frames[-1].tag in ("table", "tr")

    def _push(self, frame: _Frame) -> None:
        self._end_text()
        self.frames.append(frame)
        if frame.tag == "li" or frame.tag in CELLS:
            # An empty item counts in its list, an empty cell holds its column.
            self._open_frames()

    def _pop(self) -> None:
        self._end_text()
        frame = self.frames.pop()
        if not frame.opened:
            return
        if frame.unclosed:
            self._write("</li>")
        if frame.tag == "li":
            self.frames[-1].unclosed = True
        else:
            self._write(f"</{frame.tag}>")

    def _open_frames(self) -> None:
        closed = len(self.frames)
        while not self.frames[closed - 1].opened:
            closed -= 1
        if len(self.frames) - 1 > self.limits.max_depth:
            raise _too_deep(self.limits)
        for index in range(closed, len(self.frames)):
            frame, parent = self.frames[index], self.frames[index - 1]
            if parent.unclosed:
                self._write("</li>")
                parent.unclosed = False
            self._element(f"<{frame.tag}{frame.attributes}>")
            frame.opened = parent.used = True

    # Phrasing

    def format(self, formats: list[tuple[str, str]]) -> int:
        """Begins formats; returns what ``unformat`` needs to end them."""
        height = len(self.wanted)
        for one in formats:
            # Twice bold is bold; a link holds no link; an exponent may have one.
            if one[0] in ("sub", "sup") or all(one[0] != tag for tag, _ in self.wanted):
                self.wanted.append(one)
        return height

    def unformat(self, height: int) -> None:
        del self.wanted[height:]

    def text(self, text: str) -> None:
        shown = text.lstrip(_BLANK + _OVERLAY).rstrip(_BLANK)
        begin = len(text) - len(text.lstrip(_BLANK + _OVERLAY))
        self.blank.append(text[:begin].replace(_OVERLAY, ""))
        if not shown:
            return
        self._begin_run()
        kept = shown if self.frames[-1].tag == "pre" else _SPACES.sub(" ", shown)
        self._write(escape(kept, quote=False))
        self.blank = [text[begin + len(shown) :]]

    def atom(self, html: str) -> None:
        """Something that shows and that nothing splits."""
        self._begin_run()
        self._element(html)

    def line_break(self) -> None:
        if self.frames[-1].tag == "pre":
            self.blank.append("\n")
        elif not self.fresh:
            # Two make a paragraph's distance; more is layout.
            self.breaks = min(self.breaks + 1, 2)
            self.blank = []

    def _line_of_block(self) -> None:
        if self.frames[-1].tag == "pre":
            self.blank.append("\n")
        elif not self.fresh:
            self.breaks = max(self.breaks, 1)
            self.blank = []

    def _begin_run(self) -> None:
        """Brings the output where text of the wanted formats may follow."""
        top = self.frames[-1]
        if top.tag in ("ul", "ol"):
            if top.implied:
                self._pop()
                self._begin_run()
                return
            self._imply()
        elif self._in_table():
            self._imply()
        top = self.frames[-1]
        # After another line or block, bare text would run into what stands before it.
        if top.tag in ("", "blockquote") or (self.fresh and top.used and (top.tag == "li" or top.tag in CELLS)):
            self._push(_Frame("p", implied=True))
        self._open_frames()
        self.frames[-1].used = True
        common = 0
        for ours, theirs in zip(self.written, self.wanted, strict=False):
            if ours != theirs:
                break
            common += 1
        self._unwrite(common)
        self._write_between()
        # One level is left for what holds nothing: a mask, a line break.
        if len(self.frames) + len(self.wanted) > self.limits.max_depth:
            raise _too_deep(self.limits)
        for tag, link in self.wanted[common:]:
            self._element(f'<{tag} href="{escape(link, quote=False)}">' if link else f"<{tag}>")
        self.written = list(self.wanted)

    def _write_between(self) -> None:
        blank = "".join(self.blank)
        if self.frames[-1].tag == "pre":
            # A newline that begins a preformatted text is not part of it.
            self._write(blank.lstrip("\n") if self.fresh else blank)
        elif not self.fresh:
            if self.breaks:
                for _ in range(self.breaks):
                    self._element("<br>")
            else:
                self._write(_SPACES.sub(" ", blank))
        self.blank = []
        self.breaks = 0
        self.fresh = False

    def _end_text(self) -> None:
        self._unwrite(0)
        self.blank = []
        self.breaks = 0
        self.fresh = True

    def _unwrite(self, common: int) -> None:
        for tag, _ in reversed(self.written[common:]):
            self._write(f"</{tag}>")
        del self.written[common:]

    # Output

    def close(self) -> str:
        while len(self.frames) > 1:
            self._pop()
        self._end_text()
        return "".join(self.out)

    def _element(self, html: str) -> None:
        self.nodes += 1
        if self.nodes > self.limits.max_nodes:
            raise _too_many(self.limits)
        self._write(html)

    def _write(self, html: str) -> None:
        self.length += len(html)
        if self.length > self.limits.max_length:
            raise CleaningError(f"Le texte nettoyé dépasse {self.limits.max_length} caractères.")
        self.out.append(html)


def _too_many(limits: Limits) -> CleaningError:
    return CleaningError(f"Le texte a plus de {limits.max_nodes} éléments HTML.")


def _too_deep(limits: Limits) -> CleaningError:
    return CleaningError(f"Le texte a plus de {limits.max_depth} niveaux d'éléments HTML imbriqués.")


# Attributes


def _numbered(attributes: Mapping[str, str], name: str) -> str:
    value = attributes.get(name, "").strip()
    return f' {name}="{int(value)}"' if _INTEGER.fullmatch(value) else ""


def _kind(attributes: Mapping[str, str]) -> str:
    value = attributes.get("type", "").strip()
    return f' type="{value}"' if value in ("1", "a", "A", "i", "I") else ""


def _spans(tag: str, attributes: Mapping[str, str]) -> str:
    kept = ""
    for name, most in (("colspan", 1_000), ("rowspan", 65_534)):
        value = attributes.get(name, "").strip()
        if _INTEGER.fullmatch(value) and 1 < int(value) <= most:
            kept += f' {name}="{int(value)}"'
    scope = attributes.get("scope", "").strip().lower()
    if tag == "th" and scope in ("row", "col", "rowgroup", "colgroup"):
        kept += f' scope="{scope}"'
    return kept


_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|vero_id",
    re.IGNORECASE,
)
#: Longer addresses are no longer addresses.
MAX_LINK = 2_000
#: What a link may hold as it is (RFC 3986, section 2, but the apostrophe); the rest is percent-encoded.
_IN_LINK = "%:/?#[]@!$&()*+,;=~"


def _link(attributes: Mapping[str, str]) -> str:
    """The address, when it is an absolute one of a known scheme and hides no credentials; else ""."""
    # As browsers do: they ignore these characters anywhere, and blanks at both ends.
    address = re.sub(r"[\t\n\r]", "", _characters(attributes.get("href", ""))).strip()
    try:
        parts = urlsplit(address)
        local = not parts.hostname or "@" in parts.netloc
    except ValueError:
        return ""
    if parts.scheme in ("http", "https"):
        if local or "\\" in address:
            return ""
        address = parts._replace(query=_without_tracking(parts.query)).geturl()
    elif parts.scheme not in ("mailto", "tel") or not parts.path:
        return ""
    address = quote(address, safe=_IN_LINK)
    return address if len(address) <= MAX_LINK else ""


def _without_tracking(query: str) -> str:
    return "&".join(one for one in query.split("&") if not _TRACKING.fullmatch(one.partition("=")[0]))


# Images

_DATA = re.compile(r"\s*data:([^,]*),", re.IGNORECASE)
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]{1,100}")


def _embedded(source: str) -> EmbeddedImage | None:
    """The image of a ``data:`` URI (RFC 2397); ``None`` for any other address. What cannot be decoded is empty."""
    head = _DATA.match(source)
    if not head:
        return None
    media_type, *parameters = (part.strip().lower() for part in head[1].split(";"))
    data = unquote_to_bytes(source[head.end() :])
    if "base64" in parameters:
        try:
            data = b64decode(re.sub(rb"\s+", b"", data), validate=True)
        except Base64Error:
            data = b""
    return EmbeddedImage(media_type if _MEDIA_TYPE.fullmatch(media_type) else "", len(data), data)


def _marker(text: str) -> str:
    return f'<span class="removed-image">{text}</span>'
