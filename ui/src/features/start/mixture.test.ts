import { expect, test } from "vitest";
import type { OccupationName } from "../../lib/bindings";
import { blended, ofOwn } from "./mixture";

const job = (code: string, title: string): OccupationName => ({ code, title, kind: "role" });

test("two jobs are named with their parts of the week", () => {
  const made = blended(job("nurse", "Nurse"), job("it-support", "IT support"), 60);
  expect(made).toEqual({ code: "nurse*60+it-support*40", title: "Nurse and IT support", kind: "own" });
  expect(blended(job("a", "A job"), job("b", "Bookkeeper"), 5)?.title).toBe("A job and bookkeeper");
});

test("a job with itself is not two", () => {
  expect(blended(job("nurse", "Nurse"), job("nurse", "Nurse"), 50)).toBeUndefined();
});

test("hours become percent, and none is lost", () => {
  const part = (id: string, hours: number): { id: string; label: string; hours: number } => ({
    id,
    label: id,
    hours,
  });
  expect(ofOwn([part("a", 30), part("b", 10)])?.code).toBe("a*75+b*25");
  expect(ofOwn([part("a", 400), part("b", 1)])?.code).toBe("a*100+b*1");
  expect(ofOwn([part("a", 5), part("b", 0)])?.code).toBe("a*100");
  expect(ofOwn([part("a", 0)])).toBeUndefined();
});
