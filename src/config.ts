import { join, resolve } from 'node:path'
import type pg from 'pg'
import { z } from 'zod'
import { DATABASE_ROLES, type DatabaseRole } from '#db/roles.ts'
import { parseKey } from '#secrets/key-file.ts'

const ROOT = resolve(import.meta.dirname, '..')

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ }).optional()

const SECRET = z.string().min(16).optional()
/** Over the network only under TLS; in the clear only to a bridge on this machine. */
const gatewayUrl = z
  .url({ protocol: /^https?$/ })
  .refine((url) => url.startsWith('https:') || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(url))
  .optional()

const Environment = z.object({
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl,
  DATABASE_WORKER_URL: postgresUrl,
  DATA_DIR: z.string().min(1).default(join(ROOT, 'data')),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).optional(),
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  BEHIND_PROXY: z.enum(['true', 'false']).default('false'),
  SECRET_KEY: z
    .string()
    .transform((text, issues) => {
      const key = parseKey(text)
      if (key === undefined) issues.addIssue({ code: 'custom' })
      return key ?? z.NEVER
    })
    .optional(),
  CLAMD_ADDRESS: z.string().regex(/^(\[[0-9a-f:]+\]|[\w.-]+):\d{1,5}$/i).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().regex(/^[^\s<>@,;]+@[^\s<>@,;]+$/).optional(),
  SMS_URL: gatewayUrl,
  SMS_SECRET: SECRET,
  ZALO_URL: gatewayUrl,
  ZALO_SECRET: SECRET,
  POST_URL: gatewayUrl,
  POST_SECRET: SECRET,
  OIDC_FILE: z.string().min(1).optional(),
})

/** Where the database is: inside the data folder, or a server of one's own. */
export type DatabaseLocation =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'server'; readonly url: string; readonly ownerUrl: string; readonly workerUrl: string }

export type Config = {
  readonly database: DatabaseLocation
  /** Database (when embedded), uploaded files, nothing else. */
  readonly dataDir: string
  readonly host: string
  readonly port: number
  /** The port was asked for: when it is taken, say so instead of moving to the next one. */
  readonly isPortFixed: boolean
  /** Our address as people type it, e.g. `https://dichvucong.example.vn`; over https it makes cookies Secure. */
  readonly publicOrigin?: string
  /** A proxy of ours stands before us: the last address in `X-Forwarded-For` is the client's. */
  readonly isBehindProxy: boolean
  /** 32 bytes that seal secrets at rest; without it the data folder keeps its own. */
  readonly secretKey?: Uint8Array
  /** The virus scanner that every uploaded file is shown to; when it does not answer, no file is taken. */
  readonly clamd?: { readonly host: string; readonly port: number }
  /** A file that names the providers of electronic identities (OpenID Connect). */
  readonly identityProvidersFile?: string
  readonly logLevel: z.infer<typeof Environment>['LOG_LEVEL']
  readonly outgoing: OutgoingSettings
}

/** The receivers of what goes outward; null: not used here. */
export type OutgoingSettings = {
  readonly mail: { readonly url: string; readonly from: string } | null
  readonly sms: { readonly url: string; readonly secret: string } | null
  readonly zalo: { readonly url: string; readonly secret: string } | null
  readonly post: { readonly url: string; readonly secret: string } | null
}

/** Where the bytes of uploaded files lie. */
export const filesDir = ({ dataDir }: Config): string => join(dataDir, 'files')

/** A setting that cannot be understood; the message is a Vietnamese sentence that names it. */
export class ConfigError extends Error {}

const EXPECTED: Readonly<Record<string, string>> = {
  DATABASE_URL: 'địa chỉ dạng postgres://người-dùng:mật-khẩu@máy-chủ/cơ-sở-dữ-liệu',
  DATABASE_OWNER_URL: 'địa chỉ dạng postgres://…, tài khoản được nâng cấp lược đồ',
  DATABASE_WORKER_URL: 'địa chỉ dạng postgres://…, tài khoản chạy việc nền',
  DATA_DIR: 'đường dẫn một thư mục',
  HOST: 'địa chỉ mạng để lắng nghe, ví dụ 127.0.0.1',
  PORT: 'một số từ 0 đến 65535',
  PUBLIC_ORIGIN: 'địa chỉ trang web như người dân gõ, ví dụ https://dichvucong.example.vn',
  BEHIND_PROXY: 'true hoặc false',
  SECRET_KEY: '32 byte ngẫu nhiên viết dạng base64',
  CLAMD_ADDRESS: 'máy-chủ:cổng của clamd, ví dụ 127.0.0.1:3310',
  LOG_LEVEL: 'một trong fatal, error, warn, info, debug, trace, silent',
  SMTP_URL: 'địa chỉ máy chủ gửi thư dạng smtp://tài-khoản:mật-khẩu@máy-chủ:587 (hoặc smtps://)',
  MAIL_FROM: 'địa chỉ thư người gửi, ví dụ motcua@quangtrach.gov.vn; cần khi có SMTP_URL',
  SMS_URL: 'địa chỉ https:// của cổng tin nhắn',
  SMS_SECRET: 'chuỗi bí mật dùng chung với cổng tin nhắn, ít nhất 16 ký tự; cần khi có SMS_URL',
  ZALO_URL: 'địa chỉ https:// của cổng Zalo',
  ZALO_SECRET: 'chuỗi bí mật dùng chung với cổng Zalo, ít nhất 16 ký tự; cần khi có ZALO_URL',
  POST_URL: 'địa chỉ https:// của hệ thống bưu chính',
  OIDC_FILE: 'đường dẫn tệp JSON khai các nguồn định danh điện tử',
  POST_SECRET: 'chuỗi bí mật dùng chung với hệ thống bưu chính, ít nhất 16 ký tự; cần khi có POST_URL',
}

const DEFAULT_PORT = 8080

const invalid = (name: string): ConfigError => new ConfigError(`Biến môi trường ${name} không hợp lệ: cần ${EXPECTED[name]}.`)

type Given = z.infer<typeof Environment>

const gatewayOf = (given: Given, name: 'SMS' | 'ZALO' | 'POST'): OutgoingSettings['sms'] => {
  const url = given[`${name}_URL`]
  const secret = given[`${name}_SECRET`]
  if (url === undefined) return null
  if (secret === undefined) throw invalid(`${name}_SECRET`)
  return { url, secret }
}

const mailOf = ({ SMTP_URL: url, MAIL_FROM: from }: Given): OutgoingSettings['mail'] => {
  if (url === undefined) return null
  if (from === undefined) throw invalid('MAIL_FROM')
  return { url, from }
}

/** Environment → settings; the only reader of `process.env`. Throws `ConfigError`. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>> = process.env): Config => {
  // An empty variable (`PORT=`) means "not set", as in every service file.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) throw invalid(String(parsed.error.issues[0]?.path[0]))
  const {
    DATABASE_URL: url, DATABASE_OWNER_URL, DATABASE_WORKER_URL, DATA_DIR, HOST, PORT, PUBLIC_ORIGIN, BEHIND_PROXY,
    CLAMD_ADDRESS, SECRET_KEY, LOG_LEVEL,
  } = parsed.data
  return {
    database:
      url === undefined
        ? { kind: 'embedded' }
        : { kind: 'server', url, ownerUrl: DATABASE_OWNER_URL ?? url, workerUrl: DATABASE_WORKER_URL ?? url },
    dataDir: resolve(DATA_DIR),
    host: HOST,
    port: PORT ?? DEFAULT_PORT,
    isPortFixed: PORT !== undefined,
    ...(PUBLIC_ORIGIN !== undefined && { publicOrigin: new URL(PUBLIC_ORIGIN).origin }),
    ...(CLAMD_ADDRESS !== undefined && { clamd: addressOf(CLAMD_ADDRESS) }),
    ...(parsed.data.OIDC_FILE !== undefined && { identityProvidersFile: resolve(parsed.data.OIDC_FILE) }),
    isBehindProxy: BEHIND_PROXY === 'true',
    ...(SECRET_KEY !== undefined && { secretKey: SECRET_KEY }),
    logLevel: LOG_LEVEL,
    outgoing: {
      mail: mailOf(parsed.data),
      sms: gatewayOf(parsed.data, 'SMS'),
      zalo: gatewayOf(parsed.data, 'ZALO'),
      post: gatewayOf(parsed.data, 'POST'),
    },
  }
}

const addressOf = (text: string): { host: string; port: number } => {
  const colon = text.lastIndexOf(':')
  return { host: text.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(text.slice(colon + 1)) }
}

/** Connects to a server of one's own; the account steps into our role, so ownership and rights stay ours. */
export const serverConnection = (
  location: Extract<DatabaseLocation, { kind: 'server' }>,
  role: DatabaseRole,
): pg.ClientConfig => ({
  connectionString: role === 'owner' ? location.ownerUrl : role === 'worker' ? location.workerUrl : location.url,
  ...(role === 'owner' ? {} : { options: `-c role=${DATABASE_ROLES[role]}` }),
})
