"""The import arrows, one home for HTML, and nothing heavy on the page: read off the code itself."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ENGINE = ("spacy", "thinc", "onnxruntime", "tokenizers", "trafilatura", "lxml", "rapidfuzz", "dask", "torch", "typer", "pydantic_core")
RULES = {"data.best", "data.independence"}  # judgements that the engine makes of all articles, and the page of those left on
# Who may import whom among our own packages; a folder may always import itself.
ARROWS = {
    "parallax": {"data.schema", "data.pack", *RULES},
    "data": set(),
    "components": {"data"},
    "serving": set(),
    "dashboard": {"components", "data", "serving"},
}
# Each stage may use those before it, and none after it.
STAGES = ("ingest", "reading", "comparing")
COMMON = {"parallax.records", "parallax.lexicon"}
# The tags that a page is made of. Plotly's own marks in hover texts (<br>, <b>, <extra>) are not among them, nor a pattern's (?P<name>.
TAG = re.compile(r"""(?<!\?P)</?(?:
    !doctype|html|head|body|main|section|article|aside|details|summary|div|span|p|h[1-6]|a|mark|small|strong|em|blockquote|ul|ol|li|dl|dt|dd
    |table|thead|tbody|tr|td|th|button|label|input|img|svg|path|style|script|link|meta|iframe)\b""", re.IGNORECASE | re.VERBOSE)
NAMES = re.compile(r"\b(Maduro|Solos|Soles|Tren de Aragua|Southern Spear|Grenell|Hegseth|Marquez|Panetta|VanLandingham|Servaes|Petro)\b",
                   re.IGNORECASE)
MARKUP = ROOT / "components" / "markup.py"


def sources(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))] if folders else []
    return [*found, *([ROOT / "dashboard.py"] if "components" in folders else [])]


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> set[str]:
    """Every module that the file imports, anywhere in it, by its full name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def within(module: str, homes: set[str]) -> bool:
    return any(module == home or module.startswith(f"{home}.") for home in homes)


def strays(path: Path, own: str, allowed: set[str]) -> list[str]:
    """The project's own modules that the file imports against the arrows."""
    ours = [module for module in imports(path) if module.split(".")[0] in ARROWS]
    return sorted(f"{name_of(path)} imports {module}" for module in ours if not within(module, allowed | {own}))


@pytest.mark.parametrize("package", ARROWS)
def test_no_import_points_against_the_arrows(package):
    paths = [ROOT / "dashboard.py"] if package == "dashboard" else sources(package)
    paths = [path for path in paths if path.suffix == ".py" and name_of(path).split(".")[0] == package]
    assert paths
    assert [stray for path in paths for stray in strays(path, package, ARROWS[package])] == []


@pytest.mark.parametrize("stage", STAGES)
def test_inside_the_engine_each_stage_uses_only_those_before_it(stage):
    allowed = COMMON | RULES | {f"parallax.{earlier}" for earlier in STAGES[:STAGES.index(stage)]}
    paths = sorted((ROOT / "parallax" / stage).rglob("*.py"))
    assert paths
    assert [stray for path in paths for stray in strays(path, f"parallax.{stage}", allowed)] == []


def test_records_and_words_stand_on_nothing():
    paths = [path for folder in ("records", "lexicon") for path in sorted((ROOT / "parallax" / folder).rglob("*.py"))]
    assert [stray for path in paths for stray in strays(path, "parallax.lexicon", {"parallax.records"})] == []


def test_views_and_the_contract_draw_nothing():
    paths = [ROOT / "data" / "schema.py", *sorted((ROOT / "data" / "views").rglob("*.py"))]
    assert [name_of(path) for path in paths if {"streamlit", "plotly"} & {module.split(".")[0] for module in imports(path)}] == []


def test_figures_and_markup_do_not_know_streamlit():
    paths = [MARKUP, *sorted((ROOT / "components" / "figures").rglob("*.py"))]
    assert [name_of(path) for path in paths if "streamlit" in {module.split(".")[0] for module in imports(path)}] == []


def test_the_page_imports_nothing_of_the_engine():
    modules = [name_of(path) for path in sources("components", "data") if path.name != "dashboard.py"]
    code = (f"import importlib, sys\nfor name in {modules!r}:\n    importlib.import_module(name)\n"
            f"print(*sorted(set({ENGINE!r}) & sys.modules.keys()))")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_only_markup_puts_words_into_html():
    """Elsewhere no tag stands in a text that is put together from pieces, so nothing can slip in unescaped. A style sheet is no words."""
    tags = [f"{name_of(path)}:{node.lineno} {node.value.strip()[:60]!r}" for path in sources("components") if path != MARKUP
            for node in pieces(path) if TAG.search(re.sub("</?style>", "", str(node.value)))]
    assert tags == []


def test_no_page_file_lets_streamlit_read_markdown_or_raw_html():
    """Markdown reads ``$``, ``:red[`` and links in an article's words, and unsafe_allow_html its tags."""
    wrong = [f"{name_of(path)}:{call.lineno}" for path in sources("components") for call in calls(path)
             if any(keyword.arg == "unsafe_allow_html" for keyword in call.keywords)
             or (isinstance(call.func, ast.Attribute) and call.func.attr == "markdown" and not constant(call))]
    assert wrong == []


def test_beside_the_page_html_is_made_in_one_place_only():
    homes = {name_of(path) for path in sources("parallax", "data") for node in texts(path) if TAG.search(str(node.value))}
    assert homes <= {"data.pack.html"}


def test_the_pack_stands_on_nothing_but_rows():
    """The command line makes it without the page's views, the page without the engine."""
    paths = sorted((ROOT / "data" / "pack").glob("*.py"))
    assert [stray for path in paths for stray in strays(path, "data.pack", set())] == []


def test_no_name_of_the_seeds_stands_in_the_code():
    """What works for the seeds must work for a story that nobody here has seen. Comments may quote the sentence that forced a rule."""
    held = [(path, str(node.value)) for path in sources("parallax", "data", "components") for node in texts(path)]
    held += [(path, line.partition("#")[0]) for path in sorted((ROOT / "parallax" / "lexicon").glob("*.toml"))
             for line in path.read_text(encoding="utf-8").splitlines()]
    assert [f"{name_of(path)}: {found.group()}" for path, text in held for found in NAMES.finditer(text)] == []


def test_every_lexicon_is_read_by_some_module():
    lexicons = {path.stem for path in (ROOT / "parallax" / "lexicon").glob("*.toml")}
    named = {str(node.value) for path in sources("parallax") for node in texts(path)}
    assert lexicons - named == set()


def test_every_requirement_is_pinned_exactly():
    for name in ("requirements.txt", "requirements-dev.txt", "constraints.txt"):
        lines = [line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line and line[0] not in "#-"]
        assert [line for line in lines if "==" not in line] == [], name


def calls(path: Path) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]


def constant(call: ast.Call) -> bool:
    """Whether all that is shown is written in the code itself."""
    return all(isinstance(given, ast.Constant) for given in call.args)


def pieces(path: Path) -> list[ast.Constant]:
    """Every text that is a piece of a longer one: in an f-string, a sum, a ``%`` or the object of a method such as format or join."""
    wholes = (ast.JoinedStr, ast.BinOp, ast.Attribute)
    return [node for whole in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(whole, wholes)
            for node in ast.iter_child_nodes(whole) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def texts(path: Path) -> list[ast.Constant]:
    """Every text in the code, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    notes = {id(node.body[0].value) for node in ast.walk(tree)
             if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and node.body
             and isinstance(node.body[0], ast.Expr)}
    return [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes]
