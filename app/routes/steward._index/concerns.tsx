import { useText } from "~/i18n/reader";
import { Section } from "~/ui/page";
import { ToDoList } from "~/ui/todo";

/** What waits for a steward before everything else; nothing where no concern is open. */
export function ConcernsWaiting({ waiting }: { waiting: { count: number; urgent: number } }) {
  const { queue } = useText().concerns;
  const { count, urgent } = waiting;
  if (count === 0) return null;
  return (
    <Section title={queue.title}>
      <ToDoList
        items={[
          {
            count,
            title: queue.todo(count),
            note: urgent > 0 ? queue.urgent(urgent) : queue.quiet,
            to: "/steward/concerns",
            action: queue.go,
            late: urgent > 0,
          },
        ]}
      />
    </Section>
  );
}
