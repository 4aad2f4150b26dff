import { expect, test } from "vitest";
import type { Trail, Trails, WeekMove } from "../../lib/bindings";
import { moves, moving, reached, sharesOf } from "./trails";

const trail = (project: string, points: number, done = [true]): Trail => ({
  project,
  title: project,
  milestones: done.map((one, place) => ({ id: `M${place}`, title: "", done: one, evidence: [] })),
  levels: [],
  mastery: 1,
  points,
});
const trails = (points: number[]): Trails => ({
  before: 14.349,
  now: points.reduce((sum, part) => sum + part, 14.349),
  trails: points.map((part, place) => trail(`p${place}`, part)),
  week: [],
  since: null,
});
const week: WeekMove[] = [
  { task: "a", label: "A", from: 1 / 3, to: 0.3 },
  { task: "b", label: "B", from: 1 / 3, to: 0.337 },
  { task: "c", label: "C", from: 1 / 3, to: 0.363 },
];

test.each([[[-0.84, -0.37]], [[-0.02, -0.31, 0.4]], [[-0.05]], [[0]]])(
  "printed points %j sum to the difference of the printed scores",
  (points) => {
    const { before, now, parts, total } = moves(trails(points));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(total, 9);
    expect(Number(now) - Number(before)).toBeCloseTo(total, 9);
  },
);

test("only tasks that move by half a percent of the week or more are shown", () => {
  expect(moving(week).map((one) => one.task)).toEqual(["a", "c"]);
  expect(moving(week).map((one) => one.to)).toEqual(["30.0%", "36.3%"]);
});

test("all of a week is taken, what is not shown as well", () => {
  expect(sharesOf(week)).toEqual({ a: 0.3, b: 0.337, c: 0.363 });
});

test("a project is finished once all of its milestones are", () => {
  expect(reached(trail("p", 0, [true, true]))).toBe("finished");
  expect(reached(trail("p", 0, [true, false]))).toBe("1 of 2 done");
});
