import { expect, test } from "vitest";
import type { Reshape } from "../../src/lib/bindings";
import { person } from "../scenes";
import { call, take } from "../window";
import { dayWord, movement, movers } from "../../src/features/paths/week";

await take("ten days");
const { paths } = await call("read_paths", { ...person, preferences: null });
const reshape = paths.find((path) => path.reshape)?.reshape as Reshape;

test("what moves most comes first, and what grows before what shrinks as much", () => {
  const sizes = movers(reshape).map((task) => Number(Math.abs(movement(task)).toFixed(6)));
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  const task = (id: string, then: number): Reshape["tasks"][number] => ({
    id,
    label: id,
    shares: [0.5, 0.5, then],
  });
  const moved = movers({ ...reshape, tasks: [task("less", 0.4), task("same", 0.5), task("more", 0.6)] });
  expect(moved.map((one) => one.id)).toEqual(["more", "less", "same"]);
});

test("the movements of a whole week sum to nothing", () => {
  expect(reshape.tasks.reduce((sum, task) => sum + movement(task), 0)).toBeCloseTo(0, 9);
});

test("the first day is now", () => {
  expect(reshape.days.map(dayWord)).toEqual(["Now", `Day ${reshape.days[1]}`, `Day ${reshape.days[2]}`]);
});
