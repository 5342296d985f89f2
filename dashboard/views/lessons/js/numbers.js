// Numbers as the language writes them: the same rules as dashboard/text/numerals.py.
const SMALLEST_PLAIN = 1e-4;
const LARGEST_PLAIN = 1e15;
const UNGROUPED_DIGITS = 4;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const MARKS = { "pt-BR": { decimal: ",", group: "." }, en: { decimal: ".", group: "," } };

const superscript = (exponent) =>
  (exponent < 0 ? "⁻" : "") + [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[digit]).join("");

const trimmed = (plain) => (plain.includes(".") ? plain.replace(/0+$/, "").replace(/\.$/, "") : plain);

function marked(plain, lang) {
  const { decimal, group } = MARKS[lang];
  const sign = plain.startsWith("-") && /[1-9]/.test(plain) ? "\u2212" : "";
  const [whole, fraction] = plain.replace("-", "").split(".");
  const grouped = whole.length > UNGROUPED_DIGITS ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  return sign + grouped + (fraction ? decimal + fraction : "");
}

// With so many decimals; a tie goes to the even digit, as Python rounds, and not up as toFixed does.
const writers = [];
function fixed(value, decimals) {
  writers[decimals] ??= new Intl.NumberFormat("en", {
    minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: false, roundingMode: "halfEven",
  });
  return writers[decimals].format(value);
}

export function written(value, lang, digits = 5) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "\u2212∞";
  const size = Math.abs(value);
  if (size && (size <= SMALLEST_PLAIN || size >= LARGEST_PLAIN)) {
    const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
    return `${marked(trimmed(mantissa), lang)}\u00a0×\u00a010${superscript(Number(exponent))}`;
  }
  const decimals = size ? Math.max(0, digits - 1 - Math.floor(Math.log10(size))) : 0;
  return marked(trimmed(fixed(value, Math.min(decimals, 20))), lang);
}

// The number that a person typed, with a comma or a point; NaN where it is none.
export function typed(text) {
  const plain = text.trim().replace("\u2212", "-").replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(plain) ? Number(plain) : NaN;
}

// A sentence of the catalogue with its values; they stand in it as {name}.
export function said(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}
