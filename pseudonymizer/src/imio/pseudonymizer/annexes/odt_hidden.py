"""What an OpenDocument text does not show: hidden sections and characters, text in the colour of its background."""

from imio.pseudonymizer.annexes.archive import attribute
from imio.pseudonymizer.annexes.archive import inherited
from imio.pseudonymizer.annexes.archive import local

import re


_SIZE = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,6})?)pt\Z")


def styles(trees) -> dict[str, dict[str, str]]:
    """Return the formats of each style by its name, those of its parent included."""
    own, parents = {}, {}
    for tree in trees:
        for style in tree.iter():
            if local(style) == "style":
                key = attribute(style, "name")
                own[key] = _formats(style)
                parents[key] = attribute(style, "parent-style-name")
    return {key: inherited(key, own, parents) for key in own}


def reason(element, kind: str, known) -> str:
    """Say why an element is not seen (a key of `REASONS`), or nothing."""
    if kind == "section" and attribute(element, "display") in ("none", "condition"):
        return "hidden"
    if kind not in ("p", "h", "span", "a"):
        return ""
    formats = known.get(attribute(element, "style-name"), {})
    if formats.get("display") == "none":
        return "hidden"
    size = _SIZE.match(formats.get("font-size", ""))
    if size and float(size[1]) <= 2:
        return "tiny"
    color, ground = formats.get("color", ""), formats.get("background-color", "")
    if ground in ("", "transparent"):
        ground = "#ffffff"
    return "unseen" if (color or "#000000") == ground else ""


def _formats(style) -> dict[str, str]:
    formats = {}
    for properties in style:
        if local(properties) in ("text-properties", "paragraph-properties"):
            for key in ("display", "color", "background-color", "font-size"):
                value = attribute(properties, key).lower()
                if value:
                    formats[key] = value
    return formats
