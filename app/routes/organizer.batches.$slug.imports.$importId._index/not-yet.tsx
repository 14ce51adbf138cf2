import type { WireImport } from "~/domain/imports/shapes";
import { useText } from "~/i18n/reader";
import { ImportSum } from "~/parts/import-sum";
import { useSentence } from "~/ui/answer";
import { Actions, LinkButton } from "~/ui/button";
import { Panel } from "~/ui/panel";
import { Understood } from "./understood";

/** The file as a whole was refused: why, in a sentence. */
export function Failed({ about: { failure }, batch }: { about: WireImport; batch: string }) {
  const words = useText().imports.failed;
  const sentence = useSentence();
  return (
    <Panel title={words.title}>
      {failure && <p className="refused-why">{sentence(failure.code)}</p>}
      <p>{words.lead}</p>
      <Actions>
        <LinkButton kind="primary" to={`${batch}/import`}>
          {words.again}
        </LinkButton>
      </Actions>
    </Panel>
  );
}

/** Something is certain only to who made the table: what its columns hold. */
export function Unsure({ about, at }: { about: WireImport; at: string }) {
  const words = useText().imports.unsure;
  return (
    <>
      <ImportSum rowsRead={about.rowsRead} counts={about.counts} />
      <Panel title={words.title}>
        <p>{words.lead}</p>
        {about.can.keep && (
          <Actions>
            <LinkButton kind="primary" to={`${at}/columns`}>
              {words.go}
            </LinkButton>
          </Actions>
        )}
      </Panel>
      <Understood about={about} at={at} />
    </>
  );
}
