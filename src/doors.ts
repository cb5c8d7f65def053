import { join } from 'node:path'
import { openIdentityProviders } from '#citizens/oidc/providers.ts'
import { readProviderSettings } from '#citizens/oidc/settings.ts'
import { citizenBelongings } from './citizen-belongings.ts'
import { frontPageFinder } from './front-page.ts'
import { findInstance } from './instance.ts'
import { liveContext } from './jobs/live-context.ts'
import { openOwnFiles } from './own-files.ts'
import type { Program } from './program.ts'
import { canWrite } from './db/health.ts'
import { VISITOR } from '#kernel/actor.ts'
import type { FileStore } from '#files/file-store.ts'
import { createPress, type Press } from '#papers/render.ts'
import { findHomeCounters } from '#dossiers/pages/home-counters.ts'
import { dossierApi } from '#dossiers/api.ts'
import { monitoringApi } from '#monitoring/api.ts'
import { findMonitoringCounters } from '#monitoring/counters.ts'
import { findPetitionCounters } from '#petitions/counters.ts'
import { findOutboxCounters, isOutboxLate } from '#outbox/alarms.ts'
import { reportApi } from '#reports/api.ts'
import { feeApi } from '#fees/api.ts'
import { findPaidState } from '#fees/paying/paid-state.ts'
import { forecastPanel } from '#forecast/panel.ts'
import { organisationApi } from '#organisation/api.ts'
import { procedureApi } from '#procedures/api.ts'
import { findSite } from '#organisation/site-queries.ts'
import { findTenantId } from '#organisation/found-organisation.ts'
import { uploadDoor } from '#submissions/upload-door.ts'
import { createWebApp } from './web/app.ts'
import type { Fetch } from './web/listen.ts'
import { describeApis } from './web/openapi.ts'
import { citizenResolver, sessionResolver } from './web/resolve-session.ts'
import { loadScreens } from './web/screens.ts'
import { listStaticFiles } from './web/static-files.ts'

const BUILD = join(import.meta.dirname, '..', 'build')

/** Composes everything that answers HTTP: the health of this process, the API, the screens. */
export const openDoors = async (
  { config, db, log, vault }: Program,
  files: FileStore = openOwnFiles(config),
): Promise<Fetch> => {
  const tenantId = await findTenantId(db)
  const instance = await findInstance(db)
  if (tenantId === undefined || instance === undefined) throw new Error('the first run has not been finished')
  let press: Press | undefined
  const apis = [organisationApi(), procedureApi(), dossierApi(), feeApi(), monitoringApi(), reportApi()]
  const app = createWebApp({
    screens: await loadScreens(BUILD, config.publicOrigin),
    staticFiles: await listStaticFiles(join(BUILD, 'client')),
    apis: [...apis, describeApis(apis), uploadDoor()],
    canWrite: () => canWrite(db),
    resolveSession: sessionResolver(db, tenantId),
    resolveCitizen: citizenResolver(db, tenantId),
    identityProviders: openIdentityProviders(await readProviderSettings(config.identityProvidersFile), log.warn.bind(log)),
    contextFor: (session) => liveContext(db, tenantId, session?.actor ?? VISITOR),
    vault,
    findPaidState,
    findDossierPanels: async (ctx, id) => [await forecastPanel(ctx, id)].filter((panel) => panel !== undefined),
    belongings: citizenBelongings,
    findHomeCounters: async ({ ctx }) => [...(await findHomeCounters(ctx)), ...(await findMonitoringCounters(ctx)), ...(await findPetitionCounters(ctx)), ...(await findOutboxCounters(ctx))],
    findAlarms: async () => ((await isOutboxLate(liveContext(db, tenantId, VISITOR))) ? ['outbox'] : []),
    files,
    press: () => (press ??= createPress()),
    findSite: () => findSite(liveContext(db, tenantId, VISITOR)),
    findFrontPage: frontPageFinder(db, tenantId),
    instance: instance.kind,
    ...(config.publicOrigin !== undefined && { publicOrigin: config.publicOrigin }),
    behindProxy: config.isBehindProxy,
    log,
  })
  return app.fetch
}
