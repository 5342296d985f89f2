// A perceptron with two inputs: the formulas of dashboard/descent/perceptron.py.
function sigmoid(z) {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const grown = Math.exp(z);
  return grown / (1 + grown);
}

const crossEntropy = (z, y) => Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z)));

// All numbers of one example on its way through: forward, loss, backward, update.
function throughOnce([w1, w2, b], [x1, x2, y], rate) {
  const z = w1 * x1 + w2 * x2 + b;
  const p = sigmoid(z);
  const dz = p - y;
  const slopes = [dz * x1, dz * x2, dz];
  const after = [w1 - rate * slopes[0], w2 - rate * slopes[1], b - rate * slopes[2]];
  return { example: [x1, x2, y], before: [w1, w2, b], z, p, loss: crossEntropy(z, y), dz, slopes, after };
}

export function trainNeuron(task, start, rate, steps) {
  const taken = [];
  let weights = start;
  for (let number = 0; number < steps; number++) {
    taken.push(throughOnce(weights, task[number % task.length], rate));
    weights = taken.at(-1).after;
  }
  return taken;
}

export const meanLoss = ([w1, w2, b], task) =>
  task.reduce((sum, [x1, x2, y]) => sum + crossEntropy(w1 * x1 + w2 * x2 + b, y), 0) / task.length;
