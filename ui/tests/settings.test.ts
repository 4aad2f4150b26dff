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
const told = (text: string): Promise<void> =>
  page.getByRole("status").filter({ hasText: text }).first().waitFor();
const look = async (scheme: "light" | "dark" = "light"): Promise<void> => {
  page = await bench.open({ at: "?world=lived&days=10#/settings", scheme });
  await page.getByRole("heading", { name: "Your data" }).waitFor();
};
const isFine = async (): Promise<void> => {
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
};

test("a backup says what it would change, is brought back, and undo takes that back", async () => {
  await look();
  await button("Bring back 20260104-210000").click();
  const asked = dialog(/^Bring back the backup of/);
  await asked.getByRole("row", { name: /Journal entries 0 0 4/ }).waitFor();
  await isFine();
  await asked.getByRole("button", { name: "Bring it back" }).click();
  await told("Done: Restore a backup");
  await page.getByText("of 0 entries").or(page.getByText("0 entries")).first().waitFor();
  await page.keyboard.press("Control+z");
  await told("Undone: Restore a backup");
  await page.getByText("4 entries").first().waitFor();
});

test("a trial of a backup leaves its date", async () => {
  await look("dark");
  await page.getByText("It has not been tried yet").waitFor();
  await button("Try one out").click();
  await page.getByText(/Restore tested on 15 January 2026/).waitFor();
  await isFine();
});

test("backups show their sizes and what they take together", async () => {
  await look("dark");
  const table = page.getByRole("table", { name: "Backups" });
  await table.getByRole("cell", { name: "96 kB" }).waitFor();
  expect(await table.getByRole("rowheader", { name: "Together" }).count()).toBe(0);
  await button("Back up now").click();
  await table.getByRole("row", { name: /Together 195 kB/ }).waitFor();
  await isFine();
});

test("entries and evidence leave by themselves, each in its formats", async () => {
  await look();
  for (const [name, file] of [
    ["entries as Markdown", "4 entries, 2 kB, saved in ~/waymark-journal.md"],
    ["entries as CSV", "~/waymark-journal.csv"],
    ["entries as JSON", "~/waymark-journal.json"],
    ["entries as Notion", "~/waymark-journal.zip"],
    ["evidence as CSV", "0 pieces of evidence, 812 B, saved in ~/waymark-evidence.csv"],
    ["evidence as JSON", "~/waymark-evidence.json"],
    ["evidence as Notion", "~/waymark-evidence.zip"],
  ] as const) {
    await button(`Save ${name}`).press("Enter");
    await told(file);
  }
  expect(await button("Save evidence as Markdown").count()).toBe(0);
  await isFine();
});

test.each(["light", "dark"] as const)(
  "a mirror is begun and ended by keyboard, in the %s",
  async (scheme) => {
    await look(scheme);
    await page.getByText("It is written and never read", { exact: false }).waitFor();
    await page.getByText("must be empty", { exact: false }).waitFor();
    expect(await button("End it: the mirror").count()).toBe(0);
    await button("Choose a folder").press("Enter");
    await told("Your journal is mirrored: 3 files in ~/Notes/waymark");
    await page.getByText("Mirrored in ~/Notes/waymark").waitFor();
    await isFine();
    await button("End it: the mirror").press("Enter");
    await told("The mirror has ended. What it holds stays there.");
    await page.getByText("Mirrored in").waitFor({ state: "detached" });
    await button("Choose a folder").waitFor();
  },
);

test("everything is saved, and a file is taken in only after it was looked at", async () => {
  await look();
  await button("Save everything").click();
  await told("Everything is saved in");
  await button("Take in a file").click();
  const asked = dialog("Take in this file?");
  await asked.getByText("Nothing has been changed yet").waitFor();
  await asked.getByRole("button", { name: "Leave it" }).click();
  await page.getByText("4 entries").first().waitFor();
  await button("Take in a file").click();
  await asked.getByRole("button", { name: "Take it in" }).click();
  await told("Done: Import a journal");
});

test("everything is deleted only after a word was typed, and begins anew", async () => {
  await look();
  await button("Delete everything").click();
  const asked = dialog("Delete everything?");
  const sure = asked.getByRole("button", { name: "Delete for good" });
  expect(await sure.isDisabled()).toBe(true);
  await asked.getByRole("button", { name: "Save everything first" }).click();
  await isFine();
  await asked.getByLabel("Type “delete” if you are sure").fill("delete");
  await sure.click();
  await page.getByRole("heading", { name: "What do you do for a living?" }).waitFor();
});

test("reminders are off until somebody asks, and a time in the quiet hours is refused", async () => {
  page = await bench.open({ at: "?world=lived&days=10#/settings" });
  const asked = page.getByLabel("Remind me of my plan");
  expect(await asked.isChecked()).toBe(false);
  expect(await page.getByLabel("At", { exact: true }).count()).toBe(0);
  await asked.check();
  const at = page.getByLabel("At", { exact: true });
  expect(await at.inputValue()).toBe("08:30");
  expect(await page.getByLabel("Name the step").isChecked()).toBe(false);
  await at.fill("06:15");
  await at.blur();
  await page.getByText("06:15 lies in your quiet hours.").waitFor();
  expect(await at.inputValue()).toBe("08:30");
  await page.getByLabel("A second one on days").check();
  await page.getByLabel("The second at").fill("19:45");
  await page.getByLabel("The second at").blur();
  await page.getByText("Done: Set your reminders").waitFor();
  await page.getByLabel("Start Waymark minimised").check();
  await page.getByText("Done: Waymark starts with your session").waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText("Undone: Set your reminders").waitFor();
  expect(await page.getByLabel("The second at").inputValue()).toBe("18:30");
});
