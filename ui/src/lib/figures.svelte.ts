// Which number is open: every printed figure of a score opens to how it is made.
import { createContext } from "svelte";
import type { Horizon, Seniority, WhatIf } from "./bindings";

/** Whose score the numbers belong to. */
export interface Whose {
  code: string;
  seniority: Seniority;
  at: Horizon;
  what_if: WhatIf | null;
}

export class Figures {
  /** The way to the number that is open; empty when none is. */
  way = $state.raw<readonly string[]>([]);

  constructor(readonly whose: () => Whose | null) {}

  get open(): string | undefined {
    return this.way.at(-1);
  }
  show(figure: string): void {
    this.way = [figure];
  }
  deeper(figure: string): void {
    this.way = [...this.way, figure];
  }
  back(): void {
    this.way = this.way.slice(0, -1);
  }
  close(): void {
    this.way = [];
  }
}

const [useFigures, provideFigures] = createContext<Figures>();
export { provideFigures };

/** The figures of the screen, where it has any that open. */
export function figures(): Figures | undefined {
  try {
    return useFigures();
  } catch {
    return undefined;
  }
}
