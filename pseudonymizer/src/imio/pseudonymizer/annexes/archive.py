"""A zip that is unpacked within bounds, in memory, and XML without entities or network."""

from imio.pseudonymizer.annexes.errors import NotReadable
from imio.pseudonymizer.annexes.errors import TooLarge
from imio.pseudonymizer.annexes.model import Limits
from lxml import etree

import io
import zipfile
import zlib


BROKEN = "Le fichier est endommagé ou incomplet."
ENCRYPTED = "Le fichier est protégé par un mot de passe."


class Archive:
    """The members of a zip; sizes are counted as they unpack, not as the zip claims."""

    def __init__(self, data: bytes, limits: Limits):
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise NotReadable(BROKEN) from None
        members = [info for info in self._zip.infolist() if not info.is_dir()]
        if len(members) > limits.max_members:
            raise TooLarge(f"L'archive contient plus de {limits.max_members} fichiers.")
        if any(info.flag_bits & 0x1 for info in members):
            raise NotReadable(ENCRYPTED)
        self.names = tuple(dict.fromkeys(info.filename for info in members))
        if len(self.names) != len(members):
            raise NotReadable("Deux fichiers de l'archive portent le même nom : lequel s'affiche n'est pas sûr.")
        self.comment = self._zip.comment.decode("utf-8", "replace")
        self._left = self._limit = limits.max_unpacked

    def read(self, name: str) -> bytes:
        """Return one member; raises `TooLarge` when the whole exceeds the limit."""
        try:
            with self._zip.open(name) as member:
                content = member.read(self._left + 1)
        except KeyError:
            raise NotReadable(BROKEN) from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
            raise NotReadable(BROKEN) from None
        if len(content) > self._left:
            raise TooLarge(f"Une fois décompressé, le fichier dépasse {self._limit} octets.")
        self._left -= len(content)
        return content

    def mimetype(self) -> str:
        """Return the type that an OpenDocument file states, or an empty string."""
        if "mimetype" not in self.names:
            return ""
        return self.read("mimetype")[:200].decode("ascii", "replace").strip()

    def xml(self, name: str):
        """Return the root of an XML member."""
        return parse(self.read(name))


def parse(content: bytes):
    """Return the root of an XML text; raises `NotReadable` when it is broken or declares a document type."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, dtd_validation=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise NotReadable(BROKEN) from None
    if root.getroottree().docinfo.doctype:
        raise NotReadable("Le fichier déclare un type de document ou des entités : refusé.")
    return root


def local(element) -> str:
    """Return the name of an element without its namespace; empty for a comment or an instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element, name: str) -> str:
    """Return an attribute by its name without namespace, or an empty string."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def words(root) -> str:
    """Return all the texts of a tree, one a line."""
    return "\n".join(text.strip() for text in root.itertext(etree.Element) if text.strip())


def inherited(key: str, own: dict[str, dict[str, str]], parents: dict[str, str]) -> dict[str, str]:
    """Return the formats of a style with those of its ancestors beneath; a circle of styles ends."""
    chain: list[str] = []
    while key in own and key not in chain:
        chain.append(key)
        key = parents[key]
    formats: dict[str, str] = {}
    for ancestor in reversed(chain):
        formats |= own[ancestor]
    return formats
