import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { matchWays, relations, screeningKinds, verdicts } from './terms.ts'

const id = z.uuid('编号不对')
const version = z.number()
/** Lists of people are seen only by whoever screens. */
const screen = 'staff-duty.screen'

export const ScreeningRow = z.object({
  screeningNo: field.text('核查编号'),
  id: field.id(),
  kind: field.code('种类', screeningKinds),
  requestedBy: field.text('来函单位'),
  requestedOn: field.day('来函日期'),
  dueOn: field.day('答复期限').nullable(),
  persons: field.integer('核查人数'),
  pending: field.integer('待核实'),
  confirmed: field.integer('属实'),
  answeredOn: field.day('答复日期').nullable(),
})

export const listScreenings = listOperation({
  name: 'listScreenings',
  title: '经商办企业核查',
  path: '/api/screenings',
  permission: screen,
  row: ScreeningRow,
  filters: {
    kind: field.code('种类', screeningKinds).optional(),
    requestedFrom: field.day('来函日期起').optional(),
    requestedTo: field.day('来函日期止').optional(),
  },
})

/** People that the page of a screening shows. */
export const shownPersons = 500

export const getScreening = detailOperation({
  name: 'getScreening',
  title: '经商办企业核查',
  path: '/api/screenings/:id',
  permission: screen,
  ledger: { name: 'screening', changedBy: screen },
  record: ScreeningRow.extend({
    version,
    documentNo: field.text('来函文号').nullable(),
    signedBy: field.text('签发人').nullable(),
    people: z
      .array(
        z.object({
          personName: field.text('姓名'),
          relation: field.code('身份', relations),
          memberName: field.text('所属干部').nullable(),
          workUnit: field.text('工作单位').nullable(),
          idMasked: field.text('证件号码').nullable(),
          screenedOn: field.day('核查日期'),
          matches: field.integer('比中'),
        }),
      )
      .meta({ title: `被核查人员（前 ${shownPersons} 人）`, kind: 'lines' }),
  }),
})

export const openScreening = operation({
  name: 'openScreening',
  title: '登记核查来函',
  method: 'POST',
  path: '/api/screenings',
  permission: screen,
  undo: true,
  input: z.object({
    screeningNo: field.text('核查编号'),
    kind: field.code('种类', screeningKinds),
    requestedBy: field.text('来函单位'),
    documentNo: field.text('来函文号').optional(),
    requestedOn: field.day('来函日期'),
    dueOn: field.day('答复期限').optional(),
  }),
  output: z.object({ id: z.string() }),
})

/** Enters people and looks each of them up in the register at once. */
export const screenPersons = operation({
  name: 'screenPersons',
  title: '录入名单并比对登记册',
  method: 'POST',
  path: '/api/screenings/:id/persons',
  permission: screen,
  input: z.object({
    id,
    screenedOn: field.day('核查日期'),
    list: field.lines('名单', 200_000, {
      help: '一行一人，可以从表格里整块粘贴：姓名、身份（本人、配偶、子女、父母）、所属干部、工作单位、身份证号。没有证件号的按姓名比对。',
    }),
  }),
  output: z.object({ added: z.number(), matches: z.number() }),
})

export const MatchRow = z.object({
  personName: field.text('被核查人员'),
  id: field.id(),
  screeningNo: field.text('核查编号'),
  relation: field.code('身份', relations),
  party: field.party('主体'),
  role: field.text('在该主体的身份'),
  way: field.code('比中方式', matchWays),
  screenedOn: field.day('核查日期'),
  verdict: field.code('核实结果', verdicts),
})

export const listMatches = listOperation({
  name: 'listScreeningMatches',
  title: '核查比中的主体',
  path: '/api/screening-matches',
  permission: screen,
  row: MatchRow,
  filters: {
    screening: id.optional().meta({ title: '核查', kind: 'id' }),
    verdict: field.code('核实结果', verdicts).optional(),
  },
})

export const getMatch = detailOperation({
  name: 'getScreeningMatch',
  title: '核查比中的主体',
  path: '/api/screening-matches/:id',
  permission: screen,
  ledger: { name: 'screening_match', changedBy: screen },
  record: MatchRow.extend({
    version,
    settledOn: field.day('核实日期').nullable(),
    settledBy: field.text('核实人').nullable(),
    note: field.text('核实说明').nullable(),
  }),
})

export const settleMatch = operation({
  name: 'settleMatch',
  title: '登记核实结果',
  method: 'POST',
  path: '/api/screening-matches/:id/settle',
  permission: screen,
  input: z.object({
    id,
    version,
    verdict: field.code('核实结果', { CONFIRMED: verdicts.CONFIRMED, EXCLUDED: verdicts.EXCLUDED }),
    settledOn: field.day('核实日期'),
    note: field.lines('核实说明', 2000),
  }),
  output: z.object({}),
})

export const answerScreening = operation({
  name: 'answerScreening',
  title: '登记答复',
  method: 'POST',
  path: '/api/screenings/:id/answer',
  permission: screen,
  input: z.object({ id, version, answeredOn: field.day('答复日期'), signedBy: field.text('签发人') }),
  output: z.object({}),
})
