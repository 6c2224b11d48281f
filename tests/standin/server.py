"""The stand-in's HTTP: Basic authentication, @search, @config, @annexes, @@download, and the faults."""

from dataclasses import dataclass
from dataclasses import field
from standin.answers import Answers
from standin.answers import Query
from standin.control import control
from standin.faults import Faults
from standin.pdf import pdf
from standin.town import Town
from starlette.concurrency import iterate_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.responses import JSONResponse
from starlette.responses import PlainTextResponse
from starlette.responses import Response
from starlette.responses import StreamingResponse
from typing import Any

import anyio
import base64
import gzip
import json


USER, PASSWORD = "portail", "mot-de-passe-invente"
PAGE = "<!DOCTYPE html><html><head><title>Maintenance</title></head><body><h1>Site en maintenance</h1></body></html>"
JSON = "application/json"


class Problem(Exception):
    """An error of plonemeeting.restapi."""

    def __init__(self, status: int, kind: str, message: str):
        self.response = JSONResponse({"type": kind, "message": message}, status)


@dataclass
class StandIn:
    """The ASGI application. ``requests``: path and query of each call; ``old``: speaks 1.x; ``root``: path of the "
    "site."""

    town: Town
    old: bool = False
    root: str = ""
    faults: Faults = field(default_factory=Faults)
    requests: list[str] = field(default_factory=list)
    url: str = ""

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        if request.url.path.startswith("/-/"):
            await (await control(self, request))(scope, receive, send)
            return
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        self.requests.append(asked)
        faults = self.faults.of(asked)
        if "slow" in faults:
            await anyio.sleep(faults["slow"].seconds)
        response = self._replaced(faults) or self._answer(request, faults)
        if "wrong_length" in faults:
            await _broken(response, send, announce=1_000)
        elif "truncated" in faults:
            await _broken(response, send, half=True)
        elif "drip" in faults:
            await _dripped(response, send, faults["drip"].seconds)
        else:
            await response(scope, receive, send)

    def _replaced(self, faults) -> Response | None:
        if fault := faults.get("status"):
            headers = {"Retry-After": fault.retry_after} if fault.retry_after else {}
            return JSONResponse({"type": "Fault", "message": fault.message or "on demand"}, fault.status, headers)
        if fault := faults.get("redirect"):
            return Response(status_code=302, headers={"Location": fault.location})
        if fault := faults.get("html"):
            return HTMLResponse(PAGE.replace("en maintenance</h1>", f"en maintenance</h1>{fault.message}"))
        if fault := faults.get("text"):
            return PlainTextResponse(f"ceci n'est pas du JSON {fault.message}", media_type=JSON)
        if "deep" in faults:
            return Response("[" * 200_000, media_type=JSON)
        if fault := faults.get("endless"):
            return StreamingResponse((b" " * 65_536 for _ in range(fault.size // 65_536)), media_type=JSON)
        if "compressed" in faults:
            return Response(gzip.compress(b"[]"), headers={"Content-Encoding": "gzip"}, media_type=JSON)
        return None

    def _answer(self, request: Request, faults) -> Response:
        if not _is_signed_in(request):
            message = "You are not authorized to access this resource."
            return JSONResponse({"type": "Unauthorized", "message": message}, 401)
        base = f"{request.url.scheme}://{request.url.netloc}{self.root}"
        answers = Answers(self.town, base, self.old != ("dialect" in faults))
        query = Query(list(request.query_params.multi_items()))
        path = request.url.path.removeprefix(self.root)
        try:
            if path.endswith("/@@download/file"):
                return self._file(path, faults)
            if path == "/@search":
                data: Any = self._search(answers, query, faults)
            elif path == "/@config":
                data = self._config(answers, query)
            elif path.endswith("/@annexes"):
                if "unpublishable" in faults:
                    query = _without(query, "publishable", "confidential")
                data = answers.annexes(self._item(path.removesuffix("/@annexes")), query)
            else:
                raise Problem(404, "NotFound", "Resource not found")
        except Problem as problem:
            return problem.response
        return JSONResponse(_altered(data, base, faults))

    # -- services -------------------------------------------------------------------------------------------------

    def _search(self, answers: Answers, query: Query, faults) -> dict:
        config, kind = query.one("config_id"), query.one("type", "item")
        if not config:
            raise Problem(400, "BadRequest", 'The "config_id" parameter must be given!')
        if config not in self.town.configs:
            raise Problem(400, "BadRequest", f'The given "config_id" named "{config}" was not found!')
        if kind == "meeting":
            found: list = [one for one in self.town.meetings.values() if one.config == config]
            found.sort(key=lambda meeting: meeting.date, reverse=True)
        else:
            if "unpublishable" in faults:
                query = _without(query, "extra_include_annexes_publishable", "extra_include_annexes_confidential")
            found = [one for one in self.town.items.values() if one.config == config]
            found = [one for one in found if _matches(one, query, answers.old, "secret" in faults)]
            if query.one("sort_on") == "getItemNumber":
                found.sort(key=lambda item: item.number)
        if uids := query.all("UID"):
            found = [one for one in found if one.uid in uids]
        serialise = answers.meeting if kind == "meeting" else answers.item
        return _batched(f"{answers.base}/@search", found, query, lambda one: serialise(one, query))

    def _config(self, answers: Answers, query: Query) -> dict:
        name = query.one("config_id")
        if name == "*":
            configs = list(self.town.configs.values())
            return _batched(f"{answers.base}/@config", configs, query, lambda one: answers.config(one, query))
        if not name:
            raise Problem(400, "BadRequest", 'The "config_id" parameter must be given!')
        if name not in self.town.configs:
            raise Problem(400, "BadRequest", f'The given "config_id" named "{name}" was not found!')
        return answers.config(self.town.configs[name], query)

    def _item(self, path: str):
        config, _, name = path.removeprefix("/Members/dgen/mymeetings/").partition("/")
        found = next((one for one in self.town.items.values() if (one.config, one.id) == (config, name)), None)
        if found is None:
            raise Problem(404, "NotFound", "Resource not found")
        return found

    def _file(self, path: str, faults) -> Response:
        folder, _, name = path.removesuffix("/@@download/file").rpartition("/")
        annex = next((one for one in self._item(folder).annexes if one.id == name), None)
        if annex is None:
            raise Problem(404, "NotFound", "Resource not found")
        size = annex.size - (faults["other_size"].size if "other_size" in faults else 0)
        pieces = pdf(annex.seed, size, annex.title)
        headers = {"Content-Length": str(size)}
        return StreamingResponse(iterate_in_threadpool(pieces), media_type=annex.content_type, headers=headers)


def _is_signed_in(request: Request) -> bool:
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    expected = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
    return scheme.lower() == "basic" and value == expected


def _matches(item, query: Query, old: bool, blind: bool) -> bool:
    filters = {
        # The other of the two is no index of this version: it is ignored.
        "linkedMeetingUID" if old else "meeting_uid": item.meeting,
        "privacy": None if blind else item.privacy,
        "review_state": item.state,
        "state": item.state,
        "listType": item.list_type,
        "getCategory": item.category,
        "getRawClassifier": item.classifier,
    }
    for name, value in filters.items():
        if query.all(name) and value not in query.all(name) and not (blind and name == "privacy"):
            return False
    groups = query.all("getGroupsInCharge")
    return not groups or any(group in groups for group in item.groups)


def _batched(url: str, found: list, query: Query, serialise) -> dict:
    size, start = int(query.one("b_size", "25")), int(query.one("b_start", "0"))
    page = found[start : start + size]
    data = {"@id": url, "items_total": len(found), "items": [serialise(one) for one in page]}
    if len(found) > size:
        last = len(found) // size * size
        data["batching"] = {"@id": url, "first": f"{url}?b_start=0", "last": f"{url}?b_start={last}"}
        if start + size < len(found):
            data["batching"]["next"] = f"{url}?b_start={start + size}"
    return data


def _without(query: Query, *names: str) -> Query:
    return Query([(key, value) for key, value in query.params if key not in names])


def _altered(data: Any, base: str, faults) -> Any:
    if isinstance(data, dict) and data.get("items"):
        entries = data["items"]
        if "duplicates" in faults:
            for entry in entries:
                entry.update({key: entries[0][key] for key in ("itemNumber", "formatted_itemNumber") if key in entry})
        if "twice" in faults and len(entries) > 1:
            entries[-1] = entries[0]
    if isinstance(data, dict) and "short_list" in faults:
        data["items_total"] += 1
    if fault := faults.get("more"):
        data = _filled(data, fault.message)
    if fault := faults.get("missing"):
        data = _stripped(data, fault.key)
    if fault := faults.get("elsewhere"):
        data = json.loads(json.dumps(data).replace(base, fault.location))
    return data


def _stripped(data: Any, key: str) -> Any:
    if isinstance(data, dict):
        return {name: _stripped(value, key) for name, value in data.items() if name != key}
    return [_stripped(value, key) for value in data] if isinstance(data, list) else data


#: Keys of plonemeeting.restapi that nobody asks for, or whose words nobody needs.
UNASKED = (
    *("description", "observations", "itemAssembly", "itemSignatures", "extra_include_attendees", "creators"),
    *("itemInitiator", "attendees", "assembly", "assembly_excused", "notes", "extra_include_linked_items"),
    *("category_title", "subcategory_title", "relative_url"),
)


def _filled(data: Any, message: str) -> Any:
    if isinstance(data, list):
        return [_filled(value, message) for value in data]
    if not isinstance(data, dict):
        return data
    filled = {name: _filled(value, message) for name, value in data.items()}
    return filled | dict.fromkeys(UNASKED, message) if "@type" in data else filled


# -- answers that break ---------------------------------------------------------------------------------------------


async def _whole(response: Response) -> bytes:
    if isinstance(response, StreamingResponse):
        return b"".join([piece async for piece in response.body_iterator])
    return bytes(response.body)


async def _broken(response: Response, send, announce: int = 0, half: bool = False) -> None:
    """Send it, or half of it, without an end: the server closes the connection on it."""
    body = await _whole(response)
    headers = [(key, value) for key, value in response.raw_headers if key != b"content-length"]
    if announce:
        headers.append((b"content-length", str(len(body) + announce).encode()))
    await send({"type": "http.response.start", "status": response.status_code, "headers": headers})
    body = body[: len(body) // 2] if half else body
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _dripped(response: Response, send, seconds: float) -> None:
    body = await _whole(response)
    await send({"type": "http.response.start", "status": response.status_code, "headers": response.raw_headers})
    for at in range(len(body)):
        await send({"type": "http.response.body", "body": body[at : at + 1], "more_body": True})
        await anyio.sleep(seconds)
    await send({"type": "http.response.body", "body": b""})
