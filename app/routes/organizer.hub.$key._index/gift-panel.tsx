import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { Checks, Field } from "~/ui/field";
import type { loader } from "./route";

export type Parcel = ReturnType<typeof useLoaderData<typeof loader>>;
type Gift = Parcel["waiting"][number];

/** Names a gift to its form, and how it stood when it was shown. */
export const Named = ({ gift: { claimId, seen } }: { gift: Gift }) => (
  <>
    <input type="hidden" name="claimIds" value={claimId} />
    <input type="hidden" name={`seen-${claimId}`} value={seen} />
  </>
);

/** One gift on the table, and what to say of it. Taken as fitting unless said otherwise. */
export function GiftPanel({ gift, parcel }: { gift: Gift; parcel: Parcel }) {
  const { code, decides, nextWeek } = parcel;
  const { parcel: text } = useText().hub;
  const id = gift.claimId;
  return (
    <section className="gift">
      <h3>
        <GiftLine gift={gift} />
      </h3>
      <Named gift={gift} />
      <Checks
        name={`fits-${id}`}
        legend={text.fit}
        value="yes"
        options={[
          { value: "yes", label: text.yes },
          {
            value: "substitute",
            label: text.substitute,
            hint: decides ? undefined : text.substituteOnly,
            disabled: !decides,
          },
          { value: "no", label: text.no },
          ...(code ? [{ value: "missing", label: text.missing }] : []),
        ]}
      />
      <div className="gift-more">
        <div className="gift-note">
          <Field
            name={`note-${id}`}
            label={text.note}
            hint={text.noteHint}
            required={false}
            maxLength={200}
          />
        </div>
        <div className="gift-no">
          <Checks
            name={`instead-${id}`}
            legend={text.instead}
            hint={decides ? undefined : text.decidesOnly}
            value="wait"
            options={[
              { value: "wait", label: text.wait },
              { value: "other", label: text.other, disabled: !decides },
              { value: "cancel", label: text.cancel, disabled: !decides },
            ]}
          />
          <div className="gift-due">
            <Field
              name={`dueOn-${id}`}
              label={text.newDue}
              required={false}
              type="date"
              value={nextWeek}
            />
          </div>
          <div className="gift-size">
            <Field
              name={`size-${id}`}
              label={text.size}
              hint={gift.size ? text.sizeHint : undefined}
              optional={!gift.size}
              required={false}
              maxLength={60}
            />
          </div>
        </div>
      </div>
    </section>
  );
}
