import { useText } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { Actions, LinkButton } from "~/ui/button";
import { Section } from "~/ui/page";
import type { Parcel } from "./gift-panel";

/** What was checked in before, and the way to take it back. */
export function DoneList({ parcel: { key, done } }: { parcel: Parcel }) {
  const { hub } = useText();
  if (done.length === 0) return null;
  return (
    <Section title={hub.parcel.done}>
      <ul className="plain-list inside">
        {done.map((gift) => (
          <li key={gift.claimId}>
            <GiftLine gift={gift} />
          </li>
        ))}
      </ul>
      {done.some(({ undoable }) => undoable) && (
        <Actions>
          <LinkButton to={`/organizer/hub/${key}/undo`}>{hub.undo}</LinkButton>
        </Actions>
      )}
    </Section>
  );
}

/** What came though its claim has ended. */
export function EndedList({ gifts }: { gifts: Parcel["ended"] }) {
  const { parcel: text } = useText().hub;
  if (gifts.length === 0) return null;
  return (
    <Section title={text.ended}>
      <p>{text.endedLead}</p>
      {gifts.map((gift) => (
        <div key={gift.claimId} className="gift">
          <p>
            <GiftLine gift={gift} />
          </p>
          <Actions>
            {gift.stockId ? (
              <LinkButton to={`/organizer/hub/stock/${gift.stockId}`}>{text.kept}</LinkButton>
            ) : (
              <LinkButton kind="primary" to={`/organizer/hub/${gift.claimId}/keeping`}>
                {text.keep}
              </LinkButton>
            )}
          </Actions>
        </div>
      ))}
    </Section>
  );
}
