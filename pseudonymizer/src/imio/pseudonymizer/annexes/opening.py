"""Opens an annex: the bytes say what it is, the name only helps for text."""

from imio.pseudonymizer.annexes import docx
from imio.pseudonymizer.annexes import odt
from imio.pseudonymizer.annexes import pdf_process
from imio.pseudonymizer.annexes import plain
from imio.pseudonymizer.annexes.archive import Archive
from imio.pseudonymizer.annexes.errors import NotReadable
from imio.pseudonymizer.annexes.errors import TooLarge
from imio.pseudonymizer.annexes.model import Annex
from imio.pseudonymizer.annexes.model import Limits
from pathlib import PurePosixPath


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODT = ("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template")


def read_annex(name: str, data: bytes, limits: Limits | None = None) -> Annex:
    """Read a file: pages, properties, and what could not be read.

    Raises `NotReadable` (encrypted, broken, unknown format), `TooLarge` or `ReaderMissing`.
    """
    limits = limits or Limits()
    if len(data) > limits.max_bytes:
        raise TooLarge(f"Le fichier dépasse {limits.max_bytes} octets.")
    if b"%PDF-" in data[:1024]:
        return pdf_process.read(name, data, limits)
    if data.startswith(b"PK\x03\x04"):
        archive = Archive(data, limits)
        if archive.mimetype() in _ODT:
            return odt.read_odt(name, archive, limits)
        if "[Content_Types].xml" in archive.names and any(n.startswith("word/") for n in archive.names):
            return docx.read_docx(name, archive, limits)
        raise NotReadable("Format non lu : attendu PDF, DOCX, ODT, HTML ou texte.")
    if data.startswith(_OLE):
        raise NotReadable("Fichier protégé par un mot de passe, ou d'un ancien format de Word.")
    suffix = PurePosixPath(name.lower()).suffix
    if suffix == ".txt":
        return plain.read_text(name, data)
    if suffix in (".html", ".htm"):
        return plain.read_html(name, data)
    if suffix in (".pdf", ".docx", ".odt"):
        raise NotReadable("Le fichier est endommagé ou n'est pas du format que son nom annonce.")
    raise NotReadable("Format non lu : attendu PDF, DOCX, ODT, HTML ou texte.")
