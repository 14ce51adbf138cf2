import { sealRows } from "~/domain/privacy/audit.server";
import { composeFundReport, correctReport } from "~/domain/reports/compose-report.server";
import { publishReport } from "~/domain/reports/publish-report.server";
import { deskReport } from "~/domain/reports/queries.server";
import { reviseWords, submitReport } from "~/domain/reports/revise-report.server";
import { ask, run, runSweep } from "~/domain/run.server";
import type { Funds, Team } from "./funds";
import type { Calendar } from "./time";

type Words = { intro: string; learned: string; failed: string; correction?: string };

/** So many pictures of what was delivered stand in a report. */
const pictures = 6;

/** One writes the words and chooses pictures, another looks and publishes the day after. */
async function publish(
  { treasurer, publisher }: Team,
  { publicId: reportId }: { publicId: string },
  words: Words,
  now: Date,
): Promise<string> {
  const before = new Date(now.getTime() - 86_400_000);
  const { photos } = await ask(deskReport, { actor: treasurer, input: { reportId } });
  const chosen = photos.slice(0, pictures).map(({ id }) => id);
  const input = { ...words, reportId, photos: chosen };
  await run(reviseWords, { actor: treasurer, input, now: before });
  await run(submitReport, { actor: treasurer, input: { reportId }, now: before });
  await run(publishReport, { actor: publisher, input: { reportId }, now });
  return reportId;
}

/** Each fund told of its money, every three months or so; the friends forgot something and told it again. */
export async function tellOfMoney({ county, friends }: Funds, calendar: Calendar) {
  await runSweep(sealRows);
  await ofTheCounty(county, calendar);
  await ofFriends(friends, calendar);
}

async function ofTheCounty(team: Team, { at, on }: Calendar) {
  const tell = async (from: number, to: number, words: Words) => {
    const composed = await run(composeFundReport, {
      actor: team.treasurer,
      input: { slug: team.slug, firstDay: on(-from), lastDay: on(-to) },
      now: at(-to + 5, 10),
    });
    await publish(team, composed, words, at(-to + 7, 9));
  };
  await tell(365, 275, {
    intro:
      "第一个季度。街坊和铺子每月转来一笔，平台募来一笔，箱子里的现金由两个人当面点过。入冬前买了十件：五件棉衣、五套床品，一张订单，一家店，都送到了。",
    learned: "集中买比一件一件买便宜一成。车费让供销社一起送了，只付了油钱。",
    failed: "",
  });
  await tell(274, 120, {
    intro: "这段时间没有期次开放，钱只进不出，留着等秋天没有人认领的心愿。",
    learned: "转账不写编号，就要一笔一笔问。下个季度把编号印在箱子上。",
    failed: "",
  });
  await tell(119, 40, {
    intro: "第 1 期截止前还有五双鞋没有人认领，基金托了底，两天到货，一周送完。",
    learned: "有一双鞋缺码，换了同款贵一点的，超出的部分写了原因，审批人问过店家才签字。",
    failed: "",
  });
}

async function ofFriends(team: Team, { at, on }: Calendar) {
  const words = {
    intro:
      "Six families sent transfers, more gave by card, one of them every month. When the first batch was about to close, nobody had taken five winter coats; we bought all five from one shop in the county.",
    learned:
      "People like to read where the fees went: the card company keeps about three cents of a euro, a transfer costs nothing.",
    failed:
      "A bank took one gift back in summer and gave it to us again six weeks later. One card was declined, and its month came three days late.",
  };
  const composed = await run(composeFundReport, {
    actor: team.treasurer,
    input: { slug: team.slug, firstDay: on(-358), lastDay: on(-40) },
    now: at(-34, 10),
  });
  const intro = words.intro.replace("Six families", "Five families");
  const first = await publish(team, composed, { ...words, intro }, at(-32, 9));
  const again = await run(correctReport, {
    actor: team.treasurer,
    input: { reportId: first },
    now: at(-26, 10),
  });
  const correction =
    "The first version said that five families sent transfers; there were six. The figures are the same.";
  await publish(team, again, { ...words, correction }, at(-24, 9));
}
