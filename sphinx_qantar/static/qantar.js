/* The buttons that copy a passage's citation.
 *
 * Pages are whole without this: the buttons are hidden until it runs.  A button has in
 * data-copy the text to copy, and in data-copied and data-failed what is then said, to
 * the eye in the button and to a screen reader in a live region.
 */
(() => {
  "use strict";

  const RESET_AFTER = 2000; // milliseconds

  /** Make the region that screen readers listen to; it must stand there before it speaks. */
  function makeLiveRegion() {
    const region = document.createElement("span");
    region.className = "qantar-said";
    region.setAttribute("role", "status");
    document.body.append(region);
    return region;
  }

  /** Copy text the old way, where the page has no clipboard (file: and http: addresses). */
  function copyBySelection(text) {
    const focused = document.activeElement;
    const field = document.createElement("textarea");
    field.value = text;
    field.readOnly = true;
    field.className = "qantar-said";
    document.body.append(field);
    field.select();
    let copied = false;
    try {
      copied = document.execCommand("copy");
    } catch {
      copied = false;
    }
    field.remove();
    focused?.focus({ preventScroll: true });
    return copied;
  }

  /** Copy text, and tell whether that worked. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyBySelection(text);
    }
  }

  function enable(button, region) {
    const label = button.textContent;
    let timer;
    button.addEventListener("click", async () => {
      const copied = await copy(button.dataset.copy);
      const words = copied ? button.dataset.copied : button.dataset.failed;
      button.style.minWidth = `${button.offsetWidth}px`; // the line does not move
      button.textContent = words;
      region.textContent = words;
      clearTimeout(timer);
      timer = setTimeout(() => {
        button.textContent = label;
        button.style.minWidth = "";
        region.textContent = "";
      }, RESET_AFTER);
    });
    button.hidden = false;
  }

  function start() {
    const buttons = document.querySelectorAll("button.qantar-copy[data-copy]");
    if (buttons.length > 0) {
      const region = makeLiveRegion();
      buttons.forEach((button) => enable(button, region));
    }
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
