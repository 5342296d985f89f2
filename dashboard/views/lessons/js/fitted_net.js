// A net of one hidden layer: the formulas of dashboard/descent/remedies_net.py.
import { chance } from "./chance.js";

const SEED = 1339;
const [STEEP, SHIFT, OUT] = [3, 2, 0.5];

// `size` is the number of units H; the weights are one array: a (H), b (H), v (H), c.
export function fittedNet(size) {
  const turned = new Float64Array(size);
  const kept = new Float64Array(size).fill(1);
  return {
    rate: 0.02,
    momentum: 0.9,
    start() {
      const { normal } = chance(SEED);
      const scales = [STEEP, SHIFT, OUT / Math.sqrt(size)];
      return Float64Array.from({ length: 3 * size + 1 }, (_, i) => (i < 3 * size ? normal() * scales[Math.floor(i / size)] : 0));
    },
    isPenalised: (k) => k < size || (k >= 2 * size && k < 3 * size),
    inputs: (x) => x,
    predict(weights, x) {
      let sum = weights[3 * size];
      for (let h = 0; h < size; h++) sum += weights[2 * size + h] * Math.tanh(weights[h] * x + weights[size + h]);
      return sum;
    },
    slopes(weights, xs, y, keep, gradient) {
      gradient.fill(0);
      xs.forEach((x, i) => {
        let sum = weights[3 * size];
        for (let h = 0; h < size; h++) {
          turned[h] = Math.tanh(weights[h] * x + weights[size + h]);
          if (keep) kept[h] = keep();
          sum += weights[2 * size + h] * turned[h] * kept[h];
        }
        const error = (2 / y.length) * (sum - y[i]);
        for (let h = 0; h < size; h++) {
          const inner = error * weights[2 * size + h] * kept[h] * (1 - turned[h] * turned[h]);
          gradient[h] += x * inner;
          gradient[size + h] += inner;
          gradient[2 * size + h] += error * turned[h] * kept[h];
        }
        gradient[3 * size] += error;
      });
    },
  };
}
