// Risk and Paths: what somebody looks into before and beside the plan.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import { safety, years } from "../src/features/paths/facts";
import type { Path, PathsReport, RiskReport, Seniority } from "../src/lib/bindings";
import { bandWords, count } from "../src/lib/words";
import { person } from "./scenes";
import { call, emptyFolder, isFine, open, shell } from "./window";

let page: Page;

/** What the score of an occupation is made of, by the shell. */
const risk = (code: string = person.code, seniority: Seniority = person.seniority): Promise<RiskReport> =>
  call("read_risk", { code, seniority, at: "now", what_if: null });
const readPaths = (): Promise<PathsReport> => call("read_paths", { ...person, preferences: null });
const moves = async (): Promise<Path[]> =>
  (await readPaths()).paths.filter((path) => path.kind !== "reshape");
/** The title that is found first for what somebody types. */
const firstTitle = async (query: string): Promise<{ code: string; title: string }> => {
  const [found] = (await call("find_titles", { query, limit: 8 })).matches;
  if (!found) throw new Error(`Nothing is called “${query}”.`);
  return found;
};
const at = async (hash: string, scheme: "light" | "dark" = "light"): Promise<void> => {
  page = await open({ journal: "ten days", at: hash, scheme, width: 1024, height: 700 });
};
const button = (name: string | RegExp): Locator => page.getByRole("button", { name });
const inSight = async (what: Locator): Promise<void> => {
  await expect.poll(async () => (await what.boundingBox())?.y ?? Infinity).toBeLessThan(700);
  await page.waitForTimeout(150);
  expect((await what.boundingBox())?.y).toBeLessThan(700);
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
  const row = (await risk()).tasks.find((one) =>
    one.gates.some((gate) => gate.name === "accountability" && gate.without >= 0.1),
  );
  if (!row) throw new Error("Nobody answers for any task of the week.");
  const task = button(row.label);
  await task.focus();
  await page.keyboard.press("Enter");
  await page.getByText(row.why).waitFor();
  const without = row.gates.find((gate) => gate.name === "accountability")?.without.toFixed(1);
  await page.getByText(`would be ${without} points higher`).first().waitFor();
  await isFine(page);
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
  await isFine(page);
});

test("another seniority reads the score again and says that it is not one's own", async () => {
  await at("risk");
  const [mid, junior] = [await risk(), await risk(person.code, "junior")];
  expect(junior.score).not.toBe(mid.score);
  expect(bandWords(junior.bands)).not.toBe(bandWords(mid.bands));
  await page.getByLabel("Seniority").selectOption("junior");
  await page
    .getByRole("img", { name: new RegExp(`^Score ${junior.score} of 100`) })
    .first()
    .waitFor();
  await page.getByText("another level than yours, which is mid").waitFor();
  await page.getByText(bandWords(junior.bands)).first().waitFor();
});

test.each(["light", "dark"] as const)("two kinds of work stand side by side in the %s", async (scheme) => {
  await at("risk/change", scheme);
  await page.getByRole("combobox", { name: "With this" }).fill("paralegal");
  await page
    .getByRole("option", { name: /Paralegal/ })
    .first()
    .waitFor();
  await page.keyboard.press("Enter");
  const other = await firstTitle("paralegal");
  const far = (await risk(other.code)).score - (await risk()).score;
  expect(far).toBeGreaterThan(0);
  await page.getByText(`“${other.title}” scores ${count(far, "point")} higher`).waitFor();
  await page.getByRole("table", { name: /What makes the difference/ }).waitFor();
  await isFine(page);
  await page.getByRole("combobox", { name: "This work" }).fill("nurse");
  await page.getByRole("option", { name: /nurse/i }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByText(`higher than “${(await firstTitle("nurse")).title}”`).waitFor();
});

test("a path leads to its gap and to the comparison", async () => {
  await at("paths");
  const door = (await moves()).find((path) => path.kind === "next_door");
  if (!door) throw new Error("No path leads next door.");
  const { code, title } = door.occupation;
  const card = page.getByRole("article", { name: title });
  await card.getByText(safety(door)).waitFor();
  await card.getByText(`in ${years(door.growth_years)}`).waitFor();
  await card.getByRole("link", { name: /See the gap/ }).click();
  await page.getByRole("heading", { name: `→ ${title}` }).waitFor();
  await page.goBack();
  await card.getByRole("link", { name: /Compare/ }).click();
  const far = (await risk(code)).score - (await risk()).score;
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
  const { near_misses: known } = await readPaths();
  expect(await misses.count()).toBe(known.length);
  for (const [index, miss] of known.entries()) {
    const text = await misses.nth(index).innerText();
    expect(text).toContain(miss.occupation.title);
    expect(text).toContain(miss.failed);
    if (miss.admits) expect(text).toContain(miss.admits);
    expect(await misses.nth(index).getByRole("button").count()).toBe(miss.admits ? 1 : 0);
  }
});

test("a path becomes the plan after it was looked at, and undo brings the old one back", async () => {
  await at("paths");
  const title = (await moves())[0]?.occupation.title ?? "";
  const before = (await call("read_plan", {}))?.draft.target.title ?? "";
  expect(before).not.toBe(title);
  await button(`Plan this way: ${title}`).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/As likely as not you finish/).waitFor();
  await isFine(page);
  await dialog.getByRole("radio", { name: /Next Monday/ }).check();
  await dialog.getByLabel("Hours a week").fill("50");
  expect(await dialog.getByRole("button", { name: "Start this plan" }).isDisabled()).toBe(true);
  await dialog.getByLabel("Hours a week").fill("4");
  await dialog.getByRole("button", { name: "Start this plan" }).click();
  await page.getByRole("heading", { level: 1, name: "Plan" }).waitFor();
  await page.getByText(`towards: ${title}`).first().waitFor();
  await page.getByRole("status").filter({ hasText: "Done: Start a plan" }).waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText(`towards: ${before}`).first().waitFor();
});

test("somebody without a title at hand looks through occupations by field, by keyboard", async () => {
  page = await open({ scheme: "dark", width: 1024, height: 700 });
  const summary = page.getByText("Or look through occupations by field");
  await summary.focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Field").selectOption({ index: 1 });
  await isFine(page);
  const [field] = await call("list_families", {});
  const first = page
    .getByRole("list", { name: field?.label ?? "", exact: true })
    .getByRole("button")
    .first();
  const title = await first.innerText();
  await first.press("Enter");
  await page.getByRole("heading", { name: "Is this you?" }).waitFor();
  await page.getByText(title).first().waitFor();
});

test("two jobs are put together by keyboard, and the week is theirs", async () => {
  page = await open({ scheme: "light", width: 1024, height: 700 });
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
  await isFine(page);
  await done.press("Enter");
  await page.getByText(/as you put it together/).waitFor();
});

test("somebody whose title is nowhere starts from what they do", async () => {
  page = await open({ scheme: "dark", width: 1024, height: 700 });
  await page.getByText("None of these: start from what you do").click();
  const field = page.getByLabel("Something you do at work");
  await field.fill("xyz");
  await page.getByText(/Nothing is called so/).waitFor();
  await isFine(page);
  for (let part = 3; part > 0; part--) {
    await page
      .getByText(part === 1 ? "Choose 1 more kind of work." : `Choose ${part} more kinds of work.`)
      .waitFor();
    await field.fill("data");
    await page.getByRole("list", { name: "Kinds of work that fit" }).getByRole("button").first().click();
  }
  await page.getByText("15 hours in all.", { exact: false }).waitFor();
  await page
    .getByLabel(/Hours a week/)
    .first()
    .fill("20");
  await page.getByText("30 hours in all.", { exact: false }).waitFor();
  await isFine(page);
  await page.getByRole("button", { name: "This is my week" }).click();
  await page.getByText(/as you put it together/).waitFor();
});

/** A release of O*NET, as small as one can be. */
const tables = {
  "Occupation Data": ["O*NET-SOC Code\tTitle", "11-1011.00\tChiefs", "15-2051.00\tData people"],
  "Task Statements": [
    "O*NET-SOC Code\tTask ID\tTask\tTask Type",
    "15-2051.00\t1\tA task as the release states it.\tCore",
  ],
  "Tasks to DWAs": ["O*NET-SOC Code\tTask ID\tDWA ID", "15-2051.00\t1\t4.A.4.b.4.I09.D01"],
  "Job Zones": ["O*NET-SOC Code\tJob Zone", "15-2051.00\t5", "11-1011.00\t6"],
} as const;

test("a newer release is tried, used, shown in its own words and taken back", async () => {
  page = await open({ journal: "ten days", at: "settings" });
  const folder = join(await emptyFolder(), "db_31_0_text");
  await mkdir(folder);
  for (const [name, rows] of Object.entries(tables))
    await writeFile(join(folder, `${name}.txt`), `${rows.join("\n")}\n`);
  await (await shell()).choose(folder);
  await page.getByRole("button", { name: "Bring a folder" }).click();
  const dialog = page.getByRole("dialog", { name: "O*NET 31.0" });
  await dialog.getByText("Tasks that are new").waitFor();
  await dialog.getByText("Rows left out, and why").click();
  await dialog.getByText(/^Job Zones, line 3: /).waitFor();
  await isFine(page);
  await dialog.getByRole("button", { name: "Use this release" }).click();
  await page.getByText(/1 task new, \d+ tasks gone/).waitFor();
  await isFine(page);
  await page.goto(page.url().replace("#/settings", "#/risk"));
  await page.getByText("A task as the release states it.").waitFor();
  await isFine(page);
  await page.keyboard.press("Control+z");
  await page.getByText("A task as the release states it.").waitFor({ state: "detached" });
});
