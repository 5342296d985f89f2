// The lesson on one weight: choose a loss, a start and a rate, and step.
import { button, choice, html, lead } from "./dom.js";
import { losses, regimeOf, stepsUntil, walk } from "./descent.js";
import { FourInTraining, FourRegimes } from "./four_regimes.js";
import { LossFigure } from "./loss_figure.js";
import { numberField } from "./number_field.js";
import { said, written } from "./numbers.js";
import { overControls } from "./plane.js";
import { Player } from "./player.js";
import { rateSlider } from "./rate_slider.js";
import { readout } from "./readout.js";
import { remembered } from "./remembered.js";
import { stepTable } from "./step_table.js";
import { WeightFigure } from "./weight_figure.js";

const ENDLESS_STEPS = 30; // of a walk that never arrives
const RESTING = 1e-3; // of the first slope, where a walk of which nobody knows the length has ended

export function oneWeight({ data, play, note }) {
  const { texts, look, lang, left, most: mostSteps } = data;
  const write = (value, digits) => written(value, lang, digits);
  const presets = Object.fromEntries(
    data.presets.map((given) => [given.name, { ...given, loss: losses[given.loss.kind](given.loss), bottoms: given.loss.bottoms ?? [given.loss.minimum], isValley: given.loss.kind === "valleys" }]),
  );
  const preset = () => presets[play.loss];
  const curvature = () => preset().loss.curvatureNear(play.start);

  // The whole walk, and how long it is: to the minimum, or long enough to see where it goes.
  const course = remembered(
    () => [play.loss, play.start, play.rate],
    () => {
      const path = walk(preset().loss, play.start, play.rate, mostSteps + 1);
      const arrives = preset().isValley ? null : stepsUntil(left, play.rate, curvature());
      const resting = path.slopes.findIndex((slope, i) => i && Math.abs(slope) < RESTING * Math.abs(path.slopes[0]));
      const natural = preset().isValley && resting > 0 ? resting : arrives;
      const most = Math.min(natural ?? ENDLESS_STEPS, path.weights.length - 1, mostSteps);
      return { path, arrives, most };
    },
  );
  const pathSoFar = () => {
    const { path } = course();
    const cut = (many) => many.slice(0, play.steps + 1);
    return { weights: cut(path.weights), losses: cut(path.losses), slopes: cut(path.slopes) };
  };

  const possible = (steps) => Math.max(0, Math.min(steps, course().path.weights.length - 2));
  const set = (changed) => player.change(changed);

  const size = overControls();
  const weightFigure = new WeightFigure({ texts, look, lang, size, onStart: (w) => set({ start: Number(w.toPrecision(3)), steps: 0 }) });
  const lossFigure = new LossFigure({ title: texts["loss-by-step"], texts, look, lang, size });
  const four = new FourRegimes({ texts, look, lang });
  let inTraining = null; // drawn once it is asked for
  const presetChoice = choice(texts.loss, data.presets.map(({ name }) => [name, texts[`preset-${name}`]]), play.loss, (name) => set({ loss: name, start: presets[name].start, rate: presets[name].rate, steps: 0, four: play.four && !presets[name].isValley }));
  const fourButton = button(texts.four, () => set({ four: !play.four }), { "data-do": "four" });
  const start = numberField({ label: texts.start, name: "start", lang, isGood: (w) => Math.abs(w) <= 1e6, onNumber: (w) => set({ start: w, steps: 0 }) });
  const rate = numberField({ label: texts.rate, name: "rate", lang, isGood: (value) => value > 0 && value <= 1e6, onNumber: (value) => set({ rate: value }) });
  const slider = rateSlider({ texts, lang, onRate: (value) => set({ rate: value }) });
  const tries = html("div", { class: "tries", role: "group", "aria-label": texts.tries });
  const numbers = readout({ step: texts.step, weight: texts.weight, loss: texts["loss-value"], slope: texts.slope, arrives: texts.arrives });
  const formula = html("p", { class: "formula" });
  const update = html("p", { class: "update" });
  const regime = html("p", { class: "told", "aria-live": "polite" });
  const table = stepTable(texts.table, [texts.step, texts.weight, texts.slope, texts["loss-value"]]);
  const player = new Player({
    texts,
    play,
    most: () => course().most,
    possible,
    redraw: show,
    draw,
    note,
  });

  const single = html("div", { class: "figures" }, weightFigure.plane.element, lossFigure.plane.element);
  const several = html("div", { class: "figures" }, four.element, four.together.plane.element);
  const fourNote = html("div", {}, html("p", { class: "told" }, texts["four-note"]));
  const played = html("div", { class: "played" }, html("div", { class: "row" }, player.element, numbers.element), update, regime, slider.element, html("div", { class: "fields" }, rate.element, start.element, tries), table.element);
  const element = html("section", { class: "lesson", tabindex: 0, "aria-label": texts["one-weight"] }, html("div", { class: "top" }, presetChoice.group, fourButton), lead(data.lead), formula, single, several, fourNote, played);
  element.addEventListener("keydown", (event) => {
    if (!slider.key(event) && !play.four) player.key(event);
  });

  function draw(share) {
    const path = pathSoFar();
    const { path: all } = course();
    const next = all.weights[play.steps + 1];
    const moving = share > 0 && next !== undefined;
    weightFigure.draw(preset(), path, next ?? null, moving ? share : 0);
    lossFigure.draw(path, moving ? all.losses[play.steps + 1] : null, share);
  }

  function regimeSentence() {
    const code = regimeOf(play.rate, curvature());
    const factor = Math.abs(1 - play.rate * curvature());
    const sentence = said(texts[`told-${code}`], { left: `${write(100 * factor, 3)}%`, times: write(factor, 3), rate: write(play.rate), curvature: write(curvature(), 3) });
    return preset().isValley ? `${said(texts["in-this-valley"], { curvature: write(curvature(), 3) })} ${sentence}` : sentence;
  }

  function show() {
    element.dataset.steps = play.steps;
    presetChoice.show(play.loss);
    formula.textContent = texts[`formula-${play.loss}`];
    fourButton.setAttribute("aria-pressed", String(play.four));
    fourButton.hidden = preset().isValley;
    single.hidden = play.four;
    played.hidden = play.four;
    several.hidden = fourNote.hidden = !play.four;
    if (play.four) return drawFour();
    draw(0);
    start.show(play.start);
    rate.show(play.rate);
    slider.show(play.rate, curvature());
    tries.replaceChildren(html("span", {}, texts.tries), ...preset().rates.map((value) => button(write(value), () => set({ rate: value, steps: 0 }), { "aria-pressed": String(value === play.rate) })));
    showNumbers();
    player.show();
  }

  function drawFour() {
    four.draw(preset(), play.start);
    if (inTraining) return;
    inTraining = new FourInTraining({ texts, look, lang, given: data.training });
    fourNote.append(inTraining.element, inTraining.table.element);
  }

  function showNumbers() {
    const { path, arrives } = course();
    const at = play.steps;
    const [w, loss, slope] = [path.weights[at], path.losses[at], path.slopes[at]];
    const never = preset().isValley ? "–" : texts.never;
    numbers.show({ step: String(at), weight: write(w), loss: write(loss), slope: write(slope), arrives: arrives === null ? never : said(texts[arrives === 1 ? "arrives-one" : "arrives-many"], { steps: arrives }) });
    const next = path.weights[at + 1];
    update.textContent = next === undefined ? texts.lost : said(texts.update, { w: write(w), rate: write(play.rate), slope: slope < 0 ? `(${write(slope)})` : write(slope), next: write(next) });
    const sentence = regimeSentence();
    if (regime.textContent !== sentence) regime.textContent = sentence;
    table.show(path.weights.slice(0, at + 1).map((weight, i) => [String(i), write(weight), write(path.slopes[i]), write(path.losses[i])]));
  }

  play.steps = possible(play.steps);
  play.four &&= !preset().isValley;
  show();
  return { element, player };
}
