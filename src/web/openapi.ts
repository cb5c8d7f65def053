import { cookieName } from './cookies.ts'
import { createApi, type Api } from './endpoint.ts'
import { SESSION_COOKIE } from './resolve-session.ts'

/** `GET /api/v1/openapi.json`: the description of every operation that the given routers offer (OpenAPI 3.1). */
export const describeApis = (apis: readonly Api[]): Api => {
  const described = createApi()
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'Một Cửa',
      version: '1',
      description:
        'One-stop administrative service. Every command carries a commandId made by the caller (UUID); sending it again ' +
        'gives the first answer. Moments are ISO 8601 with offset. Refusals are { code, message } with a Vietnamese sentence.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ session: [] }, { token: [] }],
  }
  let written: string | undefined
  described.get('/openapi.json', (c) => {
    written ??= JSON.stringify(write(apis, document))
    return c.body(written, 200, { 'content-type': 'application/json; charset=utf-8' })
  })
  return described
}

const write = (apis: readonly Api[], document: Parameters<Api['getOpenAPI31Document']>[0]): object => {
  const all = createApi()
  all.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: cookieName(SESSION_COOKIE, false) })
  all.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  for (const api of apis) all.route('/', api)
  return all.getOpenAPI31Document(document)
}
