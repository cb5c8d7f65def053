import { createContext } from 'react-router'
import type { BelongingsKeeper } from '#citizens/belongings.ts'
import type { IdentityProviders } from '#citizens/oidc/providers.ts'
import type { CitizenSession } from '#citizens/sign-in/resolve-citizen.ts'
import type { Ctx } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'
import type { FileStore } from '#files/file-store.ts'
import type { DossierId, TenantId } from '#kernel/ids.ts'
import type { FirstDuty } from '#identity/resolve-actor.ts'
import type { Vault } from '#secrets/vault.ts'
import type { Press } from '#papers/render.ts'
import type { CookieJar } from './cookies.ts'
import type { Flash } from './flash.ts'

/** The member of staff, or the program, that is signed in. `null` everywhere stands for a visitor. */
export type Session = {
  readonly id: string
  readonly actor: Actor
  readonly tenantId: TenantId
  readonly account: AccountSummary
  /** What the person has to do before anything else; until then the page for it is the only one. */
  readonly firstDuty?: FirstDuty | null
}

export type AccountSummary = {
  readonly name: string
  /** Chức danh, for example "Công chức Tư pháp – Hộ tịch". */
  readonly title: string | null
  readonly unitName: string | null
}

/** What kind of installation this is; shown on every page, since a demo must never be mistaken for an office. */
export type Instance = 'production' | 'demo' | 'simulation'

/** The office whose door this is. */
export type Site = {
  /** "xã Quảng Trạch" */
  readonly agencyName: string
  /** "Trung tâm Phục vụ hành chính công xã Quảng Trạch" */
  readonly centerName: string
  /** One line under every portal page: address, reception hours. */
  readonly footer: string
  readonly phone: string | null
}

/** What the first page of the portal shows beside its two forms. */
export type FrontPage = {
  readonly events: readonly { readonly slug: string; readonly title: string; readonly summary: string }[]
  /** Procedures that changed lately; days are ISO texts. */
  readonly changes: readonly {
    readonly code: string
    readonly name: string
    readonly kind: 'new' | 'changed' | 'ended'
    readonly from: string
    readonly isAhead: boolean
  }[]
  /** Dossiers resolved in a month, and those of them in time; `null` where they are too few to tell. */
  readonly onTime: { readonly month: number; readonly year: number; readonly resolved: number; readonly inTime: number } | null
  /** Ratings of a month that are closed, and those of them content with everything; `null` where they are too few to tell. */
  readonly satisfied: { readonly month: number; readonly year: number; readonly rated: number; readonly satisfied: number } | null
}

/** A number on the first page of the workplace, and the list that it counts. */
export type HomeCounter = {
  readonly name: string
  readonly count: number
  readonly to: string
  /** What it counts, in a few words. */
  readonly base?: string
  /** Counts what is overdue. */
  readonly late?: boolean
}

/** Structured log with the call shape of pino. */
export type Log = Readonly<Record<'info' | 'warn' | 'error', (facts: object, message: string) => void>>

export type Theme = 'light' | 'dark' | 'system'

export const THEME_COOKIE = 'theme'

export const readTheme = (cookies: CookieJar): Theme => {
  const value = cookies.get(THEME_COOKIE)
  return value === 'light' || value === 'dark' ? value : 'system'
}

/** How far a dossier has been paid, in đồng. */
export type PaidState = {
  readonly totalDong: number
  readonly paidDong: number
  readonly outstandingDong: number
  /** The keys of the sums that still wait to be paid (`#dossiers/domain/due-keys.ts`). */
  readonly openDues: readonly string[]
  /** VietQR payload of a transfer of what is outstanding, with the dossier's code as content; null without an account to pay into. */
  readonly transferQr: string | null
}

/** What a capability after dossiers has to say on the page of a dossier, to officers alone. */
export type DossierPanel = {
  readonly key: string
  readonly title: string
  /** One large figure, when there is one. */
  readonly figure?: string
  readonly state?: 'late' | 'soon'
  readonly lines: readonly string[]
  readonly links: readonly { readonly to: string; readonly label: string }[]
}

/** Everything a loader, an action or an API handler may ask of the request beyond the request itself. */
export type RequestContext = {
  readonly requestId: string
  readonly nonce: string
  readonly session: Session | null
  /** The world as the argument of commands and queries; made when first asked for. */
  readonly ctx: Ctx
  /** The citizen who is signed in on the portal, apart from any member of staff in the same browser. */
  readonly citizen: CitizenSession | null
  /** The world of that citizen, for whomever they act; of a visitor when nobody is signed in. */
  readonly citizenCtx: Ctx
  /** Seals secrets at rest. */
  readonly vault: Vault
  /** Where the bytes of files live. */
  readonly files: FileStore
  /** The press of official papers; started when the first paper is printed. */
  readonly press: () => Press
  /** Where citizens may log in by an electronic identity. */
  readonly identityProviders: IdentityProviders
  /** Our address as people see it, for QR codes and printed papers: "https://dichvucong.…". */
  readonly origin: string
  /** Where the request came from, to slow down those who guess; unknown in process. */
  readonly clientAddress: string | null
  /** Whose door this is: asked by screens, never by the API. */
  readonly findSite: () => Promise<Site>
  /** Asked by the portal's first page. */
  readonly findFrontPage: () => Promise<FrontPage>
  readonly instance: Instance
  readonly theme: Theme
  readonly cookies: CookieJar
  /** A token for a form. Asking for the first one sets a cookie. */
  readonly csrfToken: () => string
  /** Says one sentence on the next page. */
  readonly flash: (tone: Flash['tone'], text: string) => void
  /** Numbers of the workplace's first page, for whoever is signed in. */
  readonly findHomeCounters: () => Promise<readonly HomeCounter[]>
  /** How far a dossier has been paid, for screens of capabilities that come before fees; null when it is not to be seen. */
  readonly findPaidState: (ctx: Ctx, dossierId: string) => Promise<PaidState | null>
  /** Panels of later capabilities beside a dossier that the actor may see. */
  readonly findDossierPanels: (ctx: Ctx, dossierId: DossierId) => Promise<readonly DossierPanel[]>
  /** What capabilities after citizens keep for an account. */
  readonly belongings: BelongingsKeeper
  readonly log: Log
}

/** In loaders and actions: `const { ctx } = context.get(requestContext)`. */
export const requestContext = createContext<RequestContext>()

/** Hono's side of the same, for the routers of `/api/v1`: `c.get('web').ctx`. */
export type WebEnv = {
  /** Given by the Node server; absent when a test calls the app in process. */
  Bindings: { readonly incoming?: { readonly socket: { readonly remoteAddress?: string } } }
  Variables: { web: RequestContext; requestId: string }
}
