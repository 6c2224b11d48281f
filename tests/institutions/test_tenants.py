"""What an institution is born with, and what goes with it."""

from imio.deliberations.institutions import accounts
from imio.deliberations.institutions.tenant import group_id
from imio.deliberations.institutions.tenant import GROUPS
from plone import api

import pytest


@pytest.fixture
def portal(integration):
    with api.env.adopt_roles(["Manager"]):
        yield integration["portal"]


@pytest.fixture
def val(portal):
    return api.content.create(portal, "Institution", id="val", title="Val-des-Aulnes")


def test_an_institution_is_born_with_a_bureau_and_its_meetings(val):
    assert {name: val[name].portal_type for name in val.objectIds()} == {"bureau": "Bureau", "decisions": "Decisions"}


@pytest.mark.parametrize("suffix,role", [(suffix, role) for suffix, (role, _label) in GROUPS.items()])
def test_each_group_has_one_role_inside_its_institution_and_none_outside(portal, val, suffix, role):
    other = api.content.create(portal, "Institution", id="mont", title="Mont")
    name = f"val-{suffix}"
    assert api.group.get(groupname=name).getProperty("title").startswith("Val-des-Aulnes – ")
    assert dict(val.get_local_roles())[name] == (role,)
    assert name not in dict(other.get_local_roles())
    assert name not in dict(portal.get_local_roles())
    assert set(api.group.get_roles(groupname=name)) == {"Authenticated"}


@pytest.mark.parametrize(
    "suffix,may",
    [
        ("managers", {"imio.deliberations: Manage institution"}),
        ("agents", {"imio.deliberations: View the bureau"}),
        ("secretaries", {"imio.deliberations: View the bureau"}),
        ("backoffice", {"imio.deliberations: Submit dossiers"}),
    ],
)
def test_what_a_group_may_ends_at_its_institution(portal, val, suffix, may):
    other = api.content.create(portal, "Institution", id="mont", title="Mont")
    api.user.create(username="ada", email="ada@example.be", password="a long enough secret")
    api.group.add_user(groupname=f"val-{suffix}", username="ada")
    asked = {
        "imio.deliberations: Manage institution",
        "imio.deliberations: View the bureau",
        "imio.deliberations: Submit dossiers",
    }
    with api.env.adopt_user("ada"):
        assert {one for one in asked if api.user.has_permission(one, obj=val)} == may
        assert not {one for one in asked if api.user.has_permission(one, obj=other)}
        assert not {one for one in asked if api.user.has_permission(one, obj=portal)}


def test_the_groups_go_with_the_institution_and_nobody_comes_back_with_its_name(portal, val):
    api.user.create(username="ada", email="ada@example.be", password="a long enough secret")
    api.group.add_user(groupname="val-secretaries", username="ada")
    api.content.delete(val, check_linkintegrity=False)
    assert [suffix for suffix in GROUPS if api.group.get(groupname=f"val-{suffix}") is not None] == []
    again = api.content.create(portal, "Institution", id="val", title="Another Val")
    with api.env.adopt_user("ada"):
        assert not api.user.has_permission("imio.deliberations: View the bureau", obj=again)


def test_the_machines_go_with_the_institution_and_the_people_stay(portal, val):
    machine, _password = accounts.create_machine(val, "ia-delib")
    api.user.create(username="ada", email="ada@example.be", password="a long enough secret")
    for userid in (machine, "ada"):
        api.group.add_user(groupname="val-backoffice", username=userid)
    api.content.delete(val, check_linkintegrity=False)
    assert api.user.get(userid=machine) is None
    assert api.user.get(userid="ada") is not None


def test_an_institution_whose_id_has_a_capital_has_its_groups_too(portal):
    institution = api.content.create(portal, "Institution", id="Mont", title="Mont")
    assert group_id(institution, "agents") == "Mont-agents"
    api.user.create(username="ada", email="ada@example.be", password="a long enough secret")
    api.group.add_user(groupname="Mont-agents", username="ada")
    with api.env.adopt_user("ada"):
        assert api.user.has_permission("imio.deliberations: View the bureau", obj=institution)


def test_a_group_that_is_not_one_of_the_four_has_no_id(val):
    with pytest.raises(KeyError):
        group_id(val, "administrators")
