import { View } from "@react-pdf/renderer";
import { useText } from "~/i18n/reader";
import { brand } from "./brand";
import type { Drawings, GiftLabel } from "./drawings";
import { DoubleRule, Leaf, LineDrawing, mm, Paper, Qr, Sign, specOf, T } from "./paper";

const across = 3;
const down = 7;
const wide = 70;
const high = 42;

/** What is stuck on each thing at the hub. Of the child it says nothing, not even the alias. */
export function GiftLabels({ batch, single, labels }: Drawings["giftLabels"]) {
  const { print } = useText();
  const sheets = Array.from({ length: Math.ceil(labels.length / (across * down)) }, (_, at) =>
    labels.slice(at * across * down, (at + 1) * across * down),
  );
  return (
    <Paper title={`${print.labels.title} · ${batch}`}>
      {single
        ? labels.map((label) => <Single key={label.number} label={label} batch={batch} />)
        : sheets.map((sheet, at) => (
            <Leaf key={at} style={{ padding: 0, paddingVertical: mm((297 - high * down) / 2) }}>
              <View style={{ flexDirection: "row", flexWrap: "wrap" }}>
                {sheet.map((label) => (
                  <Small key={label.number} label={label} batch={batch} />
                ))}
              </View>
            </Leaf>
          ))}
    </Paper>
  );
}

type Stuck = { label: GiftLabel; batch: string };

function Small({ label, batch }: Stuck) {
  const { wishes, print } = useText();
  return (
    <View
      wrap={false}
      style={{
        width: mm(wide),
        height: mm(high),
        padding: mm(4),
        overflow: "hidden",
        border: `0.4 dashed ${brand.rule}`,
      }}
    >
      <View style={{ flexDirection: "row", justifyContent: "space-between", gap: 4, flexGrow: 1 }}>
        <View style={{ width: mm(label.address ? 37 : 60) }}>
          <T size={17} bold style={{ lineHeight: 1.15 }}>
            {wishes.number(label.number)}
          </T>
          <T size={10} bold lines={3} style={{ lineHeight: 1.25 }}>
            {label.title}
          </T>
          <T size={9} lines={3} style={{ lineHeight: 1.25 }}>
            {specOf(label)}
          </T>
        </View>
        {label.address && <Qr text={label.address} size={mm(24)} />}
      </View>
      <View style={{ borderTop: `0.8 solid ${brand.ink}`, paddingTop: 2 }}>
        <T size={7} soft lines={1} style={{ lineHeight: 1.3 }}>
          {[batch, label.code && `${print.labels.parcel} ${label.code}`]
            .filter(Boolean)
            .join(" · ")}
        </T>
      </View>
    </View>
  );
}

function Single({ label, batch }: Stuck) {
  const { wishes, print } = useText();
  return (
    <Leaf size={[mm(100), mm(150)]} style={{ padding: mm(7) }}>
      <View style={{ flexDirection: "row", justifyContent: "space-between" }}>
        <Sign />
        <LineDrawing name={label.category} size={34} />
      </View>
      <DoubleRule />
      <T size={38} bold style={{ lineHeight: 1.15 }}>
        {wishes.number(label.number)}
      </T>
      <T size={19} bold lines={3} style={{ lineHeight: 1.25 }}>
        {label.title}
      </T>
      <T size={14} lines={3} style={{ marginTop: 2, lineHeight: 1.3 }}>
        {specOf(label)}
      </T>
      <View style={{ flexGrow: 1 }} />
      <View style={{ flexDirection: "row", alignItems: "flex-end", gap: 8 }}>
        {label.address && <Qr text={label.address} size={mm(44)} />}
        <View style={{ flex: 1 }}>
          {label.address && (
            <T size={9} soft>
              {print.labels.check}
            </T>
          )}
          {label.code && (
            <T size={13} bold>
              {label.code}
            </T>
          )}
          <T size={9} soft lines={3}>
            {batch}
          </T>
        </View>
      </View>
    </Leaf>
  );
}
