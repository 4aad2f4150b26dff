import { expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fullDate } from "../src/lib/dates";
import { bytes, count } from "../src/lib/words";
import { purpose } from "../src/features/settings/imported";
import { dayOf } from "./scenes";
import { call, emptyFolder, isFine, open, restart, shell } from "./window";

let page: Page;

type Found = ReturnType<Page["getByRole"]>;
const button = (name: string | RegExp): Found => page.getByRole("button", { name });
const dialog = (name: string | RegExp): Found => page.getByRole("dialog", { name });
const told = (text: string): Promise<void> =>
  page.getByRole("status").filter({ hasText: text }).first().waitFor();
const look = async (scheme: "light" | "dark" = "light"): Promise<void> => {
  page = await open({ journal: "ten days", at: "settings", scheme });
  await page.getByRole("heading", { name: "Your data" }).waitFor();
};

/** Writes into a journal that has no entries yet. */
const write = async (texts: readonly string[]): Promise<void> => {
  for (const text of texts) await call("add_entry", { date: dayOf("ten days"), text, tags: [], links: [] });
};
const kept = (): Locator => page.getByRole("table", { name: "Backups" });

test("a backup says what it would change, is brought back, and undo takes that back", async () => {
  await look();
  const { id, when } = await call("back_up_now", {});
  const { entries } = await call("read_settings", {});
  await write(["One more.", "And another one."]);
  await restart(page);
  await button(`Bring back ${id}`).click();
  const asked = dialog(`Bring back the backup of ${fullDate(when.slice(0, 10))}?`);
  await asked.getByRole("row", { name: /Journal entries 0 0 2/ }).waitFor();
  await isFine(page);
  await asked.getByRole("button", { name: "Bring it back" }).click();
  await told("Done: Restore a backup");
  await page
    .getByText(count(entries, "entry", "entries"))
    .first()
    .waitFor();
  await page.keyboard.press("Control+z");
  await told("Undone: Restore a backup");
  await page
    .getByText(count(entries + 2, "entry", "entries"))
    .first()
    .waitFor();
});

test("a trial of a backup leaves its date", async () => {
  await look("dark");
  await page.getByText("Restore tested on 5 January 2026: the backup 2026-01-05-daily can").waitFor();
  await button("Try one out").click();
  await page.getByText(/Restore tested on 15 January 2026/).waitFor();
  await isFine(page);
});

test("each backup has a name of its own that says what it is for, its size, and what all take together", async () => {
  await look("dark");
  const before = await call("list_backups", {});
  for (const more of [1, 2]) {
    await button("Back up now").click();
    await expect.poll(async () => (await call("list_backups", {})).length).toBe(before.length + more);
  }
  const all = await call("list_backups", {});
  // The clock stands still: both were made in the same second.
  expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
  const rows = kept().locator("tbody tr");
  await expect.poll(() => rows.count()).toBe(all.length);
  for (const [place, one] of all.entries()) {
    const text = await rows.nth(place).innerText();
    expect(purpose(one.id)).not.toBe("");
    expect(text).toContain(`${fullDate(one.when.slice(0, 10))} ${purpose(one.id)}`);
    expect(text).toContain(bytes(one.bytes));
  }
  expect(all.slice(0, 2).map((one) => purpose(one.id))).toEqual(["by hand", "by hand"]);
  const together = bytes(all.reduce((sum, one) => sum + one.bytes, 0));
  await kept()
    .getByRole("row", { name: new RegExp(`Together ${together}`) })
    .waitFor();
  await isFine(page);
});

test("a single backup has no sum", async () => {
  page = await open({ journal: "begun", at: "settings" });
  await page.getByRole("heading", { name: "Your data" }).waitFor();
  expect(await call("list_backups", {})).toHaveLength(1);
  await kept().getByRole("row").nth(1).waitFor();
  expect(await kept().getByRole("rowheader", { name: "Together" }).count()).toBe(0);
  await button("Back up now").click();
  await kept().getByRole("rowheader", { name: "Together" }).waitFor();
  await isFine(page);
});

test("a disk that is full and a journal in use are said with a way on, and what is there stays", async () => {
  await look();
  const before = await call("list_backups", {});
  const full = { kind: "full", message: "The disk is full.", hint: "Make room on it." } as const;
  await (await shell()).inject("back_up_now", { error: full });
  await button("Back up now").click();
  await page.getByText(full.message).waitFor();
  await page.getByText(full.hint).waitFor();
  const busy = { kind: "busy", message: "The journal is in use.", hint: "Wait for a moment." } as const;
  await (await shell()).inject("back_up_now", { error: busy });
  await button("Back up now").click();
  await page.getByText(busy.message).waitFor();
  expect(await call("list_backups", {})).toEqual(before);
  await (await shell()).inject("back_up_now");
  await button("Back up now").click();
  await told("Backed up, opened again and counted.");
});

test("entries and evidence leave by themselves, each in its formats", async () => {
  await look();
  const folder = await emptyFolder();
  const { entries } = await call("read_settings", {});
  const { evidence } = await call("read_proof", {});
  const bridge = await shell();
  await bridge.asked();
  for (const [name, file, says] of [
    ["entries as Markdown", "journal.md", count(entries, "entry", "entries")],
    ["entries as CSV", "journal.csv", count(entries, "entry", "entries")],
    ["entries as JSON", "journal.json", count(entries, "entry", "entries")],
    ["entries as Notion", "journal.zip", count(entries, "entry", "entries")],
    ["evidence as CSV", "evidence.csv", count(evidence.length, "piece of evidence", "pieces of evidence")],
    ["evidence as JSON", "evidence.json", count(evidence.length, "piece of evidence", "pieces of evidence")],
    ["evidence as Notion", "evidence.zip", count(evidence.length, "piece of evidence", "pieces of evidence")],
  ] as const) {
    const path = join(folder, file);
    await bridge.choose(path);
    await button(`Save ${name}`).press("Enter");
    await told(`saved in ${path}`);
    const { length } = await readFile(path);
    await told(`${says}, ${bytes(length)}, saved in ${path}`);
    expect(await bridge.asked()).toEqual([{ save: `waymark-${file}` }]);
  }
  expect(await button("Save evidence as Markdown").count()).toBe(0);
  await isFine(page);
});

test("a save that is cancelled writes nothing and says nothing", async () => {
  await look();
  await (await shell()).choose(null);
  await button("Save entries as CSV").press("Enter");
  await expect.poll(async () => (await (await shell()).asked()).length).toBe(1);
  await button("Save entries as CSV").and(page.locator(":enabled")).waitFor();
  expect(await page.getByRole("status").filter({ hasText: "saved" }).count()).toBe(0);
});

test.each(["light", "dark"] as const)(
  "a mirror is begun and ended by keyboard, in the %s",
  async (scheme) => {
    await look(scheme);
    const folder = await emptyFolder();
    await page.getByText("It is written and never read", { exact: false }).waitFor();
    await page.getByText("must be empty", { exact: false }).waitFor();
    expect(await button("End it: the mirror").count()).toBe(0);
    await (await shell()).choose(folder);
    await button("Choose a folder").press("Enter");
    await page.getByText(`Mirrored in ${folder}`).waitFor();
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".md"));
    await told(`Your journal is mirrored: ${count(files.length, "file")} in ${folder}`);
    await isFine(page);
    await button("End it: the mirror").press("Enter");
    await told("The mirror has ended. What it holds stays there.");
    await page.getByText("Mirrored in").waitFor({ state: "detached" });
    await button("Choose a folder").waitFor();
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".md"))).toEqual(
      files,
    );
  },
);

test("everything is saved, and a file is taken in only after it was looked at", async () => {
  await look();
  const file = join(await emptyFolder(), "all.zip");
  const { entries } = await call("read_settings", {});
  await (await shell()).choose(file);
  await button("Save everything").click();
  await told(`Everything is saved in ${file}`);
  await write(["Written after everything was saved."]);
  await restart(page);
  await page
    .getByText(count(entries + 1, "entry", "entries"))
    .first()
    .waitFor();
  await (await shell()).choose(file);
  await button("Take in a file").click();
  const asked = dialog("Take in this file?");
  await asked.getByText("Nothing has been changed yet").waitFor();
  await asked.getByRole("row", { name: /Journal entries 0 0 1/ }).waitFor();
  await asked.getByRole("button", { name: "Leave it" }).click();
  await page
    .getByText(count(entries + 1, "entry", "entries"))
    .first()
    .waitFor();
  await (await shell()).choose(file);
  await button("Take in a file").click();
  await asked.getByRole("button", { name: "Take it in" }).click();
  await told("Done: Import a journal");
  await page
    .getByText(count(entries, "entry", "entries"))
    .first()
    .waitFor();
});

test("everything is deleted only after a word was typed, and begins anew", async () => {
  await look();
  const file = join(await emptyFolder(), "all.zip");
  await button("Delete everything").click();
  const asked = dialog("Delete everything?");
  const sure = asked.getByRole("button", { name: "Delete for good" });
  expect(await sure.isDisabled()).toBe(true);
  await (await shell()).choose(file);
  await asked.getByRole("button", { name: "Save everything first" }).click();
  await told(`Everything is saved in ${file}`);
  await isFine(page);
  await asked.getByLabel("Type “delete” if you are sure").fill("delete");
  await sure.click();
  await page.getByRole("heading", { name: "What do you do for a living?" }).waitFor();
  expect((await call("read_journey", {})).profile).toBeNull();
  expect((await readFile(file)).length).toBeGreaterThan(0);
});

test("reminders are off until somebody asks, and a time in the quiet hours is refused", async () => {
  page = await open({ journal: "ten days", at: "settings" });
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
  // Each change is told by itself: the first is read before the second is made.
  const set = page.getByText("Done: Set your reminders");
  await set.waitFor();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await set.waitFor({ state: "detached" });
  await page.getByLabel("The second at").fill("19:45");
  await page.getByLabel("The second at").blur();
  await set.waitFor();
  await page.getByLabel("Start Waymark minimised").check();
  await page.getByText("Done: Waymark starts with your session").waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText("Undone: Set your reminders").waitFor();
  expect(await page.getByLabel("The second at").inputValue()).toBe("18:30");
});
