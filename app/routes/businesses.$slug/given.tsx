import { useFormat, useText } from "~/i18n/reader";
import type { Category } from "~/parts/wires";
import { Drawn } from "~/ui/drawing";
import { Empty } from "~/ui/empty";
import { Bar, Figures } from "~/ui/figures";
import { Section } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { Table } from "~/ui/table";

type Kind = { category: Category; granted: number };
type Counted = { granted: number; onTheWay: number; categories: Kind[] };

/** How much was given and of what kind: figures, bars and their table in one. */
export function Given({ figures, listed }: { figures: Counted | null; listed: boolean }) {
  const { businesses: text } = useText();
  const format = useFormat();
  if (!figures) return <Callout>{text.noFigures}</Callout>;
  const { granted, onTheWay, categories } = figures;
  return (
    <>
      <Figures
        items={[
          {
            label: text.granted,
            value: format.number(granted),
            note: text.grantedNote,
            done: granted > 0,
          },
          { label: text.onTheWay, value: format.number(onTheWay), note: text.onTheWayNote },
        ]}
      />
      {granted > 0 ? (
        <Section title={text.what}>
          <Kinds kinds={categories} whole={granted} />
          {!listed && <p className="field-hint prose">{text.unnamed}</p>}
        </Section>
      ) : (
        <Empty title={text.nothing} drawing="lamp" action={{ to: "/wishes", label: text.wishes }}>
          {text.nothingNote}
        </Empty>
      )}
    </>
  );
}

function Kinds({ kinds, whole }: { kinds: Kind[]; whole: number }) {
  const { businesses: text, wishes } = useText();
  const most = Math.max(...kinds.map(({ granted }) => granted));
  return (
    <Table
      label={text.what}
      rows={kinds}
      rowKey={({ category }) => category}
      columns={[
        {
          key: "kind",
          head: text.kind,
          main: true,
          cell: ({ category }) => <Drawn name={category}>{wishes.category[category]}</Drawn>,
        },
        {
          key: "count",
          head: text.count,
          numeric: true,
          cell: ({ granted }) => text.counted(granted),
        },
        {
          key: "bar",
          head: "",
          bare: true,
          cell: ({ granted }) => (
            <Bar
              parts={[
                { value: granted, tone: "done" },
                { value: most - granted, tone: "open" },
              ]}
            />
          ),
        },
      ]}
      foot={[text.whole, text.counted(whole), ""]}
    />
  );
}
