import { transaction, type Ctx } from '#db/context.ts'
import { hasRole } from '#identity/domain/may.ts'
import type { HomeCounter } from '#web/request-context.ts'
import { countWork } from './inbox.ts'
import { countDossiers, type DossierList } from './lists.ts'
import { soonFor } from './work-lines.ts'

/** The numbers on the first page of whoever is signed in; each opens the rows that it counted. */
export const findHomeCounters = (ctx: Ctx): Promise<readonly HomeCounter[]> =>
  transaction(ctx, async (trx) => {
    const now = ctx.clock()
    const soonUntil = await soonFor(trx, ctx, now)
    const mine = await countWork(trx, ctx.actor, { scope: 'mine', now, soonUntil })
    const work = '/mot-cua/viec-cua-toi'
    const counters: HomeCounter[] = [
      { name: 'Việc của tôi', count: mine.all, to: work, base: 'bước đang chờ hoặc đang làm' },
      { name: 'Quá hạn', count: mine.overdue, to: `${work}?loc=qua-han`, base: 'trong việc của tôi', late: true },
      { name: 'Sắp đến hạn', count: mine.dueSoon, to: `${work}?loc=sap-den-han`, base: 'trong một ngày làm việc' },
    ]
    if (hasRole(ctx.actor, 'receptionOfficer', 'centerDirector')) {
      const count = (list: DossierList): Promise<number> => countDossiers(trx, ctx.actor, { list, now })
      counters.push(
        { name: 'Chờ tiếp nhận', count: await count('submitted'), to: '/mot-cua/cho-tiep-nhan', base: 'nộp trực tuyến, bưu chính' },
        { name: 'Chờ trả kết quả', count: await count('toHandOver'), to: '/mot-cua/tra-ket-qua', base: 'kết quả đã về quầy' },
      )
    }
    return counters
  })
