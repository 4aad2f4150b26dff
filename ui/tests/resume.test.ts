// The résumé that Waymark writes, held against the published schema of JSON Resume.
// @vitest-environment node
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { validate } from "@jsonresume/schema";
import { expect, test } from "vitest";

const file = join(import.meta.dirname, "../../tests/golden/resume.json");

/** What the schema finds wrong; null when nothing is. */
const wrong = (resume: unknown): Promise<unknown> =>
  new Promise((resolve) => validate(resume, (errors: unknown) => resolve(errors)));

test("a written résumé fits the schema, and one with a slip does not", async () => {
  const resume = JSON.parse(await readFile(file, "utf8")) as {
    work: { startDate: string; highlights: string[] }[];
  };
  expect(await wrong(resume)).toBeNull();
  expect(resume.work[0]?.highlights.length).toBeGreaterThan(5);
  const slip = { ...resume, work: [{ ...resume.work[0], startDate: "3 March" }] };
  expect(await wrong(slip)).not.toBeNull();
});
