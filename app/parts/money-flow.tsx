import type { WireMoney } from "~/i18n/formats";
import { useFormat, useText } from "~/i18n/reader";
import { Table } from "~/ui/table";
import { flowShape, type Stretch } from "./flow-shape";

export type FlowFigures = Record<
  "cameIn" | "returned" | "fees" | "available" | "reserved" | "spent" | "delivered",
  WireMoney
> & {
  /** What disputes took beyond what is there. */
  shortfall?: WireMoney;
};

/** The way of a fund's money: what came in, where it went, and how far it got. */
function stretchesOf(flow: FlowFigures) {
  const of = (key: Exclude<keyof FlowFigures, "shortfall">) => Number(flow[key].minor);
  return [
    { key: "cameIn", column: 0, value: of("cameIn") },
    { key: "given", column: 1, of: "cameIn", value: of("reserved") + of("spent") },
    { key: "available", column: 1, of: "cameIn", value: of("available") },
    { key: "fees", column: 1, of: "cameIn", value: of("fees") },
    { key: "returned", column: 1, of: "cameIn", value: of("returned") },
    { key: "spent", column: 2, of: "given", value: of("spent") },
    { key: "reserved", column: 2, of: "given", value: of("reserved") },
    { key: "delivered", column: 3, of: "spent", value: of("delivered") },
    { key: "onTheWay", column: 3, of: "spent", value: of("spent") - of("delivered") },
  ] as const satisfies Stretch[];
}

type Name = ReturnType<typeof stretchesOf>[number]["key"];

/** The drawing, wide for a desk and tall for a phone, and the table that says the same. */
export function MoneyFlow({ flow, came }: { flow: FlowFigures; came?: Came }) {
  const text = useFlowWords(came);
  const stretches = stretchesOf(flow);
  return (
    <>
      <figure className="flow sheet">
        <Drawn stretches={stretches} currency={flow.cameIn.currency} came={came} way="wide" />
        <Drawn stretches={stretches} currency={flow.cameIn.currency} came={came} way="tall" />
        <figcaption className="unseen">{text.label}</figcaption>
      </figure>
      <FlowTable
        {...{ stretches, came, currency: flow.cameIn.currency }}
        shortfall={Number(flow.shortfall?.minor ?? 0)}
      />
    </>
  );
}

/** What stands at the beginning, where it is more than what came in. */
type Came = { name: string; note: string };

function useFlowWords(came?: Came) {
  const { flow } = useText().funds;
  if (!came) return flow;
  return { ...flow, cameIn: came.name, notes: { ...flow.notes, cameIn: came.note } };
}

type Drawing = { came?: Came; stretches: readonly (Stretch & { key: Name })[]; currency: string };

const sizes = {
  wide: { breadth: 170, gap: 52, step: 245, knot: 10, long: 900 },
  tall: { breadth: 150, gap: 20, step: 118, knot: 10, long: 330 },
} as const;

/** About how long a text is in a size of type: Chinese signs are as wide as high, others a good half of that. */
const lengthOf = (text: string, type: number) =>
  [...text].reduce((sum, sign) => sum + type * (sign > "\u2e7f" ? 1 : 0.56), 0);

/** One drawing of the flow; the table beside it speaks, so it is silent. */
function Drawn({ stretches, currency, came, way }: Drawing & { way: "wide" | "tall" }) {
  const text = useFlowWords(came);
  const format = useFormat();
  const { breadth, gap, step, knot, long } = sizes[way];
  const wide = way === "wide";
  const sum = (value: number) => format.money({ minor: String(value), currency });
  const { places, bands, across } = flowShape(stretches, {
    ...{ breadth, gap },
    // Side by side, what is written under one must not run into the next.
    room: ({ key, value }) =>
      wide ? 0 : Math.max(lengthOf(text[key as Name], 14), lengthOf(sum(value), 16)) + 14,
  });
  const last = Math.max(0, ...places.map(({ column }) => column));
  const box = wide ? `0 0 ${long} ${across}` : `0 0 ${Math.max(long, across)} ${last * step + 56}`;
  return (
    <svg className={`flow-${way}`} viewBox={box} aria-hidden="true">
      {bands.map(({ key, column, from, to, size }) => {
        const start = column * step + knot;
        const end = (column + 1) * step;
        const middle = (start + end) / 2;
        const path = wide
          ? `M${start} ${from}C${middle} ${from} ${middle} ${to} ${end} ${to}v${size}C${middle} ${to + size} ${middle} ${from + size} ${start} ${from + size}z`
          : `M${from} ${start}C${from} ${middle} ${to} ${middle} ${to} ${end}h${size}C${to + size} ${middle} ${from + size} ${middle} ${from + size} ${start}z`;
        return <path key={key} d={path} className={`flow-band flow-${key}`} />;
      })}
      {places.map(({ key, column, across: at, size, value }) => {
        const along = column * step;
        const said = wide ? { x: along, y: at + size + 16 } : { x: at, y: along + knot + 16 };
        return (
          <g key={key}>
            <rect
              className={`flow-knot flow-${key}`}
              {...(wide
                ? { x: along, y: at, width: knot, height: size }
                : { x: at, y: along, width: size, height: knot })}
            />
            <text {...said} className="flow-name">
              {text[key as Name]}
            </text>
            <text {...said} dy="18" className="flow-sum">
              {sum(value)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const depth: Record<Name, number> = {
  cameIn: 0,
  given: 1,
  spent: 2,
  delivered: 3,
  onTheWay: 3,
  reserved: 2,
  available: 1,
  fees: 1,
  returned: 1,
};

function FlowTable({ stretches, currency, came, shortfall }: Drawing & { shortfall: number }) {
  const text = useFlowWords(came);
  const format = useFormat();
  const rows = (Object.keys(depth) as Name[]).flatMap((key) => {
    const stretch = stretches.find((one) => one.key === key);
    const optional = key === "fees" || key === "returned";
    return stretch && !(optional && stretch.value === 0) ? [{ key, value: stretch.value }] : [];
  });
  // Nothing flows there, so the table alone tells it.
  const all = shortfall > 0 ? [...rows, { key: "shortfall" as const, value: shortfall }] : rows;
  return (
    <Table
      label={text.table}
      rows={all}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "where",
          head: text.where,
          main: true,
          cell: ({ key }) => (
            <span className={`flow-depth-${key === "shortfall" ? 1 : depth[key]}`}>
              {text[key]}
              <small className="flow-note">{text.notes[key]}</small>
            </span>
          ),
        },
        {
          key: "amount",
          head: text.amount,
          numeric: true,
          cell: ({ value }) => format.exact({ minor: String(value), currency }),
        },
      ]}
    />
  );
}
