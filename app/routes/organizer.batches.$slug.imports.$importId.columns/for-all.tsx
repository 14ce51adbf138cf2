import type { WireColumns } from "~/domain/imports/shapes";
import { useText } from "~/i18n/reader";
import { usePlaceName } from "~/parts/desk";
import { Field, Select } from "~/ui/field";

/** What stands for every row that says nothing itself. */
export function ForAll({ townships, defaults }: Pick<WireColumns, "townships" | "defaults">) {
  const words = useText().imports.columns;
  const placeName = usePlaceName();
  return (
    <div className="cells">
      <Select
        name="townshipCode"
        label={words.township}
        value={defaults.townshipCode}
        blank={words.byBatch}
        options={townships.map((place) => ({ value: place.code, label: placeName(place) }))}
        optional
      />
      <Field name="price" label={words.price} value={defaults.price} inputMode="decimal" optional />
    </div>
  );
}
