"""How to cite an item, in the forms that people copy. Pure."""

from dataclasses import dataclass

import re


_SPECIAL = re.compile(r"[\\{}&%$#_~^]")
_NAMED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True)
class Citation:
    """What a citation is made of. ``state``, ``version``: in words. ``day``: of the meeting, ISO. ``key``: a word."""

    institution: str
    organ: str
    meeting: str
    number: str
    title: str
    state: str
    version: str
    day: str
    url: str
    key: str

    def plain(self) -> str:
        """For a footnote."""
        author = f"{self.institution}, {self.meeting}"
        return f"{author}, point {self.number}, « {self.title} » ({self.state} ; {self.version}), {self.url}"

    def bibtex(self) -> str:
        """For BibTeX and what reads it (Zotero, JabRef…)."""
        year, month, day = self.day.split("-")
        fields = {
            "author": f"{{{_tex(self.institution)}. {_tex(self.organ)}}}",
            "title": f"{{{_tex(self.title)}}}",
            "year": year,
            "month": month,
            "day": day,
            "number": _tex(self.number),
            "note": _tex(f"{self.state} ; {self.version}"),
            # An address is taken as it stands.
            "url": self.url,
        }
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@misc{{{self.key},\n{lines}\n}}"


def _tex(text: str) -> str:
    text = " ".join(text.split())
    return _SPECIAL.sub(lambda found: _NAMED.get(found[0], "\\" + found[0]), text)
