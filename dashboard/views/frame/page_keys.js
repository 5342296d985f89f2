// What the pages answer to by keyboard beside what Streamlit does. Python fills in GIVEN: the selectors
// of a figure, of the button of its numbers and of the buttons to the runs before and after, and the hint.
(() => {
  const [figure, numbers, previous, next, hint] = GIVEN;
  const STEPS = { ArrowLeft: previous, ArrowRight: next };
  // What answers to arrows by itself while it has the focus.
  const OWN_ARROWS =
    "input, textarea, select, [contenteditable], canvas, iframe, [role=radio], [role=tab], [role=slider], " +
    "[role=option], [role=menuitem], [role=grid], [role=gridcell], [role=dialog], [role=listbox]";

  // A figure is in the order of the Tab key, with its description; Vega's marks have none to say.
  const attend = () => {
    for (const one of document.querySelectorAll(figure)) {
      if (one.tabIndex !== 0) one.tabIndex = 0;
      if (one.getAttribute("aria-description") !== hint) one.setAttribute("aria-description", hint);
      for (const mark of one.querySelectorAll("[role=graphics-symbol]:not([aria-label], [aria-hidden])"))
        mark.setAttribute("aria-hidden", "true");
    }
  };

  const behind = (one) =>
    [...document.querySelectorAll(numbers)].find(
      (button) => one.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING,
    );

  const pressed = (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Enter" && event.target.matches(figure)) behind(event.target)?.click();
    if (STEPS[event.key] && !event.target.closest?.(OWN_ARROWS) && !document.querySelector("[role=dialog]")) {
      const button = document.querySelector(STEPS[event.key]);
      if (!button) return;
      event.preventDefault();
      button.click();
    }
  };

  window.curvaKeys?.abort();
  window.curvaKeys = new AbortController();
  const { signal } = window.curvaKeys;
  document.addEventListener("keydown", pressed, { signal });
  let waiting; // a figure that is pointed at changes all the time: it is attended to once it rests
  const watch = new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(attend, 100);
  });
  signal.addEventListener("abort", () => watch.disconnect());
  attend();
  const TOLD_ANEW = ["aria-hidden", "aria-roledescription"]; // Vega writes them again without new marks
  watch.observe(document.body, { attributeFilter: TOLD_ANEW, childList: true, subtree: true });
})();
