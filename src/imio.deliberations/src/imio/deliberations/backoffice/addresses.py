"""Where the portal may go: addresses of back offices are typed by people, and answers name addresses too.

Only https, and only hosts of the public internet, unless the operator of the portal opens a network by
``DELIBERATIONS_BACKOFFICE_NETWORKS`` (``10.20.0.0/16, 127.0.0.0/8``). Plain http is for an opened loopback alone: tests
and the demo. Against server-side request forgery (OWASP SSRF prevention).
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from imio.deliberations.backoffice.errors import AddressRefused
from imio.deliberations.backoffice.errors import Unreachable
from urllib.parse import urlsplit

import ipaddress
import re
import socket


SETTING = "DELIBERATIONS_BACKOFFICE_NETWORKS"

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

#: IPv6 that carries an IPv4 address to somewhere else: 6to4, Teredo, NAT64 (RFC 3056, 4380, 6052, 8215), SIIT.
_TUNNELS = tuple(
    ipaddress.ip_network(network)
    for network in ("2002::/16", "2001::/32", "64:ff9b::/96", "64:ff9b:1::/48", "::ffff:0:0:0/96", "::/96")
)
_PORTS = {"https": 443, "http": 80}
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|[0-9a-f:.]{2,45}")


@dataclass(frozen=True)
class Address:
    """The root of a back office: scheme, host, port, and the path without a slash at its end."""

    scheme: str
    host: str
    port: int
    path: str

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"


def opened_networks(environ: Mapping[str, str]) -> tuple[Network, ...]:
    """The networks that the operator opened beside the public internet. Raises ``AddressRefused`` for a wrong one."""
    names = environ.get(SETTING, "").replace(",", " ").split()
    try:
        return tuple(ipaddress.ip_network(name) for name in names)
    except ValueError:
        raise AddressRefused(f"le réglage {SETTING} du serveur n’est pas une liste de réseaux") from None


def read_address(url: str, opened: Iterable[Network] = ()) -> Address:
    """The address of a back office, as typed. Raises ``AddressRefused``.

    A host that is written as a number is checked at once, a name when the portal connects.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    except ValueError:
        raise AddressRefused("elle n’est pas lisible") from None
    if parts.scheme not in _PORTS:
        raise AddressRefused("elle doit commencer par https://")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused("l’identifiant et le mot de passe n’y ont pas leur place")
    if parts.query or parts.fragment:
        raise AddressRefused("elle ne peut contenir ni « ? » ni « # »")
    host = _ascii(host)
    path = parts.path.rstrip("/")
    if not path.isascii() or any(char <= " " or char == "\\" for char in path) or ".." in path.split("/"):
        raise AddressRefused("son chemin n’est pas admis")
    if port == 0:
        raise AddressRefused("son port n’est pas admis")
    if (number := _number(host)) is not None:
        check_ip(number, opened)
    if parts.scheme == "http" and not _is_opened_loopback(host, number, opened):
        raise AddressRefused("elle doit commencer par https://")
    return Address(parts.scheme, host, port or _PORTS[parts.scheme], path)


def check_ip(ip: Ip, opened: Iterable[Network] = ()) -> None:
    """Raise ``AddressRefused`` unless the address is public or in an opened network."""
    if isinstance(ip, ipaddress.IPv6Address):
        # A mapped address is the IPv4 address; what a tunnel leads to is not looked at.
        if ip.ipv4_mapped is not None:
            ip = ip.ipv4_mapped
        elif any(ip in network for network in opened if network.version == 6):
            return
        elif any(ip in network for network in _TUNNELS):
            raise AddressRefused("elle mène à un réseau qui n’est pas public")
    if any(ip in network for network in opened if network.version == ip.version):
        return
    if not ip.is_global or ip.is_multicast or ip.is_reserved or getattr(ip, "is_site_local", False):
        raise AddressRefused("elle mène à un réseau qui n’est pas public")


def resolve(host: str, port: int, opened: Iterable[Network] = ()) -> list[str]:
    """The numbers of a host, every one checked. Raises ``AddressRefused`` when one is not admitted, ``Unreachable``."""
    opened = tuple(opened)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreachable("le nom du serveur est inconnu") from None
    numbers = list(dict.fromkeys(entry[4][0] for entry in found))
    for number in numbers:
        # A scope ("fe80::1%eth0") belongs to link-local addresses only.
        check_ip(ipaddress.ip_address(number.split("%")[0]), opened)
    return numbers


def _ascii(host: str) -> str:
    try:
        host = host.encode("idna").decode("ascii").lower() if ":" not in host else host.lower()
    except UnicodeError:
        host = ""
    if not _HOST.fullmatch(host):
        raise AddressRefused("le nom du serveur n’est pas lisible")
    return host


def _number(host: str) -> Ip | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        pass
    # "127.1", "0x7f000001", "2130706433": what the resolver would take for a number.
    last = host.rsplit(".", 1)[-1]
    if last.isdigit() or last.startswith("0x"):
        raise AddressRefused("le nom du serveur n’est pas lisible")
    return None


def _is_opened_loopback(host: str, number: Ip | None, opened: Iterable[Network]) -> bool:
    loopback = host == "localhost" or (number is not None and number.is_loopback)
    return loopback and any(network.is_loopback for network in opened)
