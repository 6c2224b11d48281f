"""``deliberations drop FOLDER``: hand in what programs that can only export have put into a folder.

Told on the way: counts, and the stamp under which a submission is found again below ``done/`` or ``refused/``. A report
names fields by their place and says the way out, and holds nothing of what was sent.
"""

from imio.deliberations.backoffice.push import files_of
from imio.deliberations.backoffice.push import Line
from imio.deliberations.backoffice.push import Portal
from imio.deliberations.backoffice.push import Rejected
from imio.deliberations.backoffice.push import Unavailable
from imio.deliberations.backoffice.push.files import announced
from imio.deliberations.commands.asking import password
from imio.deliberations.commands.dropped import age
from imio.deliberations.commands.dropped import Dropped
from imio.deliberations.commands.dropped import Folder
from imio.deliberations.commands.problem import Problem
from pathlib import Path
from time import sleep as _pause
from typing import Any

import argparse
import json


#: Bytes of one file of JSON.
LARGEST = 200 * 1024**2
#: Seconds between two rounds, at least and at most.
ROUNDS = (5, 86_400)

HOW_TO_GO_ON = (
    "Ce qui est repris le reste. Une fois corrigé, remettez le fichier JSON et son dossier d’annexes là où ils "
    "étaient : ce qui n’a pas changé n’est pas enregistré deux fois."
)


def add_to(commands) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("drop", help="hand in the submissions that lie in a folder")
    parser.add_argument("folder", type=Path, help="submissions NAME.json, the files of their annexes in NAME/")
    parser.add_argument("--url", default="http://127.0.0.1:8080", help="address of the portal (%(default)s)")
    parser.add_argument("--user", required=True, help="a back-office account; password: DELIBERATIONS_PASSWORD")
    parser.add_argument("--every", type=_between(*ROUNDS), metavar="SECONDS", help="look again and again, 5 to 86400")
    parser.add_argument(
        "--settle", type=_between(0, 600), default=5, metavar="SECONDS", help="unchanged for so long (%(default)s)"
    )
    parser.add_argument(
        "--patience",
        type=_between(0, 86_400),
        default=900,
        metavar="SECONDS",
        help="what is not complete waits for so long after its last change (%(default)s)",
    )
    parser.set_defaults(run=run)


def run(options) -> int:
    """One round, or rounds without end. 0 when all was taken, 1 when something was refused."""
    try:
        folder = Folder(options.folder)
        with folder.alone(), Portal(options.url, options.user, password()) as portal:
            while True:
                try:
                    refused = _round(folder, portal, options.settle, options.patience)
                except Unavailable as error:
                    # Nothing is lost: what was being taken is taken first by the next round.
                    if options.every is None:
                        raise
                    print(error, flush=True)
                else:
                    if options.every is None:
                        return int(refused > 0)
                _pause(options.every)
    except OSError as error:
        raise Problem(f"FOLDER: {type(error).__name__} ; cette commande doit pouvoir y lire et y écrire") from None


def _round(folder: Folder, portal: Portal, settle: float, patience: float) -> int:
    """Hand in what is there and whole; how many submissions were refused, at least in part."""
    refused = 0
    for taken in folder.interrupted():
        refused += _hand_in(folder, taken, portal)
    waiting = folder.waiting()
    looks = {dropped: dropped.look() for dropped in waiting}
    if any(not dropped.is_ready for dropped in waiting):
        _pause(settle)
    left = 0
    for dropped in waiting:
        look = dropped.look()
        if dropped.is_ready or (look == looks[dropped] and (age(look) >= patience or _is_complete(dropped))):
            refused += _hand_in(folder, folder.take(dropped), portal)
        else:
            left += 1
    if left:
        print(f"{left} en attente : pas encore entiers", flush=True)
    return refused


def _is_complete(dropped: Dropped) -> bool:
    """Whether it can be read, and each file that it announces is there, as long as announced."""
    try:
        submission = _read(dropped.json)
    except Rejected:
        return False
    files = files_of(submission, dropped.files)
    sizes = [(size, files(item, annex)) for item, annex, size in announced(submission)]
    return all(path is not None and path.stat().st_size == size for size, path in sizes)


def _hand_in(folder: Folder, taken: Dropped, portal: Portal) -> int:
    try:
        submission = _read(taken.json)
        lines = list(portal.hand_in(submission, files_of(submission, taken.files)))
    except Rejected as error:
        folder.settle(taken, f"Envoi refusé : rien n’est repris.\n\n{error}\n\n{HOW_TO_GO_ON}\n")
        print(f"{taken.place.name}: refusé", flush=True)
        return 1
    told = _counts(lines)
    refused = [line for line in lines if not line.taken]
    folder.settle(taken, _report(told, refused) if refused else "")
    print(f"{taken.place.name}: {told}", flush=True)
    return int(bool(refused))


def _read(path: Path) -> dict[str, Any]:
    if path.stat().st_size > LARGEST:
        raise Rejected(f"le fichier dépasse {LARGEST // 1024**2} Mio : déposez-le en plusieurs envois")
    try:
        # Some programs begin a file with a mark of its encoding.
        data = json.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Rejected("le fichier n’est pas en UTF-8 : exportez-le dans cet encodage") from None
    except json.JSONDecodeError as error:
        raise Rejected(f"JSON illisible à la ligne {error.lineno}, colonne {error.colno}") from None
    except RecursionError:
        raise Rejected("JSON imbriqué trop profondément") from None
    if not isinstance(data, dict):
        raise Rejected("un objet JSON est attendu : institution, meeting, items")
    return data


def _counts(lines: list[Line]) -> str:
    items = [line.taken for line in lines if line.annex is None]
    annexes = [line.taken for line in lines if line.annex is not None]
    return (
        f"points repris {sum(items)}, refusés {len(items) - sum(items)} ; "
        f"annexes reprises {sum(annexes)}, refusées {len(annexes) - sum(annexes)}"
    )


def _report(told: str, refused: list[Line]) -> str:
    parts = [f"Envoi repris en partie : {told}."]
    for line in refused:
        # Fields begin with the path of their item.
        problems = [str(problem) for problem in line.problems] or [f"{line.field}: {line.message or line.status}"]
        parts.append("\n".join([*problems, f"  → {line.way_out}"]))
    return "\n\n".join([*parts, HOW_TO_GO_ON]) + "\n"


def _between(least: int, most: int):
    def seconds(text: str) -> float:
        found = float(text) if text.replace(".", "", 1).isdigit() else -1.0
        if not least <= found <= most:
            raise argparse.ArgumentTypeError(f"de {least} à {most} secondes")
        return found

    return seconds
