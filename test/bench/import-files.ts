import { makeUnifiedCode } from '#kernel/codelist/unified-code.ts'
import { writeRows } from '#kernel/exchange/read/write.ts'
import { seeded } from '#kernel/seed/random.ts'
import { address, companyName, demoStations, personName, shopName } from '#kernel/seed/words.ts'

const registerHeader = [
  '序号',
  '市场主体名称',
  '统一社会信用代码',
  '企业类型',
  '法定代表人',
  '注册资本(万元)',
  '成立日期',
  '核准日期',
  '登记状态',
  '住所',
  '经营范围',
  '行业代码',
  '登记机关',
  '管辖单位',
]
const filingHeader = ['统一社会信用代码', '企业名称', '年报年度', '年报日期', '年报方式', '从业人数']
const towns = demoStations.flatMap((s) => s.towns.map(([, name]) => ({ name, station: s.name })))
const digits = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The code of the n-th party of the files. */
const codeOf = (n: number): string => {
  let rest = n
  let body = ''
  for (let i = 0; i < 5; i++) {
    body = digits[rest % 31]! + body
    rest = Math.floor(rest / 31)
  }
  return makeUnifiedCode({ department: '9', kind: n % 3 === 0 ? '1' : '2', division: '459923', body8: `MA5${body}` })
}

export function* registerRows(count: number): Generator<(string | number)[]> {
  const r = seeded('bench register')
  for (let n = 0; n < count; n++) {
    const company = n % 3 === 0
    const town = r.pick(towns)
    const on = `20${String(r.int(10, 19)).padStart(2, '0')}-${String(r.int(1, 12)).padStart(2, '0')}-${String(r.int(1, 28)).padStart(2, '0')}`
    yield [
      n + 1,
      company ? companyName(r) : shopName(r, town.name),
      codeOf(n),
      company ? '有限责任公司(自然人投资或控股)' : '个体工商户',
      personName(r),
      r.int(1, 500),
      on,
      on,
      r.chance(0.9) ? '存续' : '存续（在营、开业、在册）',
      address(r, town.name),
      company ? '木材加工、销售；农副产品收购、销售；货物运输代理' : '预包装食品零售；餐饮服务',
      company ? '2011' : '5211',
      '玉衡县市场监督管理局',
      town.station,
    ]
  }
}

export function* filingRows(count: number): Generator<(string | number)[]> {
  const r = seeded('bench filings')
  for (let n = 0; n < count; n++) {
    yield [
      codeOf(n),
      '',
      2020,
      `2021-${String(r.int(1, 6)).padStart(2, '0')}-${String(r.int(1, 28)).padStart(2, '0')}`,
      r.chance(0.95) ? '网上' : '纸质',
      r.int(1, 40),
    ]
  }
}

export type BenchFile = 'register' | 'filings'
const contents = {
  register: { header: registerHeader, rows: registerRows },
  filings: { header: filingHeader, rows: filingRows },
}

/** Writes a file as a platform exports it: .csv in UTF-8, or .xlsx. */
export async function writeFileOf(kind: BenchFile, count: number, path: string): Promise<void> {
  const { header, rows } = contents[kind]
  const table = { title: '导出', columns: header.map((label) => ({ header: label })), rows: rows(count) }
  await writeRows(path, table, path.endsWith('.xlsx') ? 'xlsx' : 'csv')
}
