import { useText, useTo } from "~/i18n/reader";

/** The quiet way from a public thing to the form that says what is wrong with it. */
export function ConcernLink({ about, label }: { about: string; label?: string }) {
  const { concerns } = useText();
  const path = useTo();
  return (
    <p className="concern-link">
      <a href={path(`/concerns/new?about=${encodeURIComponent(about)}`)} rel="nofollow">
        {label ?? concerns.link}
      </a>
    </p>
  );
}
