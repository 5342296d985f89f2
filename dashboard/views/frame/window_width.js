// Tells the server how wide the window is: once, and again when it has come to rest at another width.
// Windows as wide as the whole grid or wider are all the same to the figures.
const REST_MS = 250;

export default function ({ setStateValue, data }) {
  let last = data.known;
  let waiting;
  const tell = () => {
    const width = window.innerWidth < data.full ? window.innerWidth : data.full;
    if (width === last) return;
    last = width;
    setStateValue("width", width);
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(tell, REST_MS);
  };
  tell();
  window.addEventListener("resize", later);
  return () => {
    clearTimeout(waiting);
    window.removeEventListener("resize", later);
  };
}
