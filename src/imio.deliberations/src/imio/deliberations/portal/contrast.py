"""Whether a colour can be told from paper: WCAG 2.2, 1.4.11. Pure."""

import re


#: The paper of the light and of the dark pages (``static/portal.css``).
LIGHT, DARK = "#fdfcfa", "#15181c"
#: What a band that means something needs at least (WCAG 2.2, 1.4.11).
ENOUGH = 3.0
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def contrast(one: str, other: str) -> float:
    """The contrast of two colours ``#rrggbb``, 1 to 21. Source: WCAG 2.2, relative luminance."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def accent_sheet(colour: str) -> str:
    """A style sheet with an institution's colour where it can be seen, the portal's own accent elsewhere."""
    if not COLOUR.fullmatch(colour):
        return ""
    light, dark = (colour if contrast(colour, paper) >= ENOUGH else "var(--accent)" for paper in (LIGHT, DARK))
    sheet = f":root {{ --institution: {light}; }}\n"
    if dark != light:
        sheet += f"@media (prefers-color-scheme: dark) {{ :root {{ --institution: {dark}; }} }}\n"
    return sheet


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
