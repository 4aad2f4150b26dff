// Every command of the shell: its arguments and its result. Types come from the Rust crates.
import type {
  AiUse, Ask, Assumption, Backup, PlanEdit, Bundle, Capacity, Changed, Checkpoint, Comparison, RatingOverride, DayView, Derivation, Draft, RestoreTest, Entry, Family, Finding, GapReport, CommentImport, Horizon, ImportReport,
  JournalState,
  Journey, KindOfWork, Lever, LinkTarget, Mirrored, MirrorState, NewEvidence, Observed, OccupationName, Operation, OwnTask, OwnWeek, Document, DocumentFormat, DocumentKind, Part, PathsReport, Plan, PlanDay, PlanFormat, Project, Profile, Proof, ProposedLevel, QuizReport, Reach, Underway, RecordedScore, ReleaseChange, ReleaseInForce,
  Reminders,  Proposed, Review, RiskReport, Seniority, Settings, Skill, Source, StatedTask, Imported, TitleMatches, Today, Trails, WhatIf, Validity, Version, Preferences, PreferenceSheet, Written,
} from "./bindings";

/** Queries change nothing. */
export interface Queries {
  read_journey: { args: Record<string, never>; result: Journey };
  find_titles: { args: { query: string; limit: number }; result: TitleMatches };
  find_work: { args: { query: string; limit: number }; result: KindOfWork[] };
  list_families: { args: Record<string, never>; result: Family[] };
  read_risk: { args: { code: string; seniority: Seniority; at: Horizon; what_if: WhatIf | null }; result: RiskReport };
  /** The number of a report that a key names, for example `outlook:demand`: how it is made. */
  read_derivation: { args: { code: string; seniority: Seniority; at: Horizon; what_if: WhatIf | null; figure: string }; result: Derivation };
  compare_risk: { args: { a: string; b: string; seniority: Seniority }; result: Comparison };
  read_validity: { args: Record<string, never>; result: Validity };
  list_overrides: { args: Record<string, never>; result: RatingOverride[] };
  read_history: { args: Record<string, never>; result: RecordedScore[] };
  read_own_week: { args: Record<string, never>; result: OwnWeek };
  list_assumptions: { args: Record<string, never>; result: Assumption[] };
  read_capacity: { args: Record<string, never>; result: Capacity };
  read_levers: { args: { code: string; seniority: Seniority }; result: Lever[] };
  read_quiz: { args: Record<string, never>; result: QuizReport };
  read_gap: { args: { from: string; to: string }; result: GapReport };
  /** Under the preferences that are tried; null for those that are kept. */
  read_paths: { args: { code: string; seniority: Seniority; preferences: Preferences | null }; result: PathsReport };
  explore_paths: { args: { code: string; seniority: Seniority; preferences: Preferences | null }; result: Reach };
  read_preferences: { args: Record<string, never>; result: PreferenceSheet };
  list_pins: { args: Record<string, never>; result: OccupationName[] };
  draft_plan: { args: { profile: Profile; target: string | null; ask: Ask }; result: Draft };
  read_today: { args: Record<string, never>; result: Today | null };
  read_plan: { args: Record<string, never>; result: Plan | null };
  /** Every day of the plan as it was planned and done; empty without a plan. */
  read_days: { args: Record<string, never>; result: PlanDay[] };
  read_day: { args: { day: string }; result: DayView };
  /** Of the week that today lies in when none is named. */
  read_review: { args: { week: number | null }; result: Review };
  read_checkpoint: { args: { day: number }; result: Checkpoint };
  /** What an edit would do; nothing changes. */
  preview_edit: { args: { edit: PlanEdit }; result: Proposed };
  read_proof: { args: Record<string, never>; result: Proof };
  read_document: { args: { kind: DocumentKind }; result: Document };
  /** What is weak about a sentence that rests on this evidence. */
  lint_sentence: { args: { text: string; evidence: string[] }; result: Finding[] };
  /** What finished milestones move, from proof to score; null without a plan. */
  read_trails: { args: Record<string, never>; result: Trails | null };
  /** Opens the save dialog; null when the person cancels, else the file written. */
  export_bundle: { args: { bundle: Bundle }; result: string | null };
  /** Opens a dialog and says what the file that came back would bring; null when the person cancels. */
  try_comments: { args: Record<string, never>; result: CommentImport | null };
  /** Opens the save dialog; null when the person cancels. */
  export_part: { args: { part: Part }; result: Written | null };
  /** The Markdown mirror; null without one. */
  read_mirror: { args: Record<string, never>; result: MirrorState | null };
  /** All that was logged of AI, the newest first. */
  list_ai_uses: { args: Record<string, never>; result: AiUse[] };
  read_observed: { args: Record<string, never>; result: Observed[] };
  /** Opens a dialog; null when the person cancels. */
  choose_file: { args: Record<string, never>; result: string | null };
  /** Opens the save dialog; null when the person cancels, else the file written. */
  export_document: { args: { kind: DocumentKind; format: DocumentFormat }; result: string | null };
  list_entries: { args: { from: string | null; to: string | null }; result: Entry[] };
  list_trash: { args: Record<string, never>; result: Entry[] };
  /** How an entry stood before each change, the newest first. */
  list_versions: { args: { id: number }; result: Version[] };
  /** What an entry can speak of. */
  list_link_targets: { args: Record<string, never>; result: LinkTarget[] };
  /** Texts that were typed and not saved, by name. */
  read_unsaved: { args: Record<string, never>; result: Record<string, string> };
  search_entries: { args: { query: string }; result: Entry[] };
  list_operations: { args: Record<string, never>; result: Operation[] };
  list_projects: { args: Record<string, never>; result: Project[] };
  /** Levels that finished milestones speak for; the person confirms them by rating. */
  list_proposed_levels: { args: Record<string, never>; result: ProposedLevel[] };
  list_skills: { args: Record<string, never>; result: Skill[] };
  list_sources: { args: Record<string, never>; result: Source[] };
  /** Whether the system starts Waymark with the session; null where it cannot. */
  read_autostart: { args: Record<string, never>; result: boolean | null };
  read_settings: { args: Record<string, never>; result: Settings };
  list_backups: { args: Record<string, never>; result: Backup[] };
  /** Opens the save dialog; null when the person cancels, else the file written. */
  export_plan: { args: { format: PlanFormat }; result: string | null };
  /** Opens the save dialog; null when the person cancels. */
  export_all: { args: Record<string, never>; result: Written | null };
  /** Opens a dialog and says what the file would change; null when the person cancels. */
  try_all: { args: Record<string, never>; result: Imported | null };
  try_backup: { args: { id: string }; result: [Imported, JournalState] };
  /** The last trial of bringing a backup back. */
  read_restore_test: { args: Record<string, never>; result: RestoreTest | null };
  back_up_now: { args: Record<string, never>; result: Backup };
  read_release: { args: Record<string, never>; result: ReleaseInForce };
  /** Opens a dialog, then reads the release; null when the person cancels or stops it. */
  try_release: { args: { kind: "zip" | "folder" }; result: ImportReport | null };
  /** How far the reading of a release is; null when none is read. */
  read_underway: { args: Record<string, never>; result: Underway | null };
  stop_underway: { args: Record<string, never>; result: null };
  read_stated: { args: { code: string }; result: StatedTask[] };
  read_release_change: { args: { code: string }; result: ReleaseChange | null };
}

/** Mutations are named, undoable operations. */
export interface Mutations {
  start_plan: { args: { profile: Profile; target: string | null; ask: Ask }; result: Changed };
  complete_item: { args: { id: string; note: string; minutes: number | null }; result: Changed };
  /** What came of a milestone, in one sentence that others may read; the note is private. */
  write_proof: { args: { id: string; sentence: string }; result: Changed };
  reopen_item: { args: { id: string }; result: Changed };
  skip_step: { args: { id: string }; result: Changed };
  /** Minutes worked on a step that is not finished; five count as a day. */
  log_time: { args: { id: string; minutes: number; note: string }; result: Changed };
  /** `state` is that of a proposal, if one was shown: it is applied to no other. Null when nothing would change. */
  apply_edit: { args: { edit: PlanEdit; state: JournalState | null }; result: Changed | null };
  hold_checkpoint: { args: { day: number }; result: Changed };
  add_evidence: { args: { evidence: NewEvidence }; result: Changed };
  remove_evidence: { args: { id: string }; result: Changed };
  /** Writes a sentence, or changes the one with this id. */
  write_achievement: { args: { id: string | null; text: string; evidence: string[] }; result: Changed };
  /** Takes in the comments of the file that was tried last; null when nothing is new. */
  import_comments: { args: Record<string, never>; result: Changed | null };
  remove_comment: { args: { id: string }; result: Changed };
  /** The id is chosen by the journal. */
  log_ai: { args: { work: AiUse }; result: Changed };
  forget_ai: { args: { id: string }; result: Changed };
  /** A choice of the machine, no operation: opens a dialog; null when the person cancels. */
  choose_mirror: { args: Record<string, never>; result: Mirrored | null };
  end_mirror: { args: Record<string, never>; result: null };
  remove_achievement: { args: { id: string }; result: Changed };
  /** `links` are ids of what it speaks of, from `list_link_targets`, or `with:` and a person's role. */
  add_entry: { args: { date: string; text: string; tags: string[]; links: string[] }; result: Changed };
  edit_entry: { args: { id: number; text: string; tags: string[]; links: string[] }; result: Changed };
  remove_entry: { args: { id: number }; result: Changed };
  restore_entry: { args: { id: number }; result: Changed };
  rate_skill: { args: { skill: string; level: number | null }; result: Changed };
  override_rating: { args: { task: string; level: string; reason: string }; result: Changed };
  remove_override: { args: { task: string }; result: Changed };
  answer_question: { args: { key: string; choice: string | null }; result: Changed };
  /** In any unit: only proportions count. Null takes the usual week again. */
  divide_week: { args: { shares: Record<string, number> | null }; result: Changed };
  /** `share` is a fraction of the week; the task's id is chosen by the journal. */
  add_task: { args: { task: OwnTask; share: number }; result: Changed };
  remove_task: { args: { id: string }; result: Changed };
  /** In place of all that were changed before. */
  assume: { args: { values: Record<string, number> }; result: Changed };
  /** In place of all that was said before. */
  set_preferences: { args: { preferences: Preferences }; result: Changed };
  pin_occupation: { args: { code: string }; result: Changed };
  unpin_occupation: { args: { code: string }; result: Changed };
  answer_capacity: { args: { key: string; choice: string | null }; result: Changed };
  /** Takes in the file that was tried last; null when nothing would change. */
  import_all: { args: Record<string, never>; result: Changed | null };
  restore_backup: { args: { id: string; state: JournalState }; result: Changed | null };
  test_restore: { args: Record<string, never>; result: RestoreTest };
  /** For good: no operation, and nothing to undo. */
  delete_everything: { args: Record<string, never>; result: null };
  set_reminders: { args: { reminders: Reminders }; result: Changed };
  /** Shows what a reminder looks like. */
  try_reminder: { args: Record<string, never>; result: null };
  /** A setting of the machine, no operation. */
  set_autostart: { args: { on: boolean }; result: null };
  set_day_start: { args: { hour: number }; result: Changed };
  /** Takes in the release that was tried last; null when it is stopped. */
  import_release: { args: Record<string, never>; result: Changed | null };
  use_shipped_release: { args: Record<string, never>; result: Changed };
  /** That the date is right after a jump of some days. */
  confirm_today: { args: Record<string, never>; result: null };
  /** Keeps a text until it is saved; an empty one is forgotten. */
  keep_unsaved: { args: { name: string; text: string }; result: null };
  /** Makes what was kept durable. */
  settle_unsaved: { args: Record<string, never>; result: null };
  undo: { args: Record<string, never>; result: Changed | null };
  redo: { args: Record<string, never>; result: Changed | null };
}

export type Commands = Queries & Mutations;
