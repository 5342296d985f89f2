// The lesson on the batch size: one example at a time, minibatch and full batch beside each other.
import { button, choice, html, lead, svg } from "./dom.js";
import { expectedLosses, floorOf, noisyDistances } from "./noise.js";
import { written } from "./numbers.js";
import { layer, Plane } from "./plane.js";
import { Player } from "./player.js";
import { rateSlider } from "./rate_slider.js";
import { remembered } from "./remembered.js";
import { thinned } from "./thinned.js";

const LOWEST = -5; // of the log axis of the loss
const HIGHEST = 2;
const HALVED = 0.5; // the rate after each epoch of the second half, where it decays
const WALKS = 40; // of which the simulated mean is taken
const FIRST_SEED = 1000; // of these

export function batch({ data, play, note }) {
  const { texts, look, lang, problem } = data;
  const { curvature, noise, start, examples, epochs, sizes } = problem;
  const write = (value) => (value === null ? "–" : written(value, lang, 3));
  const updates = (size) => Math.ceil(examples / size);
  const noiseOf = (size) => (size === examples ? 0 : noise / Math.sqrt(size));

  // The rate of every update of all epochs.
  const ratesOf = (size) =>
    Array.from({ length: epochs * updates(size) }, (_, i) => play.rate * (play.decay ? HALVED ** Math.max(0, Math.floor(i / updates(size)) - epochs / 2 + 1) : 1));

  const walks = remembered(
    () => [play.rate, play.decay, play.seed],
    () =>
      sizes.map((size, i) => {
        const rates = ratesOf(size);
        const loss = (distance) => (curvature / 2) * distance * distance;
        return {
          size,
          colour: data.three[i].colour,
          dash: data.three[i].dash,
          losses: noisyDistances(start, rates, curvature, noiseOf(size), play.seed).map(loss),
          expected: expectedLosses(start, rates, curvature, noiseOf(size)),
          floor: play.decay ? null : floorOf(play.rate, curvature, noiseOf(size)),
          simulated: simulated(size, rates, loss),
        };
      }),
  );

  // The mean loss of the last epoch over many walks; without noise they are all the same.
  function simulated(size, rates, loss) {
    const late = updates(size);
    const many = noiseOf(size) ? WALKS : 1;
    let sum = 0;
    for (let walk = 0; walk < many; walk++)
      for (const distance of noisyDistances(start, rates, curvature, noiseOf(size), FIRST_SEED + walk).subarray(-late)) sum += loss(distance);
    return sum / (many * late);
  }

  const byUpdates = new Plane({ title: texts["loss-by-update"], xTitle: texts.updates, look, lang });
  const bySamples = new Plane({ title: texts["loss-by-sample"], xTitle: texts.samples, look, lang });
  const set = (changed) => player.change(changed);
  const slider = rateSlider({ texts, lang, onRate: (rate) => set({ rate }) });
  const rateNote = html("span", { class: "value" });
  const decay = button(texts.decay, () => set({ decay: !play.decay }), { "data-do": "decay" });
  const again = button(texts["other-draw"], () => set({ seed: play.seed + 1 }), { "data-do": "seed" });
  const names = ["online", "minibatch", "full-batch"];
  const nameOf = (size) => texts[names[sizes.indexOf(size)]];
  const judged = choice(texts["judged-batch"], names.map((name) => [name, texts[name]]), play.batch, (name) => set({ batch: name }));
  const body = html("tbody");
  const heads = ["batch-size", "updates-an-epoch", "floor-formula", "floor-simulated"].map((name) => html("th", { scope: "col" }, texts[name]));
  const table = html("div", { class: "wide" }, html("table", {}, html("thead", {}, html("tr", {}, ...heads)), body));
  const player = new Player({
    texts: { ...texts, "step-button": texts["epoch-button"] },
    play,
    most: () => epochs,
    redraw: show,
    draw: (share) => drawUntil(play.steps + share),
    note,
  });
  const element = html(
    "section",
    { class: "lesson", tabindex: 0, "aria-label": texts.batch },
    lead(data.lead),
    html("div", { class: "figures" }, byUpdates.element, bySamples.element),
    html("div", { class: "row" }, player.element, decay, again, rateNote),
    slider.element,
    table,
    html("p", { class: "told" }, texts["floor-note"]),
    html("div", { class: "fields" }, html("span", {}, texts["judged-batch"]), judged.group),
  );
  element.addEventListener("keydown", (event) => {
    if (!slider.key(event)) player.key(event);
  });

  bySamples.front.append(
    ...sizes.map((size, i) => svg("text", { x: bySamples.size.width - 16, y: 18 + 15 * i, class: "name", "text-anchor": "end", style: `fill:${data.three[i].colour}` }, nameOf(size))),
  );

  // Each figure with the x of an update, and the lines of each walk, which are drawn once a walk and
  // then uncovered epoch by epoch.
  const figures = [
    { plane: byUpdates, toX: () => 1, end: epochs * updates(sizes[1]) }, // as far as the minibatch goes
    { plane: bySamples, toX: (size) => examples / updates(size), end: epochs * examples },
  ].map((figure) => {
    figure.plane.frame([0, figure.end], [LOWEST, HIGHEST], { powers: true, yCount: 8, xCount: 6 });
    return { ...figure, lines: sizes.map((size, i) => linesOf(figure, size, i)) };
  });

  function linesOf({ plane, toX, end }, size, i) {
    const { colour, dash } = data.three[i];
    const cover = svg("rect", { x: 0, y: 0, height: plane.size.height, width: 0 });
    const id = `walked-${i}-${plane === byUpdates}`;
    plane.marks.append(svg("clipPath", { id }, cover));
    const walked = svg("g", { "clip-path": `url(#${id})` });
    plane.marks.append(walked);
    const line = layer(walked, "path", { fill: "none", stroke: colour, "stroke-width": size === 1 ? 0.9 : 1.6, opacity: size === 1 ? 0.4 : 0.7, "stroke-linejoin": "round" });
    const mean = layer(plane.marks, "path", { fill: "none", stroke: colour, "stroke-width": 1.6, "stroke-dasharray": dash, opacity: 0.95 });
    const floor = layer(plane.marks, "line", { x1: plane.toX(0), x2: plane.toX(end), stroke: colour, "stroke-width": 1, opacity: 0.7, "stroke-dasharray": "1 4" });
    return {
      uncover: (epoch) => cover.setAttribute("width", Math.max(0, Math.min(plane.toX(end) + 9, plane.toX(epoch * updates(size) * toX(size)) + 1))),
      show(walk) {
        const points = (losses) => thinned(losses, (end / toX(size)) + 1).map(([at, loss]) => [at * toX(size), Math.min(6, Math.max(LOWEST - 1, Math.log10(loss || 1e-12)))]);
        line.put({ d: plane.line(points(walk.losses)) });
        mean.put({ d: plane.line(points(walk.expected)) });
        const y = walk.floor ? plane.toY(Math.log10(walk.floor)) : -9;
        floor.put({ y1: y, y2: y });
      },
    };
  }

  let drawn = null;
  function drawUntil(epoch) {
    const now = walks();
    for (const { lines } of figures)
      lines.forEach((one, i) => {
        if (drawn !== now) one.show(now[i]);
        one.uncover(epoch);
      });
    drawn = now;
  }

  function show() {
    element.dataset.steps = play.steps;
    judged.show(play.batch);
    decay.setAttribute("aria-pressed", String(play.decay));
    slider.show(play.rate, curvature);
    rateNote.textContent = `η = ${write(play.rate)}`;
    drawUntil(play.steps);
    body.replaceChildren(
      ...walks().map(({ size, floor, simulated: mean, colour }) =>
        html("tr", { "data-size": size }, html("td", { style: `color:${colour}` }, `${nameOf(size)} (B = ${size})`), html("td", {}, String(updates(size))), html("td", {}, play.decay ? texts["no-floor"] : write(floor)), html("td", {}, write(mean))),
      ),
    );
    player.show();
  }

  show();
  return { element, player };
}
