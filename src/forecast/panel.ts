import { transaction, type Ctx } from '#db/context.ts'
import { minuteOf, toAt } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { findDossier } from '#dossiers/queries.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { dayMinutesAt } from '#organisation/domain/working-calendar.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { DossierPanel } from '#web/request-context.ts'
import { chanceIs } from './domain/field.ts'
import { forecastOne } from './refresh.ts'
import { chanceWords, reasonSentence, typicalSentence } from './words.ts'

/** The forecast beside a dossier, for officers who may see it; undefined when nothing can be forecast. */
export const forecastPanel = (ctx: Ctx, dossierId: DossierId): Promise<DossierPanel | undefined> =>
  transaction(ctx, async (trx) => {
    if (ctx.actor.kind !== 'staff') return undefined
    const dossier = await findDossier(trx, ctx.actor, dossierId)
    const forecast = dossier && (await forecastOne(trx, ctx, dossier))
    if (dossier === undefined || forecast === undefined) return undefined
    const day = vietnamDay(ctx.clock())
    const dayMinutes = dayMinutesAt(await loadCalendar(trx, dossier.competentUnitId, day), minuteOf(toAt(ctx.clock())))
    const unit = forecast.reason === null ? undefined : (await unitTree(trx, day)).find(forecast.reason.unitId)
    const chance = chanceIs(forecast.lateChance)
    return {
      key: 'forecast',
      title: 'Khả năng trễ hạn',
      figure: chanceWords(forecast.lateChance),
      ...(chance === 'high' ? { state: 'late' as const } : chance === 'middle' ? { state: 'soon' as const } : {}),
      lines: [
        reasonSentence(forecast, unit?.shortName ?? 'đơn vị cũ', dayMinutes),
        ...(forecast.lateChance === null ? [] : [typicalSentence(forecast, dayMinutes)]),
      ],
      links: [{ to: `/ban-do-quy-trinh/${encodeURIComponent(dossier.procedureCode)}`, label: 'Bản đồ quy trình' }],
    }
  })
