import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import {
  credentialKinds,
  credentialStates,
  departures,
  educations,
  establishments,
  leaveKinds,
  sexes,
} from './terms.ts'

const StaffRow = z.object({
  id: field.id(),
  name: field.text('姓名'),
  staffNo: field.text('人员编号'),
  unitCode: z.string().nullable(),
  unitName: field.text('机构').nullable(),
  post: field.text('职务').nullable(),
  certificateNo: field.text('行政执法证号').nullable(),
  certificateTo: field.day('执法证有效期至').nullable(),
  certificateState: field.code('执法证', credentialStates).nullable(),
  skills: field.text('专业资格').nullable(),
  away: field.text('今日在岗').nullable(),
  leftOn: field.day('离任日', { minor: true }).nullable(),
})

export const listStaff = listOperation({
  name: 'listStaff',
  title: '人员',
  path: '/api/org/staff',
  permission: 'org.read',
  row: StaffRow,
  filters: {
    unitCode: field.text('机构').optional(),
    kind: field.code('资格', credentialKinds).optional(),
    expiring: field.bool('执法证将到期', { help: '90 日内到期，或者已经过期。' }).optional(),
    away: field.bool('今日离岗').optional(),
    left: field.bool('已离任').optional(),
  },
})

export const getStaff = detailOperation({
  name: 'getStaff',
  title: '人员',
  path: '/api/org/staff/:id',
  permission: 'org.read',
  record: StaffRow.extend({
    version: z.number(),
    sex: field.code('性别', sexes).nullable(),
    education: field.code('学历', educations).nullable(),
    establishment: field.code('编制类型', establishments).nullable(),
    account: field.text('登录账号').nullable(),
    departure: field.code('离任去向', departures).nullable(),
    openTasks: field.integer('名下未办结的事'),
    posts: z
      .array(
        z.object({
          unitName: field.text('机构'),
          post: field.text('职务').nullable(),
          fromDay: field.day('任职日'),
          toDay: field.day('离任日（不含当日）').nullable(),
        }),
      )
      .meta({ title: '任职经历', kind: 'lines' }),
    credentials: z
      .array(
        z.object({
          id: z.string(),
          version: z.number(),
          kind: field.code('种类', credentialKinds),
          number: field.text('证号').nullable(),
          issuedOn: field.day('发证日期').nullable(),
          validTo: field.day('有效期至').nullable(),
          state: field.code('状态', credentialStates),
        }),
      )
      .meta({ title: '证件与资格', kind: 'lines' }),
    leaves: z
      .array(
        z.object({
          id: z.string(),
          version: z.number(),
          kind: field.code('种类', leaveKinds),
          fromDay: field.day('起'),
          lastDay: field.day('止'),
          reason: field.text('事由').nullable(),
        }),
      )
      .meta({ title: '请假与外出', kind: 'lines' }),
    delegations: z
      .array(
        z.object({
          id: z.string(),
          version: z.number(),
          who: field.text('谁代谁'),
          fromDay: field.day('起'),
          lastDay: field.day('止'),
          permissions: field.text('代理的权限'),
          reason: field.text('事由').nullable(),
        }),
      )
      .meta({ title: '代理', kind: 'lines' }),
  }),
})

const birthMonth = z
  .string()
  .regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, '出生年月写成 1985-06')
  .meta({ title: '出生年月', kind: 'text', help: '写成 1985-06；加密保存，只用来算年龄结构。' })

const person = {
  sex: field.code('性别', sexes).optional(),
  birthMonth: birthMonth.optional(),
  education: field.code('学历', educations).optional(),
  establishment: field.code('编制类型', establishments).optional(),
  account: field.text('登录账号').optional(),
}

export const appointStaff = operation({
  name: 'appointStaff',
  title: '登记人员任职',
  method: 'POST',
  path: '/api/org/staff',
  permission: 'staff.change',
  input: z.object({
    staffNo: z
      .string()
      .regex(/^[0-9A-Za-z-]{2,20}$/, '人员编号用数字、字母或连字符，2 至 20 位')
      .meta({ title: '人员编号', kind: 'text' }),
    name: field.text('姓名'),
    unitCode: field.text('机构'),
    post: field.text('职务').optional(),
    fromDay: field.day('任职日'),
    ...person,
  }),
  output: z.object({ id: z.string() }),
})

export const correctStaff = operation({
  name: 'correctStaff',
  title: '修改人员资料',
  method: 'POST',
  path: '/api/org/staff/:id/correct',
  permission: 'staff.change',
  input: z.object({ id: z.uuid('编号不对'), version: z.number(), name: field.text('姓名').optional(), ...person }),
  output: z.object({ id: z.string() }),
})

/** What follows from a move or a departure: what is still open under the name. */
const MovedStaff = z.object({ id: z.string(), openTasks: z.number(), notes: z.array(z.string()) })

export const transferStaff = operation({
  name: 'transferStaff',
  title: '调动',
  method: 'POST',
  path: '/api/org/staff/:id/transfer',
  permission: 'staff.change',
  input: z.object({
    id: z.uuid('编号不对'),
    version: z.number(),
    unitCode: field.text('调往机构'),
    post: field.text('职务').optional(),
    fromDay: field.day('任职日'),
  }),
  output: MovedStaff,
})

export const departStaff = operation({
  name: 'departStaff',
  title: '离任',
  method: 'POST',
  path: '/api/org/staff/:id/depart',
  permission: 'staff.change',
  input: z.object({
    id: z.uuid('编号不对'),
    version: z.number(),
    leftOn: field.day('离任日', { help: '从这一天起不在岗。' }),
    departure: field.code('去向', departures),
  }),
  output: MovedStaff,
})

export const addCredential = operation({
  name: 'addCredential',
  title: '登记证件或资格',
  method: 'POST',
  path: '/api/org/staff/:id/credentials',
  permission: 'staff.change',
  input: z.object({
    id: z.uuid('编号不对'),
    kind: field.code('种类', credentialKinds),
    number: field.text('证号').optional(),
    issuedOn: field.day('发证日期').optional(),
    validTo: field.day('有效期至', { help: '长期有效的不填。' }).optional(),
  }),
  output: z.object({ id: z.string() }),
})

export const enterLeave = operation({
  name: 'enterLeave',
  title: '登记请假',
  method: 'POST',
  path: '/api/org/staff/:id/leaves',
  permission: 'staff.change',
  input: z.object({
    id: z.uuid('编号不对'),
    kind: field.code('种类', leaveKinds),
    fromDay: field.day('起'),
    lastDay: field.day('止（含当日）'),
    reason: field.text('事由').optional(),
  }),
  output: z.object({ id: z.string(), notes: z.array(z.string()) }),
})

export const delegate = operation({
  name: 'delegate',
  title: '登记代理',
  method: 'POST',
  path: '/api/org/staff/:id/delegations',
  permission: 'access.delegate',
  input: z.object({
    id: z.uuid('编号不对'),
    delegateNo: field.text('代理人'),
    fromDay: field.day('起'),
    lastDay: field.day('止（含当日）'),
    permissions: z.array(z.string().max(100)).min(1, '请至少选一项代理的权限').max(100),
    reason: field.text('事由').optional(),
  }),
  output: z.object({ id: z.string() }),
})

/** Ledgers of a person whose rows may be voided when they were entered wrongly. */
export const voidable = { staff_credential: '证件或资格', staff_leave: '请假' } as const

export const voidStaffRecord = operation({
  name: 'voidStaffRecord',
  title: '作废人员记录',
  method: 'POST',
  path: '/api/org/staff-records/:ledger/:id/void',
  permission: 'staff.change',
  input: z.object({
    ledger: z.enum(Object.keys(voidable) as [keyof typeof voidable], '这本账的记录不在这里作废'),
    id: z.uuid('编号不对'),
    version: z.number(),
    reason: field.text('作废理由'),
  }),
  output: z.object({}),
})

/** Takes a delegation back, today or before it began: whoever gives such rights takes them. */
export const voidDelegation = operation({
  name: 'voidDelegation',
  title: '作废代理',
  method: 'POST',
  path: '/api/org/delegations/:id/void',
  permission: 'access.delegate',
  input: z.object({ id: z.uuid('编号不对'), version: z.number(), reason: field.text('作废理由') }),
  output: z.object({}),
})

/** Who is away on a day and who acts for whom. */
export const listAbsences = operation({
  name: 'listAbsences',
  title: '请假与代理',
  method: 'GET',
  path: '/api/org/absences',
  permission: 'org.read',
  input: z.object({ from: field.day('起').optional(), to: field.day('止').optional() }),
  output: z.object({
    from: z.string(),
    to: z.string(),
    leaves: z.array(
      z.object({
        id: z.string(),
        staffId: z.string(),
        name: z.string(),
        unitName: z.string().nullable(),
        kind: z.enum(Object.keys(leaveKinds) as [keyof typeof leaveKinds]),
        fromDay: z.string(),
        lastDay: z.string(),
        reason: z.string().nullable(),
        delegate: z.string().nullable(),
      }),
    ),
    delegations: z.array(
      z.object({
        id: z.string(),
        staffId: z.string(),
        name: z.string(),
        delegate: z.string(),
        fromDay: z.string(),
        lastDay: z.string(),
        permissions: z.array(z.string()),
        reason: z.string().nullable(),
      }),
    ),
  }),
})

/** What a delegation may hand on: every permission that an installed business declares, but none that runs the system. */
export const listDelegable = operation({
  name: 'listDelegable',
  title: '可以代理的权限',
  method: 'GET',
  path: '/api/org/delegable',
  permission: 'org.read',
  input: z.object({}),
  output: z.object({
    permissions: z.array(z.object({ permission: z.string(), title: z.string(), business: z.string() })),
  }),
})

/** Age structure of the bureau. Needs a permission of its own: it opens the sealed months of birth. */
export const staffStructure = operation({
  name: 'staffStructure',
  title: '人员结构',
  method: 'GET',
  path: '/api/org/staff-structure',
  permission: 'staff.read-personal',
  input: z.object({ on: field.day('哪一天').optional() }),
  output: z.object({
    on: z.string(),
    people: z.number(),
    contract: z.number(),
    unknown: z.number(),
    average: z.string().nullable(),
    fiftyAndOver: z.number(),
    bands: z.array(z.object({ title: z.string(), count: z.number(), men: z.number(), women: z.number() })),
    educations: z.array(z.object({ title: z.string(), count: z.number() })),
    enforcement: z.number(),
  }),
})
