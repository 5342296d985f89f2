// Tells the server how much room the figure of the page has.
export default function ({ setStateValue, data, parentElement }) {
  const host = parentElement.host ?? parentElement;
  const figure = host.closest(data.place) ?? document.querySelector(data.place);
  if (!figure) return;
  const inSteps = (px) => Math.floor(px / data.step) * data.step;
  const measure = () => {
    // A projected page is zoomed: its own pixels are larger than the window's.
    const zoom = figure.currentCSSZoom ?? 1;
    const wide = inSteps(figure.clientWidth);
    return wide ? `${wide}x${inSteps(window.innerHeight / zoom)}` : null;
  };
  return tellAtRest({
    known: data.known,
    measure,
    tell: (room) => setStateValue("room", room),
    watched: figure,
    place: parentElement,
  });
}
