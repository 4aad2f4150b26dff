// What the whole window shares: whose journal it is, and how the window looks.
import { createContext } from "svelte";
import { query, type Query } from "./query.svelte";
import { route } from "./route.svelte";

export type Theme = "system" | "light" | "dark";

const textScales = { normal: 1, large: 1.125, larger: 1.25 } as const;
export type TextSize = keyof typeof textScales;

// The look of this window is no part of the journal: it stays on this machine and is not undone.
function stored<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
  const value = localStorage.getItem(key);
  return allowed.find((one) => one === value) ?? otherwise;
}

export class App {
  readonly journey: Query<"read_journey"> = query("read_journey", () => ({}));
  theme = $state<Theme>(stored("theme", ["system", "light", "dark"], "system"));
  textSize = $state<TextSize>(stored("text", ["normal", "large", "larger"], "normal"));
  /** What to do first, figures when they are asked for. */
  calm = $state(stored("calm", ["no", "yes"], "no") === "yes");
  palette = $state(false);
  shortcuts = $state(false);
  /** A quick note is written on top of whatever is open. */
  capturing = $state(false);
  /** Set when the journal should open ready to write. */
  composing = $state(false);
  /** A ritual of Today that was asked for from elsewhere. */
  ritual = $state<"review" | "routine">();

  constructor() {
    $effect(() => {
      const root = document.documentElement;
      if (this.theme === "system") delete root.dataset.theme;
      else root.dataset.theme = this.theme;
      root.style.setProperty("--text-scale", String(textScales[this.textSize]));
      localStorage.setItem("theme", this.theme);
      localStorage.setItem("text", this.textSize);
      localStorage.setItem("calm", this.calm ? "yes" : "no");
    });
  }

  /** Opens the journal with the cursor in a new entry. */
  compose(): void {
    this.composing = true;
    route.go("journal");
  }

  /** Opens Today for the weekly review or for the routine of the week. */
  hold(ritual: "review" | "routine"): void {
    this.ritual = ritual;
    route.go("today");
  }

  /** Logical today, once known. */
  get today(): string | undefined {
    return this.journey.data?.today;
  }
}

export const [useApp, provideApp] = createContext<App>();
