"""``deliberations takeover EXPORT.json…``: take over what a plonemeeting.portal.core site published.

The running portal takes each item in, its worker analyses and publishes it. Stopped midway, the same command goes on
where it was: what is in already is not sent twice.
"""

from collections import Counter
from datetime import datetime
from datetime import UTC
from imio.deliberations.commands.asking import asked
from imio.deliberations.commands.asking import password
from imio.deliberations.commands.problem import Problem
from imio.deliberations.takeover.conversion import CHANGED
from imio.deliberations.takeover.conversion import LOST
from imio.deliberations.takeover.plan import forecast
from imio.deliberations.takeover.plan import officials_in
from imio.deliberations.takeover.plan import Step
from imio.deliberations.takeover.plan import steps_of
from imio.deliberations.takeover.reading import BadExport
from imio.deliberations.takeover.reading import Export
from pathlib import Path
from typing import Any

import httpx
import json
import time


#: Seconds for one request.
TIMEOUT = 300
#: Seconds between two looks, at first and at most.
PAUSE, LONGEST_PAUSE = 1, 30
#: Looks without any change after which the rest is left to the worker.
PATIENCE = 20
#: What the portal counts, as it is told.
COUNTS = {
    "published": "publiés",
    "blocked": "bloqués",
    "to_validate": "à valider",
    "received": "en attente d’analyse",
    "validated": "en attente de parution",
    "withdrawn": "retirés",
    "failed": "en échec",
    "annexes": "annexes en attente de lecture",
}
#: What a dry run counts when the portal is asked.
LOOKED = {
    "created": "nouveaux",
    "unchanged": "déjà repris",
    "updated": "à mettre à jour",
    "known": "déjà reçus du back-office",
    "refused": "refusés",
}
#: What the portal says of an item that is there already, and how the states of a dossier are told.
THERE = {
    "known": "déjà reçu du back-office : laissé tel quel",
    "unchanged": "déjà repris",
    "updated": "déjà repris, une version plus récente",
    "outdated": "le portail en a une version plus récente : refusé",
}
STATES = {
    "received": "en attente d’analyse",
    "to_validate": "à valider",
    "blocked": "bloqué",
    "validated": "en attente de parution",
    "published": "publié",
    "withdrawn": "retiré",
}
VERDICTS = {"published": "paraîtra", "blocked": "restera au bureau, bloqué", "invalid": "refusé"}


def add_to(commands) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("takeover", help="take over the content of a plonemeeting.portal.core site")
    parser.add_argument("files", type=Path, nargs="+", metavar="EXPORT.json", help="written by collective.exportimport")
    parser.add_argument(
        "--institution",
        action="append",
        required=True,
        metavar="ID[=ID HERE]",
        help="which one, and its id on this portal where it is another; several times for several",
    )
    parser.add_argument("--categories", type=Path, help='JSON object: {"key of a matter": "its label"}')
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="write nothing: list what would be lost or changed; with --user, also what the portal has or would refuse",
    )
    parser.add_argument("--url", default="http://127.0.0.1:8080", help="address of the portal (%(default)s)")
    parser.add_argument("--user", help="a manager of the portal; password: DELIBERATIONS_PASSWORD")
    parser.set_defaults(run=run)


def run(options) -> int:
    """Print a line an item; 0 when all was taken over, 1 when something stays behind."""
    categories = _categories(options.categories)
    pairs = [tuple((one if "=" in one else f"{one}={one}").split("=", 1)) for one in options.institution]
    try:
        with Export(options.files) as export:
            for source, _target in pairs:
                if source not in export.institutions:
                    raise Problem(f"{source}: pas dans l’export ; il contient {', '.join(export.institutions)}")
            if options.dry_run:
                return max(_forecast(options, export, source, target, categories) for source, target in pairs)
            if not options.user:
                raise Problem("--user: un compte de gestion du portail est attendu")
            return max(_take(options, export, source, target, categories) for source, target in pairs)
    except BadExport as error:
        raise Problem(str(error)) from None


# -- the dry run ----------------------------------------------------------------------------------------------


def _forecast(options, export: Export, source: str, target: str, categories: dict[str, str]) -> int:
    """Without ``--user`` the portal is not asked: what it has already is not known then."""
    if not options.user:
        return _foretold(export, source, target, categories, None)
    with _portal(options) as portal:
        return _foretold(export, source, target, categories, portal)


def _foretold(export: Export, source: str, target: str, categories: dict[str, str], portal: httpx.Client | None) -> int:
    from imio.deliberations.pseudonymization.proposal import pseudonymizer

    officials, unnamed = officials_in(export, source)
    there: Counter[str] = Counter()
    if portal is not None:
        found = asked(portal, "POST", f"/{target}/@takeover", json={"act": "look", "lines": officials})
        # Whom the portal knows already, and whom it would come to know.
        officials = [*found["registry"], *officials]
    verdicts: Counter[str] = Counter()
    for step in steps_of(export, source, target, categories, datetime.now(UTC)):
        if step.taken is None:
            print(f"{step.place}  {_noted(step.notes)}")
            verdicts["lost"] += 1
            continue
        told = forecast(step, pseudonymizer(), officials)
        verdicts[told.verdict] += 1
        words = [VERDICTS[told.verdict], *told.reasons]
        if told.masked:
            words.append("à masquer : " + ", ".join(f"{label} {count}" for label, count in told.masked.items()))
        if told.doubts:
            words.append(f"{told.doubts} doute(s) que personne n’aura vérifiés")
        if told.verdict != "invalid" and not told.address and "address" not in step.notes:
            words.append("adresse changée : elle nomme quelqu’un qui est masqué")
        if portal is not None and told.verdict != "invalid":
            status, said = _looked(portal, f"/{target}/@takeover", step, told.address)
            there[status] += 1
            words += said
        address = f"/{target}/decisions/{step.meeting}/{told.address}" if step.meeting and told.address else ""
        print("  ".join(word for word in (step.place, address, "; ".join(words), _noted(step.notes)) if word))
    added = found["added"] if portal is not None else len(officials)
    print(f"{target}: {added} mandataire(s) pour le registre, {unnamed} à inscrire à la main")
    if portal is not None:
        print(f"{target}: sur ce portail : " + ", ".join(f"{there[name]} {said}" for name, said in LOOKED.items()))
    print(
        f"{target}: {verdicts['published']} paraîtront, {verdicts['blocked']} bloqués, {verdicts['invalid']} refusés, "
        f"{verdicts['lost']} ligne(s) de contenu non repris"
    )
    return int(bool(verdicts["blocked"] or verdicts["invalid"] or verdicts["lost"] or there["refused"]))


def _looked(portal: httpx.Client, address: str, step: Step, kept: str) -> tuple[str, list[str]]:
    """What the portal says of an item, without taking it: a key of ``LOOKED``, and words for its line."""
    data = {"act": "look", "submission": step.submission, "address": kept, "meeting": step.meeting}
    try:
        found = asked(portal, "POST", address, json=data)
    except Problem as problem:
        if "le portail tourne-t-il" in str(problem):
            raise
        return "refused", [f"refusé par ce portail : {' '.join(str(problem).split())}"]
    words = []
    status = found["status"]
    if status in THERE:
        state = STATES.get(found.get("state", ""))
        words.append(THERE[status] + (f" ({state})" if state else ""))
    elif status != "created":
        problems = "; ".join(f"{one['field']}: {one['message']}" for one in found.get("errors", ()))
        words.append("refusé par ce portail" + (f" : {problems}" if problems else ""))
    if found.get("address") == "taken":
        words.append("adresse déjà prise sur ce portail : une nouvelle est donnée")
    if found.get("meeting") == "taken":
        words.append("adresse de la séance déjà prise sur ce portail : une nouvelle est donnée")
    if status in ("unchanged", "updated", "known", "created"):
        return status, words
    return "refused", words


def _noted(notes: list[str]) -> str:
    counts = Counter(notes)
    return "; ".join(
        f"{'perdu' if note in LOST else 'changé'} : {LOST.get(note) or CHANGED[note]}"
        + (f" ({count})" if count > 1 else "")
        for note, count in counts.items()
    )


# -- taking over ----------------------------------------------------------------------------------------------


def _take(options, export: Export, source: str, target: str, categories: dict[str, str]) -> int:
    with _portal(options) as portal:
        address = f"/{target}/@takeover"
        officials, unnamed = officials_in(export, source)
        added = asked(portal, "POST", address, json={"act": "officials", "lines": officials})["added"]
        print(f"{target}: {added} mandataire(s) ajouté(s) au registre, {unnamed} à inscrire à la main", flush=True)
        failed = 0
        for step in steps_of(export, source, target, categories, datetime.now(UTC)):
            if step.taken is None:
                print(f"{step.place}  {_noted(step.notes)}", flush=True)
                failed += 1
                continue
            line, code = _sent(portal, address, step)
            failed += code >= 400
            print(line, flush=True)
        counts = _settled(portal, address)
    print(f"{target}: " + ", ".join(f"{counts[name]} {words}" for name, words in COUNTS.items() if counts[name]))
    left = sum(count for name, count in counts.items() if name != "published")
    return int(bool(failed or left))


def _portal(options) -> httpx.Client:
    headers = {"Accept": "application/json"}
    return httpx.Client(base_url=options.url, auth=(options.user, password()), headers=headers, timeout=TIMEOUT)


def _sent(portal: httpx.Client, address: str, step: Step) -> tuple[str, int]:
    taken = step.taken
    data = {
        "act": "item",
        "submission": step.submission,
        "address": taken.address,
        "meeting": step.meeting,
        "published": taken.published.isoformat() if taken.published else None,
    }
    try:
        answer = asked(portal, "POST", address, json=data)
        code, words = answer["code"], [answer["status"], answer.get("message", "")]
        words += [f"{one['field']}: {one['message']}" for one in answer.get("errors", ())]
        if answer["status"] in ("created", "updated", "unchanged"):
            words += _files(portal, address, step)
    except Problem as problem:
        # One item that fails stops no other; a portal that is gone stops all, at the next one.
        if "le portail tourne-t-il" in str(problem):
            raise
        code, words = 500, str(problem).splitlines()
    return "  ".join(word for word in (step.place, str(code), *words, _noted(step.notes)) if word), code


def _files(portal: httpx.Client, address: str, step: Step) -> list[str]:
    refused = []
    for name, (media_type, content) in step.taken.files.items():
        place = f"{address}/{step.taken.item['id']}/annexes/{name}"
        try:
            asked(portal, "PUT", place, content=content, headers={"Content-Type": media_type})
        except Problem as problem:
            refused.append(f"annexe: {problem}")
    return refused


def _settled(portal: httpx.Client, address: str) -> dict[str, Any]:
    """Have what is analysed released, until nothing moves any more; the last count."""
    counts, still, pause = None, 0, PAUSE
    while True:
        found = asked(portal, "POST", address, json={"act": "settle"})
        still = still + 1 if found == counts else 0
        counts = found
        if not any(counts[name] for name in ("received", "to_validate", "validated")) or still >= PATIENCE:
            return counts
        pause = min(pause * 1.5, LONGEST_PAUSE) if still else PAUSE
        time.sleep(pause)


def _categories(path: Path | None) -> dict[str, str]:
    if path is None:
        return {}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Problem(f"{path}: {type(error).__name__}") from None
    if not isinstance(data, dict) or not all(isinstance(label, str) and label.strip() for label in data.values()):
        raise Problem(f"{path}: un objet JSON {{identifiant: libellé}} est attendu")
    return data
