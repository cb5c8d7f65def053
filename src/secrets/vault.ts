import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Seals what the program must read again but nobody else may read at rest, such as the secret behind a second factor.
 * `place` says where the value stands (table, row): a sealed value that was moved to another row does not open there.
 */
export type Vault = {
  readonly seal: (secret: string, place: string) => string
  /** Throws when the value was sealed with another key, at another place, or was changed. */
  readonly open: (sealed: string, place: string) => string
  /** A keyed hash (HMAC-SHA256) that finds equal texts of one purpose again; nobody without the key can try texts out. */
  readonly mac: (text: string, purpose: string) => Uint8Array
  /** Tells keys apart without telling anything about them. */
  readonly fingerprint: string
}

export const KEY_BYTES = 32
const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Names the way of sealing, so that another one can come. A plain secret never begins like this. */
const MARK = 'aes1.'

const derive = (key: Uint8Array, purpose: string, bytes: number): Buffer => Buffer.from(hkdfSync('sha256', key, '', `motcua ${purpose}`, bytes))

export const isSealed = (value: string): boolean => value.startsWith(MARK)

/** A vault over a key of 32 bytes: AES-256-GCM with a fresh nonce each time. */
export const openVault = (key: Uint8Array): Vault => {
  if (key.length !== KEY_BYTES) throw new Error(`a vault's key has ${KEY_BYTES} bytes, not ${key.length}`)
  const sealing = derive(key, 'sealing', KEY_BYTES)
  return {
    seal: (secret, place) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, sealing, nonce).setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return MARK + Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')
    },
    open: (sealed, place) => {
      if (!isSealed(sealed)) throw new Error('the value is not sealed')
      const bytes = Buffer.from(sealed.slice(MARK.length), 'base64url')
      const decipher = createDecipheriv(CIPHER, sealing, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(-TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8')
    },
    mac: (text, purpose) => createHmac('sha256', derive(key, `mac ${purpose}`, KEY_BYTES)).update(text, 'utf8').digest(),
    fingerprint: derive(key, 'fingerprint', 16).toString('hex'),
  }
}
