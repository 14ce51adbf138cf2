import type { Sentences } from "./sentences";

/** Why something about funds and their money was refused. */
export const refusalsOfFunds = {
  fund_needs_host: {
    "zh-CN": "基金要挂在一个已核实的慈善组织名下。",
    en: "A fund needs a verified host charity.",
  },
  charity_registered_already: {
    "zh-CN": "已经有一个慈善组织用这个登记证号开设了。请核对证书上的号码。",
    en: "A charity with this registration number is here already. Please check the number on its certificate.",
  },
  fund_prefix_taken: {
    "zh-CN": "这个附言前缀已有基金在用，请换一个。",
    en: "Another fund uses this prefix. Please choose another.",
  },
  charity_account_taken: {
    "zh-CN": "这个收款账户已经登记在另一个慈善组织名下。",
    en: "Another charity is registered with this account.",
  },
  fund_none_stands_alone: {
    "zh-CN": "选了“只收实物”，就不能再选别的收款方式。",
    en: "“Goods only” can’t be combined with a way to take money.",
  },
  fund_public_needs_certificate: {
    "zh-CN": "公开募捐要写明公开募捐资格证书的编号。",
    en: "Raising money in public needs the number of the certificate.",
  },
  fund_elsewhere_needs_address: {
    "zh-CN": "请写指定平台的网址，要以 https:// 开头。",
    en: "Please give the platform’s address; it begins with https://.",
  },
  reference_prefix_malformed: {
    "zh-CN": "前缀是二到四位大写字母或数字，不用 0、1、I、L、O、U。",
    en: "The prefix is two to four capital letters or digits, without 0, 1, I, L, O and U.",
  },
  fund_takes_no_pledges: {
    "zh-CN": "这个基金现在不能在这里接受您的认捐。怎样帮忙，请看基金页面。",
    en: "This fund can’t take a pledge from you here. Its page says what helps instead.",
  },
  pledge_reference_taken: {
    "zh-CN": "附言编号没有分配成功，请再提交一次。",
    en: "No reference could be drawn. Please send the form once more.",
  },
  pledge_invitation_open_already: {
    "zh-CN": "已经邀请过这位捐赠人，邀请还有效。",
    en: "This donor has an open invitation already.",
  },
  reference_malformed: {
    "zh-CN": "附言编号不对，请对着转账附言再看一遍。",
    en: "This is no reference. Please check it against the transfer.",
  },
  pledge_unknown: {
    "zh-CN": "本基金没有用这个附言编号的认捐。",
    en: "No pledge to this fund has this reference.",
  },
  deposit_in_future: {
    "zh-CN": "到账日期还没有到。",
    en: "This day is still to come.",
  },
  refund_in_future: {
    "zh-CN": "银行转出的日子还没有到。",
    en: "The bank can’t have sent it yet: this day is still to come.",
  },
  loss_in_future: {
    "zh-CN": "这一天还没有到。",
    en: "This day is still to come.",
  },
  loss_before_dispute: {
    "zh-CN": "那一天还没有争议输掉。",
    en: "No dispute had been lost by that day.",
  },
  deposit_needs_second_person: {
    "zh-CN": "自己登记的钱，要由另一个人批准。",
    en: "You entered this money yourself; another person has to approve it.",
  },
  deposit_differs_from_payments: {
    "zh-CN": "这笔入账和里面各项加起来不一样。",
    en: "This deposit isn’t the sum of its payments.",
  },
  payment_ref_taken: {
    "zh-CN": "这笔付款已经登记过了。",
    en: "This payment is on record already.",
  },
  fund_ended: {
    "zh-CN": "这个基金已经结束，不再认领新的心愿。",
    en: "This fund has ended and takes no more wishes.",
  },
  allocation_none_chosen: {
    "zh-CN": "请至少勾选一个心愿。",
    en: "Choose at least one wish.",
  },
  allocation_made_already: {
    "zh-CN": "这份认领已经有一笔拨付。",
    en: "Money is reserved on this claim already.",
  },
  wish_outside_fund: {
    "zh-CN": "这个基金不给这个地方、这个类别或这种货币的心愿拨款。",
    en: "This fund doesn’t give for this place, this kind of thing or this currency.",
  },
  rate_missing: {
    "zh-CN": "这个心愿用另一种货币标价，请写上汇率。",
    en: "This wish is priced in another currency: state a rate.",
  },
  rate_malformed: {
    "zh-CN": "汇率请写成数字，例如 7.12，最多八位小数。",
    en: "Write the rate as a number such as 7.12, with at most eight decimals.",
  },
  percent_malformed: {
    "zh-CN": "请写 0 到 50 之间的整数。",
    en: "Write a whole number from 0 to 50.",
  },
  allocation_not_reserved: {
    "zh-CN": "这个心愿上已经没有留着的钱：认领结束了，或者已经买好了。",
    en: "No money is reserved for this wish any more: its claim ended, or it was bought.",
  },
  allocation_bought_already: {
    "zh-CN": "这个心愿已经在另一张采购单上。",
    en: "This wish is on another order already.",
  },
  purchase_has_no_lines: {
    "zh-CN": "采购单上一个心愿也没有。请至少勾选一个。",
    en: "The order has no wish on it. Choose at least one.",
  },
  purchase_in_future: {
    "zh-CN": "付款日期还没有到。",
    en: "That day is still to come.",
  },
  purchase_invoice_known: {
    "zh-CN": "这家商店的这个发票号已经记过了。",
    en: "This invoice of this shop is recorded already.",
  },
  purchase_needs_deviation: {
    "zh-CN": "花的比留的多，请写明原因。",
    en: "It cost more than was reserved: say why.",
  },
  purchase_needs_second_person: {
    "zh-CN": "记录采购的人不能自己批准，请另一个人来看。",
    en: "Who recorded a purchase can’t approve it. Another person has to.",
  },
  purchase_differs_from_lines: {
    "zh-CN": "采购单的总额和各行之和不一致。",
    en: "This order isn’t the sum of its lines.",
  },
  purchase_line_left: {
    "zh-CN": "批准的人没有勾选这一行。",
    en: "Who approved the order left this line out.",
  },
  purchase_mended: {
    "zh-CN": "您看过以后，这张采购单又改过。请再看一遍再批准。",
    en: "This purchase was mended after you looked at it. Please look again before you approve.",
  },
  pledge_on_its_way: {
    "zh-CN": "银行正在处理这笔付款，现在不能取消。钱到了以后，可以请基金退款。",
    en: "A bank is working on this payment, so it can’t be cancelled now. Once it has come, the fund can give it back.",
  },
  pledge_pays_for_claim: {
    "zh-CN": "这笔认捐是付捐赠人自己的认领的，只有他能取消。",
    en: "This pledge pays for the donor’s own claim; only the donor can cancel it.",
  },
  adjustment_needs_second_person: {
    "zh-CN": "自己提出的改动，要由另一个人决定。",
    en: "You asked for this change yourself; another person has to decide.",
  },
  undoing_asked_already: {
    "zh-CN": "已经有人提出冲回这笔入账。",
    en: "Somebody has asked to undo this deposit already.",
  },
  passing_asked_already: {
    "zh-CN": "已经有人提出转走这笔结余，等另一个人决定。",
    en: "Somebody has asked to pass this on already; it waits for another person.",
  },
  undoing_needs_void_receipt: {
    "zh-CN": "这笔钱的收据还有效。先请另一个人作废收据，再冲回。",
    en: "A receipt for this money is valid. Have another person void it first.",
  },
  undoing_money_gone: {
    "zh-CN": "这笔钱已经花掉或留给了心愿，账上拿不出。先补上同一用途的钱，或者退掉采购。",
    en: "This money is spent or kept for wishes. Cover it first with money for the same purpose, or return the purchase.",
  },
  platform_short: {
    "zh-CN": "指定平台上没有这么多钱：已经拨走、付掉的，或者已经提出要拨走的，不能再算。",
    en: "Not so much lies at the platform. What it passed on or paid, or is asked to be moved already, doesn’t count again.",
  },
  payout_is_less: {
    "zh-CN": "这笔拨付没有带来这么多，或者本基金在支付机构没有这么多钱。",
    en: "The payout didn’t bring so much, or the fund has less at the payment provider.",
  },
  payout_entered_already: {
    "zh-CN": "这笔拨付已经登记了，或者不用登记。",
    en: "This payout is entered already, or needs no entering.",
  },
  loss_is_less: {
    "zh-CN": "承担的不能比争议拿走的多。",
    en: "No more can be borne than disputes took.",
  },
  leftover_needs_consent: {
    "zh-CN": "捐赠人要求先问他，还没有答复，这笔钱先留着。",
    en: "Its donor wants to be asked and hasn’t answered yet, so the money stays.",
  },
  invoice_file_unreadable: {
    "zh-CN": "这份文件不是能收的发票。请用照片（JPEG、PNG、WebP）或不带脚本和附件的 PDF。",
    en: "This file can’t be taken as an invoice. Please use a photo (JPEG, PNG, WebP) or a PDF without scripts and attachments.",
  },
  invoice_file_too_large: {
    "zh-CN": "PDF 不能超过 5 MB。",
    en: "A PDF may have 5 MB at most.",
  },
  return_needs_second_person: {
    "zh-CN": "记录退款的人不能自己批准，请另一个人来看。",
    en: "Who recorded a refund can’t approve it. Another person has to.",
  },
  return_recorded_already: {
    "zh-CN": "这一行的退款已经记过了。",
    en: "A refund for this line is recorded already.",
  },
  return_exceeds_purchase: {
    "zh-CN": "退款不能多于当时付的钱。",
    en: "More can’t come back than was paid.",
  },
  fund_takes_no_cards: {
    "zh-CN": "这个基金还不能刷卡，请改用银行转账。",
    en: "This fund doesn’t take cards yet. Please choose a bank transfer.",
  },
  card_amount_too_small: {
    "zh-CN": "刷卡至少要 {limit}，更小的金额请用银行转账。",
    en: "By card it takes {limit} at least. Please give a smaller sum by bank transfer.",
  },
  card_amount_too_large: {
    "zh-CN": "刷卡一次最多 {limit}，更大的金额请用银行转账。",
    en: "By card it can be {limit} at most. Please give a larger sum by bank transfer.",
  },
  refund_exceeds_payment: {
    "zh-CN": "退的钱不能比付的多。",
    en: "No more can go back than was paid.",
  },
  refund_money_kept: {
    "zh-CN":
      "这么多退不了：这笔钱留给了捐赠人自己认领的心愿，或者已经为它花掉了，只有多付的可以退。要退更多，请先结束那次认领；已经花掉的，不能退。",
    en: "So much can’t go back: this gift is kept for its donor’s own claim, or was spent on it, and only what came beyond that may. For more, end the claim first; what was spent can’t go back.",
  },
  refund_before_payment: {
    "zh-CN": "退回的日子不能比到账的日子早。",
    en: "It can’t have gone back before it came.",
  },
  refund_needs_second_person: {
    "zh-CN": "提出退款的人不能自己批准。",
    en: "Whoever asked for a refund can’t approve it.",
  },
  refund_to_oneself: {
    "zh-CN": "退给自己的钱，要由别人提出和批准。",
    en: "Others ask for and approve a refund that goes to you.",
  },
  refund_ref_taken: {
    "zh-CN": "这笔退款已经登记过了。",
    en: "This refund is on record already.",
  },
  dispute_ref_taken: {
    "zh-CN": "这个争议已经登记过了。",
    en: "This dispute is on record already.",
  },
  account_malformed: {
    "zh-CN": "账户编号以 acct_ 开头，只有字母和数字。",
    en: "An account begins with acct_ and has only letters and digits.",
  },
  receipt_needs_cleared_money: {
    "zh-CN": "只有已入账、没有退回的钱才能开收据。",
    en: "A receipt is written for money that is in the books and was not given back.",
  },
  receipt_needs_donor: {
    "zh-CN": "请写收据抬头，也就是捐赠人的姓名或名称。",
    en: "Please say to whom the receipt is made out.",
  },
  receipt_given_already: {
    "zh-CN": "这笔钱已经开过收据了。要重开，先作废原来那张。",
    en: "This money has a receipt already. To write another, void that one first.",
  },
  receipt_number_taken: {
    "zh-CN": "收据号没有分配成功，请再提交一次。",
    en: "No number could be given. Please send the form once more.",
  },
  receipt_needs_second_person: {
    "zh-CN": "自己开的收据，要由另一个人作废。",
    en: "You wrote this receipt yourself; another person has to void it.",
  },
  receipt_agrees_with_books: {
    "zh-CN": "账上的数和这张收据一样，或者争议还没有结果，不用改开。",
    en: "The books say the same as this receipt, or a dispute is still open; there is nothing to mend.",
  },
  receipt_needs_confirmed_gift: {
    "zh-CN": "只给已经送到、有人确认过的东西开实物收据，而且一张收据上的东西要是同一位捐赠人给的。",
    en: "A receipt for things is for what arrived and was confirmed, all of one giver.",
  },
  goods_receipt_given_already: {
    "zh-CN": "这些东西已经有收据了。要重开，先作废那一张。",
    en: "These things have a receipt already. To write another, void that one first.",
  },
  goods_asked_already: {
    "zh-CN": "其中有东西已经申请过收据了。",
    en: "A receipt was asked for already for one of these things.",
  },
  goods_not_hosted: {
    "zh-CN": "这个发起方背后没有慈善组织，开不了捐赠收据，可以下载捐赠实物确认书。",
    en: "No charity stands behind this organizer, so nobody can give a receipt; a confirmation of the gift is there to download.",
  },
  receipt_needs_value: {
    "zh-CN": "实物捐赠票据要写公允价值和证明。没有证明，按规定不能开。",
    en: "Here a receipt for things states their fair value and what proves it; without a proof it may not be written.",
  },
  receipt_void_already: {
    "zh-CN": "这张收据已经作废，不能再改。",
    en: "This receipt is void and stays as it is.",
  },
  official_number_malformed: {
    "zh-CN": "票据号码是 4 到 40 位数字、字母或连字符。",
    en: "The number has 4 to 40 digits, letters or hyphens.",
  },
  statement_not_recognised: {
    "zh-CN": "这个文件里没有找到日期和金额，不像一份流水。请下载明细的 CSV 或 XLSX 再上传。",
    en: "Nothing in this file has a day and an amount. Please download the transactions as CSV or XLSX.",
  },
  statement_too_long: {
    "zh-CN": "行数太多：一份流水最多 5,000 行，CSV 和工作簿一样。请按月份分开下载，分几次上传。",
    en: "Too many rows: a statement holds 5,000 at most, as CSV or as a workbook. Please download it by month and bring it in parts.",
  },
  statement_has_many_tables: {
    "zh-CN": "文件里有不止一张流水表。请把每张另存成一个文件，分别上传。",
    en: "There is more than one table in this file. Please save each as a file of its own.",
  },
  statement_needs_day: {
    "zh-CN": "请指出哪一列是日期，只能有一列。",
    en: "Please say which column is the date; there can be one only.",
  },
  statement_needs_amount: {
    "zh-CN": "请指出哪一列是金额或者收入，只能有一列。",
    en: "Please say which column is the amount, or what came in; there can be one only.",
  },
  statement_column_twice: {
    "zh-CN": "除了摘要，一种含义只能有一列。",
    en: "Only remarks may stand in several columns.",
  },
  statement_line_changed: {
    "zh-CN": "这一行刚刚被别人处理过，请看一下现在的样子。",
    en: "Somebody settled this line meanwhile. Please look at how it stands now.",
  },
  statement_line_taken: {
    "zh-CN": "这份流水里有一行同时出现在另一份里，请再上传一次。",
    en: "A line of this statement came with another one just now. Please upload it once more.",
  },
  statement_line_recorded: {
    "zh-CN": "这笔手工登记的钱已经对应了另一行，请再上传一次。",
    en: "Money entered by hand belongs to another line already. Please upload it once more.",
  },
  statement_line_is_no_gift: {
    "zh-CN": "这一行不能记成捐款：钱是付出去的、以前记过、超过上限，或者读不出来。",
    en: "This line can’t be a gift: it went out, was booked before, is above the limit, or can’t be read.",
  },
  statement_undecided: {
    "zh-CN": "还有没定下来的行，先逐行处理完再提交。",
    en: "Some lines are still to be decided. Please settle them first.",
  },
  statement_books_nothing: {
    "zh-CN": "这份流水里没有要入账的钱，不用提交，可以直接丢掉。",
    en: "This statement books nothing, so there is nothing to approve. You can drop it.",
  },
  statement_holds_lines: {
    "zh-CN": "另一份已提交的流水把几行算在这份里，丢掉就没人记了。请在这份里把它们定好。",
    en: "Another statement, sent already, left some of its lines to this one. Please settle them here.",
  },
  statement_needs_second_person: {
    "zh-CN": "流水要由没有上传、提交、处理过它的另一个人批准。",
    en: "A statement is approved by somebody who neither brought nor sent it, nor settled a line of it.",
  },
  statement_changed_meanwhile: {
    "zh-CN": "您看过之后，有认捐付了款或取消了，或者流水改过。请重新看一遍，或退回给财务。",
    en: "A promise was paid or taken back since, or the statement changed. Please look again, or send it back.",
  },
  statement_forgotten: {
    "zh-CN": "这份流水里的姓名和摘要已按期删除。",
    en: "The names and remarks of this statement are gone, as they should be by now.",
  },
} satisfies Sentences;
