import { beforeEach, expect, test, vi } from "vitest";
import { Timer } from "./timer.svelte";

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});

const MINUTE = 60_000;

test("a timer runs on while no window is open, and adds up", () => {
  let now = 0;
  const clock = (): number => now;
  const timer = new Timer(clock);
  timer.start("S1");
  now = 10 * MINUTE;
  timer.stop();
  expect(timer.minutes("S1")).toBe(10);
  timer.start("S1");
  now = 25 * MINUTE;
  const later = new Timer(clock);
  expect(later.runs("S1")).toBe(true);
  expect(later.minutes("S1")).toBe(25);
});

test("one step is timed at a time, and what is noted is forgotten", () => {
  let now = 0;
  const timer = new Timer(() => now);
  timer.start("S1");
  now = 5 * MINUTE;
  timer.start("S2");
  now = 8 * MINUTE;
  timer.tick();
  expect([timer.runs("S1"), timer.minutes("S1"), timer.minutes("S2")]).toEqual([false, 5, 3]);
  timer.forget("S1");
  timer.forget("S2");
  expect([timer.runs("S2"), timer.minutes("S1"), timer.minutes("S2")]).toEqual([false, 0, 0]);
  expect(kept.size).toBe(0);
});

test("a clock set back, or a night with the window open, is no harm", () => {
  let now = 100 * MINUTE;
  const timer = new Timer(() => now);
  timer.start("S1");
  now = 0;
  timer.tick();
  expect(timer.minutes("S1")).toBe(0);
  now = 100_000 * MINUTE;
  timer.tick();
  expect(timer.minutes("S1")).toBe(960);
});
