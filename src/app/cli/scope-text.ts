import type { Scope } from '#platform/db/database.ts'

/** Whose records a printed figure counts. */
export const scopeText = (bureau: string, scope: Scope): string =>
  scope.stations === '*' ? `${bureau}全局` : `${bureau}，仅限所辖（${scope.stations.join('、')}）`
