"""Which module imports which, as written in the source: when it is loaded, or only when a function runs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "baocao_parser"

Graph = dict[str, set[str]]


def module_files() -> dict[str, Path]:
    """Dotted name of every module, without that of the package, and its file; "" is the package itself."""
    files = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        files[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return files


def graph(*, inside_functions: bool = False) -> Graph:
    """The modules that each module imports when it is loaded, or also when one of its functions runs."""
    files = module_files()
    result = {}
    for name, path in files.items():
        tree = ast.parse(path.read_text("utf-8"))
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        found = {target for node in _imports(tree, inside_functions) for target in _targets(node, package, files)}
        result[name] = found - {name}
    return result


def circles(imports: Graph) -> list[list[str]]:
    """Groups of modules each of which reaches all others of its group, in order of their names.

    >>> circles({"a": {"b"}, "b": {"c"}, "c": {"b"}})
    [['b', 'c']]
    >>> circles({"a": {"b"}, "b": set()})
    []
    """
    reach = {name: _reached(name, imports) for name in imports}
    groups = {tuple(sorted(other for other in reach[name] if name in reach[other])) for name in imports}
    return sorted(map(list, filter(None, groups)))


def closing(loaded: Graph, run: Graph) -> set[tuple[str, str]]:
    """The imports inside functions that lead back to their module: (module, what it imports)."""
    return {
        (name, target)
        for name, targets in run.items()
        for target in targets - loaded[name]
        if name in _reached(target, loaded)
    }


def _reached(name: str, imports: Graph) -> set[str]:
    """All that loading a module leads to; the module itself only where a circle leads back to it."""
    seen: set[str] = set()
    open_ = list(imports[name])
    while open_:
        module = open_.pop()
        if module not in seen:
            seen.add(module)
            open_ += imports[module]
    return seen


def _imports(node: ast.AST, inside_functions: bool) -> Iterator[ast.ImportFrom]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ImportFrom) and child.level:
            yield child
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        elif inside_functions or not isinstance(child, ast.FunctionDef):
            yield from _imports(child, inside_functions)


def _targets(node: ast.ImportFrom, package: str, files: dict[str, Path]) -> Iterator[str]:
    """What `from ..a import b` names: the module `a.b` where there is one, else `a`."""
    parents = package.split(".") if package else []
    base = [*parents[: len(parents) - node.level + 1], *filter(None, [node.module])]
    for alias in node.names:
        module = ".".join([*base, alias.name])
        yield module if module in files else ".".join(base)
