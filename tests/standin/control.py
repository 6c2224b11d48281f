"""Moves the stand-in by hand or by program: ``/-/`` is a page with buttons, ``POST /-/act`` and ``/-/faults`` take "
"JSON."""

from html import escape
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.responses import JSONResponse
from starlette.responses import RedirectResponse
from starlette.responses import Response

import json


#: Acts of a meeting, then of an item: the town's method and the words on the button.
MEETING_ACTS = {"advance": "État suivant", "late_item": "Ajouter un point supplémentaire"}
ITEM_ACTS = {
    "change_text": "Changer le texte",
    "change_annex": "Changer la première annexe",
    "renumber": "Renuméroter",
    "postpone": "Reporter",
    "withdraw": "Retirer",
    "turn_secret": "Passer à huis clos",
}
FAULTS = {"status": "Panne (500)", "html": "Page web", "truncated": "Coupure", "slow": "Lenteur"}


async def control(standin, request: Request) -> Response:
    """The answer of the control pages. JSON: ``{"act", "uid", …}`` and ``{"kind", …}``; DELETE /-/faults clears "
    "them."""
    path, method = request.url.path, request.method
    if method == "GET":
        return JSONResponse(standin.requests) if path == "/-/requests" else HTMLResponse(page(standin))
    if path == "/-/faults" and method == "DELETE":
        standin.faults.clear()
        return Response(status_code=204)
    body = await request.body()
    is_form = request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
    data = dict(pair.split("=", 1) for pair in body.decode().split("&") if "=" in pair) if is_form else json.loads(body)
    if path == "/-/faults":
        if data.get("kind") == "none":
            standin.faults.clear()
        else:
            standin.faults.add(**({"seconds": 60.0} if data.get("kind") == "slow" else {}), **data)
    elif path == "/-/act":
        act(standin.town, **data)
    else:
        return Response(status_code=404)
    return RedirectResponse("/-/", 303) if is_form else Response(status_code=204)


def act(town, act: str, uid: str, **how) -> None:
    """One act on the meeting or item with that UID."""
    if uid in town.meetings:
        meeting = town.meetings[uid]
        if act == "late_item":
            town.add_item(meeting, "Motion d'urgence – Fermeture d'une agence", decision="<p>DÉCIDE d'en débattre.</p>")
        elif act in ("advance", "freeze", "publish", "decide", "close"):
            getattr(town, act)(meeting)
        return
    item = town.items[uid]
    if act == "change_text":
        town.change_text(item, decision=item.decision + "<p>Article 2. – Texte complété dans le back-office.</p>")
    elif act == "change_annex" and item.annexes:
        town.change_annex(item, item.annexes[0])
    elif act == "renumber":
        town.renumber(item, how.get("number", item.number + 1))
    elif act == "move":
        town.move(item, town.meetings[how["meeting"]])
    elif act == "merge":
        town.merge(item, town.items[how["other"]])
    elif act in ("postpone", "withdraw", "turn_secret", "delete"):
        getattr(town, act)(item)


def page(standin) -> str:
    """All meetings with their items, and a button for each act."""
    parts = [
        "<!DOCTYPE html><html lang='fr'><head><meta charset='utf-8'><title>iA.Délib de "
        "remplacement</title></head><body>",
        f"<h1>{escape(standin.town.name)} : back-office de remplacement</h1>",
        "<p>Données inventées. Chaque bouton change ce que le portail lira à sa prochaine synchronisation.</p>",
        f"<p>{len(standin.requests)} demandes reçues.</p>",
        _button("/-/faults", {"kind": "none"}, "Plus de panne"),
        *(_button("/-/faults", {"kind": kind}, words) for kind, words in FAULTS.items()),
    ]
    for meeting in sorted(standin.town.meetings.values(), key=lambda one: one.date, reverse=True):
        parts.append(f"<h2>{escape(meeting.title)} – {escape(meeting.config)} – {meeting.state}</h2>")
        parts += [_button("/-/act", {"act": act, "uid": meeting.uid}, words) for act, words in MEETING_ACTS.items()]
        for item in standin.town.items_of(meeting):
            annexes = f", {len(item.annexes)} annexe(s)" if item.annexes else ""
            words = f"{item.number / 100:g} {item.title} ({item.state}, {item.privacy}{annexes})"
            parts.append(f"<h3>{escape(words)}</h3>")
            parts += [_button("/-/act", {"act": act, "uid": item.uid}, words) for act, words in ITEM_ACTS.items()]
    return "".join([*parts, "</body></html>"])


def _button(action: str, fields: dict[str, str], words: str) -> str:
    hidden = "".join(f"<input type='hidden' name='{name}' value='{value}'>" for name, value in fields.items())
    return f"<form method='post' action='{action}'>{hidden}<button>{escape(words)}</button></form>"
