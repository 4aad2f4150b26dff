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
const look = async (scheme: "light" | "dark" = "light", width = 1280): Promise<void> => {
  page = await bench.open({ at: "?world=lived&days=10#/portfolio", scheme, width });
  await page.getByRole("heading", { level: 1, name: "Portfolio" }).waitFor();
};
const isFine = async (): Promise<void> => {
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
};
const addFigure = async (text: string): Promise<void> => {
  await button("Add evidence").click();
  const asked = dialog("Add evidence");
  await asked.getByLabel("What was counted").fill(text);
  await asked.getByLabel("Before", { exact: true }).fill("90");
  await asked.getByLabel("After", { exact: true }).fill("40");
  await asked.getByLabel("Counted in").fill("minutes");
  await asked.getByRole("button", { name: "Add it" }).click();
  await told("Done: Add evidence");
};

test("a figure becomes evidence and a sentence, and a sentence without proof says so", async () => {
  await look();
  await addFigure("Time to repair");
  await page.getByText("Time to repair went from 90 to 40 minutes.").waitFor();
  await button("Write a sentence").click();
  const asked = dialog("Write a sentence");
  await asked.getByLabel("What you did and what came of it").fill("Helped with the repairs.");
  await asked.getByText("“helped” hides what you did").waitFor();
  await isFine();
  await asked.getByRole("button", { name: "Keep it" }).click();
  await told("Done: Write a sentence");
  await page.getByText(/Nothing backs it yet/).waitFor();
  await isFine();
});

test("without its evidence a sentence is marked, and undo brings both back", async () => {
  await look("dark");
  await addFigure("Time to repair");
  await button("Write a sentence").click();
  const asked = dialog("Write a sentence");
  await asked.getByLabel("What you did and what came of it").fill("Cut the repairs.");
  await asked.getByLabel("Time to repair: 90 to 40 minutes").check();
  await asked.getByRole("button", { name: "Keep it" }).click();
  await told("Done: Write a sentence");
  expect(await page.getByText(/Nothing backs it yet/).count()).toBe(0);
  await button("Remove Time to repair").click();
  await page.getByText(/E1, which it named, is gone/).waitFor();
  await isFine();
  await page.keyboard.press("Control+z");
  await told("Undone: Remove evidence");
  expect(await page.getByText(/is gone/).count()).toBe(0);
});

test("a link that is none is refused and stays filled in", async () => {
  await look();
  await button("Add evidence").click();
  const asked = dialog("Add evidence");
  await asked.getByRole("radio", { name: /A link/ }).check();
  await asked.getByLabel("What it shows").fill("The review");
  await asked.getByLabel("Link", { exact: true }).fill("javascript:alert(1)");
  await asked.getByRole("button", { name: "Add it" }).click();
  await page.getByText("That is no link that others can open.").waitFor();
  expect(await asked.getByLabel("What it shows").inputValue()).toBe("The review");
  await isFine();
});

test("an unproven sentence becomes a step of the plan after a look at what it moves", async () => {
  await look();
  await button("Write a sentence").click();
  await dialog("Write a sentence").getByRole("textbox").fill("Taught two teams to read a slice table.");
  await dialog("Write a sentence").getByRole("button", { name: "Keep it" }).click();
  await button(/^Make it a step: Taught two teams/).click();
  const asked = dialog("Make a step of it");
  await asked.getByRole("button", { name: "Add to the plan" }).click();
  await told("Done: Add steps of your own");
});

test("a document shows each sentence with its proofs and is saved", async () => {
  await look("light", 1024);
  await addFigure("Time to repair");
  await button("Make a document").click();
  const asked = dialog("Make a document");
  await asked.getByText("Time to repair went from 90 to 40 minutes.").waitFor();
  await asked.getByText("E1", { exact: true }).waitFor();
  await isFine();
  await asked.getByRole("button", { name: "Save as PDF" }).click();
  await told("Saved to ~/promotion-packet.pdf");
});
