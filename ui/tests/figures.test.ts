// Every number of a score opens to how it is made.
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { isFine, open } from "./window";

let page: Page;

const at = async (hash: string, scheme: "light" | "dark" = "light"): Promise<void> => {
  page = await open({ journal: "ten days", at: hash, scheme, width: 1024, height: 700 });
};

test.each(["light", "dark"] as const)(
  "the score opens by keyboard, leads on to its inputs and back, and closes in the %s",
  async (scheme) => {
    await at("risk/why", scheme);
    const score = page.getByTitle("How this is made").first();
    await score.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "The score" });
    await dialog.getByText("R = 100 · σ(logit S", { exact: false }).waitFor();
    await isFine(page);
    await dialog.getByRole("button", { name: "demand, in log-odds" }).press("Enter");
    const demand = page.getByRole("dialog", { name: "Points of demand" });
    await demand.getByText("public domain (US government)", { exact: false }).first().waitFor();
    await demand.getByText("row 15-", { exact: false }).first().waitFor();
    await isFine(page);
    await demand.getByRole("button", { name: "Back" }).press("Enter");
    await page.getByRole("dialog", { name: "The score" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "The score" }).waitFor({ state: "hidden" });
    expect(await score.evaluate((element) => element === document.activeElement)).toBe(true);
  },
);

test.each(["why", "change", "evidence"])("every figure of the part '%s' opens", async (part) => {
  await at(`risk/${part}`);
  await page.getByTitle("How this is made").first().waitFor();
  await page.waitForTimeout(200);
  const all = await page.getByTitle("How this is made").all();
  expect(all.length).toBeGreaterThan(5);
  // In the page itself: thirty figures take as long as three from here.
  const empty = await page.evaluate(async () => {
    const until = async <T>(find: () => T | null | undefined | false): Promise<T> => {
      for (const begun = performance.now(); performance.now() - begun < 8000;) {
        const found = find();
        if (found) return found;
        await new Promise((painted) => requestAnimationFrame(painted));
      }
      throw new Error("It does not come.");
    };
    const rows: number[] = [];
    for (const figure of document.querySelectorAll<HTMLElement>('[title="How this is made"]')) {
      figure.click();
      const table = await until(() => document.querySelector("dialog[open] table"));
      rows.push(table.querySelectorAll("tbody tr").length);
      document.querySelector<HTMLElement>("dialog[open] footer button:last-child")?.click();
      await until(() => document.querySelector("dialog[open]") === null);
    }
    return rows.filter((count) => count === 0).length;
  });
  expect(empty).toBe(0);
});
