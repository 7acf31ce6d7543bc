import { z } from 'zod'

/** How long a session lives and when wrong passwords lock an account; each value can be set by the bureau. */
export const SignInPolicy = z.strictObject({
  /** A session that nobody used for so long is over. */
  idleMinutes: z.number().int().min(1).max(1440).default(120),
  /** A session is over after so long in any case. */
  sessionHours: z.number().int().min(1).max(72).default(12),
  /** So many wrong passwords in a row lock an account … */
  lockAfter: z.number().int().min(3).max(20).default(5),
  /** … for so long. */
  lockMinutes: z.number().int().min(1).max(1440).default(15),
})
export type SignInPolicy = z.infer<typeof SignInPolicy>

export const usualPolicy: SignInPolicy = SignInPolicy.parse({})
