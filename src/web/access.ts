import type { Actor, Role } from '#kernel/actor.ts'
import { ORGANISATION_API_ACCESS } from '#organisation/api-access.ts'
import { PROCEDURE_API_ACCESS } from '#procedures/api-access.ts'
import { DOSSIER_API_ACCESS } from '#dossiers/api-access.ts'
import { UPLOAD_ACCESS } from '#submissions/upload-access.ts'
import { FIGURE_READERS, REPORT_API_ACCESS } from '#reports/api-access.ts'
import { FEE_API_ACCESS } from '#fees/api-access.ts'
import { MONITORING_API_ACCESS, MONITORING_ROLES } from '#monitoring/api-access.ts'
import { PETITION_HANDLERS, PETITION_READERS, PETITION_ROLES, PETITION_TYPISTS } from '#petitions/domain/may.ts'
import { PAR_ROLES } from '#par-index/domain/rounds/may.ts'
import { REFORM_READERS } from '#reform/domain/may.ts'
import { SURVEY_ENTERERS, SURVEY_HOLDERS, SURVEY_READERS } from '#surveys/domain/may.ts'
import { INDEX_READERS } from '#service-quality/domain/measured-units.ts'

/**
 * Who may come through a door. A list names roles: one of them, held anywhere, opens the door;
 * what the person sees behind it is narrowed by `may(…)` and `queries.ts`. `citizen` asks who is signed in on the
 * portal, all others ask who is signed in as staff: one browser may hold both.
 */
export type Access = 'public' | 'signedIn' | 'staff' | 'citizen' | readonly Role[]

const ADMINISTRATORS: Access = ['systemAdmin', 'businessAdmin']
/** Whoever stands at a one-stop desk. */
const DESK = ['receptionOfficer', 'centerDirector'] as const
/** Whoever handles what goes and comes by post at a desk. */
const POST: Access = [...DESK, 'postalAgent']
/** Whoever takes, keeps or decides on money; what they see is narrowed by unit. */
const MONEY: Access = ['cashier', 'receptionOfficer', 'centerDirector', 'unitHead', 'agencyLeader', 'inspector']
const WATCH: Access = MONITORING_ROLES
/** Whoever prepares, signs or looks over letters of apology. */
const APOLOGIES: Access = ['caseOfficer', 'unitHead', 'agencyLeader', 'centerDirector', 'inspector', 'reformCoordinator']
/** Whoever reads the service-quality index; which units is narrowed by their rights. */
const INDEX: Access = INDEX_READERS
/** Whoever steers a unit or watches over it; what they see is narrowed by unit. */
const STEERING = ['unitHead', 'agencyLeader', 'centerDirector', 'inspector', 'reformCoordinator'] as const
/** Whoever holds surveys, enters sheets, or reads how an agency was rated; which surveys is narrowed by their agency. */
const SURVEYS: Access = [...new Set([...SURVEY_HOLDERS, ...SURVEY_ENTERERS, ...SURVEY_READERS])]
const CONTROLLERS: Access = ['procedureController', 'businessAdmin']

/**
 * The one table of doors; a route without a row is refused. Screens by their pattern in `src/routes.ts`,
 * the API by method and path as Hono writes them.
 */
export const ACCESS: Readonly<Record<string, Access>> = {
  '/': 'public',
  '/giao-dien': 'public',
  '/tra-cuu': 'public',
  '/don-vi-hanh-chinh': 'public',
  '/don-vi-hanh-chinh/goi-y': 'public',
  '/don-vi-hanh-chinh/:code': 'public',
  '/thong-bao': 'citizen',
  '/hop-thu-trinh-dien': 'public',
  '/nhan-qua-buu-chinh/:id': 'citizen',
  '/xac-minh': 'public',
  '/danh-gia/:token': 'public',
  '/danh-gia/quay/:key': 'public',
  '/phieu-khao-sat': 'public',
  '/phieu-khao-sat/:token': 'public',
  '/cong-khai/khao-sat': 'public',
  '/cong-khai/khao-sat/:id': 'public',
  '/khao-sat': SURVEYS,
  '/khao-sat/moi': SURVEY_HOLDERS,
  '/khao-sat/:id': SURVEYS,
  '/khao-sat/:id/sua': SURVEY_HOLDERS,
  '/khao-sat/:id/mau': SURVEY_HOLDERS,
  '/khao-sat/:id/nhap': SURVEY_ENTERERS,
  '/khao-sat/:id/goi': SURVEY_ENTERERS,
  '/khao-sat/:id/phieu-in': [...new Set([...SURVEY_HOLDERS, ...SURVEY_ENTERERS])],
  '/khao-sat/:id/ket-qua': SURVEYS,
  '/khao-sat/:id/ket-qua/tep': SURVEYS,
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
  '/mot-cua/xac-nhan-giay-to': DESK,
  '/mot-cua/xac-nhan-giay-to/ban-quet/:ma': DESK,
  '/mot-cua/giay-to/:id/:loai': 'staff',
  '/mot-cua/viec-cua-toi': 'staff',
  '/mot-cua/danh-gia': ['receptionOfficer', 'centerDirector', 'unitHead', 'agencyLeader', 'inspector', 'reformCoordinator'],
  '/mot-cua/don-vi': ['unitHead', 'agencyLeader', 'centerDirector', 'inspector'],
  '/don-doc/xin-loi': APOLOGIES,
  '/don-doc/xin-loi/:id': APOLOGIES,
  '/don-doc/qua-han-ao': APOLOGIES,
  '/so-lieu': FIGURE_READERS,
  '/so-lieu/:measure': FIGURE_READERS,
  '/don-doc/nhap-bu': ['receptionOfficer', 'centerDirector', 'caseOfficer', 'recordsClerk', 'unitHead', 'agencyLeader'],
  '/don-doc/nhap-bu/duyet': ['unitHead', 'agencyLeader', 'centerDirector'],
  '/don-doc/du-bao': STEERING,
  '/cong-khai': 'public',
  '/chi-so-cchc': PAR_ROLES,
  '/chi-so-cchc/dot/moi': ['agencyLeader', 'reformCoordinator'],
  '/chi-so-cchc/dot/:id': PAR_ROLES,
  '/chi-so-cchc/dot/:id/ket-qua': PAR_ROLES,
  '/chi-so-cchc/dot/:id/tep/:loai': PAR_ROLES,
  '/chi-so-cchc/phieu/:id': PAR_ROLES,
  '/chi-so-cchc/phieu/:id/mat-diem': PAR_ROLES,
  '/cong-khai/chi-so-cchc': 'public',
  '/cong-khai/chi-so-cchc/:nam': 'public',
  '/cong-khai/chi-so-cchc/:nam/:ma': 'public',
  '/chi-so-cchc/phieu/:id/tieu-chi/:code': PAR_ROLES,
  '/chi-so-cchc/phieu/:id/minh-chung/:tep': PAR_ROLES,
  '/man-hinh/:donvi': STEERING,
  '/bang-dieu-hanh': STEERING,
  '/bang-dieu-hanh/:donvi': STEERING,
  '/bang-dieu-hanh/:donvi/ton': STEERING,
  '/ban-do-quy-trinh': [...STEERING, 'procedureController', 'businessAdmin'],
  '/ban-do-quy-trinh/:code': [...STEERING, 'procedureController', 'businessAdmin'],
  '/mot-cua/ho-so': 'staff',
  '/mot-cua/ho-so/:id': 'staff',
  '/mot-cua/ho-so/:id/:viec': 'staff',
  '/mot-cua/ho-so/:id/tin-nhan': 'staff',
  '/mot-cua/ho-so/ma/:ma': 'staff',
  '/mot-cua/tep/:khoa': 'staff',
  '/mot-cua/tep/:khoa/xem': 'staff',

  '/mot-cua/ho-so/:id/don-doc': 'staff',
  '/don-doc': WATCH,
  '/don-doc/hom-nay': WATCH,
  '/don-doc/ho-so': WATCH,
  '/don-doc/khong-nguoi-giu': ['unitHead', 'agencyLeader', 'centerDirector', 'inspector', 'reformCoordinator'],
  '/don-doc/phieu': WATCH,
  '/don-doc/phieu/:id': 'staff',
  '/don-doc/phieu/:id/in': 'staff',
  '/quan-tri/nguong-don-doc': ADMINISTRATORS,

  '/thu-phi': MONEY,
  '/thu-phi/chot-ngay': MONEY,
  '/thu-phi/chua-khop': MONEY,
  '/thu-phi/hoan-tra': MONEY,
  '/thu-phi/doi-soat': MONEY,
  '/thu-phi/bien-lai/:id': MONEY,
  '/thu-phi/chot-ngay/:id': MONEY,

  '/thanh-toan': 'public',
  '/thanh-toan/:dossierId': 'public',
  '/thanh-toan/:dossierId/khoan/:orderId': 'public',
  '/thanh-toan/:dossierId/bien-lai/:receiptId': 'public',
  '/cong-thanh-toan-thu/:id': 'public',

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
  '/buu-chinh': POST,
  '/buu-chinh/:id': POST,
  '/buu-chinh/:id/bang-chung': POST,
  '/buu-chinh/dia-chi/:id': POST,
  '/buu-chinh/bang-ke/:id': POST,
  '/buu-chinh/bang-ke/:id/in': POST,
  '/cai-cach/bao-cao': FIGURE_READERS,
  '/cai-cach/bao-cao/theo-doi': FIGURE_READERS,
  '/cai-cach/bao-cao/:id': FIGURE_READERS,
  '/cai-cach/bao-cao/:id/phu-luc': FIGURE_READERS,
  '/cai-cach/bao-cao/:id/phu-luc/:ma': FIGURE_READERS,
  '/cai-cach/bao-cao/:id/ban-in': FIGURE_READERS,
  '/cai-cach/bao-cao/:id/tep/:loai': FIGURE_READERS,
  '/cai-cach/bao-cao/:id/minh-chung/:tep': FIGURE_READERS,
  '/bao-cao': FIGURE_READERS,
  '/bao-cao/dinh-ky': FIGURE_READERS,
  '/bao-cao/dinh-ky/:id': FIGURE_READERS,
  '/bao-cao/dinh-ky/:id/tep/:loai': FIGURE_READERS,
  '/bao-cao/theo-doi': FIGURE_READERS,
  '/bao-cao/so-theo-doi': FIGURE_READERS,
  '/bao-cao/so-theo-doi/tep/:loai': FIGURE_READERS,
  '/bao-cao/:form': FIGURE_READERS,
  '/bao-cao/:form/mo': FIGURE_READERS,
  '/bao-cao/:form/tep/:loai': FIGURE_READERS,
  '/cai-cach/nhiem-vu': REFORM_READERS,
  '/cai-cach/nhiem-vu/moi': REFORM_READERS,
  '/cai-cach/nhiem-vu/:id': REFORM_READERS,
  '/cai-cach/nhiem-vu/:id/bao-cao': REFORM_READERS,
  '/cai-cach/nhiem-vu/:id/giao-xuong': REFORM_READERS,
  '/cai-cach/nhiem-vu/:id/sua': REFORM_READERS,
  '/cai-cach/nhiem-vu/:id/minh-chung/:tep': REFORM_READERS,
  '/cai-cach/ke-hoach': REFORM_READERS,
  '/cai-cach/ke-hoach/bang-mau': REFORM_READERS,
  '/cai-cach/ke-hoach/:id': REFORM_READERS,
  '/cai-cach/ke-hoach/:id/tep': REFORM_READERS,
  '/cai-cach/ke-hoach/:id/them': REFORM_READERS,
  '/cai-cach/ke-hoach/:id/nhap': REFORM_READERS,
  '/cai-cach/ke-hoach/:id/nam-sau': REFORM_READERS,
  '/quan-tri/tin-nhan': ADMINISTRATORS,
  '/quan-tri/tin-nhan/:loai': ADMINISTRATORS,
  '/quan-tri/hop-thu-di': ADMINISTRATORS,

  '/nop-ho-so/:code': 'public',
  '/nop-ho-so/ban-nhap/:id/:trang': 'citizen',
  '/nop-ho-so/da-nop/:id': 'citizen',
  '/ho-so-cua-toi': 'citizen',
  '/ho-so-cua-toi/theo-doi': 'citizen',
  '/ho-so-cua-toi/:id': 'citizen',
  '/ho-so-cua-toi/:id/tra-loi': 'citizen',
  '/ho-so-cua-toi/:id/hoan-thien': 'citizen',
  '/ho-so-cua-toi/:id/giay-to/:loai': 'citizen',
  '/ho-so-cua-toi/tep/:khoa': 'citizen',

  '/cong-dan': 'citizen',
  '/cong-dan/bao-mat': 'citizen',
  '/cong-dan/xac-nhan-lai': 'citizen',
  '/cong-dan/lien-he-moi': 'citizen',
  '/cong-dan/du-lieu': 'citizen',
  '/cong-dan/du-lieu/ban-doc': 'citizen',
  '/cong-dan/du-lieu/tai-ve': 'citizen',
  '/cong-dan/dong-tai-khoan': 'citizen',
  '/cong-dan/ai-da-xem': 'citizen',
  '/cong-dan/to-chuc': 'citizen',
  '/cong-dan/to-chuc/:id': 'citizen',
  '/cong-dan/loi-moi/:token': 'citizen',
  '/cong-dan/uy-quyen': 'citizen',
  '/cong-dan/uy-quyen/:token': 'citizen',
  '/cong-dan/uy-quyen/ban-quet/:id': 'citizen',
  '/cong-dan/dang-ky': 'public',
  '/cong-dan/ma-xac-nhan': 'public',
  '/cong-dan/dat-mat-khau': 'public',
  '/cong-dan/quen-mat-khau': 'public',
  '/cong-dan/dang-nhap': 'public',
  '/cong-dan/dang-xuat': 'citizen',
  '/cong-dan/khoa-truy-cap': 'public',
  '/cong-dan/khoa-truy-cap/thu-thach': 'public',
  '/cong-dan/dinh-danh/:nguon/di': 'public',
  '/cong-dan/dinh-danh/:nguon': 'public',

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
  '/danh-muc/bieu-mau': CONTROLLERS,
  '/danh-muc/bieu-mau/:code': CONTROLLERS,
  '/danh-muc/bieu-mau/:code/soan': CONTROLLERS,
  '/danh-muc/bieu-mau/:code/soan/:vitri': CONTROLLERS,
  '/danh-muc/bieu-mau/:code/xem-thu': CONTROLLERS,
  '/danh-muc/can-quyet-dinh': CONTROLLERS,
  '/danh-muc/phan-cong-thu-tuc': CONTROLLERS,
  '/chi-so-cchc/bo-tieu-chi': PAR_ROLES,
  '/chi-so-cchc/bo-tieu-chi/:code': PAR_ROLES,
  '/chi-so-cchc/bo-tieu-chi/:code/so-sanh': PAR_ROLES,
  '/chi-so-cchc/bo-tieu-chi/:code/tep': PAR_ROLES,
  '/chi-so-cchc/bo-tieu-chi/:code/soan': ['reformCoordinator'],
  '/chi-so-cchc/bo-tieu-chi/:code/soan/:vitri': ['reformCoordinator'],
  '/chi-so-cchc/bo-tieu-chi/:code/nhap': ['reformCoordinator'],
  '/chi-so-766': INDEX,
  '/chi-so-766/mat-diem': INDEX,
  '/chi-so-766/thu-tuc': INDEX,
  '/chi-so-766/tep': INDEX,
  '/danh-muc/niem-yet': ['procedureController', 'businessAdmin', 'agencyLeader', 'inspector'],

  '/phan-anh': 'public',
  '/phan-anh/gui': 'public',
  '/phan-anh/theo-doi': 'public',
  '/phan-anh/cua-toi': 'citizen',
  '/phan-anh/cua-toi/:id': 'citizen',
  '/phan-anh/cong-khai': 'public',
  '/phan-anh/cong-khai/:id': 'public',
  '/doi-thoai': 'public',
  '/doi-thoai/:id': 'public',
  '/phan-anh-kien-nghi': PETITION_ROLES,
  '/phan-anh-kien-nghi/moi': PETITION_TYPISTS,
  '/phan-anh-kien-nghi/thong-ke': PETITION_READERS,
  '/doi-thoai/quan-ly': PETITION_HANDLERS,
  '/doi-thoai/quan-ly/:id': PETITION_HANDLERS,
  '/phan-anh-kien-nghi/:id': PETITION_ROLES,
  '/phan-anh-kien-nghi/:id/tep/:tep': PETITION_ROLES,

  'GET /suc-khoe': 'public',
  'GET /api/v1/openapi.json': 'public',
  ...ORGANISATION_API_ACCESS,
  ...PROCEDURE_API_ACCESS,
  ...DOSSIER_API_ACCESS,
  ...UPLOAD_ACCESS,
  ...FEE_API_ACCESS,
  ...MONITORING_API_ACCESS,
  ...REPORT_API_ACCESS,
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
