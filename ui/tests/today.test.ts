import { expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import type { Step } from "../src/lib/bindings";
import { count, minutes } from "../src/lib/words";
import { call, open, overflow, violations } from "./window";

let page: Page;

const button = (name: string | RegExp): Locator => page.getByRole("button", { name, exact: true });
const told = (text: string | RegExp): Promise<void> =>
  page.getByRole("status").filter({ hasText: text }).waitFor();
/** Waits until Today shows the step that comes next by the shell, and gives it. */
const next = async (): Promise<Step> => {
  const step = (await call("read_today", {}))?.next;
  if (!step) throw new Error("Nothing is next.");
  await page.getByRole("heading", { level: 2, name: step.title }).waitFor();
  return step;
};
/** A step of the plan as it is kept. */
const kept = async (id: string): Promise<Step> => {
  const step = (await call("read_plan", {}))?.draft.steps.find((one) => one.id === id);
  if (!step) throw new Error(`There is no ${id}.`);
  return step;
};
/** "Fri 16 Jan". */
const dayText = (date: string): string =>
  new Date(`${date}T00:00:00Z`).toUTCString().replace(/^(\w+), 0?(\d+) (\w+) .*$/, "$1 $2 $3");
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
  page = await open({ journal: "begun", at: "today" });
  const first = await next();
  await page.keyboard.press("Shift+C");
  await told(/^Done: Check a step\. It adds \d\.\d+ points to /);
  const said = await page.getByRole("status").innerText();
  const [part] = (await call("read_today", {}))?.gained.parts ?? [];
  const [, adds = "", title] = /It adds ([\d.]+) points to (.*)\.$/m.exec(said) ?? [];
  expect(title).toBe(part?.title);
  expect(adds).toBe(part?.points.toFixed(adds.length - 2));
  const second = await next();
  expect(second.id).not.toBe(first.id);
  expect(await focused()).toBe(second.title);
  addsUp(await points(page.getByRole("table", { name: /What moved/ })));
  await page.keyboard.press("Control+z");
  await told("Undone: Check a step");
  expect((await next()).id).toBe(first.id);
});

test("five minutes count, and minutes that were noted are known at the check", async () => {
  page = await open({ journal: "begun", at: "today" });
  const { minutes: whole } = await next();
  await button("Five minutes count").click();
  await told("Done: Work on a step. 5 minutes noted; the day counts.");
  await page.getByText(`5 of ${whole} minutes done`).waitFor();
  await button("Other minutes").click();
  await page.keyboard.type("3");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Half of the labels");
  await page.keyboard.press("Enter");
  await told("3 minutes noted.");
  await page.getByText(`8 of ${whole} minutes done`).waitFor();
  expect(await page.getByLabel("Minutes in all").inputValue()).toBe("8");
  await page.keyboard.press("Control+z");
  await page.getByText(`5 of ${whole} minutes done`).waitFor();
});

test("when today is done nothing more is asked, and more can be done", async () => {
  page = await open({ journal: "begun", at: "today" });
  const first = await next();
  await page.keyboard.press("Shift+C");
  await told("Done: Check a step");
  expect((await next()).id).not.toBe(first.id);
  await page.keyboard.press("Shift+C");
  await page.getByRole("heading", { name: "That is all for today" }).waitFor();
  const later = (await call("read_today", {}))?.next;
  expect(later?.day).toBe("2026-01-06");
  await page.getByText(`Next, tomorrow: ${later?.title}`).waitFor();
  expect(await violations(page)).toEqual([]);
  await button("Do it today").click();
  expect(await next()).toEqual(later);
  await page.getByText(`Next, for tomorrow · ${later?.minutes} min`).waitFor();
  await page.keyboard.press("Shift+C");
  await page.getByRole("heading", { name: "That is all for today" }).waitFor();
  expect((await kept(later?.id ?? "")).progress).toMatchObject({ state: "done", on: "2026-01-05" });
});

test("a timer runs on while another screen is open, and its minutes are known at the check", async () => {
  page = await open({ journal: "ten days", at: "today" });
  await button("Start a timer").click();
  await page.keyboard.press("Alt+5");
  await page.getByRole("heading", { level: 1, name: "Plan" }).waitFor();
  await page.clock.setFixedTime("2026-01-15T09:20:00+14:00");
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Plan" }).waitFor();
  await page.keyboard.press("Alt+1");
  await page.getByText("20 min so far").waitFor();
  expect(await page.getByLabel("Minutes", { exact: true }).inputValue()).toBe("20");
  await button("Stop the timer").click();
  await button("Go on timing").waitFor();
});

test("something else is done today with one operation that can be undone", async () => {
  page = await open({ journal: "begun", at: "today" });
  const first = await next();
  const before = (await call("read_plan", {}))?.draft.steps ?? [];
  await button("Something else today").click();
  const choice = dialog("Something else today").getByRole("listitem").first();
  const other = (await choice.locator("strong").innerText()).trim();
  const [, others] = /^(\d+) other steps then find another day\.$/m.exec(await choice.innerText()) ?? [];
  expect(await violations(page)).toEqual([]);
  await choice.getByRole("button").click();
  await page.getByRole("heading", { level: 2, name: other }).waitFor();
  await expect.poll(focused).toBe(other);
  const after = (await call("read_plan", {}))?.draft.steps ?? [];
  const moved = after.filter((step) => before.find((one) => one.id === step.id)?.day !== step.day);
  expect(moved.length).toBe(Number(others) + 1);
  await page.keyboard.press("Control+z");
  await told("Undone: Move a step");
  expect(await next()).toEqual(first);
});

test("a step that gives way to something else says when it comes instead", async () => {
  page = await open({ journal: "four days away", at: "today" });
  const first = await next();
  await button("Something else today").click();
  const then = `“${(await kept(first.id)).title}” then comes on`;
  const choice = dialog("Something else today").getByRole("listitem").filter({ hasText: then });
  const other = (await choice.locator("strong").innerText()).trim();
  const says = await choice.innerText();
  await choice.getByRole("button").click();
  await told("Done: Swap two steps");
  expect(says).toContain(`${then} ${dayText((await kept(first.id)).day)}.`);
  const steps = (await call("read_plan", {}))?.draft.steps ?? [];
  expect(steps.find((step) => step.title === other)?.day).toBe("2026-01-17");
});

test("coming back after days away begins with a quarter of an hour, and nothing is blamed", async () => {
  page = await open({ journal: "six days away", at: "today" });
  await page.getByText(/^6 days went by without the plan, and nothing in it is lost/).waitFor();
  await page.getByText("Welcome back. A quarter of an hour is enough:").waitFor();
  // Titles of steps are not about the person.
  let said = await page.locator("main").innerText();
  for (const { title } of (await call("read_plan", {}))?.draft.steps ?? []) said = said.replaceAll(title, "");
  expect(said).not.toMatch(/overdue|late\b|behind|failed|missed|streak/i);
  await button("See what would move").click();
  await dialog("Let the plan bend").getByText("Nothing has changed yet").waitFor();
  await page.keyboard.press("Escape");
  await button("A quarter of an hour is done").click();
  await told("You are back in the plan. 15 minutes noted; the day counts.");
  await page.getByText(/^6 days went by/).waitFor({ state: "hidden" });
});

test("a cue is given to the days of the week and said with the step", async () => {
  page = await open({ journal: "ten days", at: "today" });
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
  page = await open({ journal: "twelve days", at: "today" });
  await palette("Weekly review");
  const review = dialog("Weekly review");
  const go = async (part: RegExp): Promise<void> => {
    await review.getByRole("button", { name: "Next", exact: true }).focus();
    await page.keyboard.press("Enter");
    await review.getByRole("heading", { level: 3, name: part }).waitFor();
    expect(await focused()).toMatch(part);
    expect(await violations(page)).toEqual([]);
  };
  const read = await call("read_review", { week: null });
  expect([read.week, read.done_steps > 0, read.open.length]).toEqual([2, true, 2]);
  await review
    .getByText(
      `${count(read.done_steps, "step")} of work finished; ${minutes(read.done_minutes)} worked on ${count(read.active_days, "day")}.`,
    )
    .waitFor();
  addsUp(await points(review.getByRole("table")));
  expect(await violations(page)).toEqual([]);
  await go(/^Estimate and actual/);
  const [before, after] = [read.overrun_before, read.overrun_after].map((hours) => hours.toFixed(2));
  expect(after).not.toBe(before);
  await review
    .getByText(`An hour on paper now counts as ${after} hours; before this week it was ${before}.`)
    .waitFor();
  await go(/^What is still open/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Shrink");
  await page.keyboard.press("Enter");
  const [late] = read.open;
  if (!late) throw new Error("Nothing is open.");
  const { diff } = await call("preview_edit", { edit: { kind: "shorten", step: late.id } });
  const [whole, half] = diff.find((line) => line.id === late.id)?.minutes ?? [0, 0];
  expect([whole, half > 0 && half < whole]).toEqual([late.minutes, true]);
  await review.getByText(`It takes ${half} min instead of ${whole}.`).waitFor();
  expect(await focused()).toBe("Do it");
  await page.keyboard.press("Enter");
  await review.getByText(`${half} min`).first().waitFor();
  await expect.poll(focused).toMatch(/^What is still open/);
  expect((await kept(late.id)).minutes).toBe(half);
  await go(/^Next week/);
  await review.getByText(/planned of .* there are\./).waitFor();
  await go(/^One sentence/);
  await review.getByRole("textbox").focus();
  await page.keyboard.type("Labels were slow to come");
  await page.keyboard.press("Enter");
  await review.waitFor({ state: "hidden" });
  await told("Done: Check a step");
  const held = page.getByRole("checkbox", { name: (await kept(read.step ?? "")).title });
  expect(await held.getAttribute("aria-checked")).toBe("true");
  await page.keyboard.press("Alt+6");
  await page.getByText("Labels were slow to come").waitFor();
  await page.getByText("#review").first().waitFor();
});

test("another week can be reviewed, and a smaller size is offered with its reason", async () => {
  page = await open({ journal: "four days away", at: "today" });
  await palette("Weekly review");
  const review = dialog("Weekly review");
  await review.getByLabel("Week").selectOption({ label: "Week 1, 5 Jan to 11 Jan" });
  const first = await call("read_review", { week: 1 });
  expect(first.done_steps).toBeGreaterThan(0);
  const finished = `${count(first.done_steps, "step")} of work finished; ${minutes(first.done_minutes)}`;
  await review.getByText(finished).waitFor();
  await review.getByLabel("Week").selectOption({ label: "Week 2, 12 Jan to 18 Jan" });
  for (let part = 0; part < 3; part++)
    await review.getByRole("button", { name: "Next", exact: true }).click();
  const { offer } = await call("read_review", { week: 2 });
  await review.getByText(offer?.why ?? "no offer").waitFor();
  await button("Try weeks of this size").click();
  await button("Take this size").click();
  await told("Done: Change your hours");
});

test.each(["light", "dark"] as const)("a checkpoint in the %s adds up and is kept", async (scheme) => {
  page = await open({ journal: "thirty days", at: "today", scheme, width: 1024, height: 640 });
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
  page = await open({ journal: "89 days", at: "today" });
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
  page = await open({ journal: "95 days", at: "today" });
  await page.getByText("The 90 days are behind you.").first().waitFor();
  expect(await violations(page)).toEqual([]);
  await button("Look back and on").click();
  await dialog("Day 90: what has moved").waitFor();
});
