// Figures as they are printed: parts that add up to their total on paper as well.

const LEAST = 0.05;

export interface Printed {
  parts: number[];
  total: number;
  digits: number;
}

/** One digit after the point, or two where one would print a part as nothing. */
export function digitsFor(parts: readonly number[]): number {
  return parts.some((part) => part !== 0 && Math.abs(part) < LEAST) ? 2 : 1;
}

/**
 * Parts rounded so that those printed add up to the total printed: what rounding leaves goes to the parts
 * that lost most by it. `total` is their sum unless it was rounded elsewhere.
 */
export function printed(
  parts: readonly number[],
  total = parts.reduce((sum, part) => sum + part, 0),
  digits = digitsFor(parts),
): Printed {
  const unit = 10 ** digits;
  const whole = Math.round(total * unit);
  const down = parts.map((part) => Math.floor(part * unit));
  let left = whole - down.reduce((sum, part) => sum + part, 0);
  const lost = parts
    .map((part, index) => ({ index, rest: part * unit - (down[index] ?? 0) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (let turn = 0; left > 0 && lost.length > 0; turn++, left--) {
    const { index } = lost[turn % lost.length] ?? { index: 0 };
    down[index] = (down[index] ?? 0) + 1;
  }
  return { parts: down.map((part) => part / unit), total: whole / unit, digits };
}
