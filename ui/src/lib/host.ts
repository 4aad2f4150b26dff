// The only file that knows Tauri.
import { invoke, isTauri } from "@tauri-apps/api/core";
import type { ErrorKind, UserError } from "./bindings";
import type { Commands } from "./commands";

export type Name = keyof Commands;
export type Args<K extends Name> = Commands[K]["args"];
export type Result<K extends Name> = Commands[K]["result"];

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

/** Runs a command of the shell. Rejects with a {@link Failure}. */
export async function call<K extends Name>(name: K, args: Args<K>): Promise<Result<K>> {
  try {
    if (isTauri()) return await invoke<Result<K>>(name, args as Record<string, unknown>);
  } catch (thrown) {
    throw failure(thrown);
  }
  throw new Failure(
    "other",
    "This page is only the window of Waymark.",
    "Start the Waymark program instead.",
  );
}
