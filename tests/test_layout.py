"""The architecture of docs/architecture.md, held by tests: who imports whom, how long a module is, where words stand."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "gezant"
LEXICON = SOURCE / "lexicon"

# Each package and what it may import of ours; a package that is not named here fails the tests.
BELOW = {
    "model": set(),
    "times": set(),
    "lexicon": set(),
    "intake": {"model", "times", "lexicon"},
    "annotate": {"model", "times", "lexicon", "intake"},
    "ledger": {"model", "times", "lexicon", "intake", "annotate"},
    "views": {"model", "times", "lexicon", "intake", "annotate", "ledger"},
    "serve": {"model", "times", "lexicon", "intake", "annotate", "ledger", "views"},
    "cli": {"model", "times", "lexicon", "intake", "annotate", "ledger", "views", "serve"},
}
# The modules of annotate in the order in which their layers build on each other; one that is not named here is a tool for all.
LAYERS = ("base", "times", "actors", "attribution", "stance", "conditions", "chains", "meetings", "reading", "pipeline")
LONGEST = 400

MODULES = sorted(SOURCE.rglob("*.py"))
TOOLS = sorted(path for folder in ("checks", "benchmarks", "training") for path in (ROOT / folder).rglob("*.py"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path) -> Iterator[str]:
    """The dotted names of ours that a module imports, `from a import b` as `a.b`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "gezant")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)} imports relatively; write the whole name"
            if (node.module or "").split(".")[0] == "gezant":
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", [path for path in MODULES if path.parent != SOURCE], ids=name)
def test_a_package_imports_only_what_stands_to_its_left(path: Path) -> None:
    package = path.relative_to(SOURCE).parts[0]
    imported = {dotted.split(".")[1] for dotted in imports(path)}
    assert imported - BELOW[package] - {package} - ({"__version__", "read"} if package == "cli" else set()) == set()


@pytest.mark.parametrize("path", sorted((SOURCE / "annotate").rglob("*.py")), ids=name)
def test_a_layer_imports_only_the_layers_below(path: Path) -> None:
    own = path.relative_to(SOURCE / "annotate").with_suffix("").parts[0]
    if own == "__init__":
        return
    imported = {parts[2] for dotted in imports(path) if (parts := dotted.split("."))[1] == "annotate" and len(parts) > 2}
    allowed = LAYERS[: LAYERS.index(own) + 1] if own in LAYERS else ()
    assert {layer for layer in imported if layer in LAYERS and layer not in allowed} == set()


@pytest.mark.parametrize("path", MODULES + TOOLS, ids=name)
def test_a_module_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_code_asks_which_language_it_is(path: Path) -> None:
    """What differs between languages stands in their lexicon."""
    asks = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            words = {side.id if isinstance(side, ast.Name) else getattr(side, "attr", "") for side in sides}
            constant = any(isinstance(leaf, ast.Constant) and isinstance(leaf.value, str) for s in sides for leaf in ast.walk(s))
            if constant and words & {"lang", "language"}:
                asks.append(node.lineno)
    assert asks == []


def public(path: Path) -> Iterator[tuple[str, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]]:
    """The module, its public classes with their public methods, its public functions."""
    yield "the module", tree(path)
    for node in tree(path).body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and not node.name.startswith("_"):
            yield node.name, node
            # A class with bases may inherit what its methods say; one without says it itself.
            for inner in node.body if isinstance(node, ast.ClassDef) and not node.bases else ():
                if isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef)) and not inner.name.startswith("_"):
                    yield f"{node.name}.{inner.name}", inner


@pytest.mark.parametrize("path", MODULES + TOOLS, ids=name)
def test_what_is_public_says_what_it_does(path: Path) -> None:
    assert [what for what, node in public(path) if not ast.get_docstring(node)] == []


def languages() -> list[Path]:
    return sorted(folder for folder in LEXICON.iterdir() if folder.is_dir() and len(folder.name) == 2)


def test_there_is_a_lexicon_of_dutch() -> None:
    assert "nl" in {folder.name for folder in languages()}


@pytest.mark.parametrize("folder", languages(), ids=lambda folder: folder.name)
def test_the_same_concern_has_the_same_file_in_every_language(folder: Path) -> None:
    files = {path.name for path in folder.iterdir()}
    assert files == {path.name for path in (LEXICON / "nl").iterdir()}
    assert {Path(file).suffix for file in files} == {".yaml"}


@pytest.mark.parametrize("package", sorted(path.parent for path in SOURCE.glob("*/__init__.py")), ids=lambda path: path.name)
def test_every_package_has_its_place_in_the_order(package: Path) -> None:
    assert package.name in BELOW
