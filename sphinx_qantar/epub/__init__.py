"""Make an EPUB 3.3 of pages of HTML: a part that knows neither Sphinx nor excerpts.

The specifications meant here are those of the W3C: EPUB 3.3, EPUB Accessibility 1.1, and the
XML syntax of HTML, in which an EPUB's pages are written.
"""
