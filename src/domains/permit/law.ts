import { type Day, day } from '#platform/clock/day.ts'
import { type LawValue, lawValues } from '#kernel/law/law-value.ts'
import { type PermitKind, slugOf } from './terms.ts'

const general = '行政许可法第四十二条'
const order17 = '食品经营许可管理办法（原国家食品药品监督管理总局令第17号）'
const order78 = '食品经营许可和备案管理办法（市场监管总局令第78号）'
const order24 = '食品生产许可管理办法（市场监管总局令第24号）'
const guangxi = '广西壮族自治区食品小作坊小餐饮和食品摊贩管理条例'
const device54 = '医疗器械经营监督管理办法（市场监管总局令第54号）'
const known = '凭已有知识填写，请对照条文核对。'
const local = '自治区条例对办理时限的规定没有查到，暂按 10 个工作日，请本局核定。'

/** A row of one kind; `limit` rows are working days (行政许可法第八十二条), unverified ones carry their doubt. */
function row(
  kind: PermitKind,
  what: string,
  value: LawValue['value'],
  unit: string,
  [from, to]: readonly [string, string?],
  basis: string,
  doubt?: string,
): LawValue {
  const until: { to?: Day } = to === undefined ? {} : { to: day(to) }
  return {
    key: `permit.${slugOf(kind)}.${what}`,
    value,
    unit,
    from: day(from),
    ...until,
    basis,
    verified: doubt === undefined,
    ...(doubt === undefined ? {} : { note: doubt }),
  }
}

const since2004 = '2004-07-01'
const old17 = ['2015-10-01', '2023-11-30'] as const
const new78 = ['2023-12-01'] as const
const wd = 'working-day'

/** Working days from acceptance to decision, and by how many they may be extended. */
const decisionLimits: LawValue[] = [
  row('FOOD_OP', 'decision', 20, wd, [since2004, '2015-09-30'], general),
  row('FOOD_OP', 'decision', 20, wd, old17, order17, known),
  row('FOOD_OP', 'decision', 10, wd, new78, order78, known),
  row('FOOD_OP', 'extension', 10, wd, [since2004, '2015-09-30'], general),
  row('FOOD_OP', 'extension', 10, wd, old17, order17, known),
  row('FOOD_OP', 'extension', 5, wd, new78, order78, known),
  row('FOOD_FILE', 'decision', 0, wd, ['2021-04-29'], '食品安全法第三十五条', '材料齐全当场备案，凭已有知识填写。'),
  row('SMALL_CATERING', 'decision', 10, wd, ['2017-07-01'], guangxi, local),
  row('SMALL_CATERING', 'extension', 10, wd, ['2017-07-01'], general),
  row('SMALL_WORKSHOP', 'decision', 10, wd, ['2017-07-01'], guangxi, local),
  row('SMALL_WORKSHOP', 'extension', 10, wd, ['2017-07-01'], general),
  row('FOOD_PROD', 'decision', 20, wd, [since2004, '2020-02-29'], general),
  row('FOOD_PROD', 'decision', 10, wd, ['2020-03-01'], order24, known),
  row('FOOD_PROD', 'extension', 10, wd, [since2004, '2020-02-29'], general),
  row('FOOD_PROD', 'extension', 5, wd, ['2020-03-01'], order24, known),
  row('DRUG_RETAIL', 'decision', 30, wd, ['2002-09-15', '2023-12-31'], '药品管理法实施条例第十二条'),
  row(
    'DRUG_RETAIL',
    'decision',
    20,
    wd,
    ['2024-01-01'],
    '药品经营和使用质量监督管理办法（市场监管总局令第84号）',
    known,
  ),
  row('DRUG_RETAIL', 'extension', 10, wd, [since2004], general),
  row(
    'DEVICE_III',
    'decision',
    20,
    wd,
    [since2004, '2022-04-30'],
    general,
    '2014 年办法的期限没有查到，暂按一般期限。',
  ),
  row('DEVICE_III', 'decision', 20, wd, ['2022-05-01'], `${device54}第十三条`),
  row('DEVICE_III', 'extension', 10, wd, [since2004], general),
  row(
    'DEVICE_II',
    'decision',
    0,
    wd,
    ['2014-10-01'],
    `${device54}第二十二条`,
    '资料齐全即备案；2022 年以前凭已有知识填写。',
  ),
  row('SE_USE', 'decision', 15, wd, ['2014-01-01'], '特种设备使用管理规则（TSG 08-2017）', known),
  row('SE_USE', 'extension', 10, wd, [since2004], general),
  row('SE_PROD', 'decision', 30, wd, ['2014-01-01'], '特种设备安全法第五十九条'),
  row('SE_PROD', 'extension', 10, wd, [since2004], general),
]

/** Issue of the certificate, site check, life of the certificate, window for its renewal, form of its number. */
const certificateTerms: LawValue[] = [
  row('FOOD_OP', 'issue', 10, wd, old17, order17, known),
  row('FOOD_OP', 'issue', 5, wd, new78, order78, known),
  row('FOOD_OP', 'site-check', 10, wd, old17, order17, known),
  row('FOOD_OP', 'site-check', 5, wd, new78, order78, known),
  row('FOOD_OP', 'validity', 5, 'year', ['2015-10-01'], `${order17}；${order78}`),
  row('FOOD_OP', 'renewal.latest', 30, wd, old17, order17, known),
  row('FOOD_OP', 'renewal.earliest', 90, wd, new78, order78),
  row('FOOD_OP', 'renewal.latest', 15, wd, new78, order78),
  row('FOOD_OP', 'number-form', '^JY\\d{14}$', 'pattern', ['2015-10-01'], '食品经营许可证编号规则', known),
  row('SMALL_CATERING', 'validity', 3, 'year', ['2017-07-01'], guangxi),
  row('SMALL_CATERING', 'renewal.latest', 30, 'day', ['2017-07-01'], guangxi),
  row('SMALL_CATERING', 'number-form', '^GXCY\\d{10}$', 'pattern', ['2017-07-01'], '桂食药监规〔2017〕3号'),
  row(
    'SMALL_CATERING',
    'barred-items',
    ['生食类食品制售', '裱花蛋糕', '食品现场加工“前店后厂”'],
    'item',
    ['2017-07-01'],
    guangxi,
    '小餐饮不得经营的项目，请对照自治区目录核对。',
  ),
  row('SMALL_WORKSHOP', 'validity', 3, 'year', ['2017-07-01'], guangxi, known),
  row('SMALL_WORKSHOP', 'renewal.latest', 30, 'day', ['2017-07-01'], guangxi, known),
  row(
    'SMALL_WORKSHOP',
    'number-form',
    '^.{4,40}$',
    'pattern',
    ['2017-07-01'],
    guangxi,
    '登记证编号的字头没有查到，由本局填写。',
  ),
  row('FOOD_PROD', 'issue', 5, wd, ['2020-03-01'], order24, known),
  row('FOOD_PROD', 'validity', 5, 'year', ['2015-10-01'], order24),
  row('FOOD_PROD', 'renewal.latest', 30, wd, ['2015-10-01'], order24),
  row('FOOD_PROD', 'number-form', '^SC\\d{14}$', 'pattern', ['2015-10-01'], '食品生产许可证编号规则', known),
  row('DRUG_RETAIL', 'validity', 5, 'year', ['2002-09-15'], '药品管理法实施条例第十七条'),
  row('DRUG_RETAIL', 'renewal.latest', 6, 'month', ['2002-09-15', '2023-12-31'], '药品管理法实施条例第十七条'),
  row(
    'DRUG_RETAIL',
    'renewal.earliest',
    6,
    'month',
    ['2024-01-01'],
    '药品经营和使用质量监督管理办法（市场监管总局令第84号）',
    known,
  ),
  row(
    'DRUG_RETAIL',
    'renewal.latest',
    2,
    'month',
    ['2024-01-01'],
    '药品经营和使用质量监督管理办法（市场监管总局令第84号）',
    known,
  ),
  row('DEVICE_III', 'issue', 10, wd, ['2022-05-01'], `${device54}第十三条`),
  row('DEVICE_III', 'validity', 5, 'year', ['2014-10-01'], device54),
  row('DEVICE_III', 'renewal.earliest', 90, wd, ['2022-05-01'], `${device54}第十六条`),
  row('DEVICE_III', 'renewal.latest', 30, wd, ['2022-05-01'], `${device54}第十六条`),
  row('SE_PROD', 'validity', 4, 'year', ['2014-01-01'], '特种设备生产和充装单位许可规则', known),
]

/** What all kinds share, and what the report and the screens count by. */
const common: LawValue[] = [
  {
    key: 'permit.report.kinds',
    value: ['FOOD_OP', 'SMALL_CATERING', 'SMALL_WORKSHOP'],
    unit: 'kind',
    from: day(since2004),
    basis: '产品约定：报告所称食品经营、小餐饮、小作坊审批',
    verified: true,
    note: '小餐饮、小作坊在法律上是登记，报告里与食品经营许可合计。',
  },
  {
    key: 'permit.acceptance.reply',
    value: 5,
    unit: wd,
    from: day(since2004),
    basis: '行政许可法第三十二条',
    verified: true,
    note: '逾期不告知的，自收到申请材料之日起即为受理。',
  },
  {
    key: 'permit.certificate.delivery',
    value: 10,
    unit: wd,
    from: day(since2004),
    basis: '行政许可法第四十四条',
    verified: true,
  },
  {
    key: 'permit.site-check.kinds',
    value: ['FOOD_OP', 'SMALL_WORKSHOP', 'FOOD_PROD', 'DRUG_RETAIL', 'DEVICE_III'],
    unit: 'kind',
    from: day(since2004),
    basis: '产品约定：新办须现场核查的许可种类',
    verified: false,
    note: '告知承诺办理的除外；哪些情形可以不核查，请本局核定。',
  },
  {
    key: 'permit.site-check.inspectors',
    value: 2,
    unit: 'person',
    from: day(since2004),
    basis: '行政许可法第三十四条',
    verified: true,
  },
  {
    key: 'permit.food.bar.years',
    value: 5,
    unit: 'year',
    from: day('2015-10-01'),
    basis: '食品安全法第一百三十五条',
    verified: true,
  },
  {
    key: 'permit.fraud.bar.years',
    value: 3,
    unit: 'year',
    from: day(since2004),
    basis: '行政许可法第七十九条',
    verified: true,
  },
  {
    key: 'permit.certificate.expiring',
    value: 60,
    unit: 'day',
    from: day(since2004),
    basis: '产品约定：到期前多少日提醒',
    verified: true,
    note: '由本局自定。',
  },
]

/** Time limits and terms of licences by kind and date. Dossier registration-and-credit 3.1, 3.2 and 10. */
export const permitLaw = lawValues([...decisionLimits, ...certificateTerms, ...common])
