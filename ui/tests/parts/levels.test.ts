import { expect, test } from "vitest";
import { person } from "../scenes";
import { call, take } from "../window";
import {
  LEVELS,
  brought,
  firstTarget,
  hoursMedian,
  importanceWord,
  level,
  levelMeaning,
  levelPlace,
  levelWord,
  missing,
  timesUsual,
} from "../../src/features/skills/levels";

await take("ten days");
const paths = await call("read_paths", { ...person, preferences: null });
const nextDoor = paths.paths.find((path) => path.kind === "next_door")?.occupation.code;
const gap = await call("read_gap", { from: person.code, to: nextDoor ?? "" });
const skills = await call("list_skills", {});
const anchorsOf = (id: string | undefined): string[] =>
  skills.find((skill) => skill.id === id)?.anchors ?? [];

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
  if (!one) throw new Error("The gap has rows.");
  expect(missing({ ...gap, gaps: [{ ...one, have: 4, need: 4.04 }] })).toEqual([]);
  expect(missing({ ...gap, gaps: [{ ...one, have: 4, need: 4.1 }] })).toHaveLength(1);
});

test("the first target is next door, else the plan's, else the nearest miss, never the origin", () => {
  const origin = paths.origin.code;
  const planned = paths.paths.find((path) => path.kind === "stretch")?.occupation.code;
  expect(nextDoor).toBeDefined();
  expect(planned).not.toBe(nextDoor);
  expect(firstTarget(paths, planned)).toBe(nextDoor);
  const without = { ...paths, paths: paths.paths.filter((path) => path.kind !== "next_door") };
  expect(firstTarget(without, planned)).toBe(planned);
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

test("every skill that can be rated says what each level means, and each level something of its own", () => {
  const rated = new Set([...gap.gaps, ...paths.rate_first].map((one) => one.skill));
  for (const id of rated) {
    const anchors = anchorsOf(id);
    expect(anchors, id).toHaveLength(LEVELS.max);
    const said = [];
    for (let at: number = LEVELS.min; at <= LEVELS.max; at += LEVELS.step) {
      said.push(`${levelPlace(at)}, ${levelMeaning(anchors, at)}.`);
    }
    expect(new Set(said).size, id).toBe(said.length);
    expect(said.join(" ")).not.toMatch(/undefined|NaN/);
  }
});

test("a level says its own anchor, half a level the two that it lies between", () => {
  const anchors = ["a", "b", "c", "d", "e", "f", "g"];
  const said = [0, 0.5, 1, 4, 4.5, 7].map((at) => `${levelPlace(at)}, ${levelMeaning(anchors, at)}`);
  expect(said).toEqual([
    "At 0, you have not done this yet",
    "Between 0 and 1, you have begun, but cannot yet a",
    "At 1, you can a",
    "At 4, you can d",
    "Between 4 and 5, you can d, but not yet e",
    "At 7, you can g",
  ]);
});

test("what sets work apart is said with as many digits as say something", () => {
  expect([1.25, 2.03, 2.34, 9.94, 24.98].map(timesUsual)).toEqual([
    "1.3 times the usual",
    "2 times the usual",
    "2.3 times the usual",
    "9.9 times the usual",
    "25 times the usual",
  ]);
  for (const one of gap.sets_apart) expect(one.times).toBeGreaterThan(1);
});

test("the median lies within the range that it stands beside", () => {
  const { p10, p50, p90 } = gap.total_hours;
  expect(p10).toBeLessThan(p50);
  expect(p50).toBeLessThan(p90);
  expect(hoursMedian(gap.total_hours)).toBe(`Half of people need less than ${Math.round(p50)} h`);
});
