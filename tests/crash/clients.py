"""The back office and the secretary, over HTTP; they note in the ledger what the server told them."""

from crash.ledger import ACCOUNTS
from crash.ledger import Item
from crash.ledger import Ledger
from crash.ledger import pdf
from crash.ledger import Sent
from flow import password

import html
import httpx
import random
import re
import threading
import time


#: Items of one meeting, then only new versions.
MOST = 25
#: Versions of one item: the ledger keeps all of them.
MOST_VERSIONS = 40
#: Seconds between two requests of a back office, at most: the others have their turn.
PAUSE = 0.2
CLIENT_TIMEOUT = 120
#: Statuses that mean: it is stored.
TAKEN = ("created", "updated", "unchanged")


class Unexpected(AssertionError):
    """An answer that no crash explains."""


class TooLate(Exception):
    """What was on the page before is not there any more, or several wrote at once: another act's turn."""


class Client:
    """One account's connection; ``gone`` is set once the server does not answer any more."""

    account = ""

    def __init__(self, url: str, ledger: Ledger, seed: int):
        user = ACCOUNTS[self.account]
        self.url = url
        self.ledger = ledger
        self.rng = random.Random(seed)
        self.http = httpx.Client(auth=(user, password(user)), timeout=CLIENT_TIMEOUT)
        self.answers = self.busy = 0

    def ask(self, method: str, path: str, **what) -> httpx.Response:
        """The answer. Raises ``httpx.HTTPError`` when the server was killed meanwhile, ``Unexpected`` on a 500."""
        answer = self.http.request(method, path if path.startswith("http") else self.url + path, **what)
        self.answers += 1
        # 503 is an answer too: several wrote at once, nothing is stored.
        if answer.status_code >= 500 and answer.status_code != 503:
            raise Unexpected(f"{method} {path}: {answer.status_code} {answer.text[:300]}")
        return answer

    def run(self, stop: threading.Event) -> None:
        """Work until told to stop, or until nobody answers."""
        with self.http:
            while not stop.is_set():
                try:
                    self.step()
                except TooLate:
                    continue
                except httpx.HTTPError:
                    return

    def step(self) -> None:
        """One act."""
        raise NotImplementedError


class BackOffice(Client):
    """Sends items, files, and now and then that an item has become secret. ``meetings``: those that it writes to."""

    account = "backoffice"

    def __init__(self, url: str, ledger: Ledger, seed: int, meetings: tuple[str, ...] = ("soon", "held", "far")):
        super().__init__(url, ledger, seed)
        self.meetings = meetings

    def step(self):
        time.sleep(self.rng.uniform(0, PAUSE))
        meeting = self.rng.choice(self.meetings)
        mine = [item for item in list(self.ledger.items.values()) if item.meeting == meeting]
        open_items = [item for item in mine if item.sent and not item.secret]
        act = self.rng.random()
        if len(mine) < MOST and (act < 0.45 or not open_items):
            self.several(meeting, [self.ledger.new(meeting) for _ in range(self.rng.randrange(1, 5))])
        elif act < 0.7:
            self.one(self.rng.choice(open_items))
        elif act < 0.97:
            self.file(self.rng.choice(open_items))
        elif len(open_items) > 8:
            self.turn_secret(self.rng.choice(open_items))

    def several(self, meeting: str, items: list[Item]) -> None:
        """POST: new versions of several items."""
        versions = [(item, self.ledger.version(item)) for item in items]
        self.post(meeting, versions)

    def post(self, meeting: str, versions: list[tuple[Item, Sent]]) -> list[str]:
        """Send versions; returns the statuses."""
        data = self.ledger.submission(meeting, [sent.payload for _, sent in versions])
        results = self.ask("POST", "/val/@dossiers", json=data, headers=JSON).json()["results"]
        for (item, sent), result in zip(versions, results, strict=True):
            self.note(item, sent, result)
        return [result["status"] for result in results]

    def one(self, item: Item) -> None:
        """PUT: a new version of one item."""
        if len(item.sent) >= MOST_VERSIONS:
            return
        sent = self.ledger.version(item)
        data = self.ledger.submission(item.meeting, [sent.payload])
        self.note(item, sent, self.ask("PUT", f"/val/@dossiers/{item.id}", json=data, headers=JSON).json())

    def note(self, item: Item, sent: Sent, result: dict) -> None:
        if item.secret and result["status"] == "refused":
            return
        if result["status"] == "busy":
            # Nothing is stored, and the answer says so.
            item.sent.remove(sent)
            self.busy += 1
        elif result["status"] in TAKEN:
            sent.taken = True
        else:
            raise Unexpected(f"{item.id}: {result}")

    def file(self, item: Item) -> None:
        """PUT: the bytes of an annex."""
        if not item.annexes or item.first:
            return
        name = self.rng.choice(item.annexes)
        data = pdf("".join(self.rng.choice("abcdefgh") for _ in range(12)))
        known = item.files.setdefault(name, [])
        known.append((data, False))
        answer = self.ask(
            "PUT",
            f"/val/@dossiers/{item.id}/annexes/{name}",
            content=data,
            headers={"Content-Type": "application/pdf", "Accept": "application/json"},
        )
        if answer.status_code == 503:
            known.pop()
            self.busy += 1
            return
        if answer.status_code not in (200, 201):
            raise Unexpected(f"{name}: {answer.status_code} {answer.text[:300]}")
        known[-1] = (data, True)

    def turn_secret(self, item: Item) -> None:
        """The item is taken behind closed doors."""
        before, item.secret = item.secret, item.secret or "doubt"
        payload = {**item.sent[-1].payload, "privacy": "secret"}
        data = self.ledger.submission(item.meeting, [payload])
        answer = self.ask("PUT", f"/val/@dossiers/{item.id}", json=data, headers=JSON)
        if answer.json()["status"] == "refused":
            item.secret = "taken"
        elif answer.json()["status"] == "busy":
            item.secret = before
            self.busy += 1
        else:
            raise Unexpected(f"{item.id}: {answer.text[:300]}")

    def send_again(self) -> list[str]:
        """Everything once more, as a back office does that does not know where it stopped; the ids it repeats.

        What was taken must be ``unchanged``; what was in doubt is stored now.
        """
        wrong = []
        for meeting in self.meetings:
            items = [item for item in self.ledger.items.values() if item.meeting == meeting]
            for item in [item for item in items if item.secret]:
                self.turn_secret(item)
            versions = [(item, item.sent[-1]) for item in items if item.sent and not item.secret]
            if not versions:
                continue
            known = [sent.taken for _, sent in versions]
            for (item, _), was, status in zip(versions, known, self.post(meeting, versions), strict=True):
                if was and status != "unchanged":
                    wrong.append(f"{item.id}: sent again: {status}")
        return wrong


JSON = {"Accept": "application/json"}


class Secretary(Client):
    """Reads what waits on the desk, masks what is open, decides on files, validates, withdraws, suspends, restores."""

    account = "secretaries"
    meetings: tuple[str, ...] = ()

    def step(self):
        self.find_meetings()
        if not self.meetings:
            time.sleep(0.2)
            return
        agenda = self.see(self.rng.choice(self.meetings))
        dossiers = _dossiers(agenda)
        waiting = [url for url in dossiers if _row(agenda, url, "À valider")]
        published = [url for url in dossiers if _row(agenda, url, "Publié")]
        if published and self.rng.random() < 0.3:
            self.withdraw(self.rng.choice(published))
        if published and self.rng.random() < 0.5:
            self.veil(self.rng.choice(published))
        if published and self.rng.random() < 0.3:
            self.annexes(self.rng.choice(published))
        for url in self.rng.sample(waiting, min(3, len(waiting))):
            self.review(url)
        if not waiting:
            time.sleep(0.1)

    def see(self, url: str, may_be_gone: bool = False) -> str:
        """A page, its entities read. ``may_be_gone``: a newer version may have taken away what it shows."""
        answer = self.ask("GET", url)
        if answer.status_code == 503 or (may_be_gone and answer.status_code == 404):
            raise TooLate(url)
        if answer.status_code != 200:
            raise Unexpected(f"GET {url}: {answer.status_code} {answer.text[:300]}")
        return html.unescape(answer.text)

    def review(self, url: str) -> None:
        """Decide on all that is open, on the files and on the doubts, then validate."""
        page = _Page(self.see(url))
        item = self._item(page)
        if item is None:
            return
        for address in page.annexes:
            self.decide(address, item)
        seen = page.seen
        for span in page.open:
            if not self.press(url, page, f"mask:span:{span}", version=page.version, seen=seen):
                return
            seen += 1
        # A decision may have settled some of the doubts: the page says which are left.
        doubts = _Page(self.see(url)).doubts if page.doubts else ()
        if doubts:
            if not self.press(url, page, "check", version=page.version, seen=seen, doubt=list(doubts)):
                return
            seen += 1
        # A new validation ends a suspension once it is published.
        item.veil = "" if page.reviewable else item.veil
        if page.reviewable and self.press(url, page, "validate", version=page.version, seen=seen):
            item.validated += 1

    def annexes(self, url: str) -> None:
        """Decide again on the files of an item that is public: its page follows without a new validation."""
        page = _Page(self.see(url))
        item = self._item(page)
        for address in page.annexes if item is not None else ():
            self.decide(address, item)

    def decide(self, address: str, item: Item, act: str | None = None) -> bool:
        """Release an annex, withhold it, or put another file in its place; or leave it as it is. True when done."""
        if act is None:
            act = self.rng.choices(("release", "withhold", "replace", ""), (70, 10, 10, 10))[0]
        try:
            page = _Annex(self.see(address, may_be_gone=True))
        except TooLate:
            return False
        if not act or (act == "release" and not page.releasable):
            return False
        data = {"_authenticator": page.token, "do": act, "seen": page.seen}
        more = {}
        match act:
            case "release":
                data["confirm"] = page.confirm
            case "withhold":
                data["reason"] = self.rng.choice(("personal_data", "copyright"))
            case "replace":
                word = "".join(self.rng.choice("abcdefgh") for _ in range(12))
                more["files"] = {"file": ("caviarde.pdf", pdf(word), "application/pdf")}
        answer = self.ask("POST", address, data=data, **more)
        if answer.status_code not in (303, 400, 404, 409, 503):
            raise Unexpected(f"{act} of an annex: {answer.status_code}")
        if answer.status_code == 303:
            done = {"release": "released", "withhold": "withheld", "replace": "replaced"}[act]
            setattr(item, done, getattr(item, done) + 1)
        return answer.status_code == 303

    def veil(self, url: str) -> None:
        """Put a public page out of sight, or show it again."""
        page = _Page(self.see(url))
        item = self._item(page)
        if item is None or not page.veils:
            return
        [act] = page.veils
        before, item.veil = item.veil, "doubt"
        fields = {"version": page.version, "seen": page.seen, "suspend_reason": "relecture"}
        if not self.press(url, page, act, **fields):
            item.veil = before
        else:
            item.veil = act
            item.suspended += act == "suspend"
            item.restored += act == "restore"

    def review_all(self) -> None:
        """Prepare all that waits."""
        self.find_meetings()
        for agenda in [self.see(meeting) for meeting in self.meetings]:
            for url in _dossiers(agenda):
                if _row(agenda, url, "À valider"):
                    self.review(url)

    def release_one(self) -> None:
        """Release an annex of the first public page in sight that has one."""
        for url in self.published():
            page = _Page(self.see(url))
            item = self._item(page) if page.veils == ["suspend"] else None
            if item is not None and any(self.decide(address, item, "release") for address in page.annexes):
                return

    def suspend_one(self) -> None:
        """Suspend the first public page that can be, unless one is out of sight already."""
        pages = {url: _Page(self.see(url)).veils for url in self.published()}
        if any("restore" in veils for veils in pages.values()):
            return
        for url, veils in pages.items():
            if "suspend" in veils:
                self.veil(url)
                return

    def published(self) -> list[str]:
        """The screens of all items that are public."""
        self.find_meetings()
        agendas = {meeting: self.see(meeting) for meeting in self.meetings}
        return [url for agenda in agendas.values() for url in _dossiers(agenda) if _row(agenda, url, "Publié")]

    def find_meetings(self) -> None:
        """Read the desk as long as it may show another meeting."""
        if len(self.meetings) < len(self.ledger.meetings):
            desk = self.see("/val/bureau")
            self.meetings = tuple(sorted(set(re.findall(r'href="(http[^"]*/val/bureau/[0-9a-f]{8})"', desk))))

    def withdraw(self, url: str) -> None:
        """Take it off the site."""
        page = _Page(self.see(url))
        item = self._item(page)
        if item is not None and page.withdrawable:
            reason = self.rng.choice(("personal_data", "error"))
            fields = {"version": page.version, "seen": page.seen, "reason": reason, "confirm": "withdraw"}
            item.veil = ""
            if self.press(url, page, "withdraw", **fields):
                item.withdrawn += 1

    def press(self, url: str, page: "_Page", button: str, **fields) -> bool:
        """Press a button. True when the server did it; it refuses what came too late."""
        data = {"_authenticator": page.token, "do": button, **fields}
        answer = self.ask("POST", f"{url}/@@review", data=data)
        if answer.status_code not in (303, 400, 409, 503):
            raise Unexpected(f"{button}: {answer.status_code}")
        return answer.status_code == 303

    def _item(self, page: "_Page") -> Item | None:
        items = list(self.ledger.items.values())
        return next((item for item in items if any(sent.word in page.title for sent in list(item.sent))), None)


class _Page:
    """What a reviewer sees."""

    def __init__(self, text: str):
        self.title = re.search(r"<h1[^>]*>(.*?)</h1>", text, re.S)[1]
        self.token = re.search(r'name="_authenticator"[^>]*value="([^"]+)"', text)[1]
        self.version = int(_hidden(text, "version"))
        self.seen = int(_hidden(text, "seen"))
        self.open = re.findall(r'data-line="([^"]+)"\s+data-state="open"', text)
        self.reviewable = 'value="validate"' in text or bool(self.open)
        self.doubts = re.findall(r'name="doubt"\s+type="checkbox"\s+value="([^"]+)"', text)
        self.withdrawable = 'value="withdraw"' in text
        self.annexes = re.findall(r'href="(http[^"]*/@@annex\?id=[^"]+)"', text)
        self.veils = re.findall(r'value="(suspend|restore)"', text)


class _Annex:
    """What a secretary sees of an annex. ``confirm``: what she confirms to have read, or nothing."""

    def __init__(self, text: str):
        self.token = re.search(r'name="_authenticator"[^>]*value="([^"]+)"', text)[1]
        self.seen = _hidden(text, "seen")
        self.releasable = 'value="release"' in text
        confirm = re.search(r'name="confirm"\s+type="checkbox"\s+value="([^"]*)"', text)
        self.confirm = confirm[1] if confirm else ""


def _hidden(text: str, name: str) -> str:
    return re.search(rf'name="{name}"\s+type="hidden"\s+value="([^"]*)"', text)[1]


def _dossiers(agenda: str) -> list[str]:
    return sorted(set(re.findall(r'href="(http[^"]*/val/bureau/[0-9a-f]{8}/[0-9a-f]{8})"', agenda)))


def _row(text: str, url: str, word: str) -> bool:
    """Whether an agenda shows a dossier in a state."""
    row = text.partition(f'href="{url}"')[2].partition("</li>")[0]
    return word in row
