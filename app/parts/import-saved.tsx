import type { WireRow } from "~/domain/imports/shapes";
import { useText } from "~/i18n/reader";

/** What a row has become by being mended. */
export function RowSaved({ row }: { row: WireRow }) {
  const words = useText().imports.edit;
  const said =
    row.standing === "right"
      ? words.nowRight
      : row.standing === "skipped"
        ? words.nowSkipped
        : words.nowRefused;
  return (
    <p className={row.standing === "right" ? "saved saved-right" : "saved"} role="status">
      {said}
    </p>
  );
}
