// The only file that knows Tauri. Without it (a browser, a test) the fake host answers.
import { invoke, isTauri } from "@tauri-apps/api/core";
import type { ErrorKind, UserError } from "./bindings";
import type { Commands } from "./commands";

export type Name = keyof Commands;
export type Args<K extends Name> = Commands[K]["args"];
export type Result<K extends Name> = Commands[K]["result"];
export type Host = <K extends Name>(name: K, args: Args<K>) => Promise<Result<K>>;

/** A failure as the shell tells it: what happened, and what to do next. */
export class Failure extends Error implements UserError {
  constructor(
    readonly kind: ErrorKind,
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** Whatever was thrown, as a sentence and a hint. */
export function failure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (typeof thrown === "object" && thrown !== null && "message" in thrown && "hint" in thrown) {
    const told = thrown as UserError;
    return new Failure(told.kind, told.message, told.hint);
  }
  const told = thrown instanceof Error ? thrown.message : String(thrown);
  return new Failure("other", told, "Nothing has been changed. Try again, or restart Waymark.");
}

let fake: Promise<Host> | undefined;

// The built window holds no fake: only a development server and the tests' own build do.
function standIn(): Promise<Host> {
  if (import.meta.env.MODE === "production") {
    throw new Failure(
      "other",
      "This page is only the window of Waymark.",
      "Start the Waymark program instead.",
    );
  }
  fake ??= import("./fake").then((module) => module.host());
  return fake;
}

/** Runs a command of the shell. Rejects with a {@link Failure}. */
export async function call<K extends Name>(name: K, args: Args<K>): Promise<Result<K>> {
  try {
    if (isTauri()) return await invoke<Result<K>>(name, args as Record<string, unknown>);
    return await (
      await standIn()
    )(name, args);
  } catch (thrown) {
    throw failure(thrown);
  }
}
