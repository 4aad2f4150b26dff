import { expect, test } from "vitest";
import { pick, costText } from "./costs";

test("a project is pinned, left out, or neither", () => {
  const pinned = pick({ wanted: [], unwanted: ["a"] }, "a", "wanted");
  expect(pinned).toEqual({ wanted: ["a"], unwanted: [] });
  expect(pick(pinned, "a", "wanted")).toEqual(pinned);
  expect(pick(pinned, "a", "unwanted")).toEqual({ wanted: [], unwanted: ["a"] });
  expect(pick(pinned, "a", "free")).toEqual({ wanted: [], unwanted: [] });
});

test("a price is said in points", () => {
  const cost = { project: "x", title: "X", pinned: true, points: 0.31 };
  expect(costText(cost)).toBe("Having “X” costs 0.3 points.");
  expect(costText({ ...cost, pinned: false, points: 1.04 })).toBe("Leaving out “X” costs 1.0 point.");
  expect(costText({ ...cost, points: 0.04 })).toBe("Having “X” costs nothing.");
});
