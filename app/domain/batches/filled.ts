import type { BatchRow } from "./rows.server";
import { localOf } from "./times";

/** The settings of a batch as its form holds them: dates as the clocks of its place read. */
export const filledOf = (batch: BatchRow) => {
  const { number, title, intro, placeCode, hubId, cap, holdMinutes, commitDays } = batch;
  return {
    ...{ number, title, intro, placeCode, hubId, cap, holdMinutes, commitDays },
    closesOn: localOf(batch.closesAt, batch.timeZone).slice(0, 10),
    deliverBy: localOf(batch.deliverBy, batch.timeZone).slice(0, 10),
  };
};
