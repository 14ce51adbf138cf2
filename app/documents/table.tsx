import { View } from "@react-pdf/renderer";
import { Children, type ReactNode } from "react";
import { brand } from "./brand";
import { T } from "./paper";

/** A line of a table that no page break cuts through; the head stands on every page of what it lies in. */
export const Row = ({
  head,
  high,
  children,
}: {
  head?: boolean;
  high?: number;
  children: ReactNode;
}) => (
  <View
    wrap={false}
    // The renderer asks whether `fixed` is there at all.
    {...(head && { fixed: true })}
    style={{
      flexDirection: "row",
      alignItems: head ? "flex-end" : "center",
      minHeight: high,
      paddingVertical: 4,
      borderBottom: head ? `1 solid ${brand.ink}` : `0.5 solid ${brand.rule}`,
    }}
  >
    {children}
  </View>
);

/** `width` in hundredths of the row; numbers end under one another; a rule at the left where one writes. */
export function Cell({
  width,
  bold,
  soft,
  ruled,
  numeric,
  children,
}: {
  width: number;
  bold?: boolean;
  soft?: boolean;
  ruled?: boolean;
  numeric?: boolean;
  children?: ReactNode;
}) {
  const texts = Children.toArray(children).every((one) => typeof one === "string");
  return (
    <View
      style={{
        width: `${width}%`,
        paddingRight: numeric ? 18 : 6,
        ...(numeric && { alignItems: "flex-end" }),
        ...(ruled && { borderLeft: `0.5 solid ${brand.rule}`, paddingLeft: 4, minHeight: 24 }),
      }}
    >
      {texts ? (
        <T size={9.5} bold={bold} soft={soft} style={{ lineHeight: 1.35 }}>
          {Children.toArray(children).join("")}
        </T>
      ) : (
        children
      )}
    </View>
  );
}
