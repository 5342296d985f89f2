// The four regimes of a rate drawn together: each on the curve, and their losses in one figure.
import { html, svg } from "./dom.js";
import { walk } from "./descent.js";
import { LossesTogether } from "./loss_figure.js";
import { noisyDistances } from "./noise.js";
import { written } from "./numbers.js";
import { narrow, Plane } from "./plane.js";
import { stepTable } from "./step_table.js";

const REGIMES = [
  ["very-high", 2.1],
  ["high", 1.9],
  ["good", 0.6],
  ["low", 0.04],
]; // with their ηλ
const STEPS = 24;
const SMALL = { width: 280, height: 146 };
const SMALLER = { width: 186, height: 130 };
const SMALL_ROOM = { left: 34, right: 8, top: 24, bottom: 20 };

// The same four in a training with two directions and noise: dashboard/descent/four_regimes.py.
export class FourInTraining {
  constructor({ texts, look, lang, given }) {
    const { courses, curvatures, start, noise, seeds, steps } = given;
    const write = (value) => written(value, lang, 3);
    const lossesOf = (rate) => {
      const rates = new Float64Array(steps).fill(rate);
      const walks = curvatures.map((curvature, i) => noisyDistances(start[i], rates, curvature, noise, seeds[i]));
      return Array.from(walks[0], (_, step) => curvatures.reduce((sum, curvature, i) => sum + (curvature / 2) * walks[i][step] ** 2, 0));
    };
    const walks = courses.map(({ name, rate }, i) => ({ name: texts[`four-${name}`], colour: look.four[i].colour, dash: look.four[i].dash, path: { losses: lossesOf(rate) } }));
    const together = new LossesTogether({ texts, look, lang, title: texts["four-training-figure"] });
    together.draw(walks, walks[0].path.losses[0]);
    this.table = stepTable(texts["four-table"], [texts.step, ...courses.map(({ name, rate }) => `${texts[`four-${name}`]} (η = ${write(rate)})`)]);
    this.table.show(Array.from({ length: steps + 1 }, (_, step) => [String(step), ...walks.map(({ path }) => write(path.losses[step]))]));
    this.element = html("div", { class: "figures" }, html("p", { class: "told" }, texts["four-training"]), together.plane.element);
  }
}

export class FourRegimes {
  constructor({ texts, look, lang }) {
    Object.assign(this, { texts, look, lang });
    this.together = new LossesTogether({ texts, look, lang });
    this.small = REGIMES.map(([code]) => new Plane({ title: "", look, lang, size: narrow.matches ? SMALLER : SMALL, room: SMALL_ROOM, label: texts[`four-${code}`] }));
    this.element = html("div", { class: "four" }, ...this.small.map((plane) => plane.element));
  }

  draw(preset, start) {
    const { look, lang, texts } = this;
    const curvature = preset.loss.curvatureNear(start);
    const minimum = preset.loss.minimumNear(start);
    const reach = 1.9 * Math.abs(start - minimum) || 1;
    const first = preset.loss.loss(start);
    const walks = REGIMES.map(([code, product], i) => ({
      name: texts[`four-${code}`],
      colour: look.four[i].colour,
      dash: look.four[i].dash,
      rate: product / curvature,
      path: walk(preset.loss, start, product / curvature, STEPS),
    }));
    this.small.forEach((plane, i) => {
      const { path, colour, rate, name } = walks[i];
      plane.frame([minimum - reach, minimum + reach], [0, preset.loss.loss(minimum + reach)], { xCount: narrow.matches ? 3 : 4, yCount: 2 });
      const points = path.weights.map((w, k) => [w, path.losses[k]]);
      plane.marks.replaceChildren(
        svg("path", { d: plane.curve(preset.loss.loss, 80), fill: "none", stroke: look.grey, "stroke-width": 1.2 }),
        svg("path", { d: plane.line(points), fill: "none", stroke: colour, "stroke-width": 1.3 }),
        svg("path", { d: plane.dots(points, 2.6), fill: colour }),
      );
      plane.front.replaceChildren(svg("text", { x: 4, y: 15, class: "small-title" }, `${name} · η = ${written(rate, lang, 3)}`));
    });
    this.together.draw(walks, first);
  }
}
