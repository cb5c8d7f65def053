import type { BelongingsKeeper } from '#citizens/belongings.ts'
import { listOwnDossiers } from '#dossiers/own/own-list.ts'
import { PLAIN_STATUS } from '#dossiers/plain-status.ts'
import { eraseInbox } from '#messages/commands.ts'
import { NO_LINKS, withLinks } from '#messages/domain/links.ts'
import { findInbox } from '#messages/queries.ts'
import { listOwnPetitions } from '#petitions/public-queries.ts'
import { stateWords } from '#petitions/words.ts'
import { eraseDrafts } from '#submissions/forget-drafts.ts'
import { listOwnDrafts } from '#submissions/own-drafts.ts'
import { transaction } from './db/context.ts'

/** The inbox whole; a screen shows the newest only. */
const EVERY_MESSAGE = 10_000

/** What the capabilities after citizens keep for an account: the one place that knows them all. */
export const citizenBelongings: BelongingsKeeper = {
  find: (ctx) =>
    transaction(ctx, async (trx) => ({
      dossiers: (await listOwnDossiers(trx, ctx)).map(({ number, procedureName, status, since, dueAt, answerDueOn, isFollowed }) => ({
        number, procedureName, status: PLAIN_STATUS[status].word, receivedAt: since, dueAt, answerDueOn, isFollowed,
      })),
      messages: (await findInbox(trx, EVERY_MESSAGE)).map(({ subject, letter, createdAt, isUnread }) => ({
        subject, letter: withLinks(letter, NO_LINKS), createdAt: createdAt.toString(), isUnread,
      })),
      drafts: (await listOwnDrafts(trx, ctx)).map(({ procedureName, changedAt, expiresOn }) => ({ procedureName, changedAt, expiresOn })),
      petitions: ctx.actor.kind !== 'citizen' ? [] : (await listOwnPetitions(trx, ctx.actor.accountId)).map(({ code, subject, receivedAt, ...state }) => ({
        code, subject, status: stateWords(state), receivedAt: receivedAt.toString(),
      })),
    })),
  erase: async (trx, accountId) => {
    await eraseDrafts(trx, accountId)
    await eraseInbox(trx, accountId)
  },
}
