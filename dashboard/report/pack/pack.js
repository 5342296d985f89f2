"use strict";
// The page of a pack: reads the blocks beside it and shows them.  Nothing is fetched, and every text
// becomes a text node, so that no name of a log is ever read as HTML.
(async () => {
  const HEIGHT = 420, LEFT = 64, TOP = 12, BOTTOM = 40;
  const NAMES = 150; // pixels beside the figure for the names of few curves
  const MOST_NAMED = 10;
  const PAPER = 760; // pixels of the figure on paper, so that its letters are as large as the text's
  const FAR = 12; // pixels: how near the pointer has to be to a curve

  const FIRST_ROWS = 40; // runs that are listed at once; the others follow when the browser has time

  async function block(name) {
    const held = document.querySelector(`script[data-name="${name}"]`).textContent;
    const text = atob(held), bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).arrayBuffer();
  }

  const parsed = async (name) => JSON.parse(new TextDecoder().decode(await block(name)));

  // What stands behind this script is there once the whole file was read.
  const whole = new Promise((done) => {
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", done); else done();
  });
  const waiting = new Map(), there = new Map();
  function later(name) {
    if (!waiting.has(name)) {
      waiting.set(name, whole.then(() => parsed(name)).then((held) => { there.set(name, held); return held; }));
    }
    return waiting.get(name);
  }
  const idle = (deed) => (window.requestIdleCallback || setTimeout)(deed);

  function make(tag, settings = {}, ...children) {
    const svg = ["svg", "path", "line", "text", "rect", "circle", "g", "clipPath"].includes(tag);
    const one = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag)
      : document.createElement(tag);
    for (const [name, value] of Object.entries(settings)) {
      if (name.startsWith("on")) one.addEventListener(name.slice(2), value);
      else if (value !== null && value !== false) one.setAttribute(name, value === true ? "" : value);
    }
    one.append(...children.filter((child) => child !== null && child !== undefined));
    return one;
  }

  const [view, held] = await Promise.all([parsed("view"), block("points")]);
  const numbers = new Float32Array(held);
  const languages = Object.keys(view.said);
  const root = document.getElementById("pack");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  for (const one of view.curves) {
    one.x = numbers.subarray(one.at, one.at + one.points);
    one.y = numbers.subarray(one.at + one.points, one.at + 2 * one.points);
    one.key = `${one.metric}.${one.split}`;
  }
  const keys = [...new Set(view.curves.map((one) => one.key))].sort();
  const state = { lang: languages[0], key: firstKey(), log: false, picked: null, x: null, find: "" };

  function firstKey() {
    const counts = new Map();
    for (const one of view.curves) counts.set(one.key, (counts.get(one.key) || 0) + 1);
    const rank = (key) => {
      const [metric, split] = [key.slice(0, key.lastIndexOf(".")), key.slice(key.lastIndexOf(".") + 1)];
      const wanted = view.first ? [view.first] : ["loss", "accuracy"];
      const place = wanted.indexOf(metric);
      return (place < 0 ? 9 : place) * 10 + ["test", "val", "train", "none"].indexOf(split)
        - counts.get(key) / (view.order.length + 1);
    };
    return [...keys].sort((a, b) => rank(a) - rank(b))[0] || "";
  }

  const said = () => view.said[state.lang];
  const named = (lang) => `details-${lang.toLowerCase()}`;
  const details = () => there.get(named(state.lang));
  const word = (name) => said().words[name];
  const number = (value) => (Object.is(value, -0) ? number(0) : Math.abs(value) >= 1e6 || (value !== 0 && Math.abs(value) < 1e-4)
    ? value.toExponential(2).replace(".", state.lang === "pt-BR" ? "," : ".")
    : value.toLocaleString(state.lang, { maximumSignificantDigits: 4 }));
  const isSolid = (run) => !view.strokes[run].dash[1];
  const swatch = (run) => {
    const one = make("span", { class: "swatch", "aria-hidden": "true" });
    one.style.borderColor = colour(run);
    one.style.borderTopStyle = isSolid(run) ? "solid" : "dashed";
    return one;
  };
  const colour = (run) => view.strokes[run][dark.matches && !printing ? "dark" : "light"];
  const sign = (tone) => make("span", { class: tone, "aria-hidden": "true" }, view.signs[tone] + " ");
  let printing = false;

  function draw() {
    document.documentElement.lang = state.lang;
    const parts = [top(), figure(), detail(), runList(), across(), meetings(), sources()];
    root.replaceChildren(...parts.filter(Boolean));
  }

  function top() {
    const others = languages.filter((one) => one !== state.lang);
    return make("section", {},
      make("header", {},
        make("h1", {}, `${word("pack-title")} · ${view.name}`),
        ...others.map((one) => make("button", { lang: one, "data-lang": one, onclick: () => set({ lang: one }) },
          view.said[one].words["pack-language"]))),
      make("p", { class: "lead" }, said().opening),
      make("p", { class: "grounds" }, [...said().grounds, said().made].join(" · ")),
      ...said().failures.map((text) => make("p", { class: "warning" }, text)),
      said().reduced ? make("p", { class: "warning" }, said().reduced) : null,
      said().next ? make("h2", {}, word("pack-next")) : null,
      said().next ? make("p", {}, said().next) : null);
  }

  // The figure.

  function shown() { return view.curves.filter((one) => one.key === state.key); }

  function extent(curves) {
    let [low, high, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const one of curves) {
      for (let i = 0; i < one.points; i += 1) {
        const [x, y] = [one.x[i], one.y[i]];
        if (state.x && (x < state.x[0] || x > state.x[1])) continue;
        if (x < low) low = x;
        if (x > high) high = x;
        if (Number.isFinite(y) && !(state.log && y <= 0)) {
          if (y < bottom) bottom = y;
          if (y > top) top = y;
        }
      }
    }
    if (state.x) [low, high] = state.x;
    if (!(high > low)) [low, high] = [low - 1, low + 1];
    return { low, high, ...upright(curves, bottom, top) };
  }

  // A run that left the picture must not flatten the others: beyond ten times what three quarters of
  // the curves need, the axis ends and the curve leaves it.
  function upright(curves, bottom, top) {
    if (!state.log) {
      const tops = curves.map((one) => {
        let most = -Infinity;
        for (const y of one.y) if (Number.isFinite(y) && y > most) most = y;
        return most;
      }).filter(Number.isFinite).sort((a, b) => a - b);
      const usual = tops[Math.floor((tops.length - 1) * 0.75)];
      if (top - bottom > 10 * (usual - bottom) && usual > bottom) top = usual + (usual - bottom) * 0.1;
    }
    if (!(top > bottom)) return { bottom: bottom - 1, top: bottom + 1 };
    const room = (top - bottom) * 0.03;
    return state.log ? { bottom, top } : { bottom: bottom - room, top: top + room };
  }

  function figure() {
    if (!keys.length) return null;
    const curves = shown(), box = extent(curves);
    const WIDTH = printing ? PAPER : Math.max(320, Math.min(document.documentElement.clientWidth - 40, 1140));
    const isNamed = curves.length <= MOST_NAMED && WIDTH > 700;
    const RIGHT = isNamed ? NAMES : 12;
    const height = (y) => (state.log ? Math.log10(y) : y);
    const [bottom, top] = [height(box.bottom), height(box.top)];
    const px = (x) => LEFT + ((x - box.low) / (box.high - box.low)) * (WIDTH - LEFT - RIGHT);
    const py = (y) => TOP + (1 - (height(y) - bottom) / (top - bottom)) * (HEIGHT - TOP - BOTTOM);
    const svg = make("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img",
      "aria-label": `${said().metrics[state.key]}. ${said().opening}` });
    for (const tick of ticks(bottom, top, 5)) {
      const y = state.log ? 10 ** tick : tick;
      svg.append(make("line", { class: "grid", x1: LEFT, x2: WIDTH - RIGHT, y1: py(y), y2: py(y) }),
        make("text", { x: LEFT - 8, y: py(y) + 4, "text-anchor": "end" }, number(y)));
    }
    for (const tick of ticks(box.low, box.high, 8)) {
      svg.append(make("text", { x: px(tick), y: HEIGHT - BOTTOM + 20, "text-anchor": "middle" }, number(tick)));
    }
    svg.append(make("text", { x: WIDTH - RIGHT, y: HEIGHT - 4, "text-anchor": "end" },
      word(view.units[curves[0].run] ? "pack-epoch" : "pack-step")));
    svg.append(make("clipPath", { id: "panel" },
      make("rect", { x: LEFT, y: 0, width: WIDTH - LEFT - RIGHT, height: HEIGHT - BOTTOM })));
    svg.append(...spans(px, WIDTH - RIGHT));
    const clip = (x) => Math.min(Math.max(x, -9999), 9999);
    const many = curves.length > 12;
    const drawn = make("g", { "clip-path": "url(#panel)" });
    const tenth = (value) => Math.round(value * 10) / 10;
    for (const one of [...curves].sort((a, b) => (a.run === state.picked) - (b.run === state.picked))) {
      let path = "", pen = "M";
      for (let i = 0; i < one.points; i += 1) {
        const y = one.y[i];
        if (!Number.isFinite(y) || (state.log && y <= 0)) { pen = "M"; continue; }
        path += `${pen}${tenth(px(one.x[i]))},${tenth(clip(py(y)))}`;
        pen = "L";
      }
      const isFaint = state.picked === null ? many && !view.best.includes(one.run) : one.run !== state.picked;
      drawn.append(make("path", { class: `curve${isFaint ? " faint" : ""}${one.run === state.picked ? " picked" : ""}`,
        d: path, stroke: colour(one.run), "stroke-dasharray": isSolid(one.run) ? null : view.strokes[one.run].dash.join(" ") }));
    }
    svg.append(drawn);
    if (isNamed) svg.append(...names(curves, py, WIDTH - RIGHT + 8));
    const reading = make("div", { class: "reading", hidden: true, "aria-live": "polite" });
    pointer(svg, reading, curves, box, px, py, WIDTH, RIGHT);
    return make("section", {},
      make("div", { class: "controls" },
        make("label", {}, `${word("pack-metric")} `,
          make("select", { id: "metric", onchange: (event) => set({ key: event.target.value, x: null }) },
            ...keys.map((key) => make("option", { value: key, selected: key === state.key }, said().metrics[key])))),
        make("button", { "aria-pressed": String(state.log), onclick: () => set({ log: !state.log }) }, word("pack-log-y")),
        state.x ? make("button", { id: "reset", onclick: () => set({ x: null }) }, word("pack-reset")) : null,
        make("span", { class: "small" }, word("pack-hint"))),
      make("p", { class: "printed" }, said().metrics[state.key]),
      make("div", { class: "figure" }, svg, reading));
  }

  // The name of each curve beside its end, pushed apart where ends meet.
  function names(curves, py, x) {
    const found = curves.map((one) => {
      let y = NaN;
      for (const value of one.y) if (Number.isFinite(value) && !(state.log && value <= 0)) y = py(value);
      return { run: one.run, y: Math.min(Math.max(y, TOP + 6), HEIGHT - BOTTOM) };
    }).filter((one) => Number.isFinite(one.y)).sort((a, b) => a.y - b.y);
    for (let i = 1; i < found.length; i += 1) found[i].y = Math.max(found[i].y, found[i - 1].y + 15);
    const over = found.length ? found[found.length - 1].y - (HEIGHT - BOTTOM) : 0;
    return found.map((one) => {
      const text = make("text", { x, y: one.y - Math.max(over, 0) + 4 }, said().runs[one.run].label);
      text.style.fill = colour(one.run);
      if (one.run === state.picked) text.style.fontWeight = "700";
      return text;
    });
  }

  // Where the findings of the chosen run lie; what spans the whole curve would shade all of it.
  function spans(px, right) {
    if (state.picked === null) return [];
    return details().runs[state.picked].seen
      .filter((one) => `${one.metric}.${one.split}` === state.key && one.from !== null && one.to !== null)
      .map((one) => [Math.max(px(one.from), LEFT), Math.min(px(one.to), right)])
      .filter(([from, to]) => to >= from && to - from < 0.9 * (right - LEFT))
      .map(([from, to]) => make("rect", { class: "span", x: from, y: TOP, width: Math.max(to - from, 2),
        height: HEIGHT - TOP - BOTTOM }));
  }

  function ticks(low, high, wanted) {
    const raw = (high - low) / wanted, power = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= raw);
    const found = [];
    for (let at = Math.ceil(low / step); at * step <= high + step * 1e-9; at += 1) found.push(at * step);
    return found;
  }

  function pointer(svg, reading, curves, box, px, py, WIDTH, RIGHT) {
    const mark = make("circle", { r: 5, visibility: "hidden" });
    const brush = make("rect", { class: "brush", y: TOP, height: HEIGHT - TOP - BOTTOM, width: 0 });
    svg.append(brush, mark);
    let from = null, near = null;
    const place = (event) => {
      const edge = svg.getBoundingClientRect();
      return [((event.clientX - edge.left) / edge.width) * WIDTH, ((event.clientY - edge.top) / edge.height) * HEIGHT];
    };
    const back = (x) => box.low + ((x - LEFT) / (WIDTH - LEFT - RIGHT)) * (box.high - box.low);
    svg.addEventListener("pointermove", (event) => {
      const [x, y] = place(event);
      if (from !== null) {
        brush.setAttribute("x", Math.min(from, x));
        brush.setAttribute("width", Math.abs(x - from));
        return;
      }
      near = nearest(curves, x, y, px, py);
      mark.setAttribute("visibility", near ? "visible" : "hidden");
      reading.hidden = !near;
      if (!near) return;
      mark.setAttribute("cx", px(near.x)); mark.setAttribute("cy", py(near.y));
      mark.setAttribute("fill", colour(near.run));
      reading.replaceChildren(swatch(near.run), `${said().runs[near.run].name}: ${number(near.y)}`,
        ` · ${word(view.units[near.run] ? "pack-epoch" : "pack-step")} ${number(near.x)}`);
    });
    svg.addEventListener("pointerdown", (event) => { [from] = place(event); });
    svg.addEventListener("pointerleave", () => { from = null; brush.setAttribute("width", 0); });
    svg.addEventListener("pointerup", (event) => {
      const start = from, [x] = place(event);
      from = null;
      if (start !== null && Math.abs(x - start) > 8) {
        const ends = [back(Math.min(start, x)), back(Math.max(start, x))];
        set({ x: [Math.max(ends[0], box.low), Math.min(ends[1], box.high)] });
      } else if (near) set({ picked: near.run === state.picked ? null : near.run });
    });
    svg.addEventListener("dblclick", () => set({ x: null }));
  }

  function nearest(curves, x, y, px, py) {
    let best = null, least = FAR * FAR * 4;
    for (const one of curves) {
      for (let i = after(one.x, px, x - FAR); i < one.points && px(one.x[i]) <= x + FAR; i += 1) {
        if (!Number.isFinite(one.y[i])) continue;
        const far = (px(one.x[i]) - x) ** 2 + (py(one.y[i]) - y) ** 2;
        if (far < least) { least = far; best = { run: one.run, x: one.x[i], y: one.y[i] }; }
      }
    }
    return best;
  }

  function after(xs, px, x) {
    let [low, high] = [0, xs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (px(xs[middle]) < x) low = middle + 1; else high = middle;
    }
    return low;
  }

  // One run.

  function list(texts) { return texts.length ? make("ul", {}, ...texts.map((text) => make("li", {}, text))) : null; }

  function detail() {
    if (state.picked === null) return null;
    const one = details().runs[state.picked];
    return make("section", { class: "detail", id: "detail" },
      make("h2", {}, swatch(state.picked), said().runs[state.picked].name),
      make("p", {}, sign(view.tones[state.picked]), one.headline),
      make("dl", { class: "lamps" }, ...one.lamps.map((lamp) => make("div", {},
        make("dt", {}, lamp.name),
        make("dd", {}, sign(lamp.tone), lamp.state),
        make("dd", { class: "small" }, [lamp.sureness, lamp.reason].filter(Boolean).join(" ")),
        lamp.because ? make("dd", { class: "small" }, list([...lamp.because,
          ...lamp.against.map((text) => `${word("against")} ${text}`), ...lamp.margins])) : null))),
      one.seen.length ? make("h3", {}, word("what-was-seen")) : null,
      list(one.seen.map((seen) => seen.text)),
      make("h3", {}, word("what-to-change")),
      one.advice.length ? null : make("p", {}, word("no-advice-long")),
      ...one.advice.flatMap((advice) => [
        make("p", {}, make("b", {}, advice.text), ` ${advice.why}`),
        list([advice.expect, advice.wrong]),
        ...advice.code.length ? [make("details", {}, make("summary", {}, word("advice-code")),
          ...advice.code.flatMap(([name, text]) => [make("p", { class: "small" }, name), make("pre", {}, text)]))] : []]),
      make("details", {}, make("summary", {}, word("pack-settings")), settings(one)));
  }

  function settings(one) {
    return make("dl", { class: "settings" },
      ...one.settings.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
  }

  function runList() {
    const wanted = state.find.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = view.order.filter((run) => {
      const text = `${said().runs[run].name} ${said().runs[run].short}`.toLowerCase();
      return wanted.every((part) => text.includes(part));
    });
    const finder = make("input", { id: "find", type: "search", value: state.find, "aria-label": word("pack-find"),
      placeholder: word("pack-find"), oninput: (event) => { state.find = event.target.value; again("find"); } });
    return make("section", { id: "runs" },
      make("h2", {}, `${word("pack-runs")} (${rows.length})`),
      view.order.length > 8 ? make("div", { class: "controls finder" }, finder) : null,
      rows.length ? null : make("p", {}, word("pack-none-found")),
      listed(rows));
  }

  // The rows of runs; those below the first ones follow at once only where all have to be there.
  function listed(rows) {
    const all = make("ul", { class: "runs" });
    const row = (run) => make("li", {},
      make("button", { "aria-pressed": String(run === state.picked), "data-run": run,
        onclick: () => choose(run) },
      swatch(run), make("b", {}, said().runs[run].name),
      make("span", {}, sign(view.tones[run]), said().runs[run].short)));
    const now = printing || rows.indexOf(state.picked) >= FIRST_ROWS ? rows.length : FIRST_ROWS;
    all.append(...rows.slice(0, now).map(row));
    if (rows.length > now) idle(() => all.append(...rows.slice(now).map(row)));
    return all;
  }

  function across() {
    if (!said().across.length) return null;
    return make("section", {}, make("h2", {}, word("pack-across")), list(said().across));
  }

  // What was decided.

  function meetings() {
    if (!view.meetings.length) return null;
    return make("section", { id: "decisions" }, make("h2", {}, word("pack-decisions")),
      ...view.meetings.flatMap((meeting) => [
        make("h3", {}, `${meeting.title || meeting.set_name} · ${new Date(meeting.opened_at * 1000).toLocaleDateString(state.lang)}`),
        meeting.decisions.length ? null : make("p", {}, word("pack-nothing-decided")),
        ...meeting.decisions.map(decision),
        ...meeting.notes.length ? [make("h3", {}, word("pack-notes")),
          ...meeting.notes.map((note) => make("p", { class: "note" }, note.text))] : []]));
  }

  function decision(one) {
    const last = one.versions[one.versions.length - 1];
    const facts = [last.owner ? `${word("pack-by")} ${last.owner}` : "",
      last.due ? `${word("pack-due")} ${new Date(`${last.due}T12:00:00`).toLocaleDateString(state.lang)}` : ""];
    return make("div", { class: "detail" },
      make("p", {}, make("b", {}, one.setting), ` — ${said().kinds[last.kind] || last.kind}`),
      last.reason ? make("p", { class: "note" }, last.reason) : null,
      last.command ? make("pre", {}, last.command) : null,
      facts.some(Boolean) ? make("p", { class: "small" }, facts.filter(Boolean).join(" · ")) : null,
      last.note ? make("p", { class: "note" }, last.note) : null);
  }

  // The files are listed when somebody opens the list, and on paper.
  function sources() {
    const box = make("details", { id: "sources" },
      make("summary", {}, make("b", {}, `${word("pack-sources")} (${view.sources})`)));
    const fill = async () => {
      if (!box.open || box.querySelector("table")) return;
      const [about] = await Promise.all([later("about"), later(named(state.lang))]);
      if (!box.querySelector("table")) box.append(...files(about.sources));
    };
    box.addEventListener("toggle", fill);
    if (printing && there.has("about") && details()) box.append(...files(there.get("about").sources));
    return make("section", {}, box, make("p", { class: "small" }, `Curva ${view.program} · ${said().made}`));
  }

  function files(many) {
    return [list(details().receipt),
      make("table", {},
        make("thead", {}, make("tr", {}, ...[word("pack-file"), word("pack-bytes"), "SHA-256"].map((head, place) => make("th", { scope: "col", class: place === 1 && "bytes" }, head)))),
        make("tbody", {}, ...many.map((one) => make("tr", {},
          make("td", {}, one.path), make("td", { class: "bytes" }, one.size.toLocaleString(state.lang)),
          make("td", { class: "sum" }, one.sha256)))))].filter(Boolean);
  }

  async function set(changes) {
    const next = { ...state, ...changes };
    if (next.picked !== null && !there.has(named(next.lang))) await later(named(next.lang));
    const active = document.activeElement, kept = [active.id && `#${active.id}`, active.dataset?.run && `[data-run="${active.dataset.run}"]`].find(Boolean);
    Object.assign(state, changes);
    draw();
    if (kept) document.querySelector(kept)?.focus();
  }

  async function choose(run) {
    await set({ picked: run === state.picked ? null : run });
    document.getElementById("detail")?.scrollIntoView({ block: "start" });
  }

  function again(id) {
    const old = document.getElementById("runs"), at = document.getElementById(id).selectionStart;
    old.replaceWith(runList());
    const field = document.getElementById(id);
    field.focus();
    field.setSelectionRange(at, at);
  }

  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (state.x || state.picked !== null) set({ x: null, picked: null });
  });
  addEventListener("beforeprint", () => { printing = true; draw(); for (const one of root.querySelectorAll("details")) one.open = true; });
  addEventListener("afterprint", () => { printing = false; draw(); });
  dark.addEventListener("change", draw);
  let width = innerWidth;
  addEventListener("resize", () => { if (innerWidth !== width) { width = innerWidth; draw(); } });
  draw();
  root.dataset.ready = "true";
  // For who chooses a run or prints: read while nobody waits for anything.
  await whole;
  idle(() => ["about", named(state.lang)].forEach(later));
})();
