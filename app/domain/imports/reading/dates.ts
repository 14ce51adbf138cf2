const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * The two figures behind a date that a spreadsheet made of something like `3/5`: from the date it
 * keeps (YYYY-MM-DD), or from what it writes into a CSV (3月5日, 5-Mar, Mar-40). Null when the text
 * is no such thing. A first of a month in another year was a month and a two-digit year.
 */
export function restoredPair(
  text: string,
  wasDate: boolean,
  today: string,
): readonly [number, number] | null {
  if (wasDate) {
    const kept = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
    if (!kept) return null;
    const [year, month, day] = [Number(kept[1]), Number(kept[2]), Number(kept[3])];
    const near = Math.abs(year - Number(today.slice(0, 4))) <= 1;
    return day === 1 && !near ? [month, year % 100] : [month, day];
  }
  const chinese = /^(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (chinese) return plausible(Number(chinese[1]), Number(chinese[2]));
  const english = /^(?:(\d{1,2})-([a-z]{3})|([a-z]{3})-(\d{1,2}))$/i.exec(text);
  if (!english) return null;
  const month = months.indexOf((english[2] ?? english[3]!).toLowerCase()) + 1;
  return month > 0 ? plausible(month, Number(english[1] ?? english[4]), 99) : null;
}

const plausible = (month: number, other: number, most = 31) =>
  month >= 1 && month <= 12 && other <= most ? ([month, other] as const) : null;
