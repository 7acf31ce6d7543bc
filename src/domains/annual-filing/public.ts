/** What a bridge may use. */
export { windowEnd } from './rules.ts'
export { annualFiling } from './tables.ts'
export { notFiledParties } from './views.ts'
