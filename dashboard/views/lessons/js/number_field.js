// A field for a number, which is read with a comma or a point.
import { html } from "./dom.js";
import { typed, written } from "./numbers.js";

export function numberField({ label, lang, isGood, onNumber, name }) {
  const input = html("input", { type: "text", inputmode: "decimal", size: 8, autocomplete: "off", "data-name": name });
  const element = html("label", { class: "field" }, html("span", {}, label), input);
  let shown = "";
  input.addEventListener("change", () => {
    const value = typed(input.value);
    const good = Number.isFinite(value) && isGood(value);
    input.setAttribute("aria-invalid", String(!good));
    if (good) onNumber(value);
    else input.value = shown;
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") input.blur();
  });
  const show = (value) => {
    shown = written(value, lang, 8);
    if (input.getRootNode().activeElement !== input) input.value = shown;
  };
  return { element, show };
}
