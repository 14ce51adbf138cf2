import type { ReactNode } from "react";
import { useText, useTo } from "~/i18n/reader";
import { DoubleRule } from "./page";

type Item = { to: string; label: string };

export function SkipLink() {
  const { common } = useText();
  return (
    <a className="skip" href="#main">
      {common.skip}
    </a>
  );
}

/** A bridge with one lantern under it. */
function Brand({ home }: { home: string }) {
  const { common } = useText();
  const to = useTo();
  return (
    <a className="brand" href={to(home)}>
      <svg viewBox="0 0 44 32" aria-hidden="true">
        <path className="brand-bridge" d="M2 27Q22-7 42 27M2 15.5Q22-3.5 42 15.5" />
        <path d="M22 10v3.5M22 26v4" />
        <path fill="currentColor" d="M22 13.5q-6 .6-6 6t6 6q6-.6 6-6t-6-6z" />
      </svg>
      {common.name}
    </a>
  );
}

const standing = (to: string, current = ""): "page" | "true" | undefined =>
  to === current ? "page" : current.startsWith(`${to}/`) ? "true" : undefined;

/** `current` is the plain path of the page: its own item is marked, or the one it lies under. */
export function Masthead({
  items,
  current,
  account,
  home = "/",
}: {
  items: Item[];
  current?: string;
  account?: Item;
  home?: string;
}) {
  const { common } = useText();
  const path = useTo();
  return (
    <header className="masthead">
      <div className="masthead-row">
        <Brand home={home} />
        <nav aria-label={common.mainMenu}>
          {items.map(({ to, label }) => (
            <a key={to} href={path(to)} aria-current={standing(to, current)}>
              {label}
            </a>
          ))}
        </nav>
        {account && (
          <a className="masthead-account" href={path(account.to)}>
            {account.label}
          </a>
        )}
      </div>
      <DoubleRule />
    </header>
  );
}

/** A `plain` link is used as it is: the way to the other language, a file. */
export function Footer({
  links,
  children,
}: {
  links: (Item & { lang?: string; plain?: boolean })[];
  children?: ReactNode;
}) {
  const { common } = useText();
  const path = useTo();
  return (
    <footer className="footer">
      <nav aria-label={common.footMenu}>
        {links.map(({ to, label, lang, plain }) => (
          <a key={to} href={plain ? to : path(to)} lang={lang} hrefLang={lang}>
            {label}
          </a>
        ))}
      </nav>
      {children && <p>{children}</p>}
    </footer>
  );
}
