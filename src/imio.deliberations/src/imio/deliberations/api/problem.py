"""What went wrong, as RFC 9457 (problem details) has it: of services that read."""

from http import HTTPStatus
from typing import Any


MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """``status``: of HTTP. ``detail``: for a human, what is expected, never what was sent. ``field``: the parameter."""

    def __init__(self, status: int, detail: str, field: str = ""):
        self.status = status
        self.detail = detail
        self.field = field
        super().__init__(detail)


def problem_facts(problem: Problem) -> dict[str, Any]:
    """The body. Its type is about:blank: the title is the status in words, and ``field`` says which parameter."""
    facts = {
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.detail,
    }
    return {**facts, "field": problem.field} if problem.field else facts
