// @vitest-environment node
import { expect, test } from "vitest";
import { check, isOneSlip } from "./check";

test("slips are told in the order in which they stand", async () => {
  const found = await check("I has saved the the team a hour – to recieve it.");
  expect(found.map(({ words }) => words)).toEqual(["has", "the the", "a", "recieve"]);
  expect(found.map(({ says }) => says)).toEqual([
    "“has” should probably be “have”.",
    "“the the” should probably be “the”.",
    "“a” should probably be “an”.",
    "Is “recieve” meant to be “receive”?",
  ]);
});

test.each([
  "Built a feature store with Feast and dbt; cut p99 latency from 90 to 40 ms.",
  "Wrote the runbook that Mara uses with MLflow.",
  "Organised the labels by colour.",
  "Organized the labels by color in the data center.",
  "Produced a one-page memo with the question, the decision it serves and a stop rule.",
  "Time to repair went from 90 to 40 minutes.",
  "",
])("names, figures and both Englishes are left alone: %s", async (fine) => {
  expect(await check(fine)).toEqual([]);
});

test("one slip is a letter too many, too few, another one, or two exchanged", () => {
  for (const word of ["reportt", "repot", "repart", "reprot", "rreport", "xeport"]) {
    expect(isOneSlip(word, "report"), word).toBe(true);
  }
  for (const word of ["report", "rpeotr", "repottrt", "replart", "raport2", "Reprot", "rep"]) {
    expect(isOneSlip(word, "report"), word).toBe(false);
  }
  expect(isOneSlip("colr", "color")).toBe(false);
  expect(isOneSlip("runbook", "run book")).toBe(false);
});
