"""A portal behind a real HTTP server, a worker thread, and a real Chromium."""

from flow import make_institution
from flow import password
from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from io import BytesIO
from pathlib import Path
from PIL import Image
from types import SimpleNamespace

import httpx
import os
import pytest
import re


HERE = Path(__file__).parent
SCREENSHOTS = HERE / "screenshots"
ROOT = HERE.parent.parent
#: Flat colours and grey edges of letters: more would only weigh more.
COLOURS = 96
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _find_chromium():
    spec = spec_from_file_location("require_chromium", HERE / "require_chromium.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.find()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": _find_chromium(), "args": [*ARGUMENTS]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "viewport": {"width": 1280, "height": 900}, "locale": "fr-BE"}


@pytest.fixture
def portal(acceptance):
    return acceptance["portal"]


@pytest.fixture
def institution(portal):
    return make_institution(
        portal,
        officials=("Solange Mbeki-Thirion | Échevine | 2024-12-02", "Thierry Gobaille | Conseiller | 2024-12-02"),
    )


@pytest.fixture
def worker(portal, institution):
    """The worker as it runs in production: a thread with its own connection, woken by commits."""
    from imio.deliberations.worker import thread

    running = thread.start()
    yield running
    thread.stop(running)


@pytest.fixture
def address(portal):
    return portal.absolute_url()


@pytest.fixture
def back_office(address):
    """The back office's client."""
    account = "val-backoffice-1"
    with httpx.Client(
        base_url=address,
        auth=(account, password(account)),
        headers={"Accept": "application/json"},
        timeout=60,
    ) as client:
        yield client


@pytest.fixture
def people(browser, browser_context_args, address):
    """``secretary`` signed in, ``visitor`` anonymous: a window each, as two people have."""
    opened = []

    def window(account=None, **options):
        context = browser.new_context(**{**browser_context_args, **options})
        # The first page of Plone's own compiles its templates; a machine busy with other tests needs its time.
        context.set_default_timeout(90_000)
        opened.append(context)
        page = context.new_page()
        if account:
            page.goto(f"{address}/login")
            page.fill("#__ac_name", account)
            page.fill("#__ac_password", password(account))
            page.click("#buttons-login")
            page.wait_for_load_state()
        return page

    yield SimpleNamespace(window=window)
    for context in opened:
        context.close()


@pytest.fixture
def picture():
    """Keep a picture of a page, to be looked at.

    With the environment variable PICTURES (a folder), what the window shows is written there as well, small, when the
    documentation has a picture of that name.
    """
    SCREENSHOTS.mkdir(exist_ok=True)
    folder = os.environ.get("PICTURES")
    documented = _documented() if folder else set()

    def take(page, name):
        if name in documented:
            window = Image.open(BytesIO(page.screenshot())).convert("RGB")
            small = window.quantize(COLOURS, dither=Image.Dither.NONE)
            small.save(Path(folder) / f"{name}.png", optimize=True)
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)

    return take


def _documented() -> set[str]:
    """The names of the pictures that the documentation shows."""
    documents = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    return {name for path in documents for name in re.findall(r"pictures/([\w-]+)\.png", path.read_text("utf-8"))}
