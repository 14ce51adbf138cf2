import { Fragment } from "react";
import type { WireCounts } from "~/domain/imports/shapes";
import { useFormat, useText } from "~/i18n/reader";

/** Rows read, and what became of them: figures that add up. */
export function ImportSum({ rowsRead, counts }: { rowsRead: number; counts: WireCounts }) {
  const words = useText().imports.sum;
  const format = useFormat();
  const parts = (["imported", "right", "refused", "mended", "skipped"] as const).filter(
    (part) =>
      counts[part] > 0 ||
      part === "refused" ||
      part === "skipped" ||
      (part === "right" && counts.imported === 0),
  );
  const figure = (count: number, label: string) => (
    <span className="sum-part">
      <b>{format.number(count)}</b>
      <span>{label}</span>
    </span>
  );
  return (
    <p className="sum">
      {figure(rowsRead, words.read)}
      {parts.map((part, place) => (
        <Fragment key={part}>
          <i>{place ? "+" : "="}</i>
          {figure(counts[part], words[part])}
        </Fragment>
      ))}
    </p>
  );
}
