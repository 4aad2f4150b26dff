// What takes long just now: asked for only while the window waits for an answer.
import type { Underway } from "./bindings";
import { call, whileWaiting } from "./host";

/** Often enough for a bar to move, seldom enough to cost nothing. */
const POLL_MS = 200;

class Waiting {
  now = $state.raw<Underway | null>(null);
  #commands = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** One more command is waited for; what this returns is called at its end. */
  begin(): () => void {
    this.#commands += 1;
    this.#timer ??= setInterval(() => void this.#look(), POLL_MS);
    void this.#look();
    return () => {
      this.#commands -= 1;
      if (this.#commands > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
      this.now = null;
    };
  }

  async #look(): Promise<void> {
    const now = await call("read_underway", {}).catch(() => null);
    this.now = this.#commands > 0 ? now : null;
  }

  stop(): void {
    void call("stop_underway", {});
  }
}

export const waiting = new Waiting();
whileWaiting(() => waiting.begin());
