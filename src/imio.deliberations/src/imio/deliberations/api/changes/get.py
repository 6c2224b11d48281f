"""``GET /@changes?since=``: what was published, replaced and taken back, in the order of the register."""

from imio.deliberations.api.changes.entries import entries
from imio.deliberations.api.changes.entries import is_open_in
from imio.deliberations.api.changes.entries import standings
from imio.deliberations.api.changes.stream import Stream
from imio.deliberations.api.parameters import choice
from imio.deliberations.api.parameters import whole
from imio.deliberations.api.reading import ReadingService
from imio.deliberations.publication.register import register_of
from plone import api


NDJSON = "application/x-ndjson"
#: Entries of a page.
USUAL, MOST = 100, 500
#: A register counts no further.
LAST = 2**31 - 2


class ChangesGet(ReadingService):
    """A page of entries; as NDJSON all of them from there on."""

    parameters = (
        whole("since", "Position dans le registre : les entrées qui la suivent.", 0, LAST, 0),
        whole("size", "Entrées par page ; sans effet en NDJSON.", 1, MOST, USUAL),
        choice(
            "format",
            "ndjson : toutes les entrées depuis là, une par ligne (comme Accept: application/x-ndjson).",
            ("json", "ndjson"),
            "json",
        ),
    )

    def answer(self, values):
        if values["format"] == "ndjson" or NDJSON in self.request.getHeader("Accept", ""):
            return Stream(api.portal.get(), values["since"], self.portal_url)
        portal = api.portal.get()
        self.register, self.is_open = register_of(portal), is_open_in(portal)
        self.standings = standings(self.register, self.is_open, values["since"], values["size"])
        return values

    def tag(self, values):
        """Position and standing of each entry: what else there is of it never changes."""
        return [self.standings, self._is_last(values)]

    def _is_last(self, values) -> str:
        last = self.standings[-1][0] if self.standings else values["since"]
        return self.register.head if last >= len(self.register) else ""

    def send(self, values):
        if isinstance(values, Stream):
            return self._stream(values)
        return super().send(values)

    def written(self, values):
        found = list(entries(self.register, self.is_open, values["since"], values["size"], self.portal_url))
        last = found[-1]["sequence"] if found else values["since"]
        size = f"&size={values['size']}" if values["size"] != USUAL else ""
        head = self._is_last(values)
        return {
            "@id": self.address,
            "items": found,
            "next": f"{self.portal_url}/@changes?since={last}{size}",
            "more": not head,
            "head": head or None,
        }

    def _stream(self, stream: Stream):
        response = self.request.response
        response.setHeader("Content-Type", NDJSON)
        # Kept by nobody: it may be of any length, and what is withdrawn while it runs is left out of it.
        response.setHeader("Cache-Control", "no-store")
        response.setHeader("Vary", "Accept")
        if self.request.method == "HEAD":
            stream.close()
            return ""
        return stream
