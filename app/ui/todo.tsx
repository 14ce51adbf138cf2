import type { ReactNode } from "react";
import { useFormat, useText, useTo } from "~/i18n/reader";
import { LinkButton } from "./button";

type ToDo = {
  count: number;
  title: ReactNode;
  note?: ReactNode;
  to: string;
  action: string;
  late?: boolean;
  /** Where the work lies, when it isn't all in one place. */
  places?: { to: string; label: string; count: number }[];
};

/** The day's work, most pressing first; the first one carries the primary action. */
export function ToDoList({ items }: { items: ToDo[] }) {
  const format = useFormat();
  return (
    <ol className="todo">
      {items.map(({ count, title, note, to, action, late, places = [] }, place) => (
        <li key={place} className={late ? "todo-late" : undefined}>
          <span className="todo-count">{format.number(count)}</span>
          <div className="todo-what">
            <p>
              <b>{title}</b>
              {note && <span>{note}</span>}
            </p>
            {places.length > 1 && <Places places={places} />}
          </div>
          <LinkButton to={to} small kind={place ? "quiet" : "primary"}>
            {action}
          </LinkButton>
        </li>
      ))}
    </ol>
  );
}

function Places({ places }: { places: { to: string; label: string; count: number }[] }) {
  const format = useFormat();
  const path = useTo();
  const { common } = useText();
  return (
    <ul className="todo-places">
      {places.map(({ to, label, count }) => (
        <li key={to}>
          <a href={path(to)}>
            {label}
            <span className="unseen">{common.colon}</span> <b>{format.number(count)}</b>
          </a>
        </li>
      ))}
    </ul>
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
