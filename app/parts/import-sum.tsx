import { Fragment } from "react";
import type { WireCounts } from "~/domain/imports/shapes";
import { useFormat, useText } from "~/i18n/reader";

/** Rows read, and what became of them: figures that add up. */
export function ImportSum({ rowsRead, counts }: { rowsRead: number; counts: WireCounts }) {
  const words = useText().imports.sum;
  const format = useFormat();
  const always = ["right", "refused", "skipped"] as const;
  const sometimes = (["imported", "mended"] as const).filter((part) => counts[part] > 0);
  const figure = (count: number, label: string) => (
    <span className="sum-part">
      <b>{format.number(count)}</b>
      <span>{label}</span>
    </span>
  );
  return (
    <p className="sum">
      {figure(rowsRead, words.read)}
      {[...sometimes, ...always].map((part, place) => (
        <Fragment key={part}>
          <i>{place ? "+" : "="}</i>
          {figure(counts[part], words[part])}
        </Fragment>
      ))}
    </p>
  );
}
