// Two weights on a surface, and three optimizers: the formulas of dashboard/descent/two_weights.py.
import { FARTHEST } from "./descent.js";

const MOMENTUM = 0.9;
const [BETA_1, BETA_2, EPSILON] = [0.9, 0.999, 1e-8];

export const surfaces = {
  valley: ({ condition }) => ({
    loss: ([u, v]) => (u * u + condition * (v * v)) / 2,
    slope: ([u, v]) => [u, condition * v],
    steepest: condition,
  }),
  hills: ({ bowl, height, waves }) => {
    const of = (one) => bowl * one + height * waves * Math.sin(waves * one);
    return {
      loss: ([u, v]) => (bowl * (u * u + v * v)) / 2 + height * (2 - (Math.cos(waves * u) + Math.cos(waves * v))),
      slope: ([u, v]) => [of(u), of(v)],
      steepest: bowl + height * waves * waves,
    };
  },
};

// From the gradient to the step, with what an optimizer remembers.
function stepper(optimizer, rate) {
  let first = [0, 0];
  let second = [0, 0];
  let steps = 0;
  return (slope) => {
    steps++;
    if (optimizer === "sgd") return slope.map((g) => -rate * g);
    if (optimizer === "momentum") {
      first = first.map((m, i) => MOMENTUM * m + slope[i]);
      return first.map((m) => -rate * m);
    }
    first = first.map((m, i) => BETA_1 * m + (1 - BETA_1) * slope[i]);
    second = second.map((s, i) => BETA_2 * s + (1 - BETA_2) * slope[i] * slope[i]);
    const [one, two] = [1 - BETA_1 ** steps, 1 - BETA_2 ** steps];
    return first.map((m, i) => (-rate * (m / one)) / (Math.sqrt(second[i] / two) + EPSILON));
  };
}

export function walkTwo(surface, start, rate, optimizer, steps) {
  const take = stepper(optimizer, rate);
  const path = { points: [], losses: [], slopes: [] };
  let at = start;
  for (let step = 0; step <= steps && Math.hypot(...at) < FARTHEST; step++) {
    const slope = surface.slope(at);
    path.points.push(at);
    path.losses.push(surface.loss(at));
    path.slopes.push(slope);
    const [du, dv] = take(slope);
    at = [at[0] + du, at[1] + dv];
  }
  return path;
}
