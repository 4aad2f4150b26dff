// @vitest-environment node
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
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

const button = (name: string | RegExp): Locator => page.getByRole("button", { name, exact: true });
const told = (text: string | RegExp): Promise<void> =>
  page.getByRole("status").filter({ hasText: text }).waitFor();
const next = (title: string): Promise<void> => page.getByRole("heading", { level: 2, name: title }).waitFor();
const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
const dialog = (name: string | RegExp): Locator => page.getByRole("dialog", { name });
const palette = async (action: string): Promise<void> => {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(action);
  await page.keyboard.press("Enter");
};
/** Points in the last column of a table, the total last. */
const points = async (table: Locator): Promise<number[]> => {
  const cells = await table.locator("tr:visible td:last-child").allInnerTexts();
  return cells.map((cell) => Number(cell.replace("−", "-")));
};
const addsUp = ([...parts]: number[]): void => {
  const total = parts.pop();
  expect(parts.length).toBeGreaterThan(0);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(total ?? Number.NaN, 9);
};

test("one keystroke checks the next step, and the note says what that adds", async () => {
  page = await bench.open({ at: "?world=lived&days=10#/today" });
  await next("Pull labelled examples for each slice");
  await page.keyboard.press("Shift+C");
  await told("Done: Check a step. It adds 0.2 points to Evaluation strategy.");
  await next("Compute the metric per slice");
  expect(await focused()).toBe("Compute the metric per slice");
  addsUp(await points(page.getByRole("table", { name: /What moved/ })));
  await page.keyboard.press("Control+z");
  await next("Pull labelled examples for each slice");
});

test("five minutes count, and minutes that were noted are known at the check", async () => {
  page = await bench.open({ at: "?world=lived&days=10#/today" });
  await button("Five minutes count").click();
  await told("Done: Work on a step. 5 minutes noted; the day counts.");
  await page.getByText("5 of 45 minutes done").waitFor();
  await button("Other minutes").click();
  await page.keyboard.type("3");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Half of the labels");
  await page.keyboard.press("Enter");
  await told("3 minutes noted.");
  await page.getByText("8 of 45 minutes done").waitFor();
  expect(await page.getByLabel("Minutes in all").inputValue()).toBe("8");
  await page.keyboard.press("Control+z");
  await page.getByText("5 of 45 minutes done").waitFor();
});

test("when today is done nothing more is asked, and more can be done", async () => {
  page = await bench.open({ at: "?world=lived&days=0#/today" });
  await page.keyboard.press("Shift+C");
  await page.getByRole("heading", { name: "That is all for today" }).waitFor();
  await page.getByText("Next, tomorrow: List five ways it could be wrong and who would notice").waitFor();
  expect(await violations(page)).toEqual([]);
  await button("Do it today").click();
  await next("List five ways it could be wrong and who would notice");
  await page.getByText("Next, for tomorrow · 40 min").waitFor();
  await page.keyboard.press("Shift+C");
  await page.getByRole("heading", { name: "That is all for today" }).waitFor();
});

test("a timer runs on while another screen is open, and its minutes are known at the check", async () => {
  page = await bench.open({ at: "?world=lived&days=10#/today" });
  await button("Start a timer").click();
  await page.keyboard.press("Alt+5");
  await page.getByRole("heading", { level: 1, name: "Plan" }).waitFor();
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem("timer") ?? "") as { running: { since: number } };
    kept.running.since -= 20 * 60_000;
    localStorage.setItem("timer", JSON.stringify(kept));
  });
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Plan" }).waitFor();
  await page.keyboard.press("Alt+1");
  await page.getByText("20 min so far").waitFor();
  expect(await page.getByLabel("Minutes", { exact: true }).inputValue()).toBe("20");
  await button("Stop the timer").click();
  await button("Go on timing").waitFor();
});

test("something else is done today with one operation that can be undone", async () => {
  page = await bench.open({ at: "?world=lived&days=10#/today" });
  await button("Something else today").click();
  const choices = dialog("Something else today");
  await choices.getByText("“Compute the metric per slice” then comes on Fri 16 Jan.").first().waitFor();
  expect(await violations(page)).toEqual([]);
  await choices.getByRole("button", { name: /^Draw one hundred examples/ }).click();
  await next("Draw one hundred examples at random");
  expect(await focused()).toBe("Draw one hundred examples at random");
  await page.keyboard.press("Control+z");
  await next("Pull labelled examples for each slice");
});

test("coming back after days away begins with a quarter of an hour, and nothing is blamed", async () => {
  page = await bench.open({ at: "?world=lived&days=12&away=6&jump=5#/today" });
  await page.getByText("It is Saturday 17 January, 5 days after you were last here.").waitFor();
  expect(await violations(page)).toEqual([]);
  await button("Yes, that is today").click();
  await page.getByText("5 days after you were last here").waitFor({ state: "hidden" });
  await page.getByText(/^6 days went by without the plan, and nothing in it is lost/).waitFor();
  await page.getByText("Welcome back. A quarter of an hour is enough:").waitFor();
  expect(await page.locator("main").innerText()).not.toMatch(/overdue|late\b|behind|failed|missed|streak/i);
  await button("See what would move").click();
  await dialog("Let the plan bend").getByText("Nothing has changed yet").waitFor();
  await page.keyboard.press("Escape");
  await button("A quarter of an hour is done").click();
  await told("You are back in the plan. 15 minutes noted; the day counts.");
  await page.getByText(/^6 days went by/).waitFor({ state: "hidden" });
});

test("a cue is given to the days of the week and said with the step", async () => {
  page = await bench.open({ at: "?world=lived&days=10#/today" });
  await button("Add a cue").click();
  const routine = dialog("What your steps follow");
  await routine.getByLabel("Monday").fill("the first coffee");
  await button("Same on every working day").click();
  expect(await routine.getByLabel("Sunday").inputValue()).toBe("");
  expect(await violations(page)).toEqual([]);
  await routine.getByLabel("Monday").press("Enter");
  await told("Done: Change your routine");
  await page.getByText("When it is time for the first coffee:").waitFor();
  await palette("Routine of your week");
  expect(await routine.getByLabel("Friday").inputValue()).toBe("the first coffee");
});

test("the weekly review is held by keyboard alone", async () => {
  page = await bench.open({ at: "?world=lived&days=12#/today" });
  await palette("Weekly review");
  const review = dialog("Weekly review");
  const go = async (part: RegExp): Promise<void> => {
    await review.getByRole("button", { name: "Next", exact: true }).focus();
    await page.keyboard.press("Enter");
    await review.getByRole("heading", { level: 3, name: part }).waitFor();
    expect(await focused()).toMatch(part);
    expect(await violations(page)).toEqual([]);
  };
  await review.getByText("2 steps of work finished; 1 h 25 min worked on 2 days.").waitFor();
  addsUp(await points(review.getByRole("table")));
  expect(await violations(page)).toEqual([]);
  await go(/^Estimate and actual/);
  await review.getByText(/An hour on paper now counts as 1\.\d\d hours; before this week it was/).waitFor();
  await go(/^What is still open/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Shrink");
  await page.keyboard.press("Enter");
  await review.getByText("It takes 25 min instead of 45.").waitFor();
  expect(await focused()).toBe("Do it");
  await page.keyboard.press("Enter");
  await review.getByText("25 min").first().waitFor();
  await go(/^Next week/);
  await review.getByText(/planned of .* there are\./).waitFor();
  await go(/^One sentence/);
  await review.getByRole("textbox").focus();
  await page.keyboard.type("Labels were slow to come");
  await page.keyboard.press("Enter");
  await review.waitFor({ state: "hidden" });
  await told("Done: Check a step");
  const held = page.getByRole("checkbox", { name: /^Weekly review/ });
  expect(await held.getAttribute("aria-checked")).toBe("true");
  await page.keyboard.press("Alt+6");
  await page.getByText("Labels were slow to come").waitFor();
  await page.getByText("#review").first().waitFor();
});

test("another week can be reviewed, and a smaller size is offered with its reason", async () => {
  page = await bench.open({ at: "?world=lived&days=12&away=4#/today" });
  await palette("Weekly review");
  const review = dialog("Weekly review");
  await review.getByLabel("Week").selectOption({ label: "Week 1, 5 Jan to 11 Jan" });
  await review.getByText("3 steps of work finished; 2 h").waitFor();
  await review.getByLabel("Week").selectOption({ label: "Week 2, 12 Jan to 18 Jan" });
  for (let part = 0; part < 3; part++)
    await review.getByRole("button", { name: "Next", exact: true }).click();
  await review.getByText(/^You worked 40 of \d+ minutes\. Weeks of /).waitFor();
  await button("Try weeks of this size").click();
  await button("Take this size").click();
  await told("Done: Change your hours");
});

test.each(["light", "dark"] as const)("a checkpoint in the %s adds up and is kept", async (scheme) => {
  page = await bench.open({ at: "?world=lived&days=30#/today", scheme, width: 1024, height: 640 });
  await button("Look at it").click();
  const look = dialog("Day 30: what has moved");
  await look.getByText("Learning alone does not move the score.").waitFor();
  const moved = await points(look.getByRole("table"));
  addsUp(moved);
  const [before, now] = (await look.locator("p.figure").innerText()).match(/\d+\.\d/g) ?? [];
  expect(Number(now) - Number(before)).toBeCloseTo(moved.at(-1) ?? Number.NaN, 9);
  await look.getByText(/land between \d+ and \d+\. Data of/).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await button("Keep this in your history").click();
  await told("Done: Hold a checkpoint");
  await button("Look at it").waitFor({ state: "hidden" });
});

test("the last checkpoint leads to the next plan, without what is finished", async () => {
  page = await bench.open({ at: "?world=lived&days=89#/today" });
  await button("Look at it").click();
  await button("Keep this in your history").click();
  await told("Done: Hold a checkpoint");
  await button("Plan the next 90 days").click();
  const plan = dialog("The next 90 days");
  expect(await plan.getByRole("radio", { name: /When this one ends/ }).isChecked()).toBe(true);
  await plan.getByText(/^\d+ milestones until/).waitFor();
  expect(await violations(page)).toEqual([]);
  await plan.getByRole("button", { name: "Start this plan" }).click();
  await page.getByRole("heading", { level: 1, name: "Plan" }).waitFor();
  await page.keyboard.press("Alt+1");
  await page.getByText("The plan has not started yet; nothing is asked of you.").waitFor();
});

test("after the last day there is one thing to do: look back and on", async () => {
  page = await bench.open({ at: "?world=lived&days=95#/today" });
  await page.getByText("The 90 days are behind you.").first().waitFor();
  expect(await violations(page)).toEqual([]);
  await button("Look back and on").click();
  await dialog("Day 90: what has moved").waitFor();
});
