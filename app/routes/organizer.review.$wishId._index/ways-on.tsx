import { useNavigate } from "@remix-run/react";
import type { MouseEvent } from "react";
import { useText, useTo } from "~/i18n/reader";
import { readingAt, type Walk } from "~/parts/review-walk";

/** The texts before and after. With script the page stays and only its text changes. */
export function WaysOn({
  walk,
  previous,
  next,
}: {
  walk: Walk;
  previous: string | null;
  next: string | null;
}) {
  const { ways } = useText().drafts.review;
  return (
    <nav className="review-ways" aria-label={ways.label}>
      {previous && <Way to={readingAt(previous, walk)} name="previous" label={ways.previous} />}
      {next && <Way to={readingAt(next, walk)} name="next" label={ways.next} />}
    </nav>
  );
}

function Way({ to, name, label }: { to: string; name: "previous" | "next"; label: string }) {
  const navigate = useNavigate();
  const path = useTo()(to);
  const go = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigate(path);
  };
  const key = name === "next" ? "J" : "K";
  return (
    <a
      className="button"
      href={path}
      onClick={go}
      data-key={name}
      aria-keyshortcuts={key.toLowerCase()}
    >
      {label}
      <kbd aria-hidden="true">{key}</kbd>
    </a>
  );
}
