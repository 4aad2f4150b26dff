import { expect, test } from "vitest";
import type { GapReport, PathsReport } from "../../lib/bindings";
import gaps from "../../lib/golden/gap.json";
import reports from "../../lib/golden/paths.json";
import { brought, firstTarget, importanceWord, level, levelWord, missing } from "./levels";

const gap = (gaps as unknown as GapReport[]).find((one) => one.to.code === "mlops-engineer") as GapReport;
const paths = (reports as unknown as PathsReport[])[0] as PathsReport;

test("gaps come by weight, and every skill is missing or brought, never both", () => {
  const open = missing(gap);
  const weights = open.map((one) => one.weight);
  expect(weights).toEqual([...weights].sort((a, b) => b - a));
  const ids = [...open, ...brought(gap)].map((one) => one.skill);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(gap.gaps.length);
});

test("a difference that nobody can notice is no gap", () => {
  const [one] = gap.gaps;
  if (!one) throw new Error("The golden gap has rows.");
  expect(missing({ ...gap, gaps: [{ ...one, have: 4, need: 4.04 }] })).toEqual([]);
  expect(missing({ ...gap, gaps: [{ ...one, have: 4, need: 4.1 }] })).toHaveLength(1);
});

test("the first target is next door, else the plan's, else the nearest miss, never the origin", () => {
  const origin = paths.origin.code;
  expect(firstTarget(paths, "ai-governance-specialist")).toBe("mlops-engineer");
  const without = { ...paths, paths: paths.paths.filter((path) => path.kind !== "next_door") };
  expect(firstTarget(without, "ai-governance-specialist")).toBe("ai-governance-specialist");
  expect(firstTarget(without, origin)).toBe(paths.near_misses[0]?.occupation.code);
  expect(firstTarget({ ...without, near_misses: [] }, undefined)).toBeUndefined();
});

test("levels and importance have words that rise with them", () => {
  expect([0, 1, 3, 4, 6, 7].map(levelWord)).toEqual([
    "not yet",
    "a first try",
    "with help",
    "on your own",
    "others ask you",
    "you set the standard",
  ]);
  expect([1, 3, 4, 4.6].map(importanceWord)).toEqual(["useful", "important", "very important", "central"]);
  expect([level(4), level(4.5), level(4.04)]).toEqual(["4", "4.5", "4"]);
});
