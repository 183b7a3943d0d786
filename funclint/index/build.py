"""The index of one app: the modules are run statically from the entry module on, then put into the model."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from funclint.index import imports
from funclint.index.doubts import find_doubts
from funclint.index.library import Library
from funclint.index.modules import Modules
from funclint.index.nested import find_uncalled
from funclint.index.objects import Container
from funclint.index.outcome import Outcome
from funclint.index.refusals import HTTP_EXTENSION, Refusal, Verdicts, refusals_of
from funclint.index.register import function_of
from funclint.index.run import Run
from funclint.index.values import Known, Unknown

if TYPE_CHECKING:
    from funclint.app import App
    from funclint.index.given import Given
    from funclint.index.model import Failure, Function
    from funclint.index.modules import Module
    from funclint.index.objects import Conditions
    from funclint.index.outcome import ImportCall

DEFAULT_SCRIPT = "function_app.py"

DOUBTFUL = frozenset(("unbound-name-at-import",))


class Index:
    """What the worker would find.

    `script` is the file name of the entry module, `entry` the module (None: not there). `functions` are those the
    worker would register, in its order; `unregistered` are on blueprints that the app object does not get.
    `apps` are the top-level names of the entry module that hold app objects, with the objects. `http_v2` tells whether
    a reachable module imports the HTTP streaming extension. `model` is "v1", "v2", "mixed" or None.
    `unseen_registrations` says why there may be app objects, modules and registrations that are not seen.
    """

    def __init__(
        self, script: str, modules: Modules, outcome: Outcome, library: Library, target_python: tuple[int, int] | None
    ) -> None:
        self.script = script
        self.library = library
        self.entry: Module | None = None
        self.functions: list[Function] = []
        self.unregistered: list[Function] = []
        self.apps: list[tuple[str, Container]] = []
        self.model: str | None = None
        self.outcome = outcome
        self.target_python = target_python
        self.unseen_registrations: tuple[str, ...] = ()
        self._modules = modules
        self._imports: dict[str, bool] = {}

    @property
    def modules(self) -> list[Module]:
        """The modules of the app that the worker imports."""
        return self._modules.loaded()

    @property
    def failures(self) -> list[Failure]:
        """Everything that goes wrong while importing and decorating, certain or not."""
        return self.outcome.failures

    def failures_of(self, kind: str) -> list[Failure]:
        """The certain failures of one kind."""
        return [failure for failure in self.outcome.failures if failure.kind == kind and failure.certain]

    @cached_property
    def refusals(self) -> list[Refusal]:
        """The annotations that the worker refuses, or of which that is not known."""
        http_v2 = self.imports(HTTP_EXTENSION)
        known: Verdicts = {}
        python = self.target_python
        return [entry for function in self.functions for entry in refusals_of(function, http_v2, python, known)]

    @cached_property
    def given(self) -> dict[tuple[str, str], list[Given]]:
        """The texts that the bindings of `functions` are given: see `funclint.index.given`."""
        from funclint.index.given import given_texts

        return given_texts(self.functions)

    @cached_property
    def open_reasons(self) -> list[str]:
        """Why the verdict on the app hangs on something unknown; empty where it does not."""
        for entry in self.refusals:
            if entry.kind is None:
                what = f"of `{entry.parameter}`" if entry.parameter else "of the result"
                self.outcome.doubt(f"the annotation {what} of `{entry.function.python_name}()` is not known")
        return self.outcome.open_reasons

    @property
    def containers(self) -> list[Container]:
        """All app objects and blueprints that were made."""
        return self.outcome.containers

    @property
    def import_calls(self) -> list[ImportCall]:
        """Library calls that run while importing."""
        return self.outcome.import_calls

    @property
    def paths_edited(self) -> bool:
        """Whether the app changes `sys.path` while importing."""
        return self._modules.paths_edited

    def imports(self, top: str) -> bool:
        """Whether a reachable module imports a dotted name or something below it."""
        if top not in self._imports:  # asked only when all modules have run
            self._imports[top] = self._modules.imports(top)
        return self._imports[top]

    def is_of_app(self, name: str) -> bool:
        """Whether a dotted name is a module of the app."""
        return self._modules.is_of_app(name)

    def is_registered(self, builder: object) -> bool:
        """Whether the app object has the function that a builder makes."""
        return any(function.notes.get("builder") is builder for function in self.functions)


def build_index(app: App) -> Index:
    """Run the app's modules statically and collect what they register.

    Where that fails and the app imports a name that one of its modules has and a declared package as well, the name
    counts as the package's: which of the two is imported depends on the hosting plan (see `module-shadows-library`).
    """
    index = _run(app, frozenset())
    if any(failure.certain for failure in index.failures):
        names = ambiguous_names(app, index)
        if names:
            index = _run(app, names)
            for name in sorted(names):
                index.outcome.doubt(f"`{name}` is a module of the app and of a declared package")
    return index


def ambiguous_names(app: App, index: Index) -> frozenset[str]:
    """Top-level names that the app imports and that both the app and a declared package have."""
    from funclint.dependencies.packages import distributions_of
    from funclint.files.manifest import declared

    names = {name.partition(".")[0] for module in index.modules for name, _ in module.imports}
    packages = declared(app).direct
    return frozenset(
        name for name in names if index.is_of_app(name) and not packages.isdisjoint(distributions_of(name))
    )


def _run(app: App, foreign: frozenset[str]) -> Index:
    modules = Modules(app.root, app.source, foreign)
    outcome = Outcome()
    library = Library(app.library_lines, app.is_newer_library)
    script = app.settings.value("PYTHON_SCRIPT_FILE_NAME") or DEFAULT_SCRIPT
    index = Index(script, modules, outcome, library, app.target_python)
    has_script = app.source.is_file(os.path.join(app.root, script)) and script.endswith(".py")
    folders = v1_folders(app)
    index.model = ("mixed" if folders else "v2") if has_script else ("v1" if folders else None)
    run = Run(modules, outcome, library, app.target_python)
    if not has_script:
        if index.model is None:
            outcome.doubt(f"there is no `{script}`; an app setting may name another file")
            return index
        from funclint.index.function_json import add_functions

        add_functions(app, index, run, folders)
    else:
        entry = modules.get(script[: -len(".py")])
        if entry is None or entry.is_package:
            return index
        index.entry = entry
        imports.start(run, entry)
        _find_apps(index, entry, run)
        find_uncalled(run)
        if not index.apps and app.host_json is None and not index.imports("azure"):
            outcome.doubt(f"`{script}` may have nothing to do with Azure Functions")
        # What is doubted later is about what was found: settings, signatures, annotations, libraries.
        index.unseen_registrations = tuple(outcome.open_reasons)
        _collect(index, run)
    find_doubts(app, index)
    for failure in outcome.failures:
        if not failure.certain:
            outcome.doubt(f"{failure.kind} under a condition")
    return index


def v1_folders(app: App) -> list[str]:
    """Names of the folders with a function.json: functions of the v1 model."""
    return [
        name
        for name in app.source.folders(app.root)
        if app.source.is_file(os.path.join(app.root, name, "function.json"))
    ]


def _find_apps(index: Index, entry: Module, run: Run) -> None:
    outcome = run.outcome
    names = entry.frame.names if entry.frame else {}
    for name, value in names.items():
        if isinstance(value, Container) and value.is_app:
            index.apps.append((name, value))
    if not index.apps and not index.failures_of("invalid-python"):
        unknown = next((name for name, value in names.items() if may_be_app(value)), None)
        if unknown is not None:
            outcome.doubt(f"`{unknown}` may be the app object")
        elif entry.open is not None:
            outcome.doubt(entry.open)
    for name, container in list(index.apps):
        if container.cls is not None and is_falsy(run, container):
            index.apps.remove((name, container))


def is_falsy(run: Run, container: Container) -> bool:
    """Whether an app object of the app's own class certainly is false; the worker then takes it for missing."""
    from funclint.index.attributes import of_class
    from funclint.index.calls import call_function
    from funclint.index.model import Argument
    from funclint.index.objects import FunctionValue

    for name in ("__bool__", "__len__"):
        method = of_class(container.cls, name) if container.cls is not None else None
        if isinstance(method, FunctionValue):
            result = call_function(run, method, [Argument(container, container.span, None)], [], name)
            if isinstance(result, Known):
                return not result.value
            run.outcome.doubt(f"whether `{container.word}` is true is not known")
    return False


def may_be_app(value: object) -> bool:
    """Whether a top-level value could be an app object that is not seen as one."""
    from funclint.index.objects import Foreign, InstanceValue
    from funclint.index.values import Ref

    if isinstance(value, InstanceValue):
        return value.attributes is None
    if isinstance(value, Ref):
        return not value.name.startswith(("azure.", "builtins.", "typing.")) and value.name.count(".") > 0
    return isinstance(value, Unknown | Foreign)


def _registration_conditions(app: Container) -> dict[int, Conditions]:
    """By the id of a builder, the conditions under which a blueprint with it is registered, where there are any."""
    under: dict[int, Conditions] = {}
    for registration in app.registrations:
        for builder in registration.builders:
            first = under.setdefault(id(builder), registration.conditions)
            if len(registration.conditions) < len(first):
                under[id(builder)] = registration.conditions
    return under


def _collect(index: Index, run: Run) -> None:
    """Put the builders into the model: first the app's own, then those of blueprints that it does not have."""
    seen: set[int] = set()
    for _, container in index.apps[:1]:
        registered_under = _registration_conditions(container)
        for builder in container.builders:
            if id(builder) not in seen:
                seen.add(id(builder))
                function = function_of(run, builder, container)
                function.conditional = (*function.conditional, *registered_under.get(id(builder), ()))
                index.functions.append(function)
    for container in index.containers:
        for builder in container.builders:
            if id(builder) not in seen:
                seen.add(id(builder))
                function = function_of(run, builder, None)
                function.registered = None if container.open else False
                index.unregistered.append(function)


__all__ = ["Index", "Known", "build_index", "may_be_app", "v1_folders"]
