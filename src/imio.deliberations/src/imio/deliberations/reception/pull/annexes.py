"""The bytes of annexes: from the back office to a file, from the file to a blob, never through memory."""

from collections.abc import Callable
from datetime import datetime
from imio.deliberations.backoffice.client import Client
from imio.deliberations.backoffice.dialects import RemoteAnnex
from imio.deliberations.backoffice.dialects import RemoteItem
from imio.deliberations.backoffice.errors import BackOfficeError
from imio.deliberations.backoffice.files import Downloaded
from imio.deliberations.backoffice.payload import Item
from imio.deliberations.reception.annexes import receive_annex_file
from imio.deliberations.reception.inbox import find_dossier
from imio.deliberations.reception.pull import words
from imio.deliberations.reception.pull.parts import state_of
from imio.deliberations.reception.pull.source import Source
from imio.deliberations.reception.pull.writing import written
from pathlib import Path

import transaction


#: Bytes of one annex.
LIMIT = 200 * 1024**2
#: What no other annex would escape.
EVERYWHERE = frozenset(("credentials", "certificate", "redirect", "address", "another_place"))
#: Annexes in a row that fail before the back office is left alone.
PATIENCE = 3


class AnnexReader:
    """Fetches what is not here yet or has changed. ``folder``: beside the blobs, so that a file is only renamed."""

    def __init__(self, institution, source: Source, client: Client, check: Callable[[], None], folder: Path):
        self.institution = institution
        self.source = source
        self.client = client
        self.check = check
        self.folder = folder
        self.failures = 0
        # What a killed process left.
        for path in folder.glob("annex-*"):
            path.unlink(missing_ok=True)

    def read(self, item: Item, remote: RemoteItem, start: datetime | None) -> None:
        """Fetch the annexes of an item that was handed in."""
        here = {annex.uid: annex for annex in remote.annexes or ()}
        for annex in item.annexes:
            if self._is_wanted(item, here[annex.id]):
                self._fetch(item, here[annex.id], start)

    def _is_wanted(self, item: Item, annex: RemoteAnnex) -> bool:
        self.check()
        dossier = find_dossier(self.institution, item.id)
        known = self.source.items.get(item.id)
        if dossier is None or known is None or dossier.content is None or _key(item, annex) in self.source.run.settled:
            return False
        return known["annexes"].get(annex.uid) != state_of(annex) or annex.uid not in dossier.annexes

    def _fetch(self, item: Item, annex: RemoteAnnex, start: datetime | None) -> None:
        transaction.abort()
        try:
            file = self.client.download(annex, LIMIT, self.folder)
        except BackOfficeError as error:
            self.failures += 1
            if error.code in EVERYWHERE or (error.stops and self.failures >= PATIENCE):
                raise
            sentence = error.sentence
            written(lambda: self._fail(item, annex, sentence, start))
            return
        self.failures = 0
        with file:
            written(lambda: self._keep(item, annex, file, start))

    def _fail(self, item: Item, annex: RemoteAnnex, sentence: str, start: datetime | None) -> None:
        self.source.run.tell("failed", words.annex_failed(sentence), start, item.number)
        self.source.run.settled.insert(_key(item, annex))

    def _keep(self, item: Item, annex: RemoteAnnex, file: Downloaded, start: datetime | None) -> None:
        run = self.source.run
        dossier = find_dossier(self.institution, item.id)
        verdict = receive_annex_file(dossier, annex.uid, file.path, file.size, file.digest)
        if verdict.code >= 400:
            self._fail(item, annex, verdict.message, start)
            return
        known = self.source.items[item.id]
        self.source.items[item.id] = {**known, "annexes": {**known["annexes"], annex.uid: state_of(annex)}}
        run.settled.insert(_key(item, annex))
        if verdict.status != "unchanged":
            run.count("annexes")
            if item.id not in run.settled:
                run.settled.insert(item.id)
                run.tell("changed", words.ANNEX_CHANGED, start, item.number)


def _key(item: Item, annex: RemoteAnnex) -> str:
    return f"{item.id}/{annex.uid}"
