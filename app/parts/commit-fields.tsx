import { useText } from "~/i18n/reader";
import { Checks, Select } from "~/ui/field";

/** How it will come, and for whom it is claimed where there is a choice. */
export function CommitFields({ businesses }: { businesses: { id: string; name: string }[] }) {
  const { keep } = useText().claims;
  return (
    <>
      <Checks
        name="way"
        legend={keep.title}
        value="ship"
        options={[
          { value: "ship", label: keep.ship, hint: keep.shipHint },
          { value: "bring", label: keep.bring, hint: keep.bringHint },
        ]}
      />
      {businesses.length > 0 && (
        <Select
          name="business"
          label={keep.who}
          blank={keep.myself}
          options={businesses.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  );
}
