"""Does the search page show what was asked for, keep it in the address, and say clearly what it cannot do?"""

from lxml import etree
import pytest


def page(world, address="", where=None):
    base = (where or world.portal).absolute_url()
    return world.open(f"{base}/@@find{address}")


def test_first(world, institution, meeting):
    for n in range(1, 31):
        world.tell(world.decision(meeting, str(n), title=f"Subside au club {n}", stage="final" if n % 2 else "draft"))
    p = page(world, "?q=subside")
    print(p.contents)
    print(page(world, "?q=subside", institution).contents[:200])
    for s in ("json", "csv", "atom"):
        p = world.open(f"{world.portal.absolute_url()}/find.{s}?q=subside")
        print(p.headers["Status"], p.contents[:1500])
    assert 0
