import type { FormReply } from '#web/form.ts'
import type { DeskIntent } from '../pages/desk-action.ts'

/** The reply of one of the desk's forms, named by what it asked and about which line or receipt. */
export type DeskReply = { readonly intent: DeskIntent; readonly of: string; readonly reply: FormReply }

/** The reply that belongs to this form of the page, if it was the one that was sent. */
export const replyFor = (reply: DeskReply | undefined, intent: DeskIntent, of?: string): FormReply | undefined =>
  reply?.intent === intent && (of === undefined || reply.of === of) ? reply.reply : undefined
