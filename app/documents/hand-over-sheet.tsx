import { View } from "@react-pdf/renderer";
import { readNumbers } from "~/domain/wishes/numbers";
import { useText } from "~/i18n/reader";
import { useSentence } from "~/ui/answer";
import { brand } from "./brand";
import type { Drawings } from "./drawings";
import { Blank, Foot, Head, Leaf, mm, Paper, specOf, T } from "./paper";
import { Cell, Row } from "./table";

/** 发放签收表: whose gift it is and where, signed on the spot. Case tier: its opening is audited. */
export function HandOverSheet({ lines, left }: Drawings["handOverSheet"]) {
  const { print, common, bulk, wishes } = useText();
  const sentence = useSentence();
  const words = print.handOver;
  const batches = Map.groupBy(lines, ({ batch }) => batch);
  const all = [...batches.keys()].join(" · ");
  return (
    <Paper title={words.title}>
      <Leaf landscape style={{ padding: mm(13), paddingBottom: mm(16) }}>
        <Head title={words.title} mark={words.secret} fixed />
        <View style={{ flexDirection: "row", gap: 16, marginTop: 8, marginBottom: 6 }}>
          <Blank label={words.day} style={{ flex: 1 }} />
          <Blank label={words.place2} style={{ flex: 2 }} />
          <T size={9.5} soft>
            {words.sum(lines.length)}
          </T>
        </View>
        <Row head>
          <Cell width={9}>{words.number}</Cell>
          <Cell width={25}>{words.thing}</Cell>
          <Cell width={13}>{words.child}</Cell>
          <Cell width={24}>{words.place}</Cell>
          <Cell width={18}>{words.sign}</Cell>
          <Cell width={11}>{words.date}</Cell>
        </Row>
        {[...batches].flatMap(([batch, inside]) => [
          ...(batches.size > 1
            ? [
                <T key={batch} size={9} soft style={{ marginTop: 6 }} ahead={30}>
                  {batch}
                </T>,
              ]
            : []),
          ...inside.map((line) => (
            <Row key={line.claimId} high={30}>
              <Cell width={9} bold>
                {wishes.number(line.number)}
              </Cell>
              <Cell width={25}>{[line.title, specOf(line)].filter(Boolean).join(" ")}</Cell>
              <Cell width={13} bold>
                {line.legalName}
              </Cell>
              <Cell width={24}>{[line.school, line.village].filter(Boolean).join(" ")}</Cell>
              <Cell width={18} ruled />
              <Cell width={11} ruled />
            </Row>
          )),
        ])}
        <View wrap={false} style={{ marginTop: 14 }}>
          <View style={{ paddingLeft: 8, borderLeft: `2 solid ${brand.pine}`, marginBottom: 16 }}>
            <T size={9.5}>{words.note}</T>
          </View>
          <View style={{ flexDirection: "row", gap: 18 }}>
            <Blank label={words.courier} style={{ flex: 1 }} />
            <Blank label={words.witness} style={{ flex: 1 }} />
            <Blank label={words.relation} style={{ flex: 1 }} />
          </View>
          {[...Map.groupBy(left, ({ code }) => code)].map(([code, those]) => (
            <T key={code} size={8.5} soft style={{ marginTop: 6 }}>
              {`${words.left} ${readNumbers(
                those.map(({ key }) => key),
                bulk.and,
              )}${common.colon}${sentence(code)}`}
            </T>
          ))}
        </View>
        <Foot told={all} />
      </Leaf>
    </Paper>
  );
}
