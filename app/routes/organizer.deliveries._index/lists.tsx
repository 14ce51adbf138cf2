import type { useLoaderData } from "@remix-run/react";
import { useText, useTo } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { usePlaces } from "~/parts/places";
import { Badge } from "~/ui/badge";
import { Button, LinkButton, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Empty } from "~/ui/empty";
import { Section } from "~/ui/page";
import { BulkBar, Pick, Table } from "~/ui/table";
import type { loader } from "./route";

type Lists = ReturnType<typeof useLoaderData<typeof loader>>;

/**
 * What lies at the hub by batch and place: picked, then recorded or printed by GET, so that it works
 * without script; or all of one place by one press. Who doesn't hand over sees what waits, and for whom.
 */
export function PickGifts({ groups }: Pick<Lists, "groups">) {
  const { deliveries, hub } = useText();
  const { record } = deliveries;
  const to = useTo();
  if (groups.length === 0) {
    return <Empty title={record.empty} action={{ to: "/organizer/hub", label: hub.title }} />;
  }
  const [records, prints] = [
    groups.some((group) => group.records),
    groups.some((group) => group.prints),
  ];
  return (
    <form method="get" action={to("/organizer/deliveries/new")}>
      {groups.map((group) => (
        <Group key={group.key} group={group} />
      ))}
      {(records || prints) && (
        <BulkBar note={record.chosen}>
          {records && <Button>{record.go}</Button>}
          {prints && (
            <Button kind="quiet" formAction={to("/organizer/deliveries/sheet")}>
              {record.sheet}
            </Button>
          )}
        </BulkBar>
      )}
    </form>
  );
}

function Group({ group }: { group: Lists["groups"][number] }) {
  const { deliveries, wishes } = useText();
  const { record } = deliveries;
  const { place } = usePlaces()(group);
  const title = [group.batch, place].filter(Boolean).join(" · ");
  return (
    <Section
      title={title}
      action={
        group.records && (
          <LinkButton
            small
            to={`/organizer/deliveries/new?batch=${group.slug}&pick=${group.pick}`}
            aria-label={`${record.all(group.gifts.length)} ${title}`}
          >
            {record.all(group.gifts.length)}
          </LinkButton>
        )
      }
    >
      <Table
        label={title}
        rows={group.gifts}
        rowKey={({ claimId }) => claimId}
        columns={[
          {
            key: "pick",
            head: group.prints ? record.pick : "",
            bare: true,
            cell: ({ claimId, number }) =>
              group.prints && (
                <Pick
                  name="claimIds"
                  value={claimId}
                  label={`${record.pick} ${wishes.number(number)}`}
                />
              ),
          },
          {
            key: "gift",
            head: deliveries.spec,
            main: true,
            cell: (gift) => <GiftLine gift={gift} />,
          },
          {
            key: "note",
            head: deliveries.note,
            cell: ({ substituteNote }) => substituteNote || "–",
          },
        ]}
      />
    </Section>
  );
}

export function Recent({ recorded }: Pick<Lists, "recorded">) {
  const { deliveries } = useText();
  const { record } = deliveries;
  if (recorded.length === 0) return null;
  return (
    <Section title={record.recent}>
      <Table
        label={record.recent}
        rows={recorded}
        rowKey={({ deliveryId }) => deliveryId}
        columns={[
          {
            key: "at",
            head: deliveries.page.at,
            main: true,
            cell: ({ deliveryId, deliveredAt }) => (
              <TextLink to={`/organizer/deliveries/${deliveryId}`}>
                {deliveredAt && <Day at={deliveredAt} as="dayTime" />}
              </TextLink>
            ),
          },
          {
            key: "progress",
            head: record.progress,
            cell: ({ gifts, confirmed }) => (
              <Badge tone={gifts === confirmed ? "done" : "wait"}>
                {confirmed} / {gifts}
              </Badge>
            ),
          },
          { key: "own", head: "", bare: true, cell: ({ own }) => own && record.own },
        ]}
      />
    </Section>
  );
}
