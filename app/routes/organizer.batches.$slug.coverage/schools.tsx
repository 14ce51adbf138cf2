import { useText } from "~/i18n/reader";
import { Actions, Button } from "~/ui/button";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { CoverageTable } from "./coverage-table";

export type School = { school: string; wishes: number; taken: number; granted: number };

/** Coverage by school, once it was opened; before that, why it is closed and what opening it leaves. */
export function Schools({
  schools,
  children,
  opens,
}: {
  schools?: School[];
  children: number;
  opens: boolean;
}) {
  const words = useText().board.coverage;
  if (!opens) return <p>{words.closed}</p>;
  if (schools) {
    return (
      <CoverageTable
        label={words.bySchool}
        of={words.school}
        rows={schools.map((one) => ({
          ...one,
          key: one.school,
          name: one.school || words.noSchool,
        }))}
      />
    );
  }
  return (
    <Panel>
      <Form>
        <Refused />
        <p>{words.why}</p>
        <p>{words.many(children)}</p>
        <Actions>
          <Button>{words.open}</Button>
        </Actions>
      </Form>
    </Panel>
  );
}
