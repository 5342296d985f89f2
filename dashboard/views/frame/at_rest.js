// Tells the server what is measured: once, and again where it is another when the window has come to rest.
// What `measure` gives is compared with what the server knows; null tells nothing. An element that is
// `watched` may change its size while the window does not. Streamlit calls a component again when it is told
// something else, and what the first call returned only in the end: so its `place` keeps what stops the last one.
const REST_MS = 200;

const tellAtRest = ({ known, measure, tell, watched, place }) => {
  place.curvaStop?.();
  let last = known;
  let waiting;
  const look = () => {
    const measured = measure();
    if (measured === null || measured === last) return;
    last = measured;
    tell(measured);
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, REST_MS);
  };
  look();
  const watcher = new ResizeObserver(later);
  if (watched) watcher.observe(watched);
  window.addEventListener("resize", later);
  place.curvaStop = () => {
    clearTimeout(waiting);
    watcher.disconnect();
    window.removeEventListener("resize", later);
  };
  return place.curvaStop;
};
