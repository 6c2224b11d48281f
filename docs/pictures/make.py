"""Takes the pictures of the documentation from a running demo.

``.venv/bin/python docs/pictures/make.py [http://127.0.0.1:8080]``: needs a fresh demo (``make start``) and Chromium,
which the environment variable CHROMIUM may name. Reads the demo and changes nothing in it.
"""

from io import BytesIO
from pathlib import Path
from PIL import Image
from playwright.sync_api import Page
from playwright.sync_api import sync_playwright

import json
import re
import sys


HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SECRETARY = "aulnes-secretaire"
PASSWORD = "demo-deliberations"
SIZE = {"width": 1280, "height": 1000}
#: Flat colours and grey edges of letters: more would only weigh more.
COLOURS = 96

sys.path.append(str(ROOT / "tests/browser"))

from require_chromium import find  # noqa: E402


def main(address: str) -> None:
    """Take the three pictures."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE, locale="fr-BE")
        decision(page, address)
        take(page, "decision")
        sign_in(page, address)
        page.goto(f"{address}/val-des-aulnes/bureau")
        take(page, "desk")
        review(page)
        take(page, "review")
        browser.close()


def decision(page: Page, address: str) -> None:
    """A citizen reads what was decided on an item whose persons are masked."""
    answer = page.request.get(f"{address}/val-des-aulnes/decisions", headers={"Accept": "application/json"})
    # The oldest meeting is the one that is decided.
    page.goto(answer.json()["items"][-1]["@id"])
    follow(page, title_of("10-val-des-aulnes-decided", "8.2"))


def review(page: Page) -> None:
    """The secretary reads a draft in which something is still to be decided."""
    page.locator("main").get_by_role("link", name=re.compile("Conseil communal")).first.click()
    follow(page, title_of("30-val-des-aulnes-to-come", "1"))
    # The first page after signing in says so.
    page.reload()


def title_of(submission: str, number: str) -> str:
    """The first words of an item's title, up to what may be masked."""
    items = json.loads((ROOT / f"profiles/demo/submissions/{submission}.json").read_text())["items"]
    return next(item["title"] for item in items if item["number"] == number)[:24]


def follow(page: Page, title: str) -> None:
    """Follow the link with this title."""
    page.locator("main").get_by_role("link", name=re.compile(re.escape(title))).first.click()
    page.wait_for_load_state()


def sign_in(page: Page, address: str) -> None:
    """Sign in as the demo's secretary."""
    page.goto(f"{address}/login")
    page.fill("#__ac_name", SECRETARY)
    page.fill("#__ac_password", PASSWORD)
    page.click("#buttons-login")
    page.wait_for_load_state()


def take(page: Page, name: str) -> None:
    """Save what the window shows."""
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    path = HERE / f"{name}.png"
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/") if len(sys.argv) > 1 else "http://127.0.0.1:8080")
