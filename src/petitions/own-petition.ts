import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { commitFiles } from '#files/commands.ts'
import { countFailure, isThrottled } from '#dossiers/look-up/lookup-throttle.ts'
import type { FileId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { tidy } from '#kernel/text.ts'
import { vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { writeDeed } from './commands.ts'
import type { PetitionDeed } from './domain/command.ts'
import type { Petition, PetitionId, Vote } from './domain/petition.ts'
import { findPetitionByCode, isPetitionSecret, throttleKey } from './petition-code.ts'
import type { PetitionRefusal } from './refusals.ts'
import { SENDER } from './sender.ts'
import { findPetitionCommand, insertPetitionText, lockPetition, nextTextNo, type Loaded } from './store.ts'
import { LONGEST_CONTENT, MOST_FILES } from './domain/limits.ts'

/** How somebody shows that a petition is theirs: what stands on the slip, or the account that sent it. */
export type OwnKey =
  | { readonly kind: 'slip'; readonly code: string; readonly secret: string; readonly address: string }
  | { readonly kind: 'account'; readonly petitionId: PetitionId }

/** The petition of a key; wrong codes and secrets are counted against the address they came from and the code they name. */
const openOwn = async (trx: Trx, ctx: Ctx, sender: Ctx, key: OwnKey): Promise<Result<Loaded, PetitionRefusal>> => {
  if (key.kind === 'account') {
    const loaded = await lockPetition(trx, key.petitionId)
    const { actor } = sender
    const isTheirs = actor.kind === 'citizen' && actor.assurance !== 'none' && loaded?.petition.accountId === actor.accountId
    return loaded !== undefined && isTheirs ? ok(loaded) : refuse('petitionNotFound')
  }
  const counted = throttleKey(key.code)
  if (await isThrottled(trx, ctx, key.address, counted)) return refuse('petitionTooMany')
  const id = await findPetitionByCode(trx, key.code)
  const isRight = id !== undefined && (await isPetitionSecret(trx, ctx, id, key.secret))
  const loaded = isRight ? await lockPetition(trx, id) : undefined
  if (loaded !== undefined) return ok(loaded)
  await countFailure(trx, ctx, key.address, counted)
  return refuse('petitionLookUpNotFound')
}

const asSender = <T>(sender: Ctx, key: OwnKey, work: (trx: Trx, ctx: Ctx, loaded: Loaded) => Promise<Result<T, PetitionRefusal>>): Promise<Result<T, PetitionRefusal>> => {
  const ctx: Ctx = { ...sender, actor: SENDER }
  return transaction(
    ctx,
    async (trx) => {
      const loaded = await openOwn(trx, ctx, sender, key)
      return loaded.ok ? work(trx, ctx, loaded.value) : loaded
    },
    { keepOnRefusal: true },
  )
}

/** Opens one's own petition and reads what `read` asks of it. */
export const readOwnPetition = <T>(sender: Ctx, key: OwnKey, read: (trx: Trx, ctx: Ctx, petition: Petition) => Promise<T>): Promise<Result<T, PetitionRefusal>> =>
  asSender(sender, key, async (trx, ctx, { petition }) => ok(await read(trx, ctx, petition)))

export type OwnWords = { readonly commandId: string; readonly key: OwnKey; readonly text: string }

const checkWords = (text: string): Extract<Result<never, PetitionRefusal>, { ok: false }> | undefined => {
  if (tidy(text) === '') return refuse('petitionWordsRequired')
  return tidy(text).length > LONGEST_CONTENT ? refuse('petitionTextTooLong', { most: LONGEST_CONTENT }) : undefined
}

/** A deed of the sender, with their words as a text of its own where they wrote some. */
const act = async (
  trx: Trx,
  ctx: Ctx,
  loaded: Loaded,
  commandId: string,
  text: string,
  deedOf: (textNo: number | null) => PetitionDeed,
): Promise<Result<Petition, PetitionRefusal>> => {
  if ((await findPetitionCommand(trx, commandId)) !== undefined) return ok(loaded.petition)
  const words = tidy(text)
  const no = words === '' ? null : await nextTextNo(trx, loaded.petition.id)
  const done = await writeDeed(trx, ctx, loaded, deedOf(no), { commandId, tree: await unitTree(trx, vietnamDay(ctx.clock())) })
  if (done.ok && no !== null) await insertPetitionText(trx, ctx, loaded.petition.id, no, words)
  return done
}

/** Bổ sung: answers what the agency asked for. */
export const supplementOwn = (sender: Ctx, { commandId, key, text, fileIds }: OwnWords & { readonly fileIds: readonly FileId[] }): Promise<Result<Petition, PetitionRefusal>> =>
  asSender(sender, key, async (trx, ctx, loaded) => {
    const wrong = checkWords(text)
    if (wrong !== undefined) return wrong
    if (fileIds.length > MOST_FILES) return refuse('petitionFilesTooMany', { most: MOST_FILES })
    if (loaded.petition.phase !== 'asked') return refuse('petitionPhaseConflict', { phase: loaded.petition.phase })
    const files = await commitFiles(trx, sender, fileIds)
    if (!files.ok) return files
    return act(trx, ctx, loaded, commandId, text, (no) => ({ name: 'supplement', text: no ?? 0, files: files.value.map(({ id }) => id) }))
  })

/** Hài lòng hay chưa với câu trả lời; may be said anew, the last word counts. */
export const rateOwn = (sender: Ctx, { commandId, key, text, vote }: OwnWords & { readonly vote: Vote }): Promise<Result<Petition, PetitionRefusal>> =>
  asSender(sender, key, async (trx, ctx, loaded) => {
    if (tidy(text).length > LONGEST_CONTENT) return refuse('petitionTextTooLong', { most: LONGEST_CONTENT })
    return act(trx, ctx, loaded, commandId, text, (comment) => ({ name: 'rate', vote, comment }))
  })

/** Đề nghị xem lại câu trả lời. */
export const reopenOwn = (sender: Ctx, { commandId, key, text }: OwnWords): Promise<Result<Petition, PetitionRefusal>> =>
  asSender(sender, key, async (trx, ctx, loaded) => {
    const wrong = checkWords(text)
    return wrong ?? act(trx, ctx, loaded, commandId, text, (no) => ({ name: 'reopen', text: no ?? 0 }))
  })
