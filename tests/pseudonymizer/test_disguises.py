"""A name survives in no disguise that a page can give it: neither on the screen nor in the source."""

from html import unescape
from html.parser import HTMLParser
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from imio.pseudonymizer import Document
from imio.pseudonymizer import Forbidden
from imio.pseudonymizer import Mask
from imio.pseudonymizer import Official
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer import render
from imio.pseudonymizer import scan
from imio.pseudonymizer.document import Settings
from imio.pseudonymizer.marks import as_html
from imio.pseudonymizer.reading import read
from urllib.parse import unquote

import pytest
import re
import unicodedata


RULES = Pseudonymizer(Settings(model="none"))
FEW = settings(max_examples=60, database=None, deadline=None, suppress_health_check=list(HealthCheck))
MAYOR = Official("Anne Tasquin", "Bourgmestre")

# -- what a browser, a search engine or somebody who opens the source would read ---------------------------------------


class Everything(HTMLParser):
    """Gather the text that shows, and all that does not."""

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.shown, self.rest = [], []
        self.feed(source)
        self.close()

    def handle_data(self, data):
        self.shown.append(data)

    def handle_starttag(self, tag, attrs):
        self.rest += [tag, *(text or "" for pair in attrs for text in pair), "|"]

    def handle_comment(self, data):
        self.rest.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def bare(text):
    """The letters and digits alone, as somebody reads them who looks through every disguise."""
    text = unicodedata.normalize("NFKD", unescape(text).casefold())
    return "".join(c for c in text if c.isalnum())


def views(source):
    seen = Everything(source)
    without_tags = re.sub(r"<[^<>]*>", "", re.sub(r"<!--.*?-->", "", source, flags=re.DOTALL))
    for text in (source, without_tags, "".join(seen.shown), " ".join(seen.rest)):
        yield bare(text)
        yield bare(unquote(unescape(text)))


def survives(secret, source):
    return any(bare(secret) in view for view in views(source))


def hide(html, officials=(), pseudonymizer=RULES, title=""):
    parts = (Part("title", title, "text"), Part("note", html)) if title else (Part("note", html),)
    analysis = pseudonymizer.analyse(Document(parts), officials)
    rendered = {}
    for part in parts:
        spans = [s for s in analysis.spans if s.part == part.name]
        masks = [
            Mask(s.start, s.end, s.label, s.entity if s.label == "PERSON" else "") for s in spans if s.action != "keep"
        ]
        rendered[part.name] = render(part, masks, [(s.start, s.end) for s in spans if s.action == "keep"])
    return analysis, rendered


# -- disguises ---------------------------------------------------------------------------------------------------------

GIVEN = ["Zébulon", "Éloïse", "Ferréol", "Cunégonde"]
SURNAMES = ["Quévrainport", "Wachtelbroucq", "Trouvillonbois", "Pâquemoulin"]
NAMED = {"é": "&eacute;", "ï": "&iuml;", "â": "&acirc;", "É": "&Eacute;"}
LETTERS = [
    lambda c: c,
    lambda c: c,
    lambda c: NAMED.get(c, c),
    lambda c: f"&#{ord(c)};",
    lambda c: f"&#{ord(c):09d};",
    lambda c: f"&#x{ord(c):x};",
    lambda c: f"&#X{ord(c):05X};",
    lambda c: unicodedata.normalize("NFD", c),
    lambda c: "".join(x if x.isascii() else f"&#{ord(x)};" for x in unicodedata.normalize("NFD", c)),
]
BETWEEN_SHOWN = [
    "<b>", "</b>", "<i class='x'>", "</i>", "<span style=\"color:red\">", "</span>", "<o:p></o:p>", "<!-- x -->",
    "<wbr>", "<a name=x>", "<font size=1 ><u>", "<em title='a>b'>", "<!---->", "<!-- a --!>", "<? x ?>",
    "<img alt=\"\" src='x'>",
]  # fmt: skip
BETWEEN_ANYWHERE = [
    "", "", "", "", "", "&shy;", "\u00ad", "\u200b", "&#8203;", "&ZeroWidthSpace;", "\u2060", "\ufeff", "&zwnj;",
]  # fmt: skip
SPACES = [
    " ", "&nbsp;", "\u00a0", "&#160;", "&#xa0;", "\u202f", "\u2009", "&ensp;", "&emsp;", "&thinsp;", "  ", " \n ", "\t",
]  # fmt: skip
BROKEN = [
    "", "", "3 < 4 ", "R&D ", "<", "& ", "</p>", "</div></td>", "<p", "<!-- ouvert", "<b>", "\u0000", "<a title=\"x>",
    "<a href='x>", "&#0;", "&#xD800;", "]]>", "<!>", "</>", "<![CDATA[x]]>", "<script/>",
]  # fmt: skip


@st.composite
def disguised(draw, text, markup=True, spaces=tuple(SPACES)):
    """A text as it might stand in a source; without markup, as it might stand in an attribute."""
    if draw(st.booleans()):
        text = text.upper()
    out = []
    for index, char in enumerate(text):
        if char == " ":
            out.append(draw(st.sampled_from(spaces)))
            continue
        if index and draw(st.integers(0, 4)) == 0:
            out.append(draw(st.sampled_from(BETWEEN_ANYWHERE + (BETWEEN_SHOWN if markup else []))))
        out.append(draw(st.sampled_from(LETTERS))(char))
    return "".join(out)


ATTRIBUTES = [
    '<img alt="{}" src="x.png">', "<a title='Voir {}' href='#'>lien</a>", '<p data-author="{}">x</p>',
    '<p aria-label="{}">x</p>', '<input value="{}">', "<!-- relu par {} -->", '<p class="note {}">x</p>',
    '<a href="mailto:x@example.be?cc={}">x</a>', '<a href="/docs/{}.pdf">x</a>', '<p id="{}">x</p>',
    "<title>{}</title>", "<script>var x = '{}'</script>", "<style>/* {} */</style>", "<textarea>{}</textarea>",
    '<img alt="De "{}" au parc">',
    '<st1:PersonName ProductID="{}" w:st="on">x</st1:PersonName>', "<p {}>x</p>", "</p title='{}'>", "<{}>",
    "<!--[if gte mso 9]><xml><o:Author>{}</o:Author></xml><![endif]-->", "<? {} ?>", "<template>{}</template>",
    "<iframe srcdoc='<p>{}</p>'></iframe>",
]  # fmt: skip
WRAPPERS = [
    "<p>{}</p>", "<div>{}", "<table><tr><td>Objet</td><td>{}</td></tr></table>", "<ul><li>{}</ul>", "{}",
    "<table><tr><td><table><tbody><tr><td>a<td>{}</table></td></tr></table>",
    "<div><div><p><span><font>{}</font></span>",
    "<h2>{}</h2><p>Le Conseil,</p>", "<P CLASS=MsoNormal>{}<o:p></o:p></P>",
]  # fmt: skip
SENTENCES = [
    "Vu la demande de M. {}, domicilié à Bellerive, rue Haute 77 ;", "Considérant que Mme {} sollicite un permis ;",
    "La parcelle est vendue à Monsieur {}.", "Madame {}, née à Huy le 3 mars 1971, est riveraine.",
]  # fmt: skip


@st.composite
def pages(draw):
    """A page about one invented person, and the person's name."""
    name = f"{draw(st.sampled_from(GIVEN))} {draw(st.sampled_from(SURNAMES))}"
    out = []
    for index in range(draw(st.integers(1, 3))):
        written = draw(disguised(name)) if index or draw(st.booleans()) else name
        sentence = draw(st.sampled_from(SENTENCES)).format(written)
        out.append(draw(st.sampled_from(WRAPPERS)).format(sentence))
        out.append(draw(st.sampled_from(BROKEN)))
        if draw(st.booleans()):
            turned = draw(st.sampled_from([name, " ".join(reversed(name.split())), name.upper()]))
            out.append(draw(st.sampled_from(ATTRIBUTES)).format(turned))
    return "".join(out), name


@FEW
@given(pages())
def test_no_name_survives_in_any_disguise(page):
    html, name = page
    _, rendered = hide(html)
    content = rendered["note"].content
    turned = " ".join(reversed(name.split()))
    assert not survives(name, content) and not survives(turned, content)
    assert scan([("note", content, "html")], [Forbidden(name, "PERSON")]) == []


@FEW
@given(st.data())
def test_no_name_survives_in_a_spoken_attribute(data):
    name = f"{data.draw(st.sampled_from(GIVEN))} {data.draw(st.sampled_from(SURNAMES))}"
    written = data.draw(disguised(name, markup=False, spaces=(" ", "&nbsp;", "\u00a0", "&#32;", "\n  ")))
    holder = data.draw(st.sampled_from([h for h in ATTRIBUTES[:5] if "class" not in h]))
    _, rendered = hide("<p>Le Conseil,</p>" + holder.format(f"M. {written}") + "<p>décide.</p>")
    content = rendered["note"].content
    assert not survives(name, content)
    assert content.startswith("<p>Le Conseil,</p>") and content.endswith("<p>décide.</p>")


NOWHERE = [
    '<p data-author="M. {}">x</p>', '<img alt="M. {} – F. Mélard">', "<!-- Signé : M. {} -->", '<a title="{}">x</a>',
    '<p title="Présents : M. {}">x</p>', '<p title="3 voix contre (M. {})">x</p>',
    "<!-- La Bourgmestre, --><!-- M. {} -->",
]  # fmt: skip


@pytest.mark.parametrize("holder", NOWHERE)
@pytest.mark.parametrize("name", ["CUNÉGONDE\n  QUÉVRAINPORT", "Louise QUÉVRAINPORT"])
def test_nobody_signs_sits_or_votes_where_no_page_shows_it(holder, name):
    _, rendered = hide("<p>Le Conseil,</p>" + holder.format(name) + "<p>décide.</p>")
    assert not survives("QUÉVRAINPORT", rendered["note"].content)


def test_who_signs_at_the_end_of_the_page_is_known_whatever_attributes_hold():
    html = "<p>Le Conseil décide.</p><p>C. QUÉVRAINPORT – F. MÉLARD</p><img alt='M. Éloïse Pâquemoulin' src='x.png'>"
    analysis, _ = hide(html)
    shown = [span.text for span in analysis.spans if span.action == "keep"]
    assert shown == ["C. QUÉVRAINPORT", "F. MÉLARD"]


# Numbers: what stands between the digits, and where.
NUMBERS = [
    ("62.03.14-999.01", "{}"), ("BE68 5390 0754 7034", "compte {}"), ("0470/00.00.12", "tél. {}"),
    ("z.quevrainport@example.be", "courriel {}"),
]  # fmt: skip
HOLDERS = [
    "<p>{}</p>", '<p title="{}">x</p>', "<!-- {} -->", "<td>{}</td>", "<textarea>{}</textarea>", '<p data-x="{}">x</p>',
]  # fmt: skip


@FEW
@given(st.sampled_from(NUMBERS), st.sampled_from(HOLDERS), st.data())
def test_no_number_survives_in_any_disguise(number, holder, data):
    written, before = number
    out = []
    for char in written:
        if data.draw(st.integers(0, 5)) == 0:
            shown = ["<b>", "</b>", "<!-- x -->"] if holder in ("<p>{}</p>", "<td>{}</td>") else []
            out.append(data.draw(st.sampled_from(["&shy;", "\u200b", "&#8203;", *shown])))
        out.append(data.draw(st.sampled_from([str, lambda c: f"&#{ord(c)};", lambda c: f"&#x{ord(c):x};"]))(char))
    _, rendered = hide("<p>Le Conseil,</p>" + holder.format(before.format("".join(out))))
    assert not survives(written, rendered["note"].content)


# -- kept here, masked there -------------------------------------------------------------------------------------------

KEPT = [
    "<p>PRÉSENTS : Mme {}, Bourgmestre-Présidente.</p>", "<p>Par le Conseil,</p><p>La Bourgmestre, {}</p>",
    "<p>Mme {}, Bourgmestre, présente le point.</p>",
]  # fmt: skip
PRIVATE = [
    "<p>Vente d'une parcelle à Mme {}, domiciliée rue Haute 77 à Bellerive.</p>",
    "<p>Mme {}, née à Huy le 3 mars 1971, demande un permis d'urbanisme.</p>",
    "<p>Un prêt est accordé à Mme {}, à titre privé.</p>",
]  # fmt: skip


@FEW
@given(st.sampled_from(KEPT), st.sampled_from(PRIVATE), st.booleans(), st.booleans())
def test_what_is_kept_elsewhere_is_said(kept, private, registry, upper):
    name = "Anne Tasquin"
    html = kept.format(name) + "<p>Le Conseil décide :</p>" + private.format(name.upper() if upper else name)
    analysis, rendered = hide(html, [MAYOR] if registry else [])
    actions = {s.action for s in analysis.spans if s.label == "PERSON" and "tasquin" in s.text.lower()}
    if actions - {"keep"} and survives(name, rendered["note"].content):
        assert "kept_elsewhere" in {doubt.kind for doubt in analysis.warnings}
        allowed = {"note": rendered["note"].kept}
        assert scan([("note", rendered["note"].content, "html")], [Forbidden(name, "PERSON")], allowed) == []


@pytest.mark.parametrize(
    "masked, left",
    [
        ("<p>M. Zébulon Quévrainport, GSM 0470/00.00.12</p>", "Réf. 0470000012 du registre"),
        ("<p>M. Zébulon Quévrainport, né le 3 mars 1971</p>", "Pension au 3 mars 1971"),
        ("<p>M. Zébulon Quévrainport, domicilié rue du Tilleul 77</p>", "École de la rue du Tilleul 77"),
    ],
)
def test_a_datum_masked_here_and_readable_in_the_title_is_said(masked, left):
    analysis, rendered = hide(masked, title=left)
    assert survives(re.sub(r"\D+", " ", left).split()[-1], rendered["title"].content)
    assert {"readable_elsewhere", "kept_elsewhere"} & {doubt.kind for doubt in analysis.warnings}


@pytest.mark.parametrize("readable", ["M. Zébulon Quévrainport", "Mme Éloïse Pâquemoulin"])
def test_a_datum_masked_upstream_and_readable_elsewhere_is_said(readable):
    html = f'<p>Vente à M. <span class="pm-anonymize">Quelqu’un</span>.</p><p>Vu la lettre de {readable}.</p>'
    analysis, rendered = hide(html)
    assert not survives(readable.split(" ", 1)[1], rendered["note"].content)
    assert "upstream_elsewhere" in {doubt.kind for doubt in analysis.warnings}


@pytest.mark.parametrize("gap", [" ", " \n ", "\r\n", "\t"])
def test_a_tag_that_was_never_closed_hides_no_name(gap):
    html = (
        "<p>Vu la demande de M. Éloïse Quévrainport, domicilié à Bellerive, rue Haute 77 ;</p>"
        f"<pMadame Éloïse{gap}Quévrainpo<b>rt, née à Huy le 3 mars 1971, est riveraine."
    )
    assert not survives("Éloïse Quévrainport", hide(html)[1]["note"].content)


def test_a_quote_that_closes_too_late_hides_no_name():
    html = "<a href='x><p>Mme Zébulon Quévrainp<b>ort</b> demande</p><a href='x>lien</a>"
    html += "<i title='a><p>M. Jean <b>Qué</b>vy'>"
    _, rendered = hide(html)
    assert not survives("Zébulon Quévrainport", rendered["note"].content)
    assert not survives("Jean Quévy", rendered["note"].content)


# -- upstream masks ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "html",
    [
        '<p>M. <span class="pm-anonymize">{} <!-- </span> --> x</span> vend</p>',
        '<p>M. <span class="pm-anonymize"><b title="</span>">{}</b></span> vend</p>',
        '<div><span class="pm-anonymize"><p>{}</p></span> vend</div>',
        '<p>M. <strong class="pm-anonymize">{}</strong> vend</p>',
        '<p>M. <font class="x pm-anonymize"><font>a</font>{}</font> vend</p>',
        '<p class="pm-anonymize">{}</p><p>vend</p>',
        '<p class="pm-anonymize">{}<p>vend',
        '<table><tr><td class="pm-anonymize">{}</td><td>vend</td></tr></table>',
        '<table><tr><td class="pm-anonymize">{}<td>vend</table>',
        '<ul><li class="pm-anonymize">{}<ul><li>a</ul><li>vend</ul>',
        '<SPAN CLASS="x\npm-anonymize">{}</SPAN> vend',
        '<p>M. <span class=pm-anonymize>{}</p><p>vend</p>',
        '<p>M. <span class=pm-anonymize>{}<p>vend</p>',
        '<p>M. <span class=pm-anonymize><img class="pm-anonymize" alt="{}"></span> vend</p>',
    ],
)  # fmt: skip
def test_what_the_institution_masked_never_shows(html):
    _, rendered = hide(html.format("Pâquemoulin"))
    assert not survives("Pâquemoulin", rendered["note"].content)
    assert "[masqué]" in rendered["note"].text and rendered["note"].text.endswith("vend")


# -- what stays --------------------------------------------------------------------------------------------------------

STAYS = st.lists(
    st.one_of(
        st.sampled_from(BROKEN[2:]),
        st.sampled_from(BETWEEN_SHOWN),
        st.sampled_from(["Le Conseil&nbsp;:", "<td title=\"bas\">3 &euro;</td>", "  \r\n", "e\u0301", "😀", "&amp;"]),
    ),
    max_size=12,
).map("".join)  # fmt: skip


@FEW
@given(STAYS, STAYS)
def test_unmasked_source_stays_byte_for_byte(before, after):
    html = f"{before}<p>M. Zébulon Quévrainport</p>{after}"
    reading = read(html)
    start = reading.text.find("Zébulon Quévrainport", 0, reading.visible)
    rendered = render(Part("note", html), [Mask(start, start + 20, "PERSON", "A")] if start >= 0 else [])
    assert rendered.content == (html.replace("Zébulon Quévrainport", as_html("PERSON", "A")) if start >= 0 else html)


ORDINARY = [
    '<p style="text-align: justify">Le Conseil&nbsp;décide</p>', '<td rowspan=2 VALIGN=top nowrap>3 &lt; 4</td>',
    "<svg viewBox='0 0 24 24'><linearGradient id=a /><path d='M12 2 6 8 4 4 8 8 1 2'/></svg>",
    "<!--[if gte mso 9]><xml><w:Zoom>0</w:Zoom><w:LsdException Name='List Bullet'/></xml><![endif]-->",
    "<!--StartFragment--><p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment-->",
    '<input type="checkbox" disabled checked><br clear=all>',
]  # fmt: skip


@pytest.mark.parametrize("html", ORDINARY)
def test_ordinary_markup_is_no_datum(html):
    analysis, rendered = hide(html)
    assert rendered["note"].content == html
    assert "\n\n" not in analysis.texts["note"]


# -- the shipped model -------------------------------------------------------------------------------------------------


@settings(FEW, max_examples=4)
@given(pages())
def test_no_name_survives_with_the_shipped_model(page):
    html, name = page
    _, rendered = hide(html, pseudonymizer=Pseudonymizer())
    assert not survives(name, rendered["note"].content)
