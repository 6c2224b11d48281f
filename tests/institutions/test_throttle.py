"""Counting failures, with a clock that stands still."""

from imio.deliberations.institutions import throttle
from imio.deliberations.institutions.install import install_sign_in
from imio.deliberations.institutions.install import install_throttle
from imio.deliberations.institutions.install import remove_sign_in
from imio.deliberations.institutions.install import remove_throttle
from imio.deliberations.institutions.install import SHORTEST_PASSWORD
from imio.deliberations.institutions.throttle import Tally
from Products.PluggableAuthService.interfaces.plugins import IAuthenticationPlugin

import pytest


HERE, THERE = "192.0.2.1", "198.51.100.7"


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def tally(clock):
    return Tally(clock)


def fail(tally, times, login="anne", address=HERE):
    return [tally.failed(login, address) for _time in range(times)]


def test_four_failures_are_forgiven_and_the_fifth_begins_a_refusal(tally):
    assert fail(tally, 4) == [False] * 4
    assert not tally.is_refused("anne", HERE)
    assert fail(tally, 1) == [True]
    assert tally.is_refused("anne", HERE)


def test_the_refusal_is_for_that_login_from_that_address(tally):
    fail(tally, 5)
    assert not tally.is_refused("anne", THERE)
    assert not tally.is_refused("berthe", HERE)


def test_the_refusal_ends_after_a_quarter_of_an_hour_and_counting_begins_again(tally, clock):
    fail(tally, 5)
    clock.now += throttle.WINDOW - 1
    assert tally.is_refused("anne", HERE)
    clock.now += 1
    assert not tally.is_refused("anne", HERE)
    assert fail(tally, 4) == [False] * 4


def test_failures_apart_by_more_than_the_window_do_not_add_up(tally, clock):
    for _time in range(10):
        fail(tally, 1)
        clock.now += throttle.WINDOW / 4 + 1
    assert not tally.is_refused("anne", HERE)


def test_twenty_failures_from_anywhere_refuse_the_login_everywhere(tally):
    for number in range(19):
        fail(tally, 1, address=f"203.0.113.{number}")
    assert not tally.is_refused("anne", HERE)
    assert fail(tally, 1, address="203.0.113.99") == [True]
    assert tally.is_refused("anne", HERE)


def test_a_success_forgives_what_was_mistyped_at_its_address(tally):
    fail(tally, 4)
    tally.succeeded("anne", HERE)
    assert len(tally) == 0
    assert fail(tally, 4) == [False] * 4


def test_a_success_elsewhere_does_not_help_who_is_guessing(tally):
    fail(tally, 4, address=THERE)
    tally.succeeded("anne", HERE)
    assert fail(tally, 1, address=THERE) == [True]


def test_a_new_password_forgives_all(tally):
    fail(tally, 5)
    tally.forget("anne")
    assert not tally.is_refused("anne", HERE)


def test_what_is_past_takes_no_memory(tally, clock):
    fail(tally, 5)
    clock.now += throttle.WINDOW
    tally.is_refused("anne", HERE)
    assert len(tally) == 0


def test_a_flood_of_invented_logins_has_a_bound_and_does_not_free_who_is_refused(clock):
    tally = Tally(clock, size=100)
    fail(tally, 5)
    for number in range(1000):
        fail(tally, 1, login=f"invented-{number}")
    assert len(tally) <= 100
    assert tally.is_refused("anne", HERE)


@pytest.mark.parametrize(
    "given,counted",
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_an_ipv6_subscriber_is_counted_once(given, counted):
    class Request:
        def getClientAddr(self):
            return given

    assert throttle.client_network(Request()) == counted


def test_the_throttle_stands_before_all_that_authenticate_and_does_so_itself_for_nobody(integration):
    acl_users = integration["portal"].acl_users
    assert acl_users.plugins.listPluginIds(IAuthenticationPlugin)[0] == throttle.PLUGIN
    credentials = {"login": "test-user", "password": "secret"}
    assert acl_users[throttle.PLUGIN].authenticateCredentials(credentials) is None
    assert credentials == {"login": "test-user", "password": "secret"}


def test_cookies_and_tokens_pass_by(integration):
    plugin = integration["portal"].acl_users[throttle.PLUGIN]
    for credentials in ({"cookie": b"x", "source": "plone.session"}, {"token": "x"}, {"login": None}):
        assert plugin.authenticateCredentials(dict(credentials)) is None
    assert len(throttle.TALLY) == 0


def test_installing_again_changes_nothing_and_removing_leaves_nothing(integration):
    portal = integration["portal"]
    plugins = portal.acl_users.plugins
    before = plugins.listPluginIds(IAuthenticationPlugin)
    install_throttle(portal)
    assert plugins.listPluginIds(IAuthenticationPlugin) == before
    remove_throttle(portal)
    remove_throttle(portal)
    assert throttle.PLUGIN not in portal.acl_users
    assert throttle.PLUGIN not in plugins.listPluginIds(IAuthenticationPlugin)


def test_uninstalling_leaves_the_sign_in_of_plone(integration):
    portal = integration["portal"]
    assert portal.acl_users.password_policy.min_chars == SHORTEST_PASSWORD
    remove_sign_in(portal)
    assert throttle.PLUGIN not in portal.acl_users
    assert portal.acl_users.password_policy.min_chars == 8


def test_logins_that_differ_by_case_alone_are_left_as_they_are(integration):
    acl_users = integration["portal"].acl_users
    acl_users.login_transform = ""
    for name in ("anne", "Anne"):
        acl_users.source_users.addUser(name, name, "a long enough secret")
    install_sign_in(integration["portal"])
    assert acl_users.login_transform == ""
    assert acl_users.source_users.getUserIdForLogin("Anne") == "Anne"


@pytest.mark.parametrize("login", ["anne", ["anne"], 5, b"anne"])
def test_any_login_that_a_request_may_hold_is_counted(integration, login):
    plugin = integration["portal"].acl_users[throttle.PLUGIN]
    plugin.authenticateCredentials({"login": login, "password": "wrong"})
    assert len(throttle.TALLY) == 1
