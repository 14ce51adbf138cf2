import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { specOf } from "~/parts/gift-line";
import { Badge } from "~/ui/badge";
import { LinkButton } from "~/ui/button";
import { Day } from "~/ui/day";
import { Drawn } from "~/ui/drawing";
import { Section } from "~/ui/page";
import { Table, type Column } from "~/ui/table";
import type { loader } from "./route";

type Stock = ReturnType<typeof useLoaderData<typeof loader>>;
type Thing = Stock["waiting"][number];

/** What a thing is, as both lists show it. */
function useThing(): Column<Thing>[] {
  const { hub, wishes } = useText();
  return [
    {
      key: "thing",
      head: hub.thing,
      main: true,
      cell: (thing) => (
        <Drawn name={thing.category}>
          {[thing.title, specOf(thing)].filter(Boolean).join(" ")}
        </Drawn>
      ),
    },
    {
      key: "from",
      head: hub.stock.from,
      cell: ({ number, batch }) => `${wishes.number(number)} ${batch}`,
    },
    {
      key: "since",
      head: hub.stock.since,
      cell: ({ takenInAt, timeZone }) => <Day at={takenInAt} timeZone={timeZone} />,
    },
  ];
}

export function Waiting({ things }: { things: Thing[] }) {
  const { stock: text } = useText().hub;
  const thing = useThing();
  return (
    <Table
      label={text.title}
      rows={things}
      rowKey={({ id }) => id}
      columns={[
        ...thing,
        {
          key: "hope",
          head: text.hope,
          cell: ({ hope }) => (hope ? text.hopes[hope] : text.noHope),
        },
        {
          key: "choose",
          head: "",
          bare: true,
          cell: ({ id }) => (
            <LinkButton small to={`/organizer/hub/stock/${id}`}>
              {text.choose}
            </LinkButton>
          ),
        },
      ]}
    />
  );
}

export function Settled({ things }: { things: Stock["settled"] }) {
  const { stock: text } = useText().hub;
  const thing = useThing();
  return (
    <Section title={text.settled}>
      <Table
        label={text.settled}
        rows={things}
        rowKey={({ id }) => id}
        columns={[
          ...thing,
          {
            key: "state",
            head: "",
            bare: true,
            cell: ({ id, state }) => (
              <span className="inline-flex flex-wrap items-center gap-2">
                <Badge tone={state === "given" ? "done" : "stop"}>{text.states[state]}</Badge>
                <LinkButton small to={`/organizer/hub/stock/${id}`}>
                  {text.look}
                </LinkButton>
              </span>
            ),
          },
        ]}
      />
    </Section>
  );
}
