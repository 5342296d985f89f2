// Gradient descent of one weight: the formulas of dashboard/descent/, in the same order of operations.
const SAME = 1e-9;
export const FARTHEST = 1e12; // a weight beyond is lost: the walk ends there

export const losses = {
  parabola: (given) => ({
    loss: (w) => (given.curvature / 2) * ((w - given.minimum) * (w - given.minimum)) + given.floor,
    slope: (w) => given.curvature * (w - given.minimum),
    curvatureNear: () => given.curvature,
    minimumNear: () => given.minimum,
  }),
  valleys: (given) => {
    const side = (w) => (w < given.top ? 0 : 1);
    return {
      loss: (w) => given.height * ((w * w - 1) * (w * w - 1)) + given.tilt * w + given.floor,
      slope: (w) => 4 * given.height * w * (w * w - 1) + given.tilt,
      curvatureNear: (w) => given.curvatures[side(w)],
      minimumNear: (w) => given.bottoms[side(w)],
    };
  },
};

// The regime of a rate: ηλ below, at and above 1 and 2.
export function regimeOf(rate, curvature) {
  const product = rate * curvature;
  if (Math.abs(product - 1) <= SAME) return "one-step";
  if (Math.abs(product - 2) <= 2 * SAME) return "endless";
  if (product < 1) return "slow";
  return product < 2 ? "zigzag" : "divergent";
}

// Steps until less than `share` of the distance is left; null where that never comes.
export function stepsUntil(share, rate, curvature) {
  const regime = regimeOf(rate, curvature);
  if (regime === "one-step") return 1;
  if (regime === "endless" || regime === "divergent") return null;
  return Math.floor(Math.log(share) / Math.log(Math.abs(1 - rate * curvature))) + 1;
}

// The weights, losses and slopes of a walk: `steps` + 1 of each, fewer where the weight is lost.
export function walk(loss, start, rate, steps) {
  const path = { weights: [], losses: [], slopes: [] };
  let w = start;
  for (let step = 0; step <= steps && Math.abs(w) < FARTHEST; step++) {
    const slope = loss.slope(w);
    path.weights.push(w);
    path.losses.push(loss.loss(w));
    path.slopes.push(slope);
    w = w - rate * slope;
  }
  return path;
}
