import type { Sentences } from "./sentences";

/** Why a check-in, a delivery or a confirmation was refused. */
export const refusalsOfDeliveries = {
  delivery_needs_photo: {
    "zh-CN": "有心愿没有照片，请写一句原因。",
    en: "Some wishes have no photo. Please say why.",
  },
  delivery_recorded_already: {
    "zh-CN": "这次送达已经记过了。",
    en: "This delivery was recorded already.",
  },
  delivery_time_wrong: {
    "zh-CN": "送达时间不对：不能晚于现在，也不能早于收件点签收。",
    en: "The time can’t be right: it lies ahead, or before the hub took the gift in.",
  },
  delivery_not_together: {
    "zh-CN": "这几件不是一起送的，请分开记。",
    en: "These weren’t handed over together. Please record them apart.",
  },
  delivery_spoken_of: {
    "zh-CN": "见证人已经说过话了，这件不能再撤回。",
    en: "A witness has already spoken of this one, so it can’t be taken back.",
  },
  delivery_nothing_left: {
    "zh-CN": "这里已经没有要办的了。",
    en: "There is nothing left to do here.",
  },
  gift_not_at_hub: {
    "zh-CN": "东西还没有在收件点签收。",
    en: "Its gift hasn’t been checked in at the hub yet.",
  },
  gift_handed_over: { "zh-CN": "已经记过送达了。", en: "It was recorded as handed over already." },
  gift_not_handed_over: {
    "zh-CN": "东西还在收件点，没有送出去。",
    en: "It still lies at the hub and hasn’t been handed over.",
  },
  gift_received_meanwhile: {
    "zh-CN": "您打开这一页之后，它已经被收下了，所以没有动它。要改，请先撤回收件。",
    en: "It was taken in after you opened this page, so it was left alone. To change that, take the check-in back first.",
  },
  gift_remedied_meanwhile: {
    "zh-CN": "您打开这一页之后，有人已经请圆梦人另寄一件了，所以没有动它。请再看一遍。",
    en: "The donor was asked for another one after you opened this page, so it was left alone. Look at it again.",
  },
  gift_ended_meanwhile: {
    "zh-CN": "您打开这一页之后，它的认领结束了，所以没有动它。",
    en: "Its claim ended after you opened this page, so it was left alone.",
  },
  gift_moved_meanwhile: {
    "zh-CN": "您打开这一页之后，它有了变化，所以没有动它。请再看一遍。",
    en: "Something about it changed after you opened this page, so it was left alone. Look at it again.",
  },
  delivery_too_many: {
    "zh-CN": "一次最多三百件，这件下一次再记。",
    en: "Three hundred at once at most; this one goes with the next.",
  },
  connection_broken: {
    "zh-CN": "网断了，填的和传好的都还在。信号好了再按一次。",
    en: "The connection broke. Nothing is lost: press again once you have a signal.",
  },
  due_date_passed: {
    "zh-CN": "新的期限要在今天以后。",
    en: "The new due date must lie ahead.",
  },
  confirmation_by_courier: {
    "zh-CN": "送的人不能替收的人确认，请另一位来。",
    en: "The courier can’t confirm this delivery. Please ask someone else.",
  },
  confirmation_needs_second_person: {
    "zh-CN": "拍签收表的人不能自己读，请另一位来。",
    en: "Someone other than the person who photographed the hand-over list reads it.",
  },
  confirmation_other_delivery: {
    "zh-CN": "它已经不在这次送达里了。",
    en: "It isn’t part of this delivery any more.",
  },
  confirmation_link_used: {
    "zh-CN": "这个二维码已经用过了。",
    en: "This code was used already.",
  },
  confirmation_link_over: {
    "zh-CN": "这个二维码过期了，请送达的人再出一个。",
    en: "This code has run out. Please ask for a new one.",
  },
  confirmation_recorded_already: {
    "zh-CN": "这次确认已经记过了。",
    en: "This confirmation was recorded already.",
  },
  confirmation_once: {
    "zh-CN": "这份心愿已经确认过了。",
    en: "This delivery was confirmed already.",
  },
  confirmation_has_witness: {
    "zh-CN": "确认要有见证人。",
    en: "A confirmation needs its witness.",
  },
  stock_claim_lives: {
    "zh-CN": "这份认领还在进行，东西不能入库存。",
    en: "This claim is still going on, so its gift can’t become stock.",
  },
  stock_taken_in_already: {
    "zh-CN": "这件东西已经入了库存。",
    en: "This gift is in the hub’s stock already.",
  },
  stock_given_already: {
    "zh-CN": "这件东西已经给了别的心愿，或退回去了。",
    en: "This gift went to another wish already, or back to its giver.",
  },
  stock_lies_elsewhere: {
    "zh-CN": "那个心愿的东西要送到另一个收件点。",
    en: "Gifts for that wish go to another hub.",
  },
  stock_was_not_sent: {
    "zh-CN": "这是从库存给的，不是寄来的，不能撤回收件；不对的话请取消认领，东西会回到库存。",
    en: "This came from stock, not by parcel. If it is wrong, cancel the claim: the gift goes back into stock.",
  },
  stock_given_has_claim: {
    "zh-CN": "给出去的东西要写明给了哪个心愿。",
    en: "A gift that was passed on names its wish.",
  },
  stock_settled_has_time: {
    "zh-CN": "处理过的东西要有时间。",
    en: "A gift that was settled needs its time.",
  },
  stock_settled_has_person: {
    "zh-CN": "处理过的东西要写明是谁处理的。",
    en: "A gift that was settled names who did it.",
  },
} satisfies Sentences;
