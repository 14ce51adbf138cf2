import { useEffect, useRef } from "react";

/** Each key presses what carries its name, so that none does what no button does. */
const names: Record<string, string> = {
  a: "approve",
  s: "strike",
  b: "return",
  u: "undo",
  j: "next",
  ArrowRight: "next",
  k: "previous",
  ArrowLeft: "previous",
  "?": "keys",
};

/** Where the reader keeps that he wants no keys. */
export const keysOff = "review-keys-off";

const press = (name: string) =>
  document.querySelector<HTMLElement>(`[data-key="${name}"]`)?.click();

/** Listens to the keys. What is pressed while a decision is under way is kept. */
export function useKeys(busy: boolean, keep: (again: () => void) => void) {
  // As soon as a page shows its next text, a key must be told by it: an effect would come too late.
  const latest = useRef({ busy, keep });
  latest.current = { busy, keep };
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      const name = names[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!name || !isFree(event)) return;
      event.preventDefault();
      if (latest.current.busy && name !== "keys") latest.current.keep(() => press(name));
      else press(name);
    };
    document.addEventListener("keydown", heard);
    return () => document.removeEventListener("keydown", heard);
  }, []);
}

/** Typing, choosing and the browser's own keys come first. */
function isFree(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat)
    return false;
  const at = event.target instanceof HTMLElement ? event.target : null;
  if (at?.closest('textarea, select, [contenteditable], input:not([type="checkbox"])'))
    return at.matches('input[type="radio"]') && !event.key.startsWith("Arrow");
  return localStorage.getItem(keysOff) === null || event.key === "?";
}
