"""The portal as a program knows it."""

from .files import Files
from .files import IDENTIFIER
from .files import opened
from .told import BadAddress
from .told import FieldProblem
from .told import Line
from .told import NotThePortal
from .told import PushError
from .told import Rejected
from .told import Unavailable
from .told import WrongAccount
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from contextlib import closing
from ipaddress import ip_address
from typing import Any
from typing import BinaryIO
from urllib.parse import quote

import httpx
import json
import random
import re
import time


#: Seconds for one request: a meeting of 120 items is stored item by item.
TIMEOUT = 300.0
#: Tries of what the portal, or the proxy before it, cannot do now, or of a request that broke off.
ATTEMPTS = 5
AGAIN = (502, 503, 504)
#: Seconds before the second try, doubled each time, less a random part; and the longest of these pauses.
PAUSE, LONGEST_PAUSE = 1.0, 60.0
#: Bytes of JSON in one request; the portal takes 50 MiB. Items beyond go in a request of their own.
BATCH = 20 * 1024**2

BROKEN = "le portail est en panne : renvoyez plus tard"


class Portal:
    """The portal as a back office sees it: one account of ``{institution}-backoffice``. Not for several threads.

    ``timeout``: seconds between two pieces of an answer. ``attempts``, ``pause``: see ``ATTEMPTS`` and ``PAUSE``.
    """

    def __init__(
        self,
        url: str,
        user: str,
        password: str,
        timeout: float = TIMEOUT,
        attempts: int = ATTEMPTS,
        pause: float = PAUSE,
    ):
        self.attempts = attempts
        self.pause = pause
        here = _is_this_machine(url)
        self._client = httpx.Client(
            base_url=url,
            auth=httpx.BasicAuth(user, password),
            headers={"Accept": "application/json"},
            timeout=timeout,
            # What stays on this machine passes by no proxy.
            trust_env=not here,
        )

    def __enter__(self) -> "Portal":
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def close(self) -> None:
        """Let the connections go."""
        self._client.close()

    def hand_in(self, submission: Mapping[str, Any], files: Files | None = None) -> Iterator[Line]:
        """A line an item, then one a file of the publishable annexes of the items that were taken.

        Without ``files`` no annex is sent. Raises ``PushError``; whatever was told before is stored.
        """
        lines = self.send(submission)
        yield from lines
        if files is None:
            return
        for line in lines:
            if line.taken:
                yield from self._hand_in_annexes(submission, line.position, files)

    def send(self, submission: Mapping[str, Any]) -> list[Line]:
        """Send a meeting with its items; a line an item, in their order. Items that were busy are sent again.

        Raises ``Rejected`` when the frame (institution, meeting) is not as it should be: nothing is stored then.
        """
        institution, items = submission.get("institution"), submission.get("items")
        if not isinstance(institution, str) or not IDENTIFIER.fullmatch(institution):
            raise Rejected("envoi refusé", 400, [FieldProblem("institution", "identifiant attendu")])
        if not isinstance(items, list) or not items:
            raise Rejected("envoi refusé", 400, [FieldProblem("items", "au moins un point est attendu")])
        lines: dict[int, Line] = {}
        waiting = list(range(len(items)))
        for attempt in range(self.attempts):
            if attempt:
                self._wait(attempt)
            for batch in _batches(items, waiting):
                lines.update(self._sent(submission, batch))
            waiting = [position for position in waiting if lines[position].code == 503]
            if not waiting:
                break
        return [lines[position] for position in range(len(items))]

    def send_annex(self, submission: Mapping[str, Any], position: int, number: int, file: BinaryIO) -> Line:
        """Send the bytes of an annex of an item that was taken, from the beginning of ``file``, as a stream."""
        item = submission["items"][position]
        annex = item["annexes"][number]

        def content() -> BinaryIO:
            file.seek(0)
            return file

        place = f"{quote(item['id'], safe='')}/annexes/{quote(annex['id'], safe='')}"
        address = f"/{submission['institution']}/@dossiers/{place}"
        answer = self._answered("PUT", address, content, annex["type"])
        data, code = _object_of(answer), answer.status_code
        status = "too_large" if code == 413 else _text(data, "status") or "failed"
        return Line(position, annex["id"], code, status, _text(data, "message"), annex=number)

    # -- items and annexes ----------------------------------------------------------------------------------------

    def _sent(self, submission: Mapping[str, Any], batch: list[int]) -> dict[int, Line]:
        part = {**submission, "items": [submission["items"][position] for position in batch]}
        body = _json_bytes(part)
        answer = self._answered("POST", f"/{submission['institution']}/@dossiers", lambda: body, "application/json")
        if answer.status_code == 413 and len(batch) == 1:
            return {batch[0]: Line(batch[0], "", 413, "too_large", "point trop grand")}
        data = _object_of(answer)
        if not answer.is_success:
            raise _rejection(answer.status_code, data, batch)
        results = data.get("results")
        if not isinstance(results, list) or len(results) != len(batch):
            raise NotThePortal("la réponse n’est pas celle du portail : vérifiez l’adresse")
        return {position: _line_of(result, position, batch) for position, result in zip(batch, results, strict=True)}

    def _hand_in_annexes(self, submission: Mapping[str, Any], position: int, files: Files) -> Iterator[Line]:
        item = submission["items"][position]
        for number, annex in enumerate(item.get("annexes", ())):
            if not annex["publishable"]:
                continue
            path = files(item["id"], annex["id"])
            file = opened(path) if path is not None else None
            if file is None:
                yield Line(position, annex["id"], 404, "missing", "pas de fichier", annex=number)
                continue
            with closing(file):
                yield self.send_annex(submission, position, number, file)

    # -- one request ----------------------------------------------------------------------------------------------

    def _answered(self, method: str, address: str, content: Callable[[], Any], media_type: str) -> httpx.Response:
        """The answer, whatever its status, but for 401 and what is no portal's; 503 and broken requests again."""
        for attempt in range(1, self.attempts + 1):
            try:
                answer = self._client.request(method, address, content=content(), headers={"Content-Type": media_type})
            except (httpx.ConnectError, httpx.UnsupportedProtocol) as error:
                raise self._unreachable(error) from None
            except httpx.HTTPError as error:
                if attempt == self.attempts:
                    raise self._unreachable(error) from None
                self._wait(attempt)
                continue
            if answer.status_code == 401:
                raise WrongAccount("le portail refuse l’identifiant ou le mot de passe ; rien n’est réessayé", 401)
            if answer.is_redirect:
                raise NotThePortal("l’adresse renvoie ailleurs : donnez celle du portail lui-même", answer.status_code)
            if answer.status_code not in AGAIN:
                return answer
            if attempt < self.attempts:
                self._wait(attempt, answer.headers.get("retry-after", ""))
        raise Unavailable("le portail ne peut pas répondre maintenant : renvoyez plus tard", answer.status_code)

    def _unreachable(self, error: Exception) -> Unavailable:
        return Unavailable(f"{self._client.base_url}: {type(error).__name__} ; le portail tourne-t-il ?")

    def _wait(self, attempt: int, asked: str = "") -> None:
        pause = self.pause * 2 ** (attempt - 1) * random.uniform(0.5, 1)
        if asked.isdigit() and len(asked) < 6:
            pause = max(pause, float(asked))
        time.sleep(min(pause, LONGEST_PAUSE))


def _is_this_machine(url: str) -> bool:
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, TypeError):
        raise BadAddress("l’adresse du portail est illisible : https://… est attendu") from None
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise BadAddress("l’adresse du portail est illisible : https://… est attendu")
    try:
        here = parsed.host == "localhost" or ip_address(parsed.host).is_loopback
    except ValueError:
        here = False
    if parsed.scheme == "http" and not here:
        raise BadAddress("http porterait le mot de passe et les textes en clair : donnez l’adresse en https")
    return here


def _batches(items: Sequence[Any], positions: Sequence[int]) -> Iterator[list[int]]:
    batch: list[int] = []
    size = 0
    for position in positions:
        length = len(_json_bytes(items[position]))
        if batch and size + length > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(position)
        size += length
    yield batch


def _json_bytes(data: Any) -> bytes:
    try:
        return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    except (TypeError, ValueError, RecursionError):
        raise Rejected("envoi refusé : il ne s’écrit pas en JSON (dates en texte ISO 8601, pas de NaN)", 400) from None


def _object_of(answer: httpx.Response) -> dict[str, Any]:
    try:
        data = answer.json()
    except ValueError:
        data = None
    if not isinstance(data, dict):
        if answer.status_code >= 500:
            raise Unavailable(BROKEN, answer.status_code)
        raise NotThePortal("la réponse n’est pas du JSON : est-ce l’adresse du portail ?", answer.status_code)
    return data


def _rejection(code: int, data: Mapping[str, Any], batch: list[int]) -> PushError:
    if code in (403, 404):
        problem = FieldProblem("institution", "inconnue, ou ce compte ne peut rien y déposer")
        return Rejected("envoi refusé, rien n’est enregistré", code, [problem])
    if code >= 500:
        return Unavailable(BROKEN, code)
    return Rejected(_text(data, "message") or "envoi refusé", code, _problems_of(data, batch))


def _line_of(result: Any, position: int, batch: list[int]) -> Line:
    if not isinstance(result, dict) or not isinstance(result.get("code"), int):
        raise NotThePortal("la réponse n’est pas celle du portail : vérifiez l’adresse")
    identifier, status, message = (_text(result, name) for name in ("id", "status", "message"))
    return Line(position, identifier, result["code"], status, message, _problems_of(result, batch))


def _problems_of(data: Mapping[str, Any], batch: list[int]) -> tuple[FieldProblem, ...]:
    """The problems, their paths as in the whole submission: ``items.0`` may be the first of a later part."""

    def whole(found: re.Match[str]) -> str:
        position = int(found[1])
        return f"items.{batch[position]}" if position < len(batch) else found[0]

    return tuple(
        FieldProblem(re.sub(r"^items\.(\d{1,6})(?!\w)", whole, _text(one, "field")), _text(one, "message"))
        for one in data.get("errors") or ()
        if isinstance(one, dict)
    )


def _text(data: Mapping[str, Any], name: str) -> str:
    found = data.get(name)
    return found if isinstance(found, str) else ""
