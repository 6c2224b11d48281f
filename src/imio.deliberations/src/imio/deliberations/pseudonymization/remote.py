"""The pseudonymizer over HTTP (``pseudonymizer serve``), with the signature of the one in this process.

It sends texts in clear: no proxy of the environment is used, no redirect is followed, and no message holds a text.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from imio.pseudonymizer import Analysis
from imio.pseudonymizer import Document
from imio.pseudonymizer import Official
from imio.pseudonymizer import Part
from imio.pseudonymizer import plain_text
from imio.pseudonymizer.document import ACTIONS
from imio.pseudonymizer.document import LABELS
from imio.pseudonymizer.errors import BadInput
from imio.pseudonymizer.errors import TooLong
from pathlib import Path
from pydantic import TypeAdapter
from pydantic import ValidationError
from typing import Any

import httpx
import json
import time


SETTING = "DELIBERATIONS_PSEUDONYMIZER"
#: Seconds for one answer. The worker does nothing else meanwhile.
TIMEOUT = 60
MAX_TIMEOUT = 600
#: Seconds to reach the service: it stands nearby.
CONNECT = 5
#: Seconds between two attempts, doubled each time.
BACKOFF = 0.5
#: Seconds without a call once the service was found down: nobody waits for it five hundred times.
REST = 60
#: Bytes of an answer. The plain texts come back, and each span tells its own.
MAX_ANSWER = 256 * 1024 * 1024
#: Asked of a service that was down, before the texts of a dossier are.
PROBE = Document((Part("probe", "M. Anatole Exemple, Val-des-Aulnes.", "text"),))

_ANALYSIS = TypeAdapter(Analysis)


class PseudonymizerUnavailable(Exception):
    """No answer that can be used. The message is for the log: kinds and numbers, never a text."""


class _Again(Exception):
    """This attempt failed in a way that may pass."""


class RemotePseudonymizer:
    """Asks a service for its analyses.

    ``timeout``: seconds for one answer, whole; no attempt begins later. ``attempts``: calls before the service counts
    as down; from then on everything is refused at once for ``rest`` seconds, or until ``check`` finds it up again.
    """

    def __init__(self, url: str, timeout: float = TIMEOUT, attempts: int = 3, token: str = "", rest: float = REST):
        address = _address(url)
        self.timeout = timeout
        self.attempts = attempts
        self.rest = rest
        self._rests_until = 0.0
        self._client = httpx.Client(
            base_url=address,
            headers={"Accept-Encoding": "identity"} | ({"Authorization": f"Bearer {token}"} if token else {}),
            timeout=httpx.Timeout(timeout, connect=min(CONNECT, timeout)),
            follow_redirects=False,
            trust_env=False,
        )

    def analyse(
        self,
        document: Document,
        officials: Sequence[Official] = (),
        on: date | None = None,
        previous: Analysis | None = None,
    ) -> Analysis:
        """The proposal for a document, as ``imio.pseudonymizer.Pseudonymizer.analyse`` gives it.

        Raises ``PseudonymizerUnavailable``; ``TooLong`` or ``BadInput`` when the service will not read this document.
        """
        if time.monotonic() < self._rests_until:
            raise PseudonymizerUnavailable("down a moment ago")
        return self._asked(document, officials, on, previous, self.attempts)

    def check(self) -> None:
        """Have one sentence analysed, now. Raises ``PseudonymizerUnavailable``; else the service is up again."""
        self._rests_until = 0.0
        self._asked(PROBE, (), None, None, 1)

    def _asked(self, document, officials, on, previous, attempts: int) -> Analysis:
        body = json.dumps(
            {
                "parts": [asdict(part) for part in document.parts],
                "officials": [asdict(official) for official in officials],
                "on": on,
                "previous": previous.to_dict() if previous is not None else None,
            },
            default=date.isoformat,
        ).encode("ascii")
        try:
            return _checked(self._persistent(body, attempts), document)
        except PseudonymizerUnavailable:
            self._rests_until = time.monotonic() + self.rest
            raise

    def _persistent(self, body: bytes, attempts: int) -> bytes:
        until = time.monotonic() + self.timeout
        for attempt in range(1, attempts + 1):
            try:
                return self._once(body)
            except _Again as error:
                if attempt == attempts or time.monotonic() > until:
                    raise PseudonymizerUnavailable(str(error)) from None
                time.sleep(BACKOFF * 2 ** (attempt - 1))
        raise PseudonymizerUnavailable("never asked")

    def _once(self, body: bytes) -> bytes:
        until = time.monotonic() + self.timeout
        request = self._client.build_request(
            "POST", "analyse", content=body, headers={"Content-Type": "application/json"}
        )
        try:
            answer = self._client.send(request, stream=True)
            try:
                _check_status(answer.status_code)
                return _read(answer, until)
            finally:
                answer.close()
        except httpx.ConnectTimeout as error:
            raise _Again(type(error).__name__) from None
        except httpx.TimeoutException as error:
            # It works on it still: asking again would have it work twice.
            raise PseudonymizerUnavailable(type(error).__name__) from None
        except httpx.TransportError as error:
            raise _Again(type(error).__name__) from None
        except httpx.HTTPError as error:
            raise PseudonymizerUnavailable(type(error).__name__) from None


def from_environment(environ: Mapping[str, str]) -> RemotePseudonymizer | None:
    """The service that ``DELIBERATIONS_PSEUDONYMIZER_URL`` names, or None where there is no such setting.

    ``…_TIMEOUT``: seconds; ``…_TOKEN_FILE``: a file with the token. A setting that cannot be read raises
    ``PseudonymizerUnavailable``: whoever wants the service gets no analysis from elsewhere.
    """
    url = environ.get(f"{SETTING}_URL", "").strip()
    if not url:
        return None
    try:
        timeout = float(environ.get(f"{SETTING}_TIMEOUT") or TIMEOUT)
    except ValueError:
        timeout = 0
    if not 0 < timeout <= MAX_TIMEOUT:
        raise PseudonymizerUnavailable(f"{SETTING}_TIMEOUT is no number of seconds up to {MAX_TIMEOUT}")
    return RemotePseudonymizer(url, timeout, token=_token(environ.get(f"{SETTING}_TOKEN_FILE", "")))


def _token(name: str) -> str:
    if not name:
        return ""
    try:
        token = Path(name).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise PseudonymizerUnavailable(f"{SETTING}_TOKEN_FILE cannot be read: {type(error).__name__}") from None
    if not token or not token.isprintable():
        raise PseudonymizerUnavailable(f"{SETTING}_TOKEN_FILE holds no token")
    return token


def _address(url: str) -> httpx.URL:
    try:
        address = httpx.URL(url)
    except httpx.InvalidURL:
        raise PseudonymizerUnavailable("its address cannot be read") from None
    if address.scheme not in ("http", "https") or not address.host or address.userinfo or address.query:
        raise PseudonymizerUnavailable("its address is not http(s)://host[:port][/path]")
    return address


def _check_status(status: int) -> None:
    if status == 200:
        return
    if status == 413:
        raise TooLong("Le service de pseudonymisation refuse un document de cette taille.")
    if status in (400, 422):
        raise BadInput("Le service de pseudonymisation ne peut pas lire ce document.")
    if status == 429 or status >= 500:
        raise _Again(f"status {status}")
    raise PseudonymizerUnavailable(f"status {status}")


def _read(answer: httpx.Response, until: float) -> bytes:
    read = bytearray()
    for chunk in answer.iter_bytes():
        read += chunk
        # The client's own timeout begins anew with each piece.
        if time.monotonic() > until:
            raise PseudonymizerUnavailable("the answer takes too long")
        if len(read) > MAX_ANSWER:
            raise PseudonymizerUnavailable("the answer is too large")
    return bytes(read)


def _checked(body: bytes, document: Document) -> Analysis:
    """The analysis in an answer, once it is certain that it speaks of this document."""
    try:
        # Not pydantic's own reader: it refuses half a character, which a text may hold.
        analysis = _ANALYSIS.validate_python(json.loads(body))
    except (ValidationError, ValueError, RecursionError):
        raise PseudonymizerUnavailable("the answer is no analysis") from None
    if analysis.texts != {part.name: plain_text(part) for part in document.parts}:
        raise PseudonymizerUnavailable("the answer is about another text")
    doubts_fit = all(not doubt.part or doubt.part in analysis.texts for doubt in analysis.warnings)
    if not doubts_fit or not all(_fits(span, analysis.texts) for span in analysis.spans):
        raise PseudonymizerUnavailable("the answer marks what is not in the text")
    if len({span.id for span in analysis.spans}) != len(analysis.spans):
        raise PseudonymizerUnavailable("the answer gives two marks one name")
    return analysis


def _fits(span: Any, texts: dict[str, str]) -> bool:
    text = texts.get(span.part)
    return (
        text is not None
        and 0 <= span.start < span.end <= len(text)
        and span.text == text[span.start : span.end]
        and span.label in LABELS
        and span.action in ACTIONS
    )
