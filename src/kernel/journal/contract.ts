import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { listOperation, operation } from '#platform/contract/operation.ts'
import { journalActions } from './terms.ts'

const JournalRow = z.object({
  id: z.string(),
  at: field.moment('时间'),
  actor: field.text('经办人'),
  operation: field.text('操作'),
  action: field.code('动作', journalActions),
  subject: field.text('账表'),
  records: field.integer('记录数'),
  note: field.text('理由或来源').nullable(),
  approver: field.text('批准人').nullable(),
  typist: field.text('录入人').nullable(),
})

/** The log, newest first: who, what, when, which record, and who read whose personal data. */
export const listJournal = listOperation({
  name: 'listJournal',
  title: '审计日志',
  path: '/api/journal',
  permission: 'journal.view',
  row: JournalRow,
  filters: {
    who: field.text('人员（经办、批准、录入）').optional(),
    operation: field.text('操作').optional(),
    action: field.code('动作', journalActions).optional(),
    subject: field.text('账表').optional(),
    record: z.uuid('记录编号不对').optional(),
    atFrom: field.day('时间起').optional(),
    atTo: field.day('时间止').optional(),
  },
})

/** One entry with the values before and after, and the seal that vouches for it. */
export const getJournalEntry = operation({
  name: 'getJournalEntry',
  title: '日志条目',
  method: 'GET',
  path: '/api/journal/:seq',
  permission: 'journal.view',
  input: z.object({ seq: z.string().regex(/^\d{1,18}$/, '顺序号不对') }),
  output: JournalRow.extend({
    approvedOn: z.string().nullable(),
    paper: z.string().nullable(),
    recordIds: z.array(z.string()),
    changes: z.array(
      z.object({
        record: z.string().nullable(),
        lines: z.array(z.object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
      }),
    ),
    seal: z.object({ hash: z.string(), at: z.string() }).nullable(),
  }),
})

/** What the log holds, and what can be asked of it. */
export const journalState = operation({
  name: 'journalState',
  title: '日志概况',
  method: 'GET',
  path: '/api/journal-state',
  permission: 'journal.view',
  input: z.object({}),
  output: z.object({
    entries: z.number(),
    unsealed: z.number(),
    first: z.string().nullable(),
    head: z.string().nullable(),
    sealedAt: z.string().nullable(),
    leastMonths: z.number(),
    /** When it was last looked whether the log holds, by whom, and what came out. */
    lastCheck: z.object({ at: z.string(), actor: z.string(), text: z.string() }).nullable(),
  }),
})

/** Compares log, seals and ledgers, and names every row that was changed behind the system's back. */
export const checkJournal = operation({
  name: 'checkJournal',
  title: '核对日志',
  method: 'POST',
  path: '/api/journal-check',
  permission: 'journal.verify',
  input: z.object({
    head: z
      .string()
      .trim()
      .regex(/^[0-9a-fA-F]{64}$/, '链头应是 64 位十六进制数，请照印出的抄全')
      .optional(),
  }),
  output: z.object({
    clean: z.boolean(),
    entries: z.number(),
    unsealed: z.number(),
    seals: z.number(),
    head: z.string().nullable(),
    sealedAt: z.string().nullable(),
    versions: z.number(),
    ledgers: z.number(),
    findings: z.array(z.object({ kind: z.string(), table: z.string(), id: z.string(), text: z.string() })),
    unlisted: z.number(),
    notes: z.array(z.string()),
  }),
})

/** Seals what is not sealed yet, and gives the head of the chain to be kept outside. */
export const sealNow = operation({
  name: 'sealJournal',
  title: '封存日志',
  method: 'POST',
  path: '/api/journal-seal',
  permission: 'journal.seal',
  input: z.object({}),
  output: z.object({ seals: z.number(), entries: z.number(), head: z.string().nullable() }),
})
