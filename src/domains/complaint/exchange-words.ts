import type { Category, Channel, MatterKind, RefusalGround, ReportOutcome, Satisfaction } from './terms.ts'

/** Words of the upper systems and what they mean here, the first that occurs; their lists differ by province and year. */
const meaning =
  <T extends string>(words: readonly (readonly [RegExp, T])[], otherwise: T) =>
  (text: string | null): T =>
    words.find(([pattern]) => text !== null && pattern.test(text))?.[1] ?? otherwise

/** Kind of a matter: what is neither complaint nor report is a question, a request or a proposal. */
export const kindIn = meaning<MatterKind>(
  [
    [/举报/, 'REPORT'],
    [/投诉|申诉/, 'COMPLAINT'],
  ],
  'CONSULT',
)

export const channelIn = meaning<Channel>(
  [
    [/12345/, 'HOTLINE_12345'],
    [/电话/, 'PHONE_12315'],
    [/来访|窗口|上门|现场|来人/, 'COUNTER'],
    [/邮寄|来信|信件|来函/, 'POST'],
    [/传真/, 'FAX'],
    [/上级|交办/, 'SUPERIOR'],
    [/转办|移送|部门/, 'OTHER_DEPT'],
  ],
  'PLATFORM_12315',
)

export const categoryIn = meaning<Category>(
  [
    [/特种设备|电梯|气瓶|锅炉|压力容器|压力管道|游乐设施|叉车|起重/, 'SPECIAL_EQUIPMENT'],
    [/预付/, 'PREPAID'],
    [/个人信息/, 'PERSONAL_INFO'],
    [/食品|餐饮|保健/, 'FOOD_SAFETY'],
    [/药|医疗器械/, 'DRUG'],
    [/化妆品/, 'COSMETICS'],
    [/价格|收费|标价/, 'PRICE'],
    [/计量|缺斤|短两/, 'MEASUREMENT'],
    [/虚假宣传|不正当竞争|传销|混淆/, 'FALSE_PROMOTION'],
    [/广告/, 'ADVERTISING'],
    [/商标|专利|侵权|知识产权|假冒/, 'TRADEMARK'],
    [/售后|三包|维修/, 'AFTER_SALES'],
    [/合同|格式条款/, 'CONTRACT'],
    [/网络|网购|电商|直播/, 'ONLINE_TRADE'],
    [/登记|无照|许可|证照/, 'LICENCE'],
    [/质量|产品|安全/, 'QUALITY'],
  ],
  'OTHER',
)

/** Whether the platform says that the matter was refused. */
export const refusedIn = (text: string | null): boolean => text !== null && /不予受理|不受理|未受理|^否$/.test(text)

export const groundIn = meaning<RefusalGround>(
  [
    [/职责|管辖|权限/, 'N1'],
    [/已经?受理|已经?处理|法院|仲裁|重复/, 'N2'],
    [/生活消费|消费者权益争议|非消费者/, 'N3'],
    [/三年|3年|时效/, 'N4'],
    [/材料|未提供/, 'N5'],
    [/冒用|身份/, 'N6'],
  ],
  'N7',
)

/** How a complaint ended, as far as the words say. */
export function complaintEndIn(text: string | null): 'SETTLED' | 'TERMINATED' | 'WITHDRAWN' | null {
  if (text === null) return null
  if (/撤回|撤诉|撤销投诉/.test(text)) return 'WITHDRAWN'
  if (/终止|不成|未成功|未达成|失败|无法达成|拒绝调解/.test(text)) return 'TERMINATED'
  return /成功|达成|和解|已解决|已退款|已赔偿/.test(text) ? 'SETTLED' : null
}

/** How a report ended, as far as the words say. */
export function reportEndIn(text: string | null): ReportOutcome | null {
  if (text === null) return null
  if (/重复举报|不再处理/.test(text)) return 'NOT_REHANDLED'
  if (/不属|移送其他|转其他|告知.*机关/.test(text)) return 'WRONG_AUTHORITY'
  if (/不予立案|不立案|未立案|未发现|不属实|查无/.test(text)) return 'NOT_FILED'
  return /立案/.test(text) ? 'FILED' : null
}

export const satisfactionIn = meaning<Satisfaction>(
  [
    [/不满意/, 'POOR'],
    [/基本满意|一般/, 'FAIR'],
    [/满意/, 'GOOD'],
  ],
  'NONE',
)

/** A day, and the clock time where the cell has one: `2021-12-05 14:05:00`. Nothing where it is no day. */
export function timeIn(text: string): { day: string; time: string | null } | null {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2})[:：](\d{1,2}))?/.exec(text.trim())
  if (!found) return null
  const two = (x: string): string => x.padStart(2, '0')
  const [, year, month, date, hour, minute] = found
  return {
    day: `${year}-${two(month!)}-${two(date!)}`,
    time: hour === undefined ? null : `${two(hour)}:${two(minute!)}`,
  }
}
