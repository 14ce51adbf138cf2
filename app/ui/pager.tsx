import type { ReactNode } from "react";
import { useText } from "~/i18n/reader";
import { LinkButton } from "./button";

type Way = { to: string; label: string };

export function Pager({ note, previous, next }: { note?: ReactNode; previous?: Way; next?: Way }) {
  const { common } = useText();
  return (
    <nav className="pager" aria-label={common.pager}>
      <span>{note}</span>
      <div className="actions">
        {previous && (
          <LinkButton to={previous.to} rel="prev">
            {previous.label}
          </LinkButton>
        )}
        {next && (
          <LinkButton to={next.to} rel="next">
            {next.label}
          </LinkButton>
        )}
      </div>
    </nav>
  );
}
