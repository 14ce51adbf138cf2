import type { ReportState } from "~/domain/reports/life";
import { useFormat, useText, useTo } from "~/i18n/reader";
import { atNoon } from "~/i18n/report-texts";
import { useSentence } from "~/ui/answer";
import { Banner } from "~/ui/banner";
import { Actions, Button, TextLink } from "~/ui/button";
import { Form } from "~/ui/form";
import { useReportNames } from "./report-name";

/** What those who hand in, look at and publish a report should know of it. */
export type Noticed = {
  state: ReportState;
  ownerSlug: string;
  moved: "report_moved" | "report_not_sealed" | null;
  waiting: { id: string; supplier: string; paidOn: string }[];
  overlaps: { id: string; firstDay: string; lastDay: string; version: number }[];
  can: { recompose: boolean };
};

type Props = { report: Noticed; at: string };

/** That it was overtaken, and the one press that composes it anew; what waits, and what overlaps. */
export function ReportNotices({ report, at }: Props) {
  return (
    <>
      <Overtaken report={report} at={at} />
      <WaitingPurchases report={report} />
      <Overlaps report={report} />
    </>
  );
}

function Overtaken({ report: { moved, state, can }, at }: Props) {
  const { desk: text } = useText().reports;
  const sentence = useSentence();
  if (!moved) return null;
  const mends = moved === "report_moved" && can.recompose;
  return (
    <>
      <Banner tone="stop">
        {sentence(moved)} {mends && state === "in_review" && text.movedReview}
      </Banner>
      {mends && (
        <Form action={`${at}/recomposition`} of="recompose">
          <Actions>
            <Button>{text.recompose}</Button>
          </Actions>
        </Form>
      )}
    </>
  );
}

/** Purchases of the report's days that keep it from being published, each with the way to it. */
export function WaitingPurchases({ report: { waiting, ownerSlug } }: Pick<Props, "report">) {
  const { desk: text } = useText().reports;
  const { day } = useFormat();
  const path = useTo();
  const list = `/fund/${ownerSlug}/purchases`;
  if (waiting.length === 0) return null;
  return (
    <Banner tone="wait">
      {text.waiting}
      <ul>
        {waiting.map(({ id, supplier, paidOn }) => (
          <li key={id}>
            <a href={path(`${list}/${id}`)}>
              {supplier} · {day(atNoon(paidOn))}
            </a>
          </li>
        ))}
      </ul>
      <TextLink to={list}>{text.waitingAll}</TextLink>
    </Banner>
  );
}

/** Published reports that tell of some of the same days. */
export function Overlaps({ report: { overlaps } }: Pick<Props, "report">) {
  const { desk: text, version } = useText().reports;
  const { period } = useReportNames();
  const path = useTo();
  if (overlaps.length === 0) return null;
  return (
    <Banner tone="wait">
      {text.overlaps}
      <ul>
        {overlaps.map((one) => (
          <li key={one.id}>
            <a href={path(`/reports/${one.id}`)}>
              {period(one)} · {version(one.version)}
            </a>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
