"""The export of an invented portal, of the shape of a true one, and hands to take it over."""

from datetime import UTC
from flow import make_institution
from flow import NOW
from imio.deliberations.reception.annexes import receive_annex
from imio.deliberations.reception.inbox import find_dossier
from imio.deliberations.takeover import intake
from imio.deliberations.takeover.plan import officials_in
from imio.deliberations.takeover.plan import steps_of
from imio.deliberations.takeover.reading import Export
from imio.deliberations.worker.rounds import work
from pathlib import Path

import json
import pytest
import transaction


EXPORT = Path(__file__).parent / "portal.json"
CATEGORIES = {"administration": "Administration générale", "etat-civil": "État civil"}
WHO = "admin"


@pytest.fixture
def portal(functional):
    return functional["portal"]


@pytest.fixture
def institution(portal):
    return make_institution(portal)


@pytest.fixture
def changed(tmp_path):
    """The export with some of its objects changed: ``change`` is called with each."""

    def write(change):
        data = json.loads(EXPORT.read_text())
        for one in data:
            change(one)
        path = tmp_path / "changed.json"
        path.write_text(json.dumps(data))
        return path

    return write


def steps(path=EXPORT, source="aulnes", target="val"):
    """What would be sent."""
    with Export([path]) as export:
        return list(steps_of(export, source, target, CATEGORIES, NOW.astimezone(UTC)))


def send(institution, path=EXPORT):
    """Hand everything in, as the command does; the results."""
    results = []
    with Export([path]) as export:
        intake.add_officials(institution["bureau"], officials_in(export, "aulnes")[0], WHO)
    for step in steps(path):
        if step.taken is None:
            continue
        taken = step.taken
        result = intake.accept(institution, step.submission, WHO, taken.address, step.meeting, taken.published)
        results.append(result)
        dossier = find_dossier(institution, taken.item["id"])
        for name, (media_type, data) in taken.files.items() if dossier is not None else ():
            receive_annex(dossier, name, data, media_type)
        transaction.commit()
    return results


def take_over(portal, institution, path=EXPORT, now=NOW):
    """The whole way; the progress at its end."""
    send(institution, path)
    work(portal, now)
    intake.settle(institution["bureau"], WHO)
    work(portal, now)
    return intake.progress(institution["bureau"])


def dossier_at(institution, meeting, item):
    """The dossier of an object of the export."""
    for step in steps():
        if step.taken is not None and (step.meeting, step.taken.address) == (meeting, item):
            return find_dossier(institution, step.taken.item["id"])
    raise LookupError(item)
