import { exportPurposes } from "~/domain/claims/export-purposes";
import { useText, useTo } from "~/i18n/reader";
import type { BoardAddress } from "~/parts/board-address";
import { Answered, type Answer } from "~/ui/answer";
import { Actions, Button } from "~/ui/button";
import { Checks, Select } from "~/ui/field";
import { Callout, Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

const purposeMissing: Answer = { errors: [{ field: "purpose", code: "choice_unknown" }] };

/** Asks for what a list with names is needed. A file answers it, so the browser sends it plainly. */
export function RecordsForm({
  slug,
  look,
  untold,
}: {
  slug: string;
  look: BoardAddress;
  untold: boolean;
}) {
  const { board } = useText();
  const words = board.export;
  const to = useTo();
  const kept = Object.entries(look).filter(([name, value]) => value && name !== "page");
  return (
    <Panel>
      <form method="post" action={to(`/organizer/batches/${slug}/export/records`)} noValidate>
        <Answered answer={untold ? purposeMissing : undefined}>
          <Refused labels={{ purpose: words.purpose }} />
          <p>{words.recordsLead}</p>
          {kept.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={`${value}`} />
          ))}
          <Checks
            name="purpose"
            legend={words.purpose}
            options={exportPurposes.map((value) => ({ value, label: words.purposes[value] }))}
          />
          <Select
            name="format"
            label={words.format}
            options={[
              { value: "xlsx", label: "Excel (.xlsx)" },
              { value: "csv", label: "CSV" },
            ]}
          />
          <Callout>{words.keep}</Callout>
          <Actions>
            <Button>{words.go}</Button>
          </Actions>
        </Answered>
      </form>
    </Panel>
  );
}
