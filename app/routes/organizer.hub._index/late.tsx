import { useText } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { LinkButton } from "~/ui/button";
import { Day } from "~/ui/day";
import { Section } from "~/ui/page";
import { Table } from "~/ui/table";
import type { Board } from "./board";

/** Parcels long overdue: ask the sender, or say that one is lost. */
export function Late({ gifts }: { gifts: Board["late"] }) {
  const { hub } = useText();
  if (gifts.length === 0) return null;
  return (
    <Section title={hub.late.title}>
      <p className="mb-4">{hub.late.lead}</p>
      <Table
        label={hub.late.title}
        rows={gifts}
        rowKey={({ claimId }) => claimId}
        columns={[
          { key: "gift", head: hub.thing, main: true, cell: (gift) => <GiftLine gift={gift} /> },
          { key: "code", head: hub.code, cell: ({ code }) => code },
          {
            key: "carrier",
            head: hub.carrier,
            cell: ({ carrier, trackingTail }) => `${carrier} …${trackingTail}`,
          },
          {
            key: "due",
            head: hub.due,
            cell: ({ dueAt, timeZone }) => dueAt && <Day at={dueAt} timeZone={timeZone} />,
          },
          {
            key: "do",
            head: "",
            bare: true,
            cell: ({ manages, slug, number, claimId }) =>
              manages && (
                <span className="inline-flex flex-wrap gap-2">
                  <LinkButton small to={`/organizer/batches/${slug}/reminders?pick=${number}`}>
                    {hub.late.remind}
                  </LinkButton>
                  <LinkButton small to={`/organizer/batches/${slug}/claims/${claimId}/lost`}>
                    {hub.late.lost}
                  </LinkButton>
                </span>
              ),
          },
        ]}
      />
    </Section>
  );
}
