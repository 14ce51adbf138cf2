import { useFormat, useTo } from "~/i18n/reader";

type Tab = { label: string; count?: number; current?: boolean } & (
  | { to: string; send?: undefined }
  /** Inside a form that remembers more than an address does. */
  | { send: { name: string; value: string }; to?: undefined }
);

/** Ways of looking at one list. Each is a link, so each can be shared; or a button of the form around. */
export function Tabs({ label, items }: { label: string; items: Tab[] }) {
  const path = useTo();
  const format = useFormat();
  return (
    <nav className="tabs" aria-label={label}>
      {items.map(({ to, send, label: name, count, current }) => {
        const shown = (
          <>
            {name}
            {count !== undefined && <span> {format.number(count)}</span>}
          </>
        );
        const here = current ? "true" : undefined;
        return send ? (
          <button key={send.value} type="submit" {...send} aria-current={here}>
            {shown}
          </button>
        ) : (
          <a key={to} href={path(to)} aria-current={here}>
            {shown}
          </a>
        );
      })}
    </nav>
  );
}
