import { useFormat, useTo } from "~/i18n/reader";

type Tab = { to: string; label: string; count?: number; current?: boolean };

/** Ways of looking at one list. Each is a link, so each can be shared. */
export function Tabs({ label, items }: { label: string; items: Tab[] }) {
  const path = useTo();
  const format = useFormat();
  return (
    <nav className="tabs" aria-label={label}>
      {items.map(({ to, label: name, count, current }) => (
        <a key={to} href={path(to)} aria-current={current ? "true" : undefined}>
          {name}
          {count !== undefined && <span> {format.number(count)}</span>}
        </a>
      ))}
    </nav>
  );
}
