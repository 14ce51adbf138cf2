import { useFormat, useText, useTo } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { Day } from "~/ui/day";
import { Table } from "~/ui/table";

type Listed = { slug: string; name: string; verifiedAt: string; granted: number | null };

/** Names, since when they are verified, and what can be proved of what they gave. */
export function BusinessTable({ businesses }: { businesses: Listed[] }) {
  const { businesses: text } = useText();
  const format = useFormat();
  const to = useTo();
  const written = useWrittenIn();
  return (
    <Table
      label={text.title}
      rows={businesses}
      rowKey={({ slug }) => slug}
      columns={[
        {
          key: "name",
          head: text.name,
          main: true,
          cell: ({ slug, name }) => (
            <a className="text-link" href={to(`/businesses/${slug}`)} lang={written}>
              {name}
            </a>
          ),
        },
        {
          key: "verified",
          head: text.verified,
          cell: ({ verifiedAt }) => <Day at={verifiedAt} />,
        },
        {
          key: "granted",
          head: text.granted,
          numeric: true,
          cell: ({ granted }) => (granted === null ? text.unshown : format.number(granted)),
        },
      ]}
    />
  );
}
