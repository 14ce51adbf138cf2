import { View } from "@react-pdf/renderer";
import { mm, T } from "./paper";

export type Line = [label: string, value: string];

/** What a paper says, each under its name; what is empty is left out. */
export const Lines = ({ lines }: { lines: Line[] }) => (
  <>
    {lines
      .filter(([, value]) => value !== "")
      .map(([label, value], place) => (
        <View key={place} style={{ flexDirection: "row", paddingVertical: 4 }} wrap={false}>
          <T size={10} soft style={{ width: mm(42) }}>
            {label}
          </T>
          <T size={11.5} style={{ flex: 1 }}>
            {value}
          </T>
        </View>
      ))}
  </>
);
