"""No input makes a pattern or the reader slower than its length: four times the text, not sixteen times the time."""

from duration import grows_at_most
from duration import seconds
from duration import takes_at_most
from duration import TRIES
from imio.pseudonymizer import Document
from imio.pseudonymizer import Part
from imio.pseudonymizer import Pseudonymizer
from imio.pseudonymizer.document import Settings
from imio.pseudonymizer.reading import read
from imio.pseudonymizer.recognisers.sensitive_lexicon import lexicon
from pathlib import Path
from random import Random
from re import _constants as ops
from re import _parser as parser

import ast
import imio.pseudonymizer
import importlib
import pkgutil
import pytest
import re


TEXTS = [
    "scrutin. Pour le refus : A, B ", "Sont proclamés élus : A, B ", "élus conseillers :\n- A B\n",
    "Sont présents ou représentés :\n",
    "M. A et Mme B étant désignés comme ", "conseillers les moins âgés, A et ", "Présidence : A en remplacement de ",
    "groupe B propose la candidature de A et ", "À la demande de A, la Présidente ",
    "est élue de plein droit membre A, ",
    "groupe B, signé par la majorité de ses membres, à savoir A, ", "M. A est élu Président par ",
    "Bureau : A, président ; ",
    "Considérant que M. A et M. ", "Point 1 – Question ", "un citoyen, M. A ", "remplace Mme A, ",
    "motion déposée par A et ", "chefs de groupe, A et ", "délégués : A, ", "suppléant : M. A. Il a ",
    "votes : A contre, ",
    "Prés. A, B (éch.), C, ", "prés tous sauf A, ", "8 oui 1 abst A et ", "acte 1, signé par A et B : effectifs C, ",
    "| Majorité | A, B |\n", "article 12 du RGCC (membres : A., ", "A : b ? C : D ", "9. Questions.\n- A : b\n",
    "M. A et Mme B prennent la parole ", "le maire, M. A, et l'adjointe ", "que Mme A propose de ", "remercie Mme A "
    "et ",
    "être le cousin de Mme ", "remplacer A, démissionnaire, par B ",
    "délégués de la commune sont A et ", "Mme A remplace M. B, ",
    "Âge du demandeur : ", "adr. Haut Pré ", "bien sis Au Pré du ", "quitte le 8 pour ", "est née chez la ",
    "À un ans, M. A ",
    "avis de légalité favorable ",
    "Délégué | Groupe | Voix\nA | PS | 1\n", "\nPrésident – A – 1 €", "désignation de A en remplacement de ",
    "a", " ", "\u00a0", "1", "12 ", ".", "Jean-", "l'", "(", "\n", "@", "a@a.", "+32 ", "BE68 ", "J. ", "DUPONT ",
    "rue du Moulin ", "domicilié à la ", "né à ", "voix (", "condamné ", "section A n° 1, ", "bourgmestre de la ",
    "M. Dupont, ", "Jean « ", "Présents : ", "A. B, Conseillers ; ", "Bourgmestre\n\n",
    "3 « non » (A, B) ", "contre : A ; ", "tableau de préséance : A ", "notaires A et ", "délégués de la majorité : ",
    "suppléant, M. A renonce ", "Vote : OUI – A, B ; NON – C ; ", "A\tOui\tNon\nB\tX\n", "| A | X |\n",
    "M. A (Ensemble B) ", "au profit de M. A, qui y ", "comité composé de Mme A, ",
    "le chantre B ", "A\tMajorité\tOpposition\nB\tC\n", "M. A est présent dans le public ",
    "personnes dans le public, dont A ", "habitants assistent dont A, ", "DÉSIGNE :\n", "DÉSIGNE :\n1. ABC : A, ",
    "rues de la A, ", "rues A et A ", "contact pour la commune : A, service B, ", "1-ZZZ-411, affectée au ",
    "A.–", "plaintes de M. A, présent dans ",
    "courriers reçus :\n1) M. A ",
    "membres présents, à savoir : A ", "dont la cave, ", "propriétaire de l'ancienne gare ", "chez Jean, « A», ",
    "immeuble sis à la ", ", voisine de la salle ",
    "Home : Mme A, résidente, ", "résidente de la chambre ", "le médecin du travail exclut ", "les agents suivants ",
    "le parquet a proposé une ", "un accident, quitté les lieux ",
    "Tombe Barvo, ", "Vu Thi Lan ", "de los Santos ", "Jean t'Kint de ", "Monsieur Jean\n", "Liste des opposants\nA\n",
    "nom | prénom\nA | Jean\n", "scan_martine_", "bastin marc ", "mme colson ", "rendu à Barvo, ",
    "Voisin Moulin Fr. aff. Patron ", "Marchand-Legros veuve HERVE | ", "parc. B 112 C, ", "A, B 12, B 14 et ",
    "Oui 4 : A, B ", "Adopté par A, B ", "À l'unanimité : ", "Présences conseil : A 1, ", "A et B (éch.), ",
    "M. A, J. B, ", "héritiers de A-", "devant la maison ", "achat du garage Ab ", "; Abc, 1,00 huissier ",
    "nom exploitant A ",
    "1er A B. ", "enfants : Rose demande ", "accorder un bail sur la ", "A, Échevin, B, architecte, ",
    "groupe B, signé par A ", "nos délégués sont : A, ", "L'avocat de M. A, ", "dem. A ", "charger A et B de ",
    "répond aux questions de A (b), ", "Mme A qui et ", "mariage de l'Échevin ",
    "renonce à son ", " (secr.), A (prés.)",
    "Goor : on dit, ", "Goor : garder ",
    "M. A, menuisier, ", "A, plombier indépendant, rue A 1 ; ", "offre : A, peintre\t", "Garage A (B), ",
    "questions de M. A (b) et de Mme B (c), ", "Question A : ", "débat auquel prennent part A et ",
    "conseillers (A, B, ",
    "commune est représentée par : A, B pour la majorité, ", "chefs de groupe, A et ", "Mme A et M. B, intéressés, ",
    "Question 3bis, de A, sur ", "naissance de sa fille, A, le 3 mai ", "scrutateurs A et ", "A et B étant scrutateurs",
    "siègent pour la commune A et ", "classement A 63 pts ; ", "dont la sœur, Mme A", "Organisme\tDélégué 1\tA\n",
    "interv. : A (bruit), ", "candidats absents : A, ", "M. M. A, ", "A, section C, n° 5", ", né, proposé",
    "Mme A, 0470000012 ", "tel:12 ", "dossier 0470000012, ", "0470-00-00-12 ", "+32470000012 (0) ",
    "parcelle A 12 b2 et ", "parcelle A12b2, ", "le n° 12 B2 du ", "parcelle voisine ",
    "réponse à envoyer ", "leur portera les félicitations de la ", "actuellement à l'ILA ", "voisin chalet 1, A ",
    "a donné le jour à un fils ", "\n90 ans\tA B", "90 ans : Mme A\n", "veuve A\tB, 1 mai 1930\n",
    "section C, nos 1 a et ", "cad. C 12 a, C 13 et ", "mitoyen avec C 12, ", "section C n° 1 ; Mme A (C 2 b) ",
    "C 2 et 3 b, ",
    "M. Jean\nDupont\n", "Nom\tPrénom\nDupont\tJean\n",
    "Mme [A], ", "M. ....", "Mme [", "Mme ____ ", "M. ---",
    "né à Ab-", "à Ab ab le ",
    "Bénéficiaires :\nA\n", "personnes exemptées : A, B et ", "VENTE DE LA À MME ", "VENTE DE A ", "les  mots  ",
    "un mot de plus au bout de la ligne, puis un\n", "demande de M. A d'acquérir ", "offre d'achat de ",
    "leur maison, derrière l'école, ", "A, idem ", "rue A 1, et non 2",
    "A veuve ", "Mme A veuve B née ",
    "Cts A ", "cimetière : concession A, ", "Luc (dit A) ", "A & B | rue A 1\n", "Consultation : Contre : A ",
    "Luc Lundi ", "Avis :\nPour : A\n",
    "logement de transit du ", "maison sise, ", "emplacement PMR en ", "garé rue A, devant le ", "riveraine du A ",
    "résidente du home A ", "né à la maternité ", "né en mai ", "matricule 1", "aura 100 ans le 1",
    "propriétés A et ", "Mme Lambert, Jean, ", "preneur : de A ", "DÉSIGNE :\nasbl A : B, ", "Agri A 94 ; B 90 ; ",
]  # fmt: skip
SOURCES = [
    "<", "<a ", '<a "', "<a '\">", '<a ">" ', "<!--", "<!-->", "<!-- --!", "&", "&#1", "&#" + "0" * 50, "&eacute",
    "<b>a", '<span class="pm-anonymize">', '<span class="pm-anonymize"><p>', '<p class="pm-anonymize">',
    '<td class="pm-anonymize"><table>', '<img class="pm-anonymize">', '<span class="masked-note">', "<script>",
    "<textarea>a</textarea >", "a&shy;", '<i title="Jean', '<i title="Jean">', "<i Jean Dupont>", "<Jean Dupont>",
    '<i alt="Dupont">Dupont ', "<!--[if a]><w:a>", "<i data-a='&#769;'>", "e\u0301", "<b>\u0301",
    "<!-- Jean\n  Dupont -->",
]  # fmt: skip
RULES = Pseudonymizer(Settings(model="none"))


def of_lengths(piece, size):
    """The piece repeated, to so many code points and to four times as many."""
    return piece * (size // len(piece)), piece * (4 * size // len(piece))


def analyse(text):
    RULES.analyse(Document((Part("note", text, "text"),)))


def test_what_is_quadratic_would_be_noticed():
    run, (short, long) = re.compile("a+b").search, of_lengths("a", 2_000)
    assert not grows_at_most(9, run, short, long, floor=0.02)


@pytest.mark.parametrize("piece", TEXTS)
def test_analysis(piece):
    assert grows_at_most(9, analyse, *of_lengths(piece, 2_500))


@pytest.mark.parametrize(
    "piece",
    [
        "Question de M. Goor : pourquoi ?\nRéponse de Mme Ista : oui.\n",
        "M. Luc Goor vend. Logement de transit rue du Tilleul 6, travaux.\n",
        "Logement communal rue du Tilleul 6 isolé.\n",
    ],
)
def test_what_the_whole_text_says_is_looked_up_once(piece):
    assert grows_at_most(6.5, analyse, *of_lengths(piece, 20_000))


@pytest.mark.parametrize("piece", SOURCES)
def test_reading(piece):
    assert grows_at_most(9, read, *of_lengths(piece, 15_000))


def test_a_long_page_is_read_in_seconds():
    page = "<p>Le Conseil d&eacute;cide de vendre.</p>\n" * 12_000
    assert takes_at_most(10, lambda: read(page))


# -- every pattern of the package, against repetitions drawn from the pattern itself -----------------------------------

SHORT, LONG, SLICE = 800, 3_200, 200
FLOOR = 0.01  # seconds below which a measure is noise
RATIO = 10
METHODS = {"search", "match", "fullmatch", "sub", "split", "findall", "finditer", "compile"}
AT_A_PLACE = {"match", "fullmatch"}


def patterns():
    """Every pattern that a module holds, at any depth, or writes out, or reads, with the way it is used."""
    modules = {}
    for info in pkgutil.walk_packages(imio.pseudonymizer.__path__, imio.pseudonymizer.__name__ + "."):
        if info.name.split(".")[2] not in ("evaluation", "training"):  # those read no text of others
            try:
                modules[info.name] = importlib.import_module(info.name)
            except ImportError:  # an option that is not installed
                continue
    sources = {name: Path(module.__file__).read_text("utf-8") for name, module in modules.items()}
    everything = "\n".join(sources.values())
    found = {}
    for module in modules:
        for name, value in vars(modules[module]).items():
            where = sources[module] if name.startswith("_") else everything
            used = set(re.findall(rf"\b{name}\.(\w+)\(", where)) & METHODS
            for pattern in held(value):
                found.setdefault(pattern, (f"{module}:{name}", "match" if used and used <= AT_A_PLACE else "finditer"))
        for node in ast.walk(ast.parse(sources[module])):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {f"re.{m}" for m in METHODS} and node.args:
                written, method = node.args[0], node.func.attr
                if isinstance(written, ast.Constant) and isinstance(written.value, str) and method != "compile":
                    way = "match" if method in AT_A_PLACE else "finditer"
                    found.setdefault(re.compile(written.value), (f"{module}:{node.lineno}", way))
    for entry in {entry for entries in lexicon().values() for entry in entries}:
        found.setdefault(entry.pattern, (f"lexicon, {entry.category}: {entry.body}", "finditer"))
    return found


def held(value, depth=0):
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, dict):
        for pair in value.items():
            yield from held(pair, depth + 1)
    elif depth < 4 and isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            yield from held(item, depth + 1)


def sample(tree, random, repeated):
    """Write a text that the parsed pattern would accept; gather (what stands before, what repeats) on the way."""
    out = []
    for op, argument in tree:
        out.append(piece(op, argument, random, repeated, out))
    return "".join(out)


def piece(op, argument, random, repeated, before):
    if op is ops.LITERAL:
        return chr(argument)
    if op is ops.NOT_LITERAL:
        return "a" if argument != 97 else "b"
    if op is ops.ANY:
        return "a"
    if op is ops.IN:
        return member(argument, random)
    if op is ops.BRANCH:
        return sample(random.choice(argument[1]), random, repeated)
    if op is ops.SUBPATTERN:
        return sample(argument[3], random, repeated)
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        low, high, body = argument
        written = sample(body, random, repeated)
        if high > 1:
            repeated.append(("".join(before)[-60:], written))
        return written * max(low, random.choice([0, 1, min(2, high)]))
    if op is ops.ATOMIC_GROUP:
        return sample(argument, random, repeated)
    return ""  # a place, a look around, a reference


def member(items, random):
    if items[0][0] is ops.NEGATE:
        refused = {chr(value) for op, value in items[1:] if op is ops.LITERAL}
        classes = {value for op, value in items[1:] if op is ops.CATEGORY}
        wanted = " ,x" if ops.CATEGORY_WORD in classes or ops.CATEGORY_NOT_SPACE in classes else "aA"
        return random.choice([c for c in wanted + "éZ9;" if c not in refused] or ["x"])
    op, value = random.choice(items)
    if op is ops.LITERAL:
        return chr(value)
    if op is ops.RANGE:
        return chr(random.choice(value))
    return {ops.CATEGORY_DIGIT: "1", ops.CATEGORY_SPACE: " ", ops.CATEGORY_WORD: "a"}.get(value, ",")


def attacks(pattern):
    random = Random(repr(pattern.pattern))
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    repeated, whole = [], set()
    for _ in range(4):
        whole.add(sample(tree, random, repeated))
    pairs = {("", text) for text in whole} | {("", text[:-1]) for text in whole}
    pairs |= {("", body) for _, body in repeated} | {pair for pair in repeated if pair[0]}
    wanted = sorted(pair for pair in pairs if pair[1])
    return random.sample(wanted, min(8, len(wanted)))


def spent(pattern, way, text):
    text = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
    if way == "match":
        return seconds(lambda: pattern.match(text))
    return seconds(lambda: all(True for _ in pattern.finditer(text)))


def text_of(before, body, size):
    return before + body * (size // len(body)) + "\x01"


def is_slow(pattern, way, before, body):
    if pattern.pattern[:1] in ("^", b"^") or pattern.pattern[-1:] in ("$", b"$"):
        # Tied to an end: asked of the few words before or after something, never of a whole text.
        return spent(pattern, way, text_of(before, body, SLICE)) > 3 * FLOOR
    for size in (50, 200, 800):  # so that an exponential one is caught before it hangs
        if spent(pattern, way, text_of(before, body, size)) > 0.2:
            return True
    long = spent(pattern, way, text_of(before, body, LONG))
    if long < FLOOR:
        return False
    return long > RATIO * max(FLOOR / RATIO, spent(pattern, way, text_of(before, body, SHORT)))


def test_no_pattern_takes_more_than_its_share():
    slow = {}
    for pattern, (place, way) in patterns().items():
        for before, body in attacks(pattern):
            if all(is_slow(pattern, way, before, body) for _ in range(TRIES)):
                slow[place] = f"{before!r} + {body!r}…"
                break
    assert slow == {}
