const day = 86_400_000;

/** How many days a donor has to pay for his own claim. By card it is paid at once, or its page ends within a day. */
export const payDays = { transfer: 5, card: 2 } as const;

/** By when a donor's money for his own claim has to be on its way: never later than the wish itself is due. */
export const payBy = (how: keyof typeof payDays, now: Date, dueAt: Date): Date =>
  new Date(Math.min(now.getTime() + payDays[how] * day, dueAt.getTime()));
