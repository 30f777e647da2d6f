/* The full reference of a cited work, shown at hover, focus and tap.
 *
 * Pages are whole without this: a citation is a link to the reference.  The references come
 * from the page's own bibliography, or from the template at its end.
 *
 * With a mouse or a keyboard the reference is a tooltip, as WAI-ARIA has it: it takes no
 * focus, stays while the pointer is on it, and goes with Escape.  Where there is no such
 * pointer, and on a work that has no reference to lead to, it is a dialog: the first tap
 * opens it, and in it is the link that the citation is.
 */
(() => {
  "use strict";

  const OPEN_AFTER = 250; // milliseconds the pointer rests on a citation
  const CLOSE_AFTER = 300; // milliseconds it has to reach the reference
  const GAP = 6; // pixels between citation and reference
  const MARGIN = 8; // pixels between reference and window
  const CITATION = "a.qantar-cite[href*='#'], .qantar-cite[data-work]";
  const ID = "qantar-preview";

  let template; // holds the references of other pages, and the words of the interface
  let preview; // the element that shows a reference
  let citation = null; // the one whose reference is shown
  let isDialog = false;
  let timer;
  let lastPointer = "";
  let isReturning = false; // the focus goes back to a citation, which does not open it again

  // -- what is shown --------------------------------------------------------------------

  function idOf(element) {
    if (element.dataset.work) {
      return element.dataset.work;
    }
    try {
      return decodeURIComponent(element.hash.slice(1));
    } catch {
      return "";
    }
  }

  /** Return copies of the nodes of a reference, or null if this page has it not. */
  function referenceOf(element) {
    const id = idOf(element);
    if (!id) {
      return null;
    }
    const entry = document.getElementById(id)?.closest(".qantar-reference");
    const text = entry?.querySelector(":scope > p"); // without what stands under it
    if (text) {
      const copy = text.cloneNode(true);
      copy.querySelectorAll(".headerlink").forEach((part) => part.remove());
      copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
      return [copy];
    }
    const held = template.content.querySelector(`[data-work="${CSS.escape(id)}"]`);
    return held === null ? null : [...held.cloneNode(true).childNodes];
  }

  function makePreview() {
    const element = document.createElement("div");
    element.id = ID;
    element.className = "qantar-preview";
    element.tabIndex = -1;
    element.hidden = true;
    document.body.append(element);
    return element;
  }

  /** Return the line under a reference in a dialog: the link to it, and what closes it. */
  function makeControls() {
    const line = document.createElement("p");
    line.className = "qantar-preview-controls";
    if (citation.href) {
      const link = document.createElement("a");
      link.href = citation.href;
      link.textContent = template.dataset.go;
      line.append(link, " ");
    }
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = template.dataset.close;
    button.addEventListener("click", () => close(true));
    line.append(button);
    return line;
  }

  // -- looks ----------------------------------------------------------------------------

  /** Return the colour that the text of an element stands on. */
  function groundOf(element) {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      const isOpaque = !/^transparent$|^rgba\(|\/ *(0|0?\.\d+|\d?\d%) *\)$/.test(colour);
      if (isOpaque) {
        return colour;
      }
    }
    return "Canvas";
  }

  /** Give the reference the fonts and colours of the text about the citation. */
  function dress() {
    const text = getComputedStyle(citation.parentElement);
    preview.style.backgroundColor = groundOf(citation);
    preview.style.color = text.color;
    preview.style.fontFamily = text.fontFamily;
    preview.style.setProperty("--qantar-text-size", text.fontSize);
  }

  /** Put the reference under the citation, or over it where there is more room. */
  function place() {
    if (citation === null) {
      return;
    }
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const rectangles = citation.getClientRects();
    if (rectangles.length === 0) {
      close(false);
      return;
    }
    const first = rectangles[0];
    const last = rectangles[rectangles.length - 1];
    preview.style.maxHeight = "";
    const box = preview.getBoundingClientRect();
    const below = height - last.bottom - GAP - MARGIN;
    const above = first.top - GAP - MARGIN;
    const isBelow = box.height <= below || below >= above;
    const shown = Math.min(box.height, Math.max(isBelow ? below : above, 0));
    preview.style.maxHeight = `${Math.max(isBelow ? below : above, 96)}px`;
    preview.style.top = `${isBelow ? last.bottom + GAP : first.top - GAP - shown}px`;
    const start = isBelow ? last.left : first.left;
    preview.style.left = `${Math.max(MARGIN, Math.min(start, width - box.width - MARGIN))}px`;
  }

  // -- opening and closing --------------------------------------------------------------

  function open(element, asDialog) {
    clearTimeout(timer);
    const reference = referenceOf(element);
    if (reference === null) {
      return false;
    }
    close(false);
    preview ??= makePreview();
    citation = element;
    isDialog = asDialog;
    const text = document.createElement("div");
    text.className = "qantar-preview-text";
    text.append(...reference);
    preview.replaceChildren(text, ...(asDialog ? [makeControls()] : []));
    describe();
    dress();
    preview.hidden = false;
    place();
    if (asDialog) {
      preview.focus({ preventScroll: true });
    }
    return true;
  }

  /** Tell assistive software what has opened. */
  function describe() {
    if (isDialog) {
      preview.setAttribute("role", "dialog");
      preview.setAttribute("aria-label", template.dataset.label);
      if (citation.hasAttribute("aria-expanded")) {
        citation.setAttribute("aria-expanded", "true");
      }
    } else {
      preview.setAttribute("role", "tooltip");
      preview.removeAttribute("aria-label");
      citation.setAttribute("aria-describedby", ID);
    }
  }

  function close(returnsFocus) {
    clearTimeout(timer);
    if (citation === null) {
      return;
    }
    const closed = citation;
    citation = null;
    closed.removeAttribute("aria-describedby");
    if (closed.hasAttribute("aria-expanded")) {
      closed.setAttribute("aria-expanded", "false");
    }
    preview.hidden = true;
    if (returnsFocus) {
      isReturning = true;
      closed.focus({ preventScroll: true });
      isReturning = false;
    }
    isDialog = false;
  }

  function later(delay, action) {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  }

  // -- what readers do ------------------------------------------------------------------

  function citationAt(target) {
    return target instanceof Element ? target.closest(CITATION) : null;
  }

  function isOurs(target) {
    return target instanceof Node && (preview?.contains(target) || citation?.contains(target));
  }

  function onPointerOver(event) {
    if (event.pointerType === "touch" || isDialog) {
      return;
    }
    const element = citationAt(event.target);
    if (isOurs(event.target)) {
      clearTimeout(timer); // a reference about to go stays
    } else if (element !== null) {
      later(OPEN_AFTER, () => open(element, false));
    }
  }

  function onPointerOut(event) {
    if (isDialog || isOurs(event.relatedTarget)) {
      return;
    }
    if (isOurs(event.target)) {
      later(CLOSE_AFTER, () => close(false));
    } else if (citationAt(event.target) !== citationAt(event.relatedTarget)) {
      clearTimeout(timer); // the pointer only passed
      if (citation !== null) {
        later(CLOSE_AFTER, () => close(false));
      }
    }
  }

  function onPointerDown(event) {
    lastPointer = event.pointerType;
    if (!isOurs(event.target)) {
      close(false);
    }
  }

  function onFocusIn(event) {
    if (isReturning || isOurs(event.target)) {
      return;
    }
    close(false);
    const element = citationAt(event.target);
    if (element !== null && element.matches(":focus-visible")) {
      open(element, false);
    }
  }

  function onClick(event) {
    const element = citationAt(event.target);
    if (element === null) {
      return;
    }
    const isOpen = element === citation && isDialog;
    if (element.dataset.work) {
      isOpen ? close(true) : open(element, true);
    } else if (lastPointer === "touch" && event.detail > 0 && !isOpen && open(element, true)) {
      event.preventDefault();
    } else {
      close(false);
    }
  }

  function onKeyDown(event) {
    lastPointer = "";
    if (event.key === "Escape" && citation !== null) {
      close(isDialog);
      event.preventDefault();
    } else if (event.key === "Enter" || event.key === " ") {
      const element = citationAt(event.target);
      if (element?.dataset.work) {
        event.preventDefault();
        element.click();
      }
    }
  }

  // -- start ----------------------------------------------------------------------------

  /** A work without a reference to lead to becomes a button. */
  function makeButton(element) {
    element.setAttribute("role", "button");
    element.setAttribute("aria-haspopup", "dialog");
    element.setAttribute("aria-expanded", "false");
    element.tabIndex = 0;
  }

  function start() {
    template = document.querySelector("template.qantar-references");
    if (template === null) {
      return;
    }
    document.querySelectorAll(".qantar-cite[data-work]").forEach(makeButton);
    document.addEventListener("pointerover", onPointerOver);
    document.addEventListener("pointerout", onPointerOut);
    document.addEventListener("pointerdown", onPointerDown);
    document.addEventListener("focusin", onFocusIn);
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onKeyDown);
    addEventListener("scroll", place, { capture: true, passive: true });
    addEventListener("resize", place, { passive: true });
    addEventListener("hashchange", () => close(false));
    addEventListener("pagehide", () => close(false));
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
