import { useFormat, useText, useTo } from "~/i18n/reader";
import {
  DeskStepBadge,
  stepOf,
  usePlaceName,
  type DeskStanding,
  type DeskStep,
} from "~/parts/desk";
import type { Category } from "~/parts/wires";
import { Drawing } from "~/ui/drawing";
import { MoneyText } from "~/ui/money";
import { Table } from "~/ui/table";
import { Tabs } from "~/ui/tabs";

type Wish = DeskStanding & {
  id: string;
  number: number;
  category: Category;
  title: string;
  size: string;
  alias: string;
  nameZh: string;
  nameEn: string;
  price: { minor: string; currency: string };
};

/** The wishes of a batch with what each waits for; one step at a time, if asked. */
export function WishTable({
  slug,
  wishes,
  step,
}: {
  slug: string;
  wishes: Wish[];
  step: string | null;
}) {
  const { organizer } = useText();
  const words = organizer.batch;
  const placeName = usePlaceName();
  const format = useFormat();
  const to = useTo();
  const at = `/organizer/batches/${slug}`;
  const steps = [...new Set(wishes.map(stepOf))];
  const shown = steps.includes(step as DeskStep)
    ? wishes.filter((wish) => stepOf(wish) === step)
    : wishes;
  const tabs = [
    { to: at, label: words.all, count: wishes.length, current: shown === wishes },
    ...steps.map((one) => ({
      to: `${at}?step=${one}`,
      label: words.steps[one],
      count: wishes.filter((wish) => stepOf(wish) === one).length,
      current: shown !== wishes && one === step,
    })),
  ];
  return (
    <>
      <Tabs label={words.next} items={tabs} />
      <Table
        label={words.wishes}
        rows={shown}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "number",
            head: words.wishNumber,
            numeric: true,
            cell: ({ number }) => format.number(number),
          },
          {
            key: "thing",
            head: words.thing,
            main: true,
            cell: ({ id, category, title, size }) => (
              <a
                className="inline-flex min-h-11 items-center gap-2"
                href={to(`/organizer/wishes/${id}`)}
              >
                <Drawing name={category} size="small" />
                {[title, size].filter(Boolean).join(" ")}
              </a>
            ),
          },
          { key: "alias", head: words.alias, cell: ({ alias }) => alias },
          { key: "where", head: words.where, cell: placeName },
          {
            key: "price",
            head: words.price,
            numeric: true,
            cell: ({ price }) => <MoneyText value={price} />,
          },
          { key: "next", head: words.next, cell: (wish) => <DeskStepBadge wish={wish} /> },
        ]}
      />
    </>
  );
}
