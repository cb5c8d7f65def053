import { createHash } from 'node:crypto'
import * as oidc from 'openid-client'
import { refuse, ok, type Result } from '#kernel/result.ts'
import type { CitizenRefusal } from '../refusals.ts'
import type { ProviderSettings } from './settings.ts'

/** What proves one way to the provider and back: made before, checked after, never used twice. */
export type Secrets = { readonly state: string; readonly nonce: string; readonly codeVerifier: string }

/** What came back, checked: signature, issuer, audience, nonce, state, PKCE. */
export type Identified = {
  readonly issuer: string
  readonly subject: string
  readonly acr: unknown
  readonly claims: Readonly<Record<string, unknown>>
}

export type IdentityProvider = {
  readonly settings: ProviderSettings
  /** Where to send the browser. `again`: the person has to prove it anew, however lately they did. */
  authorizationUrl(redirectUri: string, secrets: Secrets, again: boolean): Promise<Result<URL, CitizenRefusal>>
  /** Turns the address that the browser came back to into a person. */
  identify(callback: URL, secrets: Secrets, again: boolean): Promise<Result<Identified, CitizenRefusal>>
}

export type IdentityProviders = {
  readonly list: readonly { readonly id: string; readonly label: string }[]
  readonly find: (id: string) => IdentityProvider | undefined
}

const REQUEST_SECONDS = 10
/** A provider changes its keys and addresses; they are read anew after this. */
const REMEMBER_MS = 3_600_000
/** How long ago somebody may have logged in there when they had to prove it anew. */
const AGAIN_SECONDS = 60

const discover = async ({ issuer, clientId, clientSecret }: ProviderSettings): Promise<oidc.Configuration> =>
  oidc.discovery(new URL(issuer), clientId, {}, oidc.ClientSecretBasic(clientSecret), {
    timeout: REQUEST_SECONDS,
    // Only a provider on this machine may speak http (`settings.ts`).
    ...(issuer.startsWith('http:') && { execute: [oidc.allowInsecureRequests] }),
  })

type Warn = (facts: object, message: string) => void

const openProvider = (settings: ProviderSettings, warn: Warn): IdentityProvider => {
  let known: { readonly at: number; readonly configuration: Promise<oidc.Configuration> } | undefined
  const configuration = (): Promise<oidc.Configuration> => {
    if (known === undefined || performance.now() - known.at > REMEMBER_MS) {
      const asked = { at: performance.now(), configuration: discover(settings) }
      known = asked
      asked.configuration.catch(() => {
        if (known === asked) known = undefined
      })
    }
    return known.configuration
  }
  /** What goes wrong on their side is told to our log; the person reads what to do. */
  const asking = async <T>(code: CitizenRefusal, work: (configuration: oidc.Configuration) => Promise<T>): Promise<Result<T, CitizenRefusal>> => {
    let found: oidc.Configuration
    try {
      found = await configuration()
    } catch (err) {
      warn({ err, provider: settings.id }, 'identity provider does not answer')
      return refuse('providerUnavailable', { provider: settings.label })
    }
    try {
      return ok(await work(found))
    } catch (err) {
      warn({ err, provider: settings.id }, 'identity provider gave nobody')
      return refuse(code, { provider: settings.label })
    }
  }
  return {
    settings,
    authorizationUrl: (redirectUri, { state, nonce, codeVerifier }, again) =>
      asking('providerUnavailable', async (found) =>
        oidc.buildAuthorizationUrl(found, {
          redirect_uri: redirectUri,
          scope: settings.scopes.join(' '),
          state,
          nonce,
          code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
          code_challenge_method: 'S256',
          ...(settings.acrValues.length > 0 && { acr_values: settings.acrValues.join(' ') }),
          ...(again && { prompt: 'login', max_age: '0' }),
        }),
      ),
    identify: (callback, { state, nonce, codeVerifier }, again) =>
      asking('eidSignInInvalid', async (found) => {
        const tokens = await oidc.authorizationCodeGrant(found, callback, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
          ...(again && { maxAge: AGAIN_SECONDS }),
        })
        const claims = tokens.claims()
        if (claims === undefined) throw new Error('no ID token')
        const more = settings.userInfo ? await oidc.fetchUserInfo(found, tokens.access_token, claims.sub) : {}
        return { issuer: claims.iss, subject: claims.sub, acr: claims['acr'], claims: { ...more, ...claims } }
      }),
  }
}

/** Speaks to nobody until somebody wants to log in. */
export const openIdentityProviders = (settings: readonly ProviderSettings[], warn: Warn): IdentityProviders => {
  const providers = new Map(settings.map((one) => [one.id, openProvider(one, warn)]))
  return { list: settings.map(({ id, label }) => ({ id, label })), find: (id) => providers.get(id) }
}
