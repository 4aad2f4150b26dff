import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { call, open, shell } from "./window";

let page: Page;

const heading = (name: string | RegExp): Promise<void> =>
  page.getByRole("heading", { level: 1, name }).waitFor();
const button = (name: string | RegExp): ReturnType<Page["getByRole"]> => page.getByRole("button", { name });
/** The step that Today shows. */
const next = async (): Promise<string> => (await call("read_today", {}))?.next?.title ?? "nothing";
const step = (title: string): Promise<void> => page.getByRole("heading", { level: 2, name: title }).waitFor();
const tabTo = async (name: string): Promise<void> => {
  for (let i = 0; i < 40; i++) {
    const focused = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
    if (focused === name) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The keyboard never reaches “${name}”.`);
};

const code = "machine-learning-engineer";

test("a title becomes a plan by keyboard alone", async () => {
  page = await open();
  await page.keyboard.type("senior ml eng");
  await page.getByRole("option", { name: /Machine learning engineer/ }).waitFor();
  await page.keyboard.press("Enter");
  await heading("Is this you?");
  expect(await page.getByRole("radio", { name: /Senior/ }).isChecked()).toBe(true);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowLeft");
  expect(await page.getByRole("radio", { name: /^Mid/ }).isChecked()).toBe(true);
  await tabTo("Yes, show my score");
  await page.keyboard.press("Enter");
  await heading("Where you stand");
  const { score } = await call("read_risk", { code, seniority: "mid", at: "now", what_if: null });
  await page.getByRole("img", { name: `Score ${score} of 100` }).waitFor();
  await tabTo("What can I do about it?");
  await page.keyboard.press("Enter");
  await heading("How much time do you have?");
  await tabTo("Show me three paths");
  await page.keyboard.press("Enter");
  await heading("Three ways on");
  const { paths } = await call("read_paths", { code, seniority: "mid", preferences: null });
  expect(paths.length).toBeGreaterThan(1);
  for (const { kind, occupation } of paths) {
    const name = kind === "reshape" ? "Stay, and change the mix" : occupation.title;
    await page.getByRole("radio", { name }).waitFor();
  }
  await tabTo("Show me the plan");
  await page.keyboard.press("Enter");
  await heading("Your next 90 days");
  await tabTo("Start the plan");
  await page.keyboard.press("Enter");
  await heading("Today");
  await step(await next());
});

test("the score is never shown without its interval and its date", async () => {
  page = await open();
  await page.keyboard.type("ml engineer");
  await page.getByRole("option").first().click();
  await button(/show my score/).click();
  const card = page.locator("section", { has: page.getByRole("img", { name: /^Score \d+ of 100/ }) });
  const text = await card.innerText();
  expect(text).toMatch(/between\s+\d+ and \d+/);
  expect(text).toContain("2026");
  expect(text).toContain("very low");
});

test("a step is checked with its note and minutes, and undo brings it back", async () => {
  page = await open({ journal: "begun", at: "today" });
  const first = await next();
  await step(first);
  await page.keyboard.press("c");
  await page.keyboard.type("A claim goes to a person");
  await page.keyboard.press("Tab");
  await page.keyboard.type("25");
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "Done: Check a step" }).waitFor();
  await step(await next());
  expect(await next()).not.toBe(first);
  await page.keyboard.press("Shift+C");
  await page.getByRole("heading", { name: "That is all for today" }).waitFor();
  await page.getByText("A claim goes to a person").waitFor();
  await page.getByText("took 25 min").waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("INPUT");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.getByRole("status").filter({ hasText: "Undone: Check a step" }).waitFor();
  await step(first);
  await page.keyboard.press("Control+Shift+z");
  await page.keyboard.press("Control+Shift+z");
  await page.getByRole("heading", { name: "That is all for today" }).waitFor();
  await page.getByText("A claim goes to a person").waitFor();
});

test("what the shell refuses is said with its hint, and the step stays open", async () => {
  page = await open({ journal: "begun", at: "today" });
  const title = await next();
  await step(title);
  const full = { kind: "full", message: "The disk is full.", hint: "Make room on it." } as const;
  await (await shell()).inject("complete_item", { error: full });
  await page.keyboard.press("Shift+C");
  await page.getByText(full.message).waitFor();
  await page.getByText(full.hint).waitFor();
  expect(await next()).toBe(title);
  await (await shell()).inject("complete_item");
  await page.keyboard.press("Shift+C");
  await step(await next());
  expect(await next()).not.toBe(title);
});

test("undo leaves the journal alone while somebody types", async () => {
  page = await open({ journal: "ten days", at: "journal" });
  const field = page.getByRole("textbox", { name: /\?$/ });
  await field.fill("First thought #slices");
  await page.keyboard.press("Control+Enter");
  await page.getByText("First thought").waitFor();
  await field.fill("half a line");
  await page.keyboard.press("Control+z");
  expect(await page.getByText("First thought").count()).toBe(1);
});

test("text that is not saved yet survives a closed window", async () => {
  page = await open({ journal: "ten days", at: "journal" });
  await page.getByRole("textbox", { name: /\?$/ }).fill("half a thought");
  await page.reload();
  await heading("Journal");
  expect(await page.getByRole("textbox", { name: /\?$/ }).inputValue()).toBe("half a thought");
});

test("an entry is written, found, changed, removed and brought back", async () => {
  page = await open({ journal: "ten days", at: "today" });
  await heading("Today");
  await page.keyboard.press("n");
  await heading("Journal");
  await page.keyboard.type("The drift came from a new client #drift");
  await button("Save").click();
  await page.getByRole("searchbox").fill("new client");
  await page.getByText("1 entry").waitFor();
  await button("Edit this entry").click();
  await page
    .getByRole("textbox", { name: "Change the entry" })
    .fill("The drift came from an old client #drift");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("searchbox").fill("old client");
  await button("Remove this entry").click();
  await page.getByText("0 entries").waitFor();
  await button("Undo").click();
  await page.getByText("1 entry").waitFor();
});

test("a re-plan is shown before it applies, and leaves nothing behind", async () => {
  page = await open({ journal: "ten days", at: "today" });
  await button("See what would move").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Nothing has changed yet").waitFor();
  expect(await dialog.getByRole("row").count()).toBeGreaterThan(0);
  await dialog.getByRole("button", { name: "Apply" }).click();
  await page.getByRole("status").filter({ hasText: "Done: Bend the plan" }).waitFor();
  expect(await page.getByText("Still open from earlier days").count()).toBe(0);
});

test("a milestone is checked on the plan and becomes a proof in the portfolio", async () => {
  page = await open({ journal: "ten days", at: "plan" });
  const plan = await call("read_plan", {});
  const milestone = plan?.draft.milestones.find((one) => one.progress.state === "open");
  if (!milestone) throw new Error("No milestone is open.");
  await button(`Check ${milestone.title}`).click();
  await page.getByRole("textbox", { name: milestone.evidence }).fill("We kept the old model");
  await page.keyboard.press("Enter");
  await button(`Open again: ${milestone.title}`).waitFor();
  await page.keyboard.press("Alt+7");
  await heading("Portfolio");
  await page.locator("blockquote").filter({ hasText: "We kept the old model" }).waitFor();
});

test("a break empties its days", async () => {
  page = await open({ journal: "ten days", at: "plan" });
  await button("Plan a break").click();
  await page.getByLabel("First day").fill("2026-01-19");
  await page.getByLabel("Last day").fill("2026-01-25");
  await button("Plan the break").click();
  await page.getByRole("cell", { name: /19 Jan: break/ }).waitFor();
});

test("every screen opens from the palette and by its key", async () => {
  page = await open({ journal: "ten days", at: "today" });
  const screens = ["Today", "Risk", "Skills", "Paths", "Plan", "Journal", "Portfolio", "Settings"];
  for (const [index, screen] of screens.entries()) {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(screen);
    await page.keyboard.press("Enter");
    await heading(screen);
    await page.keyboard.press(`Alt+${index === 0 ? 2 : 1}`);
    await heading(index === 0 ? "Risk" : "Today");
    await page.keyboard.press(`Alt+${index + 1}`);
    await heading(screen);
  }
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: "Keyboard" }).waitFor({ state: "hidden" });
});

test("what was done is listed, undone and done again", async () => {
  page = await open({ journal: "ten days", at: "settings" });
  await page.getByLabel("A new day starts at").selectOption("6:00");
  const undoIt = button("Undo: Set the start of the day");
  await undoIt.click();
  await page
    .getByRole("listitem")
    .filter({ hasText: "Set the start of the day" })
    .filter({ hasText: "undone" })
    .waitFor();
  await expect.poll(() => page.getByLabel("A new day starts at").inputValue()).toBe("4");
  await button("Do again: Set the start of the day").click();
  await undoIt.waitFor();
  await expect.poll(() => page.getByLabel("A new day starts at").inputValue()).toBe("6");
});

test("the chosen theme and text size hold after a restart", async () => {
  page = await open({ journal: "ten days", at: "settings" });
  await page.getByRole("radio", { name: "Dark" }).check();
  await page.getByRole("radio", { name: "Larger" }).check();
  await page.reload();
  await heading("Settings");
  const [scheme, size] = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return [style.colorScheme, style.fontSize];
  });
  expect([scheme, size]).toEqual(["dark", "20px"]);
});

test("a slow answer shifts nothing: the heading stays where it is", async () => {
  page = await open({ journal: "ten days", at: "plan", slow: 300 });
  const before = await page.getByRole("heading", { level: 1 }).boundingBox();
  await page.getByRole("heading", { name: "Week by week" }).waitFor();
  const after = await page.getByRole("heading", { level: 1 }).boundingBox();
  expect(after?.y).toBe(before?.y);
});

test("an entry that was changed shows how it stood, and a removed one comes back", async () => {
  page = await open({ journal: "ten days", at: "journal" });
  const entry = page.getByRole("article").filter({ hasText: "Slices by region" });
  await entry.getByRole("button", { name: "Edit this entry" }).click();
  await page.getByLabel("Change the entry").fill("Slices by region show a gap of seven points.");
  await page.getByLabel("Change the entry").press("Control+Enter");
  await entry.getByRole("button", { name: "History" }).click();
  const dialog = page.getByRole("dialog", { name: "How it stood before" });
  await dialog.getByText("a gap of nine points").waitFor();
  await page.keyboard.press("Escape");
  await entry.getByRole("button", { name: "Remove this entry" }).click();
  await button("Removed entries: 1").click();
  await page.getByRole("button", { name: /^Bring back the entry of/ }).click();
  await page.getByText("Nothing is in the trash.").waitFor();
  await page.keyboard.press("Escape");
  await entry.waitFor();
});
