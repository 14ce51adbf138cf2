import { filled } from "~/i18n/filled";
import { formatsOf } from "~/i18n/formats";
import { wordsOf } from "~/i18n/words";

type Claim = { dueAt: string | null; late: boolean; english: boolean };
type Row<Of extends Claim> = { number: number; title: string; claim: Of | null };
type Head = { batch: { slug: string; title: string; timeZone: string }; more: boolean };

/** Adds to each claim what its donor is told of it, in the donor's own language. */
export function inTheirWords<Of extends Claim, One extends Row<Of>>(
  page: Head & { rows: (One & Row<Of>)[] },
) {
  const tell = (row: Row<Claim>, { dueAt, late, english }: Claim) => {
    const locale = english ? "en" : "zh-CN";
    const words = wordsOf(locale);
    const { head, tail, ...lines } = words.bulk.reminders.message;
    const day = dueAt ? formatsOf(locale, words, dueAt).day(dueAt, page.batch.timeZone) : "";
    const number = words.wishes.number(row.number);
    return {
      head,
      line: filled(late ? lines.late : lines.line, { number, wish: row.title, day }),
      tail,
    };
  };
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...row,
      claim: row.claim && { ...row.claim, told: tell(row, row.claim) },
    })),
  };
}
