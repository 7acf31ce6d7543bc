/** What a bridge may use. */
export { abnormalListing } from './tables.ts'
