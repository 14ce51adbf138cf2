import type { Sentences } from "./sentences";

/** Why a claim, or a step of it, was refused. */
export const refusalsOfClaims = {
  claim_wish_taken: {
    "zh-CN": "就差一步，别人刚刚认领了这个心愿。下面是还在等的、和它最像的几个。",
    en: "Someone claimed this wish a moment before you. Below are the ones most like it that still wait.",
  },
  claim_wish_not_open: {
    "zh-CN": "这个心愿现在不能认领。",
    en: "This wish can’t be claimed now.",
  },
  claim_batch_closed: {
    "zh-CN": "这一批已经截止，不能再认领了。",
    en: "This batch has closed; its wishes can’t be claimed any more.",
  },
  claim_cap_reached: {
    "zh-CN": "这一批您手上的心愿已经到上限了。先送到一个，或放回一个，就能再认领。",
    en: "You hold as many wishes of this batch as one donor may. Deliver one or give one back first.",
  },
  claim_guest_one_hold: {
    "zh-CN": "您已经留住了一个心愿，请先把它认领好，或者放回去。",
    en: "You are already holding a wish. Please claim it or give it back first.",
  },
  claim_guest_not_twice: {
    "zh-CN": "这个心愿您留过一次了。登录以后可以再认领。",
    en: "You have held this wish before. Sign in to claim it.",
  },
  claim_guests_sign_in: {
    "zh-CN": "最近从这个网络留住的心愿，好些到了时间没有人认领。请先用邮箱登录，再来圆这个心愿。",
    en: "Lately many wishes were held from this network and let go again. Please sign in by email first; then this wish can be yours.",
  },
  claim_guest_only_holds: {
    "zh-CN": "认领要先留一个邮箱。",
    en: "To claim it, leave an email address first.",
  },
  claim_needs_contact: {
    "zh-CN": "请先用邮箱登录，我们好告诉您东西到了没有。",
    en: "Please sign in by email first, so that we can tell you how it goes.",
  },
  claim_hold_ended: {
    "zh-CN": "留住的时间过了。要是还没有被别人认领，可以再来一次。",
    en: "The time to hold it has run out. If nobody else has claimed it, you can try again.",
  },
  claim_ended: { "zh-CN": "这次认领已经结束了。", en: "This claim has ended." },
  claim_frozen: {
    "zh-CN": "这次认领暂时停住了，请等发起方联系您。",
    en: "This claim is on hold for now. The organizer will be in touch.",
  },
  claim_needs_confirmation: {
    "zh-CN": "还没有人确认送达，不能算圆梦。",
    en: "Nobody has confirmed the delivery yet.",
  },
  claim_not_same_parcel: {
    "zh-CN": "一个包裹里只能放您自己认领的、寄到同一个收件点的东西。",
    en: "A parcel holds only what you claimed yourself and what goes to the same collection point.",
  },
  claim_has_mail: {
    "zh-CN": "这位圆梦人自己登录就能看到，不用链接。",
    en: "This donor signs in by email and needs no link.",
  },
  tracking_malformed: {
    "zh-CN": "快递单号是 4 到 40 位的字母和数字。",
    en: "A tracking number is 4 to 40 letters and digits.",
  },
  bring_after_due: {
    "zh-CN": "这一天在期限之后了，请选早一点的日子。",
    en: "That day is after the due date. Please choose an earlier one.",
  },
  bring_in_past: { "zh-CN": "这一天已经过了。", en: "That day is in the past." },
  phone_malformed: {
    "zh-CN": "电话像是少了几位，请再看看。",
    en: "This doesn’t look like a phone number. Please check it.",
  },
  not_found_in_batch: { "zh-CN": "这一批里没有这个编号。", en: "This batch has no such number." },
  claim_has_claimant: {
    "zh-CN": "认领要有认领的人。",
    en: "A claim needs someone who claims.",
  },
  claim_hold_has_end: { "zh-CN": "留住要有时限。", en: "A hold needs an end." },
  claim_kept_has_due_date: {
    "zh-CN": "认领要有方式和期限。",
    en: "A claim needs a way and a due date.",
  },
  claim_sent_has_parcel: {
    "zh-CN": "寄出要有包裹。",
    en: "What is sent needs a parcel.",
  },
  claim_received_has_time: {
    "zh-CN": "签收要有时间。",
    en: "What is received needs a time.",
  },
  claim_delivered_has_delivery: {
    "zh-CN": "送达要有送达记录。",
    en: "What is delivered needs a delivery.",
  },
  claim_confirmed_has_time: {
    "zh-CN": "确认要有时间。",
    en: "What is confirmed needs a time.",
  },
  claim_ended_has_time: {
    "zh-CN": "结束的认领要有时间。",
    en: "A claim that ended needs a time.",
  },
  claim_link_taken: {
    "zh-CN": "这个链接没有做成，请再做一次。",
    en: "This link could not be made. Please make it again.",
  },
  parcel_code_taken: {
    "zh-CN": "包裹编号没有做成，请再交一次。",
    en: "The parcel’s code could not be made. Please send the form again.",
  },
  numbers_unclear: {
    "zh-CN": "没看明白是哪几号。请只写编号，用阿拉伯数字，例如：5、8 和 12。",
    en: "Which numbers is that? Please write only numbers, such as: 5, 8 and 12.",
  },
  claim_more_than_cap: {
    "zh-CN": "超过了这一批一个人最多同时认领的个数，请少记几个。",
    en: "That is more than one donor may claim at once in this batch. Please record fewer.",
  },
  claim_not_of_fellow: {
    "zh-CN": "只能交给这家企业现在的同事，认领也还没有结束。",
    en: "It can only go to somebody who works for this business now, while the claim goes on.",
  },
  claim_moved_to_same: {
    "zh-CN": "这个认领本来就在他手上，请选另一位同事。",
    en: "This person has the claim already. Please choose another colleague.",
  },
  notice_told_has_person: {
    "zh-CN": "转告了要记下是谁转告的。",
    en: "Having told somebody needs a name to it.",
  },
  wish_not_claimed: { "zh-CN": "现在没有人认领。", en: "Nobody claims it now." },
  claim_only_held: {
    "zh-CN": "只是有人留着，还没有认领。",
    en: "It is only held, not claimed yet.",
  },
  claim_is_confirmed: { "zh-CN": "已经圆梦了。", en: "It has been granted." },
  claim_has_arrived: {
    "zh-CN": "东西已经在收件点签收了，或者已经送到。",
    en: "It was checked in at the hub already, or handed over.",
  },
  claim_new_since: {
    "zh-CN": "您打开这一页之后才有人认领，所以没有动它。请再看一遍。",
    en: "Somebody claimed it after you opened this page, so it was left alone. Look at it again.",
  },
  claim_on_its_way: {
    "zh-CN": "已经寄出，还没有过期。",
    en: "It is on its way and not overdue.",
  },
  claim_not_sent: {
    "zh-CN": "还没有填快递单号，也没有说自己送来。",
    en: "No parcel was noted, and it wasn’t to be brought.",
  },
  claim_on_hold: {
    "zh-CN": "认领暂时停住了，先不动。",
    en: "The claim is on hold for now.",
  },
  claim_reminded_lately: {
    "zh-CN": "两天之内提醒过了。",
    en: "Reminded in the last two days.",
  },
} satisfies Sentences;
