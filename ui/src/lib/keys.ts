// Keyboard shortcuts of the whole window.
import { redo, undo } from "./operate.svelte";
import { route, screens } from "./route.svelte";
import type { App } from "./app.svelte";

export const shortcuts: readonly { keys: string; does: string }[] = [
  { keys: "Ctrl K", does: "Find a screen or an action" },
  { keys: "?", does: "Show this sheet" },
  { keys: "Alt 1 … 8", does: "Open a screen" },
  { keys: "N", does: "Write in the journal" },
  { keys: "J", does: "Write a quick note, wherever you are" },
  { keys: "F", does: "See nothing but the text (on Journal)" },
  { keys: "C", does: "Check the next step, with a note (on Today)" },
  { keys: "Shift C", does: "Check it at once" },
  { keys: "← ↑ ↓ →", does: "Go from day to day (on Plan and Journal)" },
  { keys: "Ctrl Z", does: "Undo the last operation" },
  { keys: "Ctrl Shift Z", does: "Do it again" },
  { keys: "Esc", does: "Close what is open" },
];

/** Whether the keys belong to a text that is being typed. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return (
    target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(target.type)
  );
}

/** Handles a key of the window; single letters only while nothing is typed and no dialog is open. */
export function onKey(event: KeyboardEvent, app: App): void {
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (command && key === "k") {
    event.preventDefault();
    app.palette = !app.palette;
    return;
  }
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  if (command && key === "z") {
    event.preventDefault();
    void (event.shiftKey ? redo() : undo());
    return;
  }
  if (event.altKey) {
    const screen = screens.find((one) => one.key === event.key);
    if (screen && app.journey.data?.profile) {
      event.preventDefault();
      route.go(screen.id);
    }
    return;
  }
  if (command) return;
  if (event.key === "?") app.shortcuts = true;
  if (!app.journey.data?.profile || (key !== "n" && key !== "j")) return;
  event.preventDefault();
  if (key === "n") app.compose();
  else app.capturing = true;
}
