import type { Actor, Role } from '#kernel/actor.ts'
import { ORGANISATION_API_ACCESS } from '#organisation/api-access.ts'
import { PROCEDURE_API_ACCESS } from '#procedures/api-access.ts'
import { DOSSIER_API_ACCESS } from '#dossiers/api-access.ts'

/**
 * Who may come through a door. A list names roles: one of them, held anywhere, opens the door;
 * what the person sees behind it is narrowed by `may(…)` and `queries.ts`. `citizen` asks who is signed in on the
 * portal, all others ask who is signed in as staff: one browser may hold both.
 */
export type Access = 'public' | 'signedIn' | 'staff' | 'citizen' | readonly Role[]

const ADMINISTRATORS: Access = ['systemAdmin', 'businessAdmin']
/** Whoever stands at a one-stop desk. */
const DESK = ['receptionOfficer', 'centerDirector'] as const
const CONTROLLERS: Access = ['procedureController', 'businessAdmin']

/**
 * The one table of doors; a route without a row is refused. Screens by their pattern in `src/routes.ts`,
 * the API by method and path as Hono writes them.
 */
export const ACCESS: Readonly<Record<string, Access>> = {
  '/': 'public',
  '/giao-dien': 'public',
  '/tra-cuu': 'public',
  '/xac-minh': 'public',
  '/xac-minh/:token': 'public',
  '/kieu-dang': 'public',
  '/kieu-dang/tac-nghiep': 'staff',
  '/mot-cua': 'staff',
  '/mot-cua/tiep-nhan': DESK,
  '/mot-cua/tiep-nhan/:id': DESK,
  '/mot-cua/tiep-nhan/ban-do': DESK,
  '/mot-cua/huong-dan/:id': DESK,
  '/mot-cua/cho-tiep-nhan': DESK,
  '/mot-cua/chung-thuc': DESK,
  '/mot-cua/so-chung-thuc': 'staff',
  '/mot-cua/tra-ket-qua': DESK,
  '/mot-cua/giay-to/:id/:loai': 'staff',
  '/mot-cua/viec-cua-toi': 'staff',
  '/mot-cua/don-vi': ['unitHead', 'agencyLeader', 'centerDirector', 'inspector'],
  '/mot-cua/ho-so': 'staff',
  '/mot-cua/ho-so/:id': 'staff',
  '/mot-cua/ho-so/:id/:viec': 'staff',
  '/mot-cua/ho-so/ma/:ma': 'staff',
  '/mot-cua/tep/:khoa': 'staff',
  '/mot-cua/tep/:khoa/xem': 'staff',

  '/dang-nhap': 'public',
  '/dang-nhap/xac-thuc': 'public',
  '/thiet-lap/:token': 'public',
  '/dang-xuat': 'signedIn',
  '/tai-khoan': 'staff',
  '/quan-tri/don-vi': ADMINISTRATORS,
  '/quan-tri/don-vi/:id': ADMINISTRATORS,
  '/quan-tri/can-bo': ADMINISTRATORS,
  '/quan-tri/can-bo/:id': ADMINISTRATORS,
  '/quan-tri/bao-mat': ['systemAdmin'],
  '/quan-tri/uy-quyen': ADMINISTRATORS,
  '/quan-tri/lich-lam-viec': ADMINISTRATORS,
  '/quan-tri/ngay-nghi': ADMINISTRATORS,

  '/cong-dan': 'citizen',
  '/cong-dan/dang-ky': 'public',
  '/cong-dan/ma-xac-nhan': 'public',
  '/cong-dan/dat-mat-khau': 'public',
  '/cong-dan/quen-mat-khau': 'public',
  '/cong-dan/dang-nhap': 'public',
  '/cong-dan/dang-xuat': 'citizen',

  '/thu-tuc': 'public',
  '/thu-tuc/:code': 'public',
  '/su-kien': 'public',
  '/su-kien/:slug': 'public',
  '/linh-vuc': 'public',
  '/linh-vuc/:code': 'public',
  '/co-quan': 'public',
  '/co-quan/:code': 'public',
  '/niem-yet': 'public',
  '/niem-yet/:code': 'public',
  '/kiosk': 'public',
  '/kiosk/tim': 'public',
  '/kiosk/su-kien/:slug': 'public',
  '/kiosk/thu-tuc/:code': 'public',
  '/danh-muc/thu-tuc': CONTROLLERS,
  '/danh-muc/thu-tuc/moi': CONTROLLERS,
  '/danh-muc/thu-tuc/:code': CONTROLLERS,
  '/danh-muc/thu-tuc/:code/soan': CONTROLLERS,
  '/danh-muc/quy-trinh': CONTROLLERS,
  '/danh-muc/quy-trinh/:id': CONTROLLERS,
  '/danh-muc/can-quyet-dinh': CONTROLLERS,
  '/danh-muc/phan-cong-thu-tuc': CONTROLLERS,
  '/danh-muc/niem-yet': ['procedureController', 'businessAdmin', 'agencyLeader', 'inspector'],

  'GET /suc-khoe': 'public',
  'GET /api/v1/openapi.json': 'public',
  ...ORGANISATION_API_ACCESS,
  ...PROCEDURE_API_ACCESS,
  ...DOSSIER_API_ACCESS,
}

export type AccessDecision = 'allowed' | 'signInFirst' | 'forbidden' | 'undeclared'

const holdsOneOf = (actor: Actor, roles: readonly Role[]): boolean =>
  (actor.kind === 'staff' || actor.kind === 'integration') &&
  actor.grants.some((grant) => roles.includes(grant.role))

type Actors = { readonly staff: Actor | null; readonly citizen: Actor | null }

/** Whom a door asks for: the one who is signed in on its side of the house. */
export const askedAt = (key: string, { staff, citizen }: Actors, table: Readonly<Record<string, Access>> = ACCESS): Actor | null =>
  Object.hasOwn(table, key) && table[key] === 'citizen' ? citizen : staff

/** May this actor (`null`: nobody signed in) come through the door `key`? Deny by default. */
export const decideAccess = (
  key: string,
  actor: Actor | null,
  table: Readonly<Record<string, Access>> = ACCESS,
): AccessDecision => {
  const access = Object.hasOwn(table, key) ? table[key] : undefined
  if (access === undefined) return 'undeclared'
  if (access === 'public') return 'allowed'
  if (actor === null) return 'signInFirst'
  if (access === 'citizen') return actor.kind === 'citizen' && actor.assurance !== 'none' ? 'allowed' : 'forbidden'
  if (access === 'signedIn') return 'allowed'
  if (access === 'staff') return actor.kind === 'staff' ? 'allowed' : 'forbidden'
  return holdsOneOf(actor, access) ? 'allowed' : 'forbidden'
}
