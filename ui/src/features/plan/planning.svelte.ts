// What somebody is doing with the plan on screen: what is asked of it, and which step is on its way.
import { tick } from "svelte";
import type { PlanEdit, Step } from "../../lib/bindings";

export type Form = "break" | "shift" | "extend" | "capacity" | "remove_project" | "add" | "edit" | "swap";

export class Planning {
  /** Shown as a diff that can be applied. */
  asked = $state.raw<{ title: string; edit: PlanEdit }>();
  /** What is being filled in. */
  form = $state<Form>();
  /** What can become of the whole plan is shown. */
  choosing = $state(false);
  /** The step whose possibilities are shown, or that a form is about. */
  step = $state.raw<Step>();
  /** Whether the step's possibilities are shown. */
  menu = $state(false);
  /** The day that is looked at. */
  day = $state<string>();
  /** The step that looks for another day. */
  moving = $state.raw<Step>();
  /** The day it would come to. */
  over = $state<string>();
  /** Where the pointer holds it. */
  held = $state.raw<{ x: number; y: number }>();

  ask(title: string, edit: PlanEdit): void {
    this.asked = { title, edit };
  }

  open(step: Step): void {
    this.step = step;
    this.menu = true;
  }

  fill(form: Form): void {
    this.menu = false;
    this.choosing = false;
    this.form = form;
  }

  /** A step is on its way until it is dropped or the move is cancelled. */
  pick(step: Step): void {
    this.menu = false;
    this.moving = step;
    this.over = undefined;
  }

  /** What it would mean to move the step that is on its way to this day. */
  drop(day: string): void {
    const step = this.moving;
    this.cancel();
    if (step && step.day !== day) this.ask(`Move “${step.title}”`, { kind: "move", step: step.id, to: day });
  }

  /** What was pressed may have gone with its step: the keyboard goes on in the picture of the weeks. */
  async settle(): Promise<void> {
    await tick();
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>("[data-day][tabindex='0']")?.focus({ preventScroll: true });
  }

  cancel(): void {
    this.moving = undefined;
    this.held = undefined;
    this.over = undefined;
  }
}

const EDGE = 64;

/** The pointer takes a step along until it lets go over a day. */
export function drag(planning: Planning, step: Step, event: PointerEvent): void {
  if (event.button !== 0) return;
  const handle = event.currentTarget as HTMLElement;
  const from = { x: event.clientX, y: event.clientY };
  handle.setPointerCapture(event.pointerId);

  const move = (next: PointerEvent): void => {
    const far = Math.hypot(next.clientX - from.x, next.clientY - from.y);
    if (!planning.moving && far < 4) return;
    if (!planning.moving) planning.pick(step);
    planning.held = { x: next.clientX, y: next.clientY };
    const under = document.elementFromPoint(next.clientX, next.clientY);
    planning.over = under?.closest<HTMLElement>("[data-day]")?.dataset.day;
    if (next.clientY < EDGE) scrollBy({ top: -16 });
    if (next.clientY > innerHeight - EDGE) scrollBy({ top: 16 });
  };
  const end = (last: PointerEvent): void => {
    handle.removeEventListener("pointermove", move);
    handle.removeEventListener("pointerup", end);
    handle.removeEventListener("pointercancel", end);
    if (!planning.held) return;
    // Letting go is a click to the browser, too: it must not pick the step up again.
    const swallow = (click: Event): void => click.stopPropagation();
    handle.addEventListener("click", swallow, { capture: true });
    setTimeout(() => handle.removeEventListener("click", swallow, { capture: true }));
    if (last.type === "pointerup" && planning.over) planning.drop(planning.over);
    else planning.cancel();
  };
  handle.addEventListener("pointermove", move);
  handle.addEventListener("pointerup", end);
  handle.addEventListener("pointercancel", end);
}
