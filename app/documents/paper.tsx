import {
  Circle,
  Document,
  Font,
  Page,
  Path,
  Svg,
  Text,
  View,
  type DocumentProps,
  type PageProps,
} from "@react-pdf/renderer";
import type { ComponentProps, ReactNode } from "react";
import { useLocale, useText } from "~/i18n/reader";
import { drawings, type DrawingName } from "~/ui/drawings";
import { brand, bridge } from "./brand";
import { fontFiles, hasGlyph } from "./fonts";
import { legible, lineParts } from "./line-parts";
import { qrPath } from "./qr";

const family = "Noto Sans SC";

/** Millimetres as points, the measure of a PDF. */
export const mm = (length: number) => (length * 72) / 25.4;

/** Makes the one type of the house known. Called once, before anything is drawn. */
export function layOutType() {
  Font.register({
    family,
    fonts: [
      { src: fontFiles.regular, fontWeight: 400 },
      { src: fontFiles.bold, fontWeight: 700 },
    ],
  });
  // The renderer sets a hyphen wherever it breaks a word; between a part, nothing and a part it sets none.
  Font.registerHyphenationCallback((word) =>
    lineParts(word).flatMap((part, index) => (index === 0 ? [part] : ["", part])),
  );
}

type Style = Exclude<ComponentProps<typeof Text>["style"], undefined | readonly unknown[]>;

/** A text in which no character is lost. `lines` is how many it may take before it ends in "…". */
export function T({
  size = 10,
  bold,
  soft,
  lines,
  style,
  ahead,
  children,
}: {
  size?: number;
  bold?: boolean;
  soft?: boolean;
  lines?: number;
  style?: Style;
  /** How much of what follows must fit on the same page. */
  ahead?: number;
  children: string | number | undefined;
}) {
  return (
    <Text
      {...(ahead && { minPresenceAhead: ahead })}
      style={{
        fontSize: size,
        fontWeight: bold ? 700 : 400,
        lineHeight: 1.45,
        ...(soft && { color: brand.soft }),
        ...(lines && { maxLines: lines, textOverflow: "ellipsis" }),
        ...style,
      }}
    >
      {legible(String(children ?? ""), hasGlyph)}
    </Text>
  );
}

/** A document of our hand; who made it says nothing but the house. */
export function Paper({ title, children }: { title: string; children: ReactNode }) {
  const { common } = useText();
  const locale = useLocale();
  const told: DocumentProps = { title, author: common.name, creator: common.name };
  return (
    <Document {...told} producer={common.name} language={locale}>
      {children}
    </Document>
  );
}

/** One page, A4 unless said otherwise. */
export function Leaf({
  style,
  size = "A4",
  landscape,
  children,
}: {
  style?: Style;
  size?: PageProps["size"];
  landscape?: boolean;
  children: ReactNode;
}) {
  return (
    <Page
      size={size}
      orientation={landscape ? "landscape" : "portrait"}
      style={{ fontFamily: family, color: brand.ink, padding: mm(16), ...style }}
    >
      {children}
    </Page>
  );
}

/** One thick, one thin. */
export const DoubleRule = ({ style }: { style?: Style }) => (
  <View
    style={{ borderTop: `1.6 solid ${brand.ink}`, marginVertical: 6, paddingTop: 1.8, ...style }}
  >
    <View style={{ borderTop: `0.5 solid ${brand.ink}` }} />
  </View>
);

/** The sign of the house beside its name. */
export function Sign({ size = 11 }: { size?: number }) {
  const { common } = useText();
  return (
    <View style={{ flexDirection: "row", alignItems: "center", gap: 5 }}>
      <Svg viewBox="0 0 44 32" width={size * 2.2} height={size * 1.6}>
        <Path d={bridge.arcs} stroke={brand.lantern} strokeWidth={2.2} />
        <Path d={bridge.wire} stroke={brand.ink} strokeWidth={1.6} />
        <Path d={bridge.lantern} fill={brand.lantern} />
      </Svg>
      <T size={size} bold>
        {common.name}
      </T>
    </View>
  );
}

/** A page's head: the sign, what this is, and the double rule; on every page when `fixed`. */
export function Head({
  title,
  lead,
  mark,
  fixed,
}: {
  title: string;
  lead?: string;
  mark?: string;
  fixed?: boolean;
}) {
  return (
    <View {...(fixed && { fixed: true })}>
      <View style={{ flexDirection: "row", justifyContent: "space-between", alignItems: "center" }}>
        <Sign />
        {mark && (
          <View
            style={{ border: `1 solid ${brand.alarm}`, paddingVertical: 2, paddingHorizontal: 7 }}
          >
            <T size={9} bold style={{ color: brand.alarm }}>
              {mark}
            </T>
          </View>
        )}
      </View>
      <DoubleRule />
      <T size={18} bold style={{ lineHeight: 1.3 }}>
        {title}
      </T>
      {lead && (
        <T size={9.5} soft style={{ marginTop: 2, marginBottom: 8 }}>
          {lead}
        </T>
      )}
    </View>
  );
}

/** At the foot of every page: what it belongs to, and which page of how many it is. */
export function Foot({ told }: { told: string }) {
  const { print } = useText();
  return (
    <View
      fixed
      style={{
        position: "absolute",
        left: mm(16),
        right: mm(16),
        bottom: mm(8),
        flexDirection: "row",
        justifyContent: "space-between",
      }}
    >
      <T size={8} soft lines={1} style={{ maxWidth: mm(130) }}>
        {told}
      </T>
      <Text
        style={{ fontSize: 8, color: brand.soft }}
        render={({ pageNumber, totalPages }) => `${print.page(pageNumber)} ${print.of(totalPages)}`}
      />
    </View>
  );
}

/** A line to write on, with what belongs there under or before it. */
export const Blank = ({ label, style }: { label: string; style?: Style }) => (
  <View style={{ flexDirection: "row", alignItems: "flex-end", ...style }}>
    <T size={9.5} soft>
      {label}
    </T>
    <View
      style={{ flexGrow: 1, minWidth: 40, marginLeft: 6, borderBottom: `0.7 solid ${brand.ink}` }}
    />
  </View>
);

/** A box to tick: drawn, for no font of ours has one. */
export const TickBox = ({ size = 11 }: { size?: number }) => (
  <View style={{ width: size, height: size, border: `0.9 solid ${brand.ink}`, flexShrink: 0 }} />
);

/** A QR code as one path, dark on white with the quiet edge that cameras want. */
export function Qr({ text, size }: { text: string; size: number }) {
  const { across, path } = qrPath(text);
  return (
    <Svg viewBox={`0 0 ${across} ${across}`} width={size} height={size}>
      <Path d={`M0 0h${across}v${across}h-${across}z`} fill="#ffffff" />
      <Path d={path} fill="#000000" />
    </Svg>
  );
}

/** One of our line drawings, its wash a little off its line. */
export function LineDrawing({ name, size }: { name: DrawingName; size: number }) {
  return (
    <Svg viewBox="0 0 48 48" width={size} height={size} style={{ flexShrink: 0 }}>
      {[...drawings[name].matchAll(/<(path|circle) ([^>]*)\/>/g)].map(([, kind, written], at) => {
        const told = Object.fromEntries(
          [...(written ?? "").matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [
            key,
            value,
          ]),
        );
        const ink = told.class
          ? { fill: brand.wash }
          : { stroke: brand.ink, strokeWidth: 1.5, fill: "none", strokeLinecap: "round" as const };
        return kind === "circle" ? (
          <Circle key={at} cx={told.cx ?? 0} cy={told.cy ?? 0} r={told.r ?? 0} {...ink} />
        ) : (
          <Path key={at} d={told.d ?? ""} {...ink} />
        );
      })}
    </Svg>
  );
}

/** Size, colour and look in one line. */
export const specOf = ({ size, colour, style }: { size: string; colour: string; style: string }) =>
  [size, colour, style].filter(Boolean).join(" · ");
