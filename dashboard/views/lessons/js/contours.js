// Lines of equal height of a surface, found square by square on a grid.
const ACROSS = 72;
const DOWN = 48;

// The `d` of the line at each level, in the numbers of a plane.
export function contours(plane, height, levels) {
  const [[left, right], [low, high]] = [plane.x, plane.y];
  const x = (i) => left + ((right - left) * i) / ACROSS;
  const y = (j) => low + ((high - low) * j) / DOWN;
  const heights = Array.from({ length: DOWN + 1 }, (_, j) => Array.from({ length: ACROSS + 1 }, (_, i) => height([x(i), y(j)])));
  return levels.map((level) => {
    const parts = [];
    for (let j = 0; j < DOWN; j++)
      for (let i = 0; i < ACROSS; i++) {
        const crossed = crossings(heights, level, i, j);
        for (let k = 0; k + 1 < crossed.length; k += 2) parts.push(plane.line([crossed[k], crossed[k + 1]].map(([a, b]) => [x(a), y(b)])));
      }
    return parts.join("");
  });
}

// Where the level crosses the sides of one square, in squares.
function crossings(heights, level, i, j) {
  const corners = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]];
  const found = [];
  corners.forEach(([a, b], k) => {
    const [c, d] = corners[(k + 1) % 4];
    const [one, two] = [heights[b][a] - level, heights[d][c] - level];
    if (one < 0 === two < 0) return;
    const share = one / (one - two);
    found.push([a + share * (c - a), b + share * (d - b)]);
  });
  return found;
}
