"""What stands between the two surnames of one person: "veuve", "épouse", "née"; and the surnames apart."""

import re


_S = r"[ \u00a0]"
PARTICLES = (
    rf"(?:(?:(?:[Vv]an{_S}[Dd]e[nr]?|[Dd]e{_S}[Ll]a|[Vv][ao]n|[Dd][eiu]|[Dd]es|[Ee]l|[Ll][aeo]|VAN{_S}DE[NR]?|DE{_S}LA|"
    rf"VAN|DE|DI|DU|EL|LE|LA|LO){_S})|[dD]['’])?"
)
#: "veuve", "Vve", "ép.", "née", "divorcée": with the blanks around.
LINK = re.compile(
    rf"{_S}(?:ex-)?(?P<link>[Vv]euve|VEUVE|[Vv]euf|VEUF|[Vv]ve\.?|VVE\.?|[ÉéEe]pouse|[ÉE]POUSE|[Éé]poux|[ÉE]POUX|"
    rf"[ÉéEe]p(?:[sx]e?)?\.?|[ÉE]P(?:SE|X)?\.?|n[ée]e?|N[ÉE]E|[Dd]ivorc[ée]e?|div\.){_S}(?={PARTICLES}[A-ZÀ-Þ])"
)


def surnames(text: str) -> list[str]:
    """Return the pieces of a name on both sides of its links; the name itself where it has none."""
    pieces, start = [], 0
    for link in LINK.finditer(text):
        pieces.append(text[start : link.start()])
        start = link.end()
    return [*pieces, text[start:]]
