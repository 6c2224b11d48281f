"""One well-kept connection to a back office: read-only, bounded in time and size, and never led elsewhere."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from imio.deliberations import __version__
from imio.deliberations.backoffice import errors
from imio.deliberations.backoffice.addresses import Address
from imio.deliberations.backoffice.addresses import Network
from imio.deliberations.backoffice.addresses import opened_networks
from imio.deliberations.backoffice.addresses import read_address
from imio.deliberations.backoffice.credentials import Credentials
from imio.deliberations.backoffice.network import AUTHORITIES
from imio.deliberations.backoffice.network import CheckedTransport
from typing import Any
from typing import BinaryIO
from typing import TypeVar
from urllib.parse import unquote
from urllib.parse import urljoin
from urllib.parse import urlsplit

import httpx
import json
import re
import ssl
import tenacity
import time


Params = Sequence[tuple[str, str]]
T = TypeVar("T")

_MIB = 1024**2
_PLAIN_HOST = re.compile(r"[A-Za-z0-9.-]{1,100}")


@dataclass(frozen=True)
class Limits:
    """What a back office may cost. Seconds: ``connect``, ``read`` (between two pieces), ``answer`` and ``download``
    (whole), ``pause`` (before the second attempt, doubled each time, with jitter), ``longest_pause``. Bytes: ``data``
    of one JSON answer. ``attempts``: of one request; ``redirects``: followed on the same server.
    """

    connect: float = 5
    read: float = 30
    answer: float = 120
    download: float = 900
    data: int = 32 * _MIB
    attempts: int = 4
    redirects: int = 3
    pause: float = 0.5
    longest_pause: float = 20


class Connection:
    """GET requests below one address, with the credentials of one account.

    Every failure is a ``BackOfficeError``; those that may pass are tried again. ``requests`` counts what was sent.
    """

    def __init__(
        self,
        url: str,
        credentials: Credentials,
        limits: Limits = Limits(),
        opened: Iterable[Network] = (),
        authorities: str = "",
    ):
        opened = tuple(opened)
        self.address: Address = read_address(url, opened)
        self.limits = limits
        self.requests = 0
        transport = CheckedTransport(opened, authorities)
        self._network = transport.network
        self._client = httpx.Client(
            auth=httpx.BasicAuth(credentials.user, credentials.password),
            headers={
                "Accept": "application/json",
                # Compressed answers could be small and unfold without end.
                "Accept-Encoding": "identity",
                "User-Agent": f"imio.deliberations/{__version__}",
            },
            timeout=httpx.Timeout(limits.read, connect=limits.connect),
            transport=transport,
            follow_redirects=False,
            trust_env=False,
        )

    @classmethod
    def from_environment(cls, url: str, credentials: Credentials, environ: Mapping[str, str], **options):
        """A connection with the operator's settings: opened networks, trusted authorities."""
        return cls(
            url,
            credentials,
            opened=opened_networks(environ),
            authorities=environ.get(AUTHORITIES, ""),
            **options,
        )

    def __enter__(self) -> "Connection":
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def close(self) -> None:
        """Let the connections go."""
        self._client.close()

    def data(self, path: str, params: Params = ()) -> Any:
        """The JSON data at a path below the address."""
        return self._persistent(lambda: self._data(path, params))

    def download(self, path: str, target: BinaryIO, limit: int) -> int:
        """Write the file at a path to ``target`` from its beginning; its length in bytes, at most ``limit``."""

        def once() -> int:
            target.seek(0)
            target.truncate()
            return self._download(path, target, limit)

        return self._persistent(once)

    def path_of(self, url: Any) -> str:
        """The path below the address of something that the server names by its URL. Raises ``AnotherPlace``.

        Behind a proxy a server may write http where it is reached by https: the way stays the connection's own.
        """
        if not isinstance(url, str):
            raise errors.Malformed("@id")
        try:
            parts = urlsplit(url)
            host, port = (parts.hostname or "").lower(), parts.port
        except ValueError:
            raise errors.AnotherPlace() from None
        here = self.address
        same_port = port == here.port or (port is None and here.port == 443) or (port in (None, 80) and here.port == 80)
        below = parts.path[len(here.path) :]
        if (
            parts.scheme not in ("http", "https")
            or host != here.host
            or not same_port
            or parts.username is not None
            or not parts.path.startswith(f"{here.path}/")
            or ".." in unquote(below).replace("\\", "/").split("/")
        ):
            raise errors.AnotherPlace()
        return below

    # -- one request ----------------------------------------------------------------------------------------------

    def _persistent(self, act: Callable[[], T]) -> T:
        """Do it again while the failure may pass."""
        jittered = tenacity.wait_exponential_jitter(
            multiplier=self.limits.pause, max=self.limits.longest_pause, jitter=self.limits.pause
        )

        def wait(state: tenacity.RetryCallState) -> float:
            error = state.outcome.exception() if state.outcome else None
            asked = min(getattr(error, "retry_after", 0.0), self.limits.longest_pause)
            return max(jittered(state), asked)

        return tenacity.Retrying(
            stop=tenacity.stop_after_attempt(self.limits.attempts),
            wait=wait,
            retry=tenacity.retry_if_exception(lambda error: getattr(error, "temporary", False)),
            reraise=True,
        )(act)

    def _data(self, path: str, params: Params) -> Any:
        body = bytearray()
        answer = self._sent(path, params, self.limits.answer)
        try:
            kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind in ("text/html", "application/xhtml+xml"):
                raise errors.NotData("une page web")
            for piece in self._pieces(answer, self.limits.answer):
                body += piece
                if len(body) > self.limits.data:
                    raise errors.TooLarge(self.limits.data)
        finally:
            answer.close()
        try:
            return json.loads(body)
        except (ValueError, RecursionError):
            # Half of an answer begins like one; anything else never was data.
            raise (errors.Truncated() if body.lstrip()[:1] in (b"{", b"[") else errors.NotData()) from None

    def _download(self, path: str, target: BinaryIO, limit: int) -> int:
        size = 0
        answer = self._sent(path, (), self.limits.download)
        try:
            announced = answer.headers.get("content-length", "")
            if announced.isdigit() and int(announced) > limit:
                raise errors.TooLarge(limit, "L’annexe")
            for piece in self._pieces(answer, self.limits.download):
                size += len(piece)
                if size > limit:
                    raise errors.TooLarge(limit, "L’annexe")
                target.write(piece)
        finally:
            answer.close()
        target.flush()
        return size

    def _pieces(self, answer: httpx.Response, seconds: float):
        if answer.headers.get("content-encoding", "identity").lower() != "identity":
            raise errors.NotData("des données comprimées, non demandées,")
        try:
            # As they arrive, 64 KiB at most.
            yield from answer.iter_raw()
        except httpx.HTTPError as error:
            raise self._failure(error, seconds) from None

    def _sent(self, path: str, params: Params, seconds: float) -> httpx.Response:
        """The answer of status 200, not read yet; redirects on the same server are followed. It has so many seconds."""
        self._network.until = time.monotonic() + seconds
        url = httpx.URL(f"{self.address}{path}", params=list(params)) if params else httpx.URL(f"{self.address}{path}")
        for _ in range(self.limits.redirects + 1):
            self.requests += 1
            try:
                answer = self._client.send(self._client.build_request("GET", url), stream=True)
            except httpx.HTTPError as error:
                raise self._failure(error, seconds) from None
            if answer.status_code == 200:
                return answer
            answer.close()
            if not answer.is_redirect:
                raise _status_error(answer)
            url = self._followed(url, answer.headers.get("location", ""))
        raise errors.RedirectRefused("lui-même, sans fin")

    def _followed(self, url: httpx.URL, location: str) -> httpx.URL:
        try:
            target = urlsplit(urljoin(str(url), location))
            host, port = (target.hostname or "").lower(), target.port
        except ValueError:
            raise errors.RedirectRefused("une adresse illisible") from None
        here = self.address
        if target.scheme not in ("http", "https"):
            raise errors.RedirectRefused("une adresse qui n’est pas du web")
        if host != here.host:
            named = f" ({host})" if _PLAIN_HOST.fullmatch(host) else ""
            raise errors.RedirectRefused(f"un autre serveur{named}")
        if (target.scheme, port or {"https": 443, "http": 80}[target.scheme]) != (here.scheme, here.port):
            raise errors.RedirectRefused("un autre protocole ou un autre port du même serveur")
        if target.username is not None:
            raise errors.RedirectRefused("une adresse qui porte un mot de passe")
        if re.search(r"/(require_login|login(_form)?|acl_users/[^?]*login)$", target.path):
            raise errors.WrongCredentials()
        return httpx.URL(target._replace(fragment="").geturl())

    def _failure(self, error: httpx.HTTPError, seconds: float) -> errors.BackOfficeError:
        """The error in our words. httpx's own holds the request with its credentials: it is not kept."""
        if isinstance(error, httpx.ConnectTimeout):
            return errors.Unreachable()
        if isinstance(error, httpx.TimeoutException):
            return errors.TooSlow(seconds if time.monotonic() >= self._network.until else self.limits.read)
        if isinstance(error, httpx.ConnectError):
            return _handshake_failure(error) or errors.Unreachable()
        if isinstance(error, httpx.RemoteProtocolError) and "location" in str(error):
            return errors.RedirectRefused("une adresse illisible")
        if isinstance(error, httpx.RemoteProtocolError | httpx.ReadError):
            return errors.Truncated()
        return errors.Unreachable()


def _status_error(answer: httpx.Response) -> errors.BackOfficeError:
    status = answer.status_code
    if status == 401:
        return errors.WrongCredentials()
    if status == 403:
        return errors.NotAllowed()
    if status in (404, 410):
        return errors.NotFound()
    if status == 429 or status >= 500:
        after = answer.headers.get("retry-after", "")
        return errors.ServerFailed(status, float(after) if after.isdigit() and len(after) < 6 else 0.0)
    if 400 <= status < 500:
        return errors.RequestRefused(status)
    return errors.NotData(f"un code inattendu ({status})")


def _handshake_failure(error: BaseException | None) -> errors.BackOfficeError | None:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return errors.CertificateRefused()
        if isinstance(error, ssl.SSLError):
            return errors.Unreachable("aucune connexion chiffrée")
        error = error.__cause__ or error.__context__
    return None
