import { sql, type RawBuilder } from 'kysely'
import type { Instant } from '#kernel/time.ts'

/**
 * Whether a dossier `d` has a petition about it that was received before `end`, as known by `asOf`; one that was refused or
 * led elsewhere is none.
 */
export const isPetitioned = (end: Instant, asOf: Instant): RawBuilder<boolean> => sql<boolean>`exists (
  select from petition p join petition_event e on e.tenant_id = p.tenant_id and e.petition_id = p.id and e.seq = 1
  where p.tenant_id = d.tenant_id and p.dossier_id = d.id and p.received_at < ${end} and e.recorded_at <= ${asOf}
    and not exists (select from petition_event o where o.tenant_id = p.tenant_id and o.petition_id = p.id
      and o.type in ('refused', 'routed') and o.occurred_at < ${end} and o.recorded_at <= ${asOf}))`
