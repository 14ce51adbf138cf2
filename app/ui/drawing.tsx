import type { ReactNode } from "react";
import { drawings, roadDrawings, type DrawingName, type RoadDrawingName } from "./drawings";

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

/** A step of a wish's road, drawn large. */
export const RoadDrawing = ({ name }: { name: RoadDrawingName }) => (
  <svg
    className="drawing drawing-large"
    viewBox="0 0 48 48"
    aria-hidden="true"
    dangerouslySetInnerHTML={{ __html: roadDrawings[name] }}
  />
);

/** A thing's name with its kind drawn small before it, for tables and lists. */
export const Drawn = ({ name, children }: { name: DrawingName; children: ReactNode }) => (
  <span className="drawn">
    <Drawing name={name} size="small" />
    {children}
  </span>
);
