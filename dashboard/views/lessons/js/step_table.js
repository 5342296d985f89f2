// The numbers of every step, for reading and for screen readers; closed until it is asked for.
import { html } from "./dom.js";

export function stepTable(title, columns) {
  const body = html("tbody");
  const heads = columns.map((name) => html("th", { scope: "col" }, name));
  const element = html("details", { class: "steps" }, html("summary", {}, title), html("div", {}, html("table", {}, html("thead", {}, html("tr", {}, ...heads)), body)));
  return {
    element,
    show: (rows) => body.replaceChildren(...rows.map((row) => html("tr", {}, ...row.map((cell) => html("td", {}, cell))))),
  };
}
