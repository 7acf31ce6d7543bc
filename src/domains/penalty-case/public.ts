export { penaltyCase } from './tables.ts'
