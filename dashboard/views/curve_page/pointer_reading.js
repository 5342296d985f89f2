// Reads the figure at the pointer: a cursor over all panels, and in a fixed corner the runs that pass
// there, the nearest first. It draws over the figure, in the body of the document, with its own boxes.
const BEYOND_PX = 6; // how far beside a curve's ends it is still read
const EDGE_PX = 14;

const scaled = (value, isLog) => (isLog ? Math.log(value) : value);

const shareOf = (value, [low, high], isLog) =>
  (scaled(value, isLog) - scaled(low, isLog)) / (scaled(high, isLog) - scaled(low, isLog));

const valueAt = (share, [low, high], isLog) =>
  isLog ? low * (high / low) ** share : low + share * (high - low);

// How high a value stands in its panel, as a share; a compressed band bends the axis.
const heightOf = (value, { y, logY, bends }) => {
  if (!bends) return shareOf(value, y, logY);
  const [values, heights] = bends;
  let at = 1;
  while (at < values.length - 1 && values[at] < value) at += 1;
  const share = shareOf(value, [values[at - 1], values[at]], false);
  return heights[at - 1] + share * (heights[at] - heights[at - 1]);
};

// The numbers of a text: four or eight bytes each, then all of them in base64, the lowest byte first.
const unpacked = (text) => {
  const packed = atob(text.slice(1));
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
  return text[0] === "4" ? new Float32Array(bytes.buffer) : new Float64Array(bytes.buffer);
};

// The place of the point whose x is nearest; x rises.
const nearestPlace = (xs, x) => {
  let low = 0;
  let high = xs.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (xs[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low > 0 && x - xs[low - 1] < xs[low] - x ? low - 1 : low;
};

const swatch = () => {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  svg.setAttribute("viewBox", "0 0 26 10");
  path.setAttribute("d", "M1 5H25");
  path.setAttribute("stroke-width", "3");
  svg.append(path);
  return svg;
};

const element = (name, kind, text = "") => {
  const made = document.createElement(name);
  made.className = kind;
  made.textContent = text;
  return made;
};

export default function ({ data, parentElement }) {
  parentElement.curvaStop?.();
  const panels = JSON.parse(data.panels);
  const unpack = (panel) => { // not before somebody points at a figure
    if (panel.isUnpacked) return;
    panel.isUnpacked = true;
    const [xs, ys] = [unpacked(panel.xs), unpacked(panel.ys)];
    let start = 0;
    panel.lines.forEach((line) => {
      const end = start + line.count;
      Object.assign(line, { x: xs.subarray(start, end), y: ys.subarray(start, end) });
      start = end;
    });
  };
  const over = element("div", "pointer-reading");
  over.setAttribute("aria-hidden", "true");
  const corner = element("div", "corner");
  const cursors = panels.map(() => element("div", "cursor"));
  const dots = panels.map(() => element("div", "at"));
  over.append(...cursors, ...dots, corner);
  document.body.append(over);

  // Made once: the browser takes longer to make one of these than to write a hundred numbers.
  const numbers = (options) => new Intl.NumberFormat(data.lang, options);
  const shares = numbers({ style: "percent", maximumFractionDigits: 2 });
  const values = numbers({ maximumSignificantDigits: 4 });
  const places = numbers({ maximumSignificantDigits: 6, useGrouping: false });
  const written = (value, isShare) => (isShare ? shares : values).format(value);
  const place = (value, panel) =>
    panel.isClock ? new Date(value).toLocaleString(data.lang, { timeZone: "UTC" }) : places.format(value);
  const byKey = panels.map((panel) => new Map(panel.lines.map((line) => [line.key, line])));

  const planes = (chart) =>
    panels.map((panel) => chart.querySelector(`.${CSS.escape(`${panel.name}_group`)} path.background`));

  const hide = () => (over.style.display = "none");
  const put = (one, left, top, height) => {
    one.style.display = "block";
    one.style.transform = `translate(${left}px, ${top}px)`;
    if (height !== undefined) one.style.height = `${height}px`;
  };

  // A curve of a panel at an x, and how far it is from a height; nothing where it has no value.
  const reading = (panel, box, line, x, y) => {
    if (!line?.x.length) return null;
    const beyond = (BEYOND_PX * (panel.x[1] - panel.x[0])) / box.width;
    const at = nearestPlace(line.x, x);
    const isOutside = x < line.x[0] - beyond || x > line.x.at(-1) + beyond;
    const value = line.y[at];
    if (!Number.isFinite(value) || (!panel.logX && isOutside) || (panel.logY && value <= 0)) return null;
    const top = box.bottom - heightOf(value, panel) * box.height;
    const shown = Math.min(Math.max(top, box.top), box.bottom);
    return { line, at, value, top: shown, far: Math.abs(shown - y) };
  };

  // Every curve of a panel at an x, the nearest to a height first.
  const passing = (panel, box, x, y) =>
    panel.lines
      .map((line) => reading(panel, box, line, x, y))
      .filter((one) => one)
      .sort((one, other) => one.far - other.far);

  // The rows of the corner stay: to make them anew costs the browser more than the numbers in them.
  const rows = [];
  const made = () => {
    const one = element("p", "");
    const parts = { one, swatch: swatch(), who: element("span", "who"), much: element("b", "much") };
    one.append(parts.swatch, parts.who, parts.much);
    return parts;
  };
  const write = (parts, [kind, line, title, value]) => {
    if (parts.one.className !== kind) parts.one.className = kind;
    if (parts.who.textContent !== title) parts.who.textContent = title;
    if (parts.much.textContent !== value) parts.much.textContent = value;
    if (parts.line === line) return;
    parts.line = line;
    parts.swatch.style.display = line ? "" : "none";
    if (!line) return;
    parts.swatch.firstChild.setAttribute("stroke", line.color);
    parts.swatch.firstChild.setAttribute("stroke-dasharray", line.dash.join(" "));
  };
  const tell = (told) => {
    while (rows.length < told.length) corner.append(rows[rows.push(made()) - 1].one);
    while (rows.length > told.length) rows.pop().one.remove();
    told.forEach((texts, number) => write(rows[number], texts));
  };

  const read = (pointer) => {
    const room = document.querySelector(data.figure);
    const chart = room?.querySelector(data.chart);
    if (!chart?.contains(pointer.target)) return hide();
    const boxes = planes(chart).map((plane) => plane?.getBoundingClientRect());
    const { clientX: left, clientY: top } = pointer;
    const here = boxes.findIndex((box) =>
      box && left >= box.left && left <= box.right && top >= box.top && top <= box.bottom);
    if (here < 0) return hide();
    panels.forEach(unpack);
    const panel = panels[here];
    const box = boxes[here];
    const asked = valueAt((left - box.left) / box.width, panel.x, panel.logX);
    const found = passing(panel, box, asked, top);
    if (!found.length) return hide();
    const [nearest] = found;
    const x = nearest.line.x[nearest.at];
    over.style.display = "block";
    panels.forEach((one, number) => {
      const own = boxes[number];
      const share = shareOf(x, one.x, one.logX);
      const isIn = own && share >= 0 && share <= 1;
      const theirs = () => reading(one, own, byKey[number].get(nearest.line.key), x, top);
      const same = isIn && (number === here ? nearest : theirs());
      if (!isIn) cursors[number].style.display = "none";
      if (!same) dots[number].style.display = "none";
      if (!isIn) return;
      const across = own.left + share * own.width;
      put(cursors[number], across, own.top, own.height);
      if (!same) return;
      dots[number].style.background = nearest.line.color;
      put(dots[number], across, same.top);
    });
    const told = [["where", null, panel.axis, place(x, panel)]];
    found.slice(0, data.most).forEach(({ line, value }, number) => {
      told.push([number ? "near" : "nearest", line, line.title, written(value, panel.isShare)]);
      if (number) return;
      panels.forEach((one, other) => {
        if (other === here || !boxes[other]) return;
        const same = byKey[other].get(line.key);
        const at = same ? same.y[nearestPlace(same.x, x)] : NaN;
        if (Number.isFinite(at)) told.push(["also", null, one.title, written(at, one.isShare)]);
      });
    });
    if (found.length > data.most)
      told.push(["more", null, data.more.replace("\0", found.length - data.most), ""]);
    tell(told);
    const zoom = room.currentCSSZoom ?? 1;
    corner.style.zoom = zoom;
    const space = room.getBoundingClientRect();
    const size = corner.getBoundingClientRect();
    const floor = Math.min(space.bottom, window.innerHeight) - size.height - EDGE_PX;
    const isUnder = left > space.right - size.width - 4 * EDGE_PX && top > floor - 3 * EDGE_PX;
    const side = isUnder ? space.left + EDGE_PX : space.right - size.width - EDGE_PX;
    corner.style.transform = `translate(${side / zoom}px, ${Math.max(floor, EDGE_PX) / zoom}px)`;
  };

  let waiting = 0;
  const moved = (pointer) => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => read(pointer));
  };
  document.addEventListener("pointermove", moved, { passive: true });
  document.addEventListener("pointerleave", hide);
  document.addEventListener("scroll", hide, { passive: true, capture: true });
  hide();
  const stop = () => {
    cancelAnimationFrame(waiting);
    document.removeEventListener("pointermove", moved);
    document.removeEventListener("pointerleave", hide);
    document.removeEventListener("scroll", hide, { capture: true });
    over.remove();
  };
  parentElement.curvaStop = stop;
  return stop;
}
