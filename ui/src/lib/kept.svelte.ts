// Text that is being typed outlives the window: it is kept on this machine until it is saved.

/** A text under a name. Clearing it forgets it. */
export class Kept {
  #text = $state("");

  constructor(readonly name: string) {
    this.#text = localStorage.getItem(`kept:${name}`) ?? "";
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    if (text === "") localStorage.removeItem(`kept:${this.name}`);
    else localStorage.setItem(`kept:${this.name}`, text);
  }
}
