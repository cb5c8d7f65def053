import type { Ctx } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { Survey } from '../domain/survey.ts'
import { listSurveys } from '../survey-rows.ts'
import { surveying } from '../surveyor.ts'

export type PublishedLine = Pick<Survey, 'id' | 'title' | 'kind' | 'isOwn' | 'publishedOn' | 'answers'> & { readonly ownerName: string }

/** Surveys whose results are public, the newest first. */
export const listPublished = (ctx: Ctx): Promise<readonly PublishedLine[]> =>
  surveying(ctx, async (trx) => {
    const tree = await unitTree(trx, today(ctx))
    return (await listSurveys(trx)).flatMap(({ id, title, kind, phase, isOwn, publishedOn, answers, ownerUnitId }) =>
      phase === 'published' ? [{ id, title, kind, isOwn, publishedOn, answers, ownerName: tree.find(ownerUnitId)?.name ?? '' }] : [])
  })
