"""What may be stored at all. Pure: an item in, its admissible content out."""

from dataclasses import dataclass
from imio.deliberations.backoffice.payload import Item
from imio.deliberations.backoffice.payload import Texts
from imio.deliberations.reception.cleaning import clean
from imio.deliberations.reception.cleaning import CleaningError
from imio.deliberations.reception.cleaning import EmbeddedImage
from typing import Any

import hashlib
import json


PUBLIC = ("public", "public_heading")


class Refused(Exception):
    """The guard turns an item away; ``reason`` is a code, without a word of the item."""

    def __init__(self, reason: str):
        self.reason = reason
        super().__init__(reason)


class Unreadable(ValueError):
    """A text that cannot be cleaned; ``field`` is its path in the item, ``problem`` says why."""

    def __init__(self, field: str, problem: str):
        self.field = field
        self.problem = problem
        super().__init__(f"{field}: {problem}")


@dataclass(frozen=True)
class Admitted:
    """``content``: the item as JSON data, its texts cleaned. ``images``: what was embedded, keyed by annex id."""

    content: dict[str, Any]
    images: dict[str, EmbeddedImage]


def admit(item: Item) -> Admitted:
    """Clean a public item. Raises ``Refused`` for what is not public, ``Unreadable`` for a text beyond cleaning.

    Images embedded in a text leave it and join the annexes: nobody can read what they show but a human.
    """
    if item.privacy not in PUBLIC:
        raise Refused("closed_session")
    content = item.model_dump(mode="json")
    images: dict[str, EmbeddedImage] = {}
    for name in Texts.model_fields:
        try:
            cleaned = clean(content["texts"][name])
        except CleaningError as error:
            raise Unreadable(f"texts.{name}", str(error)) from None
        content["texts"][name] = cleaned.html
        for image in cleaned.images:
            images[f"texte-image-{len(images) + 1}"] = image
    content["annexes"] = [dict(annex, embedded=False) for annex in content["annexes"]]
    content["annexes"] += [
        {
            "id": name,
            "title": f"Image {number} du texte",
            "file_name": None,
            "type": image.media_type,
            "size": image.size,
            "publishable": True,
            "embedded": True,
        }
        for number, (name, image) in enumerate(images.items(), 1)
    ]
    return Admitted(content, images)


def digest(meeting: str, admitted: Admitted) -> str:
    """Recognises the same content of the same meeting; the modification time is no content.

    It stays in the bureau: a plain hash of a clear text could be tried out from outside.
    """
    content = {key: value for key, value in admitted.content.items() if key != "modified"}
    pictures = [hashlib.sha256(image.data).hexdigest() for image in admitted.images.values()]
    text = json.dumps([meeting, content, pictures], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
