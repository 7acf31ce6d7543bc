/** What a bridge may use. */
export { permitCertificate } from './tables.ts'
