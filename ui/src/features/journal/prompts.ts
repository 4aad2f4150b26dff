// Questions to write by, as the day was: none asks for more than it gave.
import type { DayView } from "../../lib/bindings";

export type Situation = "done" | "open" | "review" | "checkpoint" | "rest" | "unplanned";

const CHECKPOINTS = [30, 60, 90];

const questions: Record<Situation, readonly string[]> = {
  done: [
    "What is there now that was not there before?",
    "What did you decide, and what made you sure?",
    "What did a tool get wrong, and how did you notice?",
    "Who will use what you made, and for what?",
    "What took longer than you thought?",
    "Which part would you do the same way again?",
  ],
  open: [
    "What did you notice, even in passing?",
    "What filled the day?",
    "What would make the next step small enough to begin?",
    "Who could help with the next step?",
    "Where did a tool do something that you used to do yourself?",
    "What are you glad to have left alone?",
  ],
  review: [
    "What went better this week than you expected?",
    "What did you do this week that no tool could have done for you?",
    "Which estimate was furthest off, and why?",
    "What did others say about your work this week?",
    "What would you leave out next week?",
    "What is the one thing that next week should bring?",
  ],
  checkpoint: [
    "What can you do now that you could not do when you began?",
    "What would you show somebody as proof of the last weeks?",
    "Which part of your work has changed most?",
    "What did you plan that turned out not to matter?",
    "Who sees your work differently now, and how do you know?",
    "What do the next weeks need from you?",
  ],
  rest: [
    "What did you enjoy?",
    "What did you do that has nothing to do with work?",
    "What came to your mind without your looking for it?",
    "What do you see differently from a distance?",
    "Who did you spend the day with, and what did you talk about?",
    "What would you like to come back to?",
  ],
  unplanned: [
    "What did you do that you would like to remember?",
    "What did you find out?",
    "Where did a tool help, and where did you have to correct it?",
    "Which decision needed you, and why?",
    "What would you tell somebody who does your work for the first time?",
    "What would you like to learn next?",
  ],
};

/** What kind of day somebody writes about; `view` is null without a plan. */
export function situationOf(view: DayView | null): Situation {
  if (!view || view.number === 0) return "unplanned";
  const { day, number, planned } = view;
  if (CHECKPOINTS.includes(number)) return "checkpoint";
  if (planned.some((step) => step.kind === "review")) return "review";
  if (day.kind === "active" || day.done > 0) return "done";
  return day.kind === "off" || day.kind === "free" || day.kind === "no_data" ? "rest" : "open";
}

/** Questions for a day, in the order in which they are offered; `first`, if any, leads. */
export function prompts(view: DayView | null, first: string | undefined): string[] {
  const fitting = questions[situationOf(view)];
  return first === undefined ? [...fitting] : [first, ...fitting.filter((one) => one !== first)];
}
