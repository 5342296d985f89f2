// The points of the lesson on remedies: the formulas of dashboard/descent/remedies_data.py.
import { chance } from "./chance.js";

const MOST_EXAMPLES = 96;
const VALIDATION = 48;
const NOISE = 0.3;
const GOLDEN = 0.6180339887498949;

export const target = (x) => Math.sin(Math.PI * x);
const meanSquare = (numbers) => numbers.reduce((sum, one) => sum + one * one, 0) / numbers.length;

// The first `examples` points to train on, those of the validation, and the error of the function itself.
export function smallSet(seed, examples) {
  const { normal } = chance(seed);
  const noise = Array.from({ length: MOST_EXAMPLES + VALIDATION }, () => NOISE * normal());
  const x = Array.from({ length: examples }, (_, i) => 2 * ((0.5 + i * GOLDEN) % 1) - 1);
  const between = Array.from({ length: VALIDATION }, (_, i) => (2 * (i + 0.5)) / VALIDATION - 1);
  const heldOut = noise.slice(MOST_EXAMPLES);
  return {
    train: { x, y: x.map((one, i) => target(one) + noise[i]) },
    validation: { x: between, y: between.map((one, i) => target(one) + heldOut[i]) },
    ofNoise: meanSquare(heldOut),
  };
}
