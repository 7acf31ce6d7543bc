import { sql } from '#platform/db/database.ts'
import type { PartySection } from '#kernel/dossier/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { foodTrainingPerson as p, foodTrainingStep as s, foodTrainingUnit as u } from './tables.ts'
import { type Post, type Step, type UnitKind, posts, steps, unitKinds } from './terms.ts'

/** Food-safety people of a unit, their trainings and assessments. */
export const foodTrainingSection: PartySection = {
  title: '食品安全培训考核',
  reading: 'food-training.read',
  records: [
    {
      id: 'food-training.unit',
      title: '培训考核单位',
      page: '/food-training-units',
      rows: () => ({
        of: u,
        party: u.partyId,
        day: u.fromDay,
        said: [u.kind, u.toDay],
        from: sql`from ${asKnownNow.at(u)}`,
      }),
      text: ([kind, left]) => `列入${unitKinds[kind as UnitKind]}名册${left === null ? '' : `，${left} 退出`}`,
    },
    {
      id: 'food-training.person',
      title: '食品安全管理人员',
      page: '/food-training-people',
      rows: () => ({
        of: p,
        party: p.partyId,
        day: p.enteredOn,
        said: [p.personName, p.post, p.registeredOn],
        from: sql`from ${asKnownNow.at(p)}`,
      }),
      text: ([name, post, registeredOn]) =>
        `${posts[post as Post]}${name}${registeredOn === null ? '，未在平台注册' : `，${registeredOn} 注册`}`,
    },
    {
      id: 'food-training.step',
      title: '培训和考核',
      page: '/food-training-people',
      rows: () => ({
        of: s,
        party: s.partyId,
        day: s.onDay,
        said: [p.personName, s.step, sql`trim_scale(${s.score})::text`, s.passedOn],
        from: sql`from ${asKnownNow.at(s)} join ${p} on ${p.countyCode} = ${s.countyCode} and ${p.id} = ${s.personId}`,
        opens: s.personId,
      }),
      text: ([name, step, score, passedOn]) =>
        `${name}${steps[step as Step]}${score === null ? '' : `，${score} 分，${passedOn === null ? '不合格' : '合格'}`}`,
    },
  ],
}
