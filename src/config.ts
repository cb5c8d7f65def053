import { join, resolve } from 'node:path'
import type pg from 'pg'
import { z } from 'zod'
import { DATABASE_ROLES, type DatabaseRole } from '#db/roles.ts'

const ROOT = resolve(import.meta.dirname, '..')

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ }).optional()

const Environment = z.object({
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl,
  DATABASE_WORKER_URL: postgresUrl,
  DATA_DIR: z.string().min(1).default(join(ROOT, 'data')),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).optional(),
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  BEHIND_PROXY: z.enum(['true', 'false']).default('false'),
  CLAMD_ADDRESS: z.string().regex(/^(\[[0-9a-f:]+\]|[\w.-]+):\d{1,5}$/i).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
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
  /** The virus scanner that every uploaded file is shown to; when it does not answer, no file is taken. */
  readonly clamd?: { readonly host: string; readonly port: number }
  readonly logLevel: z.infer<typeof Environment>['LOG_LEVEL']
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
  CLAMD_ADDRESS: 'máy-chủ:cổng của clamd, ví dụ 127.0.0.1:3310',
  LOG_LEVEL: 'một trong fatal, error, warn, info, debug, trace, silent',
}

const DEFAULT_PORT = 8080

/** Environment → settings; the only reader of `process.env`. Throws `ConfigError`. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>> = process.env): Config => {
  // An empty variable (`PORT=`) means "not set", as in every service file.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0])
    throw new ConfigError(`Biến môi trường ${name} không hợp lệ: cần ${EXPECTED[name]}.`)
  }
  const { DATABASE_URL: url, DATABASE_OWNER_URL, DATABASE_WORKER_URL, DATA_DIR, HOST, PORT, PUBLIC_ORIGIN, BEHIND_PROXY, CLAMD_ADDRESS, LOG_LEVEL } = parsed.data
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
    isBehindProxy: BEHIND_PROXY === 'true',
    logLevel: LOG_LEVEL,
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
