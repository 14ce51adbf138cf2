import { View } from "@react-pdf/renderer";
import { useFormat, useText } from "~/i18n/reader";
import { brand } from "./brand";
import type { Drawings } from "./drawings";
import { DoubleRule, Foot, Head, Leaf, mm, Paper, T } from "./paper";

/** What was given, as the host charity attests it; a void one says so across its head. */
export function Receipt(receipt: Drawings["receipt"]) {
  const { print, funds } = useText();
  const format = useFormat();
  const words = print.receipt;
  const { number, jurisdiction, donor, charity, voided, officialNumber } = receipt;
  const title = words.titles[jurisdiction];
  const lines: [label: string, value: string][] = [
    [words.donor, donor],
    [words.kind, `${words.money} · ${funds.ways[receipt.way]}`],
    [words.amount, format.money(receipt.amount)],
    ...(receipt.inWords ? [[words.inWords, receipt.inWords] as [string, string]] : []),
    [words.receivedOn, receipt.receivedOn],
    [words.fund, receipt.fund],
    [words.charity, charity.name],
    [words.registration, charity.registration],
    [words.handler, receipt.handler],
    [words.issuedOn, receipt.issuedOn],
    ...(jurisdiction === "cn"
      ? [[words.official, officialNumber || words.officialLater] as [string, string]]
      : []),
  ];
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
            <T size={10}>{`${words.voidedOn} ${voided.on} · ${voided.reason}`}</T>
          </View>
        )}
        {lines.map(([label, value]) => (
          <View key={label} style={{ flexDirection: "row", paddingVertical: 4 }}>
            <T size={10} soft style={{ width: mm(42) }}>
              {label}
            </T>
            <T size={11.5} style={{ flex: 1 }}>
              {value}
            </T>
          </View>
        ))}
        <DoubleRule />
        <T size={10}>{words.notes[jurisdiction]}</T>
        <Foot told={`${charity.name} · ${number}`} />
      </Leaf>
    </Paper>
  );
}
