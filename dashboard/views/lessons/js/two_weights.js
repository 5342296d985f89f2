// The lesson on two weights: the blindfolded walker, who feels the slope underfoot and no more.
import { button, choice, html, lead } from "./dom.js";
import { contours } from "./contours.js";
import { LossFigure } from "./loss_figure.js";
import { numberField } from "./number_field.js";
import { said, written } from "./numbers.js";
import { layer, Plane, projected } from "./plane.js";
import { Player } from "./player.js";
import { rateSlider } from "./rate_slider.js";
import { readout } from "./readout.js";
import { remembered } from "./remembered.js";
import { stepTable } from "./step_table.js";
import { surfaces, walkTwo } from "./surfaces.js";

const RESTING = 1e-3; // of the first slope: there the walk has ended
const LEVELS = 9;
const NARROW = 20; // condition from which a valley is called narrow
const ARROW = 56; // length of the arrow underfoot, whatever the slope

export function twoWeights({ data, play, note }) {
  const { texts, look, lang } = data;
  const write = (value, digits) => written(value, lang, digits);
  const made = data.surfaces;
  // The land as it is named, a valley with the condition that was chosen.
  const surface = remembered(
    () => [play.surface, play.condition],
    () => {
      const given = { ...made[play.surface], condition: play.condition };
      return { ...given, ...surfaces[given.kind](given) };
    },
  );
  const isValley = () => made[play.surface].kind === "valley";

  const course = remembered(
    () => [play.surface, play.condition, play.optimizer, play.rate, play.u, play.v],
    () => {
      const path = walkTwo(surface(), [play.u, play.v], play.rate, play.optimizer, data.most + 1);
      const steep = path.slopes.map((slope) => Math.hypot(...slope));
      const resting = steep.findIndex((one, i) => i > 0 && one < RESTING * steep[0]);
      return { path, most: Math.min(resting > 0 ? resting : data.most, path.points.length - 2) };
    },
  );
  const possible = (steps) => Math.max(0, Math.min(steps, course().path.points.length - 2));
  const set = (changed) => player.change(changed);

  const map = new Plane({ title: texts["surface-figure"], xTitle: texts["weight-1"], look, lang, label: texts["surface-label"] });
  const lines = Array.from({ length: LEVELS }, (_, i) => layer(map.marks, "path", { fill: "none", stroke: look.grey, "stroke-width": 0.9, opacity: 0.85 - 0.06 * i }));
  const bottom = layer(map.marks, "path", { stroke: look.grey, "stroke-width": 1.6 });
  const trail = layer(map.marks, "path", { fill: "none", stroke: look.first, "stroke-width": 1.6, "stroke-linejoin": "round" });
  const dots = layer(map.marks, "path", { fill: look.first });
  const arrow = layer(map.marks, "path", { fill: "none", stroke: look.second, "stroke-width": 2.4 });
  const walker = layer(map.marks, "circle", { r: 7, fill: look.first, stroke: look.panel, "stroke-width": 2 });
  map.element.style.cursor = "crosshair";
  map.element.addEventListener("click", (event) => {
    const [u, v] = map.at(event).map((one) => Number(one.toPrecision(3)));
    set({ u, v, steps: 0 });
  });
  const meter = new LossFigure({ title: texts["height-meter"], texts, look, lang });

  const begin = (name) => ({ surface: name, condition: made[name].condition ?? 1, u: made[name].start[0], v: made[name].start[1], rate: made[name].rate, steps: 0 });
  const surfaceChoice = choice(texts.surface, Object.keys(made).map((name) => [name, texts[`surface-${name}`]]), play.surface, (name) => set(begin(name)));
  const optimizerChoice = choice(texts.optimizer, ["sgd", "momentum", "adam"].map((name) => [name, texts[`optimizer-${name}`]]), play.optimizer, (optimizer) => set({ optimizer }));
  const blindfold = button("", () => set({ lifted: !play.lifted }), { "data-do": "lift" });
  const rate = numberField({ label: texts.rate, name: "rate", lang, isGood: (value) => value > 0 && value <= 1e6, onNumber: (value) => set({ rate: value }) });
  const condition = numberField({ label: texts.condition, name: "condition", lang, isGood: (value) => value >= 1 && value <= data.steepest, onNumber: (value) => set({ condition: value }) });
  const slider = rateSlider({ texts, lang, onRate: (value) => set({ rate: value }) });
  const numbers = readout({ step: texts.step, "weight-1": texts["weight-1"], "weight-2": texts["weight-2"], loss: texts["loss-name"] });
  const told = html("p", { class: "told", "aria-live": "polite" });
  const table = stepTable(texts.table, [texts.step, texts["weight-1"], texts["weight-2"], texts["loss-name"]]);
  const player = new Player({
    texts,
    play,
    most: () => course().most,
    possible,
    redraw: show,
    draw,
    note,
  });
  // Both axes of the map have one scale, so that it cannot be lower on a projector: the rate stands over it.
  const isOver = projected.matches;
  const element = html(
    "section",
    { class: "lesson", tabindex: 0, "aria-label": texts["two-weights"] },
    html("div", { class: "top" }, surfaceChoice.group, optimizerChoice.group, blindfold),
    lead(data.lead),
    ...(isOver ? [slider.element] : []),
    html("div", { class: "figures" }, map.element, meter.plane.element),
    html("div", { class: "row" }, player.element, numbers.element),
    told,
    ...(isOver ? [] : [slider.element]),
    html("div", { class: "fields" }, rate.element, condition.element),
    table.element,
  );
  element.addEventListener("keydown", (event) => {
    if (!slider.key(event)) player.key(event);
  });

  let drawnSurface = "";
  function drawSurface() {
    const now = `${play.surface} ${play.condition}`;
    if (drawnSurface === now) return;
    drawnSurface = now;
    const [u, v] = surface().window;
    map.frame([-u, u], [-v, v], { xCount: 6, yCount: 4 });
    const highest = surface().loss([0.75 * u, 0.75 * v]);
    contours(map, surface().loss, lines.map((_, i) => highest * ((i + 0.5) / LEVELS) ** 2)).forEach((d, i) => lines[i].put({ d }));
    const [x, y] = [map.toX(0), map.toY(0)];
    bottom.put({ d: `M${x - 5},${y}L${x + 5},${y}M${x},${y - 5}L${x},${y + 5}` });
  }

  // Which way is down, where the walker stands: the direction of −∇L.
  function drawArrow([u, v], [du, dv]) {
    const [x, y] = [map.toX(u), map.toY(v)];
    const across = [map.toX(u - du) - x, map.toY(v - dv) - y];
    const length = Math.hypot(...across);
    if (!(length > 1e-9)) return arrow.put({ d: "" });
    const [a, b] = across.map((one) => one / length);
    const [tipX, tipY] = [x + ARROW * a, y + ARROW * b];
    const side = (turn) => `${tipX - 9 * a + 5 * turn * b},${tipY - 9 * b - 5 * turn * a}`;
    arrow.put({ d: `M${x},${y}L${tipX},${tipY}M${side(1)}L${tipX},${tipY}L${side(-1)}` });
  }

  function draw(share) {
    const { path } = course();
    const at = path.points[play.steps];
    const next = path.points[play.steps + 1] ?? at;
    const now = at.map((one, i) => one + share * (next[i] - one));
    const walked = path.points.slice(0, play.steps + 1);
    trail.put({ d: map.line([...walked, now]) });
    dots.put({ d: map.dots(walked, 2.6) });
    walker.put({ cx: map.toX(now[0]), cy: map.toY(now[1]) });
    drawArrow(at, path.slopes[play.steps]);
    const losses = path.losses.slice(0, play.steps + 1);
    meter.draw({ losses }, share > 0 ? path.losses[play.steps + 1] : null, share);
  }

  // What is said of a valley goes by its condition.
  const landOf = () => (!isValley() ? play.surface : play.condition === 1 ? "round" : play.condition < NARROW ? "valley" : "narrow");

  function show() {
    element.dataset.steps = play.steps;
    drawSurface();
    surfaceChoice.show(play.surface);
    optimizerChoice.show(play.optimizer);
    blindfold.textContent = texts[play.lifted ? "blindfold-on" : "blindfold-off"];
    blindfold.setAttribute("aria-pressed", String(play.lifted));
    [...lines, bottom].forEach(({ element: line }) => line.toggleAttribute("hidden", !play.lifted));
    const isPlain = play.optimizer !== "sgd";
    slider.element.toggleAttribute("data-plain", isPlain); // 1/λ and 2/λ hold for plain descent
    slider.show(play.rate, surface().steepest);
    rate.show(play.rate);
    condition.show(play.condition);
    condition.element.hidden = !isValley();
    draw(0);
    const { path } = course();
    const [u, v] = path.points[play.steps];
    const loss = path.losses[play.steps];
    numbers.show({ step: String(play.steps), "weight-1": write(u), "weight-2": write(v), loss: write(loss) });
    const steepest = surface().steepest;
    const slowest = Math.abs(1 - play.rate);
    told.textContent = said(texts[isPlain ? `told-${play.optimizer}` : `told-${landOf()}`], { curvature: write(steepest, 3), rate: write(2 / steepest, 3), left: `${write(100 * slowest, 3)}%` });
    table.show(path.points.slice(0, play.steps + 1).map(([a, b], i) => [String(i), write(a), write(b), write(path.losses[i])]));
    player.show();
  }

  play.steps = possible(play.steps);
  show();
  return { element, player };
}
