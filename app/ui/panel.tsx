import { useId, type ReactNode } from "react";

/** A slip of paper beside or under the main thing. It holds at most one primary action. */
export function Panel({
  id,
  title,
  hiddenTitle,
  children,
}: {
  id?: string;
  title?: ReactNode;
  hiddenTitle?: boolean;
  children: ReactNode;
}) {
  const titleId = useId();
  return (
    <section className="panel" id={id} aria-labelledby={title ? titleId : undefined}>
      {title && (
        <h2 id={titleId} className={hiddenTitle ? "unseen" : undefined}>
          {title}
        </h2>
      )}
      {children}
    </section>
  );
}

/** What a person should know and needn't do: a pine line at its side. */
export const Callout = ({ children }: { children: ReactNode }) => (
  <div className="callout">{children}</div>
);
