"""Has the pseudonymizer read an annex that is stored, and keeps what it finds with the bytes that it read."""

from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from imio.deliberations.backoffice.payload import BRUSSELS
from imio.deliberations.content.bureau import Bureau
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.bureau import Reading
from imio.deliberations.content.bureau import Replacement
from imio.deliberations.content.bureau import StoredAnnex
from imio.deliberations.pseudonymization.officials import read_officials
from imio.deliberations.pseudonymization.proposal import pseudonymizer
from imio.pseudonymizer import Analysis
from imio.pseudonymizer.annexes import analyse_annex
from imio.pseudonymizer.annexes import Limits
from imio.pseudonymizer.annexes import NotReadable
from imio.pseudonymizer.annexes import read_annex
from imio.pseudonymizer.errors import BadInput
from imio.pseudonymizer.errors import TooLong


#: The worker does nothing else meanwhile: what is larger is read by a human alone.
LIMITS = Limits(max_pages=500, max_seconds=60)
#: Only of text does the reader ask the name; of all else the bytes tell.
ENDINGS = {"text/plain": ".txt", "text/html": ".html"}


@dataclass
class UnreadAnnex:
    """One annex that waits for its reading: ``key`` as in ``Bureau.unread_annexes``."""

    bureau: Bureau
    key: tuple[str, str]

    @property
    def waits(self) -> bool:
        """Whether it is still on the list."""
        return self.bureau.unread_annexes is not None and self.key in self.bureau.unread_annexes

    @property
    def dossier(self) -> Dossier | None:
        """Its dossier; None once there is none."""
        meeting_file, dossier = self.bureau.dossiers.get(self.key[0]) or ("", "")
        folder = self.bureau.get(meeting_file)
        return folder.get(dossier) if folder is not None else None

    @property
    def file(self) -> StoredAnnex | Replacement | None:
        """What would be published of it, or None once it is gone."""
        stored = self.dossier.annexes.get(self.key[1]) if self.dossier is not None else None
        return stored.offered if stored is not None else None

    def getId(self) -> str:
        """Names it in a log: the address of its dossier."""
        return self.dossier.getId() if self.dossier is not None else ""

    @property
    def failure(self):
        """The worker's last failure to read it."""
        return self.file.failure if self.file is not None else None

    @failure.setter
    def failure(self, value) -> None:
        if self.file is not None:
            self.file.failure = value


def read_unread(institution, unread: UnreadAnnex) -> None:
    """Read one annex and take it off the list.

    A file beyond reading gets a reading that says so. Raises ``PseudonymizerUnavailable``, and whatever fails beside.
    """
    file = unread.file
    if file is not None and (file.reading is None or file.reading.digest != file.digest):
        file.reading = reading_of(institution, unread.dossier, file)
        file.failure = None
    unread.bureau.unread_annexes.discard(unread.key)


def reading_of(institution, dossier: Dossier, file: StoredAnnex | Replacement) -> Reading:
    """What the pseudonymizer finds in a file. Where it runs as a service, the file is read here and its texts there.

    The same persons have the letters of the item's proposal.
    """
    now = datetime.now(UTC)
    proposal = dossier.proposal
    name = f"annexe{ENDINGS.get(file.file.contentType, '')}"
    try:
        if file.file.getSize() > LIMITS.max_bytes:
            return Reading(file.digest, None, f"Le fichier dépasse {LIMITS.max_bytes // 1_000_000} Mo.", now)
        analysis = analyse_annex(
            pseudonymizer(),
            read_annex(name, file.file.data, LIMITS),
            officials=read_officials(institution.officials),
            on=dossier.__parent__.start.astimezone(BRUSSELS).date(),
            previous=Analysis.from_dict(proposal.analysis) if proposal is not None else None,
        )
    except (NotReadable, TooLong, BadInput) as error:
        # Messages of the package: neutral by its own rule.
        return Reading(file.digest, None, str(error), now)
    found = analysis.to_dict()
    # The name is ours.
    found["properties"] = [item for item in found["properties"] if item["name"] != "filename"]
    return Reading(file.digest, found, "", now)
