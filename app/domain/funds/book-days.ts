/** The day where the money is counted: funds keep their books by China's calendar, as the site does. */
export const dayOf = (now: Date): string =>
  now.toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
