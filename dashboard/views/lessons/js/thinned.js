// As many points as a figure has room for, the highest and the lowest of each stretch among them.
const STRETCHES = 260;

// Pairs of place and value of the first `many` values.
export function thinned(values, many) {
  const last = Math.min(values.length, Math.floor(many));
  const each = Math.ceil(last / STRETCHES);
  const points = [];
  for (let from = 0; from < last; from += each) {
    let [low, high] = [from, from];
    for (let at = from; at < Math.min(last, from + each); at++) {
      if (values[at] < values[low]) low = at;
      if (values[at] > values[high]) high = at;
    }
    for (const at of low < high ? [low, high] : low > high ? [high, low] : [low]) points.push([at, values[at]]);
  }
  if (points.at(-1)?.[0] !== last - 1 && last) points.push([last - 1, values[last - 1]]);
  return points;
}
