// The points and the function that is fitted to them.
import { svg } from "./dom.js";
import { layer, Plane } from "./plane.js";
import { target } from "./small_set.js";

const HIGHEST = 2.1; // of y, up and down
const ROOM = { left: 46, right: 14, top: 30, bottom: 36 };

export class FitFigure {
  constructor({ texts, look, lang, size }) {
    this.plane = new Plane({ title: texts["fit-figure"], xTitle: "x", look, lang, size, room: ROOM, label: texts["fit-label"] });
    const { marks, front } = this.plane;
    this.plane.frame([-1, 1], [-HIGHEST, HIGHEST], { xCount: 4, yCount: 4 });
    this.held = layer(marks, "path", { fill: "none", stroke: look.second, "stroke-width": 1, opacity: 0.65 });
    layer(marks, "path", { d: this.plane.curve(target, 80), fill: "none", stroke: look.grey, "stroke-width": 1.2, "stroke-dasharray": "3 4" });
    this.points = layer(marks, "path", { fill: look.first });
    this.line = layer(marks, "path", { fill: "none", stroke: look.text, "stroke-width": 2 });
    const [right, floor] = [this.plane.size.width - ROOM.right - 4, this.plane.size.height - ROOM.bottom];
    front.append(
      svg("text", { x: right, y: floor - 26, class: "name outlined", "text-anchor": "end", style: `fill:${look.first}` }, `● ${texts["train-points"]}`),
      svg("text", { x: right, y: floor - 10, class: "name outlined", "text-anchor": "end", style: `fill:${look.second}` }, `○ ${texts["validation-points"]}`),
    );
  }

  draw(fit, epoch) {
    const { plane } = this;
    if (this.fit === fit && this.epoch === epoch) return;
    this.epoch = epoch;
    if (this.fit !== fit) {
      this.fit = fit;
      this.points.put({ d: plane.dots(fit.train.x.map((x, i) => [x, fit.train.y[i]]), 4) });
      this.held.put({ d: plane.dots(fit.validation.x.map((x, i) => [x, fit.validation.y[i]]), 2.6) });
    }
    const f = fit.functionAt(epoch);
    this.line.put({ d: plane.curve((x) => Math.max(-9, Math.min(9, f(x)))) });
  }
}
