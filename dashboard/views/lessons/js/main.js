// What Streamlit calls: once when the component appears, and again when language or theme change.
import { oneWeight } from "./one_weight.js";

const LESSONS = { "one-weight": oneWeight };
const REST = 500; // milliseconds without a change after which the address is told of it
const shown = new WeakMap(); // what stands in which place of the page

export default function lesson({ data, parentElement, setStateValue }) {
  const place = parentElement.querySelector(".lesson-place");
  const before = shown.get(place);
  const play = before?.play ?? { ...data.play };
  before?.stop();
  let waiting = 0;
  const tell = () => setStateValue("play", { ...play });
  const note = () => {
    clearTimeout(waiting);
    waiting = setTimeout(tell, REST);
  };
  const { element, stop, motion } = LESSONS[data.lesson]({ data, play, note });
  element.motion = motion; // the tests count its frames
  place.replaceChildren(element);
  for (const [name, colour] of Object.entries(data.look)) if (typeof colour === "string") place.style.setProperty(`--figure-${name}`, colour);
  shown.set(place, {
    play,
    stop: () => {
      stop();
      clearTimeout(waiting);
    },
  });
  return () => shown.get(place)?.stop();
}
