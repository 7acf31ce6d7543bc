/** What a bridge may use. */
export { foodTrainingUnit } from './tables.ts'
