// A host without a shell: golden data and a journal in memory. It serves tests and the design of screens.
import type {
  Comparison,
  Derivation,
  GapReport,
  HoursRange,
  Project,
  Profile,
  ProposedLevel,
  RiskReport,
  Seniority,
  Skill,
  Source,
  TitleMatches,
  Validity,
} from "../bindings";
import type { Queries } from "../commands";
import derivationsJson from "../golden/derivations.json";
import gapJson from "../golden/gap.json";
import projectsJson from "../golden/projects.json";
import riskJson from "../golden/risk.json";
import skillsJson from "../golden/skills.json";
import sourcesJson from "../golden/sources.json";
import titlesJson from "../golden/titles.json";
import validityJson from "../golden/validity.json";
import { dataQueries } from "./data";
import { daysBetween } from "../dates";
import { Failure, type Args, type Host, type Name, type Result } from "../host";
import { propose } from "./bends";
import { dayView, planDays } from "./days";
import { mutations } from "./mutations";
import { journalQueries } from "./journal";
import { logged } from "./observed";
import { asOwn, ownQueries } from "./own";
import { historyOf, quizOf } from "./quiz";
import { pathQueries } from "./paths";
import { releaseQueries } from "./release";
import { evidenceOf, proofQueries } from "./proof";
import { todayQueries } from "./today";
import { trailsOf } from "./trails";
import { draft, occupation } from "./plan";
import { count } from "../words";
import { Memory, lived, planOf, type World } from "./state";

const risks = riskJson as unknown as RiskReport[];
const gaps = gapJson as unknown as GapReport[];

export type Handlers<T> = { [K in keyof T & Name]: (args: Args<K>) => Result<K> };

function risk({ code, seniority, at }: Omit<Args<"read_risk">, "what_if">): RiskReport {
  // Golden data knows no mixtures: the first part stands for one, or the first role.
  const known = risks.some((report) => report.occupation.code === code.split("*")[0]);
  if (code === "day-90") return risk({ code: "machine-learning-engineer", seniority: "senior", at });
  const stands = code.includes("*") ? (known ? code.split("*")[0] : "machine-learning-engineer") : code;
  const own = risks.filter((report) => report.occupation.code === stands);
  const found =
    own.find((report) => report.seniority === seniority && report.at === at) ??
    own.find((report) => report.at === at) ??
    own[0];
  if (!found)
    throw new Failure("not_found", `There is no occupation ${code}.`, "Search for the title instead.");
  return found;
}

const ranks: [RegExp, Seniority][] = [
  [/\b(junior|jr|entry)\b/, "junior"],
  [/\b(senior|sr)\b/, "senior"],
  [/\b(lead|principal|staff|head)\b/, "lead"],
];

function findTitles({ query, limit }: Args<"find_titles">): TitleMatches {
  const typed = query.trim().toLowerCase();
  const seniority = ranks.find(([pattern]) => pattern.test(typed))?.[1] ?? null;
  const words = typed
    .replace(/\b(junior|jr|entry|senior|sr|lead|principal|staff|head)\b/g, "")
    .split(/\s+/)
    .filter(Boolean);
  const matches = titlesJson
    .flatMap((title) => {
      const names = [title.title, ...title.aliases];
      const scored = names.map((name) => {
        const hits = words.filter((word) => name.toLowerCase().includes(word)).length;
        return { name, hits: words.length === 0 ? 0 : hits / words.length };
      });
      const best = scored.sort((a, b) => b.hits - a.hits)[0];
      if (!best || best.hits === 0) return [];
      const kind = title.kind as "role" | "occupation";
      return [
        { code: title.code, title: title.title, matched: best.name, confidence: best.hits * 0.9, kind },
      ];
    })
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, limit);
  return { query, seniority, matches, ask: matches.length !== 1 };
}

function compare({ a, b, seniority }: Args<"compare_risk">): Comparison {
  const one = risk({ code: a, seniority, at: "now" });
  const two = risk({ code: b, seniority, at: "now" });
  const tasks = (report: RiskReport): number => report.tasks.reduce((sum, task) => sum + task.points, 0);
  const outlook = two.outlook.map((part, index) => ({
    name: part.label,
    points: part.points - (one.outlook[index]?.points ?? 0),
  }));
  const gap = two.score - one.score;
  const far = `${count(Math.abs(gap), "point")} ${gap < 0 ? "lower" : "higher"}`;
  const says = `“${two.occupation.title}” scores ${far} than “${one.occupation.title}”.`;
  return {
    a: one,
    b: two,
    difference: [{ name: "tasks", points: tasks(two) - tasks(one) }, ...outlook],
    says,
  };
}

function gap({ from, to }: Args<"read_gap">): GapReport {
  const found = gaps.find((report) => report.to.code === to) ?? gaps[0];
  if (!found)
    throw new Failure("not_found", `There is no occupation ${to}.`, "Search for the title instead.");
  return { ...found, from: occupation(from), to: occupation(to) };
}

/** Hours to rise by one level, where the golden row had no gap to tell it by. */
const HOURS_A_LEVEL = { p10: 12, p50: 22, p90: 38 };

/** A gap with somebody's own levels: hours and weight follow what is left. */
function withLevels(report: GapReport, levels: Profile["levels"]): GapReport {
  const gaps = report.gaps.map((gap) => {
    const have = levels[gap.skill] ?? gap.have;
    if (have === gap.have) return gap;
    const before = Math.max(0, gap.need - gap.have);
    const left = Math.max(0, gap.need - have);
    const whole = before > 0 ? gap.hours : HOURS_A_LEVEL;
    const part = before > 0 ? left / before : left;
    const hours = { p10: whole.p10 * part, p50: whole.p50 * part, p90: whole.p90 * part };
    return { ...gap, have, hours, weight: before > 0 ? gap.weight * part : left / 7 };
  });
  const total = (key: keyof HoursRange): number => gaps.reduce((sum, gap) => sum + gap.hours[key], 0);
  return { ...report, gaps, total_hours: { p10: total("p10"), p50: total("p50"), p90: total("p90") } };
}

function profileQueries(
  memory: Memory,
): Pick<Handlers<Queries>, "read_journey" | "read_settings" | "read_autostart" | "list_operations"> {
  return {
    read_journey: () => {
      const { profile, plan } = memory.world;
      return {
        today: memory.today,
        profile,
        occupation: profile ? occupation(profile.occupation) : null,
        plan_id: plan?.id ?? null,
        plan_day: plan ? Math.min(plan.draft.days, daysBetween(plan.draft.start, memory.today) + 1) : null,
        jump: memory.jump,
        next_undo: memory.done.at(-1)?.operation.label ?? null,
        next_redo: memory.undone.at(-1)?.operation.label ?? null,
        versions: { model: "1.0.0", catalog: "2026.1" },
      };
    },
    read_settings: () => ({
      data_dir: "~/.local/share/waymark",
      journal_bytes: 98_304 + memory.world.entries.length * 512,
      entries: memory.world.entries.length,
      day_start_hour: memory.world.dayStart,
      reminders: memory.world.reminders,
      schema_version: 1,
      notes: [],
    }),
    read_autostart: () => memory.autostart,
    list_operations: () => [
      ...memory.undone.map(({ operation }) => ({ ...operation, undone: true })),
      ...memory.done.map(({ operation }) => operation).reverse(),
    ],
  };
}

function queries(memory: Memory, own: RiskReport): Handlers<Queries> {
  return {
    ...profileQueries(memory),
    ...dataQueries(memory),
    ...journalQueries(memory),
    ...proofQueries(memory),
    read_trails: () => trailsOf(memory, own, evidenceOf(memory.world), proposedLevels(memory.world)),
    find_titles: findTitles,
    find_work: ({ query, limit }) =>
      (risks[0]?.tasks ?? [])
        .filter((task) => task.label.toLowerCase().includes(query.toLowerCase().split(" ")[0] ?? ""))
        .slice(0, limit)
        .map((task) => ({ id: task.id, label: task.label, done_by: ["Data scientists"] })),
    list_families: () => [
      { code: "15", label: "Computing", occupations: titlesJson.map((title) => occupation(title.code)) },
    ],
    read_risk: (args) => {
      const report = risk(args);
      return memory.world.profile?.occupation === args.code
        ? asOwn(report, memory.world, args.what_if)
        : report;
    },
    ...ownQueries(memory, own),
    compare_risk: compare,
    read_derivation: ({ figure }) => {
      const found = (derivationsJson as unknown as Record<string, Derivation>)[figure];
      if (!found) throw new Failure("not_found", `There is no figure “${figure}”.`, "Take another one.");
      return found;
    },
    read_validity: () => validityJson as unknown as Validity,
    list_overrides: () => memory.world.overrides,
    read_history: () => (memory.world.profile ? historyOf(memory) : []),
    read_quiz: () => quizOf(memory),
    read_gap: (args) => withLevels(gap(args), memory.world.profile?.levels ?? {}),
    ...pathQueries(memory),
    draft_plan: ({ profile, target, ask }) => draft(profile, target, ask),
    ...todayQueries(memory),
    read_plan: () => memory.world.plan,
    read_days: () => (memory.world.plan ? planDays(memory.world.plan, memory.today) : []),
    read_day: ({ day }) => dayView(planOf(memory.world), day, memory.today),
    propose_bend: ({ bend }) => propose(planOf(memory.world), bend, memory.today).replan,
    list_projects: () => projectsJson as unknown as Project[],
    list_proposed_levels: () => proposedLevels(memory.world),
    list_skills: () => skillsJson as unknown as Skill[],
    list_sources: () => sourcesJson as unknown as Source[],
    export_plan: ({ format }) => `~/Documents/waymark-plan.${format}`,
    ...releaseQueries(memory),
  };
}

/** What finished milestones speak for: half a level more, of the first skill of each project. */
function proposedLevels(world: World): ProposedLevel[] {
  const done = world.plan?.draft.milestones.filter((one) => one.progress.state === "done") ?? [];
  const found = new Map<string, ProposedLevel>();
  for (const { project: id, title, minutes } of done) {
    const project = (projectsJson as unknown as Project[]).find((one) => one.id === id);
    const skill = (skillsJson as unknown as Skill[]).find((one) => one.id === project?.skills[0]);
    if (!skill || world.profile?.levels[skill.id] !== undefined) continue;
    const fresh = { skill: skill.id, label: skill.label, have: 3, level: 3.5, hours: 0, milestones: [] };
    const { hours, milestones, ...rest } = found.get(skill.id) ?? fresh;
    found.set(skill.id, { ...rest, hours: hours + minutes / 60, milestones: [...milestones, title] });
  }
  return [...found.values()];
}

/**
 * The fake host. The page's address sets the scene: `?world=lived&days=10` opens a journal ten days old,
 * the last `&away=5` of them without anything done, and after a `&jump=5` of the clock. `?slow=300` answers
 * after 300 ms. `&logged=yes` adds half a year of what AI did.
 */
export function host(search = globalThis.location?.search ?? ""): Host {
  const scene = new URLSearchParams(search);
  const days = Number(scene.get("days") ?? 0);
  const memory = new Memory(
    days > 0 ? new Date(Date.UTC(2026, 0, 5 + days)).toISOString().slice(0, 10) : "2026-01-05",
  );
  if (scene.get("world") === "lived") lived(memory, days, Number(scene.get("away") ?? 0));
  if (scene.has("logged")) logged(memory);
  if (scene.has("jump")) memory.jump = Number(scene.get("jump"));
  const slow = Number(scene.get("slow") ?? 0);
  const own = risk({ code: "machine-learning-engineer", seniority: "mid", at: "now" });
  const handlers = { ...queries(memory, own), ...mutations(memory, own) };
  return async (name, args) => {
    if (slow > 0) await new Promise((resolve) => setTimeout(resolve, slow));
    const handler = handlers[name] as (args: unknown) => unknown;
    return structuredClone(handler(args)) as Result<typeof name>;
  };
}
