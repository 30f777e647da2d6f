"""Keep the permissions of a reader: who holds what, how much is quoted, what is advised.

This package knows nothing of Sphinx or docutils, and nothing of the law: its limits are the
advice of publishers and licensing bodies, named as such.  In short::

    parse_rights("granted; holder: Steppe Press; fee: 120 EUR", STATUSES)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_qantar.late_names import late_names

if TYPE_CHECKING:
    from sphinx_qantar.rights.account import Account, Quoted, account_of
    from sphinx_qantar.rights.limits import PRESETS, Limits
    from sphinx_qantar.rights.statement import STATUSES, RightsError, parse_rights, rights_of

__all__ = [
    "PRESETS",
    "STATUSES",
    "Account",
    "Limits",
    "Quoted",
    "RightsError",
    "account_of",
    "parse_rights",
    "rights_of",
]

_HOMES = {
    "Account": "account",
    "Limits": "limits",
    "PRESETS": "limits",
    "Quoted": "account",
    "RightsError": "statement",
    "STATUSES": "statement",
    "account_of": "account",
    "parse_rights": "statement",
    "rights_of": "statement",
}

if not TYPE_CHECKING:  # else any name would do
    __getattr__ = late_names(__name__, _HOMES)
