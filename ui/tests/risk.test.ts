// @vitest-environment node
// The risk screen, argued with: one's own work, assumptions, room to move, what would change it.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import levers from "../src/lib/golden/levers.json";
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

const at = async (hash: string, scheme: "light" | "dark" = "light"): Promise<void> => {
  page = await bench.open({ at: `?world=lived&days=10#/${hash}`, scheme, width: 1024, height: 700 });
};
const button = (name: string | RegExp): Locator => page.getByRole("button", { name });
const isFine = async (): Promise<void> => {
  // Buttons fade between off and on.
  await page.waitForTimeout(300);
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
};

test("the quiz is finished by keyboard, each answer moves the range, and can be taken back", async () => {
  page = await bench.open({ at: "?world=lived&days=10#/risk/yours", scheme: "dark" });
  const card = page.getByRole("region", { name: "A few questions" });
  const range = async (): Promise<string> =>
    (await card.getByText("with what you have not said").innerText()).trim();
  const before = await range();
  for (let left = 3; left > 0; left--) {
    const first = card.getByRole("radio").first();
    await first.waitFor();
    expect(await card.getByRole("button", { name: "Answer" }).isDisabled()).toBe(true);
    await first.focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await card.getByRole("button", { name: "Answer", disabled: false }).waitFor();
    // The button fades in.
    await page.waitForTimeout(300);
    await isFine();
    await page.keyboard.press("Enter");
    await card
      .getByRole("row")
      .nth(4 - left)
      .waitFor();
  }
  await card.getByText("nothing more is worth asking", { exact: false }).waitFor();
  expect(await range()).not.toBe(before);
  await isFine();
  await card
    .getByRole("button", { name: /Take back/ })
    .first()
    .press("Enter");
  await card.getByRole("radio").first().waitFor();
});

test("a rating is contested with a reason, by keyboard, and taken back", async () => {
  await at("risk");
  const task = page.getByRole("button", { name: "Evaluation design" });
  await task.press("Enter");
  await page.getByRole("button", { name: "Contest this rating: Evaluation design" }).press("Enter");
  const save = page.getByRole("button", { name: "Use my rating" });
  expect(await save.isDisabled()).toBe(true);
  await page.getByLabel(/How far could AI take it over/).selectOption("high");
  await page.getByLabel("Why?").fill("Ours is a script that runs by itself.");
  await page.waitForTimeout(300);
  await isFine();
  await page.keyboard.press("Enter");
  await page.getByText(/Your rating since/).waitFor();
  await isFine();
  await page.keyboard.press("Control+z");
  await page.getByText(/Your rating since/).waitFor({ state: "detached" });
});

test.each(["light", "dark"] as const)(
  "every part of the screen is reached by keyboard in the %s",
  async (scheme) => {
    await at("risk", scheme);
    const nav = page.getByRole("navigation", { name: "Parts of this screen" });
    for (const [part, heading] of [
      ["Your own work", "Your week"],
      ["What would change it", "What the figure hangs on"],
      ["What it rests on", "How it is made"],
      ["Why", "Your week, task by task"],
    ] as const) {
      await nav.getByRole("link", { name: part }).press("Enter");
      await page.getByRole("heading", { name: heading }).waitFor();
      expect(await nav.getByRole("link", { name: part }).getAttribute("aria-current")).toBe("page");
      await isFine();
    }
  },
);

test("a week is divided by keyboard, stays whole, respects a lock, and is undone", async () => {
  await at("risk/yours");
  const card = page.getByRole("region", { name: "Your week" });
  const percents = async (): Promise<number[]> =>
    (await card.locator("li .number").allInnerTexts()).map((text) => Number(text.replace("%", "")));
  const whole = async (): Promise<number> => (await percents()).reduce((sum, one) => sum + one, 0);
  const slider = card.getByRole("slider", { name: "Evaluation design" });
  await slider.waitFor();
  expect(await whole()).toBe(100);
  await button("Lock: Label and leakage audits").press("Enter");
  expect(await card.getByRole("slider", { name: "Label and leakage audits" }).isDisabled()).toBe(true);
  await slider.focus();
  for (let step = 0; step < 30; step++) await page.keyboard.press("ArrowRight");
  expect(await slider.getAttribute("aria-valuetext")).toBe("40 percent of the week");
  expect(await whole()).toBe(100);
  const locked = card.getByRole("slider", { name: "Label and leakage audits" });
  expect(await locked.getAttribute("aria-valuetext")).toBe("10 percent of the week, locked");
  await page.getByRole("status").filter({ hasText: "Nothing is kept" }).waitFor();
  await isFine();
  await button("This is my week").press("Enter");
  await page.getByText("This is your week as you divided it").waitFor();
  expect((await percents())[0]).toBe(40);
  await button("Take the usual week again").press("Enter");
  await page.getByText("This is the usual week").waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText("This is your week as you divided it").waitFor();
});

test("what is tried and left alone is not kept", async () => {
  await at("risk/yours");
  const slider = page.getByRole("slider", { name: "Evaluation design" });
  await slider.focus();
  await page.keyboard.press("End");
  expect(await slider.getAttribute("aria-valuetext")).toBe("100 percent of the week");
  await button("Leave it as it was").press("Enter");
  expect(await slider.getAttribute("aria-valuetext")).toBe("10 percent of the week");
});

test("a task in one's own words is added with four answers, and removed", async () => {
  await at("risk/yours", "dark");
  await button("Add something that you do").press("Enter");
  const add = button("Add it to my week");
  await page.getByLabel("What you do, in your words").fill("Calming worried customers");
  await page.getByLabel("Share of your week").fill("20");
  await page.getByLabel("What is it most like?").fill("model");
  await page.getByRole("radio", { name: /governance/ }).check();
  expect(await add.isDisabled()).toBe(true);
  for (const [question, answer] of [
    ["Who answers for the result of it?", "I do, alone"],
    ["Does it work because people trust you?", "Mostly"],
    ["Could a newcomer learn it", "Hardly any of it"],
    ["What happens when it goes wrong?", "It costs some hours"],
  ] as const)
    await page.getByLabel(question).selectOption(answer);
  await isFine();
  await add.press("Enter");
  const slider = page.getByRole("slider", { name: "Calming worried customers" });
  await slider.waitFor();
  expect(await slider.getAttribute("aria-valuetext")).toBe("20 percent of the week");
  await isFine();
  await button("Remove Calming worried customers").press("Enter");
  await slider.waitFor({ state: "detached" });
});

test("room to move is said or not said, and never counts in the score", async () => {
  await at("risk/yours");
  const card = page.getByRole("region", { name: "How much room you have" });
  const picture = card.getByRole("img");
  await picture.waitFor();
  expect(await picture.getAttribute("aria-label")).toContain("room to move from 0 to 100");
  const score = await page
    .getByRole("img", { name: /^Score \d+/ })
    .first()
    .getAttribute("aria-label");
  await card.getByLabel(/how long would your savings last/).selectOption("Longer than six months");
  await card.getByText("between 25 and 100 of 100", { exact: false }).waitFor();
  expect(
    await page
      .getByRole("img", { name: /^Score \d+/ })
      .first()
      .getAttribute("aria-label"),
  ).toBe(score);
  await isFine();
  await card.getByLabel(/how long would your savings last/).selectOption("I would rather not say");
  await card.getByText("between 0 and 100 of 100", { exact: false }).waitFor();
});

test("an assumption is moved by keyboard, named beside the score, and ours again", async () => {
  await at("risk/change", "dark");
  const summary = page.getByText("Change the assumptions yourself");
  await summary.focus();
  await page.keyboard.press("Enter");
  const slider = page.getByRole("slider", { name: /How much tasks hang together/ });
  await slider.focus();
  for (let step = 0; step < 5; step++) await page.keyboard.press("ArrowLeft");
  expect(await slider.getAttribute("aria-valuetext")).toBe("1.5");
  await isFine();
  await button("Use these assumptions").press("Enter");
  await page.getByText("How much tasks hang together 1.5 in place of 2", { exact: false }).waitFor();
  await isFine();
  await button("All of ours again").press("Enter");
  await page.getByText("How much tasks hang together 1.5", { exact: false }).waitFor({ state: "detached" });
});

test("a project goes from what would change the score into a plan", async () => {
  await at("risk/change");
  const best = levers[0]?.title ?? "";
  await button(`Plan with this: ${best}`).press("Enter");
  const dialog = page.getByRole("dialog", { name: `Plan with: ${best}` });
  await dialog.getByText(/As likely as not you finish|Four times in five/).waitFor();
  await isFine();
  await dialog.getByRole("button", { name: "Start this plan" }).press("Enter");
  await page.getByRole("heading", { name: "Plan", level: 1 }).waitFor();
});

test("me now stands beside me after my plan", async () => {
  await at("risk/change");
  await button("Compare you now with you after your plan").press("Enter");
  await page.getByRole("table", { name: /What makes the difference/ }).waitFor();
  await isFine();
});

test("calm: what to do comes first, and the score when it is asked for", async () => {
  await at("settings");
  await page.getByRole("radio", { name: /Calm/ }).check();
  await page.keyboard.press("Alt+2");
  await page.getByRole("heading", { name: "Practices, by what an hour of each does" }).waitFor();
  const score = page.getByRole("img", { name: /^Score \d+ of 100/ });
  expect(await score.count()).toBe(0);
  await isFine();
  await button("Show the score").press("Enter");
  await score.first().waitFor();
});
