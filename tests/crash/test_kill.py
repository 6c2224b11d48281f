"""Does a portal that is killed at any moment lose nothing, and show nothing half?

``CRASH_KILLS`` (default 10; ``make crash`` 200) and ``CRASH_SEED``.
"""


def test_nothing_is_lost_and_nothing_is_half_published(played, seed, capsys):
    with capsys.disabled():
        for one in played:
            print(f"\n  seed {seed}: {one.summary()}")
    assert not [problem for one in played for problem in one.problems]


def test_the_play_did_what_it_should(played, kills):
    """A play in which nothing happened would prove nothing."""
    items = [item for one in played for item in one.ledger.items.values()]
    assert sum(len(one.moments) for one in played) == kills
    assert sum(item.validated for item in items) > 0
