"""``deliberations register verify``: recompute the chain and every record, without the portal's help."""

from collections.abc import Iterator
from imio.deliberations.commands.problem import Problem
from imio.deliberations.publication.register import KEY
from imio.deliberations.publication.register import Register
from pathlib import Path


def add_to(commands) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("register", help="the register of publications")
    acts = parser.add_subparsers(required=True, metavar="ACT")
    verify = acts.add_parser("verify", help="recompute the chain and every record, read-only")
    verify.add_argument(
        "--storage", type=Path, default=Path("var/filestorage/Data.fs"), help="the database (%(default)s)"
    )
    verify.set_defaults(run=run)


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
