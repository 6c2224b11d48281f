"""Is the OpenAPI document true? schemathesis asks a real server whatever the document allows, and what it does not."""

from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from imio.deliberations.api.openapi.document import document
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode

import os
import pytest
import schemathesis


#: Questions an address, of each kind; ``make fuzz`` asks for more, and others each time.
QUESTIONS = int(os.environ.get("FUZZ", "12"))
DOCUMENT = document("http://127.0.0.1/plone", "")
ADDRESSES = sorted(DOCUMENT["paths"])
CASES = [
    (address, mode)
    for address in ADDRESSES
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    # Where there is nothing to ask nothing can be asked wrongly.
    if mode == GenerationMode.POSITIVE or DOCUMENT["paths"][address]["get"]["parameters"]
]


@pytest.fixture
def schema(reader):
    """What is served, read by schemathesis."""
    return schemathesis.openapi.from_dict(reader.get("/@openapi").json())


@pytest.mark.parametrize(("address", "mode"), CASES)
def test_every_answer_is_as_the_document_says(schema, showcase, address, mode):
    bounded = settings(
        max_examples=QUESTIONS,
        derandomize="FUZZ" not in os.environ,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    steps = showcase.steps

    @bounded
    @given(case=schema[address]["get"].as_strategy(generation_mode=mode))
    def ask(case):
        if mode == GenerationMode.POSITIVE:
            # Else nearly all would be addresses of nothing.
            case.path_parameters.update({name: steps[name] for name in case.path_parameters})
            # What no schema says: a cursor comes from the page before, and an end after its beginning.
            case.query.pop("after", None)
            if case.query.get("from", "") > case.query.get("to", "9"):
                del case.query["to"]
        case.call_and_validate(base_url=showcase.url, headers={"Accept": "application/json"})

    ask()


@pytest.mark.parametrize(
    ("name", "status"), [("draft", 200), ("final", 200), ("withdrawn", 410), ("suspended", 503), ("annex", 200)]
)
def test_what_is_public_or_is_no_longer_is_as_the_document_says(schema, showcase, name, status):
    path = getattr(showcase, name)
    steps = dict(zip(("institution", "_decisions", "meeting", "decision", "annex"), path[1:].split("/"), strict=False))
    address = "/{institution}/decisions/{meeting}/{decision}" + ("/{annex}" if "annex" in steps else "")
    case = schema[address]["get"].Case(path_parameters=steps)
    answer = case.call(base_url=showcase.url, headers={"Accept": "application/json"})
    assert answer.status_code == status
    case.validate_response(answer, excluded_checks=[not_a_server_error])


def test_the_document_itself_keeps_to_the_standard(schema):
    schema.validate()
    assert schema.raw_schema["openapi"] == "3.1.0"
    named = [path["get"]["operationId"] for path in schema.raw_schema["paths"].values()]
    assert len(named) == len(set(named)) == len(ADDRESSES)
