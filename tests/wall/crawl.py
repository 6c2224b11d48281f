"""Whatever an anonymous visitor gets over HTTP: all that links lead to, all views of public objects, all JSON."""

from collections.abc import Iterator
from html import unescape
from imio.deliberations.publication.gate import path_of
from imio.deliberations.publication.register import register_of
from itertools import pairwise
from urllib.parse import urldefrag
from urllib.parse import urljoin
from wall.search import opened_up
from wall.stores import institutions
from wall.stores import public_content
from wall.ways import services_of
from wall.ways import views_of

import re


_LINK = re.compile(r"""(?:href|src|action|content)\s*=\s*["']([^"']+)["']|"@id": "([^"]+)"|<loc>([^<]+)<""")
#: Forms to sign in lead round in circles, and static files say nothing of anybody.
_NOWHERE = re.compile(r"came_from|set_language|/\+\+(?:resource|plone|theme)\+\+|/@@images/")
HTML, JSON = "text/html,*/*", "application/json"
#: Where a visitor comes in besides the home page.
DOORS = (
    "",
    "/sitemap",
    "/sitemap.xml",
    "/sitemap.xml.gz",
    "/robots.txt",
    "/RSS",
    "/rss.xml",
    "/atom.xml",
    "/@@search?SearchableText=vente",
    "/@@updated_search?SearchableText=vente",
    "/search?Title=demande",
    "/val/sitemap.xml",
    "/val/RSS",
    "/val/atom.xml",
    "/val/calendar.ics",
    *(f"{place}/{name}?q=vente" for place in ("", "/val") for name in ("@@find", "find.json", "find.csv", "find.atom")),
    "/val/decisions/rss.xml",
    "/login",
)
JSON_DOORS = (
    "",
    "/@institutions",
    "/@openapi",
    "/@changes?size=500",
    "/@changes?format=ndjson",
    "/@decisions?size=100&facets=1",
    "/@decisions?q=demande&size=100&facets=1",
    "/val/@decisions?size=100&facets=1",
    "/@search?sort_on=path&b_size=1000&metadata_fields=_all",
    "/@search?fullobjects=1&b_size=100",
    "/@search?SearchableText=demande&metadata_fields=_all",
    "/@search?portal_type=Decision&metadata_fields=_all",
    "/@search?portal_type=Dossier&metadata_fields=_all",
    "/@navigation?expand.navigation.depth=5",
)


def _versions(portal, content) -> Iterator[str]:
    """Every version that an item ever had, linked to or not, each beside the next, and a meeting in one piece."""
    if content.portal_type == "Meeting":
        yield "/@@whole"
    if content.portal_type == "Decision":
        positions = register_of(portal).positions(path_of(content))
        yield "/@@what-changed"
        yield from (f"/@@version?position={position}" for position in positions)
        yield from (f"/@@what-changed?from={old}&to={new}" for old, new in pairwise(positions))


def pages(site, views: bool = True) -> Iterator[tuple[str, bytes]]:
    """(address, headers or body) of everything public, PDFs taken apart. ``views``: all registered ones as well."""
    client = site.client(None)
    waiting = [(site.url + door, HTML) for door in DOORS] + [(site.url + door, JSON) for door in JSON_DOORS]
    examples = {}
    for content in [site.portal, *institutions(site.portal), *public_content(site.portal)]:
        address = content.absolute_url()
        waiting += [(address, HTML), (address, JSON)]
        waiting += [(address + more, HTML) for more in _versions(site.portal, content)]
        examples.setdefault(content.portal_type, content)
    # The fullest decision, with an annex, is the first of the examples.
    full = next(content for content in public_content(site.portal) if content.portal_type == "Annex").__parent__
    shown = [full, *examples.values()] if views else []
    waiting += [(f"{content.absolute_url()}/{name}", HTML) for content, name in views_of(*shown)]
    for content, method, name in services_of(*shown):
        if method == "GET" and name:
            waiting.append((f"{content.absolute_url()}/{name}", JSON))
    seen = set()
    while waiting:
        address, accept = waiting.pop(0)
        address = urldefrag(address)[0]
        if (address, accept) in seen or not address.startswith(site.url):
            continue
        seen.add((address, accept))
        answer = client.get(address, headers={"Accept": accept})
        yield f"{address} {accept} (headers)", f"{answer.status_code} {answer.headers}".encode()
        yield from opened_up(f"{address} {accept}", answer.content)
        location = answer.headers.get("location", "")
        if location and not _NOWHERE.search(location):
            waiting.append((urljoin(address, location), accept))
        if answer.headers.get("content-type", "").split(";")[0] in ("text/html", "application/json", "text/xml"):
            links = (urljoin(address, unescape(next(filter(None, link)))) for link in _LINK.findall(answer.text))
            waiting += [(link, accept) for link in links if not _NOWHERE.search(link)]
