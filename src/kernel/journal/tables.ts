import {
  bigNumber,
  bytes,
  bytesList,
  day,
  integerList,
  json,
  moment,
  serial,
  text,
  textList,
  uuidList,
} from '#platform/db/columns.ts'
import { table } from '#platform/db/table.ts'

/** What an entry did to the rows it names; `identity`: signing in and accounts, `check`: looking whether the log holds; they are of no ledger. */
export type JournalAction = 'insert' | 'update' | 'void' | 'read-personal' | 'identity' | 'check'

/** One line of the log: who did what to which rows. Appended in the same transaction as the change, never altered. */
export const journalEntry = table(
  'journal_entry',
  '操作日志：只追加，不修改，不删除',
  {
    seq: serial('顺序号').notNull(),
    countyCode: text('局代码').notNull(),
    at: moment('记录时刻').notNull(),
    operation: text('操作').notNull(),
    actor: text('经办人').notNull(),
    approver: text('批准人'),
    typist: text('录入人'),
    subject: text('账表').notNull(),
    action: text('动作').$type<JournalAction>().notNull(),
    recordIds: uuidList('记录').notNull(),
    versions: integerList('版本').notNull(),
    digests: bytesList('各行摘要（SHA-256 前 16 字节）').notNull(),
    changes: json<Record<string, unknown>[]>('变更内容（批量操作不逐行记）'),
    note: text('理由或来源'),
    actorId: text('经办人编号：账号，或 staff: 加人员编号'),
    approverId: text('批准人编号'),
    typistId: text('录入人账号'),
    approvedOn: day('批准日期（纸上或屏幕上）'),
    paper: text('审批单号'),
  },
  {
    primaryKey: ['countyCode', 'seq'],
    indexes: [{ on: ['countyCode', 'at'] }, { on: ['recordIds'], using: 'gin', where: 'changes is not null' }],
    policy: 'county',
    grants: ['select', 'insert'],
  },
)

/** A seal over a run of entries: hash chain whose head is printed, so that a changed or missing entry shows. */
export const journalSeal = table(
  'journal_seal',
  '日志封存：一段日志的哈希链',
  {
    countyCode: text('局代码').notNull(),
    seqFrom: bigNumber('起始顺序号').notNull(),
    seqTo: bigNumber('结束顺序号').notNull(),
    at: moment('封存时刻').notNull(),
    seqs: textList('所封各条顺序号').notNull(),
    entryDigests: bytesList('所封各条摘要').notNull(),
    previous: bytes('前一封存的哈希').notNull(),
    hash: bytes('本封存的哈希').notNull(),
  },
  { primaryKey: ['countyCode', 'seqFrom'], policy: 'county', grants: ['select', 'insert'] },
)
