import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from "react";
import { useTo } from "~/i18n/reader";
import { classes } from "./classes";

type Kind = "primary" | "quiet" | "danger";
type Shape = { kind?: Kind; full?: boolean; small?: boolean };

const button = (kind: Kind, { full, small }: Shape, extra?: string) =>
  classes(
    "button",
    kind !== "quiet" && `button-${kind}`,
    full && "button-full",
    small && "button-small",
    extra,
  );

export function Button({
  kind = "primary",
  full,
  small,
  className,
  type = "submit",
  ...rest
}: Shape & ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button {...rest} type={type} className={button(kind, { full, small }, className)} />;
}

type LinkProps = { to: string } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href">;

export function LinkButton({
  to,
  kind = "quiet",
  full,
  small,
  className,
  ...rest
}: Shape & LinkProps) {
  const path = useTo();
  return <a {...rest} href={path(to)} className={button(kind, { full, small }, className)} />;
}

/** A link that stands alone, high enough for a thumb. */
export function TextLink({ to, className, ...rest }: LinkProps) {
  const path = useTo();
  return <a {...rest} href={path(to)} className={classes("text-link", className)} />;
}

export function Actions({ children }: { children: ReactNode }) {
  return <div className="actions">{children}</div>;
}
