import type { Ctx } from '#db/context.ts'
import { findEvidenceFile } from '#evidence/tie-evidence.ts'
import type { StoredFile } from '#files/store.ts'
import { parseId, type FileId } from '#kernel/ids.ts'
import { evidenceOn } from '../domain/rounds/card.ts'
import { acrossUnits } from '../rounds/reading.ts'
import { findCardScene, seesLine } from '../rounds/reading-round.ts'

/** A file of evidence on one of the lines that the actor sees. */
export const findCardFile = (ctx: Ctx, cardId: string, fileId: string): Promise<StoredFile | undefined> =>
  acrossUnits(ctx, async (trx): Promise<StoredFile | undefined> => {
    const [card, file] = [parseId(cardId), parseId<FileId>(fileId)]
    const scene = card === undefined || file === undefined ? undefined : await findCardScene(trx, ctx, card)
    if (scene === undefined || file === undefined) return undefined
    const seen = Object.entries(scene.stored.card.lines).filter(([code]) => seesLine(scene, code)).flatMap(([, line]) => evidenceOn(line))
    return findEvidenceFile(trx, ctx, seen, file)
  })
