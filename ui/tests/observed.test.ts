// What AI really did: logged in one press, seen beside the rating, and the person's to contest with.
import { expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import type { TaskRisk } from "../src/lib/bindings";
import { percent } from "../src/lib/words";
import { person, type SceneName } from "./scenes";
import { call, isFine, open } from "./window";

let page: Page;
let card: Locator;

const look = async (scheme: "light" | "dark" = "light", journal: SceneName = "ten days"): Promise<void> => {
  page = await open({ journal, at: "risk/yours", scheme, width: 1024, height: 700 });
  card = page.getByRole("region", { name: "What AI really did" });
  await card.getByLabel("What did you just work on?").waitFor();
};
/** A task of the week as it is rated. */
const rated = async (id: string): Promise<TaskRisk> => {
  const { tasks } = await call("read_risk", { ...person, at: "now", what_if: null });
  const task = tasks.find((one) => one.id === id);
  if (!task) throw new Error(`The week has no ${id}.`);
  return task;
};
const answer = (name: "None" | "Helped" | "Did it"): Locator =>
  card
    .getByRole("group", { name: "What did AI do of it?" })
    .getByRole("button", { name: new RegExp(`^${name}`) });
const row = (label: string): Locator =>
  card
    .getByRole("list", { name: "What AI did, task by task" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: label }) });
const score = (): Promise<string | null> =>
  page
    .getByRole("img", { name: /^Score \d+/ })
    .first()
    .getAttribute("aria-label");

test.each(["light", "dark"] as const)(
  "one press logs today's work, in the %s, and undo takes it back",
  async (scheme) => {
    await look(scheme);
    const { label, substitutable } = await rated("evaluation-design");
    await card.getByText("only you see", { exact: false }).waitFor();
    await isFine(page);
    await card.getByLabel("What did you just work on?").selectOption({ label });
    await answer("Helped").press("Enter");
    await page.getByText("Done: Log what AI did").waitFor();
    const one = row(label);
    expect((await one.locator("dl").innerText()).split(/\s*\n\s*/)).toEqual([
      "Your log",
      "50%",
      "Its rating",
      percent(substitutable),
    ]);
    await one.getByText("1 log", { exact: true }).waitFor();
    const picture = one.getByRole("img");
    expect(await picture.getAttribute("aria-label")).toBe(
      "What AI did, by month: January 2026 50% of 1 log.",
    );
    // The keyboard stays where it was, and the task that was used last is chosen.
    expect(await answer("Helped").evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await one.getByText("2 logs", { exact: true }).waitFor();
    await one.getByText("75%", { exact: true }).waitFor();
    await isFine(page);
    await page.keyboard.press("Control+z");
    await one.getByText("1 log", { exact: true }).waitFor();
    await page.keyboard.press("Control+z");
    await card.getByText("only you see", { exact: false }).waitFor();
  },
);

test("more can be said, and then it is saved only when Save is pressed", async () => {
  await look("dark");
  await card.getByRole("button", { name: "Say more" }).press("Enter");
  const save = card.getByRole("button", { name: "Save", exact: true });
  expect(await save.isDisabled()).toBe(true);
  await answer("Did it").press("Enter");
  expect(await answer("Did it").getAttribute("aria-pressed")).toBe("true");
  expect(await card.getByRole("list", { name: "What AI did, task by task" }).count()).toBe(0);
  await card.getByLabel("How good was its part?").selectOption("4");
  await card.getByLabel("Minutes it saved").fill("45");
  await isFine(page);
  await page.keyboard.press("Enter");
  await card.getByText("1 log · 45 min saved · quality 4 of 5").waitFor();
  await card.getByRole("button", { name: "Say more" }).waitFor();
  expect(await save.count()).toBe(0);
});

test("five logs speak, and change a rating only when somebody contests it with them", async () => {
  await look();
  const { label, substitutable } = await rated("evaluation-design");
  await card.getByLabel("What did you just work on?").selectOption({ label });
  const one = row(label);
  for (let logged = 1; logged <= 5; logged++) {
    expect(await card.getByText(/Your log speaks for/).count()).toBe(0);
    await answer("Did it").press("Enter");
    await one.getByText(logged === 1 ? "1 log" : `${logged} logs`, { exact: true }).waitFor();
  }
  await one.getByText("Your log speaks for “very high”.", { exact: false }).waitFor();
  await one.getByText("Its rating").waitFor();
  const before = await score();
  await isFine(page);
  await one.getByRole("button", { name: /^Contest the rating with it/ }).press("Enter");
  const level = one.getByLabel(/How far could AI take it over/);
  const why = one.getByLabel("Why?");
  expect(await level.inputValue()).toBe("very high");
  expect(await why.inputValue()).toContain("AI did 100% of it.");
  expect(await level.evaluate((node) => node === document.activeElement)).toBe(true);
  await isFine(page);
  // Left alone, nothing has changed.
  await one.getByRole("button", { name: "Leave it" }).press("Enter");
  await one.getByText("Its rating").waitFor();
  expect(await score()).toBe(before);
  await page.keyboard.press("Enter");
  await why.fill("Our templates do it.");
  await page.keyboard.press("Enter");
  await one.getByText(/Your rating since .*: very high/).waitFor();
  // The keyboard is where the form was.
  await page.waitForFunction(() => document.activeElement?.textContent.includes("rating again"));
  const overridden = (await rated("evaluation-design")).substitutable;
  expect(overridden).toBeGreaterThan(substitutable);
  await one.getByText(percent(overridden), { exact: true }).waitFor();
  expect(await one.getByText(/speaks for/).count()).toBe(0);
  await isFine(page);
  await page.keyboard.press("Control+z");
  await one.getByText("Your log speaks for “very high”.", { exact: false }).waitFor();
});

test("all logs are listed, the newest first, and each can be removed", async () => {
  await look("dark", "logged");
  const { label } = await rated("evaluation-design");
  const drift = (await rated("production-debugging")).label;
  const one = row(label);
  await one.getByText("Your log speaks for “high”.", { exact: false }).waitFor();
  expect(await one.getByRole("img").getAttribute("aria-label")).toContain(
    "July 2025 0% of 1 log; August 2025 50%",
  );
  expect(await card.getByLabel("What did you just work on?").inputValue()).toBe("production-debugging");
  await isFine(page);
  await card.getByRole("button", { name: "All 13 logs" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "All that you logged" });
  await dialog.getByRole("row").nth(13).waitFor();
  expect(await dialog.getByRole("row").nth(1).innerText()).toContain("13 January 2026");
  await isFine(page);
  const remove = dialog.getByRole("button", {
    name: `Remove: ${drift}, 13 January 2026`,
  });
  await remove.press("Enter");
  await remove.waitFor({ state: "detached" });
  expect(await dialog.getByRole("row").count()).toBe(13);
  // The keyboard goes on at the next one.
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toContain(
    "10 January 2026",
  );
  await dialog.getByRole("button", { name: "Close" }).press("Enter");
  await row(drift).waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await row(drift).waitFor();
});

test("calm: it is logged at once, and the figures come when they are asked for", async () => {
  page = await open({ journal: "logged", at: "settings" });
  await page.getByRole("radio", { name: /Calm/ }).check();
  await page.evaluate(() => (location.hash = "#/risk/yours"));
  card = page.getByRole("region", { name: "What AI really did" });
  await answer("None").waitFor();
  const list = card.getByRole("list", { name: "What AI did, task by task" });
  const show = card.getByRole("button", { name: "Show what your log says" });
  await show.waitFor();
  expect(await list.count()).toBe(0);
  await isFine(page);
  await show.press("Enter");
  await list.waitFor();
});
