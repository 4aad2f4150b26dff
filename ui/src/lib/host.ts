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

/** Milliseconds after which somebody who waits wants to know for what. */
const MOMENT_MS = 400;
let heard: (() => () => void) | undefined;

/** `begin` hears of each command that takes longer than a moment; what it returns is called at its end. */
export function whileWaiting(begin: () => () => void): void {
  heard = begin;
}

/** Runs a command of the shell. Rejects with a {@link Failure}. */
export async function call<K extends Name>(name: K, args: Args<K>): Promise<Result<K>> {
  let end: (() => void) | undefined;
  const late = setTimeout(() => {
    if (name !== "read_underway") end = heard?.();
  }, MOMENT_MS);
  try {
    if (isTauri()) return await invoke<Result<K>>(name, args as Record<string, unknown>);
  } catch (thrown) {
    throw failure(thrown);
  } finally {
    clearTimeout(late);
    end?.();
  }
  throw new Failure(
    "other",
    "This page is only the window of Waymark.",
    "Start the Waymark program instead.",
  );
}
