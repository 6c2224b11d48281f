"""The annexes of a public decision: which files leave, under which addresses, and what is told of the others.

Whoever writes here has opened the wall.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from imio.deliberations.content.bureau import Dossier
from imio.deliberations.content.public import Decision
from imio.deliberations.publication.copy import Copy
from imio.deliberations.publication.files import pages_of_pdf
from imio.deliberations.publication.files import publishable_pdf
from imio.deliberations.publication.files import text_of_pdf
from imio.deliberations.publication.files import Unpublishable
from persistent.mapping import PersistentMapping
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile
from typing import Any


def released_files(dossier: Dossier, copy: Copy) -> dict[str, bytes]:
    """The files that may leave, by annex id, without what they carry along. Raises ``Unpublishable`` with ``annex``."""
    files = {}
    for annex in dossier.content["annexes"]:
        stored = dossier.annexes.get(annex["id"])
        if stored is not None and annex["publishable"] and stored.is_released:
            with _named(annex["id"]):
                files[annex["id"]] = publishable_pdf(stored.offered.file.data, copy.annex_titles[annex["id"]])
    return files


def texts_of_files(files: Mapping[str, bytes]) -> dict[str, str]:
    """All that the files say, by the part's name for the scan: ``file.<annex id>``. Raises as above."""
    texts = {}
    for name, data in files.items():
        with _named(name):
            texts[f"file.{name}"] = text_of_pdf(data)
    return texts


def culprits(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the annexes that hard hits name (``niss@file.a1``)."""
    parts = [kind.partition("@")[2] for kind in kinds]
    return tuple(dict.fromkeys(part.removeprefix("file.") for part in parts if part.startswith("file.")))


def write_annexes(dossier: Dossier, decision: Decision, copy: Copy, files: Mapping[str, bytes]) -> bool:
    """Make the decision's annexes those files, and say why each other one is not among them. True when it changed.

    An annex keeps its number, and so its address, whatever becomes of the others.
    """
    content = dossier.content
    withheld = tuple(
        {"title": copy.annex_titles[annex["id"]], "reason": _withheld_because(dossier, annex)}
        for annex in content["annexes"]
        if annex["id"] not in files
    )
    wanted = {_name(dossier, annex_id): (copy.annex_titles[annex_id], data) for annex_id, data in files.items()}
    changed = withheld != tuple(decision.withheld or ())
    decision.withheld = withheld
    for name in [name for name in decision.objectIds() if name not in wanted]:
        decision._delObject(name)
        changed = True
    for name, (title, data) in wanted.items():
        if name in decision:
            annex = decision[name]
            if annex.file.data == data and annex.title == title:
                continue
            decision._delObject(name)
        blob = NamedBlobFile(data=data, contentType="application/pdf", filename=f"{decision.getId()}-{name}.pdf")
        annex = createContent("Annex", id=name, title=title, file=blob, pages=pages_of_pdf(data))
        decision._setObject(name, annex)
        changed = True
    return changed


def take_off(dossier: Dossier, decision: Decision) -> bool:
    """Take off what somebody decided to withhold, and leave all else as it is. True when it changed.

    For a decision of which a newer version is being prepared: the public keeps what it has, but for that.
    """
    changed = False
    for annex_id, number in (dossier.annex_numbers or {}).items():
        name, stored = f"annexe-{number}", dossier.annexes.get(annex_id)
        if name not in decision or stored is None or stored.decided is None or stored.is_released:
            continue
        told = {"title": decision[name].title, "reason": stored.withheld or "not_released"}
        decision.withheld = (*(decision.withheld or ()), told)
        decision._delObject(name)
        changed = True
    return changed


@contextmanager
def _named(annex_id: str) -> Iterator[None]:
    try:
        yield
    except Unpublishable as error:
        error.annex = annex_id
        raise


def _name(dossier: Dossier, annex_id: str) -> str:
    if dossier.annex_numbers is None:
        dossier.annex_numbers = PersistentMapping()
    # Nothing is ever taken out of it: no address is given twice.
    return f"annexe-{dossier.annex_numbers.setdefault(annex_id, len(dossier.annex_numbers) + 1)}"


def _withheld_because(dossier: Dossier, annex: dict[str, Any]) -> str:
    stored = dossier.annexes.get(annex["id"])
    if not annex["publishable"]:
        return "not_publishable"
    if stored is not None and stored.withheld:
        return stored.withheld
    if annex["embedded"]:
        return "embedded"
    return "not_released" if stored is not None else "not_received"
