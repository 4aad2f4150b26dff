// Which screen is open. The hash keeps it across reloads; nothing else is stored there.
export const screens = [
  { id: "today", title: "Today", key: "1" },
  { id: "risk", title: "Risk", key: "2" },
  { id: "skills", title: "Skills", key: "3" },
  { id: "paths", title: "Paths", key: "4" },
  { id: "plan", title: "Plan", key: "5" },
  { id: "journal", title: "Journal", key: "6" },
  { id: "portfolio", title: "Portfolio", key: "7" },
  { id: "settings", title: "Settings", key: "8" },
] as const;

/** Screens that are reached from others. */
const further = ["start", "about"] as const;

export type Screen = (typeof screens)[number]["id"] | (typeof further)[number];

function fromHash(hash: string): Screen {
  const id = hash.replace(/^#\/?/, "").split("/")[0];
  return further.find((screen) => screen === id) ?? screens.find((screen) => screen.id === id)?.id ?? "today";
}

/** What the screen is opened for: "#/skills/mlops-engineer" names an occupation by its code. */
const ofHash = (hash: string): string | undefined => hash.replace(/^#\/?/, "").split("/")[1] || undefined;

/** The address of a screen, opened for something in particular or not. */
export const address = (screen: Screen, of?: string): string =>
  of === undefined ? `#/${screen}` : `#/${screen}/${of}`;

class Route {
  screen = $state<Screen>(fromHash(location.hash));
  of = $state<string | undefined>(ofHash(location.hash));

  constructor() {
    addEventListener("hashchange", () => this.#read());
  }

  #read(): void {
    this.screen = fromHash(location.hash);
    this.of = ofHash(location.hash);
  }

  go(screen: Screen, of?: string): void {
    location.hash = address(screen, of);
    this.#read();
  }
}

export const route = new Route();
