import { z } from 'zod'
import { field } from './field.ts'

/**
 * Who acted and who approved, where that is somebody else than the person at the keyboard: given beside the input of any
 * operation that writes, as `acting`. People are named by account, staff number or, where only one bears it, name.
 */
export const Acting = z.strictObject({
  actedBy: field.text('经办人', { help: '不是本人办理时填：账号、人员编号或姓名。' }).optional(),
  approvedBy: field.text('批准人', { help: '账号、人员编号或姓名。' }).optional(),
  approvedOn: field.day('批准日期', { help: '纸上写的日期，就是法律上的日期。' }).optional(),
  paper: field.text('审批单号', { help: '纸质审批单上的编号。' }).optional(),
  approval: z.uuid('送审单编号不对').optional(),
})
export type Acting = z.infer<typeof Acting>

/** What an operation says of its approval. */
export interface ApprovalNeed {
  /** What is approved, in Chinese. */
  title: string
  /** Demanded by statute, with its article; otherwise the bureau decides by a dated row. */
  requiredBy?: string
  /** The article by which whoever approves must be another than whoever acted; absent where no statute says so. */
  separateBy?: string
  /** Page of the record that is approved, `/permits/:id`, for whoever decides. */
  page?: string
}
