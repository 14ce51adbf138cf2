import type { ReactNode } from "react";
import { classes } from "./classes";

/** A child's own words on ruled lines. `lang` when they aren't in the reader's language. */
export function Note({
  large,
  lang,
  children,
}: {
  large?: boolean;
  lang?: string;
  children: ReactNode;
}) {
  return (
    <p className={classes("note", large && "note-large")} lang={lang}>
      {children}
    </p>
  );
}

/** A letter on paper of its own. */
export function Letter({
  from,
  lang,
  children,
}: {
  from?: ReactNode;
  lang?: string;
  children: ReactNode;
}) {
  return (
    <article className="letter">
      <Note large lang={lang}>
        {children}
      </Note>
      {from && <p className="letter-from">{from}</p>}
    </article>
  );
}
