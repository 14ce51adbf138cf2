import type { Mode } from "~/domain/funds/choices";
import type { WireMoney } from "~/i18n/formats";
import { useFormat, useText, useTo } from "~/i18n/reader";
import { FundModes } from "~/parts/fund-modes";
import { useLangOf } from "~/parts/language";
import { Table } from "~/ui/table";

type Listed = {
  slug: string;
  name: string;
  hostName: string;
  modes: string[];
  closed: boolean;
  cameIn: WireMoney;
  available: WireMoney;
  spent: WireMoney;
};

/** Funds with their hosts, how they may take money, and the sums of their books. */
export function FundTable({ funds }: { funds: Listed[] }) {
  const { funds: text } = useText();
  const format = useFormat();
  const to = useTo();
  const written = useLangOf();
  const sum = (key: "cameIn" | "spent" | "available") => ({
    key,
    head: text[key],
    numeric: true,
    cell: (fund: Listed) => format.exact(fund[key]),
  });
  return (
    <Table
      label={text.title}
      rows={funds}
      rowKey={({ slug }) => slug}
      columns={[
        {
          key: "name",
          head: text.name,
          main: true,
          cell: ({ slug, name }) => (
            <a className="text-link" href={to(`/funds/${slug}`)} lang={written(name)}>
              {name}
            </a>
          ),
        },
        {
          key: "host",
          head: text.host,
          cell: ({ hostName }) => <span lang={written(hostName)}>{hostName}</span>,
        },
        {
          key: "modes",
          head: text.page.takes,
          cell: ({ modes, closed }) => <FundModes modes={modes as Mode[]} closed={closed} />,
        },
        sum("cameIn"),
        sum("spent"),
        sum("available"),
      ]}
    />
  );
}
