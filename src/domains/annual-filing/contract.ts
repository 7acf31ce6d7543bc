import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { contactChannels, contactResults } from '#kernel/message/terms.ts'
import { entityCategories } from '#kernel/party/terms.ts'
import { dutyStates, filingChannels, outreachPurposes } from './terms.ts'

export const AnnualFilingRow = z.object({
  id: field.id(),
  party: field.party('主体'),
  category: field.code('类别', entityCategories).nullable(),
  reportYear: field.integer('报告年度'),
  firstFiledOn: field.day('首次报送日期'),
  channel: field.code('报送方式', filingChannels),
  state: field.code('状态', dutyStates),
})

export const listAnnualFilings = listOperation({
  name: 'listAnnualFilings',
  title: '年度报告清单',
  path: '/api/annual-filings',
  permission: 'annual-filing.read',
  row: AnnualFilingRow,
  filters: {
    reportYear: field.integer('报告年度').optional(),
    channel: field.code('报送方式', filingChannels).optional(),
    filedFrom: field.day('首次报送日期起').optional(),
    filedTo: field.day('首次报送日期止').optional(),
  },
})

export const getAnnualFiling = detailOperation({
  name: 'getAnnualFiling',
  title: '年度报告',
  path: '/api/annual-filings/:id',
  permission: 'annual-filing.read',
  ledger: { name: 'annual_filing', changedBy: 'annual-filing.file' },
  record: AnnualFilingRow.extend({
    version: z.number(),
    receiptNo: field.text('收讫凭证号').nullable(),
    publishedOn: field.day('公示日期').nullable(),
    lastCorrectedOn: field.day('最近更正日期').nullable(),
    employees: field.integer('从业人数').nullable(),
    assetsFen: field.fen('资产总额').nullable(),
    revenueFen: field.fen('营业总收入').nullable(),
    profitFen: field.fen('利润总额').nullable(),
    taxFen: field.fen('纳税总额').nullable(),
    equipmentRegistered: field.integer('特种设备台套数').nullable(),
    equipmentInDate: field.integer('检验有效期内台套数').nullable(),
    corrections: z
      .array(
        z.object({
          correctedOn: field.day('更正日期'),
          item: field.text('事项'),
          before: field.text('更正前').nullable(),
          after: field.text('更正后').nullable(),
        }),
      )
      .meta({ title: '更正', kind: 'lines' }),
  }),
})

/** A report filed at the counter, or taken over from the publicity platform one by one. */
export const fileAnnualReport = operation({
  name: 'fileAnnualReport',
  title: '登记年度报告',
  method: 'POST',
  path: '/api/annual-filings',
  permission: 'annual-filing.file',
  undo: true,
  input: z.object({
    partyCode: field.text('统一社会信用代码或注册号'),
    reportYear: field.integer('报告年度'),
    firstFiledOn: field.day('首次报送日期'),
    channel: field.code('报送方式', filingChannels),
    employees: field.integer('从业人数').optional(),
    externalNo: field.text('上级系统编号').optional(),
  }),
  output: z.object({ id: z.string() }),
})

/** Who has not filed: the list to chase, with the station that answers for it. */
export const listNotFiled = listOperation({
  name: 'listNotFiled',
  title: '未年报名单',
  path: '/api/not-filed',
  permission: 'annual-filing.read',
  row: z.object({
    id: field.id('主体编号'),
    party: field.party('主体'),
    category: field.code('类别', entityCategories),
    stationCode: field.text('管辖所').nullable(),
    reportYear: field.integer('报告年度'),
  }),
  filters: {
    category: field.code('类别', entityCategories).optional(),
    station: field.text('管辖所').optional(),
  },
})

export const ContactRow = z.object({
  id: field.id(),
  happenedOn: field.day('日期'),
  purpose: field.code('用途', outreachPurposes),
  channel: field.code('方式', contactChannels),
  party: field.party('主体').nullable(),
  result: field.code('结果', contactResults),
  quantity: field.integer('数量'),
  target: field.text('号码').nullable(),
  staffName: field.text('工作人员').nullable(),
})

export const listContacts = listOperation({
  name: 'listContacts',
  title: '年报宣传联系记录',
  path: '/api/annual-contacts',
  permission: 'annual-filing.read',
  row: ContactRow,
  filters: {
    purpose: field.code('用途', outreachPurposes).optional(),
    channel: field.code('方式', contactChannels).optional(),
    result: field.code('结果', contactResults).optional(),
    dayFrom: field.day('日期起').optional(),
    dayTo: field.day('日期止').optional(),
  },
})

const { CALL, ONSITE } = contactChannels
const { REACHED, NO_ANSWER, WRONG_NUMBER, REFUSED, DONE } = contactResults

/**
 * One phone call or on-site guidance. Texts that this system sends enter themselves (kernel/message); a carrier's statement is
 * known only as a number and is a counted entry (kernel/tally).
 */
export const recordContact = operation({
  name: 'recordContact',
  title: '登记年报宣传',
  method: 'POST',
  path: '/api/annual-contacts',
  permission: 'annual-filing.contact',
  undo: true,
  bulk: {},
  input: z.object({
    purpose: field.code('用途', outreachPurposes),
    channel: field.code('方式', { CALL, ONSITE }),
    happenedOn: field.day('日期'),
    result: field.code('结果', { REACHED, NO_ANSWER, WRONG_NUMBER, REFUSED, DONE }),
    partyCode: field.text('统一社会信用代码或注册号').optional(),
    staffName: field.text('工作人员').optional(),
  }),
  output: z.object({ id: z.string() }),
})
