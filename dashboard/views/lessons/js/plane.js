// A plane in the style of the textbook's figures: light horizontal grid, few ticks, title set left.
import { put, svg } from "./dom.js";
import { written } from "./numbers.js";

const DESK = { width: 560, height: 300 };
const PHONE = { width: 380, height: 260 }; // the type stays as large where the figure is smaller
const PROJECTED = { width: 560, height: 200 };
export const narrow = window.matchMedia("(max-width: 720px)");
export const projected = window.matchMedia("(min-width: 1600px) and (max-height: 1200px)");
const ROOM = { left: 46, right: 14, top: 30, bottom: 36 };

const usual = () => (narrow.matches ? PHONE : DESK);

// On a projector the figures are low enough for the controls that move them to stay in sight. Not
// where a length on one axis is compared with one on the other.
export const overControls = () => (projected.matches ? PROJECTED : usual());

// About `count` round numbers within a range.
function ticks([low, high], count) {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough);
  const found = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) found.push(i * step);
  return found;
}

let planes = 0;

export class Plane {
  constructor({ title, xTitle, look, lang, label, size = usual(), room = ROOM }) {
    Object.assign(this, { look, lang, size, room, x: [0, 1], y: [0, 1] });
    const id = `plane-${planes++}`;
    const box = { x: room.left, y: room.top, width: size.width - room.left - room.right, height: size.height - room.top - room.bottom };
    this.grid = svg("g", { "aria-hidden": "true" });
    this.marks = svg("g", { "clip-path": `url(#${id})` });
    this.front = svg("g");
    this.element = svg(
      "svg",
      { viewBox: `0 0 ${size.width} ${size.height}`, role: "img", "aria-label": label ?? title },
      svg("clipPath", { id }, svg("rect", { x: box.x - 7, y: box.y - 4, width: box.width + 14, height: box.height + 11 })),
      svg("rect", { width: size.width, height: size.height, fill: look.panel }),
      svg("text", { x: 4, y: 17, class: "title" }, title),
      this.grid,
      svg("text", { x: size.width - room.right, y: size.height - 4, class: "axis", "text-anchor": "end" }, xTitle ?? ""),
      this.marks,
      this.front,
    );
  }

  toX(value) {
    const { left, right } = this.room;
    return left + ((value - this.x[0]) / (this.x[1] - this.x[0])) * (this.size.width - left - right);
  }

  toY(value) {
    const { top, bottom } = this.room;
    return this.size.height - bottom - ((value - this.y[0]) / (this.y[1] - this.y[0])) * (this.size.height - top - bottom);
  }

  // The place in the plane's numbers of a click; measured on the drawn box, at whatever zoom.
  at(event) {
    const box = this.element.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * this.size.width;
    const y = ((event.clientY - box.top) / box.height) * this.size.height;
    const { left, right, top, bottom } = this.room;
    return [
      this.x[0] + ((x - left) / (this.size.width - left - right)) * (this.x[1] - this.x[0]),
      this.y[0] + ((this.size.height - bottom - y) / (this.size.height - top - bottom)) * (this.y[1] - this.y[0]),
    ];
  }

  // Draw grid and ticks for the ranges; with `powers` y is a logarithm to the base 10;
  // nothing is done where they are drawn already.
  frame(x, y, { xCount = 7, yCount = 5, whole = false, powers = false } = {}) {
    const drawn = [...x, ...y].join();
    if (drawn === this.drawn) return;
    Object.assign(this, { drawn, x, y });
    const { left, right, bottom } = this.room;
    const floor = this.size.height - bottom;
    const parts = [];
    const toWrite = (value) => (powers ? 10 ** value : value);
    for (const value of ticks(y, yCount)) {
      if (powers && !Number.isInteger(value)) continue;
      const at = this.toY(value);
      parts.push(svg("line", { x1: left, x2: this.size.width - right, y1: at, y2: at, stroke: this.look.grid }));
      parts.push(svg("text", { x: left - 6, y: at + 4, class: "axis", "text-anchor": "end" }, written(toWrite(value), this.lang, 3)));
    }
    parts.push(svg("line", { x1: left, x2: this.size.width - right, y1: floor, y2: floor, stroke: this.look.grey, opacity: 0.6 }));
    for (const value of ticks(x, xCount)) {
      if (whole && !Number.isInteger(value)) continue;
      const at = this.toX(value);
      parts.push(svg("line", { x1: at, x2: at, y1: floor, y2: floor + 4, stroke: this.look.grey, opacity: 0.6 }));
      parts.push(svg("text", { x: at, y: floor + 16, class: "axis", "text-anchor": "middle" }, written(value, this.lang, 3)));
    }
    this.grid.replaceChildren(...parts);
  }

  // The `d` of a line through points.
  line(points) {
    return points.map(([x, y], i) => `${i ? "L" : "M"}${this.toX(x).toFixed(2)},${this.toY(y).toFixed(2)}`).join("");
  }

  // The `d` of a dot at each point.
  dots(points, radius) {
    return points
      .map(([x, y]) => `M${(this.toX(x) - radius).toFixed(2)},${this.toY(y).toFixed(2)}a${radius},${radius} 0 1,0 ${2 * radius},0a${radius},${radius} 0 1,0 ${-2 * radius},0`)
      .join("");
  }

  curve(f, points = 160) {
    const [low, high] = this.x;
    return this.line(Array.from({ length: points + 1 }, (_, i) => low + ((high - low) * i) / points).map((x) => [x, f(x)]));
  }
}

// A layer of a plane that is drawn once and moved by its attributes.
export function layer(group, tag, attributes) {
  const element = svg(tag, attributes);
  group.append(element);
  return { element, put: (changed) => put(element, changed) };
}
