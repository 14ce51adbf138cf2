import { View } from "@react-pdf/renderer";
import { useFormat, useText } from "~/i18n/reader";
import { brand } from "./brand";
import type { Drawings, GivenThing } from "./drawings";
import { Lines, type Line } from "./lines";
import { DoubleRule, Foot, Head, Leaf, mm, Paper, T } from "./paper";

/** What was given, as the charity attests it; a void one says so across its head. */
export function Receipt(receipt: Drawings["receipt"]) {
  const words = useText().print.receipt;
  const { number, jurisdiction, donor, charity, voided, officialNumber, replaces } = receipt;
  const title = words.titles[jurisdiction];
  const given = useGiven(receipt);
  const lines: Line[] = [
    [words.donor, donor],
    ...given,
    [words.charity, charity.name],
    [words.registration, charity.registration],
    [words.handler, receipt.handler],
    [words.issuedOn, receipt.issuedOn],
    [words.replaces, replaces ?? ""],
    [words.official, jurisdiction === "cn" ? officialNumber || words.officialLater : ""],
  ];
  const notes = receipt.things.length > 0 ? words.goodsNotes : words.notes;
  return (
    <Paper title={`${title} ${number}`}>
      <Leaf style={{ paddingBottom: mm(18) }}>
        <Head
          title={title}
          lead={`${words.number} ${number}`}
          {...(voided && { mark: words.void })}
        />
        {voided && (
          <View style={{ marginVertical: 8, padding: 8, border: `1.2 solid ${brand.alarm}` }}>
            <T size={16} bold style={{ color: brand.alarm }}>
              {words.void}
            </T>
            <T size={10}>
              {`${words.voidedOn} ${voided.on} · ${voided.byBooks ? words.byBooks : voided.reason}`}
            </T>
          </View>
        )}
        <Lines lines={lines} />
        <DoubleRule />
        <T size={10}>{notes[jurisdiction]}</T>
        <Foot told={`${charity.name} · ${number}`} />
      </Leaf>
    </Paper>
  );
}

/** A sum of money and how it came, or each thing with how many and when. */
function useGiven(receipt: Drawings["receipt"]): Line[] {
  const { print, funds, receipts } = useText();
  const format = useFormat();
  const words = print.receipt;
  const { things, amount, inWords, valueBasis, way } = receipt;
  const sum: Line[] = [
    [things.length > 0 ? words.value : words.amount, amount ? format.money(amount) : ""],
    [words.inWords, inWords ?? ""],
  ];
  if (things.length === 0)
    return [
      [words.kind, way ? `${words.money} · ${funds.ways[way]}` : words.money],
      ...sum,
      [words.receivedOn, receipt.receivedOn],
      [words.fund, receipt.fund],
    ];
  return [
    [words.kind, words.goods],
    ...things.map((thing): Line => [words.thing, saidOf(thing, receipts.times, words.arrivedOn)]),
    ...sum,
    [words.basis, valueBasis ? receipts.goods.bases[valueBasis] : ""],
  ];
}

/** One kind of thing as papers say it. */
export const saidOf = (
  { description, quantity, receivedOn }: GivenThing,
  times: (count: number) => string,
  on: string,
) => `${description} · ${times(quantity)} · ${on} ${receivedOn}`;
