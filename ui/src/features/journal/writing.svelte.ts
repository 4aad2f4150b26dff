// An entry while it is written: its text and what it speaks of, kept on this machine until it is saved.
import { isKept, Unsaved } from "../../lib/unsaved.svelte";

const linksName = (name: string): string => `${name}:links`;

function parsed(kept: string): string[] | undefined {
  try {
    const links: unknown = JSON.parse(kept);
    return Array.isArray(links) ? links.filter((link) => typeof link === "string") : undefined;
  } catch {
    return undefined;
  }
}

/** Whether something under this name was changed and not saved. */
export const isUnsaved = (name: string): boolean => isKept(name) || isKept(linksName(name));

export class Writing {
  readonly #keptText: Unsaved;
  readonly #keptLinks: Unsaved;
  #text = $state("");
  #links = $state.raw<readonly string[]>([]);

  /** Begins with `text` and `links`, or with what was changed in them and not saved. */
  constructor(
    name: string,
    readonly from: { text: string; links: readonly string[] } = { text: "", links: [] },
  ) {
    this.#keptText = new Unsaved(name);
    this.#keptLinks = new Unsaved(linksName(name));
    this.#text = this.#keptText.text || from.text;
    this.#links = parsed(this.#keptLinks.text) ?? from.links;
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    this.#keptText.text = text === this.from.text ? "" : text;
  }

  get links(): readonly string[] {
    return this.#links;
  }

  set links(links: readonly string[]) {
    this.#links = links;
    const written = JSON.stringify(links);
    this.#keptLinks.text = written === JSON.stringify(this.from.links) ? "" : written;
  }

  get says(): string {
    return this.#keptText.says;
  }

  /** As it was in the beginning; nothing of it is kept. */
  clear(): void {
    this.text = this.from.text;
    this.links = this.from.links;
  }
}
