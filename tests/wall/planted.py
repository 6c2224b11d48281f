"""Known personal data in a received document, each in a place of its own. Every person and number is invented."""

from annexes import photograph
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import pikepdf


def _niss(birth: str, serial: str) -> str:
    """With valid check digits: 97 less the rest of the nine digits by 97."""
    return f"{birth}{serial}{97 - int(birth + serial) % 97:02d}"


def _iban(account: str) -> str:
    """A Belgian one with valid check digits, spaced: ``account`` is ten digits."""
    number = account + f"{int(account) % 97 or 97:02d}"
    check = 98 - int(number + "111400") % 97
    text = f"BE{check:02d}{number}"
    return " ".join(text[start : start + 4] for start in range(0, 16, 4))


@dataclass(frozen=True)
class Datum:
    """``rare``: the part of it that stands nowhere else. ``label``: as what a secretary masks it.

    ``fate``: ``bureau`` (kept there in clear), ``dropped`` (never stored), ``erased`` (kept once, no longer).
    """

    text: str
    rare: str
    label: str = "PERSON"
    fate: str = "bureau"


NISS_999 = _niss("850730", "999")
NISS_000 = _niss("610214", "000")
NISS_IN_PDF = _niss("720930", "999")
NISS_AS_NUMBER = _niss("790105", "999")
IBAN = _iban("0000000142")
IBAN_AS_TITLE = _iban("0000000283")

DATA = {
    # -- texts of the first item, the fullest
    "title": Datum("Zébulon Quatrelivre", "Quatrelivre"),
    "body": Datum("Ysaline Brumevent", "Brumevent"),
    "table cell": Datum("Gontran Tournevire", "Tournevire"),
    "title attribute": Datum("Clothilde Sansregret", "Sansregret", fate="dropped"),
    "alt attribute": Datum("Eustachine Vertbuisson", "Vertbuisson", fate="dropped"),
    "data attribute": Datum("Balthazar Croquepoule", "Croquepoule", fate="dropped"),
    "comment": Datum("Apolline Fauxbourdon", "Fauxbourdon", fate="dropped"),
    "script": Datum("Honorine Piedplat", "Piedplat", fate="dropped"),
    "mailto": Datum("zephyrin.marlupin@example.be", "marlupin", "EMAIL"),
    "tel": Datum("+32470000001", "470000001", "PHONE"),
    "split tags": Datum("Hippolyte Duventral", "Duventral"),
    "entities": Datum("Amédée Passequevent", "Passequevent"),
    "upper case": Datum("Wenceslas Grosjambon", "Grosjambon"),
    "niss 999": Datum(NISS_999, NISS_999, "NISS"),
    "niss 000": Datum(NISS_000, NISS_000, "NISS"),
    "iban": Datum(IBAN, IBAN.replace(" ", ""), "IBAN"),
    "phone": Datum("0470/00.00.02", "0470000002", "PHONE"),
    "email": Datum("philomene.tartevent@example.be", "tartevent", "EMAIL"),
    "address": Datum("rue du Faux-Cormoran 27", "Faux-Cormoran", "ADDRESS"),
    "birth": Datum("7 mai 1951", "7 mai 1951", "BIRTH"),
    "plate": Datum("1-ZZQ-999", "1ZZQ999", "PLATE"),
    "upstream mask": Datum("Ursule Grandpertuis", "Grandpertuis", fate="dropped"),
    "selection": Datum("le Borgne-Corneille", "Borgne-Corneille"),
    "explanatory note": Datum("Théodule Brisemiche", "Brisemiche"),
    "vote": Datum("Scholastique Vanderzwalm", "Vanderzwalm"),
    "in charge": Datum("Isidore Clapotin", "Clapotin"),
    "matter": Datum("Wivine Tranchemontagne", "Tranchemontagne"),
    "embedded image": Datum("Eusèbe Lanterneau", "Lanterneau"),
    "replaced by a role": Datum("Mélusine Trottebas", "Trottebas"),
    "added here alone": Datum("la Veuve-Poivre", "Veuve-Poivre"),
    "relabelled": Datum("Onuphre Taillevent", "Taillevent"),
    # -- annexes
    "annex title": Datum("Ermeline Potdevin", "Potdevin"),
    "annex file name": Datum("Fulgence Hurtebise", "Hurtebise"),
    "pdf author": Datum("Anselme Ramponneau", "Ramponneau"),
    "pdf xmp": Datum("Godelieve Marchandise", "Marchandise"),
    "pdf attachment": Datum("Lambertine Soupart", "Soupart"),
    "pdf comment": Datum("Onésime Rouletabille", "Rouletabille"),
    "pdf form": Datum("Barnabé Crèvecoeur", "Crèvecoeur"),
    "pdf script": Datum("Ludivine Passavant", "Passavant"),
    "pdf image xmp": Datum("Prosper Montauciel", "Montauciel"),
    "pdf private data": Datum("Emerance Tirelarigot", "Tirelarigot"),
    "pdf earlier revision": Datum("Casimir Longuehaleine", "Longuehaleine"),
    "pdf exif": Datum("Rufin Clignancourt", "Clignancourt"),
    "pdf not released": Datum("Pélagie Boutefeu", "Boutefeu"),
    "pdf not released, author": Datum("Sosthène Malvenu", "Malvenu"),
    "pdf replaced": Datum("Euphrasie Grosbois-Lamy", "Grosbois-Lamy"),
    "pdf replacement, its name": Datum("Hilarion Pasquinade", "Pasquinade", fate="dropped"),
    "pdf replacement, no pdf": Datum("Zénobie Chantecler", "Chantecler", fate="dropped"),
    # -- what the gate refuses: a secretary released or let pass too much
    "refused: text of a pdf": Datum("Melchior Vandenplas", "Vandenplas"),
    "refused: niss in a pdf": Datum(NISS_IN_PDF, NISS_IN_PDF, "NISS"),
    "refused: bookmark of a pdf": Datum("Cunégonde Malaparte", "Malaparte"),
    "refused: beside the page of a pdf": Datum("Adhémar Basdevant", "Basdevant"),
    "refused: alternative text of a pdf": Datum("Tancrède Quenouille", "Quenouille"),
    "number of an item": Datum(NISS_AS_NUMBER, NISS_AS_NUMBER, "NISS", fate="dropped"),
    # -- what people write about an item
    "report": Datum("Ignace Bellerose", "Bellerose"),
    "report, where": Datum("Philiberte Dufourneau", "Dufourneau"),
    "report, address": Datum("symphorose.lelievre@example.be", "lelievre", "EMAIL"),
    "report, what was missed": Datum("Gédéon Marchepied", "Marchepied"),
    "report, why dismissed": Datum("Opportune Ricochet", "Ricochet"),
    "report that came too late": Datum("Tiburce Vaudeville", "Vaudeville", fate="dropped"),
    "report of a program": Datum("Népomucène Arlequin", "Arlequin", fate="dropped"),
    "reason of a hold": Datum("Cyprien Tourneboule", "Tourneboule"),
    "reason of a suspension": Datum("Domitille Escarbille", "Escarbille"),
    "reason of a hold, turned secret": Datum("Anthelme Portefaix", "Portefaix", fate="erased"),
    "typed and refused": Datum("Perpétue Mirliton", "Mirliton", fate="dropped"),
    "sought in other texts": Datum("Théophraste Bigorneau", "Bigorneau", fate="dropped"),
    "import that was cancelled": Datum("Gwendoline Tapedur", "Tapedur", fate="dropped"),
    # -- the meeting
    "place": Datum("Hermeline Sautevent", "Sautevent"),
    "organ": Datum("Job Trottemenu", "Trottemenu"),
    "attendee": Datum("Landry Bonnefoi", "Bonnefoi"),
    # -- other fates
    "older version": Datum("Radegonde Pirouette", "Pirouette"),
    "kept once, masked later": Datum("Nicéphore Bellecave", "Bellecave"),
    "closed session": Datum("Capucine Orivaux", "Orivaux", fate="dropped"),
    "invalid item": Datum("Bérengère Foulquemont", "Foulquemont", fate="dropped"),
    "turned secret": Datum("Fiacre Tambourin", "Tambourin", fate="erased"),
    "turned secret, was in clear": Datum("Brindezingue", "Brindezingue", fate="erased"),
    "withdrawn": Datum("Oger Mistenflute", "Mistenflute"),
    "withdrawn, was in clear": Datum("Turlupinade", "Turlupinade"),
    "suspended": Datum("Abélard Fanfreluche", "Fanfreluche"),
    "suspended, was in clear": Datum("Carambouille", "Carambouille"),
    "moved to another meeting": Datum("Sidoine Carabistouille", "Carabistouille"),
    "waits": Datum("Quentin Larmevent", "Larmevent"),
    "failure of the worker": Datum("Symphorien Craquelin", "Craquelin", fate="dropped"),
}
D = {key: datum.text for key, datum in DATA.items()}

#: Of these words the public may read: they show that the search can find something.
READABLE = "Réfection du préau communal"


def _picture() -> str:
    """A data: address whose bytes name somebody."""
    return b64encode(b"\x89PNG\r\n\x1a\n tEXtAuthor\0" + D["embedded image"].encode()).decode()


MOTIVATION = f"""
<!-- brouillon de {D["comment"]} -->
<script>var auteur = "{D["script"]}";</script>
<p>Vu la demande de M. {D["body"]}, né le {D["birth"]}, domicilié {D["address"]} à 5999 Val-des-Aulnes ;</p>
<table><tr><td>Demandeur</td><td>M. {D["table cell"]}</td></tr></table>
<p><abbr title="{D["title attribute"]}">Vu</abbr> l’avis ;
<img alt="Portrait de {D["alt attribute"]}" src="plan.png" />
<span data-auteur="{D["data attribute"]}">joint</span> ;</p>
<p>Contact : <a href="mailto:{D["mailto"]}">par courriel</a> ou <a href="tel:{D["tel"]}">par téléphone</a> ;</p>
<p>Considérant que M. Hippolyte <b>DU</b>VEN<i>TRAL</i> a signé ; que Mme Am&eacute;d&eacute;e&nbsp;Pass&shy;equevent
s’y oppose ; que M. WENCESLAS GROSJAMBON se tait ; que M.&nbsp;<span class="pm-anonymize">{D["upstream mask"]}</span>
habite en face ;</p>
<p>Numéros nationaux : {NISS_999[:2]}.{NISS_999[2:4]}.{NISS_999[4:6]}-{NISS_999[6:9]}.{NISS_999[9:]} et {NISS_000} ;
compte {IBAN} ; téléphone {D["phone"]} ; courriel {D["email"]} ; plaque {D["plate"]} ;</p>
<p>Vu la plainte de Mme {D["annex title"]} et le courrier de M. {D["annex file name"]} ;</p>
<p>Vu la plainte de Mme {D["pdf replaced"]} ; que M. {D["relabelled"]} en est témoin ;</p>
<p>Considérant que Mme {D["replaced by a role"]} achète le bien, et que {D["added here alone"]} le convoite ;</p>
<p>Vu ce que raconte {D["selection"]} ; <img src="data:image/png;base64,{_picture()}" /></p>
"""

PDF = "application/pdf"


def annex(identifier: str, title: str, data: bytes, **changes):
    """An annex of the payload."""
    facts = {"id": identifier, "title": title, "type": PDF, "size": len(data), "publishable": True}
    return {**facts, "file_name": f"{identifier}.pdf", **changes}


# -- files


@cache
def released_pdf() -> bytes:
    """Says nothing on its page, and carries a lot along."""
    pdf = _page(f"Plan de la parcelle. {READABLE}.")
    with pdf.open_metadata(update_docinfo=False) as metadata:
        metadata["dc:creator"] = [D["pdf xmp"]]
    pdf.docinfo["/Author"] = D["pdf author"]
    pdf.attachments[f"{D['pdf attachment']}.txt"] = D["pdf attachment"].encode()
    page = pdf.pages[0]
    page.Annots = pdf.make_indirect(
        pikepdf.Array(
            [
                pdf.make_indirect(
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.Annot,
                        Subtype=pikepdf.Name.Text,
                        Rect=[10, 10, 20, 20],
                        Contents=D["pdf comment"],
                        T=D["pdf comment"],
                    )
                )
            ]
        )
    )
    pdf.Root.AcroForm = pikepdf.Dictionary(
        Fields=[pdf.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="nom", V=D["pdf form"]))]
    )
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f'app.alert("{D["pdf script"]}")')
    xmp = pdf.make_stream(f"<x>{D['pdf image xmp']}</x>".encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    private = pikepdf.Dictionary(Editor=pikepdf.Dictionary(Private=D["pdf private data"]))
    image = pdf.make_stream(
        b"\xff",
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=1,
        Height=1,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=8,
        Metadata=pdf.make_indirect(xmp),
        PieceInfo=private,
    )
    page.Resources.XObject = pikepdf.Dictionary(Im1=pdf.make_indirect(image))
    photo = pdf.make_stream(b"")
    photo.Type, photo.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    photo.Width, photo.Height, photo.BitsPerComponent = 64, 64, 8
    photo.ColorSpace = pikepdf.Name.DeviceRGB
    photo.write(photograph(author=D["pdf exif"]), filter=pikepdf.Name.DCTDecode)
    page.Resources.XObject.Im2 = photo
    return _with_an_earlier_revision(_bytes(pdf))


def _with_an_earlier_revision(data: bytes) -> bytes:
    """An object that no later revision refers to, in clear between the others."""
    orphan = f"9999 0 obj\n({D['pdf earlier revision']}) endobj\n".encode()
    head, tail = data.split(b"\n", 1)
    pdf = head + b"\n%" + orphan.replace(b"\n", b" ") + b"\n" + tail
    with pikepdf.open(BytesIO(pdf)) as again:  # pikepdf mends the table of places
        assert len(again.pages) == 1
    return pdf


@cache
def hidden_pdf() -> bytes:
    """Not released: what it says in clear is nobody's business yet."""
    pdf = _page(f"Demande de {D['pdf not released']}")
    pdf.docinfo["/Author"] = D["pdf not released, author"]
    return _bytes(pdf)


@cache
def replaced_pdf() -> bytes:
    """What came: a secretary puts ``redacted_pdf`` in its place."""
    return _bytes(_page(f"Plainte de Mme {D['pdf replaced']}"))


@cache
def redacted_pdf() -> bytes:
    """What she redacted elsewhere."""
    return _bytes(_page(f"Plainte de Mme X. {READABLE}."))


@cache
def telling_pdf() -> bytes:
    """Released by mistake: its text names somebody whom the item masks, and a national number."""
    return _bytes(_page(f"M. {D['refused: text of a pdf']}, {NISS_IN_PDF}"))


@cache
def bookmarked_pdf() -> bytes:
    """Released by mistake: a bookmark names somebody whom the item masks."""
    pdf = _page("Rapport.")
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"Plainte de {D['refused: bookmark of a pdf']}", 0))
    return _bytes(pdf)


@cache
def off_page_pdf() -> bytes:
    """Released by mistake: a text beside the page names somebody whom the item masks."""
    return _bytes(_page(f"1 0 0 1 4000 4000 Tm ({D['refused: beside the page of a pdf']}) Tj", raw=True))


@cache
def spoken_pdf() -> bytes:
    """Released by mistake: the alternative text of a figure names somebody whom the item masks."""
    pdf = _page("Rapport.")
    figure = pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt=f"Portrait de {D['refused: alternative text of a pdf']}")
    root = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=pdf.make_indirect(figure))
    pdf.Root.StructTreeRoot = pdf.make_indirect(root)
    return _bytes(pdf)


def _page(text: str, raw: bool = False) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    shown = text if raw else f"72 700 Td ({text}) Tj"
    pdf.pages[0].Contents = pdf.make_stream(f"BT /F1 12 Tf {shown} ET".encode("cp1252"))
    return pdf


def _bytes(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()
