"""Does a run stop when somebody else answers, or ten times as much as usual comes in?"""

from imio.deliberations.backoffice import errors
from imio.deliberations.backoffice.dialects import Identity
from imio.deliberations.backoffice.dialects import RemoteBody
from imio.deliberations.backoffice.plausibility import check_amount
from imio.deliberations.backoffice.plausibility import same_source

import pytest


def identity(**bodies):
    found = tuple(RemoteBody(name, uid, name) for name, uid in bodies.items())
    return Identity("https://valmont-pm.example.be", found)


NOTED = identity(council="aa", zone="bb")


class TestSource:
    def test_the_same_database(self):
        same_source(NOTED, NOTED, ["council", "zone"])

    def test_a_body_that_came_or_went_is_no_other_database(self):
        same_source(NOTED, identity(council="aa", college="cc"), ["council", "zone"])

    @pytest.mark.parametrize(
        "found",
        [identity(council="zz", zone="bb"), identity(council="zz", zone="yy"), identity(college="aa"), identity()],
    )
    def test_another_database(self, found):
        with pytest.raises(errors.AnotherSource, match="une autre base"):
            same_source(NOTED, found, ["council", "zone"])

    def test_only_bodies_that_are_read_count(self):
        same_source(NOTED, identity(council="aa", zone="yy"), ["council"])


class TestAmount:
    @pytest.mark.parametrize(
        ("found", "usual", "stops"),
        [
            (10_000, [], False),
            (300, [30], False),
            (301, [30], True),
            (50, [1], False),
            (51, [1], True),
            (51, [0], True),
            (600, [30, 60, 900], False),
            (601, [30, 60, 900], True),
        ],
    )
    def test_ten_times_the_usual_number(self, found, usual, stops):
        if not stops:
            check_amount("points", found, usual)
            return
        with pytest.raises(errors.Implausible) as raised:
            check_amount("points", found, usual)
        assert f"{found} points, d’habitude" in raised.value.sentence

    def test_what_a_human_has_confirmed(self):
        check_amount("points", 400, [30], confirmed=400)
        with pytest.raises(errors.Implausible):
            check_amount("points", 401, [30], confirmed=400)
