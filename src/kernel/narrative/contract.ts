import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { operation } from '#platform/contract/operation.ts'
import { Figure, RuleResult } from '#kernel/indicator/contract.ts'

const standpoint = {
  asOf: field.day('截止日').optional(),
  knownOn: field.day('以哪一天所知为准').optional(),
}

/** A piece of text; with `figure` it prints that figure and links to it. */
export const Run = z.object({
  text: z.string(),
  figure: z.string().optional(),
  warning: z.boolean().optional(),
  strong: z.boolean().optional(),
  withheld: z.boolean().optional(),
})

export const getReport = operation({
  name: 'getReport',
  title: '年度工作总结',
  method: 'GET',
  path: '/api/report',
  permission: 'report.read',
  input: z.object(standpoint),
  output: z.object({
    title: z.string(),
    asOf: z.string(),
    knownOn: z.string().nullable(),
    issuer: z.string(),
    scopeText: z.string(),
    blocks: z.array(
      z.object({ kind: z.enum(['heading', 'paragraph', 'note']), level: z.number().optional(), runs: z.array(Run) }),
    ),
    figures: z.record(z.string(), Figure),
    rules: z.array(RuleResult),
  }),
})

/** The same as a Word file: `clean` to send out, `working` with notes beside the text. */
export const reportFile = operation({
  name: 'reportFile',
  title: '下载年度工作总结',
  method: 'GET',
  path: '/api/report.docx',
  permission: 'report.read',
  gives: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  input: z.object({ ...standpoint, copy: z.enum(['clean', 'working']).default('clean') }),
  output: z.unknown(),
})
