import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { operation } from '#platform/contract/operation.ts'
import { changeKinds, unitKinds } from '#kernel/org/terms.ts'

const count = z.number()

/** Units on a day with what stands on them; and on which days anything changed. */
export const listUnits = operation({
  name: 'listUnits',
  title: '机构',
  method: 'GET',
  path: '/api/org/units',
  permission: 'org.read',
  input: z.object({ on: field.day('哪一天的机构').optional() }),
  output: z.object({
    on: z.string(),
    units: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        shortName: z.string(),
        kind: z.enum(['bureau', 'section', 'station']),
        parentCode: z.string().nullable(),
        fromDay: z.string(),
        toDay: z.string().nullable(),
        people: count,
        towns: count,
        parties: count,
      }),
    ),
    closed: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        fromDay: z.string(),
        toDay: z.string(),
        successor: z.string().nullable(),
      }),
    ),
  }),
})

export const listTowns = operation({
  name: 'listTowns',
  title: '乡镇归属',
  method: 'GET',
  path: '/api/org/towns',
  permission: 'org.read',
  input: z.object({ on: field.day('哪一天的归属').optional() }),
  output: z.object({
    on: z.string(),
    towns: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        unitCode: z.string(),
        unitName: z.string(),
        fromDay: z.string(),
        toDay: z.string().nullable(),
        parties: count,
        earlier: z.array(z.object({ unitName: z.string(), fromDay: z.string(), toDay: z.string() })),
      }),
    ),
  }),
})

export const listOrgChanges = operation({
  name: 'listOrgChanges',
  title: '机构调整记录',
  method: 'GET',
  path: '/api/org/changes',
  permission: 'org.read',
  input: z.object({}),
  output: z.object({
    changes: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(Object.keys(changeKinds) as [keyof typeof changeKinds]),
        effectiveOn: z.string(),
        summary: z.string(),
        documentNo: z.string().nullable(),
        recordedAt: z.string(),
        moved: z.array(z.object({ what: z.string(), count })),
      }),
    ),
  }),
})

const effective = {
  effectiveOn: field.day('生效日', { help: '从这一天起算；之前的数据和报表不变。' }),
  documentNo: field.text('依据文号').optional(),
}
/** Shows the numbers and writes nothing. */
const preview = { preview: z.boolean().default(false) }

/** What an act on the organisation did, or would do. */
export const ChangeResult = z.object({
  /** Empty for a preview. */
  changeId: z.string().nullable(),
  summary: z.string(),
  moved: z.array(z.object({ what: z.string(), count })),
  notes: z.array(z.string()),
})
export type ChangeResult = z.infer<typeof ChangeResult>

export const establishUnit = operation({
  name: 'establishUnit',
  title: '设立机构',
  method: 'POST',
  path: '/api/org/units',
  permission: 'org.change',
  input: z.object({
    kind: field.code('种类', unitKinds),
    code: z
      .string()
      .regex(/^[0-9A-Za-z]{1,12}$/, '机构代码用数字或字母，不超过 12 位')
      .meta({ title: '机构代码', kind: 'text', help: '用过的代码不能再用。' }),
    name: field.text('名称'),
    shortName: field.text('简称'),
    parentCode: field.text('上级机构').optional(),
    ...effective,
  }),
  output: ChangeResult,
})

export const renameUnit = operation({
  name: 'renameUnit',
  title: '机构更名',
  method: 'POST',
  path: '/api/org/units/rename',
  permission: 'org.change',
  input: z.object({
    unitCode: field.text('机构'),
    name: field.text('新名称'),
    shortName: field.text('新简称'),
    ...effective,
  }),
  output: ChangeResult,
})

export const closeUnit = operation({
  name: 'closeUnit',
  title: '撤销机构',
  method: 'POST',
  path: '/api/org/units/close',
  permission: 'org.change',
  input: z.object({ unitCode: field.text('机构'), ...effective }),
  output: ChangeResult,
})

/** Stations go into another from a day on: towns, parties, people and the right to see their records. */
export const mergeUnits = operation({
  name: 'mergeUnits',
  title: '合并市场监管所',
  method: 'POST',
  path: '/api/org/units/merge',
  permission: 'org.change',
  input: z.object({
    unitCodes: z.array(field.text('撤并的所')).min(1, '请选择要撤并的所').max(20, '一次最多合并 20 个所'),
    intoCode: field.text('并入的所'),
    ...effective,
    ...preview,
  }),
  output: ChangeResult,
})

/** A town goes to another station from a day on, with the parties in it. */
export const moveTown = operation({
  name: 'moveTown',
  title: '乡镇划转',
  method: 'POST',
  path: '/api/org/towns/move',
  permission: 'org.change',
  input: z.object({
    townCode: field.text('乡镇'),
    intoCode: field.text('接管的所'),
    ...effective,
    ...preview,
  }),
  output: ChangeResult,
})

export const addTown = operation({
  name: 'addTown',
  title: '登记乡镇',
  method: 'POST',
  path: '/api/org/towns',
  permission: 'org.change',
  input: z.object({
    townCode: z
      .string()
      .regex(/^\d{9}$/, '乡镇代码是 9 位数字')
      .meta({ title: '乡镇代码', kind: 'text', help: '统计用区划代码的前 9 位。' }),
    townName: field.text('乡镇名称'),
    unitCode: field.text('管辖所'),
    ...effective,
  }),
  output: ChangeResult,
})

/** Takes an act back whole, where nothing hangs on it yet. */
export const undoOrgChange = operation({
  name: 'undoOrgChange',
  title: '撤回机构调整',
  method: 'POST',
  path: '/api/org/changes/:id/undo',
  permission: 'org.change',
  input: z.object({ id: z.uuid('编号不对'), reason: field.text('撤回理由') }),
  output: z.object({ restored: count, voided: count }),
})
