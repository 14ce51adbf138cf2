import type { WireMoneyFigures, WishFigures } from "~/domain/reports/figures";
import type { ReportState } from "~/domain/reports/life";
import type { WireMoney } from "~/i18n/formats";
import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { Banner } from "~/ui/banner";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Facts, Figures } from "~/ui/figures";
import { Section } from "~/ui/page";
import { useLangOf } from "./language";
import { ReportBadge } from "./report-desk-list";
import { AccountTable } from "./report-money";
import { ReportNotices, type Noticed } from "./report-notices";

type Report = Noticed & {
  id: string;
  state: ReportState;
  version: number;
  intro: string;
  learned: string;
  failed: string;
  correction: string;
  corrects: boolean;
  sentBack: string;
  sealedNumber: string;
  purchases: number;
  deliveries: number;
  money: WireMoneyFigures | null;
  late: WireMoney | null;
  again: boolean;
  figures: { wishes: WishFigures };
  photos: { chosen: boolean }[];
  can: Noticed["can"] & { edit: boolean; submit: boolean; publish: boolean; correct: boolean };
  mine: boolean;
};

/** A report at its desk: what can be done now, its frozen figures, and its words. */
export function ReportDesk({ report, at }: { report: Report; at: string }) {
  const { desk: text } = useText().reports;
  return (
    <>
      {report.sentBack && report.state === "draft" && (
        <Banner tone="wait">
          <b>{text.sentBack}</b> {report.sentBack}
        </Banner>
      )}
      {report.again && !report.sentBack && <Banner tone="wait">{text.again}</Banner>}
      <ReportNotices report={report} at={at} />
      <p>
        <ReportBadge state={report.state} />
      </p>
      <ReportSteps report={report} at={at} />
      <ReportNumbers report={report} />
      <ReportTexts report={report} />
    </>
  );
}

function ReportSteps({ report, at }: { report: Report; at: string }) {
  const { desk: text } = useText().reports;
  const { can, state, mine } = report;
  const holds = report.moved === null;
  const isOut = state === "published" || state === "corrected";
  return (
    <>
      <Actions>
        {can.publish && holds && (
          <LinkButton kind="primary" to={`${at}/publication`}>
            {text.publish}
          </LinkButton>
        )}
        {can.publish && <LinkButton to={`${at}/return`}>{text.sendBack}</LinkButton>}
        {can.submit && holds && (
          <LinkButton kind="primary" to={`${at}/submission`}>
            {text.submit}
          </LinkButton>
        )}
        {can.edit && <LinkButton to={`${at}/words`}>{text.words}</LinkButton>}
        {can.edit && holds && <LinkButton to={`${at}/recomposition`}>{text.recompose}</LinkButton>}
        {can.edit && <TextLink to={`${at}/removal`}>{text.drop}</TextLink>}
        {isOut && <LinkButton to={`/reports/${report.id}`}>{text.see}</LinkButton>}
        {can.correct && <TextLink to={`${at}/correction`}>{text.correct}</TextLink>}
      </Actions>
      {state === "in_review" && mine && <p>{text.wroteIt}</p>}
    </>
  );
}

function ReportNumbers({ report }: { report: Report }) {
  const { reports } = useText();
  const { desk: text, wishes: words } = reports;
  const { wishes } = report.figures;
  return (
    <Section title={text.figures}>
      <p className="prose">{filled(text.figuresNote, { number: report.sealedNumber })}</p>
      <Figures
        items={[
          { label: words.posted, value: wishes.posted },
          { label: words.taken, value: wishes.taken },
          { label: words.granted, value: wishes.granted, done: true },
        ]}
      />
      <Facts
        items={[
          { label: text.purchases, value: text.lines(report.purchases) },
          { label: text.deliveries, value: text.lines(report.deliveries) },
        ]}
      />
      {report.money && <AccountTable money={report.money} late={report.late} />}
    </Section>
  );
}

function ReportTexts({ report }: { report: Report }) {
  const { desk: text, learned } = useText().reports;
  const written = useLangOf();
  const said = [
    ...(report.corrects ? [{ label: text.correction, value: report.correction }] : []),
    { label: text.intro, value: report.intro },
    { label: text.failedWords, value: report.failed },
    { label: learned, value: report.learned },
  ].map(({ label, value }) => ({
    label,
    value: (
      <span className="as-typed" lang={written(value)}>
        {value || "–"}
      </span>
    ),
  }));
  const chosen = report.photos.filter((photo) => photo.chosen).length;
  return (
    <Section title={text.words}>
      <Facts items={[...said, { label: text.photos, value: chosen }]} />
    </Section>
  );
}
