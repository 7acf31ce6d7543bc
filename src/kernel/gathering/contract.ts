import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { attendances, gatheringKinds, hostLevels, rosterKinds } from './terms.ts'

const id = z.uuid('编号不对')
const version = z.number()
const optionalCount = (title: string, help?: string) =>
  field.integer(title, help === undefined ? {} : { help }).optional()

export const GatheringRow = z.object({
  title: field.text('名称'),
  id: field.id(),
  gatheringNo: field.text('编号'),
  theme: field.text('主题'),
  kind: field.code('种类', gatheringKinds),
  heldOn: field.day('举行日期'),
  place: field.text('地点').nullable(),
  level: field.code('举办层级', hostLevels),
  parties: field.integer('到场单位'),
  people: field.integer('到场人数'),
  papers: field.integer('送达文书'),
  stationCode: field.text('举办的所', { minor: true }).nullable(),
})

export const listGatherings = listOperation({
  name: 'listGatherings',
  title: '会议、培训、约谈和宣传活动清单',
  path: '/api/gatherings',
  permission: 'gathering.read',
  row: GatheringRow,
  filters: {
    theme: field.choice('主题', 'gathering-theme').optional(),
    kind: field.code('种类', gatheringKinds).optional(),
    heldFrom: field.day('举行日期起').optional(),
    heldTo: field.day('举行日期止').optional(),
  },
})

/** Lines of the roster that the page of a gathering shows; all of them are on the roster's own list. */
export const shownAttendees = 200

export const getGathering = detailOperation({
  name: 'getGathering',
  title: '会议、培训、约谈或宣传活动',
  path: '/api/gatherings/:id',
  permission: 'gathering.read',
  ledger: { name: 'gathering', changedBy: 'gathering.enter' },
  record: GatheringRow.extend({
    version,
    endedOn: field.day('结束日期').nullable(),
    host: field.text('举办单位').nullable(),
    unitCode: field.text('承办机构').nullable(),
    speaker: field.text('主讲人或主持人').nullable(),
    documentNo: field.text('通知文号').nullable(),
    headcount: field.integer('名单之外的到场人数').nullable(),
    handouts: field.integer('发放资料份数').nullable(),
    paper: field.text('送达的文书').nullable(),
    summary: field.text('内容摘要').nullable(),
    attendees: z
      .array(
        z.object({
          party: field.party('单位').nullable(),
          personName: field.text('姓名').nullable(),
          attendance: field.code('到场情况', attendances),
          people: field.integer('人数').nullable(),
          paperNo: field.text('送达文书编号').nullable(),
          paperOn: field.day('送达日期').nullable(),
        }),
      )
      .meta({ title: `到场名单（前 ${shownAttendees} 行）`, kind: 'lines' }),
  }),
})

const facts = {
  title: field.text('名称'),
  heldOn: field.day('举行日期', { help: '还没有举行的也可以先登记，到场情况等举行后再填。' }),
  endedOn: field.day('结束日期', { help: '只开一天的不填。' }).optional(),
  place: field.text('地点').optional(),
  level: field.code('举办层级', hostLevels),
  host: field.text('举办单位').optional(),
  unitCode: field.text('承办机构').optional(),
  speaker: field.text('主讲人或主持人').optional(),
  documentNo: field.text('通知文号').optional(),
  headcount: optionalCount('名单之外的到场人数', '没有逐个登记姓名或单位的人数；名单里的自动加上。'),
  handouts: optionalCount('发放资料份数'),
  summary: field.lines('内容摘要', 4000).optional(),
}

/** A gathering that was held or is planned; its roster comes by `addAttendees` or by import. */
export const enterGathering = operation({
  name: 'enterGathering',
  title: '登记会议、培训、约谈或宣传活动',
  method: 'POST',
  path: '/api/gatherings',
  permission: 'gathering.enter',
  undo: true,
  input: z.object({
    theme: field.choice('主题', 'gathering-theme'),
    ...facts,
    gatheringNo: field.text('编号', { help: '不填的自动编号。' }).optional(),
  }),
  output: z.object({ id: z.string() }),
})

export const changeGathering = operation({
  name: 'changeGathering',
  title: '修改会议、培训、约谈或宣传活动',
  method: 'POST',
  path: '/api/gatherings/:id',
  permission: 'gathering.enter',
  input: z.object({ id, version, ...facts }),
  output: z.object({}),
})

export const dropGathering = operation({
  name: 'dropGathering',
  title: '作废会议、培训、约谈或宣传活动',
  method: 'POST',
  path: '/api/gatherings/:id/drop',
  permission: 'gathering.enter',
  input: z.object({ id, version, reason: field.text('作废理由', { help: '名单一并作废。' }) }),
  output: z.object({}),
})

/** Puts parties or persons on the roster, one or many: a line each. Who is on it already gets what the line says besides. */
export const addAttendees = operation({
  name: 'addAttendees',
  title: '登记到场名单',
  method: 'POST',
  path: '/api/gatherings/:id/attendees',
  permission: 'gathering.enter',
  undo: true,
  input: z.object({
    id,
    as: field.code('名单里是', rosterKinds),
    attendance: field.code('到场情况', attendances),
    list: field.lines('名单', 200_000, {
      help: '一行一个，可以从表格里整块粘贴。单位写统一社会信用代码或全称，后面可以写姓名、人数、文书编号；人员写姓名。',
    }),
    paperOn: field.day('文书送达日期', { help: '名单里有文书编号的填。' }).optional(),
  }),
  output: z.object({ added: z.number(), changed: z.number() }),
})

export const AttendeeRow = z.object({
  id: field.id(),
  who: field.text('单位或人员'),
  gatheringTitle: field.text('活动'),
  kind: field.code('种类', gatheringKinds),
  heldOn: field.day('举行日期'),
  personName: field.text('姓名').nullable(),
  attendance: field.code('到场情况', attendances),
  people: field.integer('人数').nullable(),
  paperNo: field.text('送达文书编号').nullable(),
  paperOn: field.day('送达日期').nullable(),
})

export const listAttendees = listOperation({
  name: 'listAttendees',
  title: '到场名单',
  path: '/api/gathering-attendees',
  permission: 'gathering.read',
  row: AttendeeRow,
  filters: {
    gathering: id.optional().meta({ title: '活动', kind: 'id' }),
    theme: field.choice('主题', 'gathering-theme').optional(),
    attendance: field.code('到场情况', attendances).optional(),
    heldFrom: field.day('举行日期起').optional(),
    heldTo: field.day('举行日期止').optional(),
  },
})

export const getAttendee = detailOperation({
  name: 'getAttendee',
  title: '名单里的一行',
  path: '/api/gathering-attendees/:id',
  permission: 'gathering.read',
  ledger: { name: 'gathering_attendee', changedBy: 'gathering.enter' },
  record: AttendeeRow.extend({
    version,
    party: field.party('单位').nullable(),
    signedOn: field.day('签到日期').nullable(),
    score: field.integer('考核分数').nullable(),
    remark: field.text('备注').nullable(),
  }),
})

export const markAttendance = operation({
  name: 'markAttendance',
  title: '登记到场情况',
  method: 'POST',
  path: '/api/gathering-attendees/:id/attendance',
  permission: 'gathering.enter',
  bulk: { of: 'gathering_attendee' },
  input: z.object({
    id,
    version,
    attendance: field.code('到场情况', attendances),
    people: optionalCount('人数', '到场的不填按 1 人。'),
    signedOn: field.day('签到日期', { help: '到场的不填按举行日期。' }).optional(),
    score: optionalCount('考核分数'),
    remark: field.text('备注').optional(),
  }),
  output: z.object({}),
})

export const servePaper = operation({
  name: 'servePaper',
  title: '登记文书送达',
  method: 'POST',
  path: '/api/gathering-attendees/:id/paper',
  permission: 'gathering.enter',
  input: z.object({ id, version, paperNo: field.text('文书编号'), paperOn: field.day('送达日期') }),
  output: z.object({}),
})

export const dropAttendee = operation({
  name: 'dropAttendee',
  title: '从名单里去掉',
  method: 'POST',
  path: '/api/gathering-attendees/:id/drop',
  permission: 'gathering.enter',
  input: z.object({ id, version, reason: field.text('理由') }),
  output: z.object({}),
})
