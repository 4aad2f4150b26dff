// The fake host's memory: what the journal would hold, and the way back from every operation.
import draftJson from "../golden/draft.json";
import type {
  AiUse,
  Changed,
  RatingOverride,
  Draft,
  Drill,
  Entry,
  Evidence,
  Milestone,
  MirrorState,
  Operation,
  OwnTask,
  Plan,
  Profile,
  Reminders,
  Step,
  Version,
  View,
  Preferences,
} from "../bindings";
import { addDays } from "../dates";
import { Failure } from "../host";

export const golden = draftJson as unknown as Draft;
// The golden plan was made before anybody sat down to it.
golden.request = { ...golden.request, unwanted: [], finished: [], apart: false, routine: [] };
golden.steps = golden.steps.map((step) => ({ ...step, spent: step.spent ?? 0, cue: step.cue ?? null }));

export interface World {
  profile: Profile | null;
  plan: Plan | null;
  entries: Entry[];
  /** Entries that were removed. */
  trash: Entry[];
  /** How entries stood before, newest first. */
  versions: Record<number, Version[]>;
  nextEntry: number;
  dayStart: number;
  reminders: Reminders;
  /** Ratings that are contested. */
  overrides: RatingOverride[];
  /** Choices by question of the quiz. */
  answers: Record<string, string>;
  /** How the week is divided; null for the usual week. */
  shares: Record<string, number> | null;
  tasks: OwnTask[];
  /** What AI did, as it was logged. */
  aiUses: AiUse[];
  nextAiUse: number;
  assumptions: Record<string, number>;
  preferences: Preferences;
  /** Evidence and sentences that somebody added. */
  evidence: Evidence[];
  claims: OwnClaim[];
  /** Codes of occupations that are pinned. */
  pins: string[];
  /** The O*NET release that somebody brought. */
  release: string | null;
}

/** A sentence as the fake host keeps it. */
export interface OwnClaim {
  id: string;
  text: string;
  evidence: string[];
  date: string;
}

interface Done {
  operation: Operation;
  before: World;
  after: World;
  stale: View[];
}

/** What nobody has said they prefer. */
export const noPreferences: Preferences = {
  sliders: {},
  pay_floor: null,
  study_hours: null,
  remote: false,
  licences: [],
  no_licences: [],
  no_families: [],
  more: [],
  less: [],
};

export const empty: World = {
  profile: null,
  plan: null,
  entries: [],
  trash: [],
  versions: {},
  nextEntry: 1,
  dayStart: 4,
  reminders: { on: false, at: "08:30:00", again: null, quiet: ["21:00:00", "07:00:00"], names: false },
  release: null,
  answers: {},
  overrides: [],
  shares: null,
  tasks: [],
  aiUses: [],
  nextAiUse: 1,
  assumptions: {},
  preferences: noPreferences,
  evidence: [],
  claims: [],
  pins: [],
};

/** The journal in memory. `today` is fixed, as everywhere in the rules. */
export class Memory {
  world: World = structuredClone(empty);
  readonly done: Done[] = [];
  readonly undone: Done[] = [];
  count = 0;
  /** Whether the system starts Waymark with the session. */
  autostart = false;
  /** The folder of the Markdown mirror. */
  mirror: MirrorState | null = null;
  /** The last trial of a backup. */
  drill: Drill | null = null;
  /** Days since the last opening, when they are so many that the clock may be wrong. */
  jump: number | null = null;
  readonly backups = [{ id: "20260104-210000", when: "2026-01-04T21:00:00Z", bytes: 96_256, verified: true }];

  constructor(readonly today: string) {}

  /** Runs one operation; what it throws leaves nothing changed. */
  operate(name: string, label: string, stale: View[], change: (world: World) => string[]): Changed {
    const before = this.world;
    const after = structuredClone(before);
    const changed = change(after);
    this.world = after;
    const operation: Operation = {
      id: ++this.count,
      name,
      label,
      at: `${this.today}T18:30:00Z`,
      date: this.today,
      undone: false,
    };
    this.done.push({ operation, before, after, stale });
    this.undone.length = 0;
    return { operation: label, changed, stale };
  }

  undo(): Changed | null {
    const last = this.done.pop();
    if (!last) return null;
    this.world = last.before;
    this.undone.push(last);
    return { operation: last.operation.label, changed: [], stale: last.stale };
  }

  redo(): Changed | null {
    const next = this.undone.pop();
    if (!next) return null;
    this.world = next.after;
    this.done.push(next);
    return { operation: next.operation.label, changed: [], stale: next.stale };
  }
}

/** What has happened in a plan that just began. */
export const untouched = (): Plan["lived"] => ({ sittings: [], moved: [], skipped: [], held: [] });

/** The plan that runs; a sentence when there is none. */
export function planOf(world: World): Plan {
  if (!world.plan) throw new Failure("not_found", "There is no plan yet.", "Start one first.");
  return world.plan;
}

/** The step or milestone with this id; a sentence when there is none. */
export function item(world: World, id: string): Step | Milestone {
  const draft = world.plan?.draft;
  const found = draft?.steps.find((s) => s.id === id) ?? draft?.milestones.find((m) => m.id === id);
  if (!found) {
    throw new Failure(
      "not_found",
      `The plan has no step or milestone ${id}.`,
      "Look at the plan for its ids.",
    );
  }
  return found;
}

/** A journal that has been lived in for `days` days; some steps of the last week are still open. */
export function lived(memory: Memory, days: number, away = 0): void {
  const start = addDays(memory.today, -days);
  memory.world.profile = {
    occupation: "machine-learning-engineer",
    typed_title: "ML engineer",
    seniority: "mid",
    levels: {},
  };
  const draft = structuredClone(golden);
  if (start !== draft.start) throw new Error("The golden plan starts on its own Monday.");
  const past = draft.steps.filter((step) => step.day < memory.today);
  past.forEach((step, index) => {
    if (index >= past.length - 2 || step.day >= addDays(memory.today, -away)) return;
    step.progress = { state: "done", on: step.day, minutes: step.minutes, note: "" };
  });
  for (const milestone of draft.milestones) {
    const own = draft.steps.filter((step) => step.milestone === milestone.id && step.kind === "work");
    if (own.length > 0 && own.every((step) => step.progress.state === "done")) {
      milestone.progress = {
        state: "done",
        on: milestone.day,
        minutes: milestone.minutes,
        note: "Shared with the team; product asked for the second slice.",
      };
    }
  }
  memory.world.plan = { id: 1, draft, lived: untouched() };
  if (days > 0) addSomeEntries(memory.world, start, days);
}

function addSomeEntries(world: World, start: string, days: number): void {
  const texts: [number, string, string[]][] = [
    [0, "Wrote down the decision: whether a claim goes to a person. Harder than it sounds.", ["evaluation"]],
    [1, "Five ways to be wrong. The fourth, late labels, nobody had named before.", ["evaluation", "labels"]],
    [5, "Brief is one page. Sent it to **product**.", ["milestone"]],
    [9, "Slices by region show a gap of nine points. Good to know before the review.", ["evaluation"]],
  ];
  for (const [day, text, tags] of texts) {
    if (day >= days) continue;
    world.entries.push({ id: world.nextEntry++, date: addDays(start, day), text, tags, links: [] });
  }
}
