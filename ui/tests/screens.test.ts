import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { isFine, open, overflow, violations } from "./window";

const screens = ["today", "risk", "skills", "paths", "plan", "journal", "portfolio", "settings", "about"];
const schemes = ["light", "dark"] as const;

/** Until nothing on the page waits for an answer. */
const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.querySelector("main .skeleton") === null);
};

test.each(schemes.flatMap((scheme) => screens.map((screen) => ({ screen, scheme }))))(
  "$screen in the $scheme keeps every accessibility rule and fits 1024 pixels",
  async ({ screen, scheme }) => {
    const page = await open({
      journal: "ten days",
      at: screen,
      scheme,
      width: 1024,
      height: 640,
    });
    await settled(page);
    await isFine(page);
  },
);

test.each(schemes)("the way to a plan in the %s keeps every accessibility rule", async (scheme) => {
  const page = await open({ scheme, width: 1024, height: 640 });
  const look = async (): Promise<void> => {
    await settled(page);
    await isFine(page);
  };
  await page.keyboard.type("ml eng");
  await page.getByRole("option").first().waitFor();
  await look();
  await page.keyboard.press("Enter");
  for (const next of [/show my score/, /do about it/, /three paths/, /Show me the plan/]) {
    await page.getByRole("button", { name: next }).waitFor();
    await look();
    await page.getByRole("button", { name: next }).click();
  }
  await page.getByRole("button", { name: "Start the plan" }).waitFor();
  await look();
});

test.each(["palette", "shortcuts", "replan", "break", "export"])(
  "the %s dialog keeps every rule",
  async (dialog) => {
    const page = await open({ journal: "ten days", at: "plan" });
    await settled(page);
    if (dialog === "palette") await page.keyboard.press("Control+k");
    else if (dialog === "shortcuts") await page.keyboard.press("?");
    else
      await page
        .getByRole("button", {
          name: { replan: "Re-plan", break: "Plan a break", export: "Export" }[dialog] ?? "",
        })
        .click();
    await page.getByRole("dialog").waitFor();
    expect(await violations(page)).toEqual([]);
  },
);

test("the largest text still fits the smallest window", async () => {
  const page = await open({ journal: "ten days", at: "settings", width: 1024, height: 640 });
  await page.getByRole("radio", { name: "Larger" }).check();
  for (const screen of screens) {
    await page.evaluate((id) => (location.hash = `/${id}`), screen);
    await page.getByRole("heading", { level: 1, name: new RegExp(screen, "i") }).waitFor();
    await settled(page);
    expect([screen, await overflow(page)]).toEqual([screen, 0]);
  }
});
