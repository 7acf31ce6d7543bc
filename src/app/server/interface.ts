import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { openApi } from '#platform/contract/openapi.ts'
import { type Operation, operation } from '#platform/contract/operation.ts'
import { type Handled, type House, handle } from '#kernel/manifest/business.ts'
import { rawContracts } from './raw-routes.ts'
import { sessionCookie } from './session-cookie.ts'

/** The description of every operation, for programs and for whoever writes them. It holds no data. */
export const describeInterface = operation({
  name: 'describeInterface',
  title: '接口说明（OpenAPI 3.1）',
  method: 'GET',
  path: '/api/openapi.json',
  permission: 'public',
  input: z.object({}),
  output: z.record(z.string(), z.unknown()),
})

/** Headings of the system's own operations by the subject of their permission; a business is its own heading. */
export const headings: Readonly<Record<string, string>> = {
  party: '主体',
  personal: '主体',
  indicator: '指标',
  record: '记录的来历',
  import: '表格导入',
  approval: '审批',
  access: '角色与授权',
  account: '账号',
  journal: '审计日志',
  check: '专项和日常检查',
  gathering: '培训与约谈',
  tally: '计数登记',
  message: '信息发送',
  org: '机构与人员',
  public: '登录与说明',
  'signed-in': '首页与我的账号',
}

/** Whoever acts in another's name says so beside the input; not where he signs in, sends files or looks after accounts. */
const takesActing = (c: Operation): boolean =>
  c.method === 'POST' && c.permission !== 'public' && c.permission !== 'signed-in' && !rawContracts.includes(c)

const takesKey = (c: Operation): boolean => c.method === 'POST' && !c.gives && !rawContracts.includes(c)

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** The interface of an installation as OpenAPI 3.1. */
export function interfaceOf(house: House, contracts: readonly Operation[]): Record<string, unknown> {
  const tagOf = (c: Operation): string =>
    house.businesses.find((b) => b.operations.some((o) => o.contract === c))?.title ??
    headings[c.permission.split('.')[0]!] ??
    '系统'
  return openApi(
    {
      title: '权衡',
      version,
      description:
        '县级市场监管局的一本账：每个页面用的都是这里的操作。日期是北京时间的 YYYY-MM-DD，金额是以分为单位的整数文本。',
      cookie: sessionCookie,
    },
    contracts.map((contract) => ({
      contract,
      tag: tagOf(contract),
      acts: takesActing(contract),
      once: takesKey(contract),
    })),
  )
}

/** Serves the description, made once when first asked for. */
export function interfaceOperation(house: House, contracts: () => readonly Operation[]): Handled {
  let made: Record<string, unknown> | undefined
  return handle(describeInterface, async () => (made ??= interfaceOf(house, contracts())))
}
