import { statementWays } from "~/domain/funds/choices";
import { largestStatement } from "~/domain/funds/statement/sizes";
import { useText } from "~/i18n/reader";
import { Button } from "~/ui/button";
import { Checks } from "~/ui/field";
import { FileField } from "~/ui/file-field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

/** Where a statement is handed in, as it was downloaded. */
export function BringForm() {
  const { bring } = useText().statements;
  return (
    <Panel title={bring.title}>
      <Form encType="multipart/form-data">
        <Refused labels={{ file: bring.file }} />
        <FileField
          name="file"
          label={bring.file}
          hint={bring.fileHint}
          accept=".csv,.xlsx"
          drop={bring.drop}
          most={largestStatement}
          tooLarge={bring.tooLarge}
        />
        <Checks
          name="way"
          legend={bring.way}
          value="transfer"
          options={statementWays.map((way) => ({
            value: way,
            label: bring.ways[way],
            hint: bring.waysHint[way],
          }))}
        />
        <Button>{bring.button}</Button>
      </Form>
      <p className="fine">{bring.promise}</p>
    </Panel>
  );
}
