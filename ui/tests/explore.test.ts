// @vitest-environment node
// Risk and Paths: what somebody looks into before and beside the plan.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import { safety, years } from "../src/features/paths/facts";
import type { PathsReport } from "../src/lib/bindings";
import pathsJson from "../src/lib/golden/paths.json";
import riskJson from "../src/lib/golden/risk.json";
import { count } from "../src/lib/words";
import { overflow, start, takeProblems, violations, type Bench } from "./browser";

const golden = (code: string, seniority = "mid"): (typeof riskJson)[number] => {
  const found = riskJson.find((one) => one.occupation.code === code && one.seniority === seniority);
  if (!found) throw new Error(`The golden data has no ${code}.`);
  return found;
};
const own = golden("machine-learning-engineer");
const [paths] = pathsJson as unknown as [PathsReport];
const moves = paths.paths.filter((path) => path.kind !== "reshape");

let bench: Bench;
let page: Page;

beforeAll(async () => {
  bench = await start();
});
afterAll(() => bench.close());
afterEach(async () => {
  await page.context().close();
  expect(takeProblems()).toEqual([]);
});

const at = async (hash: string, scheme: "light" | "dark" = "light"): Promise<void> => {
  page = await bench.open({ at: `?world=lived&days=10#/${hash}`, scheme, width: 1024, height: 700 });
};
const button = (name: string | RegExp): Locator => page.getByRole("button", { name });
const inSight = async (what: Locator): Promise<void> => {
  await expect.poll(async () => (await what.boundingBox())?.y ?? Infinity).toBeLessThan(700);
  await page.waitForTimeout(150);
  expect((await what.boundingBox())?.y).toBeLessThan(700);
};
const isFine = async (): Promise<void> => {
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
};

test("the points on the risk screen sum to the score that stands above them", async () => {
  await at("risk");
  const table = page.getByRole("table", { name: /How the score is made/ });
  await table.waitFor();
  const cells = await table.locator("tbody tr td:nth-of-type(2)").allInnerTexts();
  const points = cells.map((text) => Number(text.replace("−", "-")));
  const score = points.pop();
  expect(points.reduce((sum, one) => sum + one, 0)).toBe(score);
  const shown = page.getByRole("img", { name: /^Score \d+ of 100/ }).first();
  expect(await shown.getAttribute("aria-label")).toMatch(new RegExp(`^Score ${score} of 100`));
  await page.getByText("It is not a probability").waitFor();
});

test("a task opens to its reason and what keeps it human, by keyboard", async () => {
  await at("risk");
  const row = own.tasks.find((one) => one.label === "Model governance and stakeholder trust");
  if (!row) throw new Error("The golden week has no governance.");
  const task = button(row.label);
  await task.focus();
  await page.keyboard.press("Enter");
  await page.getByText(row.why).waitFor();
  const without = row.gates.find((gate) => gate.name === "accountability")?.without.toFixed(1);
  await page.getByText(`would be ${without} points higher`).first().waitFor();
  await isFine();
  await page.keyboard.press("Enter");
  expect(await page.getByText(row.why).count()).toBe(0);
});

test("the near-zero figure of exposure stands beside that of demand, in a chart that is a table", async () => {
  await at("risk/evidence");
  const table = page.getByRole("table", { name: /How well each foretold who grew and who shrank/ });
  await table.waitFor();
  expect(await table.locator("tbody tr").allInnerTexts()).toEqual([
    expect.stringMatching(/^Published exposure to AI\s+0\.00 to \+0\.13$/),
    expect.stringMatching(/^Official projection of demand\s+\+0\.44$/),
  ]);
  await page.getByText(/lay between 0\.00 and \+0\.13/).waitFor();
  await isFine();
});

test("another seniority reads the score again and says that it is not one's own", async () => {
  await at("risk");
  await page.getByLabel("Seniority").selectOption("junior");
  await page
    .getByRole("img", {
      name: new RegExp(`^Score ${golden("machine-learning-engineer", "junior").score} of 100`),
    })
    .first()
    .waitFor();
  await page.getByText("another level than yours, which is mid").waitFor();
  await page.getByText("low to moderate").first().waitFor();
});

test.each(["light", "dark"] as const)("two kinds of work stand side by side in the %s", async (scheme) => {
  await at("risk/change", scheme);
  await page.getByRole("combobox", { name: "With this" }).fill("paralegal");
  await page
    .getByRole("option", { name: /Paralegal/ })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  const far = golden("23-2011.00").score - own.score;
  await page.getByText(new RegExp(`“Paralegals and Legal Assistants” scores ${far} points higher`)).waitFor();
  await page.getByRole("table", { name: /What makes the difference/ }).waitFor();
  await isFine();
  await page.getByRole("combobox", { name: "This work" }).fill("nurse");
  await page.getByRole("option", { name: /nurse/i }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByText(/higher than “Registered Nurses”/).waitFor();
});

test("a path leads to its gap and to the comparison", async () => {
  const door = moves.find((path) => path.kind === "next_door");
  if (!door) throw new Error("The golden paths lead nowhere next door.");
  const { code, title } = door.occupation;
  await at("paths");
  const card = page.getByRole("article", { name: title });
  await card.getByText(safety(door)).waitFor();
  await card.getByText(`in ${years(door.growth_years)}`).waitFor();
  await card.getByRole("link", { name: /See the gap/ }).click();
  await page.getByRole("heading", { name: `→ ${title}` }).waitFor();
  await page.goBack();
  await card.getByRole("link", { name: /Compare/ }).click();
  const far = golden(code).score - own.score;
  const sentence = page.getByText(
    `“${title}” scores ${count(Math.abs(far), "point")} ${far < 0 ? "lower" : "higher"}`,
  );
  await sentence.waitFor();
  await inSight(sentence);
  // Also when everything was read before.
  await page.keyboard.press("Alt+4");
  await card.getByRole("link", { name: /Compare/ }).click();
  await sentence.waitFor();
  await inSight(sentence);
});

test("every near miss says why it failed and what would let it in", async () => {
  await at("paths");
  const misses = page.getByRole("region", { name: "Near misses" }).getByRole("listitem");
  await misses.first().waitFor();
  expect(await misses.count()).toBe(paths.near_misses.length);
  for (const [index, miss] of paths.near_misses.entries()) {
    const text = await misses.nth(index).innerText();
    expect(text).toContain(miss.occupation.title);
    expect(text).toContain(miss.failed);
    if (miss.admits) expect(text).toContain(miss.admits);
    expect(await misses.nth(index).getByRole("button").count()).toBe(miss.admits ? 1 : 0);
  }
});

test("a path becomes the plan after it was looked at, and undo brings the old one back", async () => {
  const title = moves[0]?.occupation.title ?? "";
  await at("paths");
  await button(`Plan this way: ${title}`).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/As likely as not you finish/).waitFor();
  await isFine();
  await dialog.getByRole("radio", { name: /Next Monday/ }).check();
  await dialog.getByLabel("Hours a week").fill("50");
  expect(await dialog.getByRole("button", { name: "Start this plan" }).isDisabled()).toBe(true);
  await dialog.getByLabel("Hours a week").fill("4");
  await dialog.getByRole("button", { name: "Start this plan" }).click();
  await page.getByText(`towards: ${title}`).first().waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText("towards: Machine learning engineer").first().waitFor();
});

test("somebody without a title at hand looks through occupations by field, by keyboard", async () => {
  page = await bench.open({ scheme: "dark", width: 1024, height: 700 });
  const summary = page.getByText("Or look through occupations by field");
  await summary.focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Field").selectOption({ index: 1 });
  await isFine();
  const first = page.getByRole("list", { name: "Computing" }).getByRole("button").first();
  const title = await first.innerText();
  await first.press("Enter");
  await page.getByRole("heading", { name: "Is this you?" }).waitFor();
  await page.getByText(title).first().waitFor();
});

test("two jobs are put together by keyboard, and the week is theirs", async () => {
  page = await bench.open({ scheme: "light", width: 1024, height: 700 });
  const summary = page.getByText("Or put two jobs together");
  await summary.focus();
  await page.keyboard.press("Enter");
  const done = page.getByRole("button", { name: "This is my work" });
  expect(await done.isDisabled()).toBe(true);
  for (const [label, typed] of [
    ["One job", "machine learning"],
    ["The other", "software"],
  ] as const) {
    await page.getByRole("combobox", { name: label }).fill(typed);
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
  }
  const share = page.getByRole("slider");
  await share.focus();
  await page.keyboard.press("ArrowRight");
  await page.getByText("55% and 45%").waitFor();
  await isFine();
  await done.press("Enter");
  await page.getByText(/as you put it together/).waitFor();
});

test("somebody whose title is nowhere starts from what they do", async () => {
  page = await bench.open({ scheme: "dark", width: 1024, height: 700 });
  await page.getByText("None of these: start from what you do").click();
  const field = page.getByLabel("Something you do at work");
  await field.fill("xyz");
  await page.getByText(/Nothing is called so/).waitFor();
  await isFine();
  for (let part = 3; part > 0; part--) {
    await page
      .getByText(part === 1 ? "Choose 1 more kind of work." : `Choose ${part} more kinds of work.`)
      .waitFor();
    await field.fill("de");
    await page.getByRole("list", { name: "Kinds of work that fit" }).getByRole("button").first().click();
  }
  await page.getByText("15 hours in all.", { exact: false }).waitFor();
  await page
    .getByLabel(/Hours a week/)
    .first()
    .fill("20");
  await page.getByText("30 hours in all.", { exact: false }).waitFor();
  await isFine();
  await page.getByRole("button", { name: "This is my week" }).click();
  await page.getByText(/as you put it together/).waitFor();
});

test("a newer release is tried, used, shown in its own words and taken back", async () => {
  page = await bench.open({ at: "?world=lived&days=10#/settings" });
  await page.getByRole("button", { name: "Bring a zip" }).click();
  const dialog = page.getByRole("dialog", { name: "O*NET 31.0" });
  await dialog.getByText("Tasks that are new").waitFor();
  await dialog.getByText("Rows left out, and why").click();
  await dialog.getByText(/Job Zones, line 412/).waitFor();
  await isFine();
  await dialog.getByRole("button", { name: "Use this release" }).click();
  await page
    .getByText("2 tasks new, 1 task gone, 3 skills rated anew, 12 names new", { exact: false })
    .waitFor();
  await isFine();
  await page.goto(page.url().replace("#/settings", "#/risk"));
  await page.getByText("A task as the release states it.").waitFor();
  await isFine();
  await page.keyboard.press("Control+z");
  await page.getByText("A task as the release states it.").waitFor({ state: "detached" });
});
