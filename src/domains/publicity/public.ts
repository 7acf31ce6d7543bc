export { publicationNotice } from './tables.ts'
