// Remembers the name of who takes part, gives an open form the focus, begins each step at its top, and lets
// Escape leave a field, and Enter one of a single line: then the keys of the meeting act again.
const STORED = "curva-meeting-name";

const remembered = () => {
  try {
    return localStorage.getItem(STORED) ?? "";
  } catch {
    return ""; // a browser that keeps nothing
  }
};

const remember = (name) => {
  try {
    localStorage.setItem(STORED, name);
  } catch {
    // as above
  }
};

const shown = { step: undefined, form: undefined };

export default function ({ data, parentElement, setStateValue }) {
  parentElement.curvaStop?.(); // Streamlit calls this again when it is told something else
  const held = remembered();
  if (data.name && data.name !== held) remember(data.name);
  if (!data.name && held) setStateValue("name", held);

  if (data.step !== shown.step) {
    shown.step = data.step;
    document.querySelector(data.main)?.scrollTo(0, 0);
  }
  let waiting;
  if (data.form !== shown.form) {
    shown.form = data.form;
    let tries = 20; // the fields may be drawn a little later than this
    const attend = () => {
      const field = document.querySelector(data.field);
      if (field) field.focus();
      else if (tries--) waiting = setTimeout(attend, 100);
    };
    if (data.form) waiting = setTimeout(attend, 50);
  }

  const leave = (event) => {
    const field = event.target;
    if (event.key === "Escape" && field.matches?.("input, textarea")) field.blur();
    if (event.key === "Enter" && field.matches?.("input[type=text]")) setTimeout(() => field.blur());
  };
  document.addEventListener("keydown", leave);
  parentElement.curvaStop = () => {
    clearTimeout(waiting);
    document.removeEventListener("keydown", leave);
  };
  return parentElement.curvaStop;
}
