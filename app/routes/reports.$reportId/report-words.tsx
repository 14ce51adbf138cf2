import { useText } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import type { ReportSeen } from "~/domain/reports/wire";
import { PhotoFrame } from "~/ui/photo";
import { Section } from "~/ui/page";
import { Table } from "~/ui/table";

/** What went wrong, in numbers from the claims and in words. */
export function WhatFailed({ report }: { report: ReportSeen }) {
  const { failed: text } = useText().reports;
  const written = useLangOf();
  return (
    <Section title={text.title}>
      {report.ended.length > 0 ? (
        <Table
          label={text.title}
          rows={report.ended}
          rowKey={({ as }) => as}
          columns={[
            { key: "how", head: text.how, main: true, cell: ({ as }) => text[as] },
            { key: "count", head: text.count, numeric: true, cell: ({ count }) => count },
          ]}
        />
      ) : (
        <p>{text.none}</p>
      )}
      {report.failed && (
        <p className="prose as-typed" lang={written(report.failed)}>
          {report.failed}
        </p>
      )}
    </Section>
  );
}

export function WhatWasLearned({ report }: { report: ReportSeen }) {
  const { learned } = useText().reports;
  const written = useLangOf();
  if (!report.learned) return null;
  return (
    <Section title={learned}>
      <p className="prose as-typed" lang={written(report.learned)}>
        {report.learned}
      </p>
    </Section>
  );
}

type Photo = { id: string; width: number; height: number };

/** Photos whose publishing was agreed to, as long as it is. */
export function ReportPhotos({ photos }: { photos: Photo[] }) {
  const { reports: text } = useText();
  if (photos.length === 0) return null;
  return (
    <Section title={text.photos}>
      <div className="photos">
        {photos.map(({ id, width, height }) => (
          <PhotoFrame
            key={id}
            src={`/photos/${id}`}
            alt={text.photo}
            {...{ width, height }}
            enlarges
          />
        ))}
      </div>
    </Section>
  );
}
