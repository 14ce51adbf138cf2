import type { SerializeFrom } from "@remix-run/node";
import { dayInMs, presses } from "~/domain/batches/tasks";
import { useFormat, useNow, useText } from "~/i18n/reader";
import { Actions, LinkButton } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { ToDoList } from "~/ui/todo";
import type { loader } from "./route";
import { pageOf, wayTo } from "./ways";

type First = keyof typeof ways;
type ToDo = SerializeFrom<typeof loader>["desks"][number]["tasks"][number];

/** What waits at one desk, each with how much, since when, and the way straight to it. */
export function DeskTasks({ tasks, first }: { tasks: ToDo[]; first: First[] }) {
  const { todo } = useText().organizer;
  const since = useSince();
  const { dayTime } = useFormat();
  // Two tables of one batch are told apart by when they came; what they are called stays sealed.
  const nameOf = ({ item, title, since: at }: ToDo["places"][number]) =>
    [title || todo.lists.one, item && dayTime(at)].filter(Boolean).join(" · ");
  if (tasks.length === 0 && first.length > 0) return <Begin first={first} />;
  if (tasks.length === 0) return <Empty title={todo.nothing}>{todo.nothingWhy}</Empty>;
  return (
    <ToDoList
      items={tasks.map((one) => {
        const { task, count, places } = one;
        const way = wayTo[task];
        const straight = places.map((place) => way?.(place) ?? "");
        return {
          count,
          title: todo[task].title,
          note: `${since(one)} · ${todo[task].note}`,
          to: (places.length > 1 && pageOf[task]) || straight[0] || pageOf[task] || "/organizer",
          action: todo[task].go,
          late: presses(task),
          places: way
            ? places.map((place, at) => ({
                to: straight[at] ?? "",
                label: nameOf(place),
                count: place.count,
              }))
            : [],
        };
      })}
    />
  );
}

const ways = { programme: "/organizer/programmes/new", hub: "/organizer/hubs/new" } as const;

/** A desk that has just been opened: what to make before any wish can be collected. */
function Begin({ first }: { first: First[] }) {
  const { begin } = useText().organizer.todo;
  return (
    <>
      <Empty title={begin.title}>{begin.why}</Empty>
      <Actions>
        {first.map((one, place) => (
          <LinkButton key={one} to={ways[one]} kind={place ? "quiet" : "primary"}>
            {begin[one]}
          </LinkButton>
        ))}
      </Actions>
    </>
  );
}

function useSince() {
  const { todo } = useText().organizer;
  const { daysLeft } = useFormat();
  const now = Date.parse(useNow());
  return ({ task, oldest }: ToDo) => {
    const days = Math.max(0, Math.floor((now - Date.parse(oldest)) / dayInMs));
    if (task === "closing") return daysLeft(oldest);
    return task === "late" ? todo.overdue(days) : todo.waited(days);
  };
}
