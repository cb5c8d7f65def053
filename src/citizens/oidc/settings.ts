import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const isLocal = (url: string): boolean => /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(url)

const CLAIMS = z.strictObject({
  identityNumber: z.string().min(1),
  name: z.string().min(1).default('name'),
  birthDate: z.string().min(1).default('birthdate'),
  sex: z.string().min(1).default('gender'),
  address: z.string().min(1).default('address'),
})

const PROVIDER = z.strictObject({
  /** Part of the address to which the provider sends people back; never change it once it is registered there. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  /** As people know it: "VNeID". */
  label: z.string().min(1).max(60),
  issuer: z.url({ protocol: /^https?$/ }).refine((url) => url.startsWith('https:') || isLocal(url)),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  scopes: z.array(z.string().min(1)).default(['openid', 'profile']),
  /** Levels that are asked for, the best first. */
  acrValues: z.array(z.string().min(1)).default([]),
  /** Levels that give a submission its legal effect. */
  sufficientAcr: z.array(z.string().min(1)),
  /** Asks the userinfo endpoint too, for claims that the token does not carry. */
  userInfo: z.boolean().default(false),
  claims: CLAIMS,
})
export type ProviderSettings = Readonly<z.output<typeof PROVIDER>>

const FILE = z.strictObject({ providers: z.array(PROVIDER) }).refine(
  ({ providers }) =>
    new Set(providers.map(({ id }) => id)).size === providers.length &&
    new Set(providers.map(({ issuer }) => issuer)).size === providers.length,
  { error: 'two providers have the same id or issuer' },
)

/** The providers of electronic identities; without a file there are none, and own accounts are all there is. */
export const readProviderSettings = async (file: string | undefined): Promise<readonly ProviderSettings[]> =>
  file === undefined ? [] : FILE.parse(JSON.parse(await readFile(file, 'utf8'))).providers
