// Text that is being typed outlives the window: it is kept on this machine until it is saved.

/** Typing pauses so long before it is kept, in milliseconds: storage is no place for every keystroke. */
const PAUSE = 300;
/** Whoever types on without a pause loses no more than this to a crash. */
const LONGEST = 2000;
/** After each of these nothing may run any more. */
const ENDINGS = ["pagehide", "visibilitychange", "beforeunload", "blur"] as const;

const slot = (name: string): string => `kept:${name}`;

// Bookkeeping, never shown.
// eslint-disable-next-line svelte/prefer-svelte-reactivity
const waiting = new Set<Kept>();
let listens = false;

/** Keeps at once whatever still waits for a pause. */
export function keepAll(): void {
  for (const kept of [...waiting]) kept.keep();
}

/** Whether a text is kept under this name. */
export function isKept(name: string): boolean {
  keepAll();
  return localStorage.getItem(slot(name)) !== null;
}

/** Whether a text has been kept since it was begun, or the machine refuses to. */
type Fate = "new" | "kept" | "refused";

/** A text under a name. Clearing it forgets it. */
export class Kept {
  #text = $state("");
  #fate = $state<Fate>("new");
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly name: string) {
    // Whoever shows the same text on the screen before may have typed it a moment ago.
    keepAll();
    const kept = localStorage.getItem(slot(name));
    this.#text = kept ?? "";
    if (kept !== null) this.#fate = "kept";
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    if (text === "") {
      this.keep();
      return;
    }
    listen();
    if (!waiting.has(this)) this.#since = Date.now();
    waiting.add(this);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keep(), Math.min(PAUSE, this.#since + LONGEST - Date.now()));
  }

  /** What somebody who types wants to know about it; nothing before the first pause. */
  get says(): string {
    if (this.#fate === "new") return "";
    return this.#fate === "kept"
      ? "Kept as you type"
      : "There is no room to keep this until you save it. Save it before you close Waymark.";
  }

  /** Keeps the text as it stands, now. */
  keep(): void {
    clearTimeout(this.#timer);
    waiting.delete(this);
    try {
      if (this.#text === "") localStorage.removeItem(slot(this.name));
      else localStorage.setItem(slot(this.name), this.#text);
      this.#tell(this.#text === "" ? "new" : "kept");
    } catch {
      // A full disk must not stop anybody from typing on.
      this.#tell("refused");
    }
  }

  // A field that leaves the screen loses the cursor while the screen is drawn, when no state may change.
  #tell(fate: Fate): void {
    queueMicrotask(() => (this.#fate = fate));
  }
}

function listen(): void {
  if (listens) return;
  listens = true;
  for (const ending of ENDINGS) globalThis.addEventListener(ending, keepAll, { capture: true });
}
