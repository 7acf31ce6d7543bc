import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'

const id = z.uuid('编号不对')
const version = z.number()

export const TallyRow = z.object({
  what: field.text('事项'),
  id: field.id(),
  happenedOn: field.day('日期'),
  quantity: field.integer('数量'),
  counted: field.text('计量单位'),
  unitCode: field.text('登记的机构').nullable(),
  personName: field.text('经办人'),
  place: field.text('地点').nullable(),
  evidence: field.text('凭据').nullable(),
})

export const listTallies = listOperation({
  name: 'listTallies',
  title: '计数登记',
  path: '/api/tallies',
  permission: 'tally.read',
  row: TallyRow,
  filters: {
    subject: field.choice('计数事项', 'tally-subject').optional(),
    happenedFrom: field.day('日期起').optional(),
    happenedTo: field.day('日期止').optional(),
  },
})

export const getTally = detailOperation({
  name: 'getTally',
  title: '计数登记',
  path: '/api/tallies/:id',
  permission: 'tally.read',
  ledger: { name: 'tally_entry', changedBy: 'tally.enter' },
  record: TallyRow.extend({
    version,
    subject: field.text('计数事项代码', { minor: true }).nullable(),
    note: field.text('备注').nullable(),
    figures: z
      .array(z.object({ name: field.text('指标'), id: field.text('代码'), unit: field.text('单位') }))
      .meta({ title: '计入的指标', kind: 'lines' }),
  }),
})

const facts = {
  happenedOn: field.day('日期', { help: '一段时间的合计填最后一天。' }),
  quantity: field.integer('数量'),
  unitCode: field.text('登记的机构').optional(),
  personName: field.text('经办人', { help: '不填的记录入人。' }).optional(),
  place: field.text('地点').optional(),
  evidence: field.text('凭据', { help: '月结单编号、签到表、派车单等；扫描件或照片登记后上传。' }).optional(),
  note: field.text('备注').optional(),
}

/** Enters a sum: of a subject that figures count, or of anything else that the bureau wants to keep. */
export const enterTally = operation({
  name: 'enterTally',
  title: '登记计数',
  method: 'POST',
  path: '/api/tallies',
  permission: 'tally.enter',
  undo: true,
  input: z.object({
    subject: field.choice('计数事项', 'tally-subject', { help: '清单里没有的不选，在下面写事项和单位。' }).optional(),
    what: field.text('自定事项').optional(),
    counted: field.text('自定事项的计量单位').optional(),
    ...facts,
  }),
  output: z.object({ id: z.string() }),
})

export const changeTally = operation({
  name: 'changeTally',
  title: '修改计数',
  method: 'POST',
  path: '/api/tallies/:id',
  permission: 'tally.enter',
  input: z.object({ id, version, ...facts }),
  output: z.object({}),
})

export const dropTally = operation({
  name: 'dropTally',
  title: '作废计数',
  method: 'POST',
  path: '/api/tallies/:id/drop',
  permission: 'tally.enter',
  input: z.object({ id, version, reason: field.text('作废理由') }),
  output: z.object({}),
})
