"""Does somebody find, narrow, page, follow and take along, by keyboard and without JavaScript?"""

from flow import item
from flow import publish
from urllib.parse import parse_qs
from urllib.parse import urlsplit

import csv
import datetime
import pytest


TEXT = "<p>Vu le règlement des <b>subsides</b> sportifs ; le Conseil DÉCIDE d’octroyer un subside au club.</p>"


@pytest.fixture
def found(portal, institution):
    """Twenty-five texts about subsidies, of two matters and two states."""
    now = datetime.datetime.now(datetime.UTC)
    for identifier, days, stage, count in (("past", -10, "final", 13), ("soon", 7, "draft", 12)):
        items = [
            item(
                f"{identifier}-{number}",
                number=str(number),
                position=number,
                title=f"Subside {number} au club",
                matter="Sport" if number % 2 else "Culture",
                stage=stage,
                texts={"decision": TEXT},
                outcome="adopted" if stage == "final" else None,
            )
            for number in range(1, count + 1)
        ]
        publish(institution, *items, now=now, id=identifier, start=(now + datetime.timedelta(days=days)).isoformat())


def words(page, name):
    return page.locator(name).first.inner_text()


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_a_citizen_finds_by_keyboard(found, people, address, picture, script):
    page = people.window(java_script_enabled=script)
    page.goto(f"{address}/@@find")
    page.locator("#q").focus()
    page.keyboard.type("subsides")
    page.keyboard.press("Enter")
    page.wait_for_url("**/@@find?q=subsides*")
    assert "25 textes trouvés" in words(page, ".total")
    assert page.locator(".snippet mark").count() >= 20
    picture(page, f"find-{'script' if script else 'plain'}")
    # Narrow by a facet: the space bar ticks, the button (or the script) asks.
    box = page.get_by_label("Culture")
    box.focus()
    page.keyboard.press("Space")
    if not script:
        page.locator(".apply button").focus()
        page.keyboard.press("Enter")
    page.wait_for_url("**matter=Culture*")
    assert "12 textes trouvés" in words(page, ".total")
    assert page.get_by_label("Culture").is_checked()
    if script:
        assert page.evaluate("document.activeElement.value") == "Culture", "the focus is lost"
    # Take it back, go on to the second page.
    page.locator(".chosen a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "matter" not in url)
    page.locator(".pages a[rel=next]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**page=2*")
    assert page.locator(".hits > li").count() == 5
    # Take it along.
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    with open(download.value.path(), encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file, delimiter=";"))) == 25
    follow = page.get_by_role("link", name="Suivre cette recherche").get_attribute("href")
    assert urlsplit(follow).path.endswith("/@@follow")
    assert parse_qs(urlsplit(follow).query) == {"q": ["subsides"]}


def test_an_answer_stands_in_the_address_and_is_found_again(found, people, address):
    page = people.window()
    page.goto(f"{address}/val/@@find?q=subside")
    page.get_by_label("Sport").check()
    page.wait_for_url("**matter=Sport*")
    count = words(page, ".total")
    page.reload()
    assert words(page, ".total") == count and page.get_by_label("Sport").is_checked()


def test_in_the_dark_it_is_as_clear(found, people, address, picture):
    page = people.window(color_scheme="dark")
    page.goto(f"{address}/val/@@find?q=subside+club&state=final&matter=Sport")
    assert page.locator(".hits > li").count() == 7
    colours = page.locator(".snippet mark").first.evaluate("one => getComputedStyle(one).backgroundColor")
    assert colours == "rgb(51, 38, 13)", "a mark keeps the browser's yellow"
    picture(page, "find-dark")


def test_on_a_phone_the_filters_open_and_close(found, people, address, picture):
    page = people.window(viewport={"width": 390, "height": 800})
    page.goto(f"{address}/@@find?q=subside&matter=Sport")
    assert not page.get_by_label("Culture").is_visible()
    page.get_by_text("Affiner la recherche").click()
    assert page.get_by_label("Culture").is_visible()
    picture(page, "find-phone-open")
