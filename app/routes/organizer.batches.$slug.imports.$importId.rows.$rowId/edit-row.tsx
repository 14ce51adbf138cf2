import { Form } from "@remix-run/react";
import { columnKeys } from "~/domain/imports/columns";
import type { WireRowForm } from "~/domain/imports/shapes";
import { useText, useTo } from "~/i18n/reader";
import { faultyColumns, RowFields } from "~/parts/import-fields";
import { Answered, type Answer } from "~/ui/answer";
import { Actions, Button } from "~/ui/button";
import { Callout, Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

/** All cells of a row; those at fault stand first. What was imported is changed at its wish. */
export function EditRow({ row, refused }: { row: WireRowForm; refused?: Answer }) {
  const words = useText().imports.edit;
  const to = useTo();
  if (row.standing === "imported" || row.standing === "mended") {
    return (
      <Callout>
        <p>{words.fixed}</p>
        <ul className="plain-list">
          {row.wishIds.map((id) => (
            <li key={id}>
              <a href={to(`/organizer/wishes/${id}`)}>{words.wish}</a>
            </li>
          ))}
        </ul>
      </Callout>
    );
  }
  const faults = faultyColumns(row.problems);
  const others = columnKeys.filter((column) => !faults.includes(column));
  const shared = { of: "", values: row.values, problems: row.problems, refused };
  return (
    <Form method="post" noValidate>
      <Answered answer={refused}>
        <Refused />
      </Answered>
      {faults.length > 0 && (
        <Panel title={words.fault}>
          <RowFields {...shared} columns={faults} />
          <Actions>
            <Button>{words.save}</Button>
          </Actions>
        </Panel>
      )}
      <Panel title={words.all}>
        <div className="cells">
          <RowFields {...shared} columns={others} />
        </div>
        <Actions>
          <Button kind={faults.length > 0 ? "quiet" : "primary"}>{words.save}</Button>
        </Actions>
      </Panel>
    </Form>
  );
}
