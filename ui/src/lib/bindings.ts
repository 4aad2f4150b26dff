// Made from the Rust types by a test. Do not edit.

export type Achievement = { 
/**
 * The milestone's or the evidence's id, or `C2` for one's own sentence.
 */
id: string, 
/**
 * The id for ever of what it is made of.
 */
uid: string, 
/**
 * The sentence.
 */
text: string, 
/**
 * Ids of the evidence that is there.
 */
evidence: Array<string>, 
/**
 * Ids of the evidence that it named and that is there no longer.
 */
lost: Array<string>, 
/**
 * The month it belongs to, for example `2026-01`.
 */
month: string, 
/**
 * Id of the skill that it speaks for.
 */
skill: string | null, 
/**
 * Whether somebody wrote it, or it was made of the evidence.
 */
own: boolean, 
/**
 * Strength of its best evidence, 1-3; 0 when nothing backs it.
 */
strength: number, };

export type Actual = { 
/**
 * Work that did not finish its step, oldest first.
 */
sessions: Array<WorkSession>, 
/**
 * Every time a step or milestone changed its day, oldest first.
 */
moved: Array<MovedOn>, 
/**
 * Dates that never were: skipped by travel across the date line.
 */
skipped: Array<string>, 
/**
 * Checkpoints that were held: 30, 60, 90.
 */
held: Array<number>, 
/**
 * The highest number that a step of this plan ever had: none is given twice.
 */
last_step: number, 
/**
 * The same for milestones.
 */
last_milestone: number, };

export type ActualStep = { 
/**
 * The step's id.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Minutes it took on this day; as planned where nothing was told.
 */
minutes: number, 
/**
 * The note on it.
 */
note: string, 
/**
 * Whether it was finished.
 */
finished: boolean, };

export type Agreement = { 
/**
 * Spread of percentiles in points.
 */
spread: number, 
/**
 * `stable`, `contested` or `unmeasured`.
 */
verdict: string, 
/**
 * How far apart they lie and what to make of it.
 */
says: string, };

export type AiUse = { 
/**
 * Id within the journal: `A1`, `A2`, …; chosen there.
 */
id: string, 
/**
 * The logical date of the work.
 */
date: string, 
/**
 * The task's id.
 */
task: string, 
/**
 * Share of the work that AI did, 0-1: none, half where it helped, all where it did it.
 */
share: number, 
/**
 * How good its part was, 1 (unusable) to 5 (as you would have done it); nothing where not said.
 */
quality: number | null, 
/**
 * Minutes that it saved, less than zero where it cost some; nothing where not said.
 */
minutes_saved: number | null, };

export type Answered = { 
/**
 * The question's key.
 */
key: string, 
/**
 * The question.
 */
question: string, 
/**
 * The id of what was chosen.
 */
choice: string, 
/**
 * What was chosen, in words.
 */
label: string, 
/**
 * Points that the score has with it and would not have without.
 */
effect: number, };

export type Ask = { 
/**
 * First day.
 */
start: string, 
/**
 * Length in days: 90, or 30 for the intensive form.
 */
days: number, 
/**
 * Hours a week, 1-40, spread as the default week is; none for the default week.
 */
hours: number | null, 
/**
 * Days without work, known ahead.
 */
off: Array<DateRange>, 
/**
 * Projects that must be in it, by id.
 */
wanted: Array<string>, 
/**
 * Projects that must not be in it, by id.
 */
unwanted: Array<string>, 
/**
 * Projects that an earlier plan finished, by id: what builds on them can begin.
 */
finished: Array<string>, 
/**
 * Whether everything is practised apart from work: deliverables take their form as an exercise.
 */
apart: boolean, };

export type Assumed = { 
/**
 * The assumption's key.
 */
key: string, 
/**
 * What it is, in a few words.
 */
label: string, 
/**
 * Our value.
 */
ours: number, 
/**
 * Theirs.
 */
value: number, };

export type Assumption = { 
/**
 * Stable name, for example `accountability`.
 */
key: string, 
/**
 * What it is, in a few words.
 */
label: string, 
/**
 * What a larger value says about the world, one sentence.
 */
about: string, 
/**
 * The value in force.
 */
value: number, 
/**
 * Ours.
 */
ours: number, 
/**
 * Lowest and highest that can be chosen.
 */
range: [number, number], 
/**
 * Between these we would not be surprised to be wrong: four draws in five where it is drawn,
 * else half as much again and half of it.
 */
plausible: [number, number], 
/**
 * How finely it is chosen.
 */
step: number, };

export type AssumptionMove = { 
/**
 * The assumption's key.
 */
key: string, 
/**
 * What it is, in a few words.
 */
label: string, 
/**
 * Lowest and highest plausible value.
 */
plausible: [number, number], 
/**
 * The exact score with each of the two.
 */
scores: [number, number], };

export type Backup = { 
/**
 * Its file's name without ending.
 */
id: string, 
/**
 * The logical date it was made on.
 */
when: string, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * Whether it was opened and found sound.
 */
verified: boolean, };

export type Band = "very_low" | "low" | "moderate" | "high" | "critical";

export type Basis = "net" | "capability";

export type BeforeAfter = { 
/**
 * Before.
 */
before: number, 
/**
 * After.
 */
after: number, 
/**
 * What it is counted in, for example “minutes”; may be empty.
 */
unit: string, };

export type Bundle = { 
/**
 * Ids of the achievements; all that something backs when there are none.
 */
achievements: Array<string>, 
/**
 * Whether the links and the labels of files are in it.
 */
evidence: boolean, 
/**
 * What the reader is asked; a question of ours when it is empty.
 */
question: string, };

export type Capacity = { 
/**
 * If everything that was not said were worst, 0-100.
 */
low: number, 
/**
 * If it were best, 0-100.
 */
high: number, 
/**
 * How many of the questions were answered.
 */
answered: number, 
/**
 * All of them.
 */
questions: Array<CapacityQuestion>, 
/**
 * What exposure and capacity say together, one or two sentences.
 */
says: string, };

export type CapacityQuestion = { 
/**
 * Its key, for example `capacity:savings`.
 */
key: string, 
/**
 * What it is about, in a few words.
 */
label: string, 
/**
 * What to ask.
 */
question: string, 
/**
 * What can be chosen, from no capacity to full.
 */
choices: Array<Choice>, 
/**
 * The id of what was chosen.
 */
chosen: string | null, };

export type Change = "moved" | "changed" | "removed" | "paused" | "added" | "lapsed";

export type Changed = { 
/**
 * Its label.
 */
operation: string, 
/**
 * Ids of what changed.
 */
changed: Array<string>, 
/**
 * What the window must read again.
 */
stale: Array<View>, };

export type Checkpoint = { 
/**
 * 30, 60 or 90.
 */
day: number, 
/**
 * The score without the plan's work, 0-100.
 */
before: number, 
/**
 * The score with what has been practised so far, once it is part of the week.
 */
now: number, 
/**
 * What each project adds to the difference, in points; they sum to it.
 */
parts: Array<CheckpointPart>, 
/**
 * Milestones that are done.
 */
done: number, 
/**
 * Of how many.
 */
of: number, 
/**
 * Projects that are finished: the next plan leaves them out.
 */
finished: Array<string>, 
/**
 * First day of the next 90, once these end.
 */
next_start: string, };

export type CheckpointPart = { 
/**
 * The project's id.
 */
project: string, 
/**
 * Its title.
 */
title: string, 
/**
 * How far it has come, 0-1: learnt, applied, owned.
 */
mastery: number, 
/**
 * Points; below 0 lowers the score.
 */
points: number, };

export type Choice = { 
/**
 * Stable id, for example `more`.
 */
id: string, 
/**
 * In words.
 */
label: string, };

export type Comment = { 
/**
 * `N1`, `N2`, … within the journal; empty before it is kept.
 */
id: string, 
/**
 * The day it was imported.
 */
date: string, 
/**
 * Id of the achievement.
 */
achievement: string, 
/**
 * Who said it; may be empty.
 */
author: string, 
/**
 * What they said, plain text.
 */
text: string, };

export type CommentImport = { 
/**
 * Who wrote it; may be empty.
 */
author: string, 
/**
 * Comments that are new.
 */
added: number, 
/**
 * Comments that were there already.
 */
there: number, 
/**
 * Ids of sentences that there are no longer: their comments are left out.
 */
gone: Array<string>, 
/**
 * The operation; nothing for a trial, or when nothing is new.
 */
done: Changed | null, };

export type Comparison = { 
/**
 * The first.
 */
a: RiskReport, 
/**
 * The second.
 */
b: RiskReport, 
/**
 * b minus a by parts, largest first.
 */
difference: Array<Difference>, 
/**
 * How far apart they are, and whether their ranges part them.
 */
says: string, };

export type ConstraintCost = { 
/**
 * The project's id.
 */
project: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Whether it was pinned; else it was left out.
 */
pinned: boolean, 
/**
 * Points that the best choice is worth less, at least 0.
 */
points: number, };

export type Continuity = { 
/**
 * Days with something done, five minutes or more.
 */
days: number, 
/**
 * Days that had something planned or done, today only once something is done.
 */
of: number, };

export type Coverage = { 
/**
 * By month.
 */
months: Array<MonthCover>, 
/**
 * By skill.
 */
skills: Array<SkillCover>, };

export type DateRange = { 
/**
 * First date.
 */
from: string, 
/**
 * Last date.
 */
to: string, };

export type DayKind = "active" | "quiet" | "free" | "reserve" | "off" | "no_data" | "ahead";

export type DayLoad = { 
/**
 * The date.
 */
day: string, 
/**
 * Minutes there are.
 */
capacity: number, 
/**
 * Minutes planned.
 */
planned: number, };

export type DayView = { 
/**
 * In figures.
 */
day: PlanDay, 
/**
 * Day of the plan; 0 outside of it.
 */
number: number, 
/**
 * The steps that stood on it when it came.
 */
planned: Array<Step>, 
/**
 * What was done on it, whatever day it was planned for.
 */
actual: Array<ActualStep>, };

export type Derivation = { 
/**
 * Which number.
 */
figure: string, 
/**
 * What it is, in a few words.
 */
title: string, 
/**
 * How it is made, in plain words.
 */
says: string, 
/**
 * The formula with the letters of the inputs.
 */
formula: string, 
/**
 * Everything that goes into it.
 */
inputs: Array<Input>, 
/**
 * What comes out: the number of the report, exact.
 */
result: number, };

export type Difference = { 
/**
 * A theme of tasks or a part of the outlook.
 */
name: string, 
/**
 * Points of b minus a; the parts sum to the difference.
 */
points: number, };

export type Document = { 
/**
 * What it is for.
 */
kind: DocumentKind, 
/**
 * Its title.
 */
title: string, 
/**
 * Its parts in order.
 */
sections: Array<Section>, 
/**
 * The evidence that its sentences name, the oldest first.
 */
evidence: Array<Evidence>, 
/**
 * Ids of achievements that nothing backs: they are left out until something does.
 */
unproven: Array<string>, 
/**
 * Ids of achievements for which it has no room: some parts hold the newest few.
 */
older: Array<string>, 
/**
 * Ids of finished milestones whose note is private and that have no sentence for others: their words are not
 * in it.
 */
private: Array<string>, };

export type DocumentFormat = "md" | "html" | "txt" | "pdf" | "json" | "json-resume";

export type DocumentKind = "promotion" | "case-study" | "model-review" | "incident" | "resume" | "update" | "letter";

export type DoneBy = "ai_does" | "ai_helps" | "human";

export type Draft = { 
/**
 * Where the person works.
 */
origin: OccupationName, 
/**
 * Where they want to stand; the origin itself for reshape.
 */
target: OccupationName, 
/**
 * What was asked.
 */
request: Request, 
/**
 * First day.
 */
start: string, 
/**
 * Last day.
 */
end: string, 
/**
 * Number of days.
 */
days: number, 
/**
 * Estimated minutes that fit: capacity over overrun.
 */
budget_minutes: number, 
/**
 * The projects chosen, best value per hour first.
 */
chosen: Array<SelectedProject>, 
/**
 * Their value in points.
 */
value: number, 
/**
 * The best value any selection could have.
 */
bound: number, 
/**
 * `bound - value`; 0 is a proof that nothing better fits.
 */
proven_gap: number, 
/**
 * What each pin and each exclusion costs.
 */
costs: Array<ConstraintCost>, 
/**
 * Six to nine artefacts in order of day.
 */
milestones: Array<Milestone>, 
/**
 * Steps in order of day.
 */
steps: Array<Step>, 
/**
 * Every day's minutes.
 */
load: Array<DayLoad>, 
/**
 * Reserve days, free of steps.
 */
reserves: Array<string>, 
/**
 * When it will be finished.
 */
finish: Finish, 
/**
 * What the reader must know.
 */
notes: Array<string>, };

export type EntriesFormat = "md" | "csv" | "json" | "notion";

export type Entry = { 
/**
 * Number within the journal.
 */
id: number, 
/**
 * Its id for ever.
 */
uid: string, 
/**
 * The day it belongs to.
 */
date: string, 
/**
 * Markdown text.
 */
text: string, 
/**
 * Tags without `#`, lower case, in order.
 */
tags: Array<string>, 
/**
 * What it speaks of: ids of steps and milestones, `task:` with a task's id, `with:` with the role
 * of somebody it was done with.
 */
links: Array<string>, };

export type ErrorKind = "invalid" | "not_found" | "unreadable" | "foreign" | "newer" | "damaged" | "gone" | "full" | "read_only" | "busy" | "stale" | "stopped" | "other";

export type Evidence = { 
/**
 * `check-M3` for a finished milestone, `entry-12`, or `E4` for what was added by hand.
 */
id: string, 
/**
 * The id for ever of the milestone, the entry or what was added by hand.
 */
uid: string, 
/**
 * Where it comes from.
 */
kind: EvidenceKind, 
/**
 * Its logical date.
 */
date: string, 
/**
 * What it shows; for a figure, what was counted.
 */
text: string, 
/**
 * The path or the link; empty where there is none.
 */
source: string, 
/**
 * SHA-256 of a file's bytes in hexadecimal digits, when it was added.
 */
hash: string | null, 
/**
 * The figure before and after, if it has one.
 */
change: BeforeAfter | null, 
/**
 * Id of the milestone that it belongs to.
 */
milestone: string | null, 
/**
 * Id of the skill that it speaks for.
 */
skill: string | null, 
/**
 * Id of the task that it was done in.
 */
task: string | null, 
/**
 * Whether it has private words that are never part of a document: a note on a milestone, the text of an entry.
 */
private: boolean, };

export type EvidenceFormat = "csv" | "json" | "notion";

export type EvidenceKind = "check" | "entry" | "file" | "link" | "number";

export type FacetQuestion = { 
/**
 * The field of [`crate::risk::OwnTask`] that the answer goes to.
 */
facet: string, 
/**
 * What to ask.
 */
question: string, 
/**
 * The answers, by thirds from none to full.
 */
answers: Array<string>, };

export type Family = { 
/**
 * Its two digits.
 */
code: string, 
/**
 * A few words.
 */
label: string, 
/**
 * What belongs to it: curated roles, then published occupations by title.
 */
occupations: Array<OccupationName>, };

export type Finding = { 
/**
 * What is weak.
 */
rule: Rule, 
/**
 * The words; empty where something is missing.
 */
words: string, 
/**
 * Where they begin and end, in characters.
 */
at: [number, number], 
/**
 * What to do about it, one sentence.
 */
says: string, };

export type Finish = { 
/**
 * As likely before as after.
 */
p50: string, 
/**
 * Four in five finish by then.
 */
p80: string, };

export type FirstStep = { 
/**
 * What to do, an imperative.
 */
title: string, 
/**
 * Working time in minutes.
 */
minutes: number, 
/**
 * The title of the project that it begins, if one leads there.
 */
project: string | null, };

export type Gained = { 
/**
 * First day that counts.
 */
since: string, 
/**
 * Points in all; the sum of the parts.
 */
points: number, 
/**
 * Points that the whole plan is worth.
 */
of: number, 
/**
 * By project, largest first; none that gained nothing.
 */
parts: Array<GainedPart>, };

export type GainedPart = { 
/**
 * The project's id; empty for steps of one's own.
 */
project: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Points gained.
 */
points: number, 
/**
 * Minutes of finished steps, as planned.
 */
minutes: number, };

export type Gap = { 
/**
 * The skill's id.
 */
skill: string, 
/**
 * Its label.
 */
label: string, 
/**
 * Skill or knowledge.
 */
kind: SkillKind, 
/**
 * Level now, 0-7.
 */
have: number, 
/**
 * Level needed, 0-7.
 */
need: number, 
/**
 * Importance in the target, 1-5.
 */
importance: number, 
/**
 * Weight in the whole gap, a fraction; the weights sum to 1 unless nothing is missing.
 */
weight: number, 
/**
 * Hours to close it.
 */
hours: HoursRange, };

export type GapReport = { 
/**
 * Where from.
 */
from: OccupationName, 
/**
 * Where to.
 */
to: OccupationName, 
/**
 * Every skill of the target, largest weight first.
 */
gaps: Array<Gap>, 
/**
 * Hours to close everything.
 */
total_hours: HoursRange, 
/**
 * What the target makes more use of than other occupations do, the most telling first.
 */
sets_apart: Array<Telling>, 
/**
 * Occupations whose skills stood in for missing ones.
 */
borrowed_from: Array<OccupationName>, };

export type GatePart = { 
/**
 * accountability, presence, trust, tacit or cost of error.
 */
name: string, 
/**
 * Points the score would gain without it; outside the sum.
 */
without: number, 
/**
 * The same, one sentence.
 */
says: string, };

export type Horizon = "now" | "+2y" | "2030";

export type HorizonPoint = { 
/**
 * When.
 */
at: Horizon, 
/**
 * Score at the central parameters.
 */
score: Score, 
/**
 * 10th percentile.
 */
low: number, 
/**
 * 90th percentile.
 */
high: number, 
/**
 * Score if of each task only the part in use counted, d·s: the fainter line.
 */
deployed: number, };

export type Hours = { 
/**
 * At best.
 */
low: number, 
/**
 * Most likely.
 */
mode: number, 
/**
 * At worst.
 */
high: number, };

export type HoursRange = { 
/**
 * One in ten needs less.
 */
p10: number, 
/**
 * Half need less.
 */
p50: number, 
/**
 * Nine in ten need less.
 */
p90: number, };

export type ImportReport = { 
/**
 * The release's number, for example `31.0`.
 */
release: string, 
/**
 * Rows that were read.
 */
read: number, 
/**
 * Rows that were taken in.
 */
added: number, 
/**
 * The first of those that were left out, with the reason.
 */
skipped: Array<Skipped>, 
/**
 * How many were left out in all.
 */
left_out: number, 
/**
 * Tables that a release could have and this one does not.
 */
missing: Array<string>, 
/**
 * Occupations in it.
 */
occupations: number, 
/**
 * Titles of occupations that the shipped release does not have.
 */
new_occupations: Array<string>, 
/**
 * Titles of occupations that only the shipped release has.
 */
gone_occupations: Array<string>, 
/**
 * Tasks that the shipped release does not have. Nobody has rated them yet: each stands where its
 * activity stands on average.
 */
new_tasks: number, 
/**
 * Tasks that only the shipped release has.
 */
gone_tasks: number, 
/**
 * Activities that are not among ours; the work under them is left out.
 */
unknown_activities: Array<string>, };

export type Imported = { 
/**
 * Rows that were read.
 */
read: number, 
/**
 * By table, those alone where something changes.
 */
tables: Array<TableChange>, 
/**
 * Whether it removes more than half of what is there: worth a question.
 */
removes_most: boolean, 
/**
 * What was done; none when nothing would change, or when it was a trial.
 */
done: Changed | null, };

export type Input = { 
/**
 * Its letter in the formula. A list of tasks repeats its letters, in the order of the week.
 */
symbol: string, 
/**
 * What it is.
 */
name: string, 
/**
 * Its value, as exact as it was used.
 */
value: number, 
/**
 * What kind of figure it is.
 */
kind: InputKind, 
/**
 * The row of `sources.toml` that it comes from; `onet` for the O*NET release in force.
 */
source: string | null, 
/**
 * The row of the dataset: an occupation's code, or the id of a task or kind of work.
 */
row: string | null, 
/**
 * The figure that it opens to in turn.
 */
figure: string | null, };

export type InputKind = "data" | "evidence" | "calibrated" | "assumption" | "said" | "computed";

export type JournalState = string;

export type Journey = { 
/**
 * Logical today.
 */
today: string, 
/**
 * Who they are; none before the first run.
 */
profile: Profile | null, 
/**
 * Their occupation.
 */
occupation: OccupationName | null, 
/**
 * The running plan.
 */
plan_id: number | null, 
/**
 * Day of the plan, 1-90; 0 before it starts.
 */
plan_day: number | null, 
/**
 * Days since Waymark was last open, when they are so many that the clock may be wrong.
 */
jump: number | null, 
/**
 * What undo would take back.
 */
next_undo: string | null, 
/**
 * What redo would bring back.
 */
next_redo: string | null, 
/**
 * Versions of model and catalogue.
 */
versions: Versions, };

export type Kind = "role" | "occupation" | "own";

export type KindOfWork = { 
/**
 * The activity's id.
 */
id: string, 
/**
 * Our words for it.
 */
label: string, 
/**
 * Titles of occupations of whose week it is the largest part.
 */
done_by: Array<string>, };

export type Lever = { 
/**
 * The project's id.
 */
project: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Change of the score when applied at work, alone; negative is safer.
 */
points: number, 
/**
 * Mean hours.
 */
hours: number, };

export type LinkKind = "step" | "milestone" | "task" | "role";

export type LinkTarget = { 
/**
 * As in [`Entry::links`].
 */
id: string, 
/**
 * What a person reads.
 */
label: string, 
/**
 * What it is.
 */
kind: LinkKind, };

export type Milestone = { 
/**
 * `M1`, `M2`, … in order of day; `P1-M1` for one of an earlier plan.
 */
id: string, 
/**
 * Its id for ever; empty in a draft.
 */
uid: string, 
/**
 * What is done.
 */
title: string, 
/**
 * The project it belongs to.
 */
project: string, 
/**
 * Learn, apply or prove.
 */
phase: Phase, 
/**
 * The thing that exists afterwards.
 */
artefact: string, 
/**
 * The day it is due: the day of its last step.
 */
day: string, 
/**
 * Minutes planned for all its steps.
 */
minutes: number, 
/**
 * What to keep as proof.
 */
evidence: string, 
/**
 * What came of it, in one sentence that others may read; empty until the person writes it. The note of its
 * progress is private.
 */
proof: string, 
/**
 * What has become of it.
 */
progress: Progress, };

export type MirrorState = { 
/**
 * The folder.
 */
folder: string, 
/**
 * Files that somebody else had changed, under the names by which they are kept in it.
 */
kept: Array<string>, };

export type Mirrored = { 
/**
 * The folder.
 */
folder: string, 
/**
 * Files that it holds.
 */
files: number, 
/**
 * Files that were written or removed just now.
 */
changed: number, 
/**
 * Files that somebody else had changed, under the names by which they are kept.
 */
kept: Array<string>, };

export type MonthCover = { 
/**
 * For example `2026-01`.
 */
month: string, 
/**
 * Claims of it.
 */
achievements: number, 
/**
 * Those that something backs.
 */
proven: number, };

export type Move = { 
/**
 * The step's id.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What happens to it.
 */
change: Change, 
/**
 * The day it was on; of something added, the day it comes to.
 */
from: string, 
/**
 * The day it moves to.
 */
to: string, 
/**
 * Minutes before and after.
 */
minutes: [number, number], };

export type MovedOn = { 
/**
 * The step's id.
 */
id: string, 
/**
 * Where it stood.
 */
from: string, 
/**
 * Logical date on which it was moved.
 */
on: string, };

export type MovedTask = { 
/**
 * The task's id.
 */
id: string, 
/**
 * Its label.
 */
label: string, 
/**
 * Its share of the week at each of the days, fractions.
 */
shares: [number, number, number], };

export type Named = { 
/**
 * The id.
 */
id: string, 
/**
 * What it is called.
 */
label: string, };

export type NearMiss = { 
/**
 * Which.
 */
occupation: OccupationName, 
/**
 * The filters it failed, a sentence each.
 */
failed: string, 
/**
 * What would let it in, one sentence; none where no slider goes that far.
 */
admits: string | null, 
/**
 * The preferences under which it would come in.
 */
preferences: Preferences | null, };

export type NewEvidence = { 
/**
 * What it shows; for a figure, what was counted.
 */
text: string, 
/**
 * The path of a file, which is read once and never copied.
 */
file: string | null, 
/**
 * A link that others can open.
 */
link: string | null, 
/**
 * A figure before and after.
 */
change: BeforeAfter | null, 
/**
 * Id of the milestone that it belongs to.
 */
milestone: string | null, 
/**
 * Id of the skill that it speaks for.
 */
skill: string | null, 
/**
 * Id of the task that it was done in.
 */
task: string | null, 
/**
 * The logical date it belongs to; today when none is given.
 */
date: string | null, };

export type NoJob = "student" | "unemployed" | "between_jobs" | "retired" | "founder" | "self_employed" | "parent" | "carer" | "career_break" | "volunteer" | "unable";

export type Observed = { 
/**
 * The task's id.
 */
id: string, 
/**
 * The task's label.
 */
label: string, 
/**
 * Mean share that AI did, 0-1.
 */
observed: number, 
/**
 * What could be taken over by the rating in force, from published measures or our own, 0-1.
 */
published: number, 
/**
 * The row of `sources.toml` that the rating comes from; `you` where it is contested already.
 */
source: string, 
/**
 * Pieces of work logged.
 */
uses: number, 
/**
 * By month, the oldest first.
 */
months: Array<ObservedMonth>, 
/**
 * Mean quality, 1-5; nothing where none was said.
 */
quality: number | null, 
/**
 * Minutes saved in all.
 */
minutes_saved: number, 
/**
 * The level it speaks for, where that is another one and enough was logged.
 */
speaks: Speaks | null, };

export type ObservedMonth = { 
/**
 * `2026-03`.
 */
month: string, 
/**
 * Mean share that AI did, 0-1.
 */
observed: number, 
/**
 * Pieces of work logged.
 */
uses: number, };

export type OccupationName = { 
/**
 * Stable id.
 */
code: string, 
/**
 * Title in sentence case.
 */
title: string, 
/**
 * Role or occupation.
 */
kind: Kind, };

export type Offer = { 
/**
 * `remove`, `move_end` or `add_time`.
 */
kind: string, 
/**
 * What it would mean, one sentence with figures.
 */
effect: string, 
/**
 * What to ask for to take it.
 */
edit: PlanEdit | null, };

export type Operation = { 
/**
 * Number within the journal.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * What a person calls it.
 */
label: string, 
/**
 * Instant, RFC 3339.
 */
at: string, 
/**
 * Logical date.
 */
date: string, 
/**
 * Whether it has been undone.
 */
undone: boolean, };

export type Outline = { 
/**
 * Stable within its project.
 */
id: string, 
/**
 * What is done, in a few words.
 */
title: string, 
/**
 * The thing that exists afterwards.
 */
artefact: string, 
/**
 * Which third of the plan it belongs to.
 */
phase: Phase, 
/**
 * Working time in minutes, at most 600.
 */
minutes: number, 
/**
 * Whether it is a deliverable at work (a working day is needed).
 */
at_work: boolean, 
/**
 * The artefact of a deliverable for somebody who can only practise it apart from work.
 */
practised: string | null, 
/**
 * Steps in order, each doable in one sitting.
 */
step: Array<StepOutline>, };

export type OutlookPart = { 
/**
 * `demand`, `price_effect`, `ai_work` or `seniority`.
 */
name: string, 
/**
 * The same in words.
 */
label: string, 
/**
 * Points it adds, exact.
 */
points: number, 
/**
 * Points as printed.
 */
shown: number, 
/**
 * The reason with its figure, one sentence.
 */
why: string, };

export type OwnStep = { 
/**
 * What to do.
 */
title: string, 
/**
 * Minutes, 5-90.
 */
minutes: number, 
/**
 * The earliest day for it; none for the next with room.
 */
day: string | null, };

export type OwnTask = { 
/**
 * Stable within the journal, for example `own-1`.
 */
id: string, 
/**
 * Their words for it.
 */
label: string, 
/**
 * The kind of work that it is most like: how far AI can do it is taken from there.
 */
like: string, 
/**
 * Who answers for it.
 */
accountability: Third, 
/**
 * Whether it works because people trust them.
 */
trust: Third, 
/**
 * Whether it can be learnt from what is written down.
 */
tacit: Third, 
/**
 * What a mistake costs.
 */
cost_of_error: Third, };

export type OwnWeek = { 
/**
 * Whether they divided it; else it is the usual week.
 */
divided: boolean, 
/**
 * Every task, largest share first.
 */
parts: Array<WeekPart>, 
/**
 * What is asked about a task that they add.
 */
questions: Array<FacetQuestion>, };

export type Part = { "part": "journal", "format": EntriesFormat } | { "part": "evidence", "format": EvidenceFormat };

export type Path = { 
/**
 * What kind.
 */
kind: PathKind, 
/**
 * Where it leads.
 */
occupation: OccupationName, 
/**
 * Its score; for reshape, after the projects are applied.
 */
score: Score, 
/**
 * Its range.
 */
range: ScoreRange, 
/**
 * Whether it is safer in at least the published share of draws.
 */
safer: boolean, 
/**
 * Percentile of similarity among all pairs, 0-100.
 */
similarity_percentile: number, 
/**
 * Viability by the published thresholds.
 */
viability: Viability, 
/**
 * Median yearly wage in US dollars.
 */
wage: number | null, 
/**
 * Wage over the origin's.
 */
wage_ratio: number | null, 
/**
 * The year of the wage.
 */
wage_year: number, 
/**
 * Projected growth, a fraction.
 */
growth: number, 
/**
 * The years of the projection.
 */
growth_years: string, 
/**
 * Hours to get there.
 */
hours: HoursRange, 
/**
 * Labels of what one already brings.
 */
shared: Array<string>, 
/**
 * What is missing, largest first.
 */
gaps: Array<Gap>, 
/**
 * Ids of the projects that lead there, best first.
 */
projects: Array<string>, 
/**
 * Up to three reasons, one sentence each, made from the figures.
 */
why: Array<string>, 
/**
 * What the first week begins with.
 */
first: FirstStep, 
/**
 * How the week changes; only of the path that stays.
 */
reshape: Reshape | null, };

export type PathKind = "reshape" | "next_door" | "stretch";

export type PathsReport = { 
/**
 * Where from.
 */
origin: OccupationName, 
/**
 * Reshape, next door, stretch.
 */
paths: Array<Path>, 
/**
 * What almost made it, best first.
 */
near_misses: Array<NearMiss>, 
/**
 * The skills that bring most jobs within reach.
 */
opens_most: Array<UnlockingSkill>, 
/**
 * The skills to rate first, whose rating would change most.
 */
rate_first: Array<RateFirst>, 
/**
 * Why there are fewer than three, if so.
 */
notes: Array<string>, };

export type Phase = "learn" | "apply" | "prove";

export type Plan = { 
/**
 * Number within the journal.
 */
id: number, 
/**
 * Its id for ever.
 */
uid: string, 
/**
 * The draft as it stands now: days moved by rescheduling, progress recorded.
 */
draft: Draft, 
/**
 * What happened that the draft does not show.
 */
actual: Actual, };

export type PlanDay = { 
/**
 * The date.
 */
day: string, 
/**
 * Minutes there are.
 */
capacity: number, 
/**
 * Minutes that stood on it when it came; of a day to come, those that stand on it now.
 */
planned: number, 
/**
 * Minutes that were worked, as far as told; else as planned.
 */
minutes: number, 
/**
 * Steps that were finished.
 */
done: number, 
/**
 * What kind of day.
 */
kind: DayKind, };

export type PlanEdit = { "kind": "reschedule" } | { "kind": "postpone", 
/**
 * Its id.
 */
step: string, } | { "kind": "shorten", 
/**
 * Its id.
 */
step: string, } | { "kind": "split", 
/**
 * Its id.
 */
step: string, } | { "kind": "remove", 
/**
 * Its id.
 */
step: string, } | { "kind": "pause", 
/**
 * Its id.
 */
step: string, } | { "kind": "restore", 
/**
 * Its id.
 */
step: string, } | { "kind": "move", 
/**
 * Its id.
 */
step: string, 
/**
 * The day.
 */
to: string, } | { "kind": "swap", 
/**
 * The one's id.
 */
step: string, 
/**
 * The other's id.
 */
with: string, } | { "kind": "shift", 
/**
 * Days, 1-60.
 */
days: number, } | { "kind": "extend", 
/**
 * Days, 1-60.
 */
days: number, } | { "kind": "break", 
/**
 * First and last day.
 */
range: DateRange, } | { "kind": "capacity", 
/**
 * Monday first.
 */
capacity: number[], } | { "kind": "routine", 
/**
 * Monday first; empty for none.
 */
routine: Array<string>, } | { "kind": "remove_project", 
/**
 * Its id.
 */
project: string, } | { "kind": "add", 
/**
 * What is done.
 */
title: string, 
/**
 * Its steps in order.
 */
steps: Array<OwnStep>, } | { "kind": "edit", 
/**
 * Its id.
 */
step: string, 
/**
 * What to do.
 */
title: string, 
/**
 * Minutes, 5-90.
 */
minutes: number, 
/**
 * What it follows; none for the weekday's routine.
 */
cue: string | null, };

export type PlanFormat = "md" | "ics" | "csv" | "json" | "pdf" | "week" | "notion" | "taskwarrior" | "todotxt" | "org";

export type PlanPreview = { 
/**
 * Why, one sentence.
 */
reason: string, 
/**
 * What moves.
 */
diff: Array<Move>, 
/**
 * What could be chosen besides.
 */
offers: Array<Offer>, 
/**
 * Whether it has been applied.
 */
applied: boolean, };

export type PreferenceSheet = { 
/**
 * What is kept.
 */
preferences: Preferences, 
/**
 * Weights and filters.
 */
sliders: Array<Slider>, 
/**
 * Licences that some occupation asks for.
 */
licences: Array<string>, 
/**
 * Families that can be left out.
 */
families: Array<Named>, 
/**
 * Kinds of work to want more or less of.
 */
themes: Array<Named>, };

export type Preferences = { 
/**
 * Sliders that stand elsewhere than ours, by key.
 */
sliders: { [key in string]: number }, 
/**
 * The least yearly pay, in US dollars.
 */
pay_floor: number | null, 
/**
 * The most hours of study, as likely as not.
 */
study_hours: number | null, 
/**
 * Whether nearly all of the week must be doable from anywhere.
 */
remote: boolean, 
/**
 * Licences that they hold or would get.
 */
licences: Array<string>, 
/**
 * Licences whose work they do not want, held or not.
 */
no_licences: Array<string>, 
/**
 * Families of occupations to leave out, by their two digits.
 */
no_families: Array<string>, 
/**
 * Kinds of work (`themes.toml`) that they want more of.
 */
more: Array<string>, 
/**
 * Kinds of work that they want less of.
 */
less: Array<string>, };

export type Profile = { 
/**
 * Code of the occupation they work in.
 */
occupation: string, 
/**
 * The title as they typed it.
 */
typed_title: string, 
/**
 * How far along they are.
 */
seniority: Seniority, 
/**
 * Levels they rated themselves.
 */
levels: { [key in string]: number }, };

export type Progress = { "state": "open" } | { "state": "done", 
/**
 * Logical date on which it was done.
 */
on: string, 
/**
 * Minutes it took, if told.
 */
minutes: number | null, 
/**
 * A note on it.
 */
note: string, } | { "state": "skipped", 
/**
 * Logical date on which it was left out.
 */
on: string, 
/**
 * For now or for good.
 */
how: SkipKind, };

export type Project = { 
/**
 * Stable id in kebab case.
 */
id: string, 
/**
 * A few words.
 */
title: string, 
/**
 * What one can do afterwards, one sentence.
 */
outcome: string, 
/**
 * Hours of work.
 */
hours: Hours, 
/**
 * Projects that come first.
 */
after: Array<string>, 
/**
 * Skills it builds (`skills.toml`).
 */
skills: Array<string>, 
/**
 * Themes it moves time to (`themes.toml`).
 */
themes: Array<string>, 
/**
 * Largest share of the week it moves when owned, a fraction (default .05).
 */
moves: number, 
/**
 * What to keep as proof, a question to the person.
 */
evidence: string, 
/**
 * A question that checks recall days later.
 */
recall: string, 
/**
 * Who at work must agree before it becomes part of the week, and to what; one sentence.
 */
agree: string, 
/**
 * Ids of the milestones that make its form for a plan of 30 days.
 */
intensive: Array<string>, 
/**
 * Two to five artefacts in order.
 */
milestones: Array<Outline>, };

export type Proof = { 
/**
 * All evidence, the oldest first.
 */
evidence: Array<Evidence>, 
/**
 * All achievements, the oldest month first.
 */
achievements: Array<Achievement>, 
/**
 * What they cover.
 */
coverage: Coverage, 
/**
 * What others said of achievements, the oldest first.
 */
comments: Array<Comment>, };

export type Proposed = { 
/**
 * The state of the journal that it was worked out from: the edit is applied to no other.
 */
state: JournalState, 
/**
 * Why, one sentence.
 */
reason: string, 
/**
 * What moves.
 */
diff: Array<Move>, 
/**
 * What could be chosen besides.
 */
offers: Array<Offer>, 
/**
 * Whether it has been applied.
 */
applied: boolean, };

export type ProposedLevel = { 
/**
 * The skill's id.
 */
skill: string, 
/**
 * Its label.
 */
label: string, 
/**
 * The level that counts now, 0-7.
 */
have: number, 
/**
 * The level that is proposed, 0-7.
 */
level: number, 
/**
 * Hours of the milestones, as far as told, else as planned.
 */
hours: number, 
/**
 * Titles of the milestones.
 */
milestones: Array<string>, };

export type Question = { 
/**
 * Stable name, for example `share:evaluation-design`.
 */
key: string, 
/**
 * What to ask.
 */
question: string, 
/**
 * What can be chosen.
 */
choices: Array<Choice>, 
/**
 * Points by which an answer is expected to narrow the range.
 */
expected_narrowing: number, 
/**
 * Points by which it is expected to move the middle of the range into another band.
 */
expected_moving: number, };

export type QuizReport = { 
/**
 * Whose occupation it began from.
 */
occupation: OccupationName, 
/**
 * The score with what was answered.
 */
score: Score, 
/**
 * The exact score.
 */
point: number, 
/**
 * The range of everything that is still open: ratings, assumptions and what was not answered.
 */
range: ScoreRange, 
/**
 * The band of the score.
 */
band: Band, 
/**
 * What was answered, in the order of its effect.
 */
answered: Array<Answered>, 
/**
 * What to ask next; nothing when no question is worth half a point, or enough was asked.
 */
next: Question | null, 
/**
 * The most questions that are asked.
 */
most: number, };

export type RateFirst = { 
/**
 * The skill's id.
 */
skill: string, 
/**
 * Its label.
 */
label: string, 
/**
 * The level that is taken until it is rated, 0-7.
 */
have: number, 
/**
 * How much of the gap to the occupations looked at opens or closes between one level less and
 * one level more, on average, a fraction.
 */
effect: number, };

export type RatingOverride = { 
/**
 * The task's id.
 */
task: string, 
/**
 * How far it could be taken over in their judgement: `very low` to `very high`.
 */
level: string, 
/**
 * Why, in their words.
 */
reason: string, 
/**
 * The day they said so.
 */
date: string, };

export type Reach = { 
/**
 * Where from.
 */
origin: OccupationName, 
/**
 * In one step, most useful first, then in two.
 */
reached: Array<Reached>, };

export type Reached = { 
/**
 * Which.
 */
occupation: OccupationName, 
/**
 * Its family, two digits.
 */
family: string, 
/**
 * Where the first of two steps leads; none for one step.
 */
via: OccupationName | null, 
/**
 * Its score.
 */
score: Score, 
/**
 * Its range.
 */
range: ScoreRange, 
/**
 * Whether it is safer than the origin in at least the published share of draws.
 */
safer: boolean, 
/**
 * Percentile of similarity to where the last step begins, 0-100.
 */
similarity_percentile: number, 
/**
 * Median yearly wage in US dollars.
 */
wage: number | null, 
/**
 * Wage over the origin's.
 */
wage_ratio: number | null, 
/**
 * Projected growth, a fraction.
 */
growth: number, 
/**
 * Hours to get there, those of both steps.
 */
hours: HoursRange, };

export type RecordedScore = { 
/**
 * Logical date.
 */
date: string, 
/**
 * Code of the occupation.
 */
occupation: string, 
/**
 * The score, 0-100.
 */
score: number, 
/**
 * The exact score.
 */
point: number, 
/**
 * Exact points since the recorded score before it; none for the first. They sum to the whole way.
 */
moved: number | null, 
/**
 * Low end of its range.
 */
low: number, 
/**
 * High end of its range.
 */
high: number, 
/**
 * What moved it.
 */
cause: string, };

export type ReleaseChange = { 
/**
 * The shipped release.
 */
before: string, 
/**
 * The one in force.
 */
after: string, 
/**
 * Sentences of tasks that the shipped release does not have.
 */
new_tasks: Array<string>, 
/**
 * How many tasks only the shipped release has.
 */
gone_tasks: number, 
/**
 * Skills and kinds of knowledge whose level or importance differs.
 */
skills: number, 
/**
 * Job zone before and after, where it differs.
 */
zone: [number, number] | null, 
/**
 * Names that only the release in force lists for it.
 */
new_titles: number, 
/**
 * Exact score before and after, 0-100.
 */
score: [number, number], };

export type ReleaseInForce = { 
/**
 * Its number.
 */
release: string, 
/**
 * Whether the person brought it.
 */
own: boolean, 
/**
 * Why the shipped one stands in for theirs, if it does.
 */
problem: UserError | null, };

export type Reminders = { 
/**
 * Whether there are any.
 */
on: boolean, 
/**
 * Wall time of the one reminder of a day.
 */
at: string, 
/**
 * Wall time of another one on days on which nothing was done; none unless asked for.
 */
again: string | null, 
/**
 * Wall times from and until which there is none, past midnight or not; the same twice for never.
 */
quiet: [string, string], 
/**
 * Whether they name the step: whoever sees the screen can read it.
 */
names: boolean, };

export type Request = { 
/**
 * First day.
 */
start: string, 
/**
 * Length in days: 90, or 30 for the intensive form.
 */
days: number, 
/**
 * Minutes per weekday.
 */
capacity: number[], 
/**
 * Days without work, known ahead.
 */
off: Array<DateRange>, 
/**
 * Projects that must be in it, by id.
 */
wanted: Array<string>, 
/**
 * Projects that must not be in it, by id.
 */
unwanted: Array<string>, 
/**
 * Projects that an earlier plan finished, by id.
 */
finished: Array<string>, 
/**
 * Whether everything is practised apart from work.
 */
apart: boolean, 
/**
 * What each weekday's step follows, Monday first, for example “the first coffee”; empty for none.
 */
routine: Array<string>, 
/**
 * Hours really needed per estimated hour, from the person's own log; the prior is 1.5.
 */
overrun: number, };

export type Reshape = { 
/**
 * Days from now: 0, 90 and 365. By the second the projects are part of the work, by the third
 * the person owns them.
 */
days: [number, number, number], 
/**
 * The tasks of the week.
 */
tasks: Array<MovedTask>, 
/**
 * The score at each of the days.
 */
scores: [ScoreThen, ScoreThen, ScoreThen], 
/**
 * What moves them, in the order in which it is taken up.
 */
projects: Array<ReshapeProject>, };

export type ReshapeProject = { 
/**
 * The project's id.
 */
project: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What it does to the score alone, once it is part of the work; negative is safer.
 */
points: number, 
/**
 * Hours of work.
 */
hours: HoursRange, 
/**
 * Who at work must agree to it, one sentence.
 */
agree: string, };

export type Resize = { 
/**
 * Why, one sentence with figures.
 */
why: string, 
/**
 * What to ask for.
 */
edit: PlanEdit, };

export type RestoreTest = { 
/**
 * The logical date of it.
 */
date: string, 
/**
 * Id of the backup.
 */
backup: string, 
/**
 * Why it would not have come back; none when it would.
 */
trouble: string | null, };

export type Review = { 
/**
 * Number of the week, from 1.
 */
week: number, 
/**
 * Its first day.
 */
from: string, 
/**
 * Its last day.
 */
to: string, 
/**
 * Steps that stood on its days when they came.
 */
planned_steps: number, 
/**
 * Their minutes.
 */
planned_minutes: number, 
/**
 * Steps finished in it.
 */
done_steps: number, 
/**
 * Minutes worked in it.
 */
done_minutes: number, 
/**
 * Days with something done.
 */
active_days: number, 
/**
 * Its steps that are still open.
 */
open: Array<Step>, 
/**
 * Minutes that were estimated for the steps whose minutes were told.
 */
estimated: number, 
/**
 * What these took.
 */
actual: number, 
/**
 * Hours per estimated hour before this week's steps counted.
 */
overrun_before: number, 
/**
 * And with them.
 */
overrun_after: number, 
/**
 * What the week's work is worth.
 */
gained: Gained, 
/**
 * Minutes planned for the week that comes.
 */
next_planned: number, 
/**
 * Minutes there are in it.
 */
next_capacity: number, 
/**
 * The steps of the week that comes.
 */
next: Array<Step>, 
/**
 * The review's own step while it is open.
 */
step: string | null, 
/**
 * Another size for the weeks to come, with its reason.
 */
offer: Resize | null, 
/**
 * A question for the one sentence in the journal.
 */
question: string, };

export type RiskReport = { 
/**
 * Whose score it is.
 */
occupation: OccupationName, 
/**
 * The seniority it was made for.
 */
seniority: Seniority, 
/**
 * The score as shown.
 */
score: Score, 
/**
 * The exact score.
 */
point: number, 
/**
 * Its range.
 */
range: ScoreRange, 
/**
 * The band of the score.
 */
band: Band, 
/**
 * The bands that the range spans, lowest first.
 */
bands: Array<Band>, 
/**
 * Where in time.
 */
at: Horizon, 
/**
 * Date of the data.
 */
as_of: string, 
/**
 * Now, +2 years, 2030.
 */
horizons: Array<HorizonPoint>, 
/**
 * The end of 2030 against now, one sentence.
 */
forecast: string, 
/**
 * The reference: every task at the workforce's mean, nothing of the outlook.
 */
base: number, 
/**
 * The reference as printed.
 */
base_shown: number, 
/**
 * Rows of the task table, largest share first.
 */
tasks: Array<TaskRisk>, 
/**
 * Labels of the tasks, at most two, that lower the score most for the time they take.
 */
strongholds: Array<string>, 
/**
 * Demand, price effect, AI work, seniority.
 */
outlook: Array<OutlookPart>, 
/**
 * Published measures by others.
 */
studies: Array<Study>, 
/**
 * Whether they agree.
 */
agreement: Agreement, 
/**
 * In how many weightings the band holds.
 */
sensitivity: Sensitivity, 
/**
 * The assumptions that somebody changed for it.
 */
changed: Array<Assumed>, 
/**
 * Versions of model and catalogue.
 */
versions: Versions, 
/**
 * What a reader must know.
 */
notes: Array<string>, };

export type Rule = "baseline" | "unbacked" | "we" | "vague" | "jargon" | "outcome";

export type Score = number;

export type ScoreRange = { 
/**
 * 10th percentile.
 */
low: number, 
/**
 * 25th percentile.
 */
lower_quartile: number, 
/**
 * Median.
 */
median: number, 
/**
 * 75th percentile.
 */
upper_quartile: number, 
/**
 * 90th percentile.
 */
high: number, 
/**
 * Share of draws inside, for example 0.8.
 */
level: number, 
/**
 * How many of the draws lie where, one sentence.
 */
says: string, };

export type ScoreThen = { 
/**
 * In whole points.
 */
score: Score, 
/**
 * Exact, 0-100.
 */
point: number, 
/**
 * Lower end of its range.
 */
low: number, 
/**
 * Upper end of its range.
 */
high: number, };

export type Section = { 
/**
 * Its heading.
 */
heading: string, 
/**
 * What the person should write here themselves.
 */
ask: string, 
/**
 * Sentences made of achievements.
 */
sentences: Array<Sentence>, };

export type SelectedProject = { 
/**
 * The project's id.
 */
project: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Hours to expect.
 */
hours: HoursRange, 
/**
 * What it is worth, in points.
 */
value: number, };

export type Seniority = "junior" | "mid" | "senior" | "lead";

export type Sensitivity = { 
/**
 * Weightings in which the band is the same.
 */
held: number, 
/**
 * Weightings tried.
 */
of: number, 
/**
 * What each assumption moves, most first; those that move nothing are left out.
 */
moves: Array<AssumptionMove>, 
/**
 * The same, and how firm that makes the band.
 */
says: string, };

export type Sentence = { 
/**
 * The achievement's id.
 */
achievement: string, 
/**
 * The words.
 */
text: string, 
/**
 * Ids of its evidence.
 */
evidence: Array<string>, 
/**
 * What is weak about it.
 */
findings: Array<Finding>, };

export type Settings = { 
/**
 * Folder of the journal.
 */
data_dir: string, 
/**
 * Size of the journal's file and its log in bytes.
 */
journal_bytes: number, 
/**
 * Number of entries.
 */
entries: number, 
/**
 * Hour at which a day starts, 0-23.
 */
day_start_hour: number, 
/**
 * When to be reminded.
 */
reminders: Reminders, 
/**
 * Version of the file's layout.
 */
schema_version: number, 
/**
 * What went wrong on opening without stopping it.
 */
notes: Array<string>, };

export type Skill = { 
/**
 * Stable id in kebab case.
 */
id: string, 
/**
 * A few words.
 */
label: string, 
/**
 * Skill or knowledge.
 */
kind: SkillKind, 
/**
 * What it means, one plain sentence.
 */
about: string, 
/**
 * What somebody can do at each level from 1 to 7; each completes “You can …”.
 */
anchors: Array<string>, };

export type SkillCover = { 
/**
 * The skill's id.
 */
skill: string, 
/**
 * Its label.
 */
label: string, 
/**
 * Claims that speak for it.
 */
achievements: number, 
/**
 * Strength of the best evidence of them, 1-3; 0 for none.
 */
strength: number, };

export type SkillKind = "skill" | "knowledge";

export type SkipKind = "skipped" | "removed" | "paused";

export type Skipped = { 
/**
 * The table.
 */
table: string, 
/**
 * The line in it, the head being line 1.
 */
line: number, 
/**
 * Why, one sentence.
 */
reason: string, };

export type Slider = { 
/**
 * Stable name, for example `safety`.
 */
key: string, 
/**
 * What it is, in a few words.
 */
label: string, 
/**
 * What a larger value does, one sentence.
 */
about: string, 
/**
 * Whether it weighs reasons; otherwise it lets occupations in.
 */
weighs: boolean, 
/**
 * The value in force.
 */
value: number, 
/**
 * Ours.
 */
ours: number, 
/**
 * Lowest and highest that can be chosen.
 */
range: [number, number], 
/**
 * How finely it is chosen.
 */
step: number, };

export type Source = { 
/**
 * Stable id.
 */
name: string, 
/**
 * What it is.
 */
title: string, 
/**
 * Release or edition.
 */
release: string, 
/**
 * Licence of the figures.
 */
licence: string, 
/**
 * Year or date of publication.
 */
date: string, 
/**
 * Whom to thank, in our words.
 */
attribution: string, 
/**
 * What was taken from it and how it was changed.
 */
taken: string, 
/**
 * Our files that hold what was taken, in `data/`.
 */
files: Array<string>, 
/**
 * SHA-256 of these files, one behind the other; worked out when the program is built.
 */
hash: string | null, };

export type Speaks = { 
/**
 * `very low` to `very high`.
 */
level: string, 
/**
 * Why, one sentence.
 */
reason: string, };

export type StatedTask = { 
/**
 * The publisher's id.
 */
id: number, 
/**
 * The publisher's sentence.
 */
text: string, 
/**
 * Labels of the activities it counts under, in our words.
 */
activities: Array<string>, 
/**
 * Whether it is listed as supplemental.
 */
supplemental: boolean, 
/**
 * Whether the shipped release does not have it.
 */
new: boolean, };

export type Step = { 
/**
 * `S1`, `S2`, … in order of day.
 */
id: string, 
/**
 * Its id for ever; empty in a draft.
 */
uid: string, 
/**
 * The milestone it belongs to; none for reviews.
 */
milestone: string | null, 
/**
 * Work, review or recall.
 */
kind: StepKind, 
/**
 * What to do.
 */
title: string, 
/**
 * The day it is planned for.
 */
day: string, 
/**
 * Minutes planned.
 */
minutes: number, 
/**
 * Minutes worked on it so far while it is open.
 */
spent: number, 
/**
 * What it follows, in the person's words: “the first coffee”; none for the weekday's routine.
 */
cue: string | null, 
/**
 * What has become of it.
 */
progress: Progress, };

export type StepKind = "work" | "review" | "recall";

export type StepOutline = { 
/**
 * What to do, an imperative.
 */
title: string, 
/**
 * Working time in minutes.
 */
minutes: number, 
/**
 * Days that must pass after the step before it, for something to happen meanwhile.
 */
wait_days: number, };

export type Study = { 
/**
 * The row of `sources.toml`.
 */
source: string, 
/**
 * Whose measure it is and what it measures, in a few words.
 */
name: string, 
/**
 * The value on the publisher's scale.
 */
value: number, 
/**
 * The publisher's scale in words, for example `0-1, share of tasks exposed`.
 */
scale: string, 
/**
 * What its authors say it is not, one sentence in our words.
 */
not: string, 
/**
 * Percentile among all occupations that the measure covers, 0-100.
 */
percentile: number, 
/**
 * Year of publication.
 */
year: number, 
/**
 * Licence of the figures.
 */
licence: string, };

export type TableChange = { 
/**
 * The table's name.
 */
name: string, 
/**
 * Rows that the journal does not have yet.
 */
added: number, 
/**
 * Rows that it has otherwise.
 */
changed: number, 
/**
 * Rows of the journal that what comes in does not have.
 */
removed: number, };

export type TaskRisk = { 
/**
 * The task's id.
 */
id: string, 
/**
 * The task's label.
 */
label: string, 
/**
 * Share of the week, a fraction.
 */
share: number, 
/**
 * Level of what could be taken over, in words: `very low` to `very high`.
 */
level: string, 
/**
 * Whether the rating was net or a capability.
 */
basis: Basis, 
/**
 * How far AI can do it at this horizon, 0-1.
 */
capability: number, 
/**
 * Share that stays human whatever AI can do, 0-1. For a net rating it is the share that the
 * rating implies; the rating itself is never gated again.
 */
gate: number, 
/**
 * What could be taken over: (1 − gate) · capability, 0-1.
 */
substitutable: number, 
/**
 * Points it adds to the base, exact.
 */
points: number, 
/**
 * Points as printed: printed parts sum to the printed score.
 */
shown: number, 
/**
 * Who does it.
 */
done_by: DoneBy, 
/**
 * The reason, one sentence.
 */
why: string, 
/**
 * The row of `sources.toml`.
 */
source: string, 
/**
 * How much of it could be taken over, why no more, and what that does to the score.
 */
says: string, 
/**
 * What keeps it human, largest first.
 */
gates: Array<GatePart>, };

export type Telling = { 
/**
 * The skill's id.
 */
skill: string, 
/**
 * Its label.
 */
label: string, 
/**
 * Its part of all importance there, over its part anywhere: 2 is twice the usual.
 */
times: number, };

export type Third = number;

export type TitleMatch = { 
/**
 * The occupation's code.
 */
code: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The name of it that is nearest to what was typed.
 */
matched: string, 
/**
 * How sure the match is, 0-1.
 */
confidence: number, 
/**
 * Role or occupation.
 */
kind: Kind, 
/**
 * The language of that name, such as `de`; none for English.
 */
language: string | null, 
/**
 * Where that name means this, such as `GB IE`; none where it does everywhere.
 */
country: string | null, };

export type TitleMatches = { 
/**
 * What was typed.
 */
query: string, 
/**
 * The seniority that the title names, for example in "senior accountant".
 */
seniority: Seniority | null, 
/**
 * Candidates, best first.
 */
matches: Array<TitleMatch>, 
/**
 * Whether the person should choose among them.
 */
ask: boolean, 
/**
 * What was typed is no job: nothing is offered, and the person is asked what they did last or would like to do.
 */
no_job: NoJob | null, };

export type Today = { 
/**
 * Logical today.
 */
date: string, 
/**
 * Day of the plan, 1-90; 0 before it starts.
 */
day: number, 
/**
 * The one next action: today's first open step, or the oldest open one.
 */
next: Step | null, 
/**
 * What the next action follows, for example “After the first coffee: Read three pages”.
 */
cue: string | null, 
/**
 * Today's steps, done ones included.
 */
steps: Array<Step>, 
/**
 * Open steps of earlier days, oldest first; never called late.
 */
earlier: Array<Step>, 
/**
 * Minutes planned today.
 */
planned: number, 
/**
 * Minutes there are today.
 */
capacity: number, 
/**
 * A question for the journal that fits the day.
 */
prompt: string, 
/**
 * What moved lately, one sentence with figures.
 */
moved: string, 
/**
 * The points that the work of the last seven days is worth, by project.
 */
gained: Gained, 
/**
 * How many of the last days had something done.
 */
continuity: Continuity, 
/**
 * After some days away: what has become of things meanwhile.
 */
digest: string | null, 
/**
 * The day's checkpoint (30, 60 or 90) while it has not been held.
 */
checkpoint: number | null, 
/**
 * Whether rescheduling has something to propose.
 */
reschedule: string | null, };

export type Trail = { 
/**
 * The project's id.
 */
project: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its milestones in order.
 */
milestones: Array<TrailMilestone>, 
/**
 * Levels that it speaks for and that wait for a yes.
 */
levels: Array<ProposedLevel>, 
/**
 * How far it has come, 0-1: learnt, applied, owned.
 */
mastery: number, 
/**
 * Points that it moves once its time is part of the week; below 0 lowers the score.
 */
points: number, };

export type TrailMilestone = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Whether it is done.
 */
done: boolean, 
/**
 * Ids of its evidence.
 */
evidence: Array<string>, };

export type Trails = { 
/**
 * The exact score of the week as it is, 0-100.
 */
before: number, 
/**
 * The exact score once the week has moved; `before` and the points of the trails sum to it.
 */
now: number, 
/**
 * By project, in the plan's order; only those with something done.
 */
trails: Array<Trail>, 
/**
 * The whole week now and with what was practised, in its order.
 */
week: Array<WeekMove>, 
/**
 * The day on which the person said how their week is: what was finished by then is in it.
 */
since: string | null, };

export type Underway = { 
/**
 * A few words.
 */
doing: string, 
/**
 * Parts done.
 */
done: number, 
/**
 * Parts in all; 0 where nobody knows.
 */
all: number, };

export type UnlockingSkill = { 
/**
 * The skill's id.
 */
skill: string, 
/**
 * Its label.
 */
label: string, 
/**
 * Related occupations to which one level more closes a tenth or more of what is missing.
 */
unlocked: number, };

export type UserError = { 
/**
 * What kind of failure this is.
 */
kind: ErrorKind, 
/**
 * What happened, one sentence.
 */
message: string, 
/**
 * What to do next, one sentence.
 */
hint: string, };

export type Validity = { 
/**
 * What they say, one plain statement each.
 */
says: Array<string>, 
/**
 * Lowest and highest rank correlation (Spearman), −1 to 1, of published measures of exposure
 * with the change of US employment between the two years.
 */
exposure: [number, number], 
/**
 * The same of the official projection of growth that was published before, −1 to 1.
 */
projection: number, 
/**
 * About so many occupations were compared.
 */
occupations: number, 
/**
 * The year from which employment is followed.
 */
from_year: number, 
/**
 * The year up to which it is followed.
 */
to_year: number, 
/**
 * Share of tasks that people and a language model labelled alike, 0-1.
 */
agreement: number, 
/**
 * The same beyond chance: Cohen's κ, at most 1.
 */
kappa: number, 
/**
 * Share of computer and mathematical work in which AI was seen in use, 0-1.
 */
used: number, 
/**
 * Share of it that AI could do, 0-1.
 */
possible: number, };

export type Version = { 
/**
 * Logical date on which it was changed into the next one.
 */
until: string, 
/**
 * Markdown text.
 */
text: string, 
/**
 * Tags, as in [`Entry`].
 */
tags: Array<string>, };

export type Versions = { 
/**
 * Of the model's parameters.
 */
model: string, 
/**
 * Of the catalogue's data.
 */
catalog: string, };

export type Viability = "highly_viable" | "viable" | "stretch";

export type View = "profile" | "risk" | "skills" | "paths" | "plan" | "journal" | "portfolio" | "settings";

export type WeekMove = { 
/**
 * The task's id.
 */
task: string, 
/**
 * Its label.
 */
label: string, 
/**
 * Share now, a fraction.
 */
from: number, 
/**
 * Share with what was practised, a fraction.
 */
to: number, };

export type WeekPart = { 
/**
 * The task's id.
 */
id: string, 
/**
 * The task's label.
 */
label: string, 
/**
 * Share of the week, a fraction; nothing for what they do not do.
 */
share: number, 
/**
 * Whether they added it.
 */
own: boolean, };

export type WhatIf = { 
/**
 * How the week would be divided; none for how it is.
 */
shares: Record<string, number> | null, 
/**
 * What would be assumed; none for what is.
 */
assumptions: Record<string, number> | null, };

export type WorkSession = { 
/**
 * The step's id.
 */
step: string, 
/**
 * Logical date.
 */
on: string, 
/**
 * Minutes, 1-960.
 */
minutes: number, 
/**
 * What was done.
 */
note: string, };

export type Written = { 
/**
 * Path of the file.
 */
file: string, 
/**
 * Its size.
 */
bytes: number, 
/**
 * Things in it: steps and milestones, entries, or rows.
 */
records: number, };
