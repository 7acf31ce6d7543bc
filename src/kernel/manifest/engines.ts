import { inspectionLaw } from '#kernel/inspection/law.ts'
import { checkTasks } from '#kernel/inspection/tasks.ts'
import type { LawValue } from '#kernel/law/law-value.ts'
import type { OpenTasks } from '#kernel/task/declare.ts'

/** What engines bring to a house themselves, beside their operations (layouts: layouts.ts; party sections: dossier/sections.ts). */
export const engineLaw: readonly LawValue[] = inspectionLaw
export const engineTasks: OpenTasks = checkTasks
/** Engines whose matters stand on lists, by the first word of their permissions. */
export const engineTitles: Readonly<Record<string, string>> = { check: '监督检查' }
