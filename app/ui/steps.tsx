import type { ReactNode } from "react";
import { classes } from "./classes";
import { Day } from "./day";

export type Step = {
  title: ReactNode;
  at?: string | null;
  when?: ReactNode;
  note?: ReactNode;
  state: "done" | "now" | "next" | "stopped";
};

/** A road in steps with dates: across on a wide page, down on a phone or when `tall`. */
export function Steps({ label, tall, steps }: { label: string; tall?: boolean; steps: Step[] }) {
  return (
    <ol className={classes("road", tall && "road-tall")} aria-label={label}>
      {steps.map(({ title, at, when, note, state }, place) => (
        <li
          key={place}
          className={`road-${state}`}
          aria-current={state === "now" ? "step" : undefined}
        >
          <b>{title}</b>
          {at && <Day at={at} as="dayTime" />}
          {when && <span>{when}</span>}
          {note && <span>{note}</span>}
        </li>
      ))}
    </ol>
  );
}

/** How something is done, in numbered steps. */
export function NumberedSteps({
  steps,
  wide,
}: {
  steps: { title: ReactNode; note?: ReactNode }[];
  wide?: boolean;
}) {
  return (
    <ol className={classes("numbered", wide && "numbered-wide")}>
      {steps.map(({ title, note }, place) => (
        <li key={place}>
          <b>{title}</b>
          {note && <span>{note}</span>}
        </li>
      ))}
    </ol>
  );
}
