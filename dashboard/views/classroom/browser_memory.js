// Keeps a few words in this browser alone: which exercises were solved, who one is in a class. What the
// server asks to be written is written; what is held is told to it once, and again when it changes.
const PLACE = "curva-class";
const LONGEST = 20000;

const readHeld = () => {
  try {
    const held = JSON.parse(localStorage.getItem(PLACE) ?? "{}");
    return held && typeof held === "object" && !Array.isArray(held) ? held : {};
  } catch {
    return {}; // damaged, or the browser keeps nothing
  }
};

const writeHeld = (text) => {
  try {
    localStorage.setItem(PLACE, text);
  } catch {
    // a private window, or no room: it is held as long as the page is open
  }
};

export default function ({ data, setStateValue }) {
  const held = { ...data.unless, ...readHeld(), ...data.write };
  for (const name of data.forget) delete held[name];
  const text = JSON.stringify(held);
  if (text.length > LONGEST) return;
  writeHeld(text);
  if (text !== data.known) setStateValue("held", text);
}
