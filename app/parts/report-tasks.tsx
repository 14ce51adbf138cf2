import { useText } from "~/i18n/reader";
import { ToDoList } from "~/ui/todo";

type Task = { id: string; owner: string; batch: string | null; task: "review" | "mend" };

/** Reports that wait for the reader, and one that is due. */
export function ReportTasks({
  tasks,
  due,
}: {
  tasks: Task[];
  due?: { slug: string; late: boolean };
}) {
  const { todo } = useText().reports.desk;
  const items = tasks.map(({ id, owner, batch, task }) => ({
    count: 1,
    title: todo[task].title,
    note: todo[task].note,
    to: batch ? `/organizer/batches/${batch}/reports/${id}` : `/fund/${owner}/reports/${id}`,
    action: todo[task].go,
  }));
  const owed = due && {
    count: 1,
    title: todo.due.title,
    note: todo.due.note,
    to: `/fund/${due.slug}/reports`,
    action: todo.due.go,
    late: due.late,
  };
  const all = owed ? [...items, owed] : items;
  return all.length > 0 ? <ToDoList items={all} /> : null;
}
