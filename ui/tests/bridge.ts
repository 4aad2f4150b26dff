// The real shell in a process of its own (tests/bridge/main.rs): JSON lines in and out.
import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { Args, Name, Result } from "../src/lib/host";
import type { UserError } from "../src/lib/bindings";

/** What a command answers: the window throws the error. */
export type Answer = { ok: unknown } | { error: unknown };

/** What a dialog of the system asked for: "file", "folder", a file that ends so, or a name to save under. */
export type Asked = "file" | "folder" | { file: string } | { save: string };

/** The environment of everything we start: a home of its own, one zone, and nothing of the machine's session. */
export const surroundings = (home: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: home,
  TZ: zone,
});

/** Where the tests live: furthest ahead, so that a date by UTC is yesterday's in the morning. */
export const zone = "Pacific/Kiritimati";

/** Nine in the morning, as the browser and as the shell are told. */
export const nineOn = (date: string): string => `${date}T09:00:00+14:00`;

export class Bridge {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #last = 0;
  /** Why it has ended, once it has. */
  #ended: string | undefined;

  constructor(program: string, home: string) {
    this.#process = spawn(program, { env: surroundings(home), stdio: ["pipe", "pipe", "inherit"] });
    this.#process.on("error", (error) => this.#end(`${program} does not start: ${error.message}`));
    this.#process.on("exit", (code) => this.#end(`The bridge has ended with ${code ?? "a signal"}.`));
    if (this.#process.stdout) createInterface(this.#process.stdout).on("line", (line) => this.#hear(line));
  }

  #hear(line: string): void {
    const { id, ...answer } = JSON.parse(line) as Answer & { id: number };
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }

  #end(why: string): void {
    this.#ended = why;
    for (const tell of this.#waiting.values()) tell({ error: why });
    this.#waiting.clear();
  }

  /** What it answers to a request; an error is an answer. */
  ask(request: object): Promise<Answer> {
    if (this.#ended) return Promise.resolve({ error: this.#ended });
    const id = ++this.#last;
    this.#process.stdin?.write(`${JSON.stringify({ id, ...request })}\n`);
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  async #must(request: object): Promise<unknown> {
    const answer = await this.ask(request);
    if ("error" in answer) throw new Error(`${JSON.stringify(request)}: ${JSON.stringify(answer.error)}`);
    return answer.ok;
  }

  /** Opens the journal in a folder in the morning of a day, in place of the one before. */
  async open(dir: string, today: string): Promise<void> {
    await this.#must({ open: { dir, now: `${nineOn(today)}[${zone}]` } });
  }

  /** What a command answers, as the window would be told. */
  async call<K extends Name>(command: K, args: Args<K>): Promise<Result<K>> {
    return (await this.#must({ call: { command, args } })) as Result<K>;
  }

  /** The next dialog of the system is answered with this path; null cancels it. */
  async choose(path: string | null): Promise<void> {
    await this.#must({ choose: path });
  }

  /** What dialogs asked for since this was asked last. */
  async asked(): Promise<Asked[]> {
    return (await this.#must({ asked: {} })) as Asked[];
  }

  /** Holds the answers of a command back or refuses it; neither ends that. "*" stands for every command. */
  async inject(command: Name | "*", fault: { delay_ms?: number; error?: UserError } = {}): Promise<void> {
    await this.#must({ inject: { command, ...fault } });
  }
}
