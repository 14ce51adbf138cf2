import type { ReactNode } from "react";
import { useText, useTo } from "~/i18n/reader";
import { classes } from "./classes";

/** `lang` where the label is not in the page's own language. */
type Crumb = { to?: string; label: ReactNode; lang?: string };

/** The page's main part. Without a title, something inside brings the h1. */
export function Page({
  title,
  lead,
  above,
  crumbs,
  narrow,
  children,
}: {
  title?: ReactNode;
  lead?: ReactNode;
  above?: ReactNode;
  crumbs?: Crumb[];
  narrow?: boolean;
  children?: ReactNode;
}) {
  return (
    <main id="main" className={classes("page", narrow && "page-narrow")} tabIndex={-1}>
      {crumbs && <Crumbs crumbs={crumbs} />}
      {above && <p className="page-above">{above}</p>}
      {title && <h1>{title}</h1>}
      {lead && <p className="lead">{lead}</p>}
      {children}
    </main>
  );
}

function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  const { common } = useText();
  const path = useTo();
  return (
    <nav className="crumbs" aria-label={common.here}>
      <ol>
        {crumbs.map(({ to, label, lang }, place) => (
          <li key={place}>
            {to ? (
              <a href={path(to)} lang={lang}>
                {label}
              </a>
            ) : (
              <span aria-current="page" lang={lang}>
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** A wide column and a narrow one; on a phone one under the other. */
export function Two({
  aside,
  sticky,
  children,
}: {
  aside: ReactNode;
  sticky?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="two">
      <div>{children}</div>
      <div className={sticky ? "two-sticky" : undefined}>{aside}</div>
    </div>
  );
}

/** A part of the page under the double rule: one thick, one thin. */
export function Section({
  title,
  id,
  action,
  children,
}: {
  title: ReactNode;
  id?: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="section" id={id}>
      <div className="section-head">
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

export const DoubleRule = () => <div className="double-rule" aria-hidden="true" />;
