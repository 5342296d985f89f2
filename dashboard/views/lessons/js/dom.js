// Elements of the page and of figures, made in one call each.
const SVG = "http://www.w3.org/2000/svg";

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes))
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export function html(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

// What a lesson opens with: its stretches in order, each with the glossary's sentence where it is a term.
export function lead(stretches) {
  const parts = stretches.map(([text, says]) =>
    says ? html("span", { class: "term", tabindex: 0, "data-says": says }, text) : text,
  );
  return html("p", { class: "told" }, ...parts);
}

export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

// Change attributes of an element that is drawn already.
export function put(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

export function button(label, action, attributes = {}) {
  const made = html("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", action);
  return made;
}

// A choice of one among a few: buttons of which one is pressed.
export function choice(label, options, chosen, pick) {
  const buttons = options.map(([code, text]) =>
    button(text, () => pick(code), { "data-code": code, "aria-pressed": String(code === chosen) }),
  );
  const group = html("div", { class: "choice", role: "group", "aria-label": label }, ...buttons);
  return {
    group,
    show: (code) => buttons.forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.code === code))),
  };
}
