// What Streamlit calls: once when the component appears, and again when language or theme change.
import { batch } from "./batch.js";
import { oneWeight } from "./one_weight.js";
import { perceptron } from "./perceptron.js";
import { narrow } from "./plane.js";
import { remedies } from "./remedies.js";
import { twoWeights } from "./two_weights.js";

const LESSONS = { "one-weight": oneWeight, batch, "two-weights": twoWeights, perceptron, remedies };
const REST = 500; // milliseconds without a change after which the address is told of it
const shown = new WeakMap(); // what stands in which place of the page

export default function lesson(given) {
  const place = given.parentElement.querySelector(".lesson-place");
  const before = shown.get(place);
  before?.stop();
  put(given, place, before?.play ?? { ...given.data.play });
  return () => shown.get(place)?.stop();
}

function put(given, place, play) {
  const { data, setStateValue } = given;
  let waiting = 0;
  const tell = () => setStateValue("play", { ...play });
  const note = () => {
    clearTimeout(waiting);
    waiting = setTimeout(tell, REST);
  };
  const { element, player, stop } = LESSONS[data.lesson]({ data, play, note });
  element.motion = player.motion; // the tests count its frames
  place.replaceChildren(element);
  for (const [name, colour] of Object.entries(data.look)) if (typeof colour === "string") place.style.setProperty(`--figure-${name}`, colour);
  const listening = new AbortController();
  const end = () => {
    player.halt();
    stop?.();
    clearTimeout(waiting);
    listening.abort();
  };
  shown.set(place, { play, stop: end });
  // On a phone that is turned the figures are drawn anew, in another size.
  const turn = () => {
    end();
    put(given, place, play);
  };
  narrow.addEventListener("change", turn, { signal: listening.signal });
}
