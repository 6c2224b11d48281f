"""Does what the documentation names exist: links, pictures, targets of make, commands, paths?"""

from imio.deliberations.commands import main
from pathlib import Path
from PIL import Image

import pytest
import re
import sys


ROOT = Path(__file__).parent.parent.parent
OURS = ("docs", "instance", "news", "profiles", "pseudonymizer")
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    *(path for folder in OURS for path in sorted((ROOT / folder).rglob("*.md"))),
    *sorted((ROOT / "src").rglob("README.md")),
]
NAMES = [str(path.relative_to(ROOT)) for path in DOCUMENTS]
#: What running makes, and what a text invents as an example: no part of a checkout.
MADE = ("bin/", "var/", "parts/", ".venv/", "tests/browser/screenshots", "upgrades/v1010/")

PICTURES = sorted((ROOT / "docs/pictures").glob("*.png"))

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@pytest.fixture(params=DOCUMENTS, ids=NAMES)
def document(request):
    return request.param


def test_every_relative_link_and_picture_exists(document):
    for link in LINK.findall(FENCED.sub("", document.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        name, _hash, anchor = link.partition("#")
        target = (document.parent / name).resolve() if name else document
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        if anchor:
            assert anchor in anchors(target), link


def test_every_target_of_make_exists(document):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {name for code in codes(document) for name in re.findall(r"\bmake ([a-z-]+)", code)}
    # ``apt install git make python3-venv`` is no call of make.
    assert {name for name in named if not name.startswith("python")} <= targets


def test_every_command_exists(document, capsys):
    for code in codes(document):
        for line in re.findall(r"bin/deliberations ([a-z][^\n]*)", code):
            words = line.split()
            command = words[:2] if words[0] in ("alerts", "register", "search") else words[:1]
            with pytest.raises(SystemExit) as ended:
                main([*command, "--help"])
            assert ended.value.code == 0, line
            shown = capsys.readouterr().out
            assert all(option in shown for option in words if option.startswith("--")), line


def test_every_program_and_script_exists(document):
    for code in codes(document):
        for program in re.findall(r"\.venv/bin/([\w.-]+)", code):
            assert (Path(sys.executable).parent / program).exists(), program
        for script in re.findall(r"\bpython ([\w./-]+\.py)\b", code):
            assert (ROOT / script).exists(), script


def test_every_path_of_the_checkout_exists(document):
    """In ``code``: what begins like a folder of the checkout, or, for developers, of the package."""
    package = ROOT / "src/imio.deliberations/src/imio/deliberations"
    places = [ROOT, document.parent, package]
    folders = {path.name for place in (ROOT, package) for path in place.iterdir() if path.is_dir()}
    for span in SPAN.findall(FENCED.sub("", document.read_text(encoding="utf-8"))):
        if re.fullmatch(r"[\w.-]+(/[\w.-]+)+/?", span) and span.split("/")[0] in folders and not span.startswith(MADE):
            assert any((place / span).exists() for place in places), span


def test_pictures_are_light_and_as_wide_as_a_window_or_a_phone():
    for path in PICTURES:
        assert path.stat().st_size < 200_000, path.name
        with Image.open(path) as picture:
            assert picture.width in (1280, 390), path.name


def test_every_picture_is_shown():
    """``make pictures`` takes those that a document shows: another one would never be taken anew."""
    shown = {
        (document.parent / link).resolve() for document in DOCUMENTS for link in LINK.findall(document.read_text())
    }
    assert PICTURES and set(PICTURES) <= shown


def codes(document: Path) -> list[str]:
    """The code in a document: fenced blocks and spans."""
    text = document.read_text(encoding="utf-8")
    return [*FENCED.findall(text), *SPAN.findall(FENCED.sub("", text))]


def anchors(document: Path) -> set[str]:
    """The names under which headings can be linked to."""
    headings = HEADING.findall(document.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
