import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { listOperation, operation } from '#platform/contract/operation.ts'
import { draftHead } from '#kernel/desk/contract.ts'
import { lights } from '#kernel/deadline/terms.ts'

const Light = z.enum(['green', 'amber', 'red', 'grey'])

/** An open matter with its clock and the page that does its next step. */
export const TaskRow = z.object({
  id: z.string(),
  kind: z.string(),
  /** What waits: 待办结的许可申请. */
  title: field.text('待办'),
  text: field.text('事项'),
  businessTitle: field.text('业务'),
  holders: z.array(z.string()),
  unitName: field.text('机构').nullable(),
  dueOn: field.day('到期日').nullable(),
  light: field.code('时限', lights),
  /** 剩3个工作日, 逾期2个工作日, 中止：听证. */
  left: field.text('剩余').nullable(),
  page: z.string(),
  /** The colleague in whose stead it is on the list. */
  behalf: field.text('代谁办').nullable(),
})

/** How many of one kind wait, by light. */
export const TaskGroup = z.object({
  kind: z.string(),
  title: z.string(),
  red: z.number(),
  amber: z.number(),
  green: z.number(),
  grey: z.number(),
})

const ApprovalLine = z.object({
  id: z.string(),
  title: z.string(),
  about: z.string(),
  /** Who asked, or who decided. */
  who: z.string(),
  day: z.string(),
})

/** Everything that waits for whoever is signed in, most urgent first. */
export const home = operation({
  name: 'home',
  title: '首页',
  method: 'GET',
  path: '/api/home',
  permission: 'signed-in',
  input: z.object({}),
  output: z.object({
    today: z.string(),
    /** The most urgent; the rest is on the list of all. */
    tasks: z.array(TaskRow),
    taskTotal: z.number(),
    groups: z.array(TaskGroup),
    /** Colleagues who are away and for whom the caller acts. */
    actsFor: z.array(z.string()),
    approvals: z.object({
      /** For the caller to decide. */
      waiting: z.array(ApprovalLine),
      waitingTotal: z.number(),
      /** The caller's own that came back: refused. */
      returned: z.array(ApprovalLine),
      /** The caller's own that were given: to be done now. */
      given: z.array(ApprovalLine),
    }),
    drafts: z.array(z.object(draftHead)),
    /** The caller's certificates that run out, or have. */
    credentials: z.array(
      z.object({
        title: z.string(),
        number: z.string().nullable(),
        validTo: z.string(),
        light: Light,
        left: z.string(),
      }),
    ),
    /** What is worth knowing, each count opening its list. */
    counts: z.array(
      z.object({
        business: z.string(),
        title: z.string(),
        count: z.number(),
        link: z.string(),
        tone: z.enum(['red', 'amber', 'plain']),
      }),
    ),
    /** The audit log, for whoever looks after it. */
    log: z
      .object({
        entries: z.number(),
        unsealed: z.number(),
        sealedAt: z.string().nullable(),
        head: z.string().nullable(),
        newest: z.array(
          z.object({ id: z.string(), at: z.string(), actor: z.string(), operation: z.string(), subject: z.string() }),
        ),
      })
      .nullable(),
  }),
})

const filters = {
  kind: z.string().max(100).optional(),
  light: field.code('时限', lights).optional(),
}

/** The caller's open matters, all of them. */
export const listToDo = listOperation({
  name: 'listToDo',
  title: '我的待办',
  path: '/api/to-do',
  permission: 'signed-in',
  row: TaskRow,
  filters,
})

/** Open matters of everybody in scope, for whoever answers for them. */
export const listOpenWork = listOperation({
  name: 'listOpenWork',
  title: '在办事项',
  path: '/api/open-work',
  permission: 'work.oversee',
  row: TaskRow,
  filters: {
    ...filters,
    unit: field.text('机构').optional(),
    holder: field.text('经办人').optional(),
  },
})

const burden = { open: z.number(), overdue: z.number() }

/** Overdue matters by section and station, and the load of each person. */
export const workOverview = operation({
  name: 'workOverview',
  title: '在办与逾期情况',
  method: 'GET',
  path: '/api/work-overview',
  permission: 'work.oversee',
  input: z.object({}),
  output: z.object({
    units: z.array(z.object({ unitCode: z.string().nullable(), unitName: z.string(), ...burden })),
    people: z.array(z.object({ name: z.string(), unitName: z.string().nullable(), ...burden })),
    /** People with open matters beyond those listed. */
    more: z.number(),
  }),
})

/** Figures that moved within a week: as known now against as known then. */
export const movedFigures = operation({
  name: 'movedFigures',
  title: '一周变化',
  method: 'GET',
  path: '/api/moved-figures',
  permission: 'work.oversee',
  input: z.object({}),
  output: z.object({
    since: z.string(),
    /** Whether somebody chose them, or the first of each business is shown. */
    chosen: z.boolean(),
    figures: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        unit: z.string(),
        now: z.string().nullable(),
        before: z.string().nullable(),
        moved: z.boolean(),
      }),
    ),
  }),
})

/** Which figures the caller watches; none for the usual ones. */
export const watchFigures = operation({
  name: 'watchFigures',
  title: '选择关注的指标',
  method: 'POST',
  path: '/api/moved-figures',
  permission: 'work.oversee',
  input: z.object({ ids: z.array(z.string().max(100)).max(12, '最多选 12 个指标') }),
  output: z.object({ watched: z.number() }),
})
