import { useText } from "~/i18n/reader";
import { GivenThings } from "~/parts/given-things";
import { useLangOf } from "~/parts/language";
import { Badge } from "~/ui/badge";
import { TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Table } from "~/ui/table";

type Request = {
  id: string;
  organizer: string;
  askedAt: string;
  declined: boolean;
  things: { description: string; quantity: number }[];
};
type Requests = { slug: string; requests: Request[]; mayAnswer: boolean };

/** Donors who asked for a receipt for things, each with what it is for. No donor is named. */
export function RequestTable({ slug, requests, mayAnswer }: Requests) {
  const { goods: text, page, state } = useText().receipts;
  const written = useLangOf();
  return (
    <Table
      label={text.waiting}
      rows={requests}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "things",
          head: page.things,
          main: true,
          cell: ({ things }) => <GivenThings things={things} />,
        },
        {
          key: "organizer",
          head: text.organizer,
          cell: ({ organizer }) => <span lang={written(organizer)}>{organizer}</span>,
        },
        { key: "asked", head: text.asked, cell: ({ askedAt }) => <Day at={askedAt} /> },
        {
          key: "answer",
          head: state,
          bare: true,
          cell: ({ id, declined }) => (
            <>
              {declined && <Badge tone="wait">{text.declined}</Badge>}{" "}
              {mayAnswer && (
                <TextLink to={`/charity/${slug}/requests/${id}`}>
                  {declined ? text.open : text.answer}
                </TextLink>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
