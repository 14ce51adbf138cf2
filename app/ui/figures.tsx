import type { ReactNode } from "react";

type Figure = { label: ReactNode; value: ReactNode; note?: ReactNode; done?: boolean };

/** The few large numbers a page is about. */
export function Figures({ items }: { items: Figure[] }) {
  return (
    <dl className="figures">
      {items.map(({ label, value, note, done }, place) => (
        <div key={place}>
          <dt>{label}</dt>
          <dd className={done ? "figure-done" : undefined}>
            {value}
            {note && <small>{note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Facts({ items }: { items: { label: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {items.map(({ label, value }, place) => (
        <div key={place}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type Part = { value: number; tone: "done" | "way" | "open" };

/** A share drawn as a bar. The numbers stand beside it, so it is silent. */
export function Bar({ parts }: { parts: Part[] }) {
  const whole = parts.reduce((sum, part) => sum + part.value, 0) || 1;
  const drawn = parts.map((part, place) => ({
    ...part,
    from: parts.slice(0, place).reduce((sum, before) => sum + before.value, 0),
  }));
  return (
    <svg className="bar" aria-hidden="true">
      {drawn
        .filter((part) => part.value > 0)
        .map(({ tone, value, from }) => (
          <rect
            key={tone}
            className={`bar-${tone}`}
            x={`${(from / whole) * 100}%`}
            width={`${(value / whole) * 100}%`}
            height="100%"
          />
        ))}
    </svg>
  );
}
