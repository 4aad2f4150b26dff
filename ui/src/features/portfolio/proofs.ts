// What the plan has proven so far: checks with their notes, under the milestone they belong to.
import type { Draft, Evidence, Finding, Milestone, Step } from "../../lib/bindings";

export interface Proof {
  milestone: Milestone;
  on: string;
  note: string;
  minutes: number;
  steps: Step[];
}

/** Milestones that are done, newest first, each with its finished steps. */
export function proofs(draft: Draft): Proof[] {
  return draft.milestones
    .flatMap((milestone): Proof[] => {
      if (milestone.progress.state !== "done") return [];
      const steps = draft.steps.filter((s) => s.milestone === milestone.id && s.progress.state === "done");
      const { on, note } = milestone.progress;
      return [{ milestone, on, note, minutes: taken(steps), steps }];
    })
    .sort((a, b) => b.on.localeCompare(a.on));
}

/** Minutes that finished steps took; planned minutes where nobody said. */
export function taken(steps: readonly Step[]): number {
  return steps.reduce(
    (sum, step) => sum + (step.progress.state === "done" ? (step.progress.minutes ?? step.minutes) : 0),
    0,
  );
}

/** Notes on finished steps of milestones that are still open. */
export function underway(draft: Draft): { milestone: Milestone; steps: Step[] }[] {
  return draft.milestones
    .filter((milestone) => milestone.progress.state === "open")
    .map((milestone) => ({
      milestone,
      steps: draft.steps.filter(
        (s) => s.milestone === milestone.id && s.progress.state === "done" && s.kind === "work",
      ),
    }))
    .filter(({ steps }) => steps.length > 0);
}

/** How hard it is to doubt. */
export const strengthWord = (strength: number): string =>
  ["Nothing backs it yet", "Your own word", "Can be looked at", "A figure, or a file as it was"][strength] ??
  "";

const month = new Intl.DateTimeFormat(undefined, { month: "long", year: "numeric", timeZone: "UTC" });

/** “January 2026” for “2026-01”. */
export const monthText = (text: string): string => month.format(new Date(`${text}-01T00:00:00Z`));

/** A piece of evidence on one line. */
export function evidenceText({ text, change, source }: Evidence): string {
  const moved = change ? `: ${change.before} to ${change.after} ${change.unit}`.trimEnd() : "";
  return `${text}${moved}${source ? ` (${source})` : ""}`;
}

/** What is weak about a sentence, each said once: one figure can stand in it twice. */
export const sayings = (findings: readonly Pick<Finding, "says">[]): string[] => [
  ...new Set(findings.map((finding) => finding.says)),
];
