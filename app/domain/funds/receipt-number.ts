/** The number of a receipt as it is written and quoted: the year, and its place in it. */
export const receiptNumber = ({ year, number }: { year: number; number: number }): string =>
  `${year}-${String(number).padStart(6, "0")}`;
