// A text that its place cuts is told whole where it is pointed at, in whatever widget it stands.
(() => {
  const LONGEST = 300; // characters: what is longer is a paragraph in a frame of its own, no name
  const HIGHEST = 4; // elements between what is pointed at and what cuts it

  const text = (one) => (one.tagName === "INPUT" ? one.value || one.placeholder : one.textContent).trim();
  const isCut = (one) =>
    one.scrollWidth > one.clientWidth + 1 &&
    (one.tagName === "INPUT" || getComputedStyle(one).textOverflow === "ellipsis");

  const pointed = ({ target }) => {
    let one = target;
    for (let above = 0; above < HIGHEST && one instanceof HTMLElement; above += 1, one = one.parentElement) {
      if (one.type === "password") return;
      const said = isCut(one) ? text(one) : "";
      if (said && said.length <= LONGEST && (!one.title || one.dataset.whole)) {
        one.title = said;
        one.dataset.whole = "1";
        return;
      }
      if (one.dataset.whole) {
        one.removeAttribute("title");
        delete one.dataset.whole;
      }
    }
  };

  window.curvaWhole?.abort();
  window.curvaWhole = new AbortController();
  document.addEventListener("pointerover", pointed, { signal: window.curvaWhole.signal, passive: true });
})();
