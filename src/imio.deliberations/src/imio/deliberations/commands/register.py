"""``deliberations register``: verify the chain, export it, both without the portal's help; take it back with it."""

from collections.abc import Iterator
from imio.deliberations.commands.asking import asked
from imio.deliberations.commands.asking import password
from imio.deliberations.commands.problem import Problem
from imio.deliberations.publication.backup import lines_of
from imio.deliberations.publication.register import KEY
from imio.deliberations.publication.register import Register
from pathlib import Path

import httpx
import os


#: Seconds: all is written in one transaction.
TIMEOUT = 3_600


def add_to(commands) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("register", help="the register of publications")
    acts = parser.add_subparsers(required=True, metavar="ACT")
    verify = acts.add_parser("verify", help="recompute the chain and every record, read-only")
    verify.add_argument(
        "--storage", type=Path, default=Path("var/filestorage/Data.fs"), help="the database (%(default)s)"
    )
    verify.set_defaults(run=run)
    export = acts.add_parser("export", help="write the register with its salts as NDJSON, read-only: keep it private")
    export.add_argument("file", type=Path, help="the file to write; it must not exist")
    export.add_argument(
        "--storage", type=Path, default=Path("var/filestorage/Data.fs"), help="the database (%(default)s)"
    )
    export.add_argument("--portal", help="id of the portal, where the database has several")
    export.set_defaults(run=run_export)
    back = acts.add_parser("restore", help="take an exported public side back into an empty portal")
    back.add_argument("register", help="name of the exported register in the instance's folder import")
    back.add_argument("content", help="name of what collective.exportimport wrote, in the same folder")
    back.add_argument("--head", default="", help="the head as noted elsewhere")
    back.add_argument("--url", default="http://127.0.0.1:8080", help="address of the portal (%(default)s)")
    back.add_argument("--user", required=True, help="a manager of the portal; password: DELIBERATIONS_PASSWORD")
    back.set_defaults(run=run_restore)


def run(options) -> int:
    """Print the entries of each portal and every fault; 0 when there is none, 1 when there is."""
    found = faults = 0
    for name, register in registers(options.storage):
        found += 1
        for fault in register.faults():
            faults += 1
            print(f"{name}: {fault.sequence}: {fault.kind}: {fault.message}")
        readable = len(register.records) - len(register.held)
        print(f"{name}: {len(register)} inscriptions, {readable} lisibles, tête {register.head}")
    if not found:
        raise Problem(f"{options.storage}: aucun registre")
    return int(faults > 0)


def run_export(options) -> int:
    """Write the register of one portal."""
    found = [name for name, _register in registers(options.storage) if options.portal in (None, name)]
    if len(found) != 1:
        raise Problem(f"{options.storage}: {len(found)} registre(s) ; --portal nomme celui qui est voulu")
    for name, register in registers(options.storage):
        if name != found[0]:
            continue
        try:
            # It holds the salts, and what is suspended.
            handle = os.open(options.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise Problem(f"{options.file}: {type(error).__name__}") from None
        with open(handle, "w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines_of(register))
        print(f"{name}: {len(register)} inscriptions, tête {register.head}")
    return 0


def run_restore(options) -> int:
    """Have the running portal take it back; all or nothing."""
    headers = {"Accept": "application/json"}
    with httpx.Client(
        base_url=options.url, auth=(options.user, password()), headers=headers, timeout=TIMEOUT
    ) as portal:
        data = {"register": options.register, "content": options.content, "head": options.head}
        done = asked(portal, "POST", "/@restore", json=data)
    print(f"{done['objects']} objets, {done['entries']} inscriptions, tête {done['head']}")
    return 0


def registers(storage: Path) -> Iterator[tuple[str, Register]]:
    """The registers of a FileStorage, opened read-only beside the running portal, by the name of their portal."""
    from ZODB.DB import DB
    from ZODB.FileStorage import FileStorage

    if not storage.exists():
        raise Problem(f"{storage}: introuvable")
    database = DB(FileStorage(str(storage), read_only=True))
    try:
        with database.transaction() as connection:
            for name, portal in connection.root()["Application"].objectItems():
                register = (getattr(portal, "__annotations__", None) or {}).get(KEY)
                if register is not None:
                    yield name, register
    finally:
        database.close()
