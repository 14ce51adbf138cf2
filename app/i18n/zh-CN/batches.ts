export const batches = {
  lanterns: (count: number) => `${count} 个心愿，一盏灯一个`,
  outOf: (count: number) => `共 ${count} 个`,
  taken: "已有人接",
  granted: "已经圆了",
  grantedNote: "都有人确认",
  closes: "认领截止",
  deliverBy: "送到收件点不晚于",
  state: {
    draft: "草稿",
    scheduled: "等着发布",
    open: "正在认领",
    closed: "认领已截止",
    reported: "已公示",
  },
};
