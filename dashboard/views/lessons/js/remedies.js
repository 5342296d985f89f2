// The lesson on remedies: underfit, good and overfit, and what helps, as one drags.
import { button, choice, html, lead } from "./dom.js";
import { FitFigure } from "./fit_figure.js";
import { fitting } from "./fitting.js";
import { said, written } from "./numbers.js";
import { overControls } from "./plane.js";
import { Player } from "./player.js";
import { readout } from "./readout.js";
import { Refits } from "./refits.js";
import { remedySlider } from "./remedy_slider.js";
import { stepTable } from "./step_table.js";
import { TwoCurves } from "./two_curves.js";

const PACE = { slowest: 140, fastest: 28 }; // milliseconds of a step of a run
const NONE = { l2: 0, l1: 0, dropout: 0 };
const REMEDIES = ["l2", "l1", "dropout", "data", "stop"];
const RISEN = 1.25; // times its best: from there on the validation loss has risen
const FAR = 2; // times the loss of the noise alone: above, the training points are not followed

export function remedies({ data, play, note }) {
  const { texts, look, lang, epochs, stride, sizes, ranges, sets } = data;
  const write = (value, digits = 3) => written(value, lang, digits);
  const settings = () => ({ model: play.model, size: play.size, examples: play.examples, l2: play.l2, l1: play.l1, dropout: play.dropout, seed: play.seed });
  const plainly = () => ({ ...settings(), ...NONE, examples: Math.min(play.examples, data.few) });
  const isPlain = () => JSON.stringify(settings()) === JSON.stringify(plainly());
  const last = epochs / stride;
  const set = (changed) => player.change(changed);

  const refits = new Refits(
    (wanted) => fitting(wanted, epochs),
    (done) => {
      fit = done;
      show();
    },
  );
  let fit = refits.now(settings());
  // The same without any remedy, drawn behind it.
  let plain = null;
  const plainFits = new Refits(
    (wanted) => fitting(wanted, epochs),
    (done) => {
      plain = done;
      draw(0);
    },
  );

  const size = overControls();
  const figure = new FitFigure({ texts, look, lang, size });
  const curves = new TwoCurves({ texts, look, lang, size, epochs, onEpoch: (epoch) => set({ steps: Math.max(0, Math.min(last, Math.round(epoch / stride))) }) });
  const modelChoice = choice(texts.model, ["polynomial", "net"].map((name) => [name, texts[`model-${name}`]]), play.model, (name) => set({ model: name, size: sizes[name][caseOf() ?? "overfit"], ...NONE }));
  const caseChoice = choice(texts.cases, ["underfit", "good", "overfit"].map((name) => [name, texts[`case-${name}`]]), "", (name) => set({ size: sizes[play.model][name], examples: data.few, steps: last, ...NONE }));
  const remedyChoice = choice(texts["one-remedy"], REMEDIES.map((name) => [name, texts[`remedy-${name}`]]), "", remedy);
  const again = button(texts["other-draw"], () => set({ seed: play.seed + 1 }), { "data-do": "seed" });
  const numbers = readout({ epoch: texts.epoch, train: texts["train-loss"], validation: texts["validation-loss"], best: texts["best-epoch"], weights: texts["weights-left"] });
  const told = html("p", { class: "told", "aria-live": "polite" });
  const table = stepTable(texts["epoch-table"], [texts.epoch, texts["train-loss"], texts["validation-loss"]]);
  const off = (value) => (value === 0 ? texts.none : write(value));
  const slider = (name, values, writer) => remedySlider({ name, label: texts[`slider-${name}`], help: texts[`help-${name}`], values, write: writer, onValue: (value) => set({ [name]: value }) });
  const sliders = {
    size: slider("size", () => ranges.size[play.model], (value) => said(texts[`size-${play.model}`], { size: value })),
    examples: slider("examples", () => ranges.examples, String),
    l2: slider("l2", () => ranges.l2, off),
    l1: slider("l1", () => ranges.l1, off),
    dropout: slider("dropout", () => ranges.dropout, (value) => (value === 0 ? texts.none : `${write(100 * value)}%`)),
    steps: slider("steps", () => ranges.steps, (value) => said(texts["stops-at"], { epoch: value * stride })),
  };
  const player = new Player({ texts: { ...texts, "step-button": texts["epochs-button"] }, play, most: () => last, redraw: show, draw, note, pace: PACE });
  const element = html(
    "section",
    { class: "lesson", tabindex: 0, "aria-label": texts.remedies },
    html("div", { class: "top" }, modelChoice.group, caseChoice.group, again),
    lead(data.lead),
    html("div", { class: "figures" }, figure.plane.element, curves.plane.element),
    html("div", { class: "row" }, player.element, numbers.element),
    told,
    html("div", { class: "fields" }, html("span", {}, texts["one-remedy"]), remedyChoice.group),
    html("div", { class: "remedies" }, ...Object.values(sliders).map((one) => one.element)),
    table.element,
  );
  element.addEventListener("keydown", (event) => player.key(event));

  // Each remedy alone, on the model that fits too much.
  function remedy(name) {
    const over = { size: sizes[play.model].overfit, examples: data.few, steps: last, ...NONE };
    if (name !== "stop") return set({ ...over, ...sets[play.model][name] });
    Object.assign(play, over);
    fit = refits.now(settings());
    set({ steps: Math.round(fit.best() / stride) });
  }

  function caseOf() {
    if (!isPlain() || play.examples !== data.few) return null;
    return Object.keys(sizes[play.model]).find((name) => sizes[play.model][name] === play.size) ?? null;
  }

  function remedyOf() {
    const over = { ...plainly(), size: sizes[play.model].overfit, examples: data.few };
    const now = JSON.stringify(settings());
    if (now === JSON.stringify(over)) return play.steps < last ? "stop" : null;
    return Object.keys(sets[play.model]).find((name) => JSON.stringify({ ...over, ...sets[play.model][name] }) === now) ?? null;
  }

  function draw(share) {
    const epoch = Math.min(epochs, Math.round((play.steps + share) * stride));
    figure.draw(fit, epoch);
    curves.draw(fit, epoch, isPlain() ? null : plain);
  }

  function sentence(epoch) {
    const [train, validation] = [fit.losses.train[epoch], fit.losses.validation[epoch]];
    const soFar = fit.losses.validation.slice(0, epoch + 1);
    const low = Math.min(...soFar);
    const code = train > FAR * fit.ofNoise ? "underfit" : validation > RISEN * low ? "overfit" : validation > FAR * fit.ofNoise ? "apart" : "good";
    return said(texts[`fits-${code}`], { train: write(train), validation: write(validation), low: write(low), best: soFar.indexOf(low), noise: write(fit.ofNoise) });
  }

  function show() {
    refits.want(settings());
    if (!isPlain()) plainFits.want(plainly());
    element.dataset.steps = play.steps;
    const epoch = play.steps * stride;
    modelChoice.show(play.model);
    caseChoice.show(caseOf());
    remedyChoice.show(remedyOf());
    for (const [name, one] of Object.entries(sliders)) one.show(play[name]);
    draw(0);
    const weights = fit.weightsAt(epoch);
    const free = fit.penalised.reduce((sum, one) => sum + one, 0);
    const left = weights.reduce((sum, w, k) => sum + (fit.penalised[k] && w !== 0 ? 1 : 0), 0);
    numbers.show({ epoch: String(epoch), train: write(fit.losses.train[epoch]), validation: write(fit.losses.validation[epoch]), best: said(texts["best-at"], { low: write(fit.losses.validation[fit.best()]), best: fit.best() }), weights: said(texts["weights-of"], { left, size: free }) });
    const sentenceNow = sentence(epoch);
    if (told.textContent !== sentenceNow) told.textContent = sentenceNow;
    if (table.element.open) fillTable();
    player.show();
  }

  function fillTable() {
    table.show(Array.from({ length: play.steps + 1 }, (_, i) => i * stride).map((epoch) => [String(epoch), write(fit.losses.train[epoch]), write(fit.losses.validation[epoch])]));
  }
  table.element.addEventListener("toggle", fillTable);

  show();
  return { element, player, stop: () => [refits, plainFits].forEach((one) => one.stop()) };
}
