import { useText } from "~/i18n/reader";
import { Field } from "~/ui/field";

type Hub = { name: string; address: string; phone: string; hours: string };

export function HubFields({ hub }: { hub?: Hub }) {
  const words = useText().organizer.hub;
  return (
    <>
      <Field name="name" label={words.name} value={hub?.name} />
      <Field name="address" label={words.address} value={hub?.address} />
      <Field name="phone" label={words.phone} type="tel" value={hub?.phone} />
      <Field name="hours" label={words.hours} value={hub?.hours} optional />
    </>
  );
}
