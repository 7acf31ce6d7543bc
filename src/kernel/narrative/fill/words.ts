import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

let loaded: Jieba | undefined

/** Terms of the field that a general dictionary cuts apart. */
const terms = [
  '双随机',
  '一公开',
  '出质',
  '质权',
  '年报',
  '年报率',
  '公示率',
  '办结率',
  '多证合一',
  '经营异常名录',
  '异常名录',
  '小作坊',
  '小餐饮',
  '个体工商户',
  '合作社',
  '新办企业',
  '免费刻章',
  '市场主体',
  '经营主体',
  '私营企业',
  '注册资本',
  '被担保',
  '涉企证照',
  '抽检',
]

function segmenter(): Jieba {
  if (!loaded) {
    loaded = Jieba.withDict(dict)
    loaded.loadDict(Buffer.from(terms.map((t) => `${t} 100000`).join('\n')))
  }
  return loaded
}

/** Length of the noun that a phrase begins with: up to its first verb. */
export function nounPrefix(text: string): number {
  let length = 0
  for (const { word, tag } of segmenter().tag(text)) {
    if (tag.startsWith('v') && length > 0) return length
    length += word.length
  }
  return length
}

/** Words that say nothing about which figure is meant. */
const idle = new Set(
  '的 了 和 与 及 等 为 在 对 将 共 我 我县 我局 全县 全市 全区 县 市 区 已 均 各 各类 其中 其 今年 以来 截止 截至 目前 年 月 日 底 末 上 下 中 内 以 并 或 有 是 由 被 给 从 向 按 到 个 余 多 万 亿 累计 全年 共计 总计 合计 达 达到 约 进行 开展 完成 实现 实行 推行 实施 组织 一步 进一步 切实 积极 着力 深入 全面 严格 依法 持续 情况 工作 信息 结果 数 数量 总数 数额 率 额 户数 家数 件数 当年 上年 去年 同期 同比 比 较 一 二 三 四 五 六 七 八 九 十 次 项 条 件 家 户 份 枚 人 人次 家次 元 亿元 万元'.split(
    ' ',
  ),
)

/** The words of a text that carry meaning, in order; a long word also gives its parts, so that 年报宣传短信 meets 年报 短信. */
export function contentWords(text: string): string[] {
  const clean = text.normalize('NFKC').replace(/[^\p{Script=Han}A-Za-z0-9]+/gu, ' ')
  const words = segmenter()
    .cutForSearch(clean, true)
    .map((w) => w.trim())
  return words.filter((w) => w.length > 0 && !idle.has(w) && !/^[\dXx_]+$/.test(w)).map((w) => canon.get(w) ?? w)
}

/** Words that reports use for one another. */
const canon = new Map(
  Object.entries({
    经营主体: '市场主体',
    商事主体: '市场主体',
    个体户: '个体工商户',
    个体: '个体工商户',
    合作社: '合作社',
    农专社: '合作社',
    农合: '合作社',
    农民专业合作社: '合作社',
    专业合作社: '合作社',
    年度报告: '年报',
    年检: '年报',
    催报: '提醒',
    通知: '提醒',
    宣传: '提醒',
    群发: '发送',
    发放: '发送',
    私企: '私营企业',
    民营企业: '私营企业',
    私营: '私营企业',
    新设: '新增',
    新登记: '新增',
    新设立: '新增',
    新办: '新增',
    增加: '新增',
    实有: '存续',
    在册: '存续',
    现有: '存续',
    在营: '存续',
    拥有: '存续',
    公章: '印章',
    刻章: '印章',
    刻制: '印章',
    公示: '公示',
    公开: '公示',
    质押: '出质',
    股权质押: '出质',
    股权出质: '出质',
    债权: '债权',
    处罚: '行政处罚',
    许可: '行政许可',
    罚单: '行政处罚',
    抽检: '抽检',
    抽查: '抽查',
    双随机: '双随机',
    跨部门: '联合',
    部门联合: '联合',
    异常: '异常',
    列异: '异常',
    标记: '列入',
    拨打: '电话',
    致电: '电话',
    辅导: '指导',
    帮办: '指导',
    上门: '现场',
    窗口: '现场',
    反诈: '诈骗',
    防骗: '诈骗',
    防范: '防',
    执照: '营业执照',
  }),
)
