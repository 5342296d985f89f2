// The fit of the lesson on remedies, epoch by epoch: the formulas of dashboard/descent/remedies.py.
import { chance } from "./chance.js";
import { fittedNet } from "./fitted_net.js";
import { fittedPolynomial } from "./fitted_polynomial.js";
import { smallSet } from "./small_set.js";

const SHIFT_OF_MASKS = 50000;
const MODELS = { polynomial: fittedPolynomial, net: fittedNet };
const AT_ONCE = 20; // epochs between two looks at the clock

// Begins a fit. `advance(until)` goes on until it is done or a moment of performance.now() has come.
export function fitting({ model: name, size, examples, l2, l1, dropout, seed }, epochs) {
  const model = MODELS[name](size);
  const { train, validation, ofNoise } = smallSet(seed, examples);
  const [seen, unseen] = [train, validation].map(({ x }) => model.inputs(x));
  const weights = model.start();
  const many = weights.length;
  const [gradient, moving] = [new Float64Array(many), new Float64Array(many)];
  const penalised = Float64Array.from(weights, (_, k) => Number(model.isPenalised(k)));
  const threshold = (model.rate * l1) / (1 - model.momentum);
  const path = new Float64Array((epochs + 1) * many); // the weights of every epoch, one after the other
  const losses = { train: [], validation: [] };
  const { uniform } = chance(seed + SHIFT_OF_MASKS);
  const keep = dropout > 0 ? () => (uniform() < dropout ? 0 : 1 / (1 - dropout)) : null;

  function loss(inputs, y) {
    let sum = 0;
    for (let i = 0; i < y.length; i++) {
      const error = model.predict(weights, inputs[i]) - y[i];
      sum += error * error;
    }
    return sum / y.length;
  }

  function write() {
    path.set(weights, losses.train.length * many);
    losses.train.push(loss(seen, train.y));
    losses.validation.push(loss(unseen, validation.y));
  }

  function epoch() {
    model.slopes(weights, seen, train.y, keep, gradient);
    for (let k = 0; k < many; k++) {
      moving[k] = model.momentum * moving[k] + gradient[k] + l2 * penalised[k] * weights[k];
      let w = weights[k] - model.rate * moving[k];
      if (l1 && penalised[k]) w = Math.sign(w) * Math.max(Math.abs(w) - threshold, 0);
      weights[k] = w;
    }
    write();
  }

  write();
  let best = null;
  const isDone = () => losses.train.length > epochs;
  return {
    train,
    validation,
    ofNoise,
    losses,
    penalised,
    isDone,
    advance(until = Infinity) {
      while (!isDone() && performance.now() < until) for (let i = 0; i < AT_ONCE && !isDone(); i++) epoch();
    },
    // The epoch of the lowest validation loss of a fit that is done.
    best() {
      best ??= losses.validation.reduce((least, loss, i, all) => (loss < all[least] ? i : least), 0);
      return best;
    },
    weightsAt: (at) => path.subarray(at * many, (at + 1) * many),
    // The fitted function after some epochs.
    functionAt(at) {
      const then = path.subarray(at * many, (at + 1) * many);
      return (x) => model.predict(then, model.inputs([x])[0]);
    },
  };
}
