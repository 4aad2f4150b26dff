// A timer for a step, for whoever wants one. It is kept on this machine, runs on while another screen or
// no window at all is open, and never says a word by itself.
const MOST_MINUTES = 960;
const MINUTE_MS = 60_000;
const NAME = "timer";

interface Kept {
  /** Milliseconds by step, without those that run now. */
  past: Record<string, number>;
  running: { step: string; since: number } | null;
}

function stored(): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? "") as Partial<Kept>;
    return { past: kept.past ?? {}, running: kept.running ?? null };
  } catch {
    return { past: {}, running: null };
  }
}

export class Timer {
  #kept = $state.raw<Kept>(stored());
  /** Now, as far as somebody looks. */
  #now = $state(Date.now());

  constructor(readonly clock: () => number = Date.now) {
    this.#now = clock();
  }

  #keep(kept: Kept): void {
    this.#now = this.clock();
    this.#kept = kept;
    if (kept.running === null && Object.keys(kept.past).length === 0) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, JSON.stringify(kept));
  }

  /** Looks at the clock again. */
  tick = (): void => {
    this.#now = this.clock();
  };

  runs(step: string): boolean {
    return this.#kept.running?.step === step;
  }

  /** Whole minutes on a step so far. */
  minutes(step: string): number {
    const { past, running } = this.#kept;
    const now = running?.step === step ? Math.max(0, this.#now - running.since) : 0;
    return Math.min(MOST_MINUTES, Math.round(((past[step] ?? 0) + now) / MINUTE_MS));
  }

  /** One step at a time: another one that runs stops. */
  start(step: string): void {
    this.stop();
    this.#keep({ ...this.#kept, running: { step, since: this.clock() } });
  }

  stop(): void {
    const { past, running } = this.#kept;
    if (!running) return;
    const ran = Math.max(0, this.clock() - running.since);
    this.#keep({
      past: { ...past, [running.step]: (past[running.step] ?? 0) + ran },
      running: null,
    });
  }

  /** Its minutes are noted elsewhere now. */
  forget(step: string): void {
    const { past, running } = this.#kept;
    const rest = Object.fromEntries(Object.entries(past).filter(([id]) => id !== step));
    this.#keep({ past: rest, running: running?.step === step ? null : running });
  }
}

export const timer = new Timer();
