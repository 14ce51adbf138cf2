import type { ReactNode } from "react";
import { useText } from "~/i18n/reader";
import { Checks, Field } from "~/ui/field";
import { specOf } from "./gift-line";

type Thing = {
  claimId: string;
  number?: number;
  title: string;
  size: string;
  colour: string;
  style: string;
  substituteNote: string;
};

/** Things one under the other, each right unless said otherwise; what differs is told in a line. */
export function WordLines<One extends Thing>({
  gifts,
  later,
  beside,
}: {
  gifts: One[];
  /** Where a paper may leave a thing open. */
  later?: boolean;
  beside?: (gift: One) => ReactNode;
}) {
  const { deliveries, wishes } = useText();
  const { confirm, witness } = deliveries;
  return (
    <ul className="plain-list">
      {gifts.map((gift) => {
        const spec = specOf(gift);
        return (
          <li key={gift.claimId} className="word-line">
            <input type="hidden" name="claimIds" value={gift.claimId} />
            <Checks
              name={`outcome-${gift.claimId}`}
              legend={
                <>
                  <b>
                    {gift.number !== undefined && `${wishes.number(gift.number)} `}
                    {gift.title}
                  </b>
                  {spec && ` ${spec}`}
                  {gift.substituteNote && ` · ${witness.substitute} ${gift.substituteNote}`}
                </>
              }
              value="match"
              options={[
                { value: "match", label: confirm.right },
                { value: "discrepancy", label: confirm.wrong },
                ...(later ? [{ value: "later", label: confirm.later }] : []),
              ]}
            />
            <div className="word-note">
              <Field
                name={`note-${gift.claimId}`}
                label={confirm.what}
                required={false}
                maxLength={300}
              />
            </div>
            {beside && <div className="word-beside">{beside(gift)}</div>}
          </li>
        );
      })}
    </ul>
  );
}
