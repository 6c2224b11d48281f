"""Are the examples of the documentation what a server answers? ``make examples`` writes them anew."""

from flow import AFTER
from pathlib import Path

import os
import pytest
import re
import subprocess
import sys


ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "docs/examples"
HOST = "deliberations.example.be"
#: Those that a program looks at; the others are of HTTP, or of the day.
SHOWN = ("Cache-Control", "Content-Type", "ETag", "Retry-After", "Access-Control-Allow-Origin")
JSON = {"Accept": "application/json"}
NDJSON = {"Accept": "application/x-ndjson"}
#: Name -> what is asked, with which headers. ``{…}``: a path of the showcase.
EXAMPLES = {
    "portal": ("/", JSON),
    "institutions": ("/@institutions", {}),
    "decisions": ("/@decisions?q=fabrique&state=final&facets=1", {}),
    "decisions-page": ("/val/@decisions?sort=oldest&size=1&fields=number,title,state", {}),
    "changes": ("/@changes?since=2&size=2", {}),
    "changes-end": ("/@changes?since=10", {}),
    "changes-ndjson": ("/@changes?since=6", NDJSON),
    "institution": ("/val", JSON),
    "meetings": ("/val/decisions", JSON),
    "meeting": ("/val/decisions/2027-03-23", JSON),
    "draft": ("{draft}", JSON),
    "decision": ("{final}", JSON),
    "annex": ("{annex}", JSON),
    "withdrawn": ("{withdrawn}", JSON),
    "suspended": ("{suspended}", JSON),
    "not-modified": ("/@changes?since=2&size=2", {"If-None-Match": "ETAG"}),
    "bad-parameter": ("/@decisions?state=secret", {}),
    "unknown-parameter": ("/@decisions?matiere=Travaux", {}),
}


@pytest.fixture
def example(showcase, reader, monkeypatch):
    """Asks, and writes down what was said."""
    monkeypatch.setattr("imio.deliberations.portal.page.now", lambda: AFTER)

    def written(name):
        path, headers = EXAMPLES[name]
        path = path.format(
            **{key: getattr(showcase, key) for key in ("draft", "final", "annex", "withdrawn", "suspended")}
        )
        if headers.get("If-None-Match"):
            headers = {"If-None-Match": reader.get(path).headers["ETag"]}
        answer = reader.get(path, headers={"Accept": "*/*", **headers})
        lines = [f"GET {path} HTTP/1.1", f"Host: {HOST}", *(f"{name}: {value}" for name, value in headers.items())]
        lines += ["", f"HTTP/1.1 {answer.status_code} {answer.reason_phrase}"]
        lines += [f"{name}: {answer.headers[name]}" for name in SHOWN if name in answer.headers]
        text = "\n".join([*lines, "", answer.text.strip()]).strip() + "\n"
        # A tag is of the address, and of the release.
        return re.sub(r'W/"[0-9a-f]{32}"', 'W/"0123456789abcdef0123456789abcdef"', text).replace(
            showcase.url, f"https://{HOST}"
        )

    return written


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_what_is_answered(example, name):
    path, found = FOLDER / f"{name}.http", example(name)
    if os.environ.get("EXAMPLES"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == found


def test_every_example_is_made_here_and_shown():
    shown = set(re.findall(r"\(examples/([a-z-]+)\.http\)", (ROOT / "docs/api.md").read_text(encoding="utf-8")))
    assert shown == {path.stem for path in FOLDER.glob("*.http")} == set(EXAMPLES)


def test_the_program_of_the_documentation_checks_the_chain(reader):
    """As it stands there, in a process of its own."""
    [program] = re.findall(r"```python\n(.*?)```", (ROOT / "docs/api.md").read_text(encoding="utf-8"), re.DOTALL)
    lines = reader.get("/@changes?format=ndjson").content
    checked = subprocess.run([sys.executable, "-c", program], input=lines, capture_output=True, check=True)
    assert checked.stdout.decode().strip() == reader.get("/@changes?since=5").json()["head"]
    changed = lines.replace(b"2.10", b"2.11")
    assert changed != lines
    assert subprocess.run([sys.executable, "-c", program], input=changed, capture_output=True).returncode == 1
