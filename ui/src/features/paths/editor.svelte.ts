// Preferences while they are tried: shown at once, kept when somebody says so.
import { untrack } from "svelte";
import type { Preferences } from "../../lib/bindings";
import { operate } from "../../lib/operate.svelte";
import { query } from "../../lib/query.svelte";
import { changes, keyOf, none, same } from "./preferences";

/** A slider passes through many values; one that is rested on is worth an answer. */
const REST_MS = 100;

export class PreferenceEditor {
  readonly sheet = query("read_preferences", () => ({}));
  /** What is tried and not kept. */
  tried = $state.raw<Preferences | null>(null);
  /** The same, once it rests: what the results are read under. */
  asked = $state.raw<Preferences | null>(null);
  /** What is let in by them, where that is what they are tried for. */
  letIn = $state<string>();
  busy = $state(false);
  readonly kept = $derived(this.sheet.data?.preferences ?? none);
  readonly now = $derived(this.tried ?? this.kept);
  readonly changed = $derived(this.sheet.data ? changes(this.now, this.sheet.data) : []);
  readonly #keptKey = $derived(keyOf(this.kept));
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    // What was kept has changed elsewhere, for example undone.
    $effect(() => {
      void this.#keptKey;
      untrack(() => this.forget());
      return () => clearTimeout(this.#rest);
    });
  }

  try(preferences: Preferences, letIn?: string): void {
    this.letIn = letIn;
    this.tried = same(preferences, this.kept) ? null : preferences;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => (this.asked = this.tried), REST_MS);
  }

  forget(): void {
    clearTimeout(this.#rest);
    this.tried = this.asked = null;
  }

  async keep(preferences: Preferences): Promise<void> {
    this.busy = true;
    if (await operate("set_preferences", { preferences })) this.forget();
    this.busy = false;
  }

  /** Our weights and filters again: kept at once, as nothing is left to look at first. */
  async reset(): Promise<void> {
    if (same(this.kept, none)) this.forget();
    else await this.keep(none);
  }
}
