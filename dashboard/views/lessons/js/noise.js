// Descent with a noisy gradient: the formulas of dashboard/descent/noise.py.
import { chance } from "./chance.js";

export function noisyDistances(start, rates, curvature, noise, seed) {
  const { normal } = chance(seed);
  let distance = start;
  const found = [distance];
  for (const rate of rates) {
    distance -= rate * (curvature * distance + noise * normal());
    found.push(distance);
  }
  return found;
}

// The mean loss before each step and after the last.
export function expectedLosses(start, rates, curvature, noise) {
  let square = start * start;
  const found = [(curvature / 2) * square];
  for (const rate of rates) {
    const factor = 1 - rate * curvature;
    square = factor * factor * square + rate * rate * noise * noise;
    found.push((curvature / 2) * square);
  }
  return found;
}

// The floor of the mean loss at a constant rate; null where the walk never settles.
export function floorOf(rate, curvature, noise) {
  if (rate * curvature >= 2) return null;
  return ((curvature / 2) * rate * noise * noise) / (curvature * (2 - rate * curvature));
}
