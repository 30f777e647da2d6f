"""Tables of the LaTeX commands that have an argument, or hold for a group."""

from __future__ import annotations

from collections.abc import Mapping

MARKUP: Mapping[str, tuple[str, str]] = {
    "emph": ("<i>", "</i>"),
    "mkbibemph": ("<i>", "</i>"),
    "mkbibitalic": ("<i>", "</i>"),
    "textit": ("<i>", "</i>"),
    "textsl": ("<i>", "</i>"),
    "mathit": ("<i>", "</i>"),
    "textbf": ("<b>", "</b>"),
    "mkbibbold": ("<b>", "</b>"),
    "mathbf": ("<b>", "</b>"),
    "textsc": ("<sc>", "</sc>"),
    "textsuperscript": ("<sup>", "</sup>"),
    "mkbibsuperscript": ("<sup>", "</sup>"),
    "textsubscript": ("<sub>", "</sub>"),
    "mkbibsubscript": ("<sub>", "</sub>"),
    "enquote": ("“", "”"),
    "mkbibquote": ("“", "”"),
    "mkbibparens": ("(", ")"),
    "mkbibbrackets": ("[", "]"),
}
"""Commands that set their argument apart, with what opens and closes it in CSL."""

DECLARATIONS: Mapping[str, tuple[str, str]] = {
    "em": ("<i>", "</i>"),
    "it": ("<i>", "</i>"),
    "itshape": ("<i>", "</i>"),
    "sl": ("<i>", "</i>"),
    "slshape": ("<i>", "</i>"),
    "bf": ("<b>", "</b>"),
    "bfseries": ("<b>", "</b>"),
    "sc": ("<sc>", "</sc>"),
    "scshape": ("<sc>", "</sc>"),
}
"""Commands that hold until their group ends."""

TRANSPARENT: frozenset[str] = frozenset(
    [
        "text",
        "textrm",
        "textsf",
        "texttt",
        "textup",
        "textmd",
        "textnormal",
        "mbox",
        "hbox",
        "makebox",
        "mathrm",
        "mathsf",
        "mathtt",
        "mathcal",
        "mathbb",
        "mathfrak",
        "mathnormal",
        "ensuremath",
        "rm",
        "sf",
        "tt",
        "up",
        "upshape",
        "md",
        "mdseries",
        "rmfamily",
        "sffamily",
        "ttfamily",
        "normalfont",
        "normalsize",
        "small",
        "uppercase",
        "lowercase",
        "MakeUppercase",
        "MakeLowercase",
        "NoCaseChange",
        "bibstring",
        "autocap",
        "midsentence",
        "relax",
        "protect",
        "left",
        "right",
        "big",
        "Big",
        "nolinkurl",
        "penalty",
        "unskip",
        "ignorespaces",
        "displaystyle",
        "textstyle",
    ]
)
"""Commands that leave no trace, except for the argument of those that have one."""

DROPPED: frozenset[str] = frozenset(
    [
        "noopsort",
        "SortNoop",
        "printfirst",
        "singleletter",
        "switchargs",
        "label",
        "index",
        "phantom",
        "hphantom",
        "hspace",
        "vspace",
        "href",
        "textcolor",
        "color",
        "foreignlanguage",
        "selectlanguage",
    ]
)
"""Commands that vanish with their first argument."""
