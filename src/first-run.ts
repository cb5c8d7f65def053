import { randomBytes } from 'node:crypto'
import { createDemoCitizens } from './demo/citizens.ts'
import { fillWithLife } from './demo/life.ts'
import { holdDialogues } from './demo/dialogues.ts'
import { raisePetitions } from './demo/petitions.ts'
import { createDemoOffice, createEmptyInstance, DEMO_OPENED_ON } from './demo/office.ts'
import type { InstanceKind } from './instance.ts'
import { liveContext } from './jobs/live-context.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import { Temporal } from '#kernel/time.ts'
import { uuid7, type TenantId } from '#kernel/ids.ts'
import type { Program } from './program.ts'

/** What a new installation says once on the terminal: how to log in, or the link for the first administrator. */
export type Welcome = { readonly lines: readonly string[] }

/** The commune that a first look begins with. */
const FIRST_COMMUNE = 'H50.101'
const FOUNDER: Actor = { kind: 'system', name: 'first run' }

/**
 * Fills a new installation: the demo office, or an empty office with the link for its first administrator.
 * Passwords are said here and kept nowhere.
 */
export const firstRun = async ({ db, vault }: Program, kind: InstanceKind): Promise<Welcome> => {
  const tenantId = uuid7(Temporal.Now.instant().epochMilliseconds, randomBytes(10)) as TenantId
  const ctx = liveContext(db, tenantId, FOUNDER)
  if (kind !== 'demo') {
    const { setupPath } = await createEmptyInstance(ctx)
    return { lines: [`Mở ${setupPath} để tạo quản trị đầu tiên (dùng một lần, trong 72 giờ).`] }
  }
  const office = await createDemoOffice(ctx)
  const citizens = await createDemoCitizens(ctx)
  await fillWithLife(ctx, office, DEMO_OPENED_ON, citizens)
  await raisePetitions(ctx, office, vault)
  await holdDialogues(ctx, office)
  const at = (role: Role): string => office.logins.find((one) => one.unitCode.startsWith(FIRST_COMMUNE) && one.roles.includes(role))?.login ?? '…'
  return {
    lines: [
      'Văn phòng minh họa: tỉnh Quảng Trị. Tên đăng nhập và mật khẩu chỉ hiện một lần này, hãy chép lại:',
      ...office.logins.map(({ login, password, name, title, unitName }) => `  ${login.padEnd(12)} ${password}  ${name}, ${title} · ${unitName}`),
      'Người dân minh họa, đăng nhập ở /cong-dan/dang-nhap:',
      ...citizens.map(({ contact, password, name }) => `  ${contact.padEnd(12)} ${password}  ${name}`),
      `Xem nhanh ở một xã: ${at('receptionOfficer')} tiếp nhận ở quầy · ${at('caseOfficer')} thụ lý · ${at('agencyLeader')} ký · ${at('recordsClerk')} vào sổ, phát hành.`,
    ],
  }
}
