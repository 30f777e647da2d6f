"""Stand for our directives, each loaded when a page has the first of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_qantar.late_names import late_object

if TYPE_CHECKING:
    from sphinx_qantar.authoring.directive import QantarDirective


class _OptionsMeant:
    """The options of the directive that is meant, for what parses its text."""

    def __get__(self, _instance: object, owner: type[LateDirective]) -> dict[str, Any]:
        return owner.load().option_spec or {}


class LateDirective(SphinxDirective):
    """Take what a directive of ours takes, load that and hand all on to it."""

    required_arguments = 0
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = _OptionsMeant()  # a dictionary when it is asked for
    load: ClassVar[Callable[[], type[QantarDirective]]]
    """Return the directive that is meant."""

    def run(self) -> Sequence[nodes.Node]:
        """Run the directive that is meant."""
        meant = type(self).load()(
            self.name,
            self.arguments,
            self.options,
            self.content,
            self.lineno,
            self.content_offset,
            self.block_text,
            self.state,
            self.state_machine,
        )
        return meant.run()


def late_directive(place: str) -> type[LateDirective]:
    """Return what stands for a directive.

    :param place: its module in this package, and its class
    """
    module, name = place.split(".")
    load = late_object(f"{__package__}.{module}", name)
    return type(name, (LateDirective,), {"__module__": __name__, "load": staticmethod(load)})
