// A row of named numbers.
import { html } from "./dom.js";

export function readout(names) {
  const values = Object.fromEntries(Object.keys(names).map((code) => [code, html("dd", { "data-value": code })]));
  const element = html(
    "dl",
    { class: "readout" },
    ...Object.entries(names).map(([code, name]) => html("div", {}, html("dt", {}, name), values[code])),
  );
  return {
    element,
    show: (given) => {
      for (const [code, text] of Object.entries(given)) if (values[code].textContent !== text) values[code].textContent = text;
    },
  };
}
