import { expect, test } from "vitest";
import type { AiUse, WeekPart } from "../../lib/bindings";
import { choices, did, inWords, saved, slots } from "./observed";

const month = (name: string, observed = 0.5) => ({ month: name, observed, uses: 2 });

test("months follow one another without a hole, half a year at least and a year at most", () => {
  expect(slots([])).toEqual([]);
  expect(slots([month("2026-01")]).map((one) => one.month)).toEqual([
    "2025-08",
    "2025-09",
    "2025-10",
    "2025-11",
    "2025-12",
    "2026-01",
  ]);
  const wide = slots([month("2024-05"), month("2025-03"), month("2026-01")]);
  expect(wide).toHaveLength(12);
  expect(wide[0]?.month).toBe("2025-02");
  expect(wide[1]).toEqual(month("2025-03"));
  expect(wide[2]).toEqual({ month: "2025-04", observed: null, uses: 0 });
});

test("the picture is told in words, and only what was logged", () => {
  expect(inWords(slots([month("2025-11", 0), month("2026-01", 0.75)]))).toBe(
    "What AI did, by month: November 2025 0% of 2 logs; January 2026 75% of 2 logs.",
  );
});

test("the task that was logged last is offered first", () => {
  const part = (id: string, share: number): WeekPart => ({ id, label: id, share, own: false });
  const use = (task: string): AiUse => ({
    id: "A1",
    date: "2026-01-05",
    task,
    share: 1,
    quality: null,
    minutes_saved: null,
  });
  const parts = [part("a", 0.5), part("b", 0.3), part("c", 0.2), part("gone", 0)];
  const order = (uses: AiUse[]) => choices(parts, uses).map((one) => one.id);
  expect(order([])).toEqual(["a", "b", "c"]);
  expect(order([use("c"), use("gone"), use("b"), use("c")])).toEqual(["c", "b", "a"]);
});

test("what was said reads as it was pressed", () => {
  expect([did(0), did(0.5), did(1), did(0.3)]).toEqual(["None", "Helped", "Did it", "30%"]);
  expect([saved(75), saved(-15), saved(0)]).toEqual(["1 h 15 min saved", "15 min lost", ""]);
});
