import type { Sentences } from "./sentences";

/** Why something about reports was refused. */
export const refusalsOfReports = {
  report_needs_second_person: {
    "zh-CN": "写过这份公示的人不能发布它，请另一位来。",
    en: "Whoever wrote in this report can’t publish it. Please ask another person.",
  },
  report_ends_before_it_begins: {
    "zh-CN": "最后一天在第一天之前。",
    en: "The last day is before the first.",
  },
  report_in_future: {
    "zh-CN": "这段时间还没有过完，最后一天最晚是今天。",
    en: "This period isn’t over. It can end today at the latest.",
  },
  report_correction_says_why: {
    "zh-CN": "更正要写清楚改了什么、为什么，大家都会看到。",
    en: "A correction says what was changed and why. Everybody will read it.",
  },
  report_tells_too_much: {
    "zh-CN": "公示里不能有电话、账号、邮箱或链接，请改掉再存。",
    en: "A report can’t hold a phone, an account, an email or a link. Please take it out.",
  },
  report_in_work: {
    "zh-CN": "已经有一份公示正在写，请先把它发布或丢掉。",
    en: "A report is being worked on already. Publish it or throw it away first.",
  },
  report_corrected_already: {
    "zh-CN": "这一版已经更正过了，请更正新的那一版。",
    en: "This version has been corrected. Please correct the new one.",
  },
  report_of_batch_already: {
    "zh-CN": "这一期已经有公示了，要改请用更正。",
    en: "This batch has its report. To change it, correct it.",
  },
  report_books_broken: {
    "zh-CN": "账本没有通过核对，现在什么数字也不能发布。请告诉平台管理员。",
    en: "The books don’t pass their checks, so no figure can be published. Please tell the steward.",
  },
  report_differs_from_books: {
    "zh-CN": "草稿里的数字和账本对不上，请重新汇总一次。",
    en: "The figures aren’t those of the books. Please compose the report anew.",
  },
  report_photo_without_consent: {
    "zh-CN": "有一张照片现在不能公开，请把它拿掉。",
    en: "A photo may not be shown now. Please take it out.",
  },
  report_purchase_alone: {
    "zh-CN": "有一笔采购还没有第二个人看过，看过才能发布。",
    en: "A purchase hasn’t been seen by a second person. It has to be, before this is published.",
  },
  report_moved: {
    "zh-CN": "汇总以后，这段时间的账或者心愿又有变化。请重新汇总一次，文字不变。",
    en: "The books or wishes of these days moved since this was composed. Please compose it anew; the words stay.",
  },
  report_not_sealed: {
    "zh-CN": "这段时间里刚记了一笔账，还没有封存。请过一分钟再试。",
    en: "Something was entered for these days just now and isn’t sealed yet. Please try again in a minute.",
  },
  report_handed_in_again: {
    "zh-CN": "您打开以后，它又重新交了一次。请再看一遍数字和文字，然后发布。",
    en: "It was handed in again since you opened it. Please read figures and words once more before you publish it.",
  },
  report_batch_open: {
    "zh-CN": "这一期还在认领，截止以后才能写公示。",
    en: "This batch still takes claims. Its report is composed once it is closed.",
  },
  report_batch_in_work: {
    "zh-CN": "这一期还有东西没有送到，都有结果了再发布。",
    en: "Gifts of this batch are still on their way. Publish when each has come to an end.",
  },
  report_code_unknown: {
    "zh-CN": "在这份公示里没有找到这个编号的记录。",
    en: "No line of this report belongs to that code.",
  },
} satisfies Sentences;
