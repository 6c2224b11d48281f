"""Acting as the system: for what a permission that no role holds protects."""

from AccessControl.SecurityManagement import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from AccessControl.SpecialUsers import system
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def as_system() -> Iterator[None]:
    """Run with the system's rights. The caller has checked the right that the act needs, or is the worker."""
    before = getSecurityManager()
    newSecurityManager(None, system)
    try:
        yield
    finally:
        setSecurityManager(before)
