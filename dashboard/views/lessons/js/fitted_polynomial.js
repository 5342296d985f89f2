// A polynomial in Legendre's terms: the formulas of dashboard/descent/remedies_polynomial.py.
export function legendre(x, degree) {
  const terms = [1, x];
  for (let k = 1; k < degree; k++) terms.push(((2 * k + 1) * x * terms[k] - k * terms[k - 1]) / (k + 1));
  return terms.slice(0, degree + 1).map((term, k) => Math.sqrt(2 * k + 1) * term);
}

// `size` is the degree. `slopes` writes the gradient of the mean squared error; `keep` gives in turn what
// dropout scales each term of each example by.
export function fittedPolynomial(size) {
  const terms = new Float64Array(size + 1);
  const predict = (weights, row) => {
    let sum = 0;
    for (let k = 0; k <= size; k++) sum += row[k] * weights[k];
    return sum;
  };
  return {
    rate: 0.03,
    momentum: 0,
    start: () => new Float64Array(size + 1),
    isPenalised: (k) => k > 0,
    inputs: (x) => x.map((one) => Float64Array.from(legendre(one, size))),
    predict,
    slopes(weights, rows, y, keep, gradient) {
      gradient.fill(0);
      rows.forEach((row, i) => {
        let seen = row;
        if (keep) {
          terms.set(row);
          for (let k = 1; k <= size; k++) terms[k] *= keep();
          seen = terms;
        }
        const error = (2 / y.length) * (predict(weights, seen) - y[i]);
        for (let k = 0; k <= size; k++) gradient[k] += error * seen[k];
      });
    },
  };
}
