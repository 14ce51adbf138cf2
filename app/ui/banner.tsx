import type { ReactNode } from "react";
import { classes } from "./classes";

/** A line across the page: that nothing here is real, what waits, what went well or wrong. */
export function Banner({
  tone = "practice",
  children,
}: {
  tone?: "practice" | "wait" | "done" | "stop";
  children: ReactNode;
}) {
  const className = classes("banner", `banner-${tone}`);
  if (tone === "practice") return <aside className={className}>{children}</aside>;
  return (
    <div className={className} role="status">
      {children}
    </div>
  );
}
