import { View } from "@react-pdf/renderer";
import { accountLines } from "~/domain/reports/account";
import type { ReportLine } from "~/domain/reports/wire";
import { filled } from "~/i18n/filled";
import { useFormat, useLocale, useText } from "~/i18n/reader";
import {
  accountLabel,
  atNoon,
  lineThing,
  lineWithoutWish,
  monthLabel,
  reportName,
  waitLabels,
} from "~/i18n/report-texts";
import { brand } from "./brand";
import type { Drawings } from "./drawings";
import { Foot, Head, Leaf, mm, Paper, Qr, T } from "./paper";
import { Cell, Row } from "./table";

type Report = Drawings["report"];

/** A published report on paper: the same figures and lines as its page, and where that is. */
export function ReportPaper(report: Report) {
  const words = useText();
  const format = useFormat();
  const { reports: text } = words;
  const name = reportName(words, format, report);
  const versions = report.version > 1 ? ` · ${text.version(report.version)}` : "";
  const of = (kind: ReportLine["kind"]) => report.lines.filter((line) => line.kind === kind);
  return (
    <Paper title={name}>
      <Leaf style={{ paddingBottom: mm(18) }}>
        <Head
          title={name}
          lead={[report.host, report.address].filter(Boolean).join(" · ") + versions}
        />
        {report.correctedBy && <Marked>{text.corrected}</Marked>}
        {report.correction && <Marked>{`${text.correction} ${report.correction}`}</Marked>}
        {report.intro && <T size={10.5}>{report.intro}</T>}
        <Account report={report} />
        <Counts report={report} />
        {report.money && <Lines title={text.lines.purchases} lines={of("purchase")} sums />}
        <Lines title={text.lines.deliveries} lines={of("delivery")} />
        <Failed report={report} />
        {report.learned && <Part title={text.learned} />}
        {report.learned && <T>{report.learned}</T>}
        <Checked report={report} />
        <Foot told={`${name}${versions}`} />
      </Leaf>
    </Paper>
  );
}

const Part = ({ title }: { title: string }) => (
  <T size={13} bold ahead={60} style={{ marginTop: 14, marginBottom: 2 }}>
    {title}
  </T>
);

const Marked = ({ children }: { children: string }) => (
  <View style={{ marginBottom: 8, paddingLeft: 8, borderLeft: `2 solid ${brand.amber}` }}>
    <T size={10}>{children}</T>
  </View>
);

function Account({ report: { money, late } }: { report: Report }) {
  const { reports: text } = useText();
  const format = useFormat();
  if (!money) return null;
  const { currency } = money.closing;
  return (
    <View wrap={false}>
      <Part title={text.money.table} />
      <Row head>
        <Cell width={70}>{text.money.item}</Cell>
        <Cell width={30} numeric>
          {text.money.amount}
        </Cell>
      </Row>
      {accountLines(money).map(({ of, minor, within }) => (
        <Row key={Object.values(of).join("")}>
          <Cell width={70} soft={within}>
            {accountLabel(text, of)}
          </Cell>
          <Cell width={30} bold={!within} numeric>
            {format.exact({ minor, currency })}
          </Cell>
        </Row>
      ))}
      {late && <T>{filled(text.money.late, { amount: format.exact(late) })}</T>}
    </View>
  );
}

type Count = { name: string; posted: number; taken: number; granted: number };

function Counts({ report: { wishes } }: { report: Report }) {
  const { reports, wishes: words } = useText();
  const english = useLocale() === "en";
  const text = reports.wishes;
  const kinds = wishes.byCategory.map(({ key, ...counts }) => ({
    name: key === null ? text.others : words.category[key as keyof typeof words.category],
    ...counts,
  }));
  const places = wishes.byPlace.map(({ key, name, ...counts }) => ({
    name: key === null ? text.others : ((english ? name?.en : name?.zh) ?? key),
    ...counts,
  }));
  const { posted, taken, granted } = wishes;
  const days = waitLabels(reports).map((label, at) => [label, wishes.byWait[at] ?? 0] as const);
  const months = wishes.byMonth.map(
    (one) => [monthLabel(reports, one.month), one.granted] as const,
  );
  return (
    <>
      <Table
        title={text.category}
        head={text.kind}
        rows={kinds}
        sum={{ name: reports.lines.sum, posted, taken, granted }}
      />
      {places.length > 0 && <Table title={text.place} head={text.where} rows={places} />}
      {(wishes.held.category || wishes.held.place) && <T soft>{text.held}</T>}
      {granted > 0 && <Few title={text.waits} head={text.waitHead} rows={days} />}
      {granted > 0 && <Few title={text.month} head={text.monthHead} rows={months} />}
    </>
  );
}

function Table({
  title,
  head,
  rows,
  sum,
}: {
  title: string;
  head: string;
  rows: Count[];
  sum?: Count;
}) {
  const { wishes: text } = useText().reports;
  return (
    <>
      <Part title={title} />
      <View>
        <Row head>
          <Cell width={40}>{head}</Cell>
          <Cell width={20} numeric>
            {text.posted}
          </Cell>
          <Cell width={20} numeric>
            {text.taken}
          </Cell>
          <Cell width={20} numeric>
            {text.granted}
          </Cell>
        </Row>
        {[...rows, ...(sum ? [sum] : [])].map((row) => (
          <Row key={row.name}>
            <Cell width={40} bold={row === sum}>
              {row.name}
            </Cell>
            <Cell width={20} numeric>
              {String(row.posted)}
            </Cell>
            <Cell width={20} numeric>
              {String(row.taken)}
            </Cell>
            <Cell width={20} numeric>
              {String(row.granted)}
            </Cell>
          </Row>
        ))}
      </View>
    </>
  );
}

function Few({
  title,
  head,
  rows,
}: {
  title: string;
  head: string;
  rows: (readonly [string, number])[];
}) {
  const { wishes: text } = useText().reports;
  return (
    <View wrap={false}>
      <Part title={title} />
      <Row head>
        <Cell width={40}>{head}</Cell>
        <Cell width={20} numeric>
          {text.granted}
        </Cell>
      </Row>
      {rows.map(([label, value]) => (
        <Row key={label}>
          <Cell width={40}>{label}</Cell>
          <Cell width={20} numeric>
            {String(value)}
          </Cell>
        </Row>
      ))}
    </View>
  );
}

const mostLines = 1500;

type LinesProps = { title: string; lines: ReportLine[]; sums?: boolean };

function Lines({ title, lines, sums }: LinesProps) {
  const words = useText();
  const { reports } = words;
  const format = useFormat();
  if (lines.length === 0) return null;
  return (
    <>
      <Part title={title} />
      <View>
        <Row head>
          <Cell width={24}>{reports.lines.day}</Cell>
          <Cell width={30}>{reports.lines.thing}</Cell>
          {sums && (
            <Cell width={24} numeric>
              {reports.lines.amount}
            </Cell>
          )}
          <Cell width={22}>{reports.lines.wish}</Cell>
        </Row>
        {lines.slice(0, mostLines).map((line) => (
          <Row key={line.place}>
            <Cell width={24}>{format.day(atNoon(line.happenedOn))}</Cell>
            <Cell width={30}>{lineThing(words, line)}</Cell>
            {sums && (
              <Cell width={24} numeric>
                {line.amount ? format.exact(line.amount) : ""}
              </Cell>
            )}
            <Cell width={22} soft>
              {line.wish ?? lineWithoutWish(reports, line)}
            </Cell>
          </Row>
        ))}
      </View>
    </>
  );
}

function Failed({ report }: { report: Report }) {
  const { failed: text } = useText().reports;
  if (report.ended.length === 0 && !report.failed) return null;
  return (
    <>
      <Part title={text.title} />
      {report.ended.map(({ as, count }) => (
        <Row key={as}>
          <Cell width={70}>{text[as]}</Cell>
          <Cell width={30}>{String(count)}</Cell>
        </Row>
      ))}
      {report.failed && <T style={{ marginTop: 4 }}>{report.failed}</T>}
    </>
  );
}

function Checked({ report }: { report: Report }) {
  const { check } = useText().reports;
  return (
    <View wrap={false} style={{ flexDirection: "row", gap: 12, marginTop: 16 }}>
      <Qr text={report.address} size={mm(28)} />
      <View style={{ flex: 1 }}>
        <T size={10} bold>
          {check.title}
        </T>
        <T size={9}>{`${check.twoNote}`}</T>
        <T size={9}>{`${check.number} ${report.sealed.number}`}</T>
        <T size={8} soft>
          {`${check.head} ${report.sealed.head}`}
        </T>
        <T size={9}>{report.address}</T>
      </View>
    </View>
  );
}
