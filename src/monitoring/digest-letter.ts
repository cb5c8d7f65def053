import { sql } from 'kysely'
import { z } from 'zod'
import { formatDate } from '#kernel/date-format.ts'
import { fillSentence } from '#kernel/sentence.ts'
import { Temporal } from '#kernel/time.ts'
import type { Compose, Composers } from '#messages/couriers.ts'
import { digestWords } from '../../law/monitoring/digest-words.ts'
import { DIGEST_PARCEL } from './digest.ts'
import type { DigestCounts } from './domain/digest.ts'

const Reference = z.object({ staffId: z.uuid(), day: z.iso.date() })

/** The lines of a digest that say something. */
export const digestLines = ({ dueToday, overdue, stepOverdue = 0, urged, urgedLate, urgedNames = [], units }: DigestCounts): readonly string[] => {
  const rows: readonly (readonly [keyof typeof digestWords, number])[] = [
    ['overdue', overdue],
    ['dueToday', dueToday],
    ['stepOverdue', stepOverdue],
    ['urged', urged],
    ['orphans', units?.orphans ?? 0],
    ['unitsOverdue', units?.overdue ?? 0],
    ['unitsDueToday', units?.dueToday ?? 0],
  ]
  return rows.filter(([, n]) => n > 0).flatMap(([line, n]) => [
    fillSentence(digestWords[line], { n, muon: urgedLate }),
    ...(line === 'urged' ? urgedNames.map((name) => fillSentence(digestWords.urgedName, { ten: name })) : []),
  ])
}

/** The morning's letter, with the address of this moment; undefined when there is none any more. */
const composeDigest =
  (origin: string): Compose =>
  async (trx, _ctx, { reference }) => {
    const { staffId, day } = Reference.parse(reference)
    const { rows } = await sql<{ counts: DigestCounts; name: string; email: string | null }>`
      select g.counts, s.full_name as name, s.email from daily_digest g join staff s on s.tenant_id = g.tenant_id and s.id = g.staff_id
      where g.tenant_id = current_tenant() and g.staff_id = ${staffId} and g.day = ${day}::date`.execute(trx)
    const [found] = rows
    if (found?.email == null) return undefined
    const text = [
      fillSentence(digestWords.greeting, { ten: found.name }), '', ...digestLines(found.counts), '',
      fillSentence(digestWords.closing, { duongdan: `${origin}/don-doc/hom-nay` }),
    ].join('\n')
    return { to: found.email, subject: fillSentence(digestWords.subject, { ngay: formatDate(Temporal.PlainDate.from(day)) }), text, occasion: 'digest' }
  }

/** What monitoring knows how to write; links lead to `origin`. */
export const monitoringComposers = (origin: string): Composers => ({ [DIGEST_PARCEL]: composeDigest(origin) })
