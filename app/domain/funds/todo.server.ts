import { personIdOf } from "../actor";
import { query } from "../door.server";
import { ofFundInput } from "./input";
import { mayApproveMoney, mayKeepFund, mayRecordMoney, mayTend } from "./may";
import { fundBySlug } from "./rows.server";
import { goodsWaiting, receiptsToMend } from "./receipt-todo.server";
import { toDecide, toLookAfter, type Waiting } from "./todo-money.server";

/** Work at a fund's desk, most pressing first. */
export const fundTasks = [
  "people",
  "transferDetails",
  "approve",
  "statements",
  "purchases",
  "refunds",
  "returns",
  "adjustments",
  "refused",
  "spentInVain",
  "noInvoice",
  "toBuy",
  "toSettle",
  "loss",
  "leftovers",
  "rejected",
  "receipts",
  "goods",
  "promised",
] as const;
export type FundTask = (typeof fundTasks)[number];

const day = 86_400_000;
/** A promise that nothing came for is asked about after so many days. */
const patience = 14;
/** For how long a rejected deposit stays on the list of who entered it. */
const shown = 30;

/** What waits at a fund's desk for the one who asks, each with how much and since when. */
export const fundTodo = query("funds.todo", {
  input: ofFundInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayTend(actor, fund),

  async read({ tx, now, actor }, _, fund) {
    const me = personIdOf(actor);
    const { fundId, hostId, openedAt } = fund;
    const tasks: { task: FundTask; count: number; oldest: string }[] = [];
    const add = (task: FundTask, { count, oldest }: Waiting) => {
      if (count > 0n)
        tasks.push({ task, count: Number(count), oldest: (oldest ?? now).toISOString() });
    };
    const deposits = () =>
      tx
        .selectFrom("deposits")
        .select(({ fn }) => [fn.countAll<bigint>().as("count")])
        .where("fundId", "=", fundId);

    const statements = () =>
      tx
        .selectFrom("statements")
        .select(({ fn }) => [fn.countAll<bigint>().as("count")])
        .where("fundId", "=", fundId);

    if (mayKeepFund(actor, fund)) {
      const people = await tx
        .selectFrom("memberships")
        .select(["personId", "role"])
        .where("organizationId", "in", [fundId, hostId])
        .where("endedAt", "is", null)
        .where("role", "in", ["treasurer", "approver"])
        .execute();
      const recording = people.filter(({ role }) => role === "treasurer");
      const approving = people.filter(({ role }) => role === "approver");
      const two = recording.some((one) =>
        approving.some((other) => other.personId !== one.personId),
      );
      if (!two) add("people", { count: 1n, oldest: openedAt });
      const takes = fund.modes.some((mode) => mode === "public" || mode === "invited");
      if (takes && fund.transferDetails === "") {
        add("transferDetails", { count: 1n, oldest: openedAt });
      }
    }
    if (mayApproveMoney(actor, fund)) {
      const waiting = await deposits()
        .select(({ fn }) => fn.min("recordedAt").as("oldest"))
        .where("state", "=", "recorded")
        .where("recordedBy", "<>", me)
        .executeTakeFirstOrThrow();
      add("approve", waiting);
      const sent = await statements()
        .select(({ fn }) => fn.min("sentAt").as("oldest"))
        .where("state", "=", "sent")
        .where("sentBy", "<>", me)
        .where("uploadedBy", "<>", me)
        .executeTakeFirstOrThrow();
      add("statements", sent);
      const orders = await tx
        .selectFrom("purchases")
        .select(({ fn }) => [fn.countAll<bigint>().as("count"), fn.min("recordedAt").as("oldest")])
        .where("fundId", "=", fundId)
        .where("state", "=", "recorded")
        .where("recordedBy", "<>", me)
        .executeTakeFirstOrThrow();
      add("purchases", orders);
      for (const [task, waiting] of await toDecide(tx, fundId, me)) add(task, waiting);
    }
    if (mayRecordMoney(actor, fund)) {
      const refused = await tx
        .selectFrom("purchases")
        .select(({ fn }) => [fn.countAll<bigint>().as("count"), fn.min("decidedAt").as("oldest")])
        .where("fundId", "=", fundId)
        .where("state", "=", "refused")
        .executeTakeFirstOrThrow();
      add("refused", refused);
      const toSettle = await statements()
        .select(({ fn }) => fn.min("uploadedAt").as("oldest"))
        .where("state", "in", ["unsure", "open"])
        .executeTakeFirstOrThrow();
      add("toSettle", toSettle);
      const toBuy = await tx
        .selectFrom("allocations as a")
        .leftJoin("purchaseLines as l", (join) =>
          join.onRef("l.allocationId", "=", "a.id").on("l.state", "<>", "left"),
        )
        .select(({ fn }) => [fn.countAll<bigint>().as("count"), fn.min("a.madeAt").as("oldest")])
        .where("a.fundId", "=", fundId)
        .where("a.state", "=", "reserved")
        .where("l.id", "is", null)
        .executeTakeFirstOrThrow();
      add("toBuy", toBuy);
      const rejected = await deposits()
        .select(({ fn }) => fn.min("decidedAt").as("oldest"))
        .where("state", "=", "rejected")
        .where("recordedBy", "=", me)
        .where("decidedBy", "<>", me)
        .where("decidedAt", ">", new Date(now.getTime() - shown * day))
        .executeTakeFirstOrThrow();
      add("rejected", rejected);
      add("receipts", await receiptsToMend(tx, fundId));
      add("goods", await goodsWaiting(tx, actor, hostId));
      const promised = await tx
        .selectFrom("pledges")
        .select(({ fn }) => [fn.countAll<bigint>().as("count"), fn.min("promisedAt").as("oldest")])
        .where("fundId", "=", fundId)
        .where("state", "=", "promised")
        .where("promisedAt", "<", new Date(now.getTime() - patience * day))
        .executeTakeFirstOrThrow();
      add("promised", promised);
      for (const [task, waiting] of await toLookAfter({ tx, now }, fund)) add(task, waiting);
    }
    return tasks.sort((a, b) => fundTasks.indexOf(a.task) - fundTasks.indexOf(b.task));
  },
});
