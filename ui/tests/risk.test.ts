// The risk screen, argued with: one's own work, assumptions, room to move, what would change it.
import { expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import type { TaskRisk } from "../src/lib/bindings";
import { percent } from "../src/lib/words";
import { person } from "./scenes";
import { call, isFine, open } from "./window";

let page: Page;

const at = async (hash: string, scheme: "light" | "dark" = "light"): Promise<void> => {
  page = await open({ journal: "ten days", at: hash, scheme, width: 1024, height: 700 });
};
const button = (name: string | RegExp): Locator => page.getByRole("button", { name });
/** A task of the week, as the shell rates it. */
const rated = async (id: string): Promise<TaskRisk> => {
  const { tasks } = await call("read_risk", { ...person, at: "now", what_if: null });
  const task = tasks.find((one) => one.id === id);
  if (!task) throw new Error(`The week has no ${id}.`);
  return task;
};
const ofTheWeek = (share: number): string => `${percent(share).replace("%", "")} percent of the week`;

test("the quiz is finished by keyboard, each answer moves the range, and can be taken back", async () => {
  page = await open({ journal: "ten days", at: "risk/yours", scheme: "dark" });
  const card = page.getByRole("region", { name: "A few questions" });
  const range = async (): Promise<string> =>
    (await card.getByText("with what you have not said").innerText()).trim();
  const before = await range();
  const { most } = await call("read_quiz", {});
  const finished = card.getByText("nothing more is worth asking", { exact: false });
  let answers = 0;
  while ((await finished.count()) === 0) {
    expect(answers).toBeLessThan(most);
    await card.locator("legend").waitFor();
    expect(await card.getByRole("button", { name: "Answer" }).isDisabled()).toBe(true);
    await card.getByRole("radio").first().focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    expect(await card.getByRole("radio").first().isChecked()).toBe(true);
    await card.getByRole("button", { name: "Answer", disabled: false }).waitFor();
    if (answers < 2) await isFine(page);
    await page.keyboard.press("Enter");
    answers += 1;
    await card.getByRole("row").nth(answers).waitFor();
    await expect.poll(async () => (await call("read_quiz", {})).answered.length).toBe(answers + 1);
  }
  expect(answers).toBeGreaterThan(2);
  expect(await range()).not.toBe(before);
  await isFine(page);
  await card
    .getByRole("button", { name: /Take back/ })
    .first()
    .press("Enter");
  await card.getByRole("radio").first().waitFor();
});

test("a rating is contested with a reason, by keyboard, and taken back", async () => {
  await at("risk");
  const { label } = await rated("evaluation-design");
  const task = page.getByRole("button", { name: label });
  await task.press("Enter");
  await page.getByRole("button", { name: `Contest this rating: ${label}` }).press("Enter");
  const save = page.getByRole("button", { name: "Use my rating" });
  expect(await save.isDisabled()).toBe(true);
  await page.getByLabel(/How far could AI take it over/).selectOption("high");
  await page.getByLabel("Why?").fill("Ours is a script that runs by itself.");
  await page.waitForTimeout(300);
  await isFine(page);
  await page.keyboard.press("Enter");
  await page.getByText(/Your rating since/).waitFor();
  await isFine(page);
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
      await isFine(page);
    }
  },
);

test("a week is divided by keyboard, stays whole, respects a lock, and is undone", async () => {
  await at("risk/yours");
  const card = page.getByRole("region", { name: "Your week" });
  const percents = async (): Promise<number[]> =>
    (await card.locator("li .number").allInnerTexts()).map((text) => Number(text.replace("%", "")));
  const whole = async (): Promise<number> => (await percents()).reduce((sum, one) => sum + one, 0);
  const { label, share } = await rated("evaluation-design");
  const other = await rated("label-and-leakage-audit");
  const slider = card.getByRole("slider", { name: label });
  await slider.waitFor();
  expect(await slider.getAttribute("aria-valuetext")).toBe(ofTheWeek(share));
  expect(await whole()).toBe(100);
  await button(`Lock: ${other.label}`).press("Enter");
  const locked = card.getByRole("slider", { name: other.label });
  expect(await locked.isDisabled()).toBe(true);
  await slider.focus();
  for (let step = 0; step < 30; step++) await page.keyboard.press("ArrowRight");
  expect(await slider.getAttribute("aria-valuetext")).toBe(ofTheWeek(share + 0.3));
  expect(await whole()).toBe(100);
  expect(await locked.getAttribute("aria-valuetext")).toBe(`${ofTheWeek(other.share)}, locked`);
  await page.getByRole("status").filter({ hasText: "Nothing is kept" }).waitFor();
  await isFine(page);
  await button("This is my week").press("Enter");
  await page.getByText("This is your week as you divided it").waitFor();
  expect((await rated("evaluation-design")).share).toBeCloseTo(share + 0.3, 6);
  expect(await slider.getAttribute("aria-valuetext")).toBe(ofTheWeek(share + 0.3));
  await button("Take the usual week again").press("Enter");
  await page.getByText("This is the usual week").waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText("This is your week as you divided it").waitFor();
});

test("what is tried and left alone is not kept", async () => {
  await at("risk/yours");
  const { label, share } = await rated("evaluation-design");
  const slider = page.getByRole("slider", { name: label });
  await slider.focus();
  await page.keyboard.press("End");
  expect(await slider.getAttribute("aria-valuetext")).toBe("100 percent of the week");
  await button("Leave it as it was").press("Enter");
  expect(await slider.getAttribute("aria-valuetext")).toBe(ofTheWeek(share));
});

test("a task in one's own words is added with four answers, and removed", async () => {
  await at("risk/yours", "dark");
  await button("Add something that you do").press("Enter");
  const add = button("Add it to my week");
  await page.getByLabel("What you do, in your words").fill("Calming worried customers");
  await page.getByLabel("Share of your week").fill("20");
  await page.getByLabel("What is it most like?").fill("model");
  const [kind] = await call("find_work", { query: "model", limit: 5 });
  await page.getByRole("radio", { name: kind?.label ?? "" }).check();
  expect(await add.isDisabled()).toBe(true);
  for (const [question, answer] of [
    ["Who answers for the result of it?", "I do, alone"],
    ["Does it work because people trust you?", "Mostly"],
    ["Could a newcomer learn it", "Hardly any of it"],
    ["What happens when it goes wrong?", "It costs some hours"],
  ] as const)
    await page.getByLabel(question).selectOption(answer);
  await isFine(page);
  await add.press("Enter");
  const slider = page.getByRole("slider", { name: "Calming worried customers" });
  await slider.waitFor();
  expect(await slider.getAttribute("aria-valuetext")).toBe("20 percent of the week");
  await isFine(page);
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
  await isFine(page);
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
  await isFine(page);
  await button("Use these assumptions").press("Enter");
  await page.getByText("How much tasks hang together 1.5 in place of 2", { exact: false }).waitFor();
  await isFine(page);
  await button("All of ours again").press("Enter");
  await page.getByText("How much tasks hang together 1.5", { exact: false }).waitFor({ state: "detached" });
});

test("a project goes from what would change the score into a plan", async () => {
  await at("risk/change");
  const [lever] = await call("read_levers", person);
  const best = lever?.title ?? "";
  await button(`Plan with this: ${best}`).press("Enter");
  const dialog = page.getByRole("dialog", { name: `Plan with: ${best}` });
  await dialog.getByText(/As likely as not you finish|Four times in five/).waitFor();
  await isFine(page);
  await dialog.getByRole("button", { name: "Start this plan" }).press("Enter");
  await page.getByRole("heading", { name: "Plan", level: 1 }).waitFor();
});

test("me now stands beside me after my plan", async () => {
  await at("risk/change");
  await button("Compare you now with you after your plan").press("Enter");
  await page.getByRole("table", { name: /What makes the difference/ }).waitFor();
  await isFine(page);
});

test("calm: what to do comes first, and the score when it is asked for", async () => {
  await at("settings");
  await page.getByRole("radio", { name: /Calm/ }).check();
  await page.keyboard.press("Alt+2");
  await page.getByRole("heading", { name: "Practices, by what an hour of each does" }).waitFor();
  const score = page.getByRole("img", { name: /^Score \d+ of 100/ });
  expect(await score.count()).toBe(0);
  await isFine(page);
  await button("Show the score").press("Enter");
  await score.first().waitFor();
});
