import { useText, useTo } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import type { ReportSeen } from "~/domain/reports/wire";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";
import { Panel } from "~/ui/panel";

/** How anybody can check the report, and the forms in which it can be taken along. */
export function ReportCheck({ report }: { report: ReportSeen }) {
  const { reports: text } = useText();
  const path = useTo();
  const written = useLangOf();
  const { check } = text;
  const file = (ending: string) => path(`/reports/${report.id}.${ending}`);
  const grants = report.lines.some(({ kind }) => kind === "purchase");
  return (
    <Panel title={check.title}>
      <Facts
        items={[
          { label: check.two, value: check.twoNote },
          { label: check.owner, value: <span lang={written(report.owner)}>{report.owner}</span> },
          ...(report.host
            ? [{ label: check.host, value: <span lang={written(report.host)}>{report.host}</span> }]
            : []),
          { label: check.published, value: <Day at={report.publishedAt} /> },
          {
            label: check.number,
            value: (
              <>
                {report.sealed.number}
                <small className="flow-note">{check.numberNote}</small>
              </>
            ),
          },
          { label: check.head, value: <span className="seal-code">{report.sealed.head}</span> },
        ]}
      />
      <Actions>
        <LinkButton kind="primary" to={`/reports/${report.id}/mine`} rel="nofollow">
          {check.mine}
        </LinkButton>
      </Actions>
      <p className="screen-only">
        {check.files} <a href={file("pdf")}>{check.pdf}</a> · <a href={file("csv")}>{check.csv}</a>
        {grants && (
          <>
            {" · "}
            <a href={file("json")}>{check.json}</a>
          </>
        )}
      </p>
      {report.corrects && <TextLink to={`/reports/${report.corrects}`}>{text.before}</TextLink>}
    </Panel>
  );
}
