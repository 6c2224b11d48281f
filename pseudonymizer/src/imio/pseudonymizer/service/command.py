"""`pseudonymizer serve`: the service until Ctrl-C or SIGTERM."""

from imio.pseudonymizer.document import SHIPPED
from imio.pseudonymizer.errors import BadInput
from pathlib import Path

import argparse


def add_parser(commands) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("serve", help="répond par HTTP (extra « service » : fastapi, uvicorn)")
    parser.add_argument("--host", default="127.0.0.1", metavar="ADRESSE", help="adresse d'écoute (%(default)s)")
    parser.add_argument("--port", type=int, default=8087, metavar="PORT", help="port d'écoute (%(default)s)")
    parser.add_argument(
        "--model", default=SHIPPED, metavar="NOM", help="modèle spaCy installé ; « none » : règles seules"
    )
    parser.add_argument(
        "--max-bytes",
        type=_bytes,
        default=32 * 1024 * 1024,
        metavar="OCTETS",
        help="taille maximale d'une demande (%(default)s) ; au-delà : 413",
    )
    parser.add_argument(
        "--token-file", type=Path, metavar="FICHIER", help="fichier du jeton demandé aux appelants (Bearer)"
    )
    parser.set_defaults(run=run)


def run(arguments) -> int:
    """Serve; 0 after Ctrl-C, else the signal ends the process. Raises `PseudonymizerError` when it cannot start."""
    try:
        from imio.pseudonymizer.service.app import create_app
        from imio.pseudonymizer.service.app import load
        from imio.pseudonymizer.service.app import ServiceSettings

        import uvicorn
    except ImportError as error:
        raise BadInput(f"{error.name} manque : installez imio.pseudonymizer[service].") from None
    from imio.pseudonymizer.service.logs import CONFIGURATION

    settings = ServiceSettings(
        model=arguments.model, max_bytes=arguments.max_bytes, token=read_token(arguments.token_file)
    )
    if arguments.model != SHIPPED:
        load(settings)  # a model that is not there ends the command, and not the first request
    uvicorn.run(
        create_app(settings),
        host=arguments.host,
        port=arguments.port,
        log_config=CONFIGURATION,
        access_log=False,  # it writes addresses as they were asked; `gate` writes its own
        server_header=False,
        proxy_headers=False,
        ws="none",
    )
    return 0


def read_token(path: Path | None) -> str:
    """The token in a file; empty without a file. Raises `BadInput`."""
    if path is None:
        return ""
    try:
        token = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path.name} : lecture impossible ({type(error).__name__}).") from None
    if not token:
        raise BadInput(f"{path.name} : le jeton est vide.")
    return token


def _bytes(value: str) -> int:
    if not value.isdigit() or not int(value):
        raise argparse.ArgumentTypeError("nombre d'octets attendu")
    return int(value)
