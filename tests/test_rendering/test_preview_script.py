"""What the script of previews does, in a real browser where the machine has one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser import CHROMIUM, Page, browser
from building import Builds, Built

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

WEEK = """\
# Week

As [@orlova-2019] and [@courier-2022] have it.

:::{bibliography}
orlova-2019
courier-2022
:::
"""
ELSEWHERE = "# Elsewhere\n\nSee [@orlova-2019] and [@bekov-hart-2021].\n"

CITED = "a.qantar-cite[href$='ref-orlova-2019']"
BUTTON = "span.qantar-cite[data-work]"
SHOWN = "document.querySelector('.qantar-preview:not([hidden])')"
TEXT = f"{SHOWN}.textContent"
FOCUSED = "document.activeElement.className"


@pytest.fixture(scope="module")
def site(build_once: Builds) -> Built:
    """Build a page with a bibliography, and one that cites a work without a reference."""
    return build_once({"week.md": WEEK, "elsewhere.md": ELSEWHERE})


@pytest.fixture(scope="module")
def chromium() -> Iterator[Page]:
    """Start the browser once for the module."""
    with browser() as page:
        yield page


@pytest.fixture
def page(chromium: Page, site: Built) -> Page:
    """Open the page that cites works of other pages."""
    chromium.move_to(1, 1)
    chromium.open(site.outdir / "elsewhere.html")
    return chromium


def test_the_mouse_shows_and_may_go_to_the_reference(page: Page) -> None:
    page.hover(CITED)
    page.wait_for(SHOWN)
    assert page.evaluate(TEXT).startswith("Orlova, Vera. 2019. The Winter Square.")
    assert page.evaluate(f"{SHOWN}.getAttribute('role')") == "tooltip"
    described = page.evaluate(f'document.querySelector("{CITED}").getAttribute("aria-describedby")')
    assert described == page.evaluate(f"{SHOWN}.id")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.hover(".qantar-preview-text")
    page.evaluate("window.later = 0; setTimeout(() => { window.later = 1 }, 500)")
    page.wait_for("window.later")
    assert page.evaluate(SHOWN) is not None
    page.move_to(1, 790)
    page.wait_for(f"{SHOWN} === null")
    assert page.evaluate("document.querySelectorAll('[aria-describedby]').length") == 0


def test_escape_closes_it(page: Page) -> None:
    page.hover(CITED)
    page.wait_for(SHOWN)
    page.press("Escape")
    assert page.evaluate(f"{SHOWN} === null")


def test_the_keyboard_shows_it_and_the_link_stays_a_link(page: Page) -> None:
    page.evaluate(f'document.querySelector("{CITED}").focus({{ focusVisible: true }})')
    page.wait_for(SHOWN)
    assert page.evaluate(FOCUSED) == "qantar-cite reference internal"
    page.press("Enter")
    page.wait_for("location.hash === '#ref-orlova-2019'")
    assert page.evaluate("location.pathname").endswith("/week.html")


def test_a_reference_of_the_page_itself_is_shown_without_what_is_under_it(
    chromium: Page, site: Built
) -> None:
    chromium.open(site.outdir / "week.html")
    chromium.hover(CITED)
    chromium.wait_for(SHOWN)
    assert (
        chromium.evaluate(TEXT).strip() == "Orlova, Vera. 2019. The Winter Square. Meridian Books."
    )
    assert chromium.evaluate(f"{SHOWN}.querySelectorAll('[id], button').length") == 0


def test_a_tap_opens_a_dialog_with_the_link(chromium: Page, site: Built) -> None:
    chromium.open(site.outdir / "elsewhere.html", width=390, touch=True)
    chromium.tap(CITED)
    chromium.wait_for(SHOWN)
    assert chromium.evaluate(f"{SHOWN}.getAttribute('role')") == "dialog"
    assert chromium.evaluate(f"{SHOWN}.getAttribute('aria-label')") == "Reference"
    assert chromium.evaluate(FOCUSED) == "qantar-preview"
    assert chromium.evaluate("document.documentElement.scrollWidth") == 390
    assert chromium.evaluate(f"{SHOWN}.getBoundingClientRect().right") <= 390
    chromium.tap(".qantar-preview-controls button")
    chromium.wait_for(f"{SHOWN} === null")
    chromium.tap(CITED)
    chromium.wait_for(SHOWN)
    chromium.tap(".qantar-preview-controls a")
    chromium.wait_for("location.hash === '#ref-orlova-2019'")


def test_a_tap_elsewhere_closes_and_a_second_tap_follows(chromium: Page, site: Built) -> None:
    chromium.open(site.outdir / "elsewhere.html", width=390, touch=True)
    chromium.tap(CITED)
    chromium.wait_for(SHOWN)
    chromium.tap("h1")
    chromium.wait_for(f"{SHOWN} === null")
    chromium.tap(CITED)
    chromium.wait_for(SHOWN)
    chromium.tap(CITED)
    chromium.wait_for("location.hash === '#ref-orlova-2019'")


def test_a_work_without_a_reference_is_a_button(page: Page) -> None:
    button = f"document.querySelector('{BUTTON}')"
    assert page.evaluate(f"[{button}.role, {button}.tabIndex]") == ["button", 0]
    page.evaluate(f"{button}.focus({{ focusVisible: true }})")
    page.wait_for(SHOWN)
    page.press(" ")
    page.wait_for(f"{button}.getAttribute('aria-expanded') === 'true'")
    assert page.evaluate(TEXT).startswith("Bekov, Daniyar, and June Hart.")
    assert page.evaluate(f"{SHOWN}.querySelector('.qantar-preview-controls a')") is None
    page.press("Escape")
    page.wait_for(f"{SHOWN} === null")
    assert page.evaluate(FOCUSED) == "qantar-cite"
    assert page.evaluate(f"{button}.getAttribute('aria-expanded')") == "false"


def test_an_entry_is_copied(chromium: Page, site: Built) -> None:
    chromium.open(site.outdir / "week.html")
    chromium.evaluate("navigator.clipboard.writeText = (text) => { window.copied = text; }")
    chromium.evaluate("document.querySelector('#ref-orlova-2019 .qantar-copy').click()")
    chromium.wait_for("window.copied")
    assert chromium.evaluate("window.copied").startswith("@book{orlova-2019,\n")
    said = chromium.evaluate("document.querySelector('.qantar-said').textContent")
    assert said == "Copied"
