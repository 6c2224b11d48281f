"""Adds the municipalities: ``.venv/bin/python profiles/wallonia/load.py parts/instance/etc/zope.conf``, server stopped.

They are not public: an operator opens each one when it joins. Running it again adds only what is missing.
"""

from municipalities import institutions
from pathlib import Path

import sys
import transaction


sys.path.append(str(Path(__file__).parent.parent))

from making import make_institution
from making import open_portal
from making import say


def main(configuration: str) -> None:
    """Make the institutions, in transactions of 20."""
    portal = open_portal(configuration)
    everything = institutions()
    for position, data in enumerate(everything, 1):
        make_institution(portal, data, public=False)
        if position % 20 == 0 or position == len(everything):
            transaction.commit()
            say(f"  {position} / {len(everything)}")


if __name__ == "__main__":
    main(sys.argv[1])
