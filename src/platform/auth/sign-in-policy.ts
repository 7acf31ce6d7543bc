import { z } from 'zod'

const whole = (least: number, most: number, usual: number) => z.number().int().min(least).max(most).default(usual)

/**
 * Passwords, locks, second factor and sessions; each value can be set by the bureau. The defaults follow GB/T 22239-2019
 * 8.1.4.1 (complexity, regular change, failures handled, idle sessions ended) and lengths that current advice asks for.
 */
export const SignInPolicy = z.strictObject({
  /** A session that nobody used for so long is over. */
  idleMinutes: whole(1, 1440, 120),
  /** A session is over after so long in any case. */
  sessionHours: whole(1, 72, 12),
  /** Sessions that one account may have at a time; the one that rested longest makes room. */
  sessionsAtMost: whole(1, 50, 5),
  /** So many wrong passwords in a row lock an account … */
  lockAfter: whole(3, 20, 5),
  /** … for so long, and twice as long each further time … */
  lockMinutes: whole(1, 1440, 15),
  /** … but never longer than this. */
  lockMinutesAtMost: whole(1, 10_080, 240),
  /** So many failures from one address, whatever the names, lock that address in the same way. */
  lockAddressAfter: whole(5, 10_000, 50),
  /** Attempts that one address may make within a minute, right or wrong. */
  attemptsPerMinute: whole(5, 10_000, 120),
  /** Characters of a password, at least. */
  passwordLength: whole(8, 64, 10),
  /** Kinds among capital letters, small letters, digits and signs, at least; a password of 16 characters is free of it. */
  passwordKinds: whole(1, 4, 3),
  /** A password must be changed after so many days; 0 for never. */
  passwordDays: whole(0, 3650, 90),
  /** So many passwords from before are not taken again. */
  passwordsRemembered: whole(0, 24, 5),
  /** Roles that cannot work without a second factor; `*` for everybody. */
  factorRoles: z.array(z.string()).default([]),
})
export type SignInPolicy = z.infer<typeof SignInPolicy>

export const usualPolicy: SignInPolicy = SignInPolicy.parse({})
