import { transaction, type Ctx } from '#db/context.ts'
import { hasRole } from '#identity/domain/may.ts'
import type { HomeCounter } from '#web/request-context.ts'
import { countWork, HEADS, type WorkFilter } from '../inbox.ts'
import { countDossiers } from '../lists.ts'
import { absentFor, soonFor } from './work-lines.ts'

/** The numbers of the workplace's first page for whoever is signed in; each opens the rows that it counted. */
export const findHomeCounters = (ctx: Ctx): Promise<readonly HomeCounter[]> =>
  transaction(ctx, async (trx) => {
    if (ctx.actor.kind !== 'staff') return []
    const now = ctx.clock()
    const filter: Omit<WorkFilter, 'view' | 'scope'> = { now, soonUntil: await soonFor(trx, ctx, now) }
    const mine = await countWork(trx, ctx.actor, { ...filter, scope: 'mine' })
    const counters: HomeCounter[] = [
      { name: 'Việc của tôi', count: mine.all, to: '/mot-cua/viec-cua-toi', base: `${mine.new} việc mới đến` },
      { name: 'Quá hạn', count: mine.overdue, to: '/mot-cua/viec-cua-toi?loc=qua-han', base: 'trong việc của tôi', late: true },
      { name: 'Sắp đến hạn', count: mine.dueSoon, to: '/mot-cua/viec-cua-toi?loc=sap-den-han', base: 'trong một ngày làm việc' },
    ]
    if (hasRole(ctx.actor, ...HEADS)) {
      const absent = [...(await absentFor(trx, 'unit', now)).keys()]
      const unit = await countWork(trx, ctx.actor, { ...filter, scope: 'unit', absent })
      counters.push({ name: 'Việc của đơn vị', count: unit.all, to: '/mot-cua/don-vi', base: `${unit.overdue} việc quá hạn` })
      if (unit.absent > 0) {
        counters.push({ name: 'Người giữ đang vắng', count: unit.absent, to: '/mot-cua/don-vi?loc=nguoi-vang', base: 'trong việc của đơn vị' })
      }
    }
    if (hasRole(ctx.actor, 'receptionOfficer', 'centerDirector')) {
      counters.push(
        { name: 'Chờ tiếp nhận', count: await countDossiers(trx, ctx.actor, { list: 'submitted', now }), to: '/mot-cua/cho-tiep-nhan', base: 'nộp trực tuyến' },
        { name: 'Chờ trả kết quả', count: await countDossiers(trx, ctx.actor, { list: 'toHandOver', now }), to: '/mot-cua/ho-so?loai=cho-tra', base: 'đã có kết quả' },
      )
    }
    return counters
  })
