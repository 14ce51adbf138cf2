import type { FundTask } from "~/domain/funds/todo.server";
import { useNow, useText } from "~/i18n/reader";
import { Empty } from "~/ui/empty";
import { ToDoList } from "~/ui/todo";

type Waiting = { slug: string; hostSlug: string; tasks: ToDo[] };
type ToDo = { task: FundTask; count: number; oldest: string };

const day = 86_400_000;

/** What waits at the fund's desk, each with how much, since when, and the way to it. */
export function FundTasks({ slug, hostSlug, tasks }: Waiting) {
  const { todo } = useText().funds.desk;
  const now = Date.parse(useNow());
  const ways: Record<FundTask, string> = {
    people: `/organizations/${slug}/members`,
    transferDetails: `/fund/${slug}/settings`,
    approve: `/fund/${slug}/deposits`,
    statements: `/fund/${slug}/statements`,
    toSettle: `/fund/${slug}/statements`,
    purchases: `/fund/${slug}/purchases`,
    refunds: `/fund/${slug}/cards`,
    returns: `/fund/${slug}/purchases`,
    adjustments: `/fund/${slug}/adjustments`,
    refused: `/fund/${slug}/purchases`,
    spentInVain: `/fund/${slug}/allocations`,
    noInvoice: `/fund/${slug}/allocations`,
    loss: `/fund/${slug}/adjustments`,
    leftovers: `/fund/${slug}/adjustments`,
    toBuy: `/fund/${slug}/purchases/new`,
    rejected: `/fund/${slug}/deposits`,
    receipts: `/fund/${slug}/receipts`,
    goods: `/charity/${hostSlug}/receipts`,
    promised: `/fund/${slug}/pledges`,
  };
  if (tasks.length === 0) return <Empty title={todo.nothing}>{todo.nothingWhy}</Empty>;
  return (
    <ToDoList
      items={tasks.map(({ task, count, oldest }) => {
        const days = Math.max(0, Math.floor((now - Date.parse(oldest)) / day));
        return {
          count,
          title: todo[task].title,
          note: `${todo.waited(days)} · ${todo[task].note}`,
          to: ways[task],
          action: todo[task].go,
          late: task === "people" || task === "transferDetails",
        };
      })}
    />
  );
}
