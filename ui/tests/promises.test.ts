// What the window relies on in the shell: where a stand-in for it once said something else.
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import type { Mutations, Queries } from "../src/lib/commands";
import type { Args, Name } from "../src/lib/host";
import type { Changed, Milestone, Plan, Review } from "../src/lib/bindings";
import { views } from "../src/lib/query.svelte";
import { person } from "./scenes";
import { atTerminal, call, open, take } from "./window";

const readPlan = async (): Promise<Plan> => {
  const plan = await call("read_plan", {});
  if (!plan) throw new Error("No plan is running.");
  return plan;
};

test("a step that is done is not done a second time, and keeps what was said of it", async () => {
  await take("begun");
  const [first] = (await readPlan()).draft.steps;
  const id = first?.id ?? "";
  await call("complete_item", { id, note: "The first time.", minutes: 20 });
  const before = await readPlan();
  await expect(call("complete_item", { id, note: "Again.", minutes: 50 })).rejects.toThrow(
    `${id} is already done.`,
  );
  expect(await readPlan()).toEqual(before);
  expect((await call("undo", {}))?.operation).toBe("Check a step");
  expect((await readPlan()).draft.steps[0]?.progress).toEqual({ state: "open" });
});

test("a step that the terminal finished meanwhile is refused in the window, which then shows the next one", async () => {
  const page: Page = await open({ journal: "begun", at: "today" });
  const first = (await call("read_today", {}))?.next;
  await page.getByRole("heading", { level: 2, name: first?.title ?? "" }).waitFor();
  await atTerminal("done", first?.id ?? "");
  await page.keyboard.press("Shift+C");
  await page.getByText(`${first?.id} is already done.`).waitFor();
  const next = (await call("read_today", {}))?.next;
  expect(next?.id).not.toBe(first?.id);
  // Coming back to the window reads again.
  await page.evaluate(() => globalThis.dispatchEvent(new Event("focus")));
  await page.getByRole("heading", { level: 2, name: next?.title ?? "" }).waitFor();
});

const { code, seniority } = person;
const at = { code, seniority, at: "now", what_if: null } as const;
const other = { code: "mlops-engineer" };

/** Every query that shows something of the journal, with what a screen asks it. */
const shown: { [K in keyof Queries]?: Args<K> } = {
  read_journey: {},
  find_titles: { query: "ml eng", limit: 5 },
  read_risk: at,
  read_derivation: { ...at, figure: "score" },
  compare_risk: { a: code, b: other.code, seniority },
  list_overrides: {},
  read_own_week: {},
  list_assumptions: {},
  read_capacity: {},
  read_levers: { code, seniority },
  read_history: {},
  read_quiz: {},
  read_gap: { from: code, to: other.code },
  read_paths: { code, seniority, preferences: null },
  read_preferences: {},
  list_pins: {},
  read_today: {},
  read_plan: {},
  read_days: {},
  read_day: { day: "2026-01-15" },
  read_review: { week: 2 },
  read_proof: {},
  read_document: { kind: "promotion" },
  read_trails: {},
  list_ai_uses: {},
  read_observed: {},
  list_entries: { from: null, to: null },
  search_entries: { query: "slices" },
  list_trash: {},
  list_versions: { id: 1 },
  list_link_targets: {},
  list_operations: {},
  list_proposed_levels: {},
  read_settings: {},
  read_restore_test: {},
};
const look = async (): Promise<Map<Name, string>> => {
  const found = new Map<Name, string>();
  for (const [name, args] of Object.entries(shown) as [Name, never][])
    found.set(name, JSON.stringify(await call(name, args)));
  return found;
};

/** One of each operation that changes something in this journal. */
async function operations(): Promise<[keyof Mutations, object][]> {
  const { draft } = await readPlan();
  const open = draft.steps.filter((one) => one.kind === "work" && one.progress.state === "open");
  const [first, second, third] = open.map((one) => one.id);
  const skill = (await call("read_gap", { from: code, to: other.code })).gaps[0]?.skill ?? "";
  const sheet = await call("read_preferences", {});
  const quiz = await call("read_quiz", {});
  const capacity = await call("read_capacity", {});
  const [task] = (await call("read_own_week", {})).parts;
  const [assumption] = await call("list_assumptions", {});
  const [entry] = await call("list_entries", { from: null, to: null });
  const [use] = await call("list_ai_uses", {});
  const work = { id: "", date: "2026-01-15", task: task?.id ?? "", share: 1, quality: 4, minutes_saved: 10 };
  const profile = { occupation: code, typed_title: "ML engineer", seniority, levels: {} };
  const ask = {
    start: "2026-01-15",
    days: 90,
    hours: 4,
    off: [],
    wanted: [],
    unwanted: [],
    finished: [],
    apart: false,
  };
  const kind = (await call("find_work", { query: "data", limit: 1 }))[0]?.id ?? "";
  return [
    ["complete_item", { id: first, note: "Done at last.", minutes: 50 }],
    ["reopen_item", { id: first }],
    ["log_time", { id: second, minutes: 20, note: "" }],
    ["skip_step", { id: second }],
    ["apply_edit", { edit: { kind: "shorten", step: third } }],
    ["add_entry", { date: "2026-01-15", text: "Slices again.", tags: ["slices"], links: ["M1"] }],
    ["edit_entry", { id: entry?.id, text: "Slices, changed.", tags: [], links: [] }],
    ["remove_entry", { id: entry?.id }],
    ["restore_entry", { id: entry?.id }],
    [
      "add_evidence",
      {
        evidence: {
          text: "Time",
          file: null,
          link: "https://example.org/a",
          change: null,
          milestone: "M1",
          skill: null,
          task: null,
        },
      },
    ],
    ["write_achievement", { id: null, text: "Cut the time.", evidence: ["E1"] }],
    ["remove_achievement", { id: "C1" }],
    ["remove_evidence", { id: "E1" }],
    ["log_ai", { work }],
    ["forget_ai", { id: use?.id }],
    ["rate_skill", { skill, level: 6 }],
    ["override_rating", { task: "evaluation-design", level: "high", reason: "Ours is a script." }],
    ["remove_override", { task: "evaluation-design" }],
    ["answer_question", { key: quiz.next?.key, choice: quiz.next?.choices[0]?.id }],
    ["divide_week", { shares: { "evaluation-design": 60, "problem-framing": 40 } }],
    [
      "add_task",
      {
        task: {
          id: "",
          label: "Calming customers",
          like: kind,
          accountability: 2,
          trust: 2,
          tacit: 2,
          cost_of_error: 1,
        },
        share: 0.2,
      },
    ],
    ["assume", { values: { [assumption?.key ?? ""]: assumption?.range[1] } }],
    ["set_preferences", { preferences: { ...sheet.preferences, sliders: { zones: 0 } } }],
    ["pin_occupation", other],
    ["unpin_occupation", other],
    ["answer_capacity", { key: capacity.questions[0]?.key, choice: capacity.questions[0]?.choices[0]?.id }],
    ["set_day_start", { hour: 6 }],
    [
      "set_reminders",
      { reminders: { on: true, at: "09:15:00", again: null, quiet: ["21:00:00", "07:00:00"], names: true } },
    ],
    ["start_plan", { profile, target: other.code, ask }],
  ];
}

test(
  "whatever an operation changes on a screen, it says that it is stale; so does its undo",
  { timeout: 240_000 },
  async () => {
    await take("logged");
    const missed: string[] = [];
    let before = await look();
    const compare = async (name: string, { stale }: Changed): Promise<void> => {
      const after = await look();
      const changed = [...after].filter(([query, text]) => before.get(query) !== text);
      expect([name, changed.length > 0]).toEqual([name, true]);
      for (const [query] of changed) {
        const shows = views[query as keyof Queries];
        if (shows !== "every" && !shows.some((view) => stale.includes(view)))
          missed.push(`${name} changes ${query} and says ${stale.join(", ")}`);
      }
      before = after;
    };
    for (const [name, args] of await operations()) {
      const changed = (await call(name, args as never)) as Changed;
      await compare(name, changed);
      if (
        name === "complete_item" ||
        name === "start_plan" ||
        name === "rate_skill" ||
        name === "divide_week"
      ) {
        await compare(`undo of ${name}`, (await call("undo", {})) as Changed);
        await compare(`redo of ${name}`, (await call("redo", {})) as Changed);
      }
    }
    expect(missed).toEqual([]);
  },
);

test("estimates begin with fifteen hours over ten and follow what was logged", async () => {
  await take("thirty days");
  const read = (week: number): Promise<Review> => call("read_review", { week });
  let [hours, guessed] = [15, 10];
  for (const week of [1, 2, 3]) {
    const review = await read(week);
    expect(review.overrun_before).toBeCloseTo(hours / guessed, 9);
    expect(review.actual).toBeGreaterThan(0);
    hours += review.actual / 60;
    guessed += review.estimated / 60;
    expect(review.overrun_after).toBeCloseTo(hours / guessed, 9);
  }
});

test("a project counts a third once it is learnt, two once it is applied, and whole once it is owned", async () => {
  await take("begun");
  const { draft } = await readPlan();
  const weight = { learn: 1 / 3, apply: 2 / 3, prove: 1 } as const;
  const [chosen] = draft.chosen;
  const own = draft.milestones.filter((one) => one.project === chosen?.project);
  expect(own.map((one) => one.phase)).toEqual(["learn", "apply", "prove"]);
  const finish = async ({ id }: Milestone): Promise<void> => {
    for (const step of draft.steps.filter((one) => one.milestone === id && one.kind === "work"))
      await call("complete_item", { id: step.id, note: "Shown to the team.", minutes: null });
    const now = (await readPlan()).draft.milestones.find((one) => one.id === id);
    if (now?.progress.state === "open") await call("complete_item", { id, note: "Shown.", minutes: null });
  };
  let before = 0;
  for (const milestone of own) {
    await finish(milestone);
    const trail = (await call("read_trails", {}))?.trails.find((one) => one.project === chosen?.project);
    expect(trail?.mastery).toBeCloseTo(weight[milestone.phase as keyof typeof weight], 9);
    const part = (await call("read_checkpoint", { day: 30 })).parts.find(
      (one) => one.project === chosen?.project,
    );
    expect(part?.mastery).toBe(trail?.mastery);
    // The more of it, the lower the score.
    expect(trail?.points).toBeLessThan(before);
    before = trail?.points ?? 0;
  }
});
