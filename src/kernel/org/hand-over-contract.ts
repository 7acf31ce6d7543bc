import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { operation } from '#platform/contract/operation.ts'

const Task = z.object({
  business: z.string(),
  businessTitle: z.string(),
  id: z.string(),
  text: z.string(),
  dueOn: z.string().nullable(),
  page: z.string().nullable(),
})

/** Everything open that stands on a person, in one place. */
export const listOpenTasks = operation({
  name: 'listOpenTasks',
  title: '名下未办结的事',
  method: 'GET',
  path: '/api/org/staff/:id/tasks',
  permission: 'org.read',
  input: z.object({ id: z.uuid('编号不对') }),
  output: z.object({
    staffId: z.string(),
    staffNo: z.string(),
    name: z.string(),
    /** Others of the same name who are in office: their matters cannot be told apart. */
    sameName: z.array(z.object({ staffNo: z.string(), unitName: z.string().nullable() })),
    tasks: z.array(Task),
    handedOver: z.array(
      z.object({ id: z.string(), text: z.string(), to: z.string(), handedOn: z.string(), page: z.string().nullable() }),
    ),
  }),
})

/** People who left or moved within the last year and still have open matters. */
export const listHandOvers = operation({
  name: 'listHandOvers',
  title: '离任交接',
  method: 'GET',
  path: '/api/org/hand-overs',
  permission: 'org.read',
  input: z.object({}),
  output: z.object({
    people: z.array(
      z.object({
        staffId: z.string(),
        staffNo: z.string(),
        name: z.string(),
        what: z.string(),
        day: z.string(),
        open: z.number(),
        overdue: z.number(),
      }),
    ),
  }),
})

/** Puts open matters of a person on another, many at once; each stays on record with both names. */
export const handOver = operation({
  name: 'handOver',
  title: '工作交接',
  method: 'POST',
  path: '/api/org/staff/:id/hand-over',
  permission: 'staff.hand-over',
  input: z.object({
    id: z.uuid('编号不对'),
    toNo: field.text('接收人'),
    tasks: z
      .array(z.object({ business: z.string(), id: z.uuid('事项编号不对') }))
      .min(1, '请选择要移交的事项')
      .max(5000, '一次最多移交 5000 件'),
  }),
  output: z.object({ handed: z.number() }),
})
