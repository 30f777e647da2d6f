"""Work out what pages show of one another before the first is written, where it is much, aside.

A library of thousands of works, the compiled style and all that is made of them fill memory, and
as long as they are there Python's garbage collector visits each time and again.  A process of its
own takes them along when it ends: what comes back is formatted text.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from sphinx.util.parallel import ParallelTasks, parallel_available

if TYPE_CHECKING:
    from sphinx_qantar.domain import QantarDomain

MANY = 1000
"""How many works are cited, page by page, where a process of its own is worth its while."""


def prepare(domain: QantarDomain, work_out: Callable[[], dict[str, str]]) -> dict[str, str]:
    """Format what pages will show, and return their fingerprints.

    :param domain: the project's records
    :param work_out: returns the fingerprints, and formats what pages will show
    """
    if not _is_much(domain):
        return work_out()
    found: list[dict[str, str]] = []

    def work_aside() -> dict[str, str]:
        gc.disable()  # all goes when the process ends
        fingerprints = work_out()
        domain.memory.save()
        return fingerprints

    tasks = ParallelTasks(1)
    tasks.add_task(work_aside, None, lambda _, fingerprints: found.append(fingerprints))
    tasks.join()
    domain.registry.processor.memory.load_again()
    return found[0]


def _is_much(domain: QantarDomain) -> bool:
    """Say whether there is so much to format anew that it is worth a process."""
    if not parallel_available or not domain.builder.format:
        return False
    if sum(len(page.cited) for page in domain.pages.values()) < MANY:
        return False
    registry = domain.registry
    return registry.processor.memory.is_empty and registry.bibliographies.is_uniform
