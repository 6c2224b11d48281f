"""How the portal connects: to the very address that was checked, and to nobody who cannot prove who he is."""

from collections.abc import Iterable
from imio.deliberations.backoffice.addresses import Network
from imio.deliberations.backoffice.addresses import resolve

import httpcore
import httpx
import logging
import math
import ssl
import time


# They note each address that is asked, and iA.Délib makes the path of an item from its title.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)

#: A file with certificates that the operator trusts besides the usual ones.
AUTHORITIES = "DELIBERATIONS_BACKOFFICE_CA"


class CheckedNetwork(httpcore.NetworkBackend):
    """Resolves a name, checks all its numbers, connects to one of them.

    Resolving again when connecting would let the name change its mind in between (DNS rebinding). The certificate is
    still checked against the name. ``until``: when the request at hand has to be over (``time.monotonic``).
    """

    def __init__(self, opened: Iterable[Network] = ()):
        self.until = math.inf
        self._opened = tuple(opened)
        self._plain = httpcore.SyncBackend()

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        """A connection to a checked number of ``host``. Raises ``AddressRefused``, ``Unreachable``, httpcore's own."""
        failure: Exception | None = None
        for number in resolve(host, port, self._opened):
            try:
                plain = self._plain.connect_tcp(number, port, timeout, local_address, socket_options)
                return Timed(plain, self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError("no address")

    def connect_unix_socket(self, path, timeout=None, socket_options=None):
        """Never."""
        raise httpcore.ConnectError("no unix sockets")


class Timed(httpcore.NetworkStream):
    """A stream that ends with its network's ``until``. The client's own timeout begins anew with each byte: a server
    that drips, be it its headers, would never be late."""

    def __init__(self, plain: httpcore.NetworkStream, network: CheckedNetwork):
        self._plain = plain
        self._network = network

    def read(self, max_bytes, timeout=None):
        """What has arrived, at most ``max_bytes``."""
        return self._plain.read(max_bytes, self._left(timeout))

    def write(self, buffer, timeout=None):
        """Send all of it."""
        self._plain.write(buffer, self._left(timeout))

    def close(self):
        """Hang up."""
        self._plain.close()

    def start_tls(self, ssl_context, server_hostname=None, timeout=None):
        """The same, encrypted."""
        return Timed(self._plain.start_tls(ssl_context, server_hostname, self._left(timeout)), self._network)

    def get_extra_info(self, info):
        """What httpcore wants to know of the socket."""
        return self._plain.get_extra_info(info)

    def _left(self, timeout: float | None) -> float | None:
        left = self._network.until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout()
        return timeout if left == math.inf else min(left, timeout or left)


class CheckedTransport(httpx.HTTPTransport):
    """httpx's transport over a ``CheckedNetwork``; no proxy and no setting of the environment changes its way."""

    def __init__(self, opened: Iterable[Network] = (), authorities: str = "", connections: int = 4):
        context = tls_context(authorities)
        super().__init__(verify=context, trust_env=False)
        self.network = CheckedNetwork(opened)
        self._pool = httpcore.ConnectionPool(
            ssl_context=context,
            max_connections=connections,
            max_keepalive_connections=connections,
            keepalive_expiry=30,
            network_backend=self.network,
        )


def tls_context(authorities: str = "") -> ssl.SSLContext:
    """The usual authorities, and those of a file if one is named. Names and dates are always checked."""
    context = httpx.create_ssl_context(verify=True, trust_env=False)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if authorities:
        context.load_verify_locations(authorities)
    return context
