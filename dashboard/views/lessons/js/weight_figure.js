// Loss against weight: the curve, the trail, and at the present weight the tangent and the next step.
import { svg } from "./dom.js";
import { written } from "./numbers.js";
import { layer, Plane } from "./plane.js";

const WIDER = 2.6; // how much wider than its window the figure may become to hold a trail
const ARROW = 7;

export class WeightFigure {
  constructor({ texts, look, lang, size, onStart }) {
    this.write = (value) => written(value, lang);
    this.plane = new Plane({ title: texts["loss-by-weight"], xTitle: texts.weight, look, lang, size, label: texts["weight-figure"] });
    const { marks, front } = this.plane;
    this.curve = layer(marks, "path", { fill: "none", stroke: look.text, "stroke-width": 1.6 });
    this.valley = layer(marks, "line", { stroke: look.grey, "stroke-dasharray": "2 4" });
    this.trail = layer(marks, "path", { fill: "none", stroke: look.first, "stroke-width": 1.2, opacity: 0.75 });
    this.dots = layer(marks, "path", { fill: look.first, opacity: 0.6 });
    this.tangent = layer(marks, "line", { stroke: look.second, "stroke-width": 1.8 });
    this.drop = layer(marks, "line", { stroke: look.second, "stroke-width": 1, "stroke-dasharray": "3 3" });
    this.arrow = layer(marks, "path", { fill: "none", stroke: look.second, "stroke-width": 2.2 });
    this.ball = layer(marks, "circle", { r: 7, fill: look.first, stroke: look.panel, "stroke-width": 2 });
    this.words = svg("text", { class: "note" });
    this.edge = svg("text", { class: "note", "text-anchor": "middle" });
    front.append(this.words, this.edge);
    this.texts = texts;
    const element = this.plane.element;
    element.style.cursor = "crosshair";
    element.addEventListener("click", (event) => onStart(this.plane.at(event)[0]));
  }

  // The ranges that hold the walk so far, within reason.
  frame(preset, path) {
    const [low, high] = preset.window;
    const most = ((WIDER - 1) / 2) * (high - low);
    const inside = path.weights.filter((w) => Math.abs(w - (low + high) / 2) <= most + (high - low) / 2);
    const margin = 0.04 * (high - low);
    const x = [Math.min(low, ...inside.map((w) => w - margin)), Math.max(high, ...inside.map((w) => w + margin))];
    const walls = Math.max(preset.loss.loss(x[0]), preset.loss.loss(x[1]));
    const lowest = Math.min(0, ...preset.bottoms.map(preset.loss.loss));
    const top = Math.min(walls, Math.max(1.3 * path.losses[0], ...inside.map((w) => 1.12 * preset.loss.loss(w)), 0.5 * walls));
    const before = this.plane.drawn;
    this.plane.frame(x, [lowest, top]);
    if (this.plane.drawn !== before || this.preset !== preset) this.curve.put({ d: this.plane.curve(preset.loss.loss) });
    this.preset = preset;
  }

  // Draw the walk up to its last point; `share` of the move to `next` is done.
  draw(preset, path, next, share) {
    this.frame(preset, path);
    const { plane, texts } = this;
    const points = path.weights.map((w, i) => [w, path.losses[i]]);
    const last = path.weights.length - 1;
    const [w, loss, slope] = [path.weights[last], path.losses[last], path.slopes[last]];
    this.trail.put({ d: plane.line(points) });
    this.dots.put({ d: plane.dots(points, 3) });
    const bottom = plane.toX(preset.loss.minimumNear(w));
    this.valley.put({ x1: bottom, x2: bottom, y1: plane.toY(plane.y[1]), y2: plane.toY(plane.y[0]) });
    const now = next === null ? w : w + share * (next - w);
    this.ball.put({ cx: plane.toX(now), cy: plane.toY(preset.loss.loss(now)) });
    this.drawTangent(w, loss, slope);
    this.drawArrow(w, next, loss, preset);
    const out = w < plane.x[0] || w > plane.x[1] || loss > plane.y[1];
    this.edge.textContent = out ? texts["out-of-view"].replace("{w}", this.write(w)) : "";
    this.edge.setAttribute("x", plane.size.width / 2);
    this.edge.setAttribute("y", plane.room.top + 14);
  }

  drawTangent(w, loss, slope) {
    const { plane } = this;
    const scaleX = plane.toX(1) - plane.toX(0);
    const scaleY = plane.toY(0) - plane.toY(1);
    const steep = (slope * scaleY) / scaleX; // as it is drawn
    const across = 62 / Math.hypot(1, steep);
    const [x, y] = [plane.toX(w), plane.toY(loss)];
    this.tangent.put({ x1: x - across, x2: x + across, y1: y + across * steep, y2: y - across * steep });
  }

  // The step −η dL/dw along the weight, at the height of the present loss, then down to the curve.
  drawArrow(w, next, loss, preset) {
    const { plane } = this;
    const [x, y] = [plane.toX(w), plane.toY(loss)];
    const tip = next === null ? x : plane.toX(Math.max(plane.x[0] - 9, Math.min(plane.x[1] + 9, next)));
    const length = Math.abs(tip - x);
    const shown = next !== null && length > 0.5 && Number.isFinite(y);
    const head = Math.sign(tip - x) * Math.min(ARROW, length);
    this.arrow.put({ d: shown ? `M${x},${y}L${tip},${y}M${tip - head},${y - ARROW / 1.6}L${tip},${y}L${tip - head},${y + ARROW / 1.6}` : "" });
    this.drop.put(shown ? { x1: tip, x2: tip, y1: y, y2: plane.toY(preset.loss.loss(next)) } : { x1: 0, x2: 0, y1: 0, y2: 0 });
  }
}
