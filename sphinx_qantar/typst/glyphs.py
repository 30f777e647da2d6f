"""Warn of characters that no font has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx_qantar.typst.compiling import Compiler

logger = logging.getLogger(__name__)

_SURE = re.compile("[\u0000-\u024f\u0370-\u045f\u0490-\u04ff\u2010-\u2026]")
"""What the fonts of the wheel are known to have."""

_INVISIBLE = frozenset({"Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp"})
_SHOWN = 20


def warn_of_missing_glyphs(
    characters: Mapping[str, nodes.Node], compiler: Compiler, fonts: Sequence[str]
) -> list[str]:
    """Warn of characters that none of *fonts*, or any other at hand, can print; return them.

    :param characters: where each character of the document stands first
    """
    asked = [
        each
        for each in characters
        if not _SURE.match(each) and unicodedata.category(each) not in _INVISIBLE
    ]
    missing = compiler.missing_glyphs(asked, fonts) if asked else []
    if not missing:
        return []
    told = ", ".join(f"{each} (U+{ord(each):04X})" for each in missing[:_SHOWN])
    more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
    first = min(missing, key=list(characters).index)
    logger.warning(
        "no font has %s%s: name one that does in typst_fonts, and its folder in typst_font_folders",
        told,
        more,
        location=characters[first],
        type="typst",
        subtype="glyph",
    )
    return missing
