import { useText } from "~/i18n/reader";
import { Field, Select, TextArea } from "~/ui/field";
import { usePlaceName } from "./desk";

export type BatchFilled = {
  number: number;
  title?: string;
  intro?: string;
  placeCode?: string;
  hubId?: string;
  closesOn?: string;
  deliverBy?: string;
  cap?: number;
  holdMinutes?: number;
  commitDays?: number;
};

type Choices = {
  hubs: { id: string; name: string }[];
  places: { code: string; nameZh: string; nameEn: string }[];
};

export function BatchFields({ batch, hubs, places }: { batch: BatchFilled } & Choices) {
  const words = useText().organizer.batch;
  const placeName = usePlaceName();
  const count = { type: "number", inputMode: "numeric" } as const;
  return (
    <>
      <Field {...count} name="number" label={words.number} value={String(batch.number)} />
      <Field name="title" label={words.title} hint={words.titleHint} value={batch.title} />
      <TextArea name="intro" label={words.intro} value={batch.intro} rows={3} optional />
      <Select
        name="placeCode"
        label={words.place}
        value={batch.placeCode}
        options={places.map((place) => ({ value: place.code, label: placeName(place) }))}
      />
      <Select
        name="hubId"
        label={words.hub}
        value={batch.hubId}
        blank={batch.hubId || hubs.length === 1 ? undefined : words.chooseHub}
        options={hubs.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Field name="closesOn" label={words.closesOn} type="date" value={batch.closesOn} />
      <Field name="deliverBy" label={words.deliverBy} type="date" value={batch.deliverBy} />
      <Field {...count} name="cap" label={words.cap} value={String(batch.cap ?? 5)} />
      <Field
        {...count}
        name="holdMinutes"
        label={words.holdMinutes}
        value={String(batch.holdMinutes ?? 30)}
      />
      <Field
        {...count}
        name="commitDays"
        label={words.commitDays}
        value={String(batch.commitDays ?? 10)}
      />
    </>
  );
}
