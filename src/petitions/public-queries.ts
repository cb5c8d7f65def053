import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { AccountId, UnitId } from '#kernel/ids.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import type { PetitionClass } from '#law/petition-rules.ts'
import type { PetitionId, PetitionPhase } from './domain/petition.ts'

/** An answer that everybody may read: nothing in it comes from anywhere but the words that were checked. */
export type PublishedAnswer = {
  readonly id: PetitionId
  readonly class: PetitionClass
  readonly unitId: UnitId
  readonly subject: string
  readonly question: string
  readonly answer: string
  readonly receivedOn: PlainDate
  readonly answeredOn: PlainDate
}

const COLUMNS = sql`n.petition_id as id, n.class, n.unit_id as "unitId", n.subject, n.question, n.answer, n.received_on as "receivedOn", n.answered_on as "answeredOn"`

export type PublishedFilter = { readonly words: string; readonly unitId: UnitId | null; readonly class: PetitionClass | null }

/** Published answers, the newest first, with how many there are in all. */
export const listPublished = async (trx: Trx, { words, unitId, class: about }: PublishedFilter, skip: number, limit: number): Promise<{ readonly total: number; readonly items: readonly PublishedAnswer[] }> => {
  const { rows } = await sql<PublishedAnswer & { total: number }>`
    select ${COLUMNS}, f.total::int as total from search_published_petitions(${words}, ${unitId}::uuid, ${about}::text, ${skip}::int, ${limit}::int) f
    join petition_publication n on n.tenant_id = current_tenant() and n.petition_id = f.petition_id and n.seq = f.seq
    order by n.published_at desc, n.petition_id`.execute(trx)
  return { total: rows[0]?.total ?? 0, items: rows.map(({ total: _, ...item }) => item) }
}

export const findPublished = async (trx: Trx, id: PetitionId): Promise<PublishedAnswer | undefined> => {
  const { rows } = await sql<PublishedAnswer>`
    select ${COLUMNS} from petition_publication n where n.tenant_id = current_tenant() and n.petition_id = ${id} and n.withdrawn_at is null`.execute(trx)
  return rows[0]
}

export type OwnPetitionLine = { readonly id: PetitionId; readonly code: string; readonly subject: string; readonly phase: PetitionPhase; readonly publication: string | null; readonly receivedAt: Instant; readonly dueAt: Instant | null }

/** What an account has sent, the newest first. */
export const listOwnPetitions = async (trx: Trx, accountId: AccountId): Promise<readonly OwnPetitionLine[]> => {
  const { rows } = await sql<OwnPetitionLine>`
    select p.id, p.code, t.text as subject, p.phase, p.publication, p.received_at as "receivedAt", p.due_at as "dueAt"
    from petition p join petition_text t on t.tenant_id = p.tenant_id and t.petition_id = p.id and t.no = 1
    where p.tenant_id = current_tenant() and p.account_id = ${accountId} order by p.received_at desc limit 200`.execute(trx)
  return rows
}
