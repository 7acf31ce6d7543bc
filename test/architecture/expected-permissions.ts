import { enforcement } from './expected/enforcement.ts'
import { kernel } from './expected/kernel.ts'
import { livelihood } from './expected/livelihood.ts'
import { office } from './expected/office.ts'
import { registration } from './expected/registration.ts'
import { safety } from './expected/safety.ts'

/**
 * Which role may call which operation, business by business (`kernel` is the system itself): written down apart from roles.ts, and
 * read by people. A change of rights shows here in review. Values are of words.ts or name the roles that may. A business that is
 * not installed is left out of the test.
 */
export const expectedPermissions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...kernel,
  ...registration,
  ...livelihood,
  ...safety,
  ...enforcement,
  ...office,
}
