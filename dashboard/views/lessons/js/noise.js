// Descent with a noisy gradient: the formulas of dashboard/descent/noise.py.
import { chance } from "./chance.js";

// The first numbers of each seed are drawn once: while a rate is dragged they stay the same.
const drawn = new Map();
function normals(seed, count) {
  if ((drawn.get(seed)?.length ?? 0) < count) {
    const { normal } = chance(seed);
    drawn.set(seed, Float64Array.from({ length: count }, normal));
  }
  return drawn.get(seed);
}

export function noisyDistances(start, rates, curvature, noise, seed) {
  const chances = normals(seed, rates.length);
  const found = new Float64Array(rates.length + 1);
  found[0] = start;
  for (let i = 0; i < rates.length; i++) found[i + 1] = found[i] - rates[i] * (curvature * found[i] + noise * chances[i]);
  return found;
}

// The mean loss before each step and after the last.
export function expectedLosses(start, rates, curvature, noise) {
  let square = start * start;
  const found = new Float64Array(rates.length + 1);
  found[0] = (curvature / 2) * square;
  rates.forEach((rate, i) => {
    const factor = 1 - rate * curvature;
    square = factor * factor * square + rate * rate * noise * noise;
    found[i + 1] = (curvature / 2) * square;
  });
  return found;
}

// The floor of the mean loss at a constant rate; null where the walk never settles.
export function floorOf(rate, curvature, noise) {
  if (rate * curvature >= 2) return null;
  return ((curvature / 2) * rate * noise * noise) / (curvature * (2 - rate * curvature));
}
