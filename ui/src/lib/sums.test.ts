import { expect, test } from "vitest";
import { digitsFor, printed } from "./sums";

const sum = (parts: number[]): number => parts.reduce((all, part) => all + part, 0);

test("printed parts add up to the printed total", () => {
  for (const parts of [[0.34, 0.33, 0.33], [1.25, 1.25, 1.25], [0.149, 0.149], [], [2.04]]) {
    const { parts: shown, total, digits } = printed(parts);
    expect(sum(shown)).toBeCloseTo(total, 9);
    expect(total).toBeCloseTo(sum(parts), digits);
    for (const [index, part] of shown.entries())
      expect(Math.abs(part - (parts[index] ?? 0))).toBeLessThanOrEqual(1 / 10 ** digits);
  }
});

test("parts that lower something add up as well, to a total that was rounded elsewhere", () => {
  const { parts, total } = printed([-0.32, 0, -0.24], -0.5, 1);
  expect(total).toBe(-0.5);
  expect(sum(parts)).toBeCloseTo(-0.5, 9);
  expect(parts[1]).toBe(0);
});

test("nothing that was gained is printed as nothing", () => {
  expect(digitsFor([0.3, 0])).toBe(1);
  expect(digitsFor([0.3, 0.04])).toBe(2);
  expect(printed([0.3, 0.04]).parts).toEqual([0.3, 0.04]);
});
