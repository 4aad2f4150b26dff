import { expect, test } from "vitest";
import type { Move } from "./bindings";
import { canApply, consequence, groups, lineText, said } from "./diff";
import type { Step } from "./bindings";

const line = (change: Move["change"], minutes: [number, number] = [45, 45], to = "2026-01-19"): Move => ({
  id: "S1",
  title: "Write the audit",
  change,
  from: "2026-01-17",
  to,
  minutes,
});

test("lines are grouped by what happens to them, counted, and never lost", () => {
  const diff = [line("moved"), line("removed"), line("moved"), line("added"), line("lapsed")];
  const made = groups(diff);
  expect(made.map((group) => group.title)).toEqual([
    "New: 1 step",
    "On another day: 2 steps",
    "Left out: 1 step",
    "Lapses with its day: 1 step",
  ]);
  expect(made.flatMap((group) => group.lines)).toHaveLength(diff.length);
  expect(groups([])).toEqual([]);
});

test("a line says days and minutes, from and to", () => {
  expect(lineText(line("moved"))).toMatch(/17.*to.*19/);
  expect(lineText(line("moved", [45, 25]))).toMatch(/, 45 to 25 min$/);
  expect(lineText(line("changed", [45, 25]))).toMatch(/^45 to 25 min/);
  expect(lineText(line("changed"))).toMatch(/^other words/);
  expect(lineText(line("paused"))).toMatch(/^was on .*17.*, 45 min$/);
});

test("what would become of one step is one line", () => {
  const preview = (...diff: Move[]): Parameters<typeof consequence>[1] => ({
    reason: "Nothing changes.",
    diff,
    offers: [],
    applied: false,
  });
  expect(consequence("postpone", preview())).toBe("Nothing changes.");
  expect(consequence("postpone", preview(line("moved"), line("moved")))).toMatch(/; 1 other step changes$/);
  expect(consequence("shorten", preview(line("changed", [45, 25])))).toMatch(/^From 45 to 25 minutes/);
  expect(consequence("split", preview(line("changed", [45, 25]), line("added", [0, 20])))).toMatch(
    /^25 minutes on .*, 20 on /,
  );
});

test("what moves nothing can still be worth keeping", () => {
  expect(canApply({ kind: "reschedule" }, [])).toBe(false);
  expect(canApply({ kind: "break", range: { from: "2026-01-17", to: "2026-01-18" } }, [])).toBe(true);
  expect(canApply({ kind: "postpone", step: "S1" }, [line("moved")])).toBe(true);
});

test("sentences of the rules name days and steps as the screen does", () => {
  const steps = ["Write the audit", "Read it aloud"].map((title, place): Step => ({
    id: `S${place + 1}`,
    uid: "",
    kind: "work",
    milestone: null,
    title,
    minutes: 30,
    day: "2026-01-05",
    spent: 0,
    cue: null,
    progress: { state: "open" },
  }));
  expect(said("S2 builds on S1, which stands on 2026-01-05.", steps)).toBe(
    `“${steps[1]?.title}” builds on “${steps[0]?.title}”, which stands on ${said("2026-01-05")}.`,
  );
  expect(said("2026-01-05")).not.toContain("2026");
  expect(said("S999 stays.", steps)).toBe("S999 stays.");
});
