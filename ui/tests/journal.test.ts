import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { call, isFine, open, shell, type Scene } from "./window";

let page: Page;

type Found = ReturnType<Page["getByRole"]>;
const button = (name: string | RegExp): Found => page.getByRole("button", { name });
const day = (name: string): Found => page.getByRole("button", { name, exact: true });
const told = (text: string): Promise<void> =>
  page.getByRole("status").filter({ hasText: text }).first().waitFor();
const heading = (name: string): Promise<void> => page.getByRole("heading", { level: 1, name }).waitFor();
const prompt = (): Found => page.getByRole("textbox", { name: /\?$/ });
const speaksOf = (): Found => page.getByRole("combobox", { name: "Speaks of" });
const entry = (text: string): Found => page.getByRole("article").filter({ hasText: text });
const look = async (scene: Scene = {}): Promise<void> => {
  page = await open({ journal: "ten days", at: "journal", ...scene });
  await heading("Journal");
  await page.getByText("Slices by region show a gap of nine points").waitFor();
};
const write = async (text: string): Promise<void> => {
  await prompt().fill(text);
  await page.keyboard.press("Control+Enter");
  await told("Done: Write in the journal");
};
/** A step that an entry can speak of: its name, and the beginning of it as somebody types it. */
const aStep = async (): Promise<{ name: string; typed: string }> => {
  const targets = await call("list_link_targets", {});
  const name = targets.find((one) => one.kind === "step")?.label ?? "";
  return { name, typed: name.slice(0, 20).toLowerCase() };
};
const focused = (): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

test("a day of the calendar shows its entries, takes the next one, and all days come back", async () => {
  await look();
  expect(await day("16 January, no entries").isDisabled()).toBe(true);
  await day("6 January, 1 entry").click();
  await told("1 entry on Tuesday 6 January");
  expect(await page.getByLabel("Belongs to").inputValue()).toBe("2026-01-06");
  expect(await page.getByText("Slices by region").count()).toBe(0);
  await write("One more thought of that day");
  await day("6 January, 2 entries").waitFor();
  await told("2 entries on Tuesday 6 January");
  await isFine(page);
  await day("8 January, no entries").click();
  await page.getByRole("heading", { name: "Nothing was written on this day" }).waitFor();
  await button("All days").click();
  await page.getByText("Slices by region").waitFor();
  expect(await page.getByLabel("Belongs to").inputValue()).toBe("2026-01-15");
});

test("arrow keys go through the calendar, over the month's end, and not into the future", async () => {
  await look();
  await day("15 January, no entries").focus();
  await page.keyboard.press("ArrowRight");
  expect(await focused()).toBe("15 January, no entries");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowLeft");
  expect(await focused()).toBe("7 January, no entries");
  await page.keyboard.press("ArrowUp");
  expect(await focused()).toBe("31 December, no entries");
  await page.getByRole("heading", { name: "December 2025" }).waitFor();
  await page.keyboard.press("PageDown");
  expect(await focused()).toBe("15 January, no entries");
  await page.keyboard.press("Home");
  expect(await focused()).toBe("12 January, no entries");
  await button("Month before").click();
  await day("12 December, no entries").waitFor();
  await button("Month after").click();
  expect(await button("Month after").isDisabled()).toBe(true);
  await day("10 January, 1 entry").focus();
  await page.keyboard.press("Enter");
  await told("1 entry on Saturday 10 January");
});

test("another question can be had, and the text stays", async () => {
  await look();
  await prompt().fill("half a thought");
  const label = (): Promise<string | null> => page.locator("form label").first().textContent();
  const seen = new Set([await label()]);
  for (let turn = 0; turn < 6; turn++) {
    await button("Another prompt").click();
    seen.add(await label());
  }
  expect(seen.size).toBeGreaterThanOrEqual(6);
  expect(await prompt().inputValue()).toBe("half a thought");
  await day("10 January, 1 entry").click();
  await page.getByRole("textbox", { name: "What went better this week than you expected?" }).waitFor();
});

test("an entry speaks of a step and of somebody, and a chip shows its kind", async () => {
  await look();
  await prompt().fill("The slices were agreed");
  await speaksOf().click();
  await page.getByRole("listbox").waitFor();
  await isFine(page);
  const step = await aStep();
  await speaksOf().fill(step.typed);
  await page.keyboard.press("Enter");
  await speaksOf().fill("product manager");
  await page.getByRole("option", { name: "Somebody else: product manager" }).click();
  await speaksOf().fill("mentor");
  await page.keyboard.press("Enter");
  await button("Leave out with mentor").click();
  await button("Leave out with product manager").waitFor();
  await page.reload();
  await button(`Leave out ${step.name}`).waitFor();
  await button("Save").click();
  await told("Done: Write in the journal");
  await entry("The slices were agreed").getByText("with product manager").waitFor();
  await isFine(page);
  await button("Show entries with product manager").click();
  await told("1 entry with product manager");
  expect(await page.getByRole("article").count()).toBe(1);
  await button("Show everything").click();
  await button(`Show entries about “${step.name}”`).click();
  await told(`1 entry about “${step.name}”`);
  await button("Edit this entry").click();
  await button(`Leave out ${step.name}`).last().click();
  await page.getByRole("article").getByRole("button", { name: "Save" }).click();
  await told("Done: Change an entry");
  await page.getByRole("heading", { name: "Nothing fits" }).waitFor();
});

test("focus leaves nothing but the text, and Escape brings the rest back", async () => {
  await look();
  await prompt().fill("Begun");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("f");
  await page.keyboard.press("End");
  await page.keyboard.type(" and gone on");
  await button("Leave focus").waitFor();
  expect(await page.getByRole("navigation").count()).toBe(0);
  expect(await page.getByRole("button").count()).toBe(1);
  expect(await page.getByRole("textbox").count()).toBe(1);
  await isFine(page);
  await page.keyboard.press("Escape");
  await button("Save").waitFor();
  expect(await prompt().inputValue()).toBe("Begun and gone on");
  await page.keyboard.press("Control+z");
  expect(await prompt().inputValue(), "typing can still be undone").not.toBe("Begun and gone on");
  await button("Focus").click();
  await page.keyboard.press("Control+Enter");
  await told("Done: Write in the journal");
  await button("Another prompt").waitFor();
});

test("a long text grows its field, and its end is in sight while it is typed", async () => {
  await look();
  await page.keyboard.press("f");
  const line = "A line of a long text that somebody writes about the day.";
  await prompt().fill(Array.from({ length: 60 }, () => line).join("\n"));
  await page.keyboard.press("Control+End");
  for (let more = 0; more < 3; more++) {
    await page.keyboard.press("Enter");
    await page.keyboard.type("on");
  }
  const sizes = await prompt().evaluate((area) => {
    const box = area.parentElement?.parentElement;
    return {
      hidden: area.scrollHeight - area.clientHeight,
      below: area.getBoundingClientRect().bottom - innerHeight,
      wide: area.clientWidth,
      scrolls: (box?.scrollHeight ?? 0) > innerHeight,
    };
  });
  expect(sizes.scrolls).toBe(true);
  expect(sizes.hidden).toBeLessThanOrEqual(1);
  expect(sizes.below).toBeLessThan(60);
  await page.getByText("Kept as you type").waitFor();
  await page.reload();
  expect((await prompt().inputValue()).endsWith("on\non\non")).toBe(true);
});

test("a change that was not saved survives a reload, and is gone after Cancel", async () => {
  await look();
  await entry("Brief is one page").getByRole("button", { name: "Edit this entry" }).click();
  const field = page.getByRole("textbox", { name: "Change the entry" });
  await field.fill("Brief is one page and a half");
  await page.reload();
  await button("Go on with your unsaved change").click();
  expect(await field.inputValue()).toBe("Brief is one page and a half");
  await isFine(page);
  await page.keyboard.press("Escape");
  await button("Go on with your unsaved change").click();
  await button("Cancel").click();
  await entry("Brief is one page").getByRole("button", { name: "Edit this entry" }).click();
  expect(await field.inputValue()).toMatch(/^Brief is one page\. Sent it to \*\*product\*\*\. #milestone$/);
  await field.fill("Brief is two pages");
  await page.keyboard.press("Control+Enter");
  await entry("Brief is two pages").waitFor();
  expect(await button("Go on with your unsaved change").count()).toBe(0);
  await expect.poll(() => call("read_unsaved", {})).toEqual({});
});

test("a quick note is written on top of the plan, and waits when it is closed", async () => {
  page = await open({ journal: "ten days", at: "plan" });
  await heading("Plan");
  await page.keyboard.press("j");
  const note = page.getByRole("dialog", { name: "A quick note" });
  await note.waitFor();
  await page.keyboard.type("Labels come on Friday");
  await isFine(page);
  await page.keyboard.press("Escape");
  await note.waitFor({ state: "hidden" });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("quick note");
  await page.keyboard.press("Enter");
  await note.waitFor();
  expect(await note.getByRole("textbox").inputValue()).toBe("Labels come on Friday");
  await page.keyboard.press("End");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("says Ada #labels");
  await page.keyboard.press("Enter");
  await told("Done: Write in the journal");
  await note.waitFor({ state: "hidden" });
  await heading("Plan");
  await page.keyboard.press("n");
  await heading("Journal");
  const written = page.getByRole("region", { name: "Thursday 15 January" }).getByRole("article");
  await written.getByText("says Ada").waitFor();
  await written.getByRole("button", { name: "Show entries tagged #labels" }).waitFor();
});

test("a long journal is drawn in portions, and a search starts with the first one", async () => {
  page = await open({ journal: "ten days", at: "plan" });
  const shown = (): Promise<number> => page.getByRole("article").count();
  const { length } = await call("list_entries", { from: null, to: null });
  for (let line = length; line < 50; line += 1)
    await call("add_entry", { date: "2026-01-15", text: `Line ${line} of many`, tags: [], links: [] });
  await page.keyboard.press("Alt+6");
  await heading("Journal");
  await expect.poll(shown).toBe(50);
  await button("Show older entries").waitFor({ state: "detached" });
  await write("One more than a portion");
  expect(await shown()).toBe(50);
  await button("Show older entries").click();
  expect(await shown()).toBe(51);
  expect(await button("Show older entries").count()).toBe(0);
  await isFine(page);
  await page.getByLabel("Search").fill("of many");
  await told("entries with “of many”");
  await isFine(page);
});

test("typing goes on while the disk is slow, and the last letter arrives", async () => {
  await look();
  await (await shell()).inject("keep_unsaved", { delay_ms: 400 });
  await prompt().pressSequentially("No letter waits for the disk");
  expect(await prompt().inputValue()).toBe("No letter waits for the disk");
  await expect
    .poll(async () => Object.values(await call("read_unsaved", {})))
    .toEqual(["No letter waits for the disk"]);
  await page.getByText("Kept as you type").waitFor();
});

test("on a full disk typing goes on, says so, and saving keeps the text until there is room", async () => {
  await look();
  const full = { kind: "full", message: "The disk is full.", hint: "Make room on it." } as const;
  for (const command of ["keep_unsaved", "add_entry"] as const)
    await (await shell()).inject(command, { error: full });
  await prompt().fill("Written on a full disk");
  await page.getByText("There is no room to keep this until you save it.").waitFor();
  await isFine(page);
  await page.keyboard.press("Control+Enter");
  await page.getByText(full.message).waitFor();
  await page.getByText(full.hint).waitFor();
  expect(await prompt().inputValue()).toBe("Written on a full disk");
  for (const command of ["keep_unsaved", "add_entry"] as const) await (await shell()).inject(command);
  await page.keyboard.press("Control+Enter");
  await told("Done: Write in the journal");
  await entry("Written on a full disk").waitFor();
});

test("hostile Markdown becomes words: nothing runs, loads or leads away", async () => {
  await look();
  await write(
    [
      "<script>window.hacked = 1</script> <img src=x onerror='window.hacked = 1'>",
      "[click](javascript:window.hacked=1) ![pixel](https://example.org/pixel.png)",
      "[the review](https://example.org/review)",
      "",
      "> <iframe src='https://example.org'></iframe>",
      "",
      "```html",
      "<a href='https://example.org'>x</a>",
      "```",
    ].join("\n"),
  );
  const written = entry("the review");
  await written.getByText("(https://example.org/review)").waitFor();
  await written.getByText("(https://example.org/pixel.png)").waitFor();
  await written.getByText("[click](javascript:window.hacked=1)").waitFor();
  expect(await written.locator("script, img, a, iframe").count()).toBe(0);
  expect(await written.locator("blockquote, pre").count()).toBe(2);
  expect(await page.evaluate(() => "hacked" in window)).toBe(false);
  await isFine(page);
});

test.each([
  ["light", 960],
  ["dark", 960],
  ["light", 1280],
  ["dark", 1920],
] as const)("in the %s at %d pixels everything fits and keeps the rules", async (scheme, width) => {
  await look({ scheme, width });
  await speaksOf().fill((await aStep()).typed);
  await page.keyboard.press("Enter");
  await write("A thought with company #long-tag");
  await isFine(page);
  await button("Edit this entry").first().click();
  await day("15 January, 1 entry").click();
  await isFine(page);
  await button("Focus").first().click();
  await isFine(page);
});

test("a journal without an entry says how little is enough", async () => {
  await look();
  await page.getByRole("searchbox").fill("no such words");
  await page.getByRole("heading", { name: "Nothing fits" }).waitFor();
  await isFine(page);
});
