"""Order the pages of a project as its table of contents does, and give their titles."""

from __future__ import annotations

from sphinx.environment import BuildEnvironment


def page_order(env: BuildEnvironment) -> dict[str, int]:
    """Return the place of each page in the table of contents, pages outside it last."""
    seen: dict[str, None] = {}
    waiting = [env.config.root_doc]
    while waiting:
        docname = waiting.pop()
        if docname not in seen and docname in env.all_docs:
            seen[docname] = None
            waiting.extend(reversed(env.toctree_includes.get(docname, [])))
    for docname in sorted(env.all_docs):
        seen.setdefault(docname)
    return {docname: place for place, docname in enumerate(seen)}


def page_titles(env: BuildEnvironment) -> dict[str, str]:
    """Return the title of each page."""
    return {name: title.astext() for name, title in env.titles.items()}
