// Skills: what somebody brings and lacks, and how they rate it.
import { expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import {
  LEVELS,
  level,
  levelMeaning,
  levelPlace,
  levelWord,
  missing,
  timesUsual,
} from "../src/features/skills/levels";
import type { Gap, GapReport, RateFirst } from "../src/lib/bindings";
import { hoursRange } from "../src/lib/words";
import { person } from "./scenes";
import { call, isFine, open } from "./window";

let page: Page;
/** What the shell says of the journal that is open: what to rate first, and the gap to the path next door. */
let rateFirst: RateFirst[];
let gap: GapReport;

const anchorsOf = async (id: string): Promise<string[]> =>
  (await call("list_skills", {})).find((one) => one.id === id)?.anchors ?? [];

const at = async (hash: string, scheme: "light" | "dark" = "light"): Promise<void> => {
  page = await open({ journal: "ten days", at: hash, scheme, width: 1024, height: 700 });
  const { paths, rate_first } = await call("read_paths", { ...person, preferences: null });
  rateFirst = rate_first;
  const to = paths.find((path) => path.kind === "next_door")?.occupation.code ?? "";
  gap = await call("read_gap", { from: person.code, to });
};
const button = (name: string | RegExp): Locator => page.getByRole("button", { name });
const isFocused = (what: Locator): Promise<void> =>
  expect.poll(() => what.evaluate((element) => element === document.activeElement)).toBe(true);
/** A level is heard and read as what somebody can do at it. */
const valueSays = async (slider: Locator, anchors: string[], at: number): Promise<void> => {
  const meaning = levelMeaning(anchors, at);
  await page.getByText(`${levelPlace(at)}, ${meaning}.`, { exact: true }).waitFor();
  expect(await slider.getAttribute("aria-valuetext")).toBe(`${level(at)}, ${levelWord(at)}: ${meaning}`);
};

test.each(["light", "dark"] as const)(
  "a level is rated by keyboard in the %s, and undone",
  async (scheme) => {
    await at("skills", scheme);
    const first = missing(gap)[0] as Gap;
    const start = Math.round(first.have / LEVELS.step) * LEVELS.step;
    const rated = start + LEVELS.step;
    await page.getByRole("heading", { name: gap.to.title }).waitFor();
    const row = page.getByRole("row", { name: new RegExp(`^${first.label}`) });
    expect(await row.innerText()).toContain(hoursRange(first.hours));
    await button(`Rate yourself: ${first.label}`).focus();
    await page.keyboard.press("Enter");
    const slider = page.getByRole("slider", { name: first.label });
    await slider.waitFor();
    expect(await slider.inputValue()).toBe(String(start));
    await page.keyboard.press("ArrowRight");
    await valueSays(slider, await anchorsOf(first.skill), rated);
    await isFine(page);
    await page.keyboard.press("Enter");
    await row.getByText("you said").waitFor();
    const { gaps } = await call("read_gap", { from: person.code, to: gap.to.code });
    const left = gaps.find((one) => one.skill === first.skill)?.hours ?? first.hours;
    expect(left.p50).toBeLessThan(first.hours.p50);
    expect(hoursRange(left)).not.toBe(hoursRange(first.hours));
    await row.getByText(hoursRange(left)).waitFor();
    await page.keyboard.press("Control+z");
    await row.getByText(hoursRange(first.hours)).waitFor();
  },
);

test("not sure takes the usual level again", async () => {
  await at("skills");
  const { label } = missing(gap).at(-1) as Gap;
  await button(`Rate yourself: ${label}`).click();
  await page.getByRole("slider").fill(String(LEVELS.max));
  await button("Save this level").click();
  const brought = page.getByRole("region", { name: "What you already bring" });
  await brought.getByRole("listitem").filter({ hasText: label }).waitFor();
  await button("Rate these yourself").click();
  await button(`Rate yourself: ${label}`).click();
  await button(/^Not sure/).click();
  const gaps = page.getByRole("table", { name: /Gaps/ });
  await gaps.getByRole("row", { name: new RegExp(`^${label}`) }).waitFor();
});

test.each(["light", "dark"] as const)(
  "what to rate first is rated by keyboard in the %s, with its anchor in sight, and the next one is at hand",
  async (scheme) => {
    await at("skills", scheme);
    const [first, second] = rateFirst as [RateFirst, RateFirst];
    const anchors = await anchorsOf(first.skill);
    const card = page.getByRole("region", { name: "Rate these first" });
    const rate = card.getByRole("button", { name: `Rate ${first.label}` });
    await rate.focus();
    await page.keyboard.press("Enter");
    const slider = page.getByRole("slider", { name: first.label });
    await slider.waitFor();
    await isFocused(slider);
    // From end to end, whatever the usual level is.
    await page.keyboard.press("End");
    await valueSays(slider, anchors, LEVELS.max);
    await page.keyboard.press("Home");
    await valueSays(slider, anchors, LEVELS.min);
    for (const level of [0.5, 1, 1.5, 2]) {
      await page.keyboard.press("ArrowRight");
      await valueSays(slider, anchors, level);
    }
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const levels = card.getByRole("group").getByRole("listitem");
    await levels.first().waitFor();
    expect(await levels.count()).toBe(LEVELS.max);
    for (const [place, anchor] of anchors.entries()) {
      expect(await levels.nth(place).innerText()).toContain(anchor);
      expect(await levels.nth(place).getAttribute("aria-current")).toBe(place === 1 ? "true" : null);
    }
    await levels.nth(1).getByText("you chose this").waitFor();
    await isFine(page);
    // A level is chosen from the list, too.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await valueSays(slider, anchors, 1);
    await slider.focus();
    await page.keyboard.press("Enter");
    await rate.waitFor({ state: "detached" });
    await isFocused(card.getByRole("button", { name: `Rate ${second.label}` }));
    await page.keyboard.press("Enter");
    await page.getByRole("slider", { name: second.label }).waitFor();
    await page.keyboard.press("Escape");
    await isFocused(card.getByRole("button", { name: `Rate ${second.label}` }));
    await page.keyboard.press("Control+z");
    await rate.waitFor();
  },
);

test("once everything worth asking is rated, nothing is asked", async () => {
  await at("skills");
  const card = page.getByRole("region", { name: "Rate these first" });
  const rows = card.getByRole("listitem");
  await rows.first().waitFor();
  const few = await rows.count();
  expect(few).toBeLessThan(rateFirst.length);
  await card.getByRole("button", { name: `Show all ${rateFirst.length}` }).click();
  expect(await rows.count()).toBe(rateFirst.length);
  for (const [place, one] of rateFirst.entries()) {
    expect(await rows.nth(place).innerText()).toContain(one.label);
    expect(await rows.nth(place).innerText()).toContain(`counts as ${level(one.have)} of ${LEVELS.max}`);
  }
  const nothing = card.getByText(/No skill that you have not rated would change/);
  // What was rated moves what is worth asking next. The last one is rated in the window.
  const next = async (): Promise<RateFirst[]> =>
    (await call("read_paths", { ...person, preferences: null })).rate_first;
  let rated = 1;
  for (let left = await next(); left.length > 1; left = await next(), rated += 1)
    await call("rate_skill", { skill: left[0]?.skill ?? "", level: left[0]?.have ?? 0 });
  expect(rated).toBeGreaterThanOrEqual(rateFirst.length);
  // Coming back to the window reads again.
  await page.evaluate(() => globalThis.dispatchEvent(new Event("focus")));
  await card
    .getByRole("button", { name: /^Rate / })
    .nth(1)
    .waitFor({ state: "detached" });
  await card.getByRole("button", { name: /^Rate / }).click();
  await button("Save this level").click();
  await nothing.waitFor();
  await isFocused(nothing);
  await isFine(page);
});

test("the gap says what sets the work apart and how long half of people take", async () => {
  await at("skills");
  const chips = page.getByRole("region", { name: "What sets it apart" }).getByRole("listitem");
  await chips.first().waitFor();
  const said = (await chips.allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
  expect(said).toEqual(gap.sets_apart.map((one) => `${one.label} ${timesUsual(one.times)}`));
  const text = await page.getByText(/Half of people need less than/).innerText();
  const total = await page
    .getByText(/^\d+–\d+ h$/)
    .first()
    .innerText();
  const [low, high] = (total.match(/\d+/g) ?? []).map(Number) as [number, number];
  const half = Number(/less than (\d+) h/.exec(text)?.[1]);
  expect(half).toBeGreaterThan(low);
  expect(half).toBeLessThan(high);
});

test("another target shows another gap and stays in the address", async () => {
  await at("skills");
  await page.getByRole("combobox").fill("governance");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  const [found] = (await call("find_titles", { query: "governance", limit: 8 })).matches;
  await page.getByRole("heading", { name: found?.title ?? "" }).waitFor();
  expect(page.url()).toContain(`#/skills/${found?.code}`);
});
