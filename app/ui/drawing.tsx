import type { ReactNode } from "react";
import { drawings, type DrawingName } from "./drawings";

/** A line drawing, inside the page itself so that it needs no request and no permission. */
export const Drawing = ({
  name,
  size = "tag",
}: {
  name: DrawingName;
  size?: "small" | "filter" | "tag" | "large";
}) => (
  <svg
    className={`drawing drawing-${size}`}
    viewBox="0 0 48 48"
    aria-hidden="true"
    dangerouslySetInnerHTML={{ __html: drawings[name] }}
  />
);

/** A thing's name with its kind drawn small before it, for tables and lists. */
export const Drawn = ({ name, children }: { name: DrawingName; children: ReactNode }) => (
  <span className="drawn">
    <Drawing name={name} size="small" />
    {children}
  </span>
);
