// Tells the server how much room the figure of the page has, once the window has come to rest.
const REST_MS = 200;

export default function ({ setStateValue, data, parentElement }) {
  const host = parentElement.host ?? parentElement;
  const place = host.closest(data.place) ?? document.querySelector(data.place);
  if (!place) return;
  let last = data.known;
  let waiting;
  const tell = () => {
    // A projected page is zoomed: its own pixels are larger than the window's.
    const zoom = place.currentCSSZoom ?? 1;
    const wide = Math.floor(place.clientWidth / data.step) * data.step;
    const high = Math.floor(window.innerHeight / zoom / data.step) * data.step;
    const told = `${wide}x${high}`;
    if (!wide || told === last) return;
    last = told;
    setStateValue("room", told);
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(tell, REST_MS);
  };
  tell();
  const watcher = new ResizeObserver(later);
  watcher.observe(place);
  window.addEventListener("resize", later);
  return () => {
    clearTimeout(waiting);
    watcher.disconnect();
    window.removeEventListener("resize", later);
  };
}
