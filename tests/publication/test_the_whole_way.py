"""Does a document go from the back office's door to the public page, and only when it may?"""

from flow import AFTER
from flow import dossier
from flow import item
from flow import NOW
from flow import public
from flow import publish
from flow import send
from flow import settle
from imio.deliberations.publication.register import register_of
from imio.deliberations.worker.rounds import work
from plone import api


PRIVATE = "<p>Considérant la demande de M. Evrard Noirhomme, domicilié rue du Moulin 27 à 5999 Val-des-Aulnes ;</p>"


def state(context):
    return api.content.get_state(context)


def test_an_item_is_received_analysed_validated_and_published(portal, institution):
    assert send(institution, item(texts={"motivation": PRIVATE})) == [{"id": "p1", "status": "created", "code": 201}]
    one = dossier(institution)
    assert state(one) == "received"
    work(portal, NOW)
    assert one.failure is None
    assert state(one) == "to_validate"
    settle(one)
    assert state(one) == "validated"
    work(portal, NOW)
    assert one.failure is None
    assert state(one) == "published"
    decision = public(one)
    assert decision.getPhysicalPath()[-3:-1] == ("decisions", "2027-03-23")
    assert decision.title == "Vente d’un excédent de voirie"
    html = decision.sections[0]["html"]
    assert "Noirhomme" not in html and "Moulin" not in html
    assert 'M. <span class="masked"' in html


def test_a_draft_becomes_a_decision_at_the_same_address(portal, institution):
    [one] = publish(institution, item())
    address = one.public_path
    publish(institution, item(stage="final", modified="2027-03-24T10:00:00+00:00"), now=AFTER)
    assert one.public_path == address
    assert public(one).stage == "final"
    register = register_of(portal)
    acts = [header["act"] for header, _, _ in register.entries() if header["path"] == address]
    assert acts == ["publish", "replace"]
    assert not list(register.faults())


def test_nothing_is_published_before_the_convocation(portal, institution):
    send(institution, item())
    early = NOW.replace(day=1)
    work(portal, early)
    settle(dossier(institution))
    work(portal, early)
    assert state(dossier(institution)) == "validated"
    assert not institution["decisions"].objectIds()
    work(portal, NOW)
    assert state(dossier(institution)) == "published"
