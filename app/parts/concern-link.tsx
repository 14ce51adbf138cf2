import { useText, useTo } from "~/i18n/reader";

/** The way to report a concern about what the page shows, as `business:SLUG`. */
export function ConcernLink({ about }: { about: string }) {
  const to = useTo();
  return (
    <a href={to(`/concerns/new?about=${encodeURIComponent(about)}`)}>
      {useText().businesses.report}
    </a>
  );
}
