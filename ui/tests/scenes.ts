// The journals that tests begin with, made by the terminal client. Every call of it stands here.
import { execFile } from "node:child_process";
import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Plan } from "../src/lib/bindings";
import { addDays, daysBetween } from "../src/lib/dates";
import { nineOn, surroundings, zone } from "./bridge";

/** Whose journals these are. */
export const person = { code: "machine-learning-engineer", seniority: "mid" } as const;

/** A Monday. */
const START = "2026-01-05";

/** On which day of the plan each journal is opened; the day of the plan's start is 0. */
const days = {
  /** Nothing in it. */
  empty: 0,
  /** A plan that begins today. */
  begun: 0,
  /** Ten days lived; the last two pieces of work are still open. */
  "ten days": 10,
  /** The same with half a year of what AI did. */
  logged: 10,
  "twelve days": 12,
  /** Nothing was done for four days. */
  "four days away": 12,
  /** Nothing was done for six days, and Waymark was opened last five days ago. */
  "six days away": 12,
  "thirty days": 30,
  "89 days": 89,
  /** The plan is over. */
  "95 days": 95,
} as const;

export type SceneName = keyof typeof days;

/** The day on which a scene is opened. */
export const dayOf = (scene: SceneName): string => addDays(START, days[scene]);

const run = promisify(execFile);

/** What the terminal client says, on a journal and a day. It throws what the client complains of. */
export async function terminal(
  program: string,
  dir: string,
  today: string,
  words: readonly string[],
): Promise<string> {
  // The clock itself stands on that day: a date that is only asked for leaves no visit and no backup.
  const env = { ...surroundings(dir), WAYMARK_NOW: `${nineOn(today)}[${zone}]` };
  const options = { env, maxBuffer: 64 * 2 ** 20 };
  const { stdout } = await run(program, ["--data-dir", dir, ...words], options);
  return stdout;
}

const FINISHED = "Shared with the team; product asked for the second slice.";

/** What they write down, by day. */
const entries: readonly [number, string, string][] = [
  [0, "Wrote down the decision: whether a claim goes to a person. Harder than it sounds.", "evaluation"],
  [1, "Five ways to be wrong. The fourth, late labels, nobody had named before.", "labels"],
  [5, "Brief is one page. Sent it to **product**.", "milestone"],
  [9, "Slices by region show a gap of nine points. Good to know before the review.", "evaluation"],
];

/** What AI did of a task: days ago, share in percent, quality, minutes saved. */
const aiLog: readonly [string, number, number, number | null, number | null][] = [
  ...([172, 150, 121, 92, 88, 33, 30, 9] as const).map(
    (ago, index): [string, number, number, number | null, number] => {
      const share = [0, 50, 50, 50, 100, 100, 100, 100][index] ?? 0;
      return ["evaluation-design", ago, share, share > 0 ? 4 : null, share * 0.4];
    },
  ),
  ["notebook-boilerplate", 70, 100, 5, 25],
  ["notebook-boilerplate", 41, 100, 5, 25],
  ["notebook-boilerplate", 12, 50, 5, 25],
  ["notebook-boilerplate", 5, 100, 5, 25],
  ["production-debugging", 2, 50, 2, -15],
];

/** Makes every scene in a folder of its name. */
export async function makeScenes(program: string, folder: string): Promise<void> {
  const at = (scene: SceneName): Life => new Life(program, join(folder, scene));
  const copy = async (from: SceneName, to: SceneName): Promise<Life> => {
    await cp(join(folder, from), join(folder, to), { recursive: true });
    return at(to);
  };
  await mkdir(join(folder, "empty"));
  await at("begun").say(0, ["start", "ML engineer", "--seniority", "mid"]);
  await Promise.all([
    copy("begun", "four days away").then((life) => life.live(0, 8, 0, 11)),
    copy("begun", "six days away").then((life) => life.live(0, 6, 0, 7)),
    (async () => {
      let before: SceneName = "begun";
      for (const scene of ["ten days", "twelve days", "thirty days", "89 days", "95 days"] as const) {
        const life = await copy(before, scene);
        await life.live(days[before], days[scene], 2, days[scene] - 1);
        before = scene;
      }
      await (await copy("ten days", "logged")).logAi(days.logged);
    })(),
  ]);
}

/** Somebody with a plan, at the terminal. */
class Life {
  constructor(
    readonly program: string,
    readonly dir: string,
  ) {}

  say(day: number, words: readonly string[]): Promise<string> {
    return terminal(this.program, this.dir, addDays(START, day), words);
  }

  /**
   * Lives from one day to another: each step is done on its day, but for the last few pieces of
   * work. Waymark is opened last on the day `opened`.
   */
  async live(from: number, to: number, open: number, opened: number): Promise<void> {
    const { draft } = JSON.parse(await this.say(from, ["plan", "show", "--json"])) as Plan;
    const past = draft.steps.filter((step) => step.day < addDays(START, to));
    const work = past.filter((step) => step.kind === "work");
    const waiting = new Set(work.slice(work.length - open));
    const due = past.filter((step) => step.progress.state === "open" && !waiting.has(step));
    const left = new Set(draft.steps.filter((step) => step.progress.state === "open").map(({ id }) => id));
    for (const step of due) {
      const day = Math.max(from, daysBetween(START, step.day));
      left.delete(step.id);
      const rest = draft.steps.some(
        (one) => one.kind === "work" && one.milestone === step.milestone && left.has(one.id),
      );
      // The last step of a milestone finishes it.
      const note = step.kind === "work" && !rest ? FINISHED : "";
      await this.say(day, ["done", step.id, "--minutes", String(step.minutes), "--note", note]);
    }
    for (const [day, text, tag] of entries)
      if (day >= from && day < to) await this.say(day, ["journal", "add", text, "--tag", tag]);
    await this.say(opened, ["today"]);
  }

  /** Half a year of what AI did: a task that speaks against its rating, one that agrees, one just begun. */
  async logAi(today: number): Promise<void> {
    for (const [task, ago, share, quality, saved] of aiLog) {
      const words = [
        "ailog",
        "add",
        "--task",
        task,
        `--share=${share}`,
        `--date=${addDays(START, today - ago)}`,
      ];
      if (quality !== null) words.push(`--quality=${quality}`);
      if (saved !== null) words.push(`--saved=${saved}`);
      await this.say(today, words);
    }
  }
}
