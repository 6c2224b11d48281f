"""Write the annexes of the demo: one PDF for each text of ``annexes/sources``, the same bytes each time.

    python profiles/demo/make_annexes.py

A source begins with ``title:`` and, if need be, ``author:`` (the PDF's metadata), then an empty line. In its
body ``# `` opens a heading, ``- `` a list entry, ``| a | b`` a table row, ``===`` a new page; between
``[figure 120]`` (its height) and ``[end]`` stand ``rect x y width height #colour``, ``line x y x y`` and
``text x y words``, measured from the lower left corner. All else is running text. Lengths are points.

After a change, give the new sizes to the annexes in ``submissions/`` (the tests compare them).
"""

from io import BytesIO
from pathlib import Path

import pikepdf
import re
import unicodedata


ANNEXES = Path(__file__).parent / "annexes"

WIDTH, HEIGHT, MARGIN = 595, 842, 64
BODY, HEADING = 10.5, 14
LEADING = 1.4

# Advance widths of Helvetica, in thousandths of the font size, from "space" to "~"; then what WinAnsi adds.
ASCII = """
278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278
278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722
667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556
556 333 500 278 556 500 722 500 500 500 334 260 334 584
"""
WIDTHS = {chr(32 + position): int(width) for position, width in enumerate(ASCII.split())}
WIDTHS |= {"’": 222, "°": 400, "²": 333, "³": 333, "…": 1000, "œ": 944, "\xa0": 278}


def make(source: str) -> bytes:
    """The PDF of one source text."""
    head, body = source.split("\n\n", 1)
    about = dict(line.split(": ", 1) for line in head.splitlines())
    pdf = pikepdf.new()
    fonts = pikepdf.Dictionary(F1=_font(pdf, "Helvetica"), F2=_font(pdf, "Helvetica-Bold"))
    for content in _Pages(body).contents:
        pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
        page = pdf.pages[-1]
        page.Resources = pikepdf.Dictionary(Font=fonts)
        page.Contents = pdf.make_stream(content.encode("cp1252"))
    pdf.Root.Lang = pikepdf.String("fr-BE")
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    pdf.docinfo["/Title"] = about["title"]
    if "author" in about:
        pdf.docinfo["/Author"] = about["author"]
    out = BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        compress_streams=False,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return out.getvalue()


def main() -> None:
    for source in sorted((ANNEXES / "sources").glob("*.txt")):
        content = make(source.read_text(encoding="utf-8"))
        (ANNEXES / f"{source.stem}.pdf").write_bytes(content)
        print(f"{source.stem}.pdf\t{len(content)}")


class _Pages:
    """Lays the body out from top to bottom; ``contents`` holds one content stream a page."""

    def __init__(self, body: str):
        self.contents: list[str] = []
        self._operators: list[str] = []
        self._y = HEIGHT - MARGIN
        blocks = re.split(r"(?ms)^(\[figure \d+\]$.*?)^\[end\]$", body)
        for block in blocks:
            if block.startswith("[figure"):
                self._figure(block)
            else:
                for line in block.splitlines():
                    self._line(line.strip())
        self._end_page()

    def _line(self, line: str) -> None:
        if not line:
            self._y -= BODY * 0.6
        elif line == "===":
            self._end_page()
        elif line.startswith("# "):
            self._y -= HEADING * 0.5
            self._text(line[2:], font="F2", size=HEADING)
            self._y -= HEADING * 0.3
        elif line.startswith("- "):
            self._show("•", MARGIN, self._y - BODY)
            self._text(line[2:], left=MARGIN + 14)
        elif line.startswith("|"):
            self._row([cell.strip() for cell in line.strip("|").split("|")])
        else:
            self._text(line)

    def _text(self, text: str, left: float = MARGIN, font: str = "F1", size: float = BODY) -> None:
        for part in _wrapped(text, WIDTH - MARGIN - left, size, bold=font == "F2"):
            self._room(size * LEADING)
            self._show(part, left, self._y - size, font, size)
            self._y -= size * LEADING

    def _row(self, cells: list[str]) -> None:
        """The first column is as wide as what the others, of 100 points each, leave it."""
        first = WIDTH - 2 * MARGIN - 100 * (len(cells) - 1)
        columns = [_wrapped(cells[0], first - 8, BODY)] + [_wrapped(cell, 92, BODY) for cell in cells[1:]]
        height = max(map(len, columns)) * BODY * LEADING + 5
        self._room(height)
        for place, lines in enumerate(columns):
            left = MARGIN + (first + 100 * (place - 1) if place else 0)
            for number, part in enumerate(lines):
                self._show(part, left, self._y - BODY - 1 - number * BODY * LEADING)
        self._y -= height
        self._operators.append(f"0.6 G 0.5 w {MARGIN} {self._y:.1f} m {WIDTH - MARGIN} {self._y:.1f} l S")

    def _figure(self, block: str) -> None:
        head, *shapes = block.strip().splitlines()
        height = int(head.strip("[]").split()[1])
        self._room(height + 12)
        bottom = self._y - height
        for shape in shapes:
            kind, values = shape.split(" ")[0], shape.split(" ")[1:]
            x, y = MARGIN + float(values[0]), bottom + float(values[1])
            if kind == "rect":
                red, green, blue = (int(values[4][at : at + 2], 16) / 255 for at in (1, 3, 5))
                colour = f"{red:.2f} {green:.2f} {blue:.2f} rg 0.3 G 0.7 w"
                self._operators.append(f"{colour} {x:g} {y:g} {values[2]} {values[3]} re B 0 g")
            elif kind == "line":
                end = f"{MARGIN + float(values[2]):g} {bottom + float(values[3]):g}"
                self._operators.append(f"0 G 1 w {x:g} {y:g} m {end} l S")
            else:
                self._show(" ".join(values[2:]), x, y, size=9)
        self._y = bottom - 12

    def _show(self, text: str, x: float, y: float, font: str = "F1", size: float = BODY) -> None:
        escaped = re.sub(r"([\\()])", r"\\\1", text)
        self._operators.append(f"BT /{font} {size:g} Tf {x:.1f} {y:.1f} Td ({escaped}) Tj ET")

    def _room(self, height: float) -> None:
        if self._y - height < MARGIN:
            self._end_page()

    def _end_page(self) -> None:
        if self._operators:
            self.contents.append("\n".join(self._operators))
        self._operators = []
        self._y = HEIGHT - MARGIN


def _font(pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name(f"/{name}"),
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
    )


def _wrapped(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Lines no wider than ``width``; bold is taken as 8 % wider than it is."""
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if line and _width(longer) * size / 1000 * (1.08 if bold else 1) > width:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line]


def _width(text: str) -> int:
    return sum(WIDTHS.get(char) or WIDTHS.get(unicodedata.normalize("NFD", char)[0], 556) for char in text)


if __name__ == "__main__":
    main()
