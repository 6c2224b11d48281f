"""A portal in a temporary folder: a real FileStorage with blobs, configured as buildout composed it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sys
import tempfile


HERE = Path(__file__).resolve().parent.parent
COMPOSED = HERE / "parts/instance/etc"


@contextmanager
def folder() -> Iterator[Path]:
    """A folder for database and logs, where TMPDIR says (make: below var/), removed at the end."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, kept(Path(name)) as made:
        yield made


@contextmanager
def kept(made: Path) -> Iterator[Path]:
    """A folder that stays: what takes long to make is measured more than once."""
    for part in ("filestorage", "blobstorage", "log", "instance", "cache"):
        (made / part).mkdir(mode=0o700, parents=True, exist_ok=True)
    yield made.absolute()


def configure(made: Path, port: int = 0) -> tuple[Path, Path]:
    """zope.conf and wsgi.ini for a folder."""
    if not (COMPOSED / "zope.conf").exists():
        sys.exit("parts/instance: make setup")
    conf, ini = made / "zope.conf", made / "wsgi.ini"
    conf.write_text((COMPOSED / "zope.conf").read_text().replace(str(HERE / "var"), str(made)))
    text = (COMPOSED / "wsgi.ini").read_text().replace(str(HERE / "var"), str(made))
    text = text.replace(str(COMPOSED / "zope.conf"), str(conf))
    ini.write_text(text.replace("127.0.0.1:8080", f"127.0.0.1:{port}"))
    return conf, ini


def make_portal(conf: Path):
    """A portal with one institution, ready in this process; returns it."""
    app = start(conf)

    # Not before Zope is configured.
    from plone import api
    from Products.CMFPlone.factory import addPloneSite
    from zope.component.hooks import setSite

    import transaction

    # Stock types are for comparison alone: the product does without them.
    profiles = ("plone.app.contenttypes:default", "plonetheme.barceloneta:default", "imio.deliberations:default")
    addPloneSite(app, "portal", title="Bench", extension_ids=profiles, default_language="fr")
    portal = app["portal"]
    setSite(portal)
    portal.portal_types["Plone Site"].filter_content_types = False
    with api.env.adopt_roles(["Manager"]):
        institution = api.content.create(portal, "Institution", id="val", title="Val-des-Aulnes", population=12480)
        api.content.transition(institution, "open")
        api.content.create(portal, "Folder", id="stock", title="Stock")
        api.content.transition(portal["stock"], "publish")
    transaction.commit()
    return portal


def open_portal(conf: Path):
    """The portal that ``make_portal`` made in a folder that is kept."""
    app = start(conf)

    from zope.component.hooks import setSite

    portal = app["portal"]
    setSite(portal)
    return portal


def start(conf: Path):
    """Zope in this process; returns its root, with a request."""
    from Testing.makerequest import makerequest
    from zope.globalrequest import setRequest
    from Zope2.Startup.run import configure_wsgi

    import Zope2

    configure_wsgi(str(conf))
    app = makerequest(Zope2.app())
    setRequest(app.REQUEST)
    return app


def settle(institution) -> None:
    """Play the secretary: mask whatever is open, validate, commit each."""
    from imio.deliberations.authority import as_system
    from imio.deliberations.validation import steps
    from plone import api

    import transaction

    for meeting_file in institution["bureau"].objectValues():
        for dossier in meeting_file.objectValues():
            if api.content.get_state(dossier) != "to_validate":
                continue
            with as_system():
                for mention in steps.outcome_of(dossier).open:
                    action = {"act": "mask", "span": mention.span.id}
                    steps.act(dossier, action, dossier.version, steps.revision(dossier), "bench")
                doubts = tuple(question.key for question in steps.outcome_of(dossier).open_doubts)
                if doubts:
                    action = {"act": "check", "doubts": doubts}
                    steps.act(dossier, action, dossier.version, steps.revision(dossier), "bench")
                steps.validate(dossier, dossier.version, steps.revision(dossier))
            transaction.commit()
