// What finished milestones move, in the fake host: the checkpoint's points, and time for one task each.
import type { Plan, ProposedLevel, RiskReport, Trail, Trails, WeekMove } from "../bindings";
import projectsJson from "../golden/projects.json";
import { checkpoint } from "./today";
import type { Memory, World } from "./state";

/** The task that takes the time of a project once it is practised. */
const takes: Record<string, string> = {
  "evaluation-strategy": "evaluation-design",
  "data-curation": "label-and-leakage-audit",
  observability: "production-debugging",
  "model-risk": "governance-and-trust",
  "stakeholder-explaining": "problem-framing",
};
const MOVED = 0.05;

/** The day on which the week was divided; null for the usual week. */
function dividedOn({ world, done }: Memory): string | null {
  if (world.shares === null) return null;
  return done.findLast(({ operation }) => operation.name === "divide_week")?.operation.date ?? null;
}

/** The plan as if only what was done by then were done. */
function until(plan: Plan, day: string | null): Plan {
  const milestones = plan.draft.milestones.map((one) =>
    one.progress.state === "done" && (day === null || one.progress.on > day)
      ? { ...one, progress: { state: "open" as const } }
      : one,
  );
  return { ...plan, draft: { ...plan.draft, milestones } };
}

function week(world: World, report: RiskReport, reached: Map<string, number>): WeekMove[] {
  const tasks = [...report.tasks, ...world.tasks.map((task) => ({ ...task, share: 0 }))];
  const shares = tasks.map(({ id, share }) => (world.shares ? (world.shares[id] ?? 0) : share));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const more = tasks.map(({ id }) =>
    [...reached].reduce((sum, [project, mastery]) => sum + (takes[project] === id ? MOVED * mastery : 0), 0),
  );
  const whole = 1 + more.reduce((sum, part) => sum + part, 0);
  return tasks.map(({ id, label }, place) => {
    const from = (shares[place] ?? 0) / all;
    return { task: id, label, from, to: (from + (more[place] ?? 0)) / whole };
  });
}

/** Each skill once, with all that was done for it. */
function once(proposed: readonly ProposedLevel[]): ProposedLevel[] {
  const bySkill = new Map<string, ProposedLevel>();
  for (const one of proposed) {
    const known = bySkill.get(one.skill);
    const milestones = [...(known?.milestones ?? []), ...one.milestones];
    bySkill.set(one.skill, { ...one, hours: (known?.hours ?? 0) + one.hours, milestones });
  }
  return [...bySkill.values()];
}

export function trailsOf(
  memory: Memory,
  report: RiskReport,
  evidence: readonly { id: string; milestone: string | null }[],
  proposed: readonly ProposedLevel[],
): Trails | null {
  const { plan } = memory.world;
  if (!plan) return null;
  const since = dividedOn(memory);
  const counted = checkpoint(until(plan, since), plan.draft.days);
  const { before, parts } = checkpoint(plan, plan.draft.days);
  const gained = parts.map((part, place) => {
    const old = counted.parts[place];
    return { ...part, mastery: part.mastery - (old?.mastery ?? 0), points: part.points - (old?.points ?? 0) };
  });
  const trails = gained.flatMap(({ project, title, mastery, points }): Trail[] => {
    const milestones = plan.draft.milestones
      .filter((one) => one.project === project)
      .map(({ id, title, progress }) => ({
        id,
        title,
        done: progress.state === "done",
        evidence: evidence.filter((one) => one.milestone === id).map((one) => one.id),
      }));
    const skills = projectsJson.find((one) => one.id === project)?.skills ?? [];
    const levels = once(proposed).filter((one) => skills.includes(one.skill));
    return milestones.some((one) => one.done)
      ? [{ project, title, milestones, levels, mastery, points }]
      : [];
  });
  const from = before + counted.parts.reduce((sum, part) => sum + part.points, 0);
  return {
    before: from,
    now: from + trails.reduce((sum, trail) => sum + trail.points, 0),
    trails,
    week: week(memory.world, report, new Map(gained.map((part) => [part.project, part.mastery]))),
    since,
  };
}
