import type { Sentences } from "./sentences";

/** Why a concern, or something about one, was refused. */
export const refusalsOfConcerns = {
  concern_reported_already: {
    "zh-CN": "您今天已经这样报告过一次，管理员收到了，不用再交。孩子有危险请马上打 110。",
    en: "You said this today already and the steward has it; there is no need to send it again. If a child is in danger, please call the police.",
  },
  concern_forgotten: {
    "zh-CN": "这条报告写的内容已经删掉了，不能再打开，也不能再加说明。",
    en: "What this concern said is deleted, so it can’t be opened again or get a note.",
  },
  wish_under_concern: {
    "zh-CN": "有人报告这个心愿看得出孩子是谁，要等平台管理员处理完才能放回来。",
    en: "Somebody reported that this wish shows who the child is. It can come back once a steward has closed the concern.",
  },
} satisfies Sentences;
