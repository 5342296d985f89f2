// Copies a figure. The promise is given to the clipboard while the click is answered; what it promises comes
// from the server a moment later, with the number of the click.
const WAIT_MS = 60000;

const waiting = new Map(); // by the number of the click: what keeps its promise, and what breaks it

const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

const promised = (number, type) =>
  new Promise((keep, fail) => {
    const late = setTimeout(() => fail(new Error("late")), WAIT_MS);
    waiting.set(number, (data) => {
      clearTimeout(late);
      if (data) keep(new Blob([bytesOf(data)], { type }));
      else fail(new Error("not made"));
    });
  });

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".copy");
  const shown = JSON.stringify([data.lead, data.kinds]);
  if (place.dataset.shown !== shown) {
    place.dataset.shown = shown;
    const lead = Object.assign(document.createElement("span"), { textContent: data.lead, className: "lead" });
    const told = Object.assign(document.createElement("span"), { className: "told" });
    told.setAttribute("role", "status");
    const buttons = data.kinds.map(([kind, type, label]) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
      button.setAttribute("aria-label", `${data.lead} ${label}`);
      button.addEventListener("click", () => place.copy(kind, type));
      return button;
    });
    place.replaceChildren(lead, ...buttons, told);
  }

  const say = (text) => (place.querySelector(".told").textContent = text);
  place.copy = async (kind, type) => {
    if (!navigator.clipboard?.write || typeof ClipboardItem === "undefined") return say(data.refused);
    const number = `${Date.now()}${Math.random()}`;
    const made = promised(number, type);
    say(data.making);
    let isMade = true;
    made.catch(() => (isMade = false));
    try {
      const written = navigator.clipboard.write([new ClipboardItem({ [type]: made })]);
      setTriggerValue("asked", `${number} ${kind}`);
      await written;
      say(data.done);
    } catch {
      say(isMade ? data.refused : data.failed);
    } finally {
      waiting.delete(number);
    }
  };
  if (data.answer) waiting.get(data.answer.number)?.(data.answer.data);
}
