// The lesson on a perceptron: one example goes forward, and what it teaches goes back, in numbers.
import { choice, html, lead, svg } from "./dom.js";
import { LossFigure } from "./loss_figure.js";
import { meanLoss, trainNeuron } from "./neuron.js";
import { numberField } from "./number_field.js";
import { said, written } from "./numbers.js";
import { Plane } from "./plane.js";
import { Player } from "./player.js";
import { remembered } from "./remembered.js";

const STAGES = ["forward", "loss", "backward", "update"];

export function perceptron({ data, play, note }) {
  const { texts, look, lang } = data;
  const write = (value) => written(value, lang, 4);
  const inBrackets = (value) => (value < 0 ? `(${write(value)})` : write(value));
  const task = () => data.tasks[play.task];

  const course = remembered(
    () => [play.task, play.rate],
    () => {
      const taken = trainNeuron(task(), data.start, play.rate, data.most + 1);
      return { taken, losses: taken.map(({ before }) => meanLoss(before, task())) };
    },
  );
  const set = (changed) => player.change(changed);

  const inputs = new Plane({ title: texts["inputs-figure"], xTitle: "x₁", look, lang });
  const lossFigure = new LossFigure({ title: texts["mean-loss-figure"], texts, look, lang });
  const taskChoice = choice(texts.task, Object.keys(data.tasks).map((name) => [name, texts[`task-${name}`]]), play.task, (name) => set({ task: name, steps: 0 }));
  const rate = numberField({ label: texts.rate, name: "rate", lang, isGood: (value) => value > 0 && value <= 1e4, onNumber: (value) => set({ rate: value }) });
  const stages = Object.fromEntries(STAGES.map((name) => [name, html("td", { "data-stage": name })]));
  const inNumbers = html("div", { class: "wide" }, html("table", { class: "stages" }, ...STAGES.map((name) => html("tr", {}, html("th", { scope: "row" }, texts[`stage-${name}`]), stages[name]))));
  const example = html("p", { class: "formula" });
  const player = new Player({
    texts,
    play,
    most: () => data.most,
    redraw: show,
    draw,
    note,
  });
  const element = html(
    "section",
    { class: "lesson", tabindex: 0, "aria-label": texts.perceptron },
    html("div", { class: "top" }, taskChoice.group, rate.element),
    lead(data.lead),
    example,
    inNumbers,
    html("div", { class: "row" }, player.element),
    html("div", { class: "figures" }, inputs.element, lossFigure.plane.element),
  );
  element.addEventListener("keydown", (event) => player.key(event));

  // The line w₁ x₁ + w₂ x₂ + b = 0 parts what is called 1 from what is called 0.
  function drawInputs([w1, w2, b], [now1, now2]) {
    inputs.frame([-0.5, 1.5], [-0.5, 1.5], { xCount: 4, yCount: 4 });
    const ends = Math.abs(w2) > Math.abs(w1) ? [-1, 2].map((x) => [x, -(w1 * x + b) / w2]) : [-1, 2].map((y) => [-(w2 * y + b) / w1, y]);
    inputs.marks.replaceChildren(
      svg("path", { d: inputs.line(ends), stroke: look.second, "stroke-width": 2 }),
      svg("circle", { cx: inputs.toX(now1), cy: inputs.toY(now2), r: 15, fill: "none", stroke: look.second, "stroke-width": 1.6 }),
      ...task().map(([x1, x2, y]) => svg("circle", { cx: inputs.toX(x1), cy: inputs.toY(x2), r: 8, stroke: look.first, "stroke-width": 2, fill: y ? look.first : look.panel })),
    );
    inputs.front.replaceChildren(...task().map(([x1, x2, y]) => svg("text", { x: inputs.toX(x1) + 18, y: inputs.toY(x2) - 10, class: "note" }, `y = ${y}`)));
  }

  function draw(share) {
    const { taken, losses } = course();
    const { before, after, example: now } = taken[play.steps];
    drawInputs(before.map((one, i) => one + share * (after[i] - one)), now);
    lossFigure.draw({ losses: losses.slice(0, play.steps + 1) }, share > 0 ? losses[play.steps + 1] : null, share);
  }

  function show() {
    element.dataset.steps = play.steps;
    taskChoice.show(play.task);
    rate.show(play.rate);
    draw(0);
    const { before, after, z, p, loss, dz, slopes, example: [x1, x2, y] } = course().taken[play.steps];
    const [w1, w2, b] = before;
    example.textContent = said(texts["example-shown"], { steps: play.steps + 1, x1, x2, y });
    stages.forward.textContent = `z = w₁x₁ + w₂x₂ + b = ${write(w1)} × ${x1} + ${inBrackets(w2)} × ${x2} + ${inBrackets(b)} = ${write(z)};  p = σ(z) = ${write(p)}`;
    stages.loss.textContent = y ? `L = −ln p = −ln ${write(p)} = ${write(loss)}` : `L = −ln(1 − p) = −ln ${write(1 - p)} = ${write(loss)}`;
    stages.backward.textContent = `∂L/∂z = p − y = ${write(dz)};  ∂L/∂w₁ = ${inBrackets(dz)} × ${x1} = ${write(slopes[0])};  ∂L/∂w₂ = ${inBrackets(dz)} × ${x2} = ${write(slopes[1])};  ∂L/∂b = ${write(slopes[2])}`;
    stages.update.textContent = ["w₁", "w₂", "b"].map((name, i) => `${name} ← ${write(before[i])} − ${write(play.rate)} × ${inBrackets(slopes[i])} = ${write(after[i])}`).join(";  ");
    player.show();
  }

  show();
  return { element, player };
}
