import { expect, test } from "vitest";
import { Beginning } from "./beginning.svelte";

test("an answer becomes an ask in the terms of the plan", () => {
  const begin = new Beginning("2026-01-07");
  expect(begin.ask).toEqual({
    start: "2026-01-07",
    days: 90,
    hours: null,
    off: [],
    wanted: [],
    unwanted: [],
    finished: [],
    apart: false,
  });
  begin.days = 30;
  begin.apart = true;
  begin.picks = { wanted: ["a"], unwanted: ["b"] };
  expect(begin.ask).toMatchObject({ days: 30, apart: true, wanted: ["a"], unwanted: ["b"] });
  begin.pace = "light";
  begin.when = "monday";
  expect(begin.ask).toMatchObject({ start: "2026-01-12", hours: 3 });
  begin.pace = "own";
  begin.ownHours = 6.5;
  begin.when = "other";
  begin.otherDay = "2026-02-01";
  expect(begin.ask).toMatchObject({ start: "2026-02-01", hours: 6.5 });
});

test("without a title there is nobody to plan for", () => {
  const begin = new Beginning("2026-01-07");
  expect(begin.profile).toBeNull();
  begin.match = {
    code: "x",
    title: "X",
    matched: "x",
    confidence: 1,
    kind: "role",
    language: null,
    country: null,
  };
  begin.typed = "my title";
  expect(begin.profile).toEqual({ occupation: "x", typed_title: "my title", seniority: "mid", levels: {} });
});

test("the way leads forth and back and never beyond its ends", () => {
  const begin = new Beginning("2026-01-07");
  begin.go(-1);
  expect(begin.step).toBe("title");
  for (let i = 0; i < 9; i++) begin.go(1);
  expect(begin.step).toBe("preview");
});
