import type { Sentences } from "./sentences";

/** Why something about a wish was refused. */
export const refusalsOfWishes = {
  wish_unknown: {
    "zh-CN": "没有这个心愿，请看看网址有没有抄全。",
    en: "There is no such wish. Please check that the address is whole.",
  },
  alias_tells_name: {
    "zh-CN": "化名里有孩子真名的字，请换一个，或空着由我们抽一个。",
    en: "The alias gives the real name away. Choose another, or leave it empty and we draw one.",
  },
  wish_needs_second_person: {
    "zh-CN": "这段文字您写过，请另一位来批。",
    en: "You wrote part of this text. Someone else has to approve it.",
  },
  wish_number_taken: {
    "zh-CN": "这个号已经有了，请再试一次。",
    en: "That number is taken. Please try again.",
  },
  wish_doubled: {
    "zh-CN": "这个孩子在这一批里已经有同样的心愿了。",
    en: "This child already has the same wish in this batch.",
  },
  wish_text_is_public: {
    "zh-CN": "已经公开的心愿只能改价格或由审读员删字；要改文字，请先撤下再重写。",
    en: "A public wish keeps its text: only its price changes, or a reviewer strikes words.",
  },
  wish_has_finds: {
    "zh-CN": "有一条里标出了东西，要单独打开看。",
    en: "One of them has something marked. Open it and read it by itself.",
  },
  wish_tells_too_much: {
    "zh-CN": "文字里有孩子的名字、学校、村子，或者联系方式。请先划掉，或退回去改。",
    en: "The text has the child’s name, school or village, or a way to reach somebody. Strike it or send it back first.",
  },
  wish_finds_unseen: {
    "zh-CN": "文字里标出了东西。看过、认不出孩子，就勾上再批准。",
    en: "Something in the text is marked. If it tells nothing of who the child is, tick the box and approve.",
  },
  wish_text_changed: {
    "zh-CN": "这段文字刚刚有人改过，请重新看一遍。",
    en: "Somebody changed this text meanwhile. Please read it again.",
  },
  wish_needs_title: {
    "zh-CN": "标题不能删空，请退回去改，或在“改字”里缩短。",
    en: "A title can’t be struck out whole. Send it back, or shorten it by hand.",
  },
  wish_not_undone: {
    "zh-CN": "已经公开或改过了，批准收不回来。要拿下来，请隐藏或撤下。",
    en: "It is public or changed by now, so the approval stays. Hide or withdraw it instead.",
  },
  township_unknown: {
    "zh-CN": "这一批的地方里没有这个乡镇。",
    en: "There is no such township in this batch’s place.",
  },
  wish_approved_has_person: {
    "zh-CN": "批准要有批准的人。",
    en: "An approval needs the person who gave it.",
  },
  wish_open_has_place: {
    "zh-CN": "公开的心愿要有地方。",
    en: "A public wish needs a place.",
  },
  wish_granted_has_time: {
    "zh-CN": "圆梦要有时间。",
    en: "A granted wish needs its time.",
  },
  wish_withdrawn_has_time: {
    "zh-CN": "撤下要有时间。",
    en: "A withdrawal needs its time.",
  },
  wish_public_id_taken: {
    "zh-CN": "编号撞上了，请再试一次。",
    en: "That id is taken. Please try again.",
  },
  too_many_at_once: {
    "zh-CN": "一次最多选一千个，请分几次来。",
    en: "At most a thousand at once. Please do it in several goes.",
  },
  wish_is_granted: { "zh-CN": "已经圆梦了。", en: "It has been granted." },
  wish_is_withdrawn: { "zh-CN": "已经撤下了。", en: "It has been withdrawn." },
  wish_is_public: { "zh-CN": "已经发布了。", en: "It has been published." },
  wish_is_approved: { "zh-CN": "文字已经批过了。", en: "Its text has been approved." },
  wish_not_approved: {
    "zh-CN": "文字还没有人批准。",
    en: "Nobody has approved its text yet.",
  },
  wish_is_frozen: { "zh-CN": "管理员把它停住了。", en: "A steward has stopped it." },
  wish_is_hidden: { "zh-CN": "现在隐藏着。", en: "It is hidden." },
  wish_not_publishable: {
    "zh-CN": "同意书里没有“公开文字”，或者已经过期。",
    en: "Its consent doesn’t include publishing the text, or has ended.",
  },
  wish_waits_for_mending: {
    "zh-CN": "退回去了，等协调员改好。",
    en: "It was sent back and waits to be mended.",
  },
  wish_marked: {
    "zh-CN": "文字里标出了东西，请单独看。",
    en: "Something in its text is marked. Read it by itself.",
  },
  wish_not_read: {
    "zh-CN": "这段文字还没有读，或者读过以后又改了。",
    en: "This text wasn’t read yet, or was changed since.",
  },
} satisfies Sentences;
