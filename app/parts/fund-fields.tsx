import { leftoverRules, modes, type LeftoverRule, type Mode } from "~/domain/funds/choices";
import { useText } from "~/i18n/reader";
import { Checks, Field, Select, TextArea } from "~/ui/field";
import { categories } from "./wires";

type Aims = {
  purpose: string;
  transferDetails: string;
  places: string;
  categories: string[];
  leftoverRule: LeftoverRule;
};

/** What a fund is for, where, and how a transfer reaches it. */
export function AimFields({ aims }: { aims?: Aims }) {
  const { funds, wishes } = useText();
  const { page, desk } = funds;
  const { settings: text } = desk;
  return (
    <>
      <TextArea name="purpose" label={text.purpose} value={aims?.purpose} maxLength={1200} />
      <TextArea
        name="transferDetails"
        label={text.transferDetails}
        hint={text.transferDetailsHint}
        value={aims?.transferDetails}
        maxLength={600}
        optional
      />
      <Field
        name="places"
        label={text.places}
        hint={text.placesHint}
        value={aims?.places}
        maxLength={400}
        optional
      />
      <Checks
        name="categories"
        type="checkbox"
        legend={text.categories}
        hint={text.categoriesHint}
        value={aims?.categories}
        options={categories.map((one) => ({ value: one, label: wishes.category[one] }))}
      />
      <Select
        name="leftoverRule"
        label={text.leftoverRule}
        value={aims?.leftoverRule ?? "programme"}
        options={leftoverRules.map((rule) => ({ value: rule, label: page.leftovers[rule] }))}
      />
    </>
  );
}

type Terms = { modes: Mode[]; certificate: string; elsewhereUrl: string };

/** How a fund may take money here, with what proves that it may. */
export function TermFields({ terms }: { terms: Terms }) {
  const { funds } = useText();
  const { terms: text } = funds.steward;
  return (
    <>
      <Checks
        name="modes"
        type="checkbox"
        legend={text.modes}
        value={terms.modes}
        options={modes.map((mode) => ({
          value: mode,
          label: funds.modes[mode],
          hint: text.notes[mode],
        }))}
      />
      <Field
        name="certificate"
        label={text.certificate}
        value={terms.certificate}
        maxLength={80}
        optional
      />
      <Field
        name="elsewhereUrl"
        type="url"
        label={text.url}
        hint={text.urlHint}
        value={terms.elsewhereUrl}
        maxLength={300}
        optional
      />
    </>
  );
}
