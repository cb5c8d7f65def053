import { hash } from 'node:crypto'
import type { TextRef } from './domain/dossier.ts'

/** One typed text with the salt of its commitment: a row of `dossier_value`. */
export type SealedText = { readonly no: number; readonly salt: Uint8Array; readonly value: string }

export const SALT_BYTES = 16

/** SHA-256(salt || value), base64url: what history keeps in place of the text. */
export const commitment = (salt: Uint8Array, value: string): string =>
  hash('sha256', Buffer.concat([salt, Buffer.from(value, 'utf8')]), 'base64url')

/**
 * The texts that one command adds to a dossier, numbered on from those it has. Texts are kept in NFC and
 * trimmed, so that what is committed to is what is shown.
 */
export class TextBook {
  readonly #random: (bytes: number) => Uint8Array
  readonly #sealed: SealedText[] = []
  #last: number

  constructor(alreadyHas: number, random: (bytes: number) => Uint8Array) {
    this.#last = alreadyHas
    this.#random = random
  }

  seal(text: string): TextRef {
    const value = text.normalize('NFC').trim()
    const salt = this.#random(SALT_BYTES)
    this.#last += 1
    this.#sealed.push({ no: this.#last, salt, value })
    return { v: this.#last, c: commitment(salt, value) }
  }

  sealOptional(text: string | null | undefined): TextRef | null {
    return text === null || text === undefined || text.trim() === '' ? null : this.seal(text)
  }

  /** The text behind a reference made here, or undefined when it was made by an earlier command. */
  textOf(ref: TextRef): string | undefined {
    return this.#sealed.find((one) => one.no === ref.v)?.value
  }

  get sealed(): readonly SealedText[] {
    return this.#sealed
  }
}
