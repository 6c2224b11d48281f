"""What Word does not show: hidden text, text in the colour of its background, minute text."""

from imio.pseudonymizer.annexes.archive import Archive
from imio.pseudonymizer.annexes.archive import attribute
from imio.pseudonymizer.annexes.archive import inherited
from imio.pseudonymizer.annexes.archive import local


_NAMED = {
    "black": "000000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
    "red": "FF0000",
    "blue": "0000FF",
    "green": "00FF00",
    "darkBlue": "000080",
    "darkRed": "800000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
}
_OFF = ("0", "false", "off", "none")


def styles(archive: Archive) -> dict[str, dict[str, str]]:
    """Return the formats of each style by its id, those of its parent included."""
    if "word/styles.xml" not in archive.names:
        return {}
    own, parents = {}, {}
    for style in archive.xml("word/styles.xml"):
        if local(style) == "style":
            key = attribute(style, "styleId")
            own[key] = _formats(_child(style, "rPr"))
            based = _child(style, "basedOn")
            parents[key] = attribute(based, "val") if based is not None else ""
    return {key: inherited(key, own, parents) for key in own}


def paragraph_reason(paragraph, known) -> str:
    """Say why the style of a paragraph hides it, or nothing."""
    style = _child(_child(paragraph, "pPr"), "pStyle")
    return _reason(known.get(attribute(style, "val"), {}) if style is not None else {}, "")


def run_reason(run, known, ground: str) -> str:
    """Say why a run is not seen (a key of `REASONS`), or nothing."""
    properties = _child(run, "rPr")
    style = _child(properties, "rStyle")
    formats = dict(known.get(attribute(style, "val"), {})) if style is not None else {}
    return _reason(formats | _formats(properties), ground)


def ground(element, kind: str) -> str:
    """Return the background that a cell, a paragraph or a run sets, or nothing."""
    properties = _child(element, f"{kind}Pr")
    highlight, shade = _child(properties, "highlight"), _child(properties, "shd")
    if highlight is not None and attribute(highlight, "val") in _NAMED:
        return "=" + _NAMED[attribute(highlight, "val")]
    fill = attribute(shade, "fill").upper() if shade is not None else ""
    if shade is not None and attribute(shade, "val") == "solid":
        fill = attribute(shade, "color").upper() or fill
    return fill if fill not in ("", "AUTO") else ""


def _reason(formats: dict[str, str], ground: str) -> str:
    if formats.get("vanish") == "on":
        return "hidden"
    size = formats.get("sz", "")
    if size.isdecimal() and int(size) <= 4:
        return "tiny"
    color = formats.get("color", "AUTO").upper()
    if color == "AUTO":  # Word picks black or white against shading, but black on a highlight
        return "unseen" if ground == "=000000" else ""
    return "unseen" if color == (ground.lstrip("=") or "FFFFFF") else ""


def _formats(properties) -> dict[str, str]:
    formats = {}
    for element in properties if properties is not None else ():
        kind, value = local(element), attribute(element, "val")
        if kind in ("vanish", "specVanish"):
            formats["vanish"] = "off" if value.lower() in _OFF else "on"
        elif kind in ("color", "sz"):
            formats[kind] = value
    return formats


def _child(element, name: str):
    if element is None:
        return None
    return next((child for child in element if local(child) == name), None)
