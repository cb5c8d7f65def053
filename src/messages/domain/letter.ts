/** How a message reaches a person outside the portal. */
export const LETTER_CHANNELS = ['mail', 'sms', 'zalo'] as const
export type LetterChannel = (typeof LETTER_CHANNELS)[number]

/** A message as it leaves: composed at the moment of sending, kept nowhere with its address. */
export type Letter = {
  readonly to: string
  /** Used by mail only. */
  readonly subject: string
  readonly text: string
  /** What it is about, so that a gateway can choose its own template. */
  readonly occasion: string
}
