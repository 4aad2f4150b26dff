// The stand-in bends as the shell does: what is proposed is what applies, and no day gets too full.
import { expect, test } from "vitest";
import type { Bend } from "../bindings";
import { host } from "./index";

const bends: Bend[] = [
  { kind: "catch" },
  { kind: "carry", step: "S14" },
  { kind: "shrink", step: "S8" },
  { kind: "split", step: "S12" },
  { kind: "drop", step: "S8" },
  { kind: "park", step: "S8" },
  { kind: "move", step: "S8", to: "2026-01-16" },
  { kind: "shift", days: 3 },
  { kind: "extend", days: 7 },
  { kind: "break", range: { from: "2026-01-19", to: "2026-01-21" } },
  { kind: "capacity", capacity: [60, 60, 60, 60, 0, 90, 0] },
  { kind: "leave", project: "data-curation" },
  { kind: "add", title: "A talk", steps: [{ title: "Outline it", minutes: 25, day: null }] },
  { kind: "edit", step: "S8", title: "Compute it twice", minutes: 40, cue: "lunch" },
];

test.each(bends)("$kind: what is proposed is what applies, once, and undo takes it back", async (bend) => {
  const call = host("?world=lived&days=10");
  const before = await call("read_plan", {});
  const proposal = await call("propose_bend", { bend });
  expect(await call("read_plan", {})).toEqual(before);
  await call("apply_bend", { bend });
  const after = await call("read_plan", {});
  const steps = after?.draft.steps ?? [];
  for (const line of proposal.diff) {
    const step = steps.find((one) => one.id === line.id);
    if (line.change === "lapsed") expect(step).toBeUndefined();
    else expect([step?.day, step?.minutes]).toEqual([line.to, line.minutes[1]]);
  }
  const told = new Set(proposal.diff.map((line) => line.id));
  for (const step of before?.draft.steps ?? [])
    if (!told.has(step.id)) expect(steps.find((one) => one.id === step.id)).toEqual(step);
  await call("undo", {});
  expect(await call("read_plan", {})).toEqual(before);
});

test("what cannot be done is refused with a sentence and a hint, and changes nothing", async () => {
  const call = host("?world=lived&days=10");
  const before = await call("read_plan", {});
  const refused: Bend[] = [
    { kind: "move", step: "S8", to: "2026-01-14" },
    { kind: "move", step: "S9", to: "2026-01-16" },
    { kind: "move", step: "S1", to: "2026-01-16" },
    { kind: "shrink", step: "S7" },
    { kind: "return", step: "S8" },
    { kind: "extend", days: 90 },
    { kind: "leave", project: "nothing" },
  ];
  for (const bend of refused) {
    const thrown: unknown = await call("apply_bend", { bend }).catch((error: unknown) => error);
    expect(thrown).toMatchObject({
      message: expect.stringMatching(/\.$/),
      hint: expect.stringMatching(/\.$/),
    });
  }
  expect(await call("read_plan", {})).toEqual(before);
});
