import { coded, day, integer, text, uuid } from '#platform/db/columns.ts'
import { party } from '#kernel/party/tables.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type { Attendance, GatheringKind, HostLevel } from './terms.ts'

/** One training, interview, meeting, study session or publicity event of the bureau or attended through it. */
export const gathering = ledger(
  'gathering',
  '会议、培训、约谈、学习和宣传活动',
  {
    gatheringNo: text('编号').notNull(),
    theme: text('主题代码').notNull(),
    kind: coded<GatheringKind>('种类').notNull(),
    title: text('名称').notNull(),
    heldOn: day('举行日期').notNull(),
    endedOn: day('结束日期'),
    place: text('地点'),
    level: coded<HostLevel>('举办层级').notNull(),
    host: text('举办单位'),
    unitCode: text('承办机构'),
    speaker: text('主讲人或主持人'),
    documentNo: text('通知文号'),
    headcount: integer('到场人数（名单之外的总数）'),
    handouts: integer('发放资料份数'),
    summary: text('内容摘要'),
  },
  {
    indexes: [{ on: ['gatheringNo'], unique: true }, { on: ['theme', 'heldOn'] }, { on: ['heldOn', 'id'] }],
    policy: 'readable',
  },
)

/** One party or one person on the list of a gathering. A party sends one or several people. */
export const gatheringAttendee = ledger(
  'gathering_attendee',
  '到场名单',
  {
    gatheringId: uuid('活动').notNull(),
    partyId: uuid('主体'),
    personName: text('姓名'),
    attendance: coded<Attendance>('到场情况').notNull(),
    people: integer('到场人数'),
    signedOn: day('签到日期'),
    paperNo: text('送达文书编号'),
    paperOn: day('文书送达日期'),
    score: integer('考核分数'),
    remark: text('备注'),
  },
  {
    indexes: [
      { on: ['gatheringId'] },
      { on: ['partyId'], where: 'party_id is not null' },
      { on: ['paperNo'], where: 'paper_no is not null' },
    ],
    references: { gatheringId: () => gathering, partyId: () => party },
  },
)
