import { View } from "@react-pdf/renderer";
import { useText } from "~/i18n/reader";
import { brand } from "./brand";
import type { Drawings } from "./drawings";
import { Foot, Head, Leaf, mm, Paper, Qr, specOf, T, TickBox } from "./paper";
import { Cell, Row } from "./table";

/** What lies in a parcel, with a box to tick for each thing. */
export function PackingList({ code, carrier, hub, address, things }: Drawings["packingList"]) {
  const { print, wishes } = useText();
  const words = print.packing;
  return (
    <Paper title={`${words.title} ${code}`}>
      <Leaf style={{ paddingBottom: mm(18) }}>
        <Head title={words.title} lead={words.lead} />
        <View style={{ flexDirection: "row", gap: 12, marginBottom: 10 }}>
          <View style={{ flex: 1 }}>
            <T size={9} soft>
              {words.to}
            </T>
            <T size={12} bold>
              {hub.address}
            </T>
            <T size={11}>{[hub.name, hub.phone].filter(Boolean).join("  ")}</T>
            <T size={9} soft style={{ marginTop: 6 }}>
              {words.parcel}
            </T>
            <T size={15} bold>
              {code}
            </T>
            <T size={9} soft>
              {[`${words.carrier} ${carrier}`, words.sum(things.length)].join(" · ")}
            </T>
          </View>
          <Qr text={address} size={mm(34)} />
        </View>
        <Row head>
          <Cell width={10}>{words.packed}</Cell>
          <Cell width={14}>{words.number}</Cell>
          <Cell width={32}>{words.thing}</Cell>
          <Cell width={26}>{words.size}</Cell>
          <Cell width={18}>{words.batch}</Cell>
        </Row>
        {things.map((thing) => (
          <Row key={thing.claimId}>
            <Cell width={10}>
              <TickBox size={12} />
            </Cell>
            <Cell width={14} bold>
              {wishes.number(thing.number)}
            </Cell>
            <Cell width={32}>{thing.title}</Cell>
            <Cell width={26}>{specOf(thing)}</Cell>
            <Cell width={18} soft>
              {thing.batch}
            </Cell>
          </Row>
        ))}
        <View style={{ marginTop: 12, paddingLeft: 8, borderLeft: `2 solid ${brand.pine}` }}>
          <T size={10}>{words.note}</T>
        </View>
        <Foot told={`${words.title} ${code}`} />
      </Leaf>
    </Paper>
  );
}
