"""Signing in over HTTP, and too often."""

from imio.deliberations.institutions import throttle
from plone import api

import logging
import pytest
import re
import transaction


PASSWORD = "a long enough secret"


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(throttle, "TALLY", throttle.Tally(clock))
    return clock


def sign_in(tenants, login, password, browser=None):
    browser = browser or tenants.browser()
    browser.open(f"{tenants.url}/login")
    browser.getControl(name="__ac_name").value = login
    browser.getControl(name="__ac_password").value = password
    browser.getControl(name="buttons.login").click()
    return browser


def is_in(browser):
    return "__ac" in browser.cookies


def failed_page(browser, login):
    """What the page says, without what changes at each request."""
    text = browser.text.replace(login, "LOGIN")
    return re.sub(r'name="_authenticator" value="[^"]*"', "", text)


def test_whoever_has_the_password_gets_in_whatever_the_case_of_her_address(tenants, clock):
    assert is_in(sign_in(tenants, "Agents@Val.example.be", PASSWORD))


def test_after_five_failures_even_the_right_password_is_refused_for_a_quarter_of_an_hour(tenants, clock):
    for _time in range(5):
        assert not is_in(sign_in(tenants, "agents@val.example.be", "wrong wrong wrong"))
    browser = sign_in(tenants, "agents@val.example.be", PASSWORD)
    assert not is_in(browser)
    assert "Trop d’essais" in browser.text
    clock.now += throttle.WINDOW
    assert is_in(sign_in(tenants, "agents@val.example.be", PASSWORD))


def test_four_failures_and_a_success_count_for_nothing(tenants, clock):
    for _round in range(3):
        for _time in range(4):
            sign_in(tenants, "agents@val.example.be", "wrong wrong wrong")
        assert is_in(sign_in(tenants, "agents@val.example.be", PASSWORD))


def test_basic_authentication_is_counted_too(tenants, clock):
    for _time in range(5):
        browser = tenants.browser("managers@val.example.be", "wrong wrong wrong")
        browser.open(f"{tenants.url}/val/@@colleagues")
        assert "Qui travaille" not in browser.text
    assert "Qui travaille" not in tenants.colleagues().text
    clock.now += throttle.WINDOW
    assert "Qui travaille" in tenants.colleagues().text


def test_who_is_signed_in_stays_in_while_somebody_guesses(tenants, clock):
    inside = sign_in(tenants, "managers@val.example.be", PASSWORD)
    for _time in range(5):
        sign_in(tenants, "managers@val.example.be", "wrong wrong wrong")
    inside.open(f"{tenants.url}/val/@@colleagues")
    assert "Qui travaille" in inside.text


def test_the_api_that_gives_tokens_is_counted_once_a_request(tenants, clock):
    def ask(password):
        browser = tenants.browser()
        browser.addHeader("Accept", "application/json")
        body = f'{{"login": "agents@val.example.be", "password": "{password}"}}'
        browser.post(f"{tenants.url}/@login", body, content_type="application/json")
        return browser.status

    for _time in range(4):
        assert ask("wrong wrong wrong") == 401
    assert ask(PASSWORD) == 200
    for _time in range(5):
        assert ask("wrong wrong wrong") == 401
    assert ask(PASSWORD) == 401


def test_an_account_of_zope_itself_is_not_counted_when_it_gets_in(tenants, clock):
    for _time in range(6):
        browser = tenants.browser("admin", "secret")
        browser.open(f"{tenants.url}/val/@@colleagues")
        assert "Qui travaille" in browser.text
    assert len(throttle.TALLY) == 0


def test_a_failed_sign_in_reads_the_same_for_an_account_and_for_none(tenants, clock):
    there, nowhere = "agents@val.example.be", "nobody@val.example.be"
    for _time in range(7):
        pages = [failed_page(sign_in(tenants, login, "wrong wrong wrong"), login) for login in (there, nowhere)]
        assert pages[0] == pages[1]
    assert "Trop d’essais" in pages[0]


def test_the_log_names_login_and_address_and_never_a_password(tenants, clock, caplog):
    with caplog.at_level(logging.INFO):
        for _time in range(6):
            sign_in(tenants, "agents@val.example.be", "wrong wrong wrong")
        sign_in(tenants, "agents@val.example.be", PASSWORD)
    lines = [record.getMessage() for record in caplog.records if record.name == throttle.__name__]
    assert any("too many failed sign-ins as 'agents@val.example.be'" in line for line in lines)
    assert not any(secret in record.getMessage() for record in caplog.records for secret in ("wrong", PASSWORD))


def test_a_new_password_opens_the_door_again(tenants, clock):
    for _time in range(5):
        sign_in(tenants, "agents@val.example.be", "wrong wrong wrong")
    api.portal.get_tool("acl_users").userSetPassword("agents@val.example.be", "another long secret")
    transaction.commit()
    assert is_in(sign_in(tenants, "agents@val.example.be", "another long secret"))


def test_nobody_registers_by_herself(tenants):
    browser = tenants.browser()
    browser.open(f"{tenants.url}/@@register")
    assert "form.widgets.email" not in browser.text
