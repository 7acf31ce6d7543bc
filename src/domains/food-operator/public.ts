/** What a bridge may use. */
export { foodOperator } from './tables.ts'
