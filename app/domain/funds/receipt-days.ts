const china = { timeZone: "Asia/Shanghai" } as const;

/** A day by the calendar in which receipts are numbered, `2026-11-26`. */
export const dayOf = (at: Date): string => at.toLocaleDateString("sv-SE", china);

/** A year by the calendar in which receipts are numbered. */
export const yearOf = (at: Date): number =>
  Number(at.toLocaleDateString("en", { ...china, year: "numeric" }));
