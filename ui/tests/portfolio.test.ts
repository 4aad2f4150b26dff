import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { level } from "../src/features/portfolio/trails";
import { strengthWord } from "../src/features/portfolio/proofs";
import { fullDate } from "../src/lib/dates";
import { count } from "../src/lib/words";
import { dayOf, type SceneName } from "./scenes";
import { call, emptyFolder, isFine, open, restart, shell } from "./window";

let page: Page;

type Found = ReturnType<Page["getByRole"]>;
const button = (name: string | RegExp): Found => page.getByRole("button", { name });
const dialog = (name: string | RegExp): Found => page.getByRole("dialog", { name });
const told = (text: string): Promise<void> =>
  page.getByRole("status").filter({ hasText: text }).first().waitFor();
const card = (name: string): Found => page.getByRole("region", { name });
const look = async (
  scheme: "light" | "dark" = "light",
  width = 1280,
  journal: SceneName = "ten days",
): Promise<void> => {
  page = await open({ journal, at: "portfolio", scheme, width });
  await page.getByRole("heading", { level: 1, name: "Portfolio" }).waitFor();
};
const addFigure = async (text: string): Promise<void> => {
  await button("Add evidence").click();
  const asked = dialog("Add evidence");
  await asked.getByLabel("What was counted").fill(text);
  await asked.getByLabel("Before", { exact: true }).fill("90");
  await asked.getByLabel("After", { exact: true }).fill("40");
  await asked.getByLabel("Counted in").fill("minutes");
  await asked.getByRole("button", { name: "Add it" }).click();
  await told("Done: Add evidence");
};

test("a figure becomes evidence and a sentence, and a sentence without proof says so", async () => {
  await look();
  await addFigure("Time to repair");
  await page.getByText("Time to repair went from 90 to 40 minutes.").waitFor();
  await button("Write a sentence").click();
  const asked = dialog("Write a sentence");
  await asked.getByLabel("What you did and what came of it").fill("Helped with the repairs.");
  await asked.getByText("“helped” hides what you did").waitFor();
  await isFine(page);
  await asked.getByRole("button", { name: "Keep it" }).click();
  await told("Done: Write a sentence");
  await page.getByText(/Nothing backs it yet/).waitFor();
  await isFine(page);
});

test("without its evidence a sentence is marked, and undo brings both back", async () => {
  await look("dark");
  await addFigure("Time to repair");
  await button("Write a sentence").click();
  const asked = dialog("Write a sentence");
  await asked.getByLabel("What you did and what came of it").fill("Cut the repairs.");
  await asked.getByLabel("Time to repair: 90 to 40 minutes").check();
  await asked.getByRole("button", { name: "Keep it" }).click();
  await told("Done: Write a sentence");
  expect(await page.getByText(/Nothing backs it yet/).count()).toBe(0);
  await button("Remove Time to repair").click();
  await page.getByText(/E1, which it named, is gone/).waitFor();
  await isFine(page);
  await page.keyboard.press("Control+z");
  await told("Undone: Remove evidence");
  expect(await page.getByText(/is gone/).count()).toBe(0);
});

test("a link that is none is refused and stays filled in", async () => {
  await look();
  await button("Add evidence").click();
  const asked = dialog("Add evidence");
  await asked.getByRole("radio", { name: /A link/ }).check();
  await asked.getByLabel("What it shows").fill("The review");
  await asked.getByLabel("Link", { exact: true }).fill("javascript:alert(1)");
  await asked.getByRole("button", { name: "Add it" }).click();
  await page.getByText("That is no link that others can open.").waitFor();
  expect(await asked.getByLabel("What it shows").inputValue()).toBe("The review");
  await isFine(page);
});

test("an unproven sentence becomes a step of the plan after a look at what it moves", async () => {
  await look();
  await button("Write a sentence").click();
  await dialog("Write a sentence").getByRole("textbox").fill("Taught two teams to read a slice table.");
  await dialog("Write a sentence").getByRole("button", { name: "Keep it" }).click();
  await button(/^Make it a step: Taught two teams/).click();
  const asked = dialog("Make a step of it");
  await asked.getByRole("button", { name: "Add to the plan" }).click();
  await told("Done: Add steps of your own");
});

test("a document shows each sentence with its proofs and is saved", async () => {
  await look("light", 1024);
  await addFigure("Time to repair");
  await button("Make a document").click();
  const asked = dialog("Make a document");
  await asked.getByText("Time to repair went from 90 to 40 minutes.").waitFor();
  await asked.getByText("E1", { exact: true }).waitFor();
  await isFine(page);
  const file = join(await emptyFolder(), "document.pdf");
  await (await shell()).choose(file);
  await asked.getByRole("button", { name: "Save as PDF" }).click();
  await told(`Saved to ${file}`);
  expect((await readFile(file)).subarray(0, 5).toString()).toBe("%PDF-");
  expect(await (await shell()).asked()).toEqual([{ save: "promotion-packet.pdf" }]);
});

test("grammar is checked while somebody writes or reads, and the checker ends after", async () => {
  await look();
  expect(page.workers()).toEqual([]);
  await addFigure("Time to repair");
  await button("Write a sentence").click();
  const asked = dialog("Write a sentence");
  await asked.getByLabel("What you did and what came of it").fill("I has helped to recieve the the report.");
  const found = asked.getByRole("list", { name: "What could be stronger" });
  await found.getByText("Is “recieve” meant to be “receive”?").waitFor({ timeout: 30_000 });
  expect(await found.getByRole("listitem").allTextContents()).toEqual([
    "“helped” hides what you did. Name the act: wrote, decided, measured, built.",
    "It does not say what came of it: what changed, for whom, by how much.",
    "“has” should probably be “have”.",
    "Is “recieve” meant to be “receive”?",
    "“the the” should probably be “the”.",
  ]);
  await isFine(page);
  await asked.getByRole("checkbox").first().check();
  await asked.getByRole("button", { name: "Keep it" }).click();
  await told("Done: Write a sentence");
  await button("Make a document").click();
  await dialog("Make a document").getByText("“has” should probably be “have”.").waitFor();
  const [worker] = page.workers();
  const ended = worker?.waitForEvent("close", { timeout: 30_000 });
  await dialog("Make a document").getByRole("button", { name: "Close" }).click();
  await ended;
  expect(page.workers()).toEqual([]);
});

/** A figure as it is printed, with its true minus sign. */
const figure = (text: string): number => Number(text.replace("−", "-"));

test("what was finished says what it moves, and printed points sum to the printed score", async () => {
  await look("light", 1280, "89 days");
  const moves = card("What your proof moves");
  const trails = (await call("read_trails", {}))?.trails ?? [];
  for (const { title } of trails) await moves.getByRole("heading", { level: 3, name: title }).waitFor();
  const done = trails.flatMap((trail) => trail.milestones).filter((one) => one.done);
  expect(done.length).toBeGreaterThan(2);
  expect(await moves.getByText("done, 1 proof").count()).toBe(done.length);
  const table = moves.getByRole("table", { name: "What each practice moves in your score" });
  const cells = (await table.getByRole("cell").allTextContents()).map(figure);
  const total = cells.pop() ?? NaN;
  expect(cells.reduce((sum, points) => sum + points, 0)).toBeCloseTo(total, 9);
  const whole = await table.getByRole("rowheader", { name: /^From/ }).textContent();
  const [, from, to] = /From ([\d.]+) to ([\d.]+)/.exec(whole ?? "") ?? [];
  expect(Number(to) - Number(from)).toBeCloseTo(total, 9);
  await isFine(page);
});

test("a level waits for a yes, and a week is taken in once it is confirmed", async () => {
  await look("dark", 1280, "89 days");
  const moves = card("What your proof moves");
  const yes = moves.getByRole("button", { name: /^Say yes to / });
  await yes.first().waitFor();
  const before = await yes.count();
  const [first] = (await call("read_trails", {}))?.trails.flatMap((trail) => trail.levels) ?? [];
  if (!first) throw new Error("No level waits for a yes.");
  await moves
    .getByRole("button", { name: `Say yes to ${level(first.level)} for ${first.label}`, exact: true })
    .first()
    .click();
  await told("Done: Rate a skill");
  expect((await call("read_journey", {})).profile?.levels[first.skill]).toBe(first.level);
  await expect.poll(() => yes.count()).toBeLessThan(before);
  await moves.getByRole("button", { name: "Take it into my week" }).click();
  const asked = dialog("Take it into your week");
  await asked.getByText(/recorded in your history/).waitFor();
  await isFine(page);
  await asked.getByRole("button", { name: "Take it in" }).click();
  await told("Done: Divide your week");
  await moves
    .getByText(`Counted since you divided your week on ${fullDate(dayOf("89 days"))}`, { exact: false })
    .waitFor();
  await moves.getByText("What you have finished is in your week already.").waitFor();
  await isFine(page);
  await page.keyboard.press("Control+z");
  await told("Undone: Divide your week");
  await moves.getByRole("button", { name: "Take it into my week" }).waitFor();
});

test("who wants it calm asks for what their proof moves, and before anything is done it says so", async () => {
  await look("light", 1024, "begun");
  await card("What your proof moves")
    .getByText(/^Nothing is done yet/)
    .waitFor();
  await isFine(page);
  await look("light", 1024, "89 days");
  await page.evaluate(() => localStorage.setItem("calm", "yes"));
  await restart(page);
  const moves = card("What your proof moves");
  await button("Show what it moves").waitFor();
  expect(await moves.getByRole("table").count()).toBe(0);
  await isFine(page);
  await button("Show what it moves").click();
  expect(await moves.getByRole("table").count()).toBe(2);
});

test("each skill says how many sentences speak for it and what backs them best", async () => {
  await look("dark", 1024, "89 days");
  const table = page.getByRole("table", { name: /^Skills, the sentences/ });
  const { skills } = (await call("read_proof", {})).coverage;
  expect(skills.length).toBeGreaterThan(2);
  for (const { label, achievements, strength } of skills) {
    const row = table.getByRole("row", { name: new RegExp(`^${label} ${achievements} `) });
    expect(await row.getByRole("cell").allTextContents()).toEqual([
      String(achievements),
      expect.stringContaining(strengthWord(strength)),
    ]);
  }
  const backed = skills.filter((one) => one.strength > 0).length;
  const best = skills.filter((one) => one.strength === 3).length;
  await page
    .getByText(
      `${count(skills.length, "skill")} with a sentence, ${backed} of them backed, ${best} with a figure or a file.`,
    )
    .waitFor();
  await isFine(page);
});

/** What somebody sends back who read the file: who they are, and the same said of every sentence. */
const answered = async (file: string): Promise<string> => {
  const sent = await readFile(file, "utf8");
  const back = sent
    .replace("Your name:", "Your name: Ana Ruiz")
    .replaceAll("\nYour comment:\n", "\nYour comment: What would have happened without you?\n");
  expect(back).not.toBe(sent);
  const came = join(await emptyFolder(), "came-back.md");
  await writeFile(came, back);
  return came;
};
/** Which sentences are ticked to go out. */
const going = (asked: Found): Found => asked.getByRole("group").getByRole("checkbox", { checked: true });

test("somebody reads along, and what they say stands under its sentence until it is removed", async () => {
  await look("light");
  await addFigure("Time to repair");
  const { achievements } = await call("read_proof", {});
  await button("Ask somebody to read along").click();
  const asked = dialog("Ask somebody to read along");
  await asked.getByText(`Sentences that go out: ${achievements.length} of ${achievements.length}`).waitFor();
  for (const achievement of achievements.filter((one) => !one.text.startsWith("Time to repair")))
    await asked.getByLabel(achievement.text).uncheck();
  await asked.getByLabel(/Name what backs/).uncheck();
  await asked.getByText(`Sentences that go out: 1 of ${achievements.length}`).waitFor();
  await asked.getByLabel("What you want to know").fill("Would you hire me for this?");
  await isFine(page);
  const file = join(await emptyFolder(), "for-my-mentor.md");
  await (await shell()).choose(file);
  await asked.getByRole("button", { name: "Save the file" }).click();
  await told(`Saved to ${file}`);
  expect(await readFile(file, "utf8")).toContain("Would you hire me for this?");
  const came = await answered(file);
  await (await shell()).choose(came);
  await button("Bring their comments in").click();
  const heard = dialog("What came back");
  await heard.getByText("From Ana Ruiz. 1 comment is new and will stand under its sentence.").waitFor();
  await isFine(page);
  await heard.getByRole("button", { name: "Take them in" }).click();
  await told("Done: Take comments in");
  const said = page.getByRole("list", { name: /^Comments on: Time to repair went/ });
  await said.getByText("Ana Ruiz, 15 January 2026").waitFor();
  await said.getByText("What would have happened without you?").waitFor();
  await isFine(page);
  await (await shell()).choose(came);
  await button("Bring their comments in").click();
  await heard.getByText("1 comment is there already.").waitFor();
  await heard.getByRole("button", { name: "Close" }).click();
  await button(/^Remove what Ana Ruiz said/).click();
  await told("Done: Remove a comment");
  expect(await said.count()).toBe(0);
});

test("what was said of a sentence that is gone is left out or stands apart", async () => {
  await look("dark");
  await addFigure("Time to repair");
  await button("Ask somebody to read along").click();
  const asked = dialog("Ask somebody to read along");
  for (const achievement of (await call("read_proof", {})).achievements.filter(
    (one) => !one.text.startsWith("Time"),
  ))
    await asked.getByLabel(achievement.text).uncheck();
  expect(await going(asked).count()).toBe(1);
  const file = join(await emptyFolder(), "for-my-mentor.md");
  await (await shell()).choose(file);
  await asked.getByRole("button", { name: "Save the file" }).click();
  await told(`Saved to ${file}`);
  const came = await answered(file);
  await (await shell()).choose(came);
  await button("Bring their comments in").click();
  await dialog("What came back").getByRole("button", { name: "Take them in" }).click();
  await told("Done: Take comments in");
  await button("Remove Time to repair").click();
  await page.getByRole("heading", { name: "On sentences that are gone" }).waitFor();
  await isFine(page);
  await (await shell()).choose(came);
  await button("Bring their comments in").click();
  await dialog("What came back")
    .getByText(/1 sentence is there no longer \(E1\)/)
    .waitFor();
  await isFine(page);
});

test("a figure that stands in none of its evidence is found, each once", async () => {
  await look("dark");
  await addFigure("Time to repair");
  await button("Write a sentence").click();
  const asked = dialog("Write a sentence");
  await asked
    .getByLabel("What you did and what came of it")
    .fill("Cut repairs from 90 to 20, and 20 stayed.");
  expect(await asked.getByText(/stands in none/).count()).toBe(0);
  await asked.getByLabel("Time to repair: 90 to 40 minutes").check();
  await asked.getByText("20 stands in none of its evidence. Take the figure from there.").waitFor();
  expect(await asked.getByText(/stands in none/).count()).toBe(1);
  await isFine(page);
  await asked.getByRole("button", { name: "Keep it" }).click();
  await button("Make a document").click();
  await dialog("Make a document").getByText("20 stands in none of its evidence").waitFor();
});
