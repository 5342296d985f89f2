// A control that is dragged, with its name, its value in words and what it does; `values()` are in order.
import { html } from "./dom.js";

export function remedySlider({ name, label, help, values, write, onValue }) {
  const input = html("input", { type: "range", min: 0, step: 1, "aria-label": label, "data-name": name });
  const value = html("output", { class: "value" });
  const element = html("div", { class: "remedy" }, html("div", { class: "remedy-name" }, html("span", {}, label), value), input, html("p", { class: "note" }, help));
  input.addEventListener("input", () => onValue(values()[Number(input.value)]));
  const nearest = (wanted) => values().reduce((best, one, i, all) => (Math.abs(one - wanted) < Math.abs(all[best] - wanted) ? i : best), 0);
  return {
    element,
    show(now) {
      const text = write(now);
      input.max = values().length - 1;
      input.value = nearest(now);
      value.textContent = text;
      input.setAttribute("aria-valuetext", text);
      element.toggleAttribute("data-on", Boolean(now));
    },
  };
}
