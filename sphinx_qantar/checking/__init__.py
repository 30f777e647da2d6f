"""Report on the quotations of a project: the builder ``quotecheck`` and what it writes."""
