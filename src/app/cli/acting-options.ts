import type { Command } from 'commander'
import type { Acting } from '#platform/contract/acting.ts'
import { dayOption } from './read-options.ts'

/** Who acted and who approved, as the commands that write take it. */
export interface ActingOptions {
  actedBy?: string
  approvedBy?: string
  approvedOn?: string
  paper?: string
}

/** Adds the options that name who acted and the signed paper. */
export const actingOptions = (command: Command): Command =>
  command
    .option('--acted-by <人员>', '经办人：账号、人员编号或姓名')
    .option('--approved-by <人员>', '批准人：账号、人员编号或姓名；审批规定要求先批准的必填')
    .option('--approved-on <日期>', '纸上的批准日期')
    .option('--paper <编号>', '纸质审批单编号')

/** What the options say; nothing when none is given. */
export function actingOf(o: ActingOptions): Acting | undefined {
  const { actedBy, approvedBy, paper } = o
  const approvedOn = o.approvedOn === undefined ? undefined : dayOption('批准日期', o.approvedOn)
  const acting = { actedBy, approvedBy, approvedOn, paper }
  return Object.values(acting).some((v) => v !== undefined)
    ? (Object.fromEntries(Object.entries(acting).filter(([, v]) => v !== undefined)) as Acting)
    : undefined
}
