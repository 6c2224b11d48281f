"""Is the front light, quick to load, and usable by everybody in both languages?"""

from axe_playwright_python.sync_playwright import Axe
from flow import item
from flow import make_institution
from flow import publish

import datetime
import pytest


RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
#: Bytes and requests of a page, cold.
MOST_BYTES, MOST_REQUESTS = 150_000, 10
TOO_WIDE = """[...document.querySelectorAll("body *")]
    .filter(one => document.documentElement.scrollWidth > document.documentElement.clientWidth
        && one.getBoundingClientRect().right > document.documentElement.clientWidth)
    .map(one => `${one.tagName}.${one.className}`)"""
PAGES = {
    "home": "/",
    "home-english": "/en",
    "institution": "/val",
    "institution-english": "/en/val",
    "meetings": "/val/decisions",
    "institutions": "/@@institutions?name=val",
    "nothing-found": "/@@institutions?name=zzz",
    "about-accessibility": "/@@about-accessibility",
    "about-personal-data": "/@@about-personal-data",
    "about-masking": "/en/@@about-masking",
    "about-open-data": "/@@about-open-data",
    "about-api": "/@@about-api",
}
VIEWS = {
    "phone": {"viewport": {"width": 390, "height": 800}},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "desk": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "twice-as-large": {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2},
}


@pytest.fixture
def front(portal, address):
    """Two institutions, one with a decided meeting and one to come."""
    institution = make_institution(
        portal,
        province="Namur",
        postcodes=("5999",),
        former_names=("Fontenelle-le-Val",),
        accent_colour="#ffe45c",
        contact_email="val@example.be",
    )
    make_institution(portal, "roche", "Rochebrune-en-Val", province="Luxembourg")
    now = datetime.datetime.now(datetime.UTC)
    days = datetime.timedelta(days=1)
    past, soon = (now - 20 * days).isoformat(), (now + 7 * days).isoformat()
    publish(institution, *_items("f", stage="final"), now=now, id="past", start=past)
    publish(institution, *_items("d"), now=now, id="soon", start=soon)
    return address


def _items(prefix, **fields):
    matters = ("Patrimoine", "Finances", "Mobilité")
    return [
        item(f"{prefix}{number}", number=str(number), position=number, matter=matter, **fields)
        for number, matter in enumerate(matters, 1)
    ]


def test_axe_finds_nothing_and_nothing_scrolls_sideways(front, people, picture):
    axe, found = Axe(), []
    for view, options in VIEWS.items():
        page = people.window(**options)
        for name, path in PAGES.items():
            assert page.goto(front + path).status == 200
            report = axe.run(page, options=RULES).response
            assert report["passes"], f"{name}: axe looked at nothing"
            for violation in report["violations"]:
                where = [node["target"] for node in violation["nodes"]][:3]
                found.append(f"{name}, {view}: {violation['id']} {where}")
            found += [f"{name}, {view}: too wide: {what}" for what in page.evaluate(TOO_WIDE)]
            if view in ("phone", "desk", "dark"):
                picture(page, f"front-{name}-{view}")
    assert not found, "\n".join(found)


def test_every_page_is_light_and_leaves_no_cookie(front, people):
    for name, path in PAGES.items():
        page = people.window()
        answers = []
        page.on("response", lambda answer, answers=answers: answers.append(answer))
        page.goto(front + path, wait_until="networkidle")
        weight = sum(len(answer.body()) for answer in answers)
        assert 0 < weight <= MOST_BYTES, f"{name}: {weight} bytes"
        assert len(answers) <= MOST_REQUESTS, f"{name}: {len(answers)} requests"
        assert not page.context.cookies(), name


def test_a_citizen_gets_to_a_decision_by_keyboard_without_javascript(front, people):
    page = people.window(java_script_enabled=False)
    page.goto(f"{front}/en")
    page.keyboard.press("Tab")
    assert page.locator(".skip").evaluate("element => element === document.activeElement")
    page.get_by_label("Your municipality").focus()
    page.keyboard.type("fontenelle")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{front}/en/val")
    page.get_by_role("link", name="Français").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{front}/val")
    assert page.get_by_role("heading", name="Prochaines séances").is_visible()
