"""Who may see and change the people of an institution, and how far that goes."""

from imio.deliberations.institutions.colleagues import Colleagues
from imio.deliberations.institutions.colleagues import Refused
from plone import api
from zExceptions import Unauthorized

import pytest
import re
import transaction


def invite(browser, name, address, group="agents"):
    form = browser.getForm(id="invite-form")
    form.getControl(name="fullname").value = name
    form.getControl(name="email").value = address
    form.getControl(name="group").value = [group]
    form.getControl("Inviter").click()
    return browser


def alert(browser):
    found = re.search(r'role="alert"\s*><p>(.*?)</p>', browser.text, re.S)
    return re.sub(r"<[^>]+>", "", found.group(1)) if found else None


def test_a_manager_sees_the_people_of_her_own_four_groups_and_no_others(tenants):
    page = tenants.colleagues().text
    for suffix in ("agents", "secretaries", "managers", "backoffice"):
        assert f"{suffix}@val.example.be" in page
    assert "mont.example.be" not in page


def test_the_page_is_kept_by_nobody_and_has_no_script_or_style_of_its_own(tenants):
    browser = tenants.colleagues()
    assert "no-store" in browser.headers["Cache-Control"]
    assert "script-src 'self'" in browser.headers["Content-Security-Policy"]
    # plone.protect's, for whoever is signed in; the page does without.
    assert re.findall(r"<script[^>]*>[^<]*", browser.text) == re.findall(
        r'<script[^>]*src="[^"]*protect.js"[^>]*>', browser.text
    )
    assert "style=" not in browser.text
    browser.open(re.search(r'href="([^"]*/forms.css[^"]*)"', browser.text).group(1))
    assert browser.status == 200


@pytest.mark.parametrize("who", ["agents", "secretaries", "backoffice", None])
def test_nobody_but_a_manager_opens_it(tenants, who):
    assert "Qui travaille" not in tenants.colleagues(who).text


def test_the_manager_of_one_institution_does_not_open_that_of_another(tenants):
    assert "Qui travaille" not in tenants.colleagues("managers", of="Mont", on="val").text


def test_the_manager_of_one_institution_cannot_post_to_another(tenants, post_office):
    browser = tenants.colleagues("managers", of="Mont")
    before = tenants.members("val-agents")
    for fields in (
        {"action": "invite", "fullname": "Eve", "email": "eve@example.be", "group": "agents"},
        {"action": "remove", "member": "agents@val.example.be", "group": "agents"},
        {"action": "machine", "machine": "eve"},
    ):
        tenants.post(browser, "val", **fields)
        browser.open(f"{tenants.url}/Mont/@@colleagues")
    assert tenants.members("val-agents") == before
    assert not tenants.has_account("eve@example.be")
    assert not tenants.has_account("val+eve")
    assert post_office.mails == []


@pytest.mark.parametrize(
    "group", ["Administrators", "Mont-agents", "val-agents", "../Mont-agents", "", "agents ", "Site Administrators"]
)
def test_a_forged_group_is_refused_and_nothing_is_done(tenants, post_office, group):
    browser = tenants.colleagues()
    fields = {"action": "invite", "fullname": "Eve", "email": "eve@example.be", "group": group}
    assert tenants.post(browser, "val", **fields).status == 422
    assert "Choisissez un des quatre groupes" in browser.text
    assert not tenants.has_account("eve@example.be")
    assert post_office.mails == []
    tenants.post(browser, "val", action="remove", member="agents@mont.example.be", group=group)
    assert "agents@mont.example.be" in tenants.members("Mont-agents")


def test_somebody_of_another_institution_cannot_be_removed_from_it(tenants):
    browser = tenants.colleagues()
    tenants.post(browser, "val", action="remove", member="agents@mont.example.be", group="agents")
    assert browser.status == 422
    assert "agents@mont.example.be" in tenants.members("Mont-agents")


def test_a_post_without_the_token_is_forbidden(tenants):
    browser = tenants.colleagues()
    browser.open(f"{tenants.url}/val/@@colleagues", "action=remove&group=agents&member=agents%40val.example.be")
    assert browser.status == 403
    assert tenants.members("val-agents") == ["agents@val.example.be"]


def test_reading_the_page_with_an_act_in_the_address_changes_nothing(tenants):
    browser = tenants.colleagues()
    token = re.search(r'name="_authenticator" value="([0-9a-f]+)"', browser.text).group(1)
    browser.open(
        f"{tenants.url}/val/@@colleagues?action=remove&group=agents&member=agents%40val.example.be"
        f"&_authenticator={token}"
    )
    assert tenants.members("val-agents") == ["agents@val.example.be"]


def test_removing_somebody_redirects_to_the_list_without_her(tenants):
    browser = tenants.colleagues()
    forms = [form for form in range(20) if _member_of(browser, form) == "agents@val.example.be"]
    browser.getForm(index=forms[0]).getControl(name="action").click()
    assert browser.url == f"{tenants.url}/val/@@colleagues"
    assert "n’est plus dans ce groupe" in browser.text
    assert tenants.members("val-agents") == []
    assert tenants.has_account("agents@val.example.be")


def _member_of(browser, index):
    try:
        return browser.getForm(index=index).getControl(name="member").value
    except (LookupError, IndexError):
        return None


def test_who_was_removed_has_lost_the_bureau_at_once(tenants):
    agent = tenants.browser("agents@val.example.be")
    tenants.post(tenants.colleagues(), "val", action="remove", member="agents@val.example.be", group="agents")
    with api.env.adopt_user("agents@val.example.be"):
        assert not api.user.has_permission("imio.deliberations: View the bureau", obj=tenants.val["bureau"])
    agent.open(f"{tenants.url}/val/bureau")
    assert agent.status != 200 or "login" in agent.url


def test_the_last_manager_cannot_be_removed_not_even_by_herself(tenants):
    browser = tenants.colleagues()
    tenants.post(browser, "val", action="remove", member="managers@val.example.be", group="managers")
    assert browser.status == 422
    assert "dernière personne de la gestion" in alert(browser)
    assert tenants.members("val-managers") == ["managers@val.example.be"]


def test_an_account_that_is_gone_does_not_count_as_a_manager(tenants):
    tenants.portal.acl_users.source_groups.addPrincipalToGroup("ghost", "val-managers")
    transaction.commit()
    browser = tenants.colleagues()
    tenants.post(browser, "val", action="remove", member="managers@val.example.be", group="managers")
    assert browser.status == 422


def test_a_manager_may_leave_when_another_stays(tenants):
    tenants.person("second@val.example.be", "val-managers")
    transaction.commit()
    browser = tenants.colleagues()
    tenants.post(browser, "val", action="remove", member="managers@val.example.be", group="managers")
    assert browser.url.rstrip("/") == tenants.url
    assert tenants.members("val-managers") == ["second@val.example.be"]
    assert "Qui travaille" not in tenants.colleagues().text


@pytest.mark.parametrize(
    "field,value,words",
    [
        ("fullname", "", "Donnez un nom"),
        ("fullname", "x" * 101, "Donnez un nom"),
        ("email", "", "n’est pas complète"),
        ("email", "anne", "n’est pas complète"),
        ("email", "anne@x%0ABcc: all@example.be", "n’est pas complète"),
        ("group", "kings", "Choisissez un des quatre groupes"),
    ],
)
def test_an_error_stands_at_its_field_and_what_was_typed_is_kept(tenants, post_office, field, value, words):
    fields = {"fullname": "Anne D", "email": "anne@example.be", "group": "secretaries", field: value}
    browser = tenants.post(tenants.colleagues(), "val", action="invite", **fields)
    assert browser.status == 422
    assert words in alert(browser)
    assert re.search(rf'id="{field}-error"\s*>{alert(browser)}', browser.text)
    assert f'href="#{field}"' in browser.text
    assert f'id="{field}"' in browser.text
    kept = "email" if field == "fullname" else "fullname"
    assert browser.getForm(id="invite-form").getControl(name=kept).value == fields[kept]
    if field != "group":
        assert browser.getForm(id="invite-form").getControl(name="group").value == ["secretaries"]
        assert re.search(rf'<input[^>]*aria-describedby="{field}-error"[^>]*aria-invalid="true"', browser.text)


def test_somebody_who_is_in_the_group_already_is_not_invited_again(tenants, post_office):
    browser = invite(tenants.colleagues(), "Anne", "agents@val.example.be")
    assert "déjà dans ce groupe" in alert(browser)
    assert post_office.mails == []


def test_the_answer_and_the_list_do_not_tell_whether_an_address_had_an_account(tenants, post_office):
    pages = []
    for address in ("agents@mont.example.be", "unknown@x.example.be"):
        browser = invite(tenants.colleagues(), "Camille Roy", address)
        assert browser.url == f"{tenants.url}/val/@@colleagues"
        text = re.sub(r'(name="_authenticator" value|data-token)="[^"]*"', "", browser.text)
        pages.append(text.replace(address, "ADDRESS"))
        tenants.post(browser, "val", action="remove", member=address, group="agents")
    assert pages[0] == pages[1]
    assert "Camille Roy" in pages[0]
    assert "Fée agents@mont" not in pages[0]


def test_somebody_of_another_institution_is_added_and_keeps_both(tenants, post_office):
    invite(tenants.colleagues(), "Anne", "agents@mont.example.be", "secretaries")
    assert tenants.members("Mont-agents") == ["agents@mont.example.be"]
    assert "agents@mont.example.be" in tenants.members("val-secretaries")
    with api.env.adopt_user("agents@mont.example.be"):
        assert api.user.has_permission("imio.deliberations: Validate dossier", obj=tenants.val)
        assert not api.user.has_permission("imio.deliberations: Validate dossier", obj=tenants.mont)
        assert api.user.has_permission("imio.deliberations: View the bureau", obj=tenants.mont)
    tenants.post(tenants.colleagues(), "val", action="remove", member="agents@mont.example.be", group="secretaries")
    assert tenants.members("Mont-agents") == ["agents@mont.example.be"]


def test_an_address_that_somebody_only_claims_in_her_profile_is_not_hers(tenants, post_office):
    api.user.get(userid="agents@mont.example.be").setMemberProperties({"email": "mayor@val.example.be"})
    transaction.commit()
    invite(tenants.colleagues(), "Le bourgmestre", "mayor@val.example.be", "secretaries")
    assert "agents@mont.example.be" not in tenants.members("val-secretaries")
    assert "mayor@val.example.be" in tenants.members("val-secretaries")
    assert post_office.last[0] == ["mayor@val.example.be"]


def test_an_invited_person_has_no_role_but_in_her_group(tenants, post_office):
    invite(tenants.colleagues(), "Anne", "anne@example.be")
    transaction.begin()
    user = api.user.get(userid="anne@example.be")
    assert set(user.getRoles()) == {"Member", "Authenticated"}
    assert set(user.getGroups()) == {"AuthenticatedUsers", "val-agents"}


def test_a_machine_is_created_and_its_password_shown_exactly_once(tenants):
    browser = tenants.colleagues()
    form = browser.getForm(id="machine-form")
    form.getControl(name="machine").value = "ia-Delib"
    form.getControl("Créer").click()
    assert "no-store" in browser.headers["Cache-Control"]
    login = re.search(r'id="machine-login">(.*?)<', browser.text).group(1)
    password = re.search(r'id="machine-password">(.*?)<', browser.text).group(1)
    assert login == "val+ia-delib"
    assert len(password) >= 32
    assert login in tenants.members("val-backoffice")
    browser.open(f"{tenants.url}/val/@@colleagues")
    assert login in browser.text
    assert password not in browser.text
    user = tenants.portal.acl_users.authenticate(login, password, tenants.portal.REQUEST)
    assert user.getId() == login
    assert set(user.getRoles()) == {"Authenticated"}


@pytest.mark.parametrize("name", ["", "x", "é", "1a", "a b", "a/b", "a+b", "a@b.be", "a" * 32])
def test_a_machine_has_a_plain_name(tenants, name):
    browser = tenants.post(tenants.colleagues(), "val", action="machine", machine=name.replace("é", "%C3%A9"))
    assert browser.status == 422
    assert "lettres sans accent" in alert(browser)
    assert tenants.members("val-backoffice") == ["backoffice@val.example.be"]


def test_a_machine_of_that_name_is_not_given_a_new_password(tenants):
    browser = tenants.post(tenants.colleagues(), "val", action="machine", machine="ia-delib")
    password = re.search(r'id="machine-password">(.*?)<', browser.text).group(1)
    tenants.post(browser, "val", action="machine", machine="ia-delib")
    assert browser.status == 422
    assert "déjà pris" in alert(browser)
    transaction.begin()
    assert tenants.portal.acl_users.authenticate("val+ia-delib", password, tenants.portal.REQUEST)


def test_a_machine_that_is_removed_goes_with_its_account(tenants):
    browser = tenants.post(tenants.colleagues(), "val", action="machine", machine="ia-delib")
    tenants.post(browser, "val", action="remove", member="val+ia-delib", group="backoffice")
    assert "compte de la machine est supprimé" in browser.text
    assert not tenants.has_account("val+ia-delib")


def test_a_machine_that_somebody_gave_more_rights_keeps_its_account(tenants):
    browser = tenants.post(tenants.colleagues(), "val", action="machine", machine="ia-delib")
    transaction.begin()
    api.group.add_user(groupname="Mont-backoffice", username="val+ia-delib")
    transaction.commit()
    tenants.post(browser, "val", action="remove", member="val+ia-delib", group="backoffice")
    assert tenants.has_account("val+ia-delib")
    assert tenants.members("val-backoffice") == ["backoffice@val.example.be"]


@pytest.mark.parametrize(
    "act",
    [
        lambda colleagues: colleagues.groups(),
        lambda colleagues: colleagues.invite("Eve", "eve@example.be", "agents"),
        lambda colleagues: colleagues.remove("agents@val.example.be", "agents"),
        lambda colleagues: colleagues.create_machine("eve"),
    ],
)
def test_the_right_is_checked_below_the_page_as_well(tenants, post_office, act):
    with api.env.adopt_user("managers@mont.example.be"), pytest.raises(Unauthorized):
        act(Colleagues(tenants.val))
    assert tenants.members("val-agents") == ["agents@val.example.be"]


def test_what_nobody_asked_is_refused(tenants):
    assert tenants.post(tenants.colleagues(), "val", action="promote").status == 422
    with api.env.adopt_user("managers@val.example.be"), pytest.raises(Refused):
        Colleagues(tenants.val).remove("", "agents")
