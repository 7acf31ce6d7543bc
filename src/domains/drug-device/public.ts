export { lensAndChildren } from './terms.ts'
