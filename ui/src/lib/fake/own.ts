// One's own work in the fake host: what the rules do with it is imitated roughly, enough to see it move.
import assumptionsJson from "../golden/assumptions.json";
import capacityJson from "../golden/capacity.json";
import leversJson from "../golden/levers.json";
import questionsJson from "../golden/questions.json";
import type {
  Assumption,
  Capacity,
  FacetQuestion,
  Lever,
  OwnTask,
  RiskReport,
  TaskRisk,
  WhatIf,
  View,
  WeekPart,
} from "../bindings";
import type { Mutations, Queries } from "../commands";
import type { Handlers } from "./index";
import { overridden, observedMutations, observedQueries } from "./observed";
import type { Memory, World } from "./state";

const assumptions = assumptionsJson as unknown as Assumption[];
const capacity = capacityJson as unknown as Capacity;

type OwnQueries =
  "read_own_week" | "list_assumptions" | "read_capacity" | "read_levers" | "list_ai_uses" | "read_observed";
type OwnMutations =
  "divide_week" | "add_task" | "remove_task" | "assume" | "answer_capacity" | "log_ai" | "forget_ai";

function inForce(values: Record<string, number>): Assumption[] {
  return assumptions.map((one) => ({ ...one, value: values[one.key] ?? one.ours }));
}

export function ownQueries(memory: Memory, report: RiskReport): Pick<Handlers<Queries>, OwnQueries> {
  return {
    ...observedQueries(memory, () => asOwn(report, memory.world, null)),
    read_own_week: () => ({
      divided: memory.world.shares !== null,
      parts: partsOf(memory.world, report),
      questions: questionsJson as FacetQuestion[],
    }),
    list_assumptions: () => inForce(memory.world.assumptions),
    read_levers: () => leversJson as Lever[],
    read_capacity: () => {
      const questions = capacity.questions.map((question) => ({
        ...question,
        chosen: memory.world.answers[question.key] ?? null,
      }));
      const thirds = questions.flatMap(({ choices, chosen }) =>
        chosen === null ? [] : [choices.findIndex((choice) => choice.id === chosen) / 3],
      );
      const low = 25 * thirds.reduce((sum, third) => sum + third, 0);
      return { ...capacity, questions, answered: thirds.length, low, high: low + 25 * (4 - thirds.length) };
    },
  };
}

const STALE: View[] = ["risk", "skills", "paths", "settings"];

/** The shares as they stand, by task. */
function shares(world: World, report: RiskReport): Record<string, number> {
  return world.shares ?? Object.fromEntries(report.tasks.map((task) => [task.id, task.share]));
}

function partsOf(world: World, report: RiskReport): WeekPart[] {
  const now = shares(world, report);
  const parts = [
    ...report.tasks.map(({ id, label }) => ({ id, label, own: false })),
    ...world.tasks.map(({ id, label }) => ({ id, label, own: true })),
  ];
  return parts.map((part) => ({ ...part, share: now[part.id] ?? 0 })).sort((a, b) => b.share - a.share);
}

export function ownMutations(memory: Memory, report: RiskReport): Pick<Handlers<Mutations>, OwnMutations> {
  return {
    ...observedMutations(memory),
    divide_week: ({ shares }) =>
      memory.operate("divide_week", "Divide your week", STALE, (world) => {
        const whole = Object.values(shares ?? {}).reduce((sum, part) => sum + part, 0);
        const parts = Object.entries(shares ?? {}).map(([id, part]) => [id, part / whole]);
        world.shares = shares && (Object.fromEntries(parts) as Record<string, number>);
        return ["week"];
      }),
    add_task: ({ task, share }) =>
      memory.operate("add_task", "Add a task", STALE, (world) => {
        const id = `own-${world.tasks.length + 1}`;
        const rest = Object.entries(shares(world, report)).map(([id, part]) => [id, part * (1 - share)]);
        world.shares = { ...(Object.fromEntries(rest) as Record<string, number>), [id]: share };
        world.tasks.push({ ...task, id });
        return [id];
      }),
    remove_task: ({ id }) =>
      memory.operate("remove_task", "Remove a task", STALE, (world) => {
        world.tasks = world.tasks.filter((task) => task.id !== id);
        const rest = Object.entries(shares(world, report)).filter(([task]) => task !== id);
        world.shares = Object.fromEntries(rest);
        return [id];
      }),
    assume: ({ values }) =>
      memory.operate("assume", "Change assumptions", STALE, (world) => {
        world.assumptions = values;
        return Object.keys(values);
      }),
    answer_capacity: ({ key, choice }) =>
      memory.operate("answer", "Answer a question", STALE, (world) => {
        const others = Object.entries(world.answers).filter(([id]) => id !== key);
        world.answers = Object.fromEntries(choice === null ? others : [...others, [key, choice]]);
        return [key];
      }),
  };
}

function row(task: OwnTask, like: TaskRisk): TaskRisk {
  return { ...like, id: task.id, label: task.label, why: "Your own task.", points: 0, shown: 0, gates: [] };
}

/** A report as somebody's own week and assumptions make it. */
export function asOwn(report: RiskReport, world: World, what_if: WhatIf | null): RiskReport {
  const parts = what_if?.shares ?? world.shares;
  const [first] = report.tasks;
  if (!first) return report;
  const own = world.tasks.map((task) => row(task, first));
  const whole = parts ? Object.values(parts).reduce((sum, part) => sum + part, 0) : 1;
  const tasks = overridden([...report.tasks, ...own], world).map((task) =>
    parts ? { ...task, share: (parts[task.id] ?? 0) / whole } : task,
  );
  const changed = inForce(what_if?.assumptions ?? world.assumptions).filter((one) => one.value !== one.ours);
  return { ...report, tasks: tasks.filter((task) => task.share > 0), changed };
}
