"""Decides whose a module is that a stub imports: the image's, the stub's own, or the candidate's."""

import importlib.machinery
import os
import re
import sys

from execute import MODULE_NAMES

PYTEST = "/opt/instructmix/pytest"
_RUNNER = "/opt/instructmix/runner"
# Libraries that everybody knows: where the image does not have one, a candidate does not get to be it.
_LIBRARIES = frozenset("""numpy pandas scipy sklearn torch torchvision tensorflow keras jax matplotlib seaborn plotly sympy networkx requests httpx aiohttp
flask django fastapi starlette pydantic sqlalchemy bs4 lxml yaml toml PIL cv2 nltk spacy transformers datasets numba dask polars pyarrow attr attrs dateutil
pytz freezegun hypothesis parameterized nose mock pytest_asyncio pytest_mock pytest_benchmark pytest_cov pytest_timeout pytest_check anyio trio faker
responses moto tqdm click rich typer psutil redis pymongo psycopg2 boto3 cryptography jwt jsonschema timeout_decorator func_timeout codewars_test ddt
unittest2 testtools expects assertpy hamcrest sure mamba behave coverage six simplejson ujson orjson regex more_itertools sortedcontainers gmpy2 mpmath""".split())
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z_0-9]{0,80}\Z", re.ASCII)
_known = {}


def in_image(top):
    """Whether the image has a module of that name, for candidates and stubs alike."""
    found = _known.get(top)
    if found is None:
        found = _known[top] = _find(top)
    return found


def _find(top):
    if top in sys.builtin_module_names or top in getattr(sys, "stdlib_module_names", ()):
        return True
    path = [entry for entry in sys.path if not entry.startswith((_RUNNER, PYTEST))]
    finders = (importlib.machinery.BuiltinImporter, importlib.machinery.FrozenImporter)
    return any(f.find_spec(top) for f in finders) or importlib.machinery.PathFinder.find_spec(top, path) is not None


def for_stubs_alone():
    """The modules that stubs find and candidates do not: pytest and what it needs. None where the image does not have it."""
    found = _known.get(PYTEST)
    if found is None:
        try:
            found = {name.partition(".")[0] for name in os.listdir(PYTEST)} - {"__pycache__"}
        except OSError:
            found = set()
        _known[PYTEST] = found
    return found


def whose(module, own):
    """ "own" (the stub's), "image", or "candidate" where the candidate's module may be meant."""
    if module.partition(".")[0] in own:
        return "own"
    return "candidate" if _may_be_candidates(module, own) else "image"


def _may_be_candidates(module, own):
    top = module.partition(".")[0]
    if top in MODULE_NAMES:
        return top not in own
    return bool(top) and top not in own and top not in _LIBRARIES and top not in for_stubs_alone() and top != "pytest" and not in_image(top)


def under(named, own):
    """The name that the candidate's module is to have while it runs, by the stub's import statements; None where these name none.

    `own`: the modules that are the stub's own."""
    for module in named:
        last = module.rpartition(".")[2]
        if module and _IDENTIFIER.match(last) and _may_be_candidates(module, own) and not in_image(last):
            return last
    return None


class Whose:
    """The modules that are the candidate's, where it has these names.

    Attributes: `candidates`, their names; `wanted`, the candidate's names that are asked of them, None for all; `by_name`, those that are asked for by name alone, with no `*`
    beside them; `missing`, {module: why it is nobody's}."""

    def __init__(self, imports, own, names):
        self.candidates, self.wanted, self.by_name, self.missing = [], set(), set(), {}
        for module, asked in imports.asked.items():
            if not _may_be_candidates(module, own):
                top = module.partition(".")[0]
                if top in _LIBRARIES and not in_image(top) and top not in own:
                    self.missing[module] = "the image does not have %s" % top
                continue
            self._weigh(module, asked, imports.inner.get(module, {}), names)
        if imports.stars.intersection(self.candidates):
            self.by_name = set()
        if imports.stars.intersection(self.candidates) or any(alias in self.candidates for alias in imports.aliases.values()):
            self.wanted = None

    def _weigh(self, module, asked, inner, names):
        there = {name for name in asked if name in names or name[:2] == "__"}
        for name in asked - there:
            # `from package import solution`: a module in its turn, if the candidate has what that is asked for.
            of_it = inner.get(name, ())
            if of_it and all(n in names for n in of_it):
                self.candidates.append(module + "." + name)
                self.wanted = None
                there.add(name)
        if there or not asked or module.partition(".")[0] in MODULE_NAMES:
            self.candidates.append(module)
            self.by_name |= there
            if self.wanted is not None:
                self.wanted |= there
        else:
            self.missing[module] = "neither the image nor the tests' own files have %s, and the candidate, which it may be, has no %s" % (
                module, " and no ".join(map(repr, sorted(asked)[:5])))
