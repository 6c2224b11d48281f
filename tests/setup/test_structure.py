"""Do the folders follow the flow? A stage imports those on its left; a rule without Zope may be used by all."""

from pathlib import Path

import ast
import imio.deliberations
import pytest
import sys


ROOT = Path(imio.deliberations.__file__).parent
FLOW = (
    "content",
    "institutions",
    "backoffice",
    "reception",
    "pseudonymization",
    "validation",
    "publication",
    "takeover",
    "search",
    "opendata",
    "following",
    "portal",
    "api",
    "worker",
    "commands",
)
#: Modules beside the stages that any of them may use.
SHARED = ("authority", "interfaces", "wording")
#: What a rule of the domain may import besides the standard library, the schemas and other rules.
PLAIN = ("imio.pseudonymizer", "lxml", "pydantic")
PREFIX = "imio.deliberations."


def modules():
    return sorted(path for path in ROOT.rglob("*.py") if path.parent != ROOT and ROOT / "upgrades" not in path.parents)


def imports(path):
    """The modules that a module imports, dotted; inside functions as well."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            submodules = [f"{node.module}.{alias.name}" for alias in node.names if _file(f"{node.module}.{alias.name}")]
            yield from submodules or [node.module]
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def is_rule(dotted):
    """Whether a module of the add-on is plain Python, itself and in what it imports."""
    path = _file(dotted)
    if path is None:
        return False
    for found in imports(path):
        if found.startswith(PREFIX):
            if not found.startswith(PREFIX + "content.") and not is_rule(found):
                return False
        elif found.split(".")[0] not in sys.stdlib_module_names and not found.startswith(PLAIN):
            return False
    return True


def _file(dotted):
    path = ROOT / (dotted.removeprefix(PREFIX).replace(".", "/") + ".py")
    return path if dotted.startswith(PREFIX) and path.exists() else None


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_stage_imports_only_those_on_its_left(path):
    here = FLOW.index(path.relative_to(ROOT).parts[0]) if path.relative_to(ROOT).parts[0] in FLOW else None
    here = FLOW.index(path.relative_to(ROOT).parts[0])
    for found in imports(path):
        if not found.startswith(PREFIX):
            continue
        stage = found.removeprefix(PREFIX).split(".")[0]
        if stage in SHARED or (stage in FLOW and FLOW.index(stage) <= here):
            continue
        assert is_rule(found), f"{path.relative_to(ROOT)} imports {found}, which is on its right"


@pytest.mark.parametrize(
    "rule",
    [
        "backoffice.addresses",
        "backoffice.conversion",
        "backoffice.dialects",
        "backoffice.mapping",
        "backoffice.plausibility",
        "publication.calendar",
        "publication.changes",
        "publication.chain",
        "publication.copy",
        "publication.due",
        "publication.retention",
        "search.query",
        "following.frequency",
        "following.followed",
        "following.changes",
        "following.blocks",
        "reception.cleaning",
        "reception.numbering",
        "reception.guard",
        "takeover.addresses",
        "takeover.conversion",
        "takeover.reading",
        "validation.review",
        "validation.carry_over",
    ],
)
def test_a_rule_of_the_domain_needs_no_zope(rule):
    assert is_rule(PREFIX + rule)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_folder_is_part_of_the_flow_and_no_module_is_a_bag(path):
    assert path.relative_to(ROOT).parts[0] in FLOW
    assert path.stem not in ("utils", "helpers", "manager", "misc", "common")


def test_the_pseudonymizer_knows_nothing_of_the_portal():
    import imio.pseudonymizer

    for path in Path(imio.pseudonymizer.__file__).parent.rglob("*.py"):
        for found in imports(path):
            assert found.split(".")[0] not in ("plone", "Products", "zope", "ZODB", "OFS"), path
            assert not found.startswith("imio.deliberations"), path
