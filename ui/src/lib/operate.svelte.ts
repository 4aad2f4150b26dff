// Doing: runs a mutation, tells what was done with a way back, and refreshes what went stale.
import type { Changed } from "./bindings";
import type { Mutations } from "./commands";
import { call, failure, type Args } from "./host";
import { invalidate } from "./query.svelte";

export interface Note {
  id: number;
  text: string;
  hint?: string;
  tone: "done" | "trouble";
  /** Whether the note offers to undo what it tells. */
  undo: boolean;
}

const LINGER_MS = 7000;

class Notes {
  list = $state<Note[]>([]);
  #next = 1;

  say(text: string, options: Partial<Omit<Note, "id" | "text">> = {}): void {
    const note: Note = { id: this.#next++, text, tone: "done", undo: false, ...options };
    // One note at a time: the newest says what can be undone.
    this.list = [note];
    if (note.tone === "done") setTimeout(() => this.dismiss(note.id), LINGER_MS);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((note) => note.id !== id);
  }

  trouble(thrown: unknown): void {
    const { kind, message, hint } = failure(thrown);
    // What the person stopped is no trouble.
    this.say(message, { hint, tone: kind === "stopped" ? "done" : "trouble" });
  }
}

export const notes = new Notes();

type Bookkeeping =
  | "confirm_today"
  | "keep_unsaved"
  | "settle_unsaved"
  | "try_reminder"
  | "set_autostart"
  | "test_restore"
  | "delete_everything"
  | "choose_mirror"
  | "end_mirror";
type Doable = Exclude<keyof Mutations, "undo" | "redo" | Bookkeeping>;

/**
 * Runs an operation. True when it was done; otherwise it was stopped, or the reason is on screen, and
 * nothing changed. `brought` is asked afterwards for a sentence on what it brought.
 */
export async function operate<K extends Doable>(
  name: K,
  args: Args<K>,
  brought?: () => Promise<string | undefined>,
): Promise<boolean> {
  try {
    const changed = (await call(name, args)) as Changed | null;
    if (changed === null) return false;
    await invalidate(changed.stale);
    // What was done stays done when nobody can say what it brought.
    const more = await brought?.().catch(() => undefined);
    notes.say(`Done: ${changed.operation}${more ? `. ${more}` : ""}`, { undo: true });
    return true;
  } catch (thrown) {
    notes.trouble(thrown);
    return false;
  }
}

async function step(name: "undo" | "redo", said: string, nothing: string): Promise<void> {
  try {
    const changed = await call(name, {});
    if (changed === null) {
      notes.say(nothing);
      return;
    }
    await invalidate(changed.stale);
    notes.say(`${said}: ${changed.operation}`);
  } catch (thrown) {
    notes.trouble(thrown);
  }
}

export const undo = (): Promise<void> => step("undo", "Undone", "There is nothing to undo.");
export const redo = (): Promise<void> => step("redo", "Done again", "There is nothing to do again.");
