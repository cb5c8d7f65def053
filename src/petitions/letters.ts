import { sql } from 'kysely'
import { z } from 'zod'
import { formatMoment } from '#kernel/date-format.ts'
import { fillSentence } from '#kernel/sentence.ts'
import { vietnamDay, type Instant } from '#kernel/time.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Compose, Composers } from '#messages/couriers.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { petitionRule } from '#law/petition-rules.ts'
import { petitionLetters } from '../../law/petitions/letters.ts'
import type { PetitionEvent } from './domain/event.ts'
import type { PetitionId } from './domain/petition.ts'
import { petitionSecret } from './petition-code.ts'
import { PETITION_PARCEL, type PetitionOccasion } from './tell-sender.ts'

const Reference = z.object({ petitionId: z.uuid(), seq: z.int().positive() })

type Row = {
  readonly type: PetitionOccasion; readonly body: Extract<PetitionEvent, { type: PetitionOccasion }>; readonly unitId: UnitId; readonly dueAt: Instant | null
  readonly occurredAt: Instant; readonly code: string; readonly phone: string | null; readonly email: string | null; readonly answer: string | null
}

/** What the office says at this step, beside where to follow. */
const wordsOf = ({ body, answer }: Row, day: string): string => {
  switch (body.type) {
    case 'answered':
      return answer ?? ''
    case 'routed':
      return `${petitionRule(day).routes.find(({ code }) => code === body.route)?.notice ?? ''}\n\n${body.words}`
    case 'moreAsked':
    case 'refused':
      return body.words
    case 'received':
    case 'transferred':
      return ''
  }
}

/** News of a petition to its sender, with the address of this moment; undefined when there is none any more. */
const composeNews =
  (origin: string): Compose =>
  async (trx, ctx, { reference, channel }) => {
    const { petitionId, seq } = Reference.parse(reference)
    const { rows } = await sql<Row>`
      select e.type, json_build_object('type', e.type)::jsonb || e.body::jsonb as body, e.unit_id as "unitId", e.due_at as "dueAt", e.occurred_at as "occurredAt",
        p.code, w.phone, w.email, p.state #>> '{answer,text}' as answer
      from petition_event e
      join petition p on p.tenant_id = e.tenant_id and p.id = e.petition_id
      join petition_person w on w.tenant_id = e.tenant_id and w.petition_id = e.petition_id
      where e.tenant_id = current_tenant() and e.petition_id = ${petitionId} and e.seq = ${seq}`.execute(trx)
    const [news] = rows
    const to = channel === 'mail' ? news?.email : news?.phone
    if (news === undefined || to == null) return undefined
    const words = petitionLetters.letters[news.type]
    const day = vietnamDay(news.occurredAt)
    const facts = {
      ma: news.code,
      han: news.dueAt === null ? '' : formatMoment(news.dueAt),
      coquan: (await unitTree(trx, day)).find(news.unitId)?.name ?? '',
      duongdan: `${origin}/phan-anh/theo-doi?ma=${news.code}`,
      matracuu: await petitionSecret(trx, ctx, petitionId as PetitionId),
      loi: wordsOf(news, day.toString()),
    }
    return { to, subject: fillSentence(words.subject, facts), text: fillSentence(channel === 'mail' ? words.letter : words.short, facts), occasion: 'petition' }
  }

/** What petitions know how to write; links lead to `origin`. */
export const petitionComposers = (origin: string): Composers => ({ [PETITION_PARCEL]: composeNews(origin) })
