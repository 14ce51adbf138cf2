const day = 86_400_000;
const urgency = [
  { within: 3 * day, ahead: 30 },
  { within: 7 * day, ahead: 20 },
  { within: 14 * day, ahead: 10 },
];

/**
 * The coarse step of the fair order, lowest first: a week of waiting moves a wish ten up (five
 * weeks at most), and so does a batch that closes within two weeks, one, or three days.
 */
export function fairStep(openedAt: Date, closesAt: Date, now: Date): number {
  const weeks = Math.min(5, Math.max(0, Math.floor((+now - +openedAt) / (7 * day))));
  const left = +closesAt - +now;
  return 100 - weeks * 10 - (urgency.find(({ within }) => left <= within)?.ahead ?? 0);
}
