import type { Role } from "../actor";

/** Whose work each task is, so that nobody is sent where only others can do it; their order is the order of the day. */
export const tasksOf = [
  { task: "concerns", roles: ["coordinator", "reviewer"] },
  { task: "late", roles: ["coordinator"] },
  { task: "differing", roles: ["coordinator"] },
  { task: "closing", roles: ["coordinator"] },
  { task: "toTell", roles: ["coordinator"] },
  { task: "sentBack", roles: ["coordinator"] },
  { task: "imports", roles: ["coordinator"] },
  { task: "consentsMissing", roles: ["coordinator"] },
  { task: "consents", roles: ["reviewer"] },
  { task: "texts", roles: ["reviewer"] },
  { task: "publish", roles: ["coordinator"] },
  { task: "checkIn", roles: ["coordinator", "courier"] },
  { task: "deliver", roles: ["courier"] },
  { task: "confirm", roles: ["witness"] },
  { task: "lists", roles: ["witness", "reviewer", "coordinator"] },
  { task: "photos", roles: ["reviewer"] },
  { task: "stock", roles: ["coordinator"] },
] as const satisfies readonly { task: string; roles: readonly Role[] }[];
export type Task = (typeof tasksOf)[number]["task"];

export const dayInMs = 24 * 60 * 60_000;
/** A batch that closes within so many days is soon over. */
export const soonDays = 7;
/** What has waited so long comes before what has its turn. */
const longDays = 7;
const pressing: readonly Task[] = ["concerns", "late", "differing", "closing"];

/** Whether a task presses by itself, however short it has waited. */
export const presses = (task: Task): boolean => pressing.includes(task);

/** What presses first, then what has waited for more than a week, then the order of the day. */
export function inOrderOfUrgency<T extends { task: Task; oldest: string }>(
  tasks: readonly T[],
  now: Date,
): T[] {
  const rank = ({ task, oldest }: T) => {
    if (presses(task)) return 0;
    return now.getTime() - Date.parse(oldest) > longDays * dayInMs ? 1 : 2;
  };
  return [...tasks].sort((a, b) => rank(a) - rank(b));
}
