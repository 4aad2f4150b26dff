import { expect, test } from "vitest";
import type { Path, PathsReport, Source } from "../../lib/bindings";
import reports from "../../lib/golden/paths.json";
import sources from "../../lib/golden/sources.json";
import { growth, growthYears, likeness, pay, safety } from "./facts";

const golden = (reports as unknown as PathsReport[])[0]?.paths.find((path) => path.kind === "next_door");
const path = (change: Partial<Path> = {}): Path => ({ ...(golden as Path), ...change });

test("a path is called safer only when the rules say so", () => {
  expect(safety(path({ safer: true }))).toMatch(/^Safer:/);
  expect(safety(path({ safer: false }))).toMatch(/^Not surely safer/);
  expect(safety(path({ safer: false, kind: "reshape" }))).toMatch(/^A small change/);
});

test("pay tells the amount and the difference from now", () => {
  expect(pay(path())).toMatch(/118.900, 6% more than now$/);
  expect(pay(path({ wage_ratio: 0.8 }))).toMatch(/20% less than now$/);
  expect(pay(path({ wage_ratio: 1.001 }))).toMatch(/about as now$/);
  expect(pay(path({ kind: "reshape" }))).toMatch(/as now$/);
  expect(pay(path({ wage: null }))).toBe("Not published");
});

test("growth names the years of its source, or says ten years", () => {
  const years = growthYears(sources as Source[]);
  expect(years).toBe("2024–34");
  expect(growth(path({ growth: 0.297 }), years)).toBe("+30% in 2024–34");
  expect(growth(path({ growth: -0.05 }), growthYears([]))).toBe("−5% in ten years");
});

test("likeness is never rounded up to all pairs", () => {
  expect(likeness(path({ similarity_percentile: 99.9 }))).toBe("Closer than 99% of pairs");
});
