// What AI really did, in the fake host: means as the rules make them, over what was logged.
import type { AiUse, Observed, RiskReport, Speaks, TaskRisk } from "../bindings";
import type { Mutations, Queries } from "../commands";
import { addDays } from "../dates";
import { Failure } from "../host";
import type { Handlers } from "./index";
import type { Memory, World } from "./state";

type ObservedQueries = "list_ai_uses" | "read_observed";
type ObservedMutations = "log_ai" | "forget_ai";

/** Logs from which on a share says enough. */
const ENOUGH = 5;
const ladder: readonly [string, number][] = [
  ["very low", 0.1],
  ["low", 0.22],
  ["moderate", 0.45],
  ["high", 0.75],
  ["very high", 0.92],
];

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const logit = (share: number): number => Math.log(share / (1 - share));

/** The level whose value is nearest in log-odds. */
function levelOf(share: number): string {
  const at = logit(Math.min(0.99, Math.max(0.01, share)));
  const far = ([, value]: readonly [string, number]): number => Math.abs(at - logit(value));
  return [...ladder].sort((a, b) => far(a) - far(b))[0]?.[0] ?? "";
}

const newestFirst = (a: AiUse, b: AiUse): number =>
  b.date.localeCompare(a.date) || Number(b.id.slice(1)) - Number(a.id.slice(1));

function speaksOf(uses: readonly AiUse[], share: number, level: string): Speaks | null {
  const word = levelOf(share);
  const dates = uses.map((one) => one.date).sort();
  if (uses.length < ENOUGH || word === level) return null;
  const reason =
    `In ${uses.length} pieces of work from ${dates[0]} to ${dates.at(-1)}, ` +
    `AI did ${Math.round(share * 100)}% of it.`;
  return { level: word, reason };
}

function ofTask(task: TaskRisk, uses: readonly AiUse[]): Observed {
  const observed = mean(uses.map((one) => one.share));
  const months = [...new Set(uses.map((one) => one.date.slice(0, 7)))].sort().map((month) => {
    const shares = uses.filter((one) => one.date.startsWith(month)).map((one) => one.share);
    return { month, observed: mean(shares), uses: shares.length };
  });
  const said = uses.flatMap((one) => (one.quality === null ? [] : [one.quality]));
  return {
    id: task.id,
    label: task.label,
    observed,
    published: task.substitutable,
    source: task.source,
    uses: uses.length,
    months,
    quality: said.length > 0 ? mean(said) : null,
    minutes_saved: uses.reduce((sum, one) => sum + (one.minutes_saved ?? 0), 0),
    speaks: speaksOf(uses, observed, task.level),
  };
}

/** Tasks as they are rated where somebody contested a rating. */
export function overridden(tasks: readonly TaskRisk[], world: World): TaskRisk[] {
  return tasks.map((task) => {
    const override = world.overrides.find((one) => one.task === task.id);
    const value = ladder.find(([word]) => word === override?.level)?.[1];
    return override && value !== undefined
      ? { ...task, level: override.level, substitutable: value, source: "you" }
      : task;
  });
}

export function observedQueries(
  memory: Memory,
  report: () => RiskReport,
): Pick<Handlers<Queries>, ObservedQueries> {
  return {
    list_ai_uses: () => [...memory.world.aiUses].sort(newestFirst),
    read_observed: () =>
      report().tasks.flatMap((task) => {
        const uses = memory.world.aiUses.filter((one) => one.task === task.id);
        return uses.length > 0 ? [ofTask(task, uses)] : [];
      }),
  };
}

export function observedMutations(memory: Memory): Pick<Handlers<Mutations>, ObservedMutations> {
  return {
    log_ai: ({ work }) =>
      memory.operate("log_ai", "Log what AI did", ["risk", "settings"], (world) => {
        const minutes = work.minutes_saved ?? 0;
        if (!Number.isInteger(minutes) || Math.abs(minutes) > 24 * 60) {
          throw new Failure(
            "invalid",
            "A log takes a share from 0% to 100%, a quality from 1 to 5 and at most a day of minutes.",
            "A rough guess is enough: none, helped or did it.",
          );
        }
        const id = `A${world.nextAiUse++}`;
        world.aiUses.push({ ...work, id });
        return [id];
      }),
    forget_ai: ({ id }) =>
      memory.operate("forget_ai", "Remove a log of AI", ["risk", "settings"], (world) => {
        if (!world.aiUses.some((one) => one.id === id))
          throw new Failure("not_found", `Nothing is logged as ${id}.`, "The list shows what is.");
        world.aiUses = world.aiUses.filter((one) => one.id !== id);
        return [id];
      }),
  };
}

/** A log of some months: a task that speaks against its rating, one that agrees, one just begun. */
export function logged(memory: Memory): void {
  const add = (task: string, ago: number, share: number, quality: number | null, saved: number | null) =>
    memory.world.aiUses.push({
      id: `A${memory.world.nextAiUse++}`,
      date: addDays(memory.today, -ago),
      task,
      share,
      quality,
      minutes_saved: saved,
    });
  for (const [ago, share] of [
    [172, 0],
    [150, 0.5],
    [121, 0.5],
    [92, 0.5],
    [88, 1],
    [33, 1],
    [30, 1],
    [9, 1],
  ] as const)
    add("evaluation-design", ago, share, share > 0 ? 4 : null, share * 40);
  for (const ago of [70, 41, 12, 5]) add("notebook-boilerplate", ago, ago === 12 ? 0.5 : 1, 5, 25);
  add("production-debugging", 2, 0.5, 2, -15);
}
