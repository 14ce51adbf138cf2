import type { ReactNode } from "react";
import { classes } from "./classes";

export function Banner({
  tone = "practice",
  children,
}: {
  tone?: "practice" | "wait" | "done" | "stop";
  children: ReactNode;
}) {
  return (
    <div
      className={classes("banner", `banner-${tone}`)}
      role={tone === "practice" ? "note" : "status"}
    >
      {children}
    </div>
  );
}
