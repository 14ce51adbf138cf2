import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { useAnswer } from "~/ui/answer";
import { Checks, Field } from "~/ui/field";
import { Section } from "~/ui/page";
import { Panel } from "~/ui/panel";
import type { loader } from "./route";

type Parcel = ReturnType<typeof useLoaderData<typeof loader>>;
type Gift = Parcel["waiting"][number];

/** One gift on the table, and what to say of it. Taken as fitting unless said otherwise. */
export function GiftPanel({ gift, parcel }: { gift: Gift; parcel: Parcel }) {
  const { code, substitutes, nextWeek } = parcel;
  const { checkIn: text, note, newDue } = useText().deliveries;
  const { errors } = useAnswer();
  const id = gift.claimId;
  const open = errors.some(({ field }) => field?.endsWith(id));
  return (
    <Panel title={<GiftLine gift={gift} />}>
      <input type="hidden" name="claimIds" value={id} />
      <Checks
        name={`fits-${id}`}
        legend={text.fits}
        value="yes"
        options={[
          { value: "yes", label: text.yes },
          {
            value: "substitute",
            label: text.substitute,
            hint: substitutes ? text.substituteHint : text.substituteOnly,
            disabled: !substitutes,
          },
          { value: "no", label: text.no, hint: text.noHint },
          ...(code ? [{ value: "missing", label: text.missing }] : []),
        ]}
      />
      <details open={open}>
        <summary>{text.more}</summary>
        <Field name={`note-${id}`} label={note} optional maxLength={300} />
        <Field name={`dueOn-${id}`} label={newDue} optional type="date" value={nextWeek} />
      </details>
    </Panel>
  );
}

export function DoneList({ gifts }: { gifts: Parcel["done"] }) {
  const { checkIn: text } = useText().deliveries;
  if (gifts.length === 0) return null;
  return (
    <Section title={text.done}>
      <ul>
        {gifts.map((gift) => (
          <li key={gift.claimId}>
            <GiftLine gift={gift} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
