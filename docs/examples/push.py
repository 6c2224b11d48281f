"""An example: a back office that keeps its meetings in tables hands one to the portal, with the files of its annexes.

    DELIBERATIONS_PASSWORD=… python docs/examples/push.py http://127.0.0.1:8080 aulnes-backoffice aulnes FOLDER

FOLDER: where the files of the annexes lie, ``<annex id>.*``. Run it as often as you like: what is the
same is not stored twice.
"""

from imio.deliberations.backoffice.push import files_of
from imio.deliberations.backoffice.push import Portal
from imio.deliberations.backoffice.push import PushError
from pathlib import Path

import os
import sys


# As the tables of such a back office may have it.
MEETING = ("conseil-2027-03-23", "Conseil communal", "2027-03-23T20:00:00", "Maison communale", "planned")
ITEMS = [
    ("s3-1", "1", "Compte de la régie foncière", "Finances", "<p>Le Conseil APPROUVE le compte.</p>", "2027-03-10"),
    ("s3-2", "2", "Règlement de la bibliothèque", "Culture", "<p>Le Conseil ADOPTE le règlement.</p>", "2027-03-11"),
]
ANNEXES = [("s3-1", "compte-2026", "Compte 2026", "application/pdf")]


def submission(institution, files):
    """The payload (see /@payload-schema); ``privacy`` and ``publishable`` are said for each, never assumed."""
    names = ("id", "organ", "start", "place", "state")
    return {
        "institution": institution,
        "meeting": dict(zip(names, MEETING, strict=True)),
        "items": [
            {
                "id": identifier,
                "number": number,
                "position": position,
                "title": title,
                "matter": matter,
                "privacy": "public",
                "stage": "draft",
                "texts": {"decision": decision},
                "annexes": [annex(*row[1:], files) for row in ANNEXES if row[0] == identifier],
                "modified": f"{modified}T00:00:00",
            }
            for position, (identifier, number, title, matter, decision, modified) in enumerate(ITEMS, 1)
        ],
    }


def annex(identifier, title, media_type, files):
    """An annex is announced with its exact size; its bytes follow by themselves."""
    size = next(files.glob(f"{identifier}.*")).stat().st_size
    return {"id": identifier, "title": title, "type": media_type, "size": size, "publishable": True}


def main(url, user, institution, folder):
    """Hand it in and say what became of it; 0 when all was taken."""
    folder = Path(folder)
    data = submission(institution, folder)
    taken = True
    try:
        with Portal(url, user, os.environ["DELIBERATIONS_PASSWORD"]) as portal:
            for line in portal.hand_in(data, files_of(data, folder)):
                print(line, f"→ {line.way_out}" if line.way_out else "")
                taken = taken and line.taken
    except PushError as error:
        print(error, file=sys.stderr)
        return 2
    return 0 if taken else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
