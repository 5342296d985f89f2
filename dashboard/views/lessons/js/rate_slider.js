// The learning rate on a log axis, with the regimes under it and the boundaries 1/λ and 2/λ marked.
import { html } from "./dom.js";
import { said, written } from "./numbers.js";
import { regimeOf } from "./descent.js";

const LOWEST = 0.02; // of ηλ, at the left end
const HIGHEST = 4.5;
const STEPS = 1000;
const SNAP = 7; // steps within which the boundary itself is meant
const NOTCH = 12; // steps that a key turns

const span = Math.log(HIGHEST / LOWEST);
const shareOf = (product) => Math.min(1, Math.max(0, Math.log(product / LOWEST) / span));
const BOUNDARIES = [1, 2].map((product) => Math.round(STEPS * shareOf(product)));

// Two digits are enough for a rate that is dragged; a boundary is exact.
function rateAt(step, curvature) {
  const boundary = BOUNDARIES.findIndex((one) => Math.abs(one - step) <= SNAP);
  if (boundary >= 0) return (boundary + 1) / curvature;
  return Number(((LOWEST * Math.exp((span * step) / STEPS)) / curvature).toPrecision(3));
}

export function rateSlider({ texts, lang, onRate }) {
  const input = html("input", { type: "range", min: 0, max: STEPS, step: 1, "aria-label": texts.rate, class: "rate" });
  const marks = [1, 2].map((product) => html("span", { class: "mark", style: `--at:${shareOf(product)}` }));
  const bands = ["slow", "zigzag", "divergent"].map((name, i) => {
    const [from, to] = [[0, shareOf(1)], [shareOf(1), shareOf(2)], [shareOf(2), 1]][i];
    return html("span", { class: "band", "data-regime": name, style: `--from:${from};--to:${to}` }, texts[`regime-${name}`]);
  });
  const element = html("div", { class: "rate-slider" }, html("div", { class: "bands", "aria-hidden": "true" }, ...bands), input, html("div", { class: "marks" }, ...marks));
  let curvature = 1;
  input.addEventListener("input", () => onRate(rateAt(Number(input.value), curvature)));

  function show(rate, newCurvature) {
    curvature = newCurvature;
    const regime = regimeOf(rate, curvature);
    input.value = Math.round(STEPS * shareOf(rate * curvature));
    const value = written(rate, lang);
    input.setAttribute("aria-valuetext", said(texts["rate-in-words"], { rate: value, regime: texts[`regime-${regime}`] }));
    bands.forEach((band) => band.toggleAttribute("data-here", band.dataset.regime === regime));
    marks.forEach((mark, i) => {
      mark.replaceChildren(`${i + 1}/λ = ${written((i + 1) / curvature, lang, 3)}`, html("span", { class: "mark-name" }, ` · ${texts[`regime-${["one-step", "endless"][i]}`]}`));
      mark.toggleAttribute("data-here", regime === ["one-step", "endless"][i]);
    });
  }

  // Up and down turn the rate wherever in the lesson one is, but in a field and in the table of steps;
  // returns whether the key was one of them.
  function key(event) {
    const turns = { ArrowUp: NOTCH, ArrowDown: -NOTCH }[event.key];
    if (!turns || event.target.closest("input, .steps")) return false;
    event.preventDefault();
    onRate(rateAt(Math.min(STEPS, Math.max(0, Number(input.value) + turns)), curvature));
    return true;
  }
  return { element, show, key };
}
