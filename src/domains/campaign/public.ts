export { foodSpecial, tutoring } from './terms.ts'
