// Reading from the shell: data, loading and error as one small reactive thing that refreshes itself
// when an operation says that its view went stale, and when the window comes back.
import type { View } from "./bindings";
import type { Queries } from "./commands";
import { call, failure, type Args, type Failure, type Result } from "./host";

type QueryName = keyof Queries;

/** What each query shows: it is read again when one of these went stale. */
export const views: Record<QueryName, readonly View[] | "every"> = {
  read_journey: "every",
  find_titles: ["risk"],
  find_work: ["risk"],
  list_families: ["risk"],
  read_risk: ["risk", "profile"],
  read_derivation: ["risk", "profile"],
  compare_risk: ["risk", "plan"],
  read_validity: ["risk"],
  list_overrides: ["risk", "profile"],
  read_own_week: ["risk", "profile"],
  list_assumptions: ["risk"],
  read_capacity: ["risk", "profile"],
  read_levers: ["risk", "profile"],
  read_history: ["risk", "profile"],
  read_quiz: ["risk", "profile"],
  read_gap: ["skills", "profile"],
  read_paths: ["paths", "profile", "skills"],
  explore_paths: ["paths", "profile", "skills"],
  read_preferences: ["paths"],
  list_pins: ["paths"],
  draft_plan: ["profile", "skills"],
  read_today: ["plan", "journal", "settings"],
  read_plan: ["plan"],
  read_days: ["plan"],
  read_day: ["plan"],
  read_review: ["plan", "journal"],
  read_checkpoint: ["plan", "journal", "risk", "profile"],
  preview_edit: ["plan"],
  read_proof: ["portfolio", "plan", "journal"],
  read_document: ["portfolio", "plan", "journal"],
  lint_sentence: [],
  choose_file: [],
  export_document: [],
  read_trails: ["portfolio", "plan", "journal", "risk", "skills", "profile"],
  export_bundle: [],
  try_comments: [],
  export_part: [],
  read_mirror: [],
  list_ai_uses: ["risk"],
  read_observed: ["risk", "profile"],
  list_link_targets: ["plan", "risk", "profile"],
  list_entries: ["journal"],
  search_entries: ["journal"],
  read_unsaved: [],
  list_trash: ["journal"],
  list_versions: ["journal"],
  list_operations: "every",
  list_projects: [],
  list_proposed_levels: ["skills", "plan", "profile"],
  list_skills: [],
  list_sources: ["risk"],
  read_autostart: [],
  read_settings: ["settings", "journal"],
  list_backups: ["settings"],
  read_restore_test: ["settings"],
  export_all: [],
  try_all: [],
  try_backup: [],
  export_plan: [],
  back_up_now: [],
  read_release: ["settings"],
  try_release: [],
  read_underway: [],
  stop_underway: [],
  read_stated: ["risk"],
  read_release_change: ["risk", "profile"],
};

// Bookkeeping, never shown: these need not be reactive.
/* eslint-disable svelte/prefer-svelte-reactivity */
const live = new Set<{ name: QueryName; refresh: () => Promise<void> }>();
const seen = new Map<string, unknown>();
const MOST_SEEN = 64;
/* eslint-enable svelte/prefer-svelte-reactivity */

/** Reads again whatever shows one of these views. */
export async function invalidate(stale: readonly View[]): Promise<void> {
  seen.clear();
  const touched = [...live].filter(({ name }) => {
    const shows = views[name];
    return shows === "every" || shows.some((view) => stale.includes(view));
  });
  await Promise.all(touched.map((query) => query.refresh()));
}

/** Reads everything on screen again and remembers nothing of before. */
export async function forget(): Promise<void> {
  seen.clear();
  await refreshAll();
}

/** Reads everything on screen again: the terminal may have written meanwhile. */
export async function refreshAll(): Promise<void> {
  await Promise.all([...live].map((query) => query.refresh()));
}

/** One query on screen. `data` stays while it is read again, so nothing jumps. */
export class Query<K extends QueryName> {
  data = $state.raw<Result<K>>();
  error = $state.raw<Failure>();
  loading = $state(true);
  #turn = 0;

  constructor(
    readonly name: K,
    readonly args: () => Args<K> | null,
  ) {}

  refresh = async (): Promise<void> => {
    const args = this.args();
    const turn = ++this.#turn;
    if (args === null) {
      this.loading = false;
      return;
    }
    const key = this.name + JSON.stringify(args);
    const known = seen.get(key) as Result<K> | undefined;
    if (known !== undefined) this.data = known;
    this.loading = true;
    try {
      const data = await call(this.name, args);
      // A slower answer to an older question is of no use.
      if (turn !== this.#turn) return;
      seen.set(key, data);
      // What a slider passed through is of no use twice.
      if (seen.size > MOST_SEEN) seen.delete(seen.keys().next().value ?? "");
      this.data = data;
      this.error = undefined;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.error = failure(thrown);
    }
    this.loading = false;
  };
}

/**
 * A query that lives as long as the component that makes it. `args` may read state: it is asked again
 * when that changes, and not at all while it answers null.
 */
export function query<K extends QueryName>(name: K, args: () => Args<K> | null): Query<K> {
  const made = new Query(name, args);
  $effect(() => {
    void args();
    void made.refresh();
  });
  $effect(() => {
    live.add(made);
    return () => live.delete(made);
  });
  return made;
}
