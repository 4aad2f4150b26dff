import { expect, test } from "vitest";
import type { DayKind, DayView, Step } from "../../lib/bindings";
import { prompts, situationOf, type Situation } from "./prompts";

const step = (kind: Step["kind"]): Step => ({
  id: "S1",
  uid: "",
  milestone: null,
  kind,
  title: "x",
  day: "2026-01-05",
  minutes: 30,
  spent: 0,
  cue: null,
  progress: { state: "open" },
});

const view = (kind: DayKind, number = 5, planned: Step[] = [], done = 0): DayView => ({
  day: { day: "2026-01-05", capacity: 60, planned: 0, minutes: 0, done, kind },
  number,
  planned,
  actual: [],
});

test.each<[string, DayView | null, Situation]>([
  ["a day with a step done", view("active", 5, [step("work")], 1), "done"],
  ["a day with minutes but no step done", view("active"), "done"],
  ["a day with nothing done", view("quiet", 5, [step("work")]), "open"],
  ["a day that has just begun", view("ahead", 5, [step("work")]), "open"],
  ["a reserve", view("reserve"), "open"],
  ["the day of the weekly review, done or not", view("active", 7, [step("review")], 1), "review"],
  ["day 30", view("active", 30, [step("review")], 1), "checkpoint"],
  ["day 60", view("off", 60), "checkpoint"],
  ["day 90", view("ahead", 90), "checkpoint"],
  ["a break", view("off"), "rest"],
  ["a day without anything planned", view("free"), "rest"],
  ["a day that travel left out", view("no_data"), "rest"],
  ["a day before the plan or after it", view("quiet", 0), "unplanned"],
  ["no plan", null, "unplanned"],
])("%s is told apart", (_, day, situation) => {
  expect(situationOf(day)).toBe(situation);
});

test("every situation has five to eight questions of its own, each a question without blame", () => {
  const days = [
    view("active"),
    view("quiet"),
    view("quiet", 7, [step("review")]),
    view("off", 30),
    view("off"),
    null,
  ];
  const all = days.map((day) => prompts(day, undefined));
  for (const list of all) {
    expect(list.length).toBeGreaterThanOrEqual(5);
    expect(list.length).toBeLessThanOrEqual(8);
    for (const one of list) expect(one).toMatch(/^[A-Z][^!]*\?$/);
  }
  expect(new Set(all.flat()).size).toBe(all.flat().length);
  expect(all.flat().join(" ")).not.toMatch(/\b(fail|late|should have|why not|behind|missed)/i);
});

test("the plan's own question comes first, and only once", () => {
  const own = prompts(null, undefined);
  expect(prompts(null, "What moved today?")).toEqual(["What moved today?", ...own]);
  expect(prompts(null, own[2]).filter((one) => one === own[2])).toHaveLength(1);
});
