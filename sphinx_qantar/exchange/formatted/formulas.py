r"""Tell which formulas of strangers may be set: those of commands that only set signs.

TeX and MathJax have commands that define others, make links, read files, or style the page; a
formula with any command that is not in the list here is shown as it was typed.
"""

from __future__ import annotations

import re

_LONGEST = 1_000
_DEEPEST = 20
_COMMANDS = frozenset(
    """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi
    pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega
    Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
    frac dfrac tfrac binom sqrt sum prod int iint oint lim limsup liminf sup inf max min
    sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln exp det dim ker gcd deg arg
    Pr hom partial nabla infty forall exists neg lnot land lor wedge vee cap cup setminus emptyset
    in notin ni subset subseteq supset supseteq subsetneq le leq ge geq ne neq ll gg equiv approx
    sim simeq cong propto prec succ preceq succeq mid nmid parallel perp
    pm mp times div cdot ast star circ bullet oplus ominus otimes odot
    to gets mapsto leftarrow rightarrow leftrightarrow Leftarrow Rightarrow Leftrightarrow
    longrightarrow longleftarrow Longrightarrow implies iff uparrow downarrow
    left right big Big bigg Bigg langle rangle lfloor rfloor lceil rceil lvert rvert lVert rVert
    ldots cdots vdots ddots dots prime hat bar tilde vec dot ddot widehat widetilde overline
    underline overbrace underbrace overset underset stackrel
    mathrm mathbf mathit mathsf mathtt mathbb mathcal mathfrak boldsymbol operatorname text
    quad qquad ell hbar Re Im aleph angle triangle square therefore because begin end
    """.split()  # noqa: SIM905 - a list of two hundred names would fill pages
)
_SPACES = frozenset(",;:! {}|\\")
_ENVIRONMENTS = frozenset(["aligned", "array", "cases", *(f"{x}matrix" for x in ("", *"bBpvV"))])
_COMMAND = re.compile(r"\\(?:([A-Za-z]+)|(.)|\Z)", re.DOTALL)
_ENVIRONMENT = re.compile(r"\\(begin|end)(?![A-Za-z])(?:\{([a-zA-Z]+)\})?")
_HARMFUL = re.compile(r"[`$%#~\x00-\x1f\x7f]|\^\^")


def is_harmless(tex: str) -> bool:
    """Say whether a formula does nothing but set signs, and closes all it opens.

    :param tex: a formula on one line, without what marks it as one
    """
    if not tex or len(tex) > _LONGEST or _HARMFUL.search(tex):
        return False
    known = all(
        name in _COMMANDS if name else sign in _SPACES
        for name, sign in (found.groups(default="") for found in _COMMAND.finditer(tex))
    )
    names = [found[1] for found in _COMMAND.finditer(tex)]
    even = names.count("left") == names.count("right")
    return known and even and _closes_braces(tex) and _closes_environments(tex)


def _closes_braces(tex: str) -> bool:
    depth = 0
    for sign in _COMMAND.sub("", tex):
        depth += (sign == "{") - (sign == "}")
        if not 0 <= depth <= _DEEPEST:
            return False
    return depth == 0


def _closes_environments(tex: str) -> bool:
    opened: list[str] = []
    for found in _ENVIRONMENT.finditer(tex):
        kind, name = found.groups(default="")
        if name not in _ENVIRONMENTS:
            return False
        if kind == "begin":
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened and ("&" not in tex or "\\begin" in tex)
