import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** Somebody as the provider knows them; `sub` is their account there. */
export type Person = { readonly sub: string; readonly acr: string } & Readonly<Record<string, string>>

export const CLIENT_ID = 'motcua'
export const CLIENT_SECRET = 'a secret between the test and its provider'

/**
 * A real OpenID provider on 127.0.0.1 that asks nobody for a password: whoever `current()` names logs in. It checks
 * everything else as the standard says (PKCE, redirect address, client secret, one use of a code).
 */
export const startIdentityProvider = async (redirectUris: readonly string[]) => {
  let person: Person | undefined
  const people = new Map<string, Person>()
  const server = createServer((request, response) => void callback(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [...redirectUris] }],
    claims: { openid: ['sub', 'acr'], profile: ['name', 'birthdate', 'gender', 'address', 'identity_number'] },
    acrValues: ['muc-1', 'muc-2'],
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['for tests only'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...people.get(sub), sub }) }),
    ttl: { Session: 600, Interaction: 600, Grant: 600, IdToken: 600, AccessToken: 600, AuthorizationCode: 60 },
  })
  provider.on('server_error', (_ctx, error) => {
    throw error
  })
  const inner = provider.callback()
  const callback: typeof inner = async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return inner(request, response)
    const { params } = await provider.interactionDetails(request, response)
    if (person === undefined) {
      await provider.interactionFinished(request, response, { error: 'access_denied' })
      return
    }
    people.set(person.sub, person)
    const grant = new provider.Grant({ accountId: person.sub, clientId: String(params['client_id']) })
    grant.addOIDCScope('openid profile')
    await provider.interactionFinished(request, response, {
      login: { accountId: person.sub, acr: person.acr },
      consent: { grantId: await grant.save() },
    })
  }
  return {
    issuer,
    /** Who sits before the provider's page; nobody refuses. */
    seat: (next: Person | undefined) => {
      person = next
    },
    /** Walks from the authorization address to the address that leads back, as a browser follows redirects. */
    logIn: async (authorizationUrl: string): Promise<string> => {
      const cookies = new Map<string, string>()
      let at = authorizationUrl
      while (at.startsWith(issuer)) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
        for (const line of answer.headers.getSetCookie()) {
          const [name = '', value = ''] = line.slice(0, line.indexOf(';')).split('=')
          cookies.set(name, value)
        }
        const to = answer.headers.get('location')
        if (to === null) throw new Error(`the provider stopped at ${at}: ${answer.status} ${await answer.text()}`)
        at = new URL(to, at).href
      }
      return at
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}
