import { largestUpload } from "~/domain/imports/shapes";
import { useText } from "~/i18n/reader";
import { Button } from "~/ui/button";
import { FileField } from "~/ui/file-field";
import { Form } from "~/ui/form";
import { Two } from "~/ui/page";
import { Callout, Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

/** Where a table is handed in, as it is; beside it the template for who has none. */
export function UploadForm({ slug }: { slug: string }) {
  const words = useText().imports.upload;
  const template = `/organizer/batches/${slug}/template.xlsx`;
  return (
    <Two aside={<Templates at={template} />}>
      <Panel>
        <Form encType="multipart/form-data">
          <Refused labels={{ file: words.file }} />
          <FileField
            name="file"
            label={words.file}
            hint={words.fileHint}
            accept=".xlsx,.csv"
            drop={words.drop}
            most={largestUpload}
            tooLarge={words.tooLarge}
          />
          <Button>{words.go}</Button>
        </Form>
        <p className="fine">{words.promise}</p>
      </Panel>
    </Two>
  );
}

/** Both, whatever the reader's language: the table is filled in by somebody else. */
function Templates({ at }: { at: string }) {
  const words = useText().imports.upload;
  return (
    <Callout>
      <p>{words.template}</p>
      <ul className="plain-list">
        <li>
          <a href={at} download lang="zh-CN">
            {words.templateZh}
          </a>
        </li>
        <li>
          <a href={`/en${at}`} download lang="en">
            {words.templateEn}
          </a>
        </li>
      </ul>
    </Callout>
  );
}
