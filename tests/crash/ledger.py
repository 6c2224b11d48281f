"""What was sent, and what the server said about it: it may lose nothing of what it took."""

from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from imio.deliberations.backoffice.payload import read_item
from imio.deliberations.reception.guard import admit
from imio.deliberations.reception.guard import digest
from typing import Any

import hashlib
import random


ACCOUNTS = {name: f"val-{name}-1" for name in ("backoffice", "secretaries")}
SYLLABLES = [c + v for c in "bdfglmnprstv" for v in "aeiou"]
PEOPLE = ("Evrard Noirhomme", "Solange Mbeki", "Odile Vankerckhove", "Firmin Delhaxhe", "Aïcha Benamar")
STREETS = ("rue du Moulin", "avenue des Tilleuls", "chemin de la Fontaine", "place du Marché")
FILLER = (
    "Considérant que le crédit nécessaire est inscrit au budget extraordinaire de l’exercice en cours ;",
    "Vu le Code de la démocratie locale et de la décentralisation, et notamment l’article L1122-30 ;",
    "Considérant que le marché est passé par procédure négociée sans publication préalable ;",
    "Attendu que le dossier a été transmis à la directrice financière pour avis ;",
    "Sur proposition du Collège communal et après en avoir délibéré ;",
)
PDF_LENGTH = 900


@dataclass
class Sent:
    """One version of an item. ``taken``: the server said so; otherwise it never answered."""

    payload: dict[str, Any]
    digest: str
    content: dict[str, Any]
    word: str
    taken: bool = False


@dataclass
class Item:
    """An item with all that was sent of it, and the acts of the secretary that the server said to have done.

    ``veil``: what she last said about its page: ``suspend``, ``restore``, ``doubt`` (no answer) or nothing that counts.
    """

    id: str
    meeting: str
    stage: str
    annexes: tuple[str, ...]
    sent: list[Sent] = field(default_factory=list)
    secret: str = ""  # "", doubt or taken
    files: dict[str, list[tuple[bytes, bool]]] = field(default_factory=dict)
    validated: int = 0
    released: int = 0
    withheld: int = 0
    replaced: int = 0
    withdrawn: int = 0
    suspended: int = 0
    restored: int = 0
    veil: str = ""

    def write(self, rng: random.Random, tick: int) -> Sent:
        """A new version: other words, other people."""
        word = "".join(rng.choice(SYLLABLES) for _ in range(6))
        texts = {"decision": f"<p>Le Conseil DÉCIDE d’approuver le dossier {word}.</p>"}
        private = ""
        if rng.random() < 0.6:
            private = (
                f"<p>Considérant la demande de M. {rng.choice(PEOPLE)}, domicilié {rng.choice(STREETS)} "
                f"{rng.randrange(1, 200)} à 5999 Val-des-Aulnes ;</p>"
            )
        filler = "".join(f"<p>{rng.choice(FILLER)}</p>" for _ in range(rng.randrange(2, 7)))
        payload = {
            "id": self.id,
            "number": self.id.partition("-")[2],
            "position": int(self.id.partition("-")[2]),
            "title": f"Approbation du dossier {word}",
            "matter": "Patrimoine",
            "in_charge": [],
            "privacy": "public",
            "stage": self.stage,
            "texts": {"motivation": private + filler, **texts},
            "annexes": [
                {
                    "id": name,
                    "title": "Plan",
                    "type": "application/pdf",
                    "size": PDF_LENGTH,
                    "publishable": True,
                }
                for name in self.annexes
            ],
            "modified": (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=tick)).isoformat(),
        }
        admitted = admit(read_item(payload, "item"))
        return Sent(payload, digest(self.meeting, admitted), admitted.content, word)

    @property
    def first(self) -> bool:
        """Whether the server has said nothing of it yet."""
        return not any(sent.taken for sent in self.sent)


class Ledger:
    """All items of one portal. ``meetings``: what the back office says of each, by its identifier."""

    def __init__(self, rng: random.Random):
        self.rng = rng
        self.tick = 0
        self.items: dict[str, Item] = {}
        now = datetime.now(UTC).replace(microsecond=0)
        self.meetings = {
            name: {
                "id": name,
                "organ": "Conseil communal",
                "start": (now + timedelta(days=days)).isoformat(),
                "place": "Maison communale",
                "state": state,
            }
            for name, days, state in (("soon", 3, "planned"), ("held", -2, "decided"), ("far", 40, "planned"))
        }

    def new(self, meeting: str) -> Item:
        """An item that nobody heard of."""
        identifier = f"{meeting}-{1 + sum(1 for item in self.items.values() if item.meeting == meeting)}"
        annexes = tuple(f"{identifier}-a{n}" for n in range(self.rng.choice((0, 0, 1, 2))))
        item = Item(identifier, meeting, "final" if meeting == "held" else "draft", annexes)
        self.items[identifier] = item
        return item

    def version(self, item: Item) -> Sent:
        """Note a new version of an item; it is in doubt until the server answers."""
        self.tick += 1
        sent = item.write(self.rng, self.tick)
        item.sent.append(sent)
        return sent

    def submission(self, meeting: str, payloads: list[dict[str, Any]]) -> dict[str, Any]:
        """What is sent."""
        return {"institution": "val", "meeting": self.meetings[meeting], "items": payloads}


def pdf(word: str) -> bytes:
    """A PDF of one page and always the same length, that says a word."""
    content = f"BT /F1 12 Tf 72 720 Td ({word}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (PDF_LENGTH - 200)
    return out + b"%" + b"x" * (PDF_LENGTH - 202 - len(out)) + b"\n" + table + tail + b" " * (200 - len(table + tail))


def sha256(data: bytes) -> str:
    """In hexadecimal."""
    return hashlib.sha256(data).hexdigest()
