"""Write what a project publishes (an inventory) in the forms of other programs.

:func:`write_web_annotations`, :func:`write_tei` and :func:`write_table` return texts; what is
left out of the inventory (quotations that are withheld) is in none of them.
"""

from __future__ import annotations

from sphinx_qantar.exchange.highlights import highlight_of
from sphinx_qantar.exchange.outgoing.contexts import Context
from sphinx_qantar.exchange.outgoing.losses import lost
from sphinx_qantar.exchange.outgoing.table import write_table
from sphinx_qantar.exchange.outgoing.tei import write_tei
from sphinx_qantar.exchange.outgoing.web_annotation import write_web_annotations

__all__ = ["Context", "highlight_of", "lost", "write_table", "write_tei", "write_web_annotations"]
