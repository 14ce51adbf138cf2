import { View } from "@react-pdf/renderer";
import { useText } from "~/i18n/reader";
import { brand } from "./brand";
import type { Drawings } from "./drawings";
import { DoubleRule, Leaf, mm, Paper, Qr, Sign, T } from "./paper";

/** What a donor sticks on the box: where it goes, and a code that says nothing about a child. */
export function ParcelLabel({ sheet, ...label }: Drawings["parcelLabel"]) {
  const { print } = useText();
  return (
    <Paper title={`${print.parcel.title} ${label.code}`}>
      {sheet ? (
        <Leaf style={{ padding: 0, flexDirection: "row", flexWrap: "wrap" }}>
          {[1, 2, 3, 4].map((at) => (
            <View
              key={at}
              style={{
                width: mm(105),
                height: mm(148.4),
                padding: mm(8),
                border: `0.4 dashed ${brand.soft}`,
              }}
            >
              <Label {...label} />
            </View>
          ))}
        </Leaf>
      ) : (
        <Leaf size={[mm(100), mm(150)]} style={{ padding: mm(7) }}>
          <Label {...label} />
        </Leaf>
      )}
    </Paper>
  );
}

function Label({ code, pieces, hub, address }: Omit<Drawings["parcelLabel"], "sheet">) {
  const { print, claims } = useText();
  const words = print.parcel;
  return (
    <View style={{ flexGrow: 1 }}>
      <Sign />
      <DoubleRule />
      <T size={10} soft>
        {words.to}
      </T>
      <T size={17} bold lines={4} style={{ lineHeight: 1.3 }}>
        {hub.address}
      </T>
      <T size={15} lines={2} style={{ lineHeight: 1.3 }}>
        {hub.name}
      </T>
      {hub.phone && (
        <T size={12} lines={1} style={{ marginTop: 4 }}>
          {`${words.phone}  ${hub.phone}`}
        </T>
      )}
      {hub.hours && (
        <T size={10} soft lines={2}>
          {`${words.hours}  ${hub.hours}`}
        </T>
      )}
      <View style={{ flexGrow: 1 }} />
      <View
        style={{ borderTop: `1 solid ${brand.ink}`, paddingTop: 6, flexDirection: "row", gap: 8 }}
      >
        <Qr text={address} size={mm(40)} />
        <View style={{ flex: 1, justifyContent: "center" }}>
          <T size={9} soft>
            {words.code}
          </T>
          <T size={18} bold style={{ lineHeight: 1.25 }}>
            {code}
          </T>
          <T size={12}>{claims.label.pieces(pieces)}</T>
          <T size={8} soft style={{ marginTop: 4 }}>
            {words.scan}
          </T>
          <T size={8} soft>
            {words.secret}
          </T>
        </View>
      </View>
    </View>
  );
}
