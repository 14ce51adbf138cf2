import type { ReactNode } from "react";

export type Tone = "open" | "wait" | "way" | "done" | "stop" | "fault";

/** A state in a word: the dot's shape says it, its colour repeats it. */
export const Badge = ({ tone, children }: { tone: Tone; children: ReactNode }) => (
  <span className={`badge badge-${tone}`}>{children}</span>
);
