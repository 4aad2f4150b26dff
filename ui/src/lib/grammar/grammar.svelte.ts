// Grammar is checked by Harper in a worker. That takes seconds to load and much memory, so it is there
// while somebody writes or reads sentences, and ends a moment after.
import type { Slip } from "./check";
import type { Asked, Told } from "./worker";

/** Typing pauses so long before it is checked, in milliseconds. */
const PAUSE = 150;
/** Whoever goes on with the next sentence finds the checker still there, in milliseconds. */
const LINGER = 5_000;

let worker: Worker | undefined;
let users = 0;
let leaving: ReturnType<typeof setTimeout> | undefined;

/** Keeps the worker until the answer is called. */
function hold(): () => void {
  users += 1;
  clearTimeout(leaving);
  return () => {
    users -= 1;
    if (users > 0) return;
    leaving = setTimeout(() => {
      worker?.terminate();
      worker = undefined;
    }, LINGER);
  };
}

function ask(texts: Asked): Promise<Told> {
  worker ??= new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const asked = worker;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<Told>): void => resolve(data);
    asked.addEventListener("error", ({ message }) => resolve({ trouble: message }), { once: true });
    asked.postMessage(texts, [port2]);
  });
}

/** Slips in the texts on screen. What was found stays until these have been checked. */
export class Grammar {
  /** Why it cannot be checked here. */
  trouble = $state<string>();
  #texts: Asked = $state.raw([]);
  #slips = $state.raw<Slip[][]>([]);
  #turn = 0;

  /** Slips of every text. */
  get all(): readonly Slip[] {
    return this.#slips.flat();
  }

  /** Slips of one of the texts. */
  of = (text: string): readonly Slip[] => this.#slips[this.#texts.indexOf(text)] ?? [];

  read = async (texts: Asked): Promise<void> => {
    const turn = ++this.#turn;
    const told = await ask(texts);
    // A slower answer to an older question is of no use.
    if (turn !== this.#turn) return;
    this.trouble = "trouble" in told ? told.trouble : undefined;
    this.#texts = texts;
    this.#slips = "slips" in told ? told.slips : [];
  };
}

/** The slips of these texts, for as long as the component lives; while there are none, nothing is loaded. */
export function grammar(texts: () => Asked): Grammar {
  const made = new Grammar();
  const asked = $derived(texts());
  const used = $derived(asked.length > 0);
  $effect(() => (used ? hold() : undefined));
  $effect(() => {
    if (!used || made.trouble !== undefined) return;
    const now = asked;
    const timer = setTimeout(() => void made.read(now), PAUSE);
    return () => clearTimeout(timer);
  });
  return made;
}
