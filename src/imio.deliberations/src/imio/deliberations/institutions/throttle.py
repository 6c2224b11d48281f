"""Nobody tries passwords without end: a PAS plugin that stands before all that authenticate.

It counts the failures of login and password (login form, Basic authentication, ``@login``) in the memory of the
process, so that several processes each have their own count. Session cookies and tokens pass by. Not covered: Zope's
own user folder at the root, its emergency user, and a cache that somebody puts on ``acl_users``.

The client's address is ``request.getClientAddr()``: behind a proxy, Zope has to be told to trust it
(``trusted-proxy``), or everybody has the proxy's address.
"""

from AccessControl.class_init import InitializeClass
from AccessControl.SecurityInfo import ClassSecurityInfo
from Acquisition import aq_base
from Acquisition import aq_chain
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Callable
from collections.abc import Hashable
from imio.deliberations import _
from plone import api
from Products.PluggableAuthService.interfaces.events import ICredentialsUpdatedEvent
from Products.PluggableAuthService.interfaces.plugins import IAuthenticationPlugin
from Products.PluggableAuthService.PluggableAuthService import _SWALLOWABLE_PLUGIN_EXCEPTIONS
from Products.PluggableAuthService.plugins.BasePlugin import BasePlugin
from Products.statusmessages.interfaces import IStatusMessage
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.globalrequest import getRequest
from zope.interface import implementer

import ipaddress
import logging
import threading
import time


PLUGIN = "login_throttle"

#: Seconds in which failures add up, and seconds of refusal once there are too many.
WINDOW = 15 * 60
#: Failures of one login from one address, and from anywhere.
PER_ADDRESS = 5
PER_LOGIN = 20
#: Logins kept in memory; beyond, the least suspicious are forgotten.
SIZE = 10_000

REFUSED = _(
    "sign_in_refused",
    default="Trop d’essais de connexion. Réessayez dans un quart d’heure, ou demandez un nouveau mot de passe.",
)

_SEEN = "imio.deliberations.sign_in"
logger = logging.getLogger(__name__)


class _Count:
    """Of one login: moments and addresses of its failures; until when it is refused, by address, or None for all."""

    __slots__ = ("failures", "refused")

    def __init__(self):
        self.failures: list[tuple[float, str]] = []
        self.refused: dict[str | None, float] = {}

    def forget_before(self, now: float) -> None:
        self.failures = [one for one in self.failures if now - one[0] < WINDOW]
        self.refused = {address: until for address, until in self.refused.items() if now < until}

    @property
    def weight(self) -> tuple[int, int, float]:
        return len(self.refused), len(self.failures), self.failures[-1][0] if self.failures else 0.0


class Tally:
    """The failures of this process. ``clock`` gives seconds that never go back. Safe between threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, size: int = SIZE):
        self.clock = clock
        self.size = size
        self._counts: dict[Hashable, _Count] = {}
        self._lock = threading.Lock()

    def __len__(self):
        return len(self._counts)

    def is_refused(self, login: Hashable, address: str) -> bool:
        """Whether even a right password is refused now."""
        with self._lock:
            count = self._current(login)
            return count is not None and (None in count.refused or address in count.refused)

    def failed(self, login: Hashable, address: str) -> bool:
        """Count a failure. True when a refusal begins with it."""
        with self._lock:
            count = self._current(login) or self._new(login)
            now = self.clock()
            count.failures.append((now, address))
            here = sum(1 for _moment, other in count.failures if other == address)
            begins = False
            if here >= PER_ADDRESS and address not in count.refused:
                count.refused[address] = now + WINDOW
                begins = True
            if len(count.failures) >= PER_LOGIN and None not in count.refused:
                count.refused[None] = now + WINDOW
                begins = True
            return begins

    def succeeded(self, login: Hashable, address: str) -> None:
        """The right password: what was mistyped at this address is forgiven, what others tried elsewhere is not."""
        with self._lock:
            count = self._current(login)
            if count is None:
                return
            count.failures = [one for one in count.failures if one[1] != address]
            if not count.failures and not count.refused:
                del self._counts[login]

    def forget(self, login: Hashable) -> None:
        """Forget a login altogether: its owner has set a new password."""
        with self._lock:
            self._counts.pop(login, None)

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._counts.clear()

    def _current(self, login: Hashable) -> _Count | None:
        count = self._counts.get(login)
        if count is None:
            return None
        count.forget_before(self.clock())
        if count.failures or count.refused:
            return count
        del self._counts[login]
        return None

    def _new(self, login: Hashable) -> _Count:
        if len(self._counts) >= self.size:
            self._make_room()
        self._counts[login] = count = _Count()
        return count

    def _make_room(self) -> None:
        """A tenth goes at once; a flood of invented logins pushes each other out, not those under attack."""
        now = self.clock()
        for count in self._counts.values():
            count.forget_before(now)
        lightest = sorted(self._counts, key=lambda login: self._counts[login].weight)
        for login in lightest[: max(1, self.size // 10)]:
            del self._counts[login]


#: Of this process, for all its portals.
TALLY = Tally()


@implementer(IAuthenticationPlugin)
class LoginThrottle(BasePlugin):
    """Authenticates nobody. It asks the other plugins what they make of a password, and counts the failures.

    So each password is checked twice: one more salted hash. Where an LDAP server counts failures too, it sees two.
    """

    meta_type = "imio.deliberations Login Throttle"
    security = ClassSecurityInfo()

    def __init__(self, id=PLUGIN, title="Login throttle"):
        self._setId(id)
        self.title = title

    @security.private
    def authenticateCredentials(self, credentials):
        """Always None. Where login or address is refused, the password is taken away from the plugins that follow."""
        login, password = credentials.get("login"), credentials.get("password")
        if not login or not password:
            return None
        request = getRequest()
        key, address = login_key(self._getPAS(), login), client_network(request)
        if TALLY.is_refused(key, address):
            del credentials["password"]
            logger.info("refused a sign-in as %r from %s", key[1][:80], address)
            _tell(request)
        elif self._is_right(credentials):
            TALLY.succeeded(key, address)
        elif _is_news(request, (key, password)) and TALLY.failed(key, address):
            logger.warning("too many failed sign-ins as %r, the last from %s", key[1][:80], address)
            _tell(request)
        return None

    def _is_right(self, credentials) -> bool:
        """Whether a plugin here, or above where Zope asks next, takes the credentials."""
        for parent in aq_chain(aq_inner(aq_parent(self._getPAS()))):
            folder = getattr(aq_base(parent), "acl_users", None)
            if not hasattr(folder, "plugins"):
                continue
            for _name, plugin in folder.__of__(parent).plugins.listPlugins(IAuthenticationPlugin):
                if isinstance(aq_base(plugin), LoginThrottle):
                    continue
                try:
                    found = plugin.authenticateCredentials(dict(credentials))
                except _SWALLOWABLE_PLUGIN_EXCEPTIONS:
                    continue
                if found is not None and found[0] is not None:
                    return True
        return False


InitializeClass(LoginThrottle)


@adapter(ICredentialsUpdatedEvent)
def forget_after_new_password(event):
    """Who has set a new password, by a link that was sent to her, is not kept out by what others tried."""
    name = getattr(event.principal, "getUserName", lambda: None)()
    if name:
        TALLY.forget(login_key(api.portal.get_tool("acl_users"), name))


def login_key(acl_users, login) -> tuple[str, str]:
    """What failures are counted by: the user folder, and the login whatever its case."""
    text = login.decode("utf-8", "replace") if isinstance(login, bytes) else str(login)
    return "/".join(acl_users.getPhysicalPath()), text.strip().casefold()[:256]


def client_network(request) -> str:
    """The client's address; for IPv6 its /64, which is what one subscriber gets."""
    text = request.getClientAddr() if request is not None else ""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text
    if address.version == 4:
        return text
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, 64), strict=False))


def _is_news(request, attempt: tuple) -> bool:
    """Several plugins may extract the same password from one request: one attempt."""
    if request is None:
        return True
    seen = IAnnotations(request).setdefault(_SEEN, set())
    fingerprint = hash(attempt)
    if fingerprint in seen:
        return False
    seen.add(fingerprint)
    return True


def _tell(request) -> None:
    """On the login form, say so: the same for a login that exists and one that does not."""
    if request is not None and "__ac_name" in request.form and _is_news(request, (REFUSED,)):
        IStatusMessage(request).add(REFUSED, type="error")
