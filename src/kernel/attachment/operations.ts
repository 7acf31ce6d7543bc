import { Refusal } from '#platform/errors/refusal.ts'
import type { Call, Handled } from '#kernel/manifest/business.ts'
import { handle } from '#kernel/manifest/business.ts'
import { type RecordDetail, attachmentContracts, isRecordDetail } from './contract.ts'
import type { FileDesk } from './desk.ts'
import { type Owner, addAttachments, attachmentsOf, contentOf, voidAttachment } from './service.ts'

/**
 * The files of every record that one of these operations reads. The record itself is read first, by its own operation: whoever
 * would not be shown it finds no files of it.
 */
export const attachmentOperations = (details: readonly Handled[], desk: FileDesk): readonly Handled[] =>
  details.flatMap((d) => (isRecordDetail(d.contract) ? operationsOf(d, d.contract, desk) : []))

function operationsOf(detail: Handled, contract: RecordDetail, desk: FileDesk): Handled[] {
  const contracts = attachmentContracts(contract)
  const ownerOf = async (call: Call, id: string): Promise<Owner> => {
    await detail.handle(call, { id } as never)
    return { ledger: contract.ledger.name, id }
  }
  return [
    handle(contracts.list, async (call, { id }) => {
      const owner = await ownerOf(call, id)
      const attachments = await call.read((q) => attachmentsOf(q, owner))
      return { attachments, takes: desk.takes(call.today) }
    }),
    handle(contracts.add, async (call, { id }) => {
      const owner = await ownerOf(call, id)
      if (!call.uploads)
        throw new Refusal('attachment.none', '没有收到文件，请选择要上传的文件。', {
          status: 400,
          fields: { files: '请选择文件' },
        })
      return await addAttachments(call, desk, owner, call.uploads())
    }),
    handle(contracts.content, async (call, input) => contentOf(call, desk, await ownerOf(call, input.id), input)),
    handle(contracts.void, async (call, input) => voidAttachment(call, await ownerOf(call, input.id), input)),
  ]
}
