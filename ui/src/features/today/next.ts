// What is asked about the one next action.
import type { Milestone, Plan, Step } from "../../lib/bindings";

/** What stands before a step's own title: what it follows, and the welcome of a smaller step. */
export function leadOf(cue: string | null, step: Step, whole: Step): string {
  const said = cue ?? step.title;
  return said.endsWith(whole.title) ? said.slice(0, said.length - whole.title.length).trim() : (cue ?? "");
}

interface Asks {
  /** The question that a note answers. */
  ask: string;
  /** The thing that it leads to. */
  towards: string | undefined;
  /** Whether the milestone is made once it is done. */
  finishes: boolean;
}

/** The last open step of a milestone asks for what is kept as proof of it. */
export function asksFor(plan: Plan | null | undefined, step: Step): Asks {
  const milestone = plan?.draft.milestones.find((one) => one.id === step.milestone);
  if (step.kind !== "work" || !milestone)
    return {
      ask: step.kind === "recall" ? "What did you still know?" : "What came of it?",
      towards: undefined,
      finishes: false,
    };
  const others = plan?.draft.steps.some(
    (one) =>
      one.milestone === milestone.id &&
      one.id !== step.id &&
      one.kind === "work" &&
      one.progress.state === "open",
  );
  const finishes = !others && milestone.progress.state === "open";
  return { ask: finishes ? milestone.evidence : "What came of it?", towards: milestone.artefact, finishes };
}

/** Milestones whose steps are all behind, some of them done: the thing exists and can be checked. */
export function ready(plan: Plan | null | undefined): Milestone[] {
  return (plan?.draft.milestones ?? []).filter((milestone) => {
    const own =
      plan?.draft.steps.filter((one) => one.milestone === milestone.id && one.kind === "work") ?? [];
    const past = own.length > 0 && own.every((step) => step.progress.state !== "open");
    return milestone.progress.state === "open" && past && own.some((s) => s.progress.state === "done");
  });
}
