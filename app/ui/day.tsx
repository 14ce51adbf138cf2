import { useFormat, useNow } from "~/i18n/reader";

const soon = 4 * 24 * 3_600_000;

/** A time as people say it, with the exact one on hover. `left` turns amber once it says three days. */
export function Day({
  at,
  as = "day",
  timeZone,
}: {
  at: string;
  as?: "day" | "dayTime" | "left";
  timeZone?: string;
}) {
  const format = useFormat();
  const left = Date.parse(at) - Date.parse(useNow());
  return (
    <time
      dateTime={at}
      data-left={as === "left" ? "" : undefined}
      title={as === "dayTime" ? undefined : format.dayTime(at, timeZone)}
      className={as === "left" && left > 0 && left < soon ? "soon" : undefined}
    >
      {as === "left" ? format.daysLeft(at) : format[as](at, timeZone)}
    </time>
  );
}
