"""Known personal data in every field that a back office or an export of the existing portal can carry.

``fate`` says where each may be: ``bureau``, or nowhere (``dropped``). Every person and number is invented.
"""

from datetime import datetime
from datetime import UTC
from pathlib import Path
from standin.running import a_town
from standin.running import COUNCIL
from standin.town import Town
from wall import planted
from wall.planted import Datum

import base64
import json
import pikepdf


NISS_IN_CLEAR = planted._niss("680412", "999")

#: What the back office sends.
PULLED = {
    "pull: title": Datum("Sigismond Courtepointe", "Courtepointe"),
    "pull: motivation": Datum("Perrette Aubergaille", "Aubergaille"),
    "pull: decision": Datum("Evariste Tournebride", "Tournebride"),
    "pull: votes": Datum("Bathilde Coquerillon", "Coquerillon"),
    "pull: category": Datum("Lubin Pastourelle", "Pastourelle"),
    "pull: classifier": Datum("Aldegonde Vertugadin", "Vertugadin"),
    "pull: group in charge": Datum("Maturin Escofier", "Escofier"),
    "pull: group that is in charge of nothing": Datum("Isabeau Froidcoeur", "Froidcoeur"),
    "pull: body": Datum("Guillemette Ravaudeur", "Ravaudeur"),
    "pull: annex title": Datum("Anicet Boulingrin", "Boulingrin"),
    "pull: annex file name": Datum("Zita Mirebalais", "Mirebalais"),
    "pull: annex id": Datum("Fulbert Queuleu", "Queuleu", fate="dropped"),
    "pull: item id": Datum("Odette Ripopée", "Ripopée", fate="dropped"),
    "pull: meeting id": Datum("Tancrède Malitorne", "Malitorne", fate="dropped"),
    "pull: meeting title": Datum("Euphémie Sansonnet", "Sansonnet", fate="dropped"),
    "pull: place": Datum("Wilfrid Chantepleure", "Chantepleure"),
    "pull: number": Datum("Odilon Passemontagne", "Passemontagne", fate="dropped"),
    "pull: number, refused": Datum("Mme N. Tartemolle", "Tartemolle", fate="dropped"),
    "pull: not asked for": Datum("Polycarpe Hautecloque", "Hautecloque", fate="dropped"),
    "pull: closed session": Datum("Rosalinde Grabuge", "Grabuge", fate="dropped"),
    "pull: annex that is not publishable": Datum("Saturnin Fripouillet", "Fripouillet", fate="dropped"),
    "pull: item too long": Datum("Philomène Babillard", "Babillard", fate="dropped"),
    "pull: error": Datum("Archibald Tintamarre", "Tintamarre", fate="dropped"),
    "pull: web page": Datum("Cunégonde Charivari", "Charivari", fate="dropped"),
    "pull: no data": Datum("Théodora Vacarme", "Vacarme", fate="dropped"),
    "pull: redirect": Datum("Hyacinthe Detournelle", "Detournelle", fate="dropped"),
    "pull: vanished": Datum("Modeste Evanoui", "Evanoui"),
    "pull: vanished, never public": Datum("Ferréol Escamotte", "Escamotte"),
}
#: What an export of the existing portal carries.
TAKEN_OVER = {
    "old: title": Datum("Léopoldine Frétigney", "Frétigney"),
    "old: masked in the title": Datum("Ambroise Cachemire", "Cachemire", fate="dropped"),
    "old: decision": Datum("Séverin Bellerive", "Bellerive"),
    "old: masked in a text": Datum("Hortense Voilette", "Voilette", fate="dropped"),
    "old: link of a mask": Datum("Gaspard Domino", "Gaspard Domino", fate="dropped"),
    "old: national number": Datum(NISS_IN_CLEAR, NISS_IN_CLEAR, "NISS"),
    "old: additional data": Datum("Clémence Ajoutier", "Ajoutier"),
    "old: information of an item": Datum("Gatien Surcroît", "Surcroît"),
    "old: information of a meeting": Datum("Mahaut Pluviose", "Pluviose", fate="dropped"),
    "old: address, named in the text": Datum("Célestine Vandermeulen", "Vandermeulen"),
    "old: address, named nowhere else": Datum("Anatole Bruyerette", "Bruyerette", fate="dropped"),
    "old: address of a meeting": Datum("Firmin Longuehaie", "Longuehaie", fate="dropped"),
    "old: title of a meeting": Datum("Oriane Fontenoy", "Fontenoy", fate="dropped"),
    "old: category": Datum("Ferdinande Rubricaire", "Rubricaire"),
    "old: category without a label": Datum("Barthélemy Casimodo", "Casimodo", fate="dropped"),
    "old: phone of a representative": Datum("0470/00.00.07", "0470000007", "PHONE"),
    "old: short name of a representative": Datum("Mme Abregette", "Abregette", fate="dropped"),
    "old: representative of nothing": Datum("Joséphine Desoeuvré", "Desoeuvré", fate="dropped"),
    "old: account": Datum("wulfran.comptable", "wulfran", fate="dropped"),
    "old: password": Datum("Vieux-Sesame-Invente", "VieuxSesame", fate="dropped"),
    "old: name of the institution": Datum("Ludovica Montaigu", "Montaigu", fate="dropped"),
    "old: statistics": Datum("Alphonsine Compteroy", "Compteroy", fate="dropped"),
    "old: creator": Datum("Gonzague Plumitif", "Plumitif", fate="dropped"),
    "old: contributor": Datum("Sidonie Copisteau", "Copisteau", fate="dropped"),
    "old: subject": Datum("Edelgarde Motcles", "Motcles", fate="dropped"),
    "old: rights": Datum("Melchior Ayantdroit", "Ayantdroit", fate="dropped"),
    "old: description": Datum("Quitterie Precisot", "Precisot", fate="dropped"),
    "old: actor": Datum("Aubin Signeroy", "Signeroy", fate="dropped"),
    "old: comment of a transition": Datum("Radegonde Annotel", "Annotel", fate="dropped"),
    "old: lock": Datum("Séraphin Verrouil", "Verrouil", fate="dropped"),
    "old: address of a parent": Datum("Ermentrude Aïeulle", "Aïeulle", fate="dropped"),
    "old: file title": Datum("Hilaire Papelard", "Papelard"),
    "old: file id": Datum("Basilide Fichelle", "Fichelle", fate="dropped"),
    "old: file name": Datum("Domitien Nomenclat", "Nomenclat", fate="dropped"),
    "old: file description": Datum("Léocadie Sommeroy", "Sommeroy", fate="dropped"),
    "old: text of a pdf": Datum("Onésiphore Scribouille", "Scribouille"),
    "old: author of a pdf": Datum("Crispin Gribouille", "Gribouille"),
    "old: file that is no pdf": Datum("Valérian Pixelain", "Pixelain"),
    "old: publication": Datum("Mafalda Affichette", "Affichette", fate="dropped"),
    "old: private meeting": Datum("Quasimir Porteclose", "Porteclose", fate="dropped"),
    "old: object that could not be exported": Datum("Babylas Orphelinot", "Orphelinot", fate="dropped"),
}
DATA = PULLED | TAKEN_OVER
D = {key: datum.text for key, datum in DATA.items()}

#: Of these words the public may read.
READABLE = "Réfection du lavoir de la place"
EVENING = datetime(2027, 3, 23, 20, 0)


def slug(text: str) -> str:
    """As Plone makes an id of a title."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(word for word in plain.replace("’", " ").replace(".", " ").split() if word)


# -- the back office ------------------------------------------------------------------------------------------


def planted_town() -> Town:
    """A town whose meeting has a datum wherever plonemeeting.restapi tells anything."""
    town = a_town(now=datetime(2027, 3, 1, 8, 0, tzinfo=UTC))
    council = town.configs[COUNCIL]
    council.categories.append(("dossier", f"Dossier de M. {D['pull: category']}"))
    council.classifiers.append(("classe", f"Affaire de Mme {D['pull: classifier']}"))
    council.groups += [
        ("d2396143f11f4e2292f12ee3b3447739", f"M. {D['pull: group in charge']}, citoyen"),
        ("e2396143f11f4e2292f12ee3b3447739", f"Mme {D['pull: group that is in charge of nothing']}"),
    ]
    town.configs["meeting-config-zone"].title = f"Collège de Mme {D['pull: body']}"
    meeting = town.add_meeting(EVENING, place=f"chez M. {D['pull: place']}")
    meeting.title = f"Séance de Mme {D['pull: meeting title']}"
    meeting.id = f"seance-de-{slug(D['pull: meeting id'])}"
    full = town.add_item(
        meeting,
        f"Demande de M. {D['pull: title']}",
        motivation=f"<p>Vu la demande de Mme {D['pull: motivation']} ;</p>",
        decision=f"<p>DÉCIDE la {READABLE}. Vu la plainte de M. {D['pull: decision']} ; "
        f"le courrier de Mme {D['pull: annex file name']} et celui de M. {D['pull: annex title']} ;</p>",
        votes=f"<p>Mme {D['pull: votes']} s’oppose au point.</p>",
        category="dossier",
        classifier="classe",
        groups=["d2396143f11f4e2292f12ee3b3447739"],
    )
    full.id = f"demande-de-{slug(D['pull: item id'])}"
    annex = town.add_annex(full, f"Plainte de M. {D['pull: annex title']}", 5_000)
    annex.id = f"plainte-{slug(D['pull: annex id'])}.pdf"
    annex.filename = f"courrier de {D['pull: annex file name']}.pdf"
    hidden = f"Avis sur M. {D['pull: annex that is not publishable']}"
    town.add_annex(full, hidden, 5_000, publishable=False, filename=f"{hidden}.pdf")
    town.add_item(meeting, f"Sanction de Mme {D['pull: closed session']}", privacy="secret", category="personnel")
    plain = {"decision": f"<p>DÉCIDE la {READABLE}.</p>", "category": "mobilite"}
    town.add_item(meeting, "Plan", **plain, written=D["pull: number"])
    town.add_item(meeting, "Plan", **plain, written=f"{D['pull: number, refused']}!")
    town.add_item(meeting, f"{D['pull: item too long']} " * 400, **plain)
    town.add_item(meeting, f"Bail de M. {D['pull: vanished']}", **plain)
    town.add_item(meeting, f"Vente à M. {D['pull: vanished, never public']}", **plain)
    town.freeze(meeting)
    return town


# -- the existing portal --------------------------------------------------------------------------------------

EXPORT = Path(__file__).parent.parent / "takeover/portal.json"
CATEGORIES = {"rubrique": f"Dossier de Mme {D['old: category']}"}


def planted_export() -> list[dict]:
    """The export of the takeover's tests with a datum in every field, and a meeting whose address names somebody."""
    objects = json.loads(EXPORT.read_text())
    for one in objects:
        _everywhere(one)
    by_path = {one["@id"].partition("/aulnes")[2]: one for one in objects if "/aulnes" in one["@id"]}
    _house(by_path[""])
    march = by_path["/decisions/17-mars-2026"]
    march["custom_info"] = _html(f"<p>Rappel de Mme {D['old: information of a meeting']}.</p>")
    march["title"] = f"Séance de Mme {D['old: title of a meeting']}"
    _full(by_path["/decisions/17-mars-2026/contrat-de-bail"])
    _masked(by_path["/decisions/17-mars-2026/cession-a-un-riverain"])
    blocked = by_path["/decisions/17-mars-2026/remboursement-d-une-redevance"]
    blocked["decision"] = _html(f"<p>Remboursement à {D['old: national number']}.</p>")
    _named_in_its_address(by_path)
    _files(objects, by_path)
    for one in objects:
        if one["@type"] == "Publication":
            one["title"] = f"Ordonnance pour Mme {D['old: publication']}"
            one["text"] = _html(f"<p>Vu la demande de Mme {D['old: publication']}.</p>")
    private = by_path["/decisions/15-juin-2026"]
    private["title"] = private["description"] = f"Séance sur M. {D['old: private meeting']}"
    private = by_path["/decisions/15-juin-2026/licenciement"]
    private["title"] = f"Licenciement de M. {D['old: private meeting']}"
    private["decision"] = private["formatted_title"] = _html(f"<p>M. {D['old: private meeting']}</p>")
    _meeting_whose_address_names_somebody(objects)
    failed = f"could not export {D['old: object that could not be exported']}"
    return [*objects, {"unexported_paths": [{"path": "/x", "error": failed}]}]


def _html(text: str) -> dict:
    return {"content-type": "text/html", "data": text, "encoding": "utf-8"}


def _everywhere(one: dict) -> None:
    """What every object of Plone has, and nobody needs."""
    one["creators"] = [D["old: creator"]]
    one["contributors"] = [D["old: contributor"]]
    one["subjects"] = [D["old: subject"]]
    one["rights"] = D["old: rights"]
    one["description"] = D["old: description"]
    one["lock"] = {"locked": True, "creator": D["old: lock"], "creator_name": D["old: lock"]}
    one["parent"] = {**one.get("parent", {}), "title": f"chez {D['old: address of a parent']}"}
    for entries in (one.get("workflow_history") or {}).values():
        for entry in entries:
            entry["actor"] = D["old: actor"]
            entry["comments"] = f"à la demande de {D['old: comment of a transition']}"


def _house(one: dict) -> None:
    one["title"] = f"Commune de Mme {D['old: name of the institution']}"
    one["username"], one["password"] = D["old: account"], D["old: password"]
    one["webstats_js"] = f"// {D['old: statistics']}"
    first, *others = one["representatives_mappings"]
    first["representative_value"] = D["old: short name of a representative"]
    first["representative_long_value"] += f" ({D['old: phone of a representative']})"
    idle = f"Mme {D['old: representative of nothing']}, Échevine"
    others.append({"representative_key": "r77", "representative_long_value": idle, "representative_value": idle})
    one["representatives_mappings"] = [first, *others]


def _full(one: dict) -> None:
    one["title"] = f"Contrat de bail de Mme {D['old: title']}"
    one["formatted_title"] = _html(f"<p>Contrat de bail de Mme {D['old: title']}</p>")
    one["decision"] = _html(f"<p>Le Conseil DÉCIDE la {READABLE}, vu la demande de M. {D['old: decision']}.</p>")
    one["additional_data"] = _html(f"<p>Vu l’avis de Mme {D['old: additional data']} ;</p>")
    one["custom_info"] = _html(f"<p>Contact : M. {D['old: information of an item']} ;</p>")
    one["category"] = "rubrique"
    one["representatives_in_charge"] = ["r1"]


def _masked(one: dict) -> None:
    masked = D["old: masked in the title"]
    one["title"] = "Cession à TEXTE MASQUÉ | RGPD"
    one["formatted_title"] = _html(f'<p>Cession à <span class="pm-anonymize x">{masked}</span></p>')
    href = f"https://old.example.be/faq/rgpd?qui={slug(D['old: link of a mask'])}"
    link = (
        f'<a class="pm-anonymize" href="{href}" title="{D["old: link of a mask"]}">M. {D["old: masked in a text"]}</a>'
    )
    one["decision"] = _html(f"<p>Le bien est cédé à {link}.</p>")


def _named_in_its_address(by_path: dict) -> None:
    text = _html(f"<p>DÉCIDE la mise à la retraite de Mme {D['old: address, named in the text']}.</p>")
    by_path["/decisions/17-mars-2026/mise-a-la-retraite-de-madame-celestine-vandermeulen"]["decision"] = text
    # Its title was changed over there, and its address stayed what it was.
    one = by_path["/decisions/17-mars-2026/concession-de-sepulture"]
    one["id"] = f"concession-de-{slug(D['old: address, named nowhere else'])}"
    one["@id"] = one["@id"].rpartition("/")[0] + f"/{one['id']}"
    one["category"] = f"dossier-de-monsieur-{slug(D['old: category without a label'])}"


def _files(objects: list[dict], by_path: dict) -> None:
    """A PDF in which nobody is named but in what goes along with it; one that names somebody; one that is none."""
    clean = by_path["/decisions/17-mars-2026/approbation-du-proces-verbal/rapport.pdf"]
    pdf = planted._page(f"Rapport. {READABLE}.")
    pdf.docinfo["/Author"] = D["old: author of a pdf"]
    _put(clean, pdf, "Rapport")
    named = by_path["/decisions/17-mars-2026/contrat-de-bail/contrat-firmin-lambrecht.pdf"]
    _put(named, planted._page(f"Plainte de M. {D['old: text of a pdf']}"), f"Plainte de M. {D['old: file title']}")
    picture = by_path["/decisions/17-mars-2026/approbation-du-proces-verbal/plan.png"]
    data = b"\x89PNG\r\n\x1a\n tEXtAuthor\0" + D["old: file that is no pdf"].encode()
    picture["file"]["data"] = base64.b64encode(data).decode()
    for one in (clean, named, picture):
        ending = one["id"].rpartition(".")[2]
        one["id"] = f"{slug(D['old: file id'])}-{len(one['id'])}.{ending}"
        one["@id"] = one["@id"].rpartition("/")[0] + f"/{one['id']}"
        one["file"]["filename"] = f"lettre de {D['old: file name']}.{ending}"
        one["description"] = f"pour {D['old: file description']}"


def _put(one: dict, pdf: pikepdf.Pdf, title: str) -> None:
    one["title"] = title
    one["file"]["data"] = base64.b64encode(planted._bytes(pdf)).decode()


def _meeting_whose_address_names_somebody(objects: list[dict]) -> None:
    old, new = "/decisions/20-novembre-2019", f"/decisions/seance-de-monsieur-{slug(D['old: address of a meeting'])}"
    for one in objects:
        if "/aulnes" + old in one["@id"]:
            one["@id"] = one["@id"].replace(old, new)
            if one["@type"] == "Meeting":
                one["id"] = new.rpartition("/")[2]
