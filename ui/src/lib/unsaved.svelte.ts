// Text that is being typed outlives the window: every keystroke goes to the host, which keeps it beside
// the journal until it is saved. Nobody waits for that.
import { call } from "./host";

/** Typing pauses so long before what was kept is made durable, in milliseconds. */
const PAUSE = 300;

// Bookkeeping, never shown.
/* eslint-disable svelte/prefer-svelte-reactivity */
const texts = new Map<string, string>();
/** Names whose text the host does not have yet, with those who want to know what came of it. */
const due = new Map<string, (fate: Fate) => void>();
/* eslint-enable svelte/prefer-svelte-reactivity */
let sending: Promise<void> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Whether a text has been kept since it was begun, or the machine refuses to. */
type Fate = "new" | "kept" | "refused";

/** Reads what the host has, before anything is typed. */
export async function remember(): Promise<void> {
  const kept = await call("read_unsaved", {});
  texts.clear();
  for (const [name, text] of Object.entries(kept)) texts.set(name, text);
}

/** Whether a text is kept under this name. */
export const isKept = (name: string): boolean => texts.has(name);

// One text is on its way at a time. What is typed meanwhile goes as it stands when its turn comes.
async function send(): Promise<void> {
  let next;
  while ((next = due.entries().next().value)) {
    const [name, tell] = next;
    due.delete(name);
    const text = texts.get(name) ?? "";
    try {
      await call("keep_unsaved", { name, text });
      tell(text === "" ? "new" : "kept");
    } catch {
      // A full disk must not stop anybody from typing on.
      tell("refused");
    }
  }
  sending = undefined;
}

async function settle(): Promise<void> {
  await sending;
  await call("settle_unsaved", {}).catch(() => undefined);
}

/** A text under a name. Clearing it forgets it. */
export class Unsaved {
  #text = $state("");
  #fate = $state<Fate>("new");

  constructor(readonly name: string) {
    const kept = texts.get(name);
    this.#text = kept ?? "";
    if (kept !== undefined) this.#fate = "kept";
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    if (text === (texts.get(this.name) ?? "")) return;
    if (text === "") texts.delete(this.name);
    else texts.set(this.name, text);
    due.set(this.name, (fate) => (this.#fate = fate));
    sending ??= send();
    clearTimeout(timer);
    timer = setTimeout(() => void settle(), PAUSE);
  }

  /** What somebody who types wants to know about it. */
  get says(): string {
    if (this.#fate === "new") return "";
    return this.#fate === "kept"
      ? "Kept as you type"
      : "There is no room to keep this until you save it. Save it before you close Waymark.";
  }
}
