import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { Select } from "~/ui/field";

type Named = { name: string; title: string };
export type PurposesOffered = { programmes: Named[]; batches: Named[] };

/** What a gift is for: nothing in particular, a programme, a batch; or the wish that was named before. */
export function PurposeChoice({
  purposes,
  chosen = "general",
  hint,
}: {
  purposes: PurposesOffered;
  chosen?: string;
  hint?: string;
}) {
  const { pledge: text } = useText().funds;
  const options = [
    { value: "general", label: text.general },
    ...purposes.programmes.map(({ name, title }) => ({
      value: `programme:${name}`,
      label: filled(text.programme, { title }),
    })),
    ...purposes.batches.map(({ name, title }) => ({
      value: `batch:${name}`,
      label: filled(text.batch, { title }),
    })),
  ];
  const wish = chosen.startsWith("wish:") ? [{ value: chosen, label: text.wish }] : [];
  const known = [...wish, ...options];
  return (
    <Select
      name="purpose"
      label={text.purpose}
      hint={hint}
      options={known}
      value={known.some(({ value }) => value === chosen) ? chosen : "general"}
    />
  );
}
