"""From the invitation to the sign-in, and from the forgotten password to the new one, with real mails."""

from datetime import datetime
from datetime import timedelta
from plone import api

import pytest
import re
import transaction


SECRET = "correct horse battery"


def invite(tenants, address, group="agents", name="Anne Dupont"):
    browser = tenants.colleagues()
    form = browser.getForm(id="invite-form")
    form.getControl(name="fullname").value = name
    form.getControl(name="email").value = address
    form.getControl(name="group").value = [group]
    form.getControl("Inviter").click()
    return browser


def set_password(tenants, link, login, password=SECRET, again=None):
    browser = tenants.browser()
    browser.open(link)
    browser.getControl(name="userid").value = login
    browser.getControl(name="password").value = password
    browser.getControl(name="password2").value = password if again is None else again
    browser.getForm(name="pwreset_action").submit()
    return browser


def sign_in(tenants, login, password):
    browser = tenants.browser()
    browser.open(f"{tenants.url}/login")
    browser.getControl(name="__ac_name").value = login
    browser.getControl(name="__ac_password").value = password
    browser.getControl(name="buttons.login").click()
    return browser


def ask_for_link(tenants, login):
    browser = tenants.browser()
    browser.open(f"{tenants.url}/login-help")
    browser.getControl(name="form.widgets.reset_password").value = login
    browser.getControl(name="form.buttons.reset").click()
    return browser


def is_in(browser):
    return "__ac" in browser.cookies


def plain(browser):
    """The page without the token of its form."""
    return re.sub(r'name="_authenticator" value="[^"]*"', "", browser.text)


def links(tenants):
    transaction.begin()
    return len(api.portal.get_tool("portal_password_reset")._requests)


def test_an_invitation_leads_by_mail_to_a_password_and_to_the_bureau(tenants, post_office):
    browser = invite(tenants, "Anne.Dupont@Val.Example.be")
    assert "un message est parti vers anne.dupont@val.example.be" in browser.text
    recipients, _subject, text = post_office.last
    assert recipients == ["anne.dupont@val.example.be"]
    assert SECRET not in text
    done = set_password(tenants, post_office.link, "anne.dupont@val.example.be")
    assert is_in(done)
    signed_in = sign_in(tenants, "anne.dupont@val.example.be", SECRET)
    assert is_in(signed_in)
    signed_in.open(f"{tenants.url}/val/bureau")
    assert "login" not in signed_in.url


def test_a_link_serves_once(tenants, post_office):
    invite(tenants, "anne@val.example.be")
    link = post_office.link
    set_password(tenants, link, "anne@val.example.be")
    browser = tenants.browser()
    browser.open(link)
    assert "pwreset_action" not in browser.text


def test_a_link_serves_for_seven_days(tenants, post_office):
    invite(tenants, "anne@val.example.be")
    tool = api.portal.get_tool("portal_password_reset")
    transaction.begin()
    assert tool.getExpirationTimeout() == 7
    [(key, (userid, _expiry))] = tool._requests.items()
    tool._requests[key] = (userid, datetime.utcnow() - timedelta(minutes=1))
    transaction.commit()
    browser = tenants.browser()
    browser.open(post_office.link)
    assert "pwreset_action" not in browser.text


def test_a_link_serves_its_own_account_alone(tenants, post_office):
    invite(tenants, "anne@val.example.be")
    assert not is_in(set_password(tenants, post_office.link, "managers@val.example.be"))
    assert not is_in(sign_in(tenants, "managers@val.example.be", SECRET))


@pytest.mark.parametrize("password,again", [("elevenchars", None), (SECRET, SECRET + "!")])
def test_a_password_has_twelve_characters_typed_twice_alike(tenants, post_office, password, again):
    invite(tenants, "anne@val.example.be")
    assert not is_in(set_password(tenants, post_office.link, "anne@val.example.be", password, again))
    assert is_in(set_password(tenants, post_office.link, "anne@val.example.be"))


def test_somebody_who_had_an_account_is_told_by_mail_and_keeps_her_password(tenants, post_office):
    invite(tenants, "agents@mont.example.be", "secretaries")
    recipients, subject, text = post_office.last
    assert recipients == ["agents@mont.example.be"]
    assert subject == "Accès à val"
    assert "Groupe : Secrétaires" in text
    assert f"Connexion : {tenants.url}/login" in text
    assert "passwordreset" not in text
    assert is_in(sign_in(tenants, "agents@mont.example.be", "a long enough secret"))


@pytest.mark.parametrize("address", ["new@val.example.be", "agents@mont.example.be"])
@pytest.mark.parametrize("trouble", ["down", "not configured", "refused"])
def test_without_mail_nobody_is_invited_and_the_page_says_so(tenants, post_office, address, trouble):
    if trouble == "down":
        post_office.close()
    elif trouble == "refused":
        post_office.refuses.add(address)
    else:
        tenants.portal.portal_registry["plone.email_from_address"] = None
        transaction.commit()
    known = tenants.has_account(address)
    browser = invite(tenants, address)
    assert browser.status == 422
    assert "personne n’a été invité" in browser.text
    assert browser.getForm(id="invite-form").getControl(name="email").value == address
    assert tenants.members("val-agents") == ["agents@val.example.be"]
    assert tenants.has_account(address) is known
    assert links(tenants) == 0
    assert post_office.mails == []


def test_an_invitation_that_failed_can_be_made_again(tenants, post_office):
    post_office.refuses.add("anne@val.example.be")
    invite(tenants, "anne@val.example.be")
    post_office.refuses.clear()
    invite(tenants, "anne@val.example.be")
    assert is_in(set_password(tenants, post_office.link, "anne@val.example.be"))


def test_a_forgotten_password_leads_by_mail_to_a_new_one(tenants, post_office):
    browser = ask_for_link(tenants, "Agents@val.example.be")
    assert "Si cet identifiant est connu" in browser.text
    assert post_office.last[0] == ["agents@val.example.be"]
    assert is_in(set_password(tenants, post_office.link, "agents@val.example.be"))
    assert is_in(sign_in(tenants, "agents@val.example.be", SECRET))
    assert not is_in(sign_in(tenants, "agents@val.example.be", "a long enough secret"))


def test_asking_for_a_link_does_not_tell_whether_there_is_an_account(tenants, post_office):
    there, nowhere = ask_for_link(tenants, "agents@val.example.be"), ask_for_link(tenants, "nobody@val.example.be")
    assert plain(there).replace("agents@val", "X") == plain(nowhere).replace("nobody@val", "X")
    assert len(post_office.mails) == 1


def test_the_older_form_of_plone_does_not_tell_either(tenants, post_office):
    pages = []
    for login in ("agents", "nobody"):
        browser = tenants.browser()
        browser.open(f"{tenants.url}/mail_password_form")
        browser.getControl(name="userid").value = f"{login}@val.example.be"
        browser.getForm(name="mail_password").submit()
        pages.append(plain(browser))
    assert pages[0] == pages[1]
    assert "Si cet identifiant est connu" in pages[0]
    assert len(post_office.mails) == 1


@pytest.mark.parametrize("login", ["agents@val.example.be", "nobody@val.example.be"])
def test_without_a_mail_server_no_link_is_made_and_everybody_is_told(tenants, post_office, login):
    post_office.close()
    browser = ask_for_link(tenants, login)
    assert browser.status == 200
    assert "Le serveur de courrier ne répond pas" in browser.text
    assert links(tenants) == 0


def test_a_server_that_refuses_the_address_leaves_no_link(tenants, post_office):
    post_office.refuses.add("agents@val.example.be")
    assert "Si cet identifiant est connu" in ask_for_link(tenants, "agents@val.example.be").text
    assert links(tenants) == 0
