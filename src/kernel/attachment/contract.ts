import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { type LedgerOf, type Operation, operation } from '#platform/contract/operation.ts'
import { fileKinds } from '#platform/files/terms.ts'
import { scanStates } from './terms.ts'

const id = z.uuid('编号不对')
const kinds = Object.fromEntries(Object.entries(fileKinds).map(([kind, k]) => [kind, k.title])) as {
  [K in keyof typeof fileKinds]: string
}

export const AttachmentRow = z.object({
  id: z.string(),
  version: z.number(),
  name: field.text('文件名'),
  kind: field.code('种类', kinds),
  size: field.integer('字节数'),
  digest: z.string(),
  addedBy: field.text('上传人'),
  addedAt: field.moment('上传时刻'),
  voidReason: field.text('作废理由').nullable(),
  scan: field.code('查毒', scanStates),
})

/** An operation that reads one record of a ledger. */
export type RecordDetail = Operation & { ledger: LedgerOf }

/** Whether a record read by this operation can have files. */
export const isRecordDetail = (c: Operation): c is RecordDetail => c.ledger !== undefined

/**
 * What can be done with the files of a record. They are read by who may read the record, added and voided by who may work on it;
 * a file that belongs to a record out of scope is as missing as the record.
 */
export function attachmentContracts(detail: RecordDetail) {
  const base = `${detail.path}/attachments`
  const { changedBy } = detail.ledger
  return {
    list: operation({
      name: `${detail.name}Attachments`,
      title: `${detail.title}的附件`,
      method: 'GET',
      path: base,
      permission: detail.permission,
      input: z.object({ id }),
      output: z.object({
        attachments: z.array(AttachmentRow),
        /** What may be added today. */
        takes: z.object({ kinds: z.array(z.string()), most: z.number() }),
      }),
    }),
    add: operation({
      name: `${detail.name}AddAttachments`,
      title: `${detail.title}上传附件`,
      method: 'POST',
      path: base,
      permission: changedBy,
      takes: 'files',
      input: z.object({ id }),
      output: z.object({ ids: z.array(z.string()) }),
    }),
    content: operation({
      name: `${detail.name}AttachmentContent`,
      title: `${detail.title}的附件内容`,
      method: 'GET',
      path: `${base}/:attachment`,
      permission: detail.permission,
      gives: 'application/octet-stream',
      input: z.object({ id, attachment: id, inline: field.bool('在页面里看').optional() }),
      output: z.unknown(),
    }),
    void: operation({
      name: `${detail.name}VoidAttachment`,
      title: `${detail.title}的附件作废`,
      method: 'POST',
      path: `${base}/:attachment/void`,
      permission: changedBy,
      input: z.object({
        id,
        attachment: id,
        version: z.number(),
        reason: field.text('作废理由', { help: '附件不删除，作废后仍列在这里，写明理由。' }),
      }),
      output: z.object({}),
    }),
  }
}
