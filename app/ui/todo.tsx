import type { ReactNode } from "react";
import { useFormat, useTo } from "~/i18n/reader";
import { LinkButton } from "./button";

type ToDo = {
  count: number;
  title: ReactNode;
  note?: ReactNode;
  to: string;
  action: string;
  late?: boolean;
};

/** The day's work, most pressing first; the first one carries the primary action. */
export function ToDoList({ items }: { items: ToDo[] }) {
  const format = useFormat();
  return (
    <ol className="todo">
      {items.map(({ count, title, note, to, action, late }, place) => (
        <li key={place} className={late ? "todo-late" : undefined}>
          <span className="todo-count">{format.number(count)}</span>
          <p>
            <b>{title}</b>
            {note && <span>{note}</span>}
          </p>
          <LinkButton to={to} small kind={place ? "quiet" : "primary"}>
            {action}
          </LinkButton>
        </li>
      ))}
    </ol>
  );
}

export function Shortcuts({ items }: { items: { to: string; label: string }[] }) {
  const path = useTo();
  return (
    <ul className="shortcuts">
      {items.map(({ to, label }) => (
        <li key={to}>
          <a href={path(to)}>{label}</a>
        </li>
      ))}
    </ul>
  );
}
