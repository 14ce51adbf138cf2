import type { ReactNode } from "react";

/** A slip to print and stick on something, with a code that a camera reads. `qr` is our own SVG. */
export function PaperLabel({
  qr,
  qrLabel,
  foot,
  children,
}: {
  qr: string;
  qrLabel: string;
  foot?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="paper-label">
      <div>{children}</div>
      <div role="img" aria-label={qrLabel} dangerouslySetInnerHTML={{ __html: qr }} />
      {foot && <div className="paper-label-cut">{foot}</div>}
    </div>
  );
}

/** A text to be copied elsewhere: one tap picks all of it. */
export const CopyText = ({ children }: { children: ReactNode }) => (
  <p className="slip-text">{children}</p>
);
