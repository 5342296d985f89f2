// Loss in training and in validation, epoch by epoch, with where the training stops.
import { svg } from "./dom.js";
import { layer, Plane } from "./plane.js";
import { thinned } from "./thinned.js";

const HIGHEST = 0.8; // of the loss: what is above is not shown
const NARROWEST = 14; // pixels between two names
const ROOM = { left: 46, right: 92, top: 30, bottom: 36 };

export class TwoCurves {
  constructor({ texts, look, lang, size, epochs, onEpoch }) {
    this.plane = new Plane({ title: texts["two-curves"], xTitle: texts.epoch, look, lang, size, room: ROOM, label: texts["two-curves-label"] });
    Object.assign(this, { epochs });
    const { marks, front } = this.plane;
    this.plane.frame([0, epochs], [0, HIGHEST], { xCount: 4, yCount: 4 });
    const line = (colour, more) => layer(marks, "path", { fill: "none", stroke: colour, "stroke-width": 1.8, ...more });
    this.ofNoise = layer(marks, "line", { stroke: look.grey, "stroke-dasharray": "3 4" });
    this.without = [look.first, look.second].map((colour) => line(colour, { "stroke-width": 1.1, "stroke-dasharray": "2 3", opacity: 0.6 }));
    this.later = [look.first, look.second].map((colour) => line(colour, { opacity: 0.28 }));
    this.sofar = [look.first, look.second].map((colour) => line(colour));
    this.stopped = layer(marks, "line", { stroke: look.text, "stroke-width": 1 });
    this.dots = [look.first, look.second].map((colour) => layer(marks, "circle", { r: 5, fill: colour, stroke: look.panel, "stroke-width": 1.5 }));
    this.best = layer(marks, "circle", { r: 7.5, fill: "none", stroke: look.second, "stroke-width": 1.6 });
    this.names = [["train-name", look.first], ["validation-name", look.second]].map(([name, colour]) => svg("text", { class: "name", style: `fill:${colour}` }, texts[name]));
    this.noiseName = svg("text", { class: "note" }, texts["noise-alone"]);
    front.append(...this.names, this.noiseName);
    const { element } = this.plane;
    element.style.cursor = "col-resize";
    element.style.touchAction = "pan-y";
    const drag = (event) => onEpoch(this.plane.at(event)[0]);
    element.addEventListener("pointerdown", (event) => {
      element.setPointerCapture(event.pointerId);
      drag(event);
    });
    element.addEventListener("pointermove", (event) => {
      if (element.hasPointerCapture(event.pointerId)) drag(event);
    });
  }

  // The line between two epochs.
  path(losses, from, to) {
    return this.plane.line(thinned(losses.slice(from, to + 1), to - from + 1).map(([at, loss]) => [from + at, Math.min(loss, 3)]));
  }

  // A fit up to an epoch, what comes after it faint; `plain` is the fit without any remedy.
  draw(fit, epoch, plain) {
    const { plane, epochs } = this;
    if (this.fit === fit && this.plain === plain && this.epoch === epoch) return;
    const best = fit.best();
    const both = [fit.losses.train, fit.losses.validation];
    if (this.fit !== fit || this.plain !== plain) {
      Object.assign(this, { fit, plain });
      const without = plain && [plain.losses.train, plain.losses.validation];
      this.without.forEach((line, i) => line.put({ d: without ? this.path(without[i], 0, epochs) : "" }));
      this.nameEnds(both, fit.ofNoise);
    }
    this.epoch = epoch;
    this.later.forEach((line, i) => line.put({ d: this.path(both[i], epoch, epochs) }));
    this.sofar.forEach((line, i) => line.put({ d: this.path(both[i], 0, epoch) }));
    const x = plane.toX(epoch);
    this.stopped.put({ x1: x, x2: x, y1: plane.toY(0), y2: plane.toY(HIGHEST) });
    this.dots.forEach((dot, i) => dot.put({ cx: x, cy: plane.toY(Math.min(both[i][epoch], 3)) }));
    this.best.put({ cx: plane.toX(best), cy: plane.toY(Math.min(both[1][best], 3)) });
  }

  // The names at the ends of the lines, apart from each other.
  nameEnds(both, ofNoise) {
    const { plane } = this;
    const x = plane.toX(this.epochs) + 8;
    const y = (loss) => plane.toY(Math.min(loss, HIGHEST)) + 4;
    const ends = [...this.names.map((element, i) => ({ element, y: y(both[i].at(-1)) })), { element: this.noiseName, y: y(ofNoise) }];
    this.ofNoise.put({ x1: plane.toX(0), x2: plane.toX(this.epochs), y1: plane.toY(ofNoise), y2: plane.toY(ofNoise) });
    ends.sort((one, other) => other.y - one.y);
    ends.forEach((end, i) => {
      if (i) end.y = Math.min(end.y, ends[i - 1].y - NARROWEST);
      end.element.setAttribute("x", x);
      end.element.setAttribute("y", end.y);
    });
  }
}
