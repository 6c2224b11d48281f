"""What the people of the browser tests do on a page."""

from datetime import datetime
from datetime import timedelta
from flow import eventually
from playwright.sync_api import Error
from zoneinfo import ZoneInfo


BRUSSELS = ZoneInfo("Europe/Brussels")


def at(days):
    """Eight in the evening of a day from now, as the back office writes it."""
    day = datetime.now(BRUSSELS) + timedelta(days=days)
    return day.replace(hour=20, minute=0, second=0, microsecond=0, tzinfo=None).isoformat()


def now(seconds=0):
    """This moment."""
    return (datetime.now(BRUSSELS) + timedelta(seconds=seconds)).isoformat()


def wait_for_state(page, words):
    """Reload until the document's badge says so."""

    def said():
        try:
            page.reload()
        except Error:  # while its work goes on, the page reloads itself as well, and may be on its way
            return False
        return words in page.locator("main .badge").first.inner_text()

    eventually(said)


def settled(page):
    """Until the answer to the last act is on the page."""
    page.wait_for_selector("#review:not([aria-busy])")


def decided(page):
    """Until an act is done; the focus is somewhere then."""
    settled(page)
    focus = page.evaluate("document.activeElement.tagName")
    assert focus != "BODY", "the focus is lost"


def mask_what_is_open(page):
    """Press "Masquer" of each person or thing that waits."""
    waiting = page.locator("article:has([data-line][data-state=open]) [data-all=mask]")
    while waiting.count():
        waiting.first.click()
        decided(page)


def tick_off_doubts(page):
    """Tick all doubts and say so."""
    boxes = page.locator("#doubts input[name=doubt]")
    if boxes.count():
        for box in boxes.all():
            box.check()
        page.locator("#doubts button[value=check]").click()
        decided(page)


def select(page, part, first, last=""):
    """Select from the one text to the end of the other, as a mouse does: a range of the document."""
    found = page.evaluate(
        """([part, first, last]) => {
            const root = document.querySelector(`[data-part="${part}"]`);
            const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            let begun = false;
            for (let node; (node = walker.nextNode()); ) {
                const start = node.data.indexOf(first);
                if (!begun && start >= 0) {
                    range.setStart(node, start);
                    begun = true;
                }
                const end = node.data.indexOf(last || first);
                if (!begun || end < 0) continue;
                range.setEnd(node, end + (last || first).length);
                getSelection().removeAllRanges();
                getSelection().addRange(range);
                document.dispatchEvent(new Event("selectionchange"));
                return true;
            }
            return false;
        }""",
        [part, first, last],
    )
    assert found, f"{part}: text not found"
    assert page.locator("#add-text").input_value()
