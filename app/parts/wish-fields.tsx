import { useText } from "~/i18n/reader";
import { Field, Select, Shown, TextArea } from "~/ui/field";
import { usePlaceName } from "./desk";
import { categories, type Category } from "./wires";

export type WishFilled = {
  category: Category;
  title: string;
  words: string;
  size: string;
  colour: string;
  style: string;
  amount: string;
  alias: string;
};

/** The fields of a wish. `priceOnly` where donors already see its text. */
export function WishFields({ wish, priceOnly }: { wish?: WishFilled; priceOnly?: boolean }) {
  const { common, drafts, wishes } = useText();
  const words = drafts.wish;
  const fixed = priceOnly ? { readOnly: true } : {};
  return (
    <>
      {priceOnly ? (
        <Fixed name="category" value={wish?.category} />
      ) : (
        <Select
          name="category"
          label={words.category}
          value={wish?.category}
          blank={common.choose}
          options={categories.map((value) => ({ value, label: wishes.category[value] }))}
        />
      )}
      <Field
        {...fixed}
        name="title"
        label={words.title}
        hint={words.titleHint}
        value={wish?.title}
      />
      {priceOnly ? (
        <Fixed name="words" value={wish?.words} />
      ) : (
        <TextArea
          name="words"
          label={words.words}
          hint={words.wordsHint}
          value={wish?.words}
          rows={3}
          optional
        />
      )}
      <Field
        {...fixed}
        name="size"
        label={words.size}
        hint={words.sizeHint}
        value={wish?.size}
        optional
      />
      <Field {...fixed} name="colour" label={words.colour} value={wish?.colour} optional />
      <Field {...fixed} name="style" label={words.style} value={wish?.style} optional />
      <Field name="price" label={words.price} value={wish?.amount} inputMode="decimal" />
      <Field
        {...fixed}
        name="alias"
        label={words.alias}
        hint={words.aliasHint}
        value={wish?.alias}
        optional
      />
    </>
  );
}

/** What donors already see goes along unseen. */
const Fixed = ({ name, value }: { name: string; value?: string }) => (
  <>
    <Shown name={name} value={value} />
    <input type="hidden" name={name} value={value} />
  </>
);

type Township = { code: string; nameZh: string; nameEn: string };

/** The fields of a child's record. They are sealed as soon as they are sent. */
export function ChildFields({ townships }: { townships: Township[] }) {
  const {
    common,
    drafts: { child },
  } = useText();
  const placeName = usePlaceName();
  const off = { autoComplete: "off" };
  return (
    <>
      <Field {...off} name="legalName" label={child.legalName} />
      <Field {...off} name="birth" label={child.birth} hint={child.birthHint} />
      <Select
        name="townshipCode"
        label={child.township}
        blank={common.choose}
        options={townships.map((place) => ({ value: place.code, label: placeName(place) }))}
      />
      <Field {...off} name="school" label={child.school} optional />
      <Field {...off} name="village" label={child.village} optional />
      <Field {...off} name="guardianName" label={child.guardianName} optional />
      <Field {...off} name="guardianPhone" label={child.guardianPhone} type="tel" optional />
      <Field {...off} name="measures" label={child.measures} optional />
      <TextArea name="notes" label={child.notes} hint={child.notesHint} rows={2} optional />
    </>
  );
}
