import { askUndo } from "~/domain/funds/adjust/ask.server";
import { approveAdjustment, rejectAdjustment } from "~/domain/funds/adjust/decide.server";
import { run } from "~/domain/run.server";
import type { FundAtWork } from "./funds";

/** Why a deposit is to be undone. */
export const reason = "流水看错了一行";

/** The treasurer asks that a deposit is undone. */
export const undo = ({ treasurer }: FundAtWork, depositId: string, now = new Date()) =>
  run(askUndo, { actor: treasurer, input: { depositId, reason }, now });

/** Another person lets a change into the books. */
export const approve = (
  { approver }: FundAtWork,
  { id: adjustmentId }: { id: string },
  now = new Date(),
) => run(approveAdjustment, { actor: approver, input: { adjustmentId }, now });

/** Another person finds that the books stay as they are. */
export const reject = (
  { approver }: FundAtWork,
  { id: adjustmentId }: { id: string },
  now = new Date(),
) =>
  run(rejectAdjustment, {
    actor: approver,
    input: { adjustmentId, reason: "流水上有这笔" },
    now,
  });
