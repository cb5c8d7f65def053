import { createTransport } from 'nodemailer'
import { parseContact } from '#citizens/domain/contact.ts'
import type { Attempt } from '#outbox/domain/parcel.ts'
import type { Letter } from './domain/letter.ts'

/** A mail relay: `smtp://` or `smtps://` with its account, and the address that letters come from. */
export type MailRelay = { readonly url: string; readonly from: string }

const WAIT_MS = 20_000
const isHere = (host: string): boolean => host === 'localhost' || host === '127.0.0.1' || host === '[::1]'
const hostOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).replace(/[^\w.-]/g, '')
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Sends one letter; the parcel's id becomes the Message-ID, by which mail programs know a second copy. */
export type SendLetter = (id: string, letter: Letter) => Promise<Attempt>

/**
 * Real SMTP. Off this machine the relay must offer TLS. DKIM is the relay's. Plain text only: nothing in a letter is
 * ever markup, and an address is one plain address or it is refused.
 */
export const mailSender = ({ url, from }: MailRelay): SendLetter => {
  const { hostname } = new URL(url)
  const transport = createTransport({
    url,
    requireTLS: !isHere(hostname),
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async (id, letter) => {
    const to = parseContact(letter.to)
    if (to?.kind !== 'email') return { kind: 'refused', failure: 'noAddress' }
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: to.value },
        subject: oneLine(letter.subject),
        text: letter.text,
        messageId: `<${id}@${hostOf(from)}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      return { kind: 'delivered', receipt: null }
    } catch (error) {
      return attemptOf(error)
    }
  }
}

/** 5xx about the person or the letter is final; about our account, or anything passing, is tried again. */
const attemptOf = (error: unknown): Attempt => {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown }
  if ((code === 'EENVELOPE' || code === 'EMESSAGE') && typeof responseCode === 'number' && responseCode >= 500) {
    return { kind: 'refused', failure: 'rejected' }
  }
  if (code === 'EAUTH' || code === 'ETLS') return { kind: 'failed', failure: 'rejected' }
  if (code === 'ETIMEDOUT') return { kind: 'failed', failure: 'timeout' }
  return { kind: 'failed', failure: typeof responseCode === 'number' ? 'serverError' : 'unreachable' }
}
