import type { ReactNode } from "react";
import { LinkButton } from "./button";
import { Drawing } from "./drawing";
import type { DrawingName } from "./drawings";

/** Nothing here yet, and what to do next. */
export function Empty({
  title,
  action,
  drawing = "other",
  children,
}: {
  title: ReactNode;
  action?: { to: string; label: string };
  drawing?: DrawingName;
  children?: ReactNode;
}) {
  return (
    <div className="empty">
      <Drawing name={drawing} size="large" />
      <div>
        <p className="empty-title">{title}</p>
        {children && <p>{children}</p>}
        {action && <LinkButton to={action.to}>{action.label}</LinkButton>}
      </div>
    </div>
  );
}
