"""How the portal connects: to the very address that was checked, and to nobody who cannot prove who he is."""

from collections.abc import Iterable
from imio.deliberations.backoffice.addresses import Network
from imio.deliberations.backoffice.addresses import resolve

import httpcore
import httpx
import ssl


#: A file with certificates that the operator trusts besides the usual ones.
AUTHORITIES = "DELIBERATIONS_BACKOFFICE_CA"


class CheckedNetwork(httpcore.NetworkBackend):
    """Resolves a name, checks all its numbers, connects to one of them.

    Resolving again when connecting would let the name change its mind in between (DNS rebinding). The certificate is
    still checked against the name.
    """

    def __init__(self, opened: Iterable[Network] = ()):
        self._opened = tuple(opened)
        self._plain = httpcore.SyncBackend()

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        """A connection to a checked number of ``host``. Raises ``AddressRefused``, ``Unreachable``, httpcore's own."""
        failure: Exception | None = None
        for number in resolve(host, port, self._opened):
            try:
                return self._plain.connect_tcp(number, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError("no address")

    def connect_unix_socket(self, path, timeout=None, socket_options=None):
        """Never."""
        raise httpcore.ConnectError("no unix sockets")


class CheckedTransport(httpx.HTTPTransport):
    """httpx's transport over a ``CheckedNetwork``; no proxy and no setting of the environment changes its way."""

    def __init__(self, opened: Iterable[Network] = (), authorities: str = "", connections: int = 4):
        context = tls_context(authorities)
        super().__init__(verify=context, trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=context,
            max_connections=connections,
            max_keepalive_connections=connections,
            keepalive_expiry=30,
            network_backend=CheckedNetwork(opened),
        )


def tls_context(authorities: str = "") -> ssl.SSLContext:
    """The usual authorities, and those of a file if one is named. Names and dates are always checked."""
    context = httpx.create_ssl_context(verify=True, trust_env=False)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if authorities:
        context.load_verify_locations(authorities)
    return context
