import { sql } from 'kysely'
import type { PlainDate } from '#kernel/time.ts'
import type { Plan } from './domain/plan.ts'

/** A row of `reform_plan` (named `p`) as `planOf` reads it. */
export const PLAN_COLUMNS = sql`p.id, p.owner_unit_id as "ownerUnitId", p.level, p.year, p.title, p.legal_basis as "legalBasis", p.number,
  p.issued_on as "issuedOn", p.state, p.seq`

export type PlanRow = Pick<Plan, 'id' | 'ownerUnitId' | 'level' | 'number' | 'state' | 'seq'> & Plan['terms'] & { readonly issuedOn: PlainDate | null }

export const planOf = ({ title, year, legalBasis, issuedOn, ...row }: PlanRow): Plan => ({
  ...row, terms: { title, year, legalBasis }, issuedOn: issuedOn?.toString() ?? null,
})
