import { Path, Svg, View } from "@react-pdf/renderer";
import { useFormat, useLocale, useText } from "~/i18n/reader";
import type { DrawingName } from "~/ui/drawings";
import { brand } from "./brand";
import type { Drawings } from "./drawings";
import { DoubleRule, Leaf, LineDrawing, mm, Paper, Qr, Sign, T } from "./paper";

const hung: DrawingName[] = ["coat", "book", "shoes", "lamp", "bag", "ball"];

/** What hangs in a shop or at a school: what this is, until when, how it goes, and where to scan. */
export function Poster(batch: Drawings["poster"]) {
  const { print } = useText();
  const words = print.poster;
  const format = useFormat();
  const zh = useLocale() === "zh-CN";
  const facts = [
    [words.place, zh ? batch.place.zh : batch.place.en],
    [words.by, batch.organizer],
    [words.closes, format.day(batch.closesAt, batch.timeZone)],
    [words.deliver, format.day(batch.deliverBy, batch.timeZone)],
  ];
  const { steps } = words;
  const road = [
    [steps.scan, steps.scanHow],
    [steps.send, steps.sendHow],
    [steps.see, steps.seeHow],
  ];
  return (
    <Paper title={batch.title}>
      <Leaf style={{ backgroundColor: brand.sheet }}>
        <View style={{ flexDirection: "row", justifyContent: "space-between" }}>
          <Sign size={14} />
          <T size={11} soft lines={1} style={{ maxWidth: mm(110) }}>
            {batch.programme}
          </T>
        </View>
        <DoubleRule />
        <Hung />
        <T size={17} style={{ color: brand.lantern, marginTop: 20 }} bold>
          {words.invite}
        </T>
        <T size={sizeOf(batch.title)} bold lines={3} style={{ lineHeight: 1.25, marginTop: 4 }}>
          {batch.title}
        </T>
        <T size={17} style={{ color: brand.pine, marginTop: 4 }} bold>
          {batch.waiting === null ? words.soon : words.waiting(batch.waiting)}
        </T>
        <View style={{ flexDirection: "row", flexWrap: "wrap", marginTop: 18 }}>
          {facts.map(([name, told]) => (
            <View key={name} style={{ width: "50%", paddingRight: 10, marginBottom: 10 }}>
              <T size={11} soft>
                {name}
              </T>
              <T size={16} lines={2} style={{ lineHeight: 1.3 }}>
                {told}
              </T>
            </View>
          ))}
        </View>
        <DoubleRule style={{ marginTop: 4 }} />
        <View style={{ flexDirection: "row", marginTop: 20, gap: 18, flexGrow: 1 }}>
          <View style={{ flex: 1, gap: 26, paddingTop: 6 }}>
            {road.map(([head, how], at) => (
              <View key={head} style={{ flexDirection: "row", gap: 10 }}>
                <Numbered number={at + 1} />
                <View style={{ flex: 1 }}>
                  <T size={15} bold style={{ lineHeight: 1.35 }}>
                    {head}
                  </T>
                  <T size={12} soft>
                    {how}
                  </T>
                </View>
              </View>
            ))}
          </View>
          <View style={{ alignItems: "center", width: mm(80) }}>
            <View
              style={{ border: `1 solid ${brand.ink}`, padding: 4, backgroundColor: "#ffffff" }}
            >
              <Qr text={batch.address} size={mm(74)} />
            </View>
            <T size={16} bold style={{ color: brand.lantern, marginTop: 8 }}>
              {words.scan}
            </T>
            <T size={9} soft style={{ textAlign: "center" }}>
              {batch.address}
            </T>
          </View>
        </View>
        <DoubleRule />
        <T size={11} soft style={{ textAlign: "center" }}>
          {words.safe}
        </T>
      </Leaf>
    </Paper>
  );
}

/** The longer a title, the smaller it is set, so that all stays on one sheet. */
const sizeOf = (title: string) => (title.length > 40 ? 22 : title.length > 20 ? 30 : 38);

/** Tags with things drawn on them, hung from one wire. */
const Hung = () => (
  <View style={{ marginTop: 4 }}>
    <Svg viewBox="0 0 500 26" width="100%" height={26} preserveAspectRatio="none">
      <Path d="M0 4Q250 30 500 4" stroke={brand.ink} strokeWidth={1} />
    </Svg>
    <View style={{ flexDirection: "row", justifyContent: "space-around", marginTop: -14 }}>
      {hung.map((name, at) => (
        <View
          key={name}
          style={{
            marginTop: [0, 5, 8, 8, 5, 0][at],
            padding: 7,
            backgroundColor: "#ffffff",
            border: `0.8 solid ${brand.ink}`,
            borderRadius: 3,
          }}
        >
          <LineDrawing name={name} size={40} />
        </View>
      ))}
    </View>
  </View>
);

const Numbered = ({ number }: { number: number }) => (
  <View
    style={{
      width: 26,
      height: 26,
      borderRadius: 13,
      backgroundColor: brand.lantern,
      alignItems: "center",
      justifyContent: "center",
    }}
  >
    <T size={14} bold style={{ color: "#ffffff", lineHeight: 1.2 }}>
      {number}
    </T>
  </View>
);
