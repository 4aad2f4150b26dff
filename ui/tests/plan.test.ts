// @vitest-environment node
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { overflow, start, takeProblems, violations, type Bench } from "./browser";

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

type Found = ReturnType<Page["getByRole"]>;
const button = (name: string | RegExp): Found => page.getByRole("button", { name });
const dialog = (name: string | RegExp): Found => page.getByRole("dialog", { name });
const day = (date: string): ReturnType<Page["locator"]> => page.locator(`[data-day="${date}"]`);
const told = (text: string): Promise<void> =>
  page.getByRole("status").filter({ hasText: text }).first().waitFor();
const focused = (): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
/** Where a step stands, as its week says. */
const about = (title: string): Promise<string> =>
  page.getByRole("listitem").filter({ hasText: title }).first().innerText();

const look = async (scheme: "light" | "dark" = "light"): Promise<void> => {
  page = await bench.open({ at: "?world=lived&days=10#/plan", scheme });
  await page.getByRole("heading", { name: "Week by week" }).waitFor();
};
const change = async (name: string): Promise<void> => {
  await button("Change the plan").click();
  await dialog("Change the plan").getByRole("button", { name }).click();
};

test("a step is moved by keyboard: its day, what it would mean, apply, undo", async () => {
  await look();
  await button("Move Compute the metric per slice").focus();
  await page.keyboard.press("Enter");
  await expect.poll(focused).toMatch(/^Thu 15 Jan/);
  await page.getByText("“Compute the metric per slice” is on its way").waitFor();
  await page.keyboard.press("ArrowRight");
  await expect.poll(focused).toMatch(/^Fri 16 Jan: free, 45 minutes there are/);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Enter");
  const asked = dialog("Move “Compute the metric per slice”");
  await asked.getByText("Thu 15 Jan to Fri 16 Jan").waitFor();
  await asked.getByRole("button", { name: "Apply" }).click();
  await told("Done: Move a step");
  expect(await about("Compute the metric per slice")).toContain("Fri 16 Jan");
  await button("Undo").click();
  await told("Undone: Move a step");
  expect(await about("Compute the metric per slice")).toContain("Thu 15 Jan");
});

test("Escape leaves a step where it is, and the keyboard where it was", async () => {
  await look();
  await button("Move Compute the metric per slice").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await expect.poll(focused).toMatch(/^Thu 22 Jan/);
  await page.keyboard.press("Escape");
  await page.getByText("“Compute the metric per slice” stays on Thu 15 Jan.").waitFor({ state: "attached" });
  expect(await focused()).toBe("Move Compute the metric per slice");
});

test("a step is dragged onto a day, and what it builds on is said by name", async () => {
  // High enough for a step and its new day at once.
  page = await bench.open({ at: "?world=lived&days=10#/plan", height: 1300 });
  await page.getByRole("heading", { name: "Week by week" }).waitFor();
  const drag = async (title: string, to: string): Promise<void> => {
    const grip = await button(`Move ${title}`).boundingBox();
    const target = await day(to).boundingBox();
    if (!grip || !target) throw new Error("Both are on screen.");
    await page.mouse.move(grip.x + 8, grip.y + 8);
    await page.mouse.down();
    await page.mouse.move(target.x + 60, target.y + 60, { steps: 4 });
    await page.mouse.move(target.x + 16, target.y + 20, { steps: 4 });
    await page.mouse.up();
  };
  await drag("Write what surprised you", "2026-01-16");
  // Sixty minutes are more than a Friday has.
  const asked = dialog("Move “Write what surprised you”");
  await asked.getByText("Fri 16 Jan holds 45 minutes, and “Write what surprised you” takes 60.").waitFor();
  await asked.getByText("Choose a day with more time, or split the step.").waitFor();
  expect(await asked.getByRole("button", { name: "Apply" }).isDisabled()).toBe(true);
  await asked.getByRole("button", { name: "Not now" }).click();
  await drag("Compute the metric per slice", "2026-01-16");
  await dialog("Move “Compute the metric per slice”")
    .getByText(/On another day: \d+ steps?/)
    .waitFor();
  await page.keyboard.press("Escape");
  await drag("Compute the metric per slice", "2026-01-15");
  expect(await page.getByRole("dialog").count()).toBe(0);
  await button("Week 3").first().click();
  await drag("Relabel them without looking", "2026-01-16");
  await dialog("Move “Relabel them without looking”")
    .getByText("“Relabel them without looking” builds on “Draw one hundred examples at random”")
    .waitFor();
});

test("each way with a step says what it does before it does it", async () => {
  await look();
  await button("What can become of Compute the metric per slice").click();
  const menu = dialog("Compute the metric per slice");
  await menu.getByRole("button", { name: "Shrink From 45 to 25 minutes" }).click();
  await told("Done: Make a step smaller");
  expect(await about("Compute the metric")).toContain("25 min");
  await button("What can become of Compute the metric per slice").click();
  await menu.getByRole("button", { name: /^Lay aside Frees 25 minutes/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  await menu.getByRole("button", { name: /^Lay aside/ }).click();
  await told("Done: Lay a step aside");
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  const out = page.getByRole("region", { name: "Laid aside and left out" });
  await out.getByText(/laid aside on Thu 15 Jan/).waitFor();
  await out.getByRole("button", { name: /^Take back/ }).click();
  await dialog(/^Take back/)
    .getByRole("button", { name: "Apply" })
    .click();
  await told("Done: Take a step back in");
  expect(await out.count()).toBe(0);
});

test("two steps change places, and a step gets other words", async () => {
  await look();
  await button("What can become of Recall: What does your slice table hide?").click();
  await button(/^Edit/).click();
  const edit = dialog("Edit a step");
  expect(await edit.getByRole("button", { name: "Save the step" }).isDisabled()).toBe(true);
  await edit.getByRole("textbox", { name: "What to do" }).fill("Say what the table hides");
  await edit.getByRole("textbox", { name: "After" }).fill("the first coffee");
  expect(await violations(page)).toEqual([]);
  await edit.getByRole("button", { name: "Save the step" }).click();
  await told("Done: Edit a step");
  await page.getByText("Say what the table hides").first().waitFor();
  await button("What can become of Compute the metric per slice").click();
  await button(/^Swap/).click();
  const swap = dialog("Swap two steps");
  await swap
    .getByRole("combobox")
    .selectOption({ label: "Mon 19 Jan: Draw one hundred examples at random (30 min)" });
  await swap.getByRole("status").waitFor();
  expect(await violations(page)).toEqual([]);
});

test("hours are changed day by day, and what finds no room is said with a way on", async () => {
  await look();
  await change("Change your hours");
  const hours = dialog("Change your hours");
  await hours.getByText("5 h 15 min a week.").waitFor();
  for (const name of ["Monday", "Tuesday", "Thursday"]) await hours.getByLabel(name).fill("0");
  await hours.getByText("3 h a week; it was 5 h 15 min.").waitFor();
  await hours.getByRole("button", { name: "See what changes" }).first().waitFor();
  expect(await violations(page)).toEqual([]);
  await hours.getByRole("button", { name: "See what changes" }).first().click();
  await hours.getByText(/Left out: \d+ steps/).waitFor();
  await hours.getByRole("button", { name: "Back" }).click();
  await hours.getByRole("button", { name: "Change the hours" }).click();
  await told("Done: Change your hours");
  await page.getByRole("button", { name: /^Mon 2 Feb: off/ }).waitFor();
});

test("the plan shifts, its end moves, a practice is left out", async () => {
  await look();
  await change("Shift everything");
  await dialog("Shift everything").getByLabel("Days").fill("3");
  await dialog("Shift everything").getByText("Ends on Tuesday 7 April").waitFor();
  await dialog("Shift everything").getByRole("button", { name: "Shift the plan" }).click();
  await told("Done: Shift the plan");
  await page.getByText(/to Tuesday 7 April, towards/).waitFor();
  await change("Move the end");
  await dialog("Move the end").getByRole("button", { name: "Move the end" }).click();
  await told("Done: Bend the plan");
  await page.getByText(/to Tuesday 14 April, towards/).waitFor();
  await change("Leave out a practice");
  const leave = dialog("Leave out a practice");
  await leave.getByRole("radio", { name: /^Explaining models to people/ }).check();
  await leave.getByText(/Left out: \d+ steps/).waitFor();
  expect(await violations(page)).toEqual([]);
  await leave.getByRole("button", { name: "Leave it out" }).click();
  await told("Done: Leave steps out");
  expect(await button("Leave out the rest of Explaining models to people").count()).toBe(0);
});

test("a milestone of one's own joins the plan on days with room", async () => {
  await look();
  await change("Add a milestone");
  const add = dialog("Add a milestone of your own");
  await add.getByRole("textbox", { name: "What will exist" }).fill("A talk on slices");
  await add.getByRole("textbox", { name: "Step 1" }).fill("Outline the talk");
  await add.getByRole("button", { name: "Another step" }).click();
  await add.getByRole("textbox", { name: "Step 2" }).fill("Rehearse the talk");
  await add.getByText("New: 2 steps").waitFor();
  expect(await violations(page)).toEqual([]);
  await add.getByRole("button", { name: "Add to the plan" }).click();
  await told("Done: Add steps of your own");
  await button("Check A talk on slices").waitFor();
  await page.getByText(/^of your own · 50 min open/).waitFor();
});

test("a day opens as it was planned and as it was lived, and leads to its neighbours", async () => {
  await look();
  await day("2026-01-06").focus();
  expect(await focused()).toBe("Tue 6 Jan: lived, 40 of 40 minutes");
  await page.keyboard.press("Enter");
  const open = dialog("Tuesday 6 January");
  await open.getByText("As it was planned that morning").waitFor();
  await open.getByText("40 min, finished").waitFor();
  expect(await violations(page)).toEqual([]);
  await open.getByRole("button", { name: "Day before" }).click();
  await dialog("Monday 5 January").getByText("20 min, finished").waitFor();
  expect(await button("Day before").isDisabled()).toBe(true);
  await page.keyboard.press("Escape");
  expect(await focused()).toMatch(/^Tue 6 Jan/);
});

test("the weeks can be read instead of seen", async () => {
  await look("dark");
  await page.getByText("The weeks in words").click();
  await page.getByText("Week 1: 3 of 3 days lived, 140 of 140 minutes").waitFor();
  expect(await page.getByText(/^Week \d+:/).count()).toBe(13);
  expect(await violations(page)).toEqual([]);
  // One stop of the Tab key for all days; arrow keys do the rest.
  expect(await page.locator('[data-day][tabindex="0"]').count()).toBe(1);
});

test("practices are pinned and left out before a plan starts, each at its price", async () => {
  page = await bench.open({ width: 1024, height: 640 });
  await page.keyboard.type("ml eng");
  await page.getByRole("option").first().click();
  for (const next of [/show my score/, /do about it/]) await button(next).click();
  await page.getByRole("radio", { name: /30 days, intensive/ }).check();
  await page.getByRole("switch", { name: /practise apart from it/ }).check();
  for (const next of [/three paths/, /Show me the plan/]) await button(next).click();
  await page.getByRole("heading", { level: 1, name: "Your next 30 days" }).waitFor();
  await button("Leave out Data curation").click();
  await page.getByText("Leaving out “Data curation” costs 0.6 points.").waitFor();
  expect(await focused()).toBe("Take back Data curation");
  await button("Pin: Model risk review").click();
  await page.getByText("Having “Model risk review” costs nothing.").waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await button("Start the plan").click();
  await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
});

test("printed, the plan is a sheet of its week", async () => {
  await look();
  await page.emulateMedia({ media: "print" });
  await page.getByText("Week 2, 12 Jan to 18 Jan").waitFor();
  expect(await page.getByRole("heading", { name: "Week by week" }).isVisible()).toBe(false);
});
