"""Finds the personal data in French (Belgian) administrative texts, keeps office holders visible, and says why."""

from importlib import import_module


__version__ = "1.0.0.dev0"
#: Where each public name is. Read when it is asked for: the process that reads a PDF needs none of the rules, and an
#: import of them all costs it half a second.
_MODULES = {
    "analysis": ("Pseudonymizer",),
    "document": ("Analysis", "Document", "Doubt", "Official", "Part", "Settings", "Span"),
    "errors": ("PseudonymizerError",),
    "reading": ("plain_text",),
    "regrouping": ("CannotRegroup", "merge", "relabel", "reorder", "split"),
    "rendering": ("Mask", "Rendered", "render"),
    "scanning": ("Forbidden", "Hit", "scan"),
    "searching": ("find_all",),
}
_WHERE = {name: module for module, names in _MODULES.items() for name in names}
__all__ = ["__version__", *_WHERE]


def __getattr__(name: str):
    """Return a public name of the package from the module that defines it."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
