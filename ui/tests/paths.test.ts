// Paths: preferences tried and kept, a week that moves, and everything within reach.
import { expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import { movement, movers } from "../src/features/paths/week";
import type { Path, PathsReport, Reached, PreferenceSheet } from "../src/lib/bindings";
import { percent, signed } from "../src/lib/words";
import { person } from "./scenes";
import { call, isFine, open, shell } from "./window";

const titles = (rows: readonly Reached[]): string[] => rows.map((row) => row.occupation.title);

let page: Page;
/** What the shell says of the journal that is open, before anything is wished for. */
let report: PathsReport;
let moves: Path[];
let before: string[];
let sheet: PreferenceSheet;
let reached: Reached[];

interface View {
  scheme?: "light" | "dark";
  width?: number;
}
const at = async (hash: string, { scheme = "light", width = 1024 }: View = {}): Promise<void> => {
  page = await open({ journal: "ten days", at: hash, scheme, width, height: 700 });
  report = await call("read_paths", { ...person, preferences: null });
  moves = report.paths.filter((path) => path.kind !== "reshape");
  before = ["Stay, and change the mix", ...moves.map((path) => path.occupation.title)];
  sheet = await call("read_preferences", {});
  ({ reached } = await call("explore_paths", { ...person, preferences: null }));
};
const button = (name: string | RegExp): Locator => page.getByRole("button", { name });
const cards = (): Promise<string[]> =>
  page.getByRole("article").getByRole("heading", { level: 2 }).allInnerTexts();
const openPreferences = async (): Promise<void> => {
  const summary = page.locator("summary", { hasText: "What you want of a path" });
  await summary.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "How much each reason counts" }).waitFor();
};
/** The cards by the shell, under sliders that are tried. */
const under = async (sliders: Record<string, number>): Promise<string[]> => {
  const { paths } = await call("read_paths", { ...person, preferences: { ...sheet.preferences, sliders } });
  return paths.map((one) => (one.kind === "reshape" ? "Stay, and change the mix" : one.occupation.title));
};
const trying = (): Locator => page.getByRole("region", { name: "What you are trying" });
const rowTitles = (): Promise<string[]> => page.locator("tbody th .title").allInnerTexts();

test("a card says why, what is missing, what it pays and how it begins, each with its year", async () => {
  await at("paths");
  for (const path of moves) {
    const text = await page.getByRole("article", { name: path.occupation.title }).innerText();
    for (const reason of path.why) expect(text).toContain(reason);
    expect(text).toContain(path.first.title);
    expect(text).toContain(`in ${path.wage_year}`);
    expect(text).toContain(path.growth_years.replace("-", "–"));
    for (const gap of path.gaps.slice(0, 3)) expect(text).toContain(gap.label);
    for (const skill of path.shared.slice(0, 6)) expect(text).toContain(skill);
  }
});

test.each([1024, 1280, 1920])("the cards stand in aligned rows and fit %d pixels", async (width) => {
  await at("paths", { width });
  await page.getByRole("article").first().waitFor();
  const boxes = async (what: Locator): Promise<{ tops: Set<number>; heights: Set<number> }> => {
    const all = await Promise.all((await what.all()).map((one) => one.boundingBox()));
    return {
      tops: new Set(all.map((box) => Math.round(box?.y ?? -1))),
      heights: new Set(all.map((box) => Math.round(box?.height ?? -1))),
    };
  };
  const whole = await boxes(page.getByRole("article"));
  expect([whole.tops.size, whole.heights.size]).toEqual([1, 1]);
  for (const name of ["Why this one", "Your first week begins with"])
    expect((await boxes(page.getByRole("heading", { name }))).tops.size).toBe(1);
  expect((await boxes(button(/^Plan this way/))).tops.size).toBe(1);
  await isFine(page);
});

test.each(["light", "dark"] as const)(
  "the week that would change is a table too, in the %s",
  async (scheme) => {
    await at("paths", { scheme });
    const reshape = report.paths.find((path) => path.reshape)?.reshape;
    if (!reshape) throw new Error("No path stays.");
    await button("See how your week would change").press("Enter");
    const dialog = page.getByRole("dialog", { name: "How your week would change" });
    const rows = dialog.getByRole("table").locator("tbody tr");
    await rows.first().waitFor();
    expect(await rows.count()).toBe(reshape.tasks.length);
    const [largest] = movers(reshape);
    if (!largest) throw new Error("The week is empty.");
    const text = await rows.first().innerText();
    expect(text).toContain(largest.label);
    for (const share of largest.shares) expect(text).toContain(percent(share, 1));
    expect(text).toContain(signed(movement(largest) * 100, 1));
    for (const then of reshape.scores)
      await dialog
        .getByText(`between ${Math.round(then.low)} and ${Math.round(then.high)}`)
        .first()
        .waitFor();
    for (const project of reshape.projects) {
      await dialog.getByText(project.title, { exact: true }).waitFor();
      await dialog.getByText(project.agree).waitFor();
    }
    await isFine(page);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      "See how your week would change",
    );
  },
);

test("a slider moves the paths while it moves, by keyboard, and goes back", async () => {
  await at("paths");
  await openPreferences();
  expect(await cards()).toEqual(before);
  for (const slider of sheet.sliders)
    await page.getByRole("slider", { name: slider.label, exact: true }).waitFor();
  const pay = page.getByRole("slider", { name: "Pay", exact: true });
  await pay.focus();
  await page.keyboard.press("End");
  expect(await pay.getAttribute("aria-valuetext")).toBe("1.00");
  await page.getByText("You changed: “pay” to 1.00.").waitFor();
  await trying().getByText("Nothing is kept yet").waitFor();
  await expect.poll(cards).toEqual(await under({ pay: 1 }));
  await isFine(page);
  await button(/^Ours again, .*: Pay$/).press("Enter");
  await trying().waitFor({ state: "detached" });
  expect(await pay.evaluate((slider) => slider === document.activeElement)).toBe(true);
  // Nobody who takes no step up or down leaves their work.
  await page.getByRole("slider", { name: "Steps of preparation", exact: true }).focus();
  await page.keyboard.press("Home");
  const none = await under({ zones: 0 });
  expect(none).not.toEqual(before);
  await expect.poll(cards).toEqual(none);
  await button(/^Ours again, .*: Steps of preparation$/).press("Enter");
  await expect.poll(cards).toEqual(before);
});

test("the paths stay in sight while others are worked out", async () => {
  await at("paths");
  await page.getByRole("article").first().waitFor();
  await openPreferences();
  await (await shell()).inject("read_paths", { delay_ms: 400 });
  await page.getByLabel(/Least pay/).fill("400000");
  await page.getByText(/^You changed: at least/).waitFor();
  expect(await page.getByRole("article").count()).toBe(before.length);
  await expect.poll(() => page.getByRole("article").count()).toBe(1);
});

test("preferences are kept, named wherever they count, undone, and ours again", async () => {
  await at("paths", { scheme: "dark" });
  await openPreferences();
  const wages = moves.map((path) => path.wage ?? 0);
  const floor = Math.ceil(Math.min(...wages) / 1000) * 1000;
  const kept = moves.filter((path) => (path.wage ?? 0) >= floor).map((path) => path.occupation.title);
  await page.getByLabel(/Least pay/).fill(String(floor));
  await expect.poll(cards).toEqual(["Stay, and change the mix", ...kept]);
  await isFine(page);
  await button("Keep these wishes").press("Enter");
  await page.getByRole("status").filter({ hasText: "Done: Change what a path must offer" }).waitFor();
  await trying().waitFor({ state: "detached" });
  await page.getByText(/^You changed: at least/).waitFor();
  await page.getByRole("link", { name: "Everything within reach" }).press("Enter");
  await page.getByText(/Your wishes count here, too: at least/).waitFor();
  const enough = reached.filter((row) => (row.wage ?? 0) >= floor);
  expect(await rowTitles()).toEqual(titles(enough));
  await page.getByRole("link", { name: "Change them" }).press("Enter");
  await page.getByRole("article").first().waitFor();
  await page.keyboard.press("Control+z");
  await expect.poll(cards).toEqual(before);
  await page.keyboard.press("Control+Shift+z");
  await expect.poll(cards).toEqual(["Stay, and change the mix", ...kept]);
  await button("All of ours again").press("Enter");
  await expect.poll(cards).toEqual(before);
  expect(await page.getByText(/^You changed/).count()).toBe(0);
});

test("what is tried and left alone is not kept", async () => {
  await at("paths");
  await openPreferences();
  const [theme, other] = sheet.themes;
  if (!theme || !other) throw new Error("There are no kinds of work.");
  await page.locator("summary", { hasText: "Work you want more of" }).press("Enter");
  await page.getByLabel("Find in: Work you want more of").fill(theme.label.slice(0, 8));
  await page.getByRole("list", { name: "Work you want more of" }).getByLabel(theme.label).check();
  await page.getByText(`You changed: more of ${theme.label.toLowerCase()}.`).waitFor();
  await page.locator("summary", { hasText: "Work you want less of" }).press("Enter");
  await page.getByRole("list", { name: "Work you want less of" }).getByLabel(theme.label).check();
  await page.getByText(`You changed: less of ${theme.label.toLowerCase()}.`).waitFor();
  await page.getByLabel("Only work that can be done from anywhere").check();
  await page.getByText(/^You changed: work from anywhere, less of/).waitFor();
  await isFine(page);
  await button("Leave them as they were").press("Enter");
  await trying().waitFor({ state: "detached" });
  expect(await page.getByText(/^You changed/).count()).toBe(0);
  expect(await page.getByLabel("Only work that can be done from anywhere").isChecked()).toBe(false);
});

test("a near miss is let in, stays out when it is left, and is kept when that is said", async () => {
  await at("paths");
  const miss = report.near_misses.find((one) => one.admits && one.preferences);
  if (!miss) throw new Error("No near miss can be let in.");
  const { title } = miss.occupation;
  const missed = page.getByRole("region", { name: "Near misses" }).getByRole("heading", { name: title });
  const then = await call("read_paths", { ...person, preferences: miss.preferences });
  expect(then.near_misses.map((one) => one.occupation.title)).not.toContain(title);
  await missed.waitFor();
  await button(`Let it in: ${title}`).press("Enter");
  await trying().getByText(title).waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
    "What you are trying",
  );
  await missed.waitFor({ state: "detached" });
  const isPath = then.paths.some((one) => one.occupation.title === title);
  // It comes in, though others may be worth more.
  await trying()
    .getByText(isPath ? "new" : `${title} passes now, and comes after these.`, { exact: true })
    .waitFor();
  await isFine(page);
  await button("Leave them as they were").press("Enter");
  await missed.waitFor();
  await expect.poll(cards).toEqual(before);
  await button(`Let it in: ${title}`).press("Enter");
  await button("Keep these wishes").press("Enter");
  await trying().waitFor({ state: "detached" });
  expect(await missed.count()).toBe(0);
  await page.keyboard.press("Control+z");
  await missed.waitFor();
  await expect.poll(cards).toEqual(before);
});

test.each([
  { width: 1024, scheme: "light" },
  { width: 1280, scheme: "dark" },
  { width: 1920, scheme: "light" },
] as const)("everything within reach fits $width pixels in the $scheme", async ({ width, scheme }) => {
  await at("paths/explore", { width, scheme });
  await page.getByRole("table").waitFor();
  await page.getByText(`${reached.length} of ${reached.length} shown`).waitFor();
  const table = page.getByRole("table");
  expect(
    await table.evaluate((one) => one.scrollWidth - (one.parentElement?.clientWidth ?? 0)),
  ).toBeLessThanOrEqual(0);
  await isFine(page);
});

test("what is within reach is read while it is looked for", async () => {
  page = await open({ journal: "ten days", at: "paths/explore", slow: 500 });
  await page.getByRole("status").filter({ hasText: "Looking one step and two steps ahead" }).waitFor();
  await page.getByRole("table").waitFor();
});

test("what is within reach is narrowed down by keyboard, and all of it comes back", async () => {
  await at("paths/explore");
  await page.getByRole("table").waitFor();
  await page.getByLabel("One step only").focus();
  await page.keyboard.press("Space");
  const direct = reached.filter((row) => row.via === null);
  await page.getByText(`${direct.length} of ${reached.length} shown`).waitFor();
  expect(await rowTitles()).toEqual(titles(direct));
  await page.keyboard.press("Space");
  const score = page.getByRole("slider", { name: "Highest score" });
  await score.focus();
  await page.keyboard.press("Home");
  const lowest = Math.min(...reached.map((row) => row.score));
  expect(await score.getAttribute("aria-valuetext")).toBe(String(lowest));
  expect(await rowTitles()).toEqual(titles(reached.filter((row) => row.score <= lowest)));
  const growth = page.getByRole("slider", { name: "Least growth" });
  await growth.focus();
  await page.keyboard.press("End");
  await page.getByRole("heading", { name: "Nothing within reach passes all of these" }).waitFor();
  await isFine(page);
  await button("Clear these limits").first().press("Enter");
  await page.getByText(`${reached.length} of ${reached.length} shown`).waitFor();
  expect(await growth.getAttribute("aria-valuetext")).toBe("any");
});

test("a column sorts, turns round and lets go", async () => {
  await at("paths/explore", { scheme: "dark" });
  const head = page.getByRole("columnheader", { name: "Pay" });
  const pay = head.getByRole("button");
  await pay.press("Enter");
  expect(await head.getAttribute("aria-sort")).toBe("descending");
  const wages = reached.toSorted((a, b) => (b.wage ?? 0) - (a.wage ?? 0));
  expect((await rowTitles())[0]).toBe(wages[0]?.occupation.title);
  await isFine(page);
  await pay.press("Enter");
  expect(await head.getAttribute("aria-sort")).toBe("ascending");
  expect((await rowTitles())[0]).toBe(wages.at(-1)?.occupation.title);
  await pay.press("Enter");
  expect(await head.getAttribute("aria-sort")).toBeNull();
  expect(await rowTitles()).toEqual(titles(reached));
});

test("a pin waits here and on Paths until it is taken off", async () => {
  await at("paths/explore");
  const [first, second] = reached;
  if (!first || !second) throw new Error("Too little is within reach.");
  const pin = page.getByRole("button", { name: `Pin: ${second.occupation.title}`, exact: true });
  await pin.press("Enter");
  const strip = page.getByRole("region", { name: "Pinned" });
  await strip.getByText(second.occupation.title, { exact: true }).waitFor();
  expect(await pin.getAttribute("aria-pressed")).toBe("true");
  await button(`Pin: ${first.occupation.title}`).press("Enter");
  await expect.poll(() => strip.getByRole("listitem").count()).toBe(2);
  await isFine(page);
  await page.getByRole("link", { name: "Worth your hours" }).press("Enter");
  await page.getByRole("article").first().waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  await strip.getByText(second.occupation.title, { exact: true }).waitFor();
  await button(`Unpin: ${second.occupation.title}`).press("Enter");
  await expect.poll(() => strip.getByRole("listitem").count()).toBe(1);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
    `Unpin: ${first.occupation.title}`,
  );
  await button(`Unpin: ${first.occupation.title}`).press("Enter");
  await strip.waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await strip.waitFor();
});

test("two are compared side by side and lead to what makes their score", async () => {
  await at("paths/explore");
  const [first, second, third] = reached;
  if (!first || !second || !third) throw new Error("Too little is within reach.");
  const box = (row: Reached): Locator =>
    page.getByRole("checkbox", { name: `Compare: ${row.occupation.title}` });
  const compare = page.getByRole("button", { name: "Compare", exact: true });
  await box(first).press("Space");
  await page.getByText("Choose one more to compare.").waitFor();
  expect(await compare.isDisabled()).toBe(true);
  await box(second).press("Space");
  expect(await box(third).isDisabled()).toBe(true);
  await isFine(page);
  await compare.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Side by side" });
  const row = dialog.getByRole("row", { name: /^Score/ });
  for (const one of [first, second]) {
    const range = `between ${Math.round(one.range.low)} and ${Math.round(one.range.high)}`;
    expect(await row.innerText()).toContain(range);
  }
  await isFine(page);
  await page.keyboard.press("Escape");
  await button("Choose none").press("Enter");
  expect(await box(first).evaluate((one) => one === document.activeElement)).toBe(true);
  await box(first).press("Space");
  await box(second).press("Space");
  await compare.press("Enter");
  await dialog
    .getByRole("link", { name: `What makes the score of ${second.occupation.title}` })
    .press("Enter");
  await page.getByRole("heading", { level: 1, name: "Risk" }).waitFor();
  expect(page.url()).toContain(`#/risk/${second.occupation.code}`);
});

test("work within reach becomes the plan, and its gap opens", async () => {
  await at("paths/explore");
  const [first] = reached;
  if (!first) throw new Error("Nothing is within reach.");
  await button(`Plan this way: ${first.occupation.title}`).press("Enter");
  const dialog = page.getByRole("dialog", { name: `Plan towards: ${first.occupation.title}` });
  await dialog.getByText(/As likely as not you finish|Four times in five/).waitFor();
  await dialog.getByRole("button", { name: "Start this plan" }).press("Enter");
  await page.getByRole("heading", { name: "Plan", level: 1 }).waitFor();
  await page.goBack();
  await page.getByRole("link", { name: `See the gap to ${first.occupation.title}` }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "Skills" }).waitFor();
});

test("where nothing is within reach, it says what to do", async () => {
  await at("paths");
  await openPreferences();
  await page.getByLabel(/Least pay/).fill("499000");
  await button("Keep these wishes").click();
  await trying().waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Everything within reach" }).click();
  await page.getByRole("heading", { name: "Nothing passes your filters from here" }).waitFor();
  await isFine(page);
  await page.getByRole("link", { name: "Look at the near misses" }).click();
  await page.getByRole("region", { name: "Near misses" }).waitFor();
});
