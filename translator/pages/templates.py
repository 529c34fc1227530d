"""Templates filled into pages that need nothing beside them: no network, no other file."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment


class Pages:
    """The pages of one room: the templates in its folder `web/`, and those that all rooms share.

    `package` is the room's name as it is imported ("translator.store"), `helpers` are what
    its templates may name beside what they are given. Everything a template is given is escaped.
    """

    def __init__(self, package: str, helpers: Mapping[str, Any]) -> None:
        self._package = package
        self._helpers = dict(helpers)

    def render(
        self,
        template: str,
        *,
        styles: Iterable[str] = (),
        scripts: Iterable[str] = (),
        **values: Any,
    ) -> str:
        """Fill a template that extends base.html; `styles` and `scripts` follow the base's own.

        Both become part of the page, and its policy lets nothing else run or load.
        """
        style = self._joined("base.css", *styles)
        script = self._joined("base.js", *scripts)
        policy = (
            f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)}; "
            "base-uri 'none'; form-action 'none'"
        )
        page = self._environment.get_template(template)
        return page.render(style=style, script=script, policy=policy, **values)

    @cached_property
    def _environment(self) -> Environment:
        from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

        packages = (self._package, "translator.pages")
        environment = Environment(
            loader=ChoiceLoader([PackageLoader(package, "web") for package in packages]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        environment.globals.update(self._helpers)
        return environment

    def _joined(self, *names: str) -> str:
        """The text of some files, safe as they are: they are ours."""
        loader = self._environment.loader
        assert loader is not None
        return "\n".join(loader.get_source(self._environment, name)[0] for name in names)


def _source(text: str) -> str:
    """Name a text for a content security policy: https://www.w3.org/TR/CSP3/#hash-source."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
