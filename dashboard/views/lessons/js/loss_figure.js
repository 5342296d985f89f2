// Loss against step, as in the textbook's figures: one line of the walk, or several with their names.
import { svg } from "./dom.js";
import { layer, Plane } from "./plane.js";

const FEWEST_STEPS = 10;
const ROOM = { left: 46, right: 92, top: 30, bottom: 36 }; // with room for the names

export class LossFigure {
  constructor({ title, texts, look, lang, size }) {
    this.plane = new Plane({ title, xTitle: texts.step, look, lang, size, label: texts["loss-figure"] });
    const { marks } = this.plane;
    this.line = layer(marks, "path", { fill: "none", stroke: look.first, "stroke-width": 1.8, "stroke-linejoin": "round" });
    this.dots = layer(marks, "path", { fill: look.first });
    this.ball = layer(marks, "circle", { r: 6, fill: look.first, stroke: look.panel, "stroke-width": 2 });
  }

  // The walk so far; `share` of the way to the loss `next` is done.
  draw(path, next, share) {
    const { plane } = this;
    const last = path.losses.length - 1;
    const most = Math.max(...path.losses, 1e-12);
    const least = Math.min(0, ...path.losses);
    plane.frame([0, Math.max(FEWEST_STEPS, Math.ceil(1.08 * last))], [least, 1.06 * most], { whole: true });
    const points = path.losses.map((loss, step) => [step, loss]);
    const now = next === null ? points[last] : [last + share, path.losses[last] + share * (next - path.losses[last])];
    this.line.put({ d: plane.line(next === null ? points : [...points, now]) });
    this.dots.put({ d: last < 60 ? plane.dots(points, 2.4) : "" });
    this.ball.put({ cx: plane.toX(now[0]), cy: plane.toY(now[1]) });
  }
}

// Several walks together, each with its name at the end of its line.
export class LossesTogether {
  constructor({ texts, look, lang, title = texts["loss-by-step"] }) {
    this.plane = new Plane({ title, xTitle: texts.step, look, lang, label: texts["four-figure"], room: ROOM });
  }

  draw(walks, first) {
    const { plane } = this;
    const steps = Math.max(...walks.map(({ path }) => path.losses.length)) - 1;
    plane.frame([0, steps], [0, 1.8 * first], { whole: true });
    const ends = walks.map(({ path }) => {
      const beyond = path.losses.findIndex((loss) => loss > plane.y[1]);
      return beyond < 0 ? { x: plane.toX(steps), y: plane.toY(path.losses.at(-1)) } : { x: plane.toX(beyond - 0.3), y: plane.toY(plane.y[1]) + 6, beyond: true };
    });
    // Names at the right end keep a line's height from each other, the lowest first.
    const atEnd = ends.filter((end) => !end.beyond).sort((one, other) => other.y - one.y);
    atEnd.forEach((end, i) => {
      end.text = i ? Math.min(end.y, atEnd[i - 1].text - 15) : end.y;
    });
    plane.marks.replaceChildren(
      ...walks.map(({ path, colour, dash }) =>
        svg("path", { d: plane.line(path.losses.map((loss, step) => [step, Math.min(loss, 4 * first)])), fill: "none", stroke: colour, "stroke-width": 2, "stroke-dasharray": dash }),
      ),
    );
    plane.front.replaceChildren(
      ...walks.map(({ name, colour }, i) =>
        svg("text", { x: ends[i].x + (ends[i].beyond ? 10 : 6), y: (ends[i].text ?? ends[i].y) + 4, class: "name", style: `fill:${colour}` }, ends[i].beyond ? `↑ ${name}` : name),
      ),
    );
  }
}
