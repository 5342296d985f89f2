// Tells the server how wide the window is. Windows as wide as the whole grid or wider are all the same to
// the figures.
export default function ({ setStateValue, data, parentElement }) {
  return tellAtRest({
    known: data.known,
    measure: () => Math.min(window.innerWidth, data.full),
    tell: (width) => setStateValue("width", width),
    place: parentElement,
  });
}
