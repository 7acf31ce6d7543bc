import type { FileKind } from '#platform/files/terms.ts'
import { bigNumber, coded, moment, text, uuid } from '#platform/db/columns.ts'
import { table } from '#platform/db/table.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type { ScanState } from './terms.ts'

/** A paper that belongs to a record: scan, photograph, document. Voided with a reason, never deleted; its content stays. */
export const attachment = ledger(
  'attachment',
  '附件：哪条记录附了什么文件',
  {
    ledger: text('所属账表').notNull(),
    recordId: uuid('所属记录').notNull(),
    name: text('文件名').notNull(),
    digest: text('内容摘要（SHA-256）').notNull(),
    kind: coded<FileKind>('文件种类（按内容认定）').notNull(),
    size: bigNumber('字节数').notNull(),
    addedBy: text('上传人').notNull(),
    addedAt: moment('上传时刻').notNull(),
  },
  { indexes: [{ on: ['recordId', 'digest'], unique: true }, { on: ['recordId'] }], follows: 'recordId' },
)

/** A content that is kept once, whoever attached it, and what is known of it. The bytes lie sealed in the data folder. */
export const storedFile = table(
  'stored_file',
  '文件内容：同样的内容只存一份',
  {
    countyCode: text('局代码').notNull(),
    digest: text('内容摘要（SHA-256）').notNull(),
    scan: coded<ScanState>('查毒结果').notNull(),
    scannedAt: moment('查毒时刻'),
    found: text('发现的病毒'),
    at: moment('第一次收到的时刻').notNull(),
  },
  { primaryKey: ['countyCode', 'digest'], policy: 'county', grants: ['select', 'insert', 'update'] },
)
