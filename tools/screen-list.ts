import type { Page } from 'playwright-core'
import { pdfText } from '../test/pdf-text.ts'

/** People of the demo office, by login name; names and logins are the same in every demo. xã Quảng Trạch unless said. */
const DESK = 'lan.lt'
const CASE_OFFICER = 'anh.htm'
/** Deputy chairwoman: heads every unit of the commune. */
const DEPUTY = 'nhung.nth'
/** Quản trị hệ thống of the province. */
const SYSTEM_ADMIN = 'quan.nh'
/** Deputy chairman of the province, coordinator of its reform. */
const PROVINCE_LEADER = 'trung.hn'
/** A citizen of the demo, by the number they sign in with. */
const MOTHER = '0900000001'

/**
 * One picture of `docs/screens` in each width: add a row here and run `node tools/screens.ts <name>`; nothing else is
 * to be changed.
 */
export type Screen = {
  /** File name without the width: `inbox` becomes `inbox-1280.png`. */
  readonly name: string
  readonly path: string
  /** Login name of whoever is signed in, or a citizen's telephone number; `null` is a visitor. */
  readonly as: string | null
  /** In px; 360 and 1280 unless told. */
  readonly widths?: readonly number[]
  readonly dark?: boolean
  /** What happens on the page before the picture; `open` gives a page of somebody else. */
  readonly prepare?: (page: Page, open: (login: string, path: string) => Promise<Page>) => Promise<void>
}

const openFirstRow = async (page: Page): Promise<void> => {
  await page.goto(new URL((await page.locator('main tbody a').first().getAttribute('href')) ?? '', page.url()).href)
}

/** Looks up the first dossier that the case officer holds, as whoever has its slip in hand. */
const lookUpFirst = async (page: Page, open: (login: string, path: string) => Promise<Page>): Promise<void> => {
  const officer = await open(CASE_OFFICER, '/mot-cua/viec-cua-toi')
  await openFirstRow(officer)
  const id = officer.url().split('/').at(-1)
  const slip = await officer.request.get(new URL(`/mot-cua/giay-to/${id}/giay-hen`, officer.url()).href)
  const words = pdfText(await slip.body())
  await page.fill('[name="code"]', /[A-Z]\d\d[\d.]*-\d{6}-\d{4,}/.exec(words)?.[0] ?? '')
  await page.fill('[name="factor"]', /\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b/.exec(words)?.[0] ?? '')
  await page.click('main button')
  await page.waitForSelector('text=Hồ sơ đã đi qua')
}

/** Opens the first dossier of the list at the cash desk. */
const collectFirst = async (page: Page): Promise<void> => {
  await page.goto(new URL('/mot-cua/ho-so', page.url()).href)
  const id = ((await page.locator('main tbody a').first().getAttribute('href')) ?? '').split('/').at(-1)
  await page.goto(new URL(`/thu-phi?ho-so=${id}`, page.url()).href)
}

/** The survey of the demo that stands at this place of the list, the newest first. */
const openSurvey = (row: number, rest = '') => async (page: Page): Promise<void> => {
  const address = (await page.locator('main tbody a').nth(row).getAttribute('href')) ?? ''
  await page.goto(new URL(`${address}${rest}`, page.url()).href)
}

/** A sheet as whoever got the paper opens it: by the code printed on the first that is left. */
const openSheet = async (page: Page, open: (login: string, path: string) => Promise<Page>): Promise<void> => {
  const holder = await open(PROVINCE_LEADER, '/khao-sat')
  await openSurvey(0, '')(holder)
  const sheets = await holder.request.get(`${holder.url()}/phieu-in`)
  const code = /\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b/.exec(pdfText(await sheets.body()))?.[0] ?? ''
  await page.goto(new URL(`/phieu-khao-sat/${code.replaceAll('-', '')}`, page.url()).href)
}

export const SCREENS: readonly Screen[] = [
  { name: 'figures', path: '/so-lieu?ky=nam-nay', as: 'phong.td' },
  { name: 'reports', path: '/bao-cao', as: 'phong.td' },
  { name: 'report', path: '/bao-cao/ii-06a', as: 'phong.td' },
  { name: 'report-follow', path: '/bao-cao/theo-doi', as: 'soat.pt' },
  {
    name: 'report-filing', path: '/bao-cao/dinh-ky', as: 'phong.td',
    prepare: openFirstRow,
  },
  { name: 'reform-tasks', path: '/cai-cach/nhiem-vu', as: 'trung.hn' },
  { name: 'reform-tasks-board', path: '/cai-cach/nhiem-vu?xem=cot&vai=giao', as: 'trung.hn' },
  { name: 'reform-tasks-year', path: '/cai-cach/nhiem-vu?xem=nam&vai=chu-tri', as: 'thanh.bv' },
  { name: 'reform-plans', path: '/cai-cach/ke-hoach', as: 'trung.hn' },
  { name: 'reform-plan', path: '/cai-cach/ke-hoach', as: 'trung.hn', prepare: openFirstRow },
  { name: 'reform-task', path: '/cai-cach/nhiem-vu?trang-thai=cho-xac-nhan', as: 'trung.hn', prepare: openFirstRow },
  { name: 'reform-own-tasks', path: '/cai-cach/nhiem-vu', as: 'phong.td' },
  { name: 'reform-reports', path: '/cai-cach/bao-cao', as: 'phong.td' },
  { name: 'reform-reports-sending', path: '/cai-cach/bao-cao/theo-doi', as: 'soat.pt' },
  { name: 'reform-report', path: '/cai-cach/bao-cao', as: 'phong.td', prepare: openFirstRow },
  { name: 'dossier-register', path: '/bao-cao/so-theo-doi', as: DESK },
  { name: 'forms', path: '/danh-muc/bieu-mau', as: 'soat.pt' },
  { name: 'form', path: '/danh-muc/bieu-mau/1.001193', as: 'soat.pt' },
  {
    name: 'form-edit', path: '/danh-muc/bieu-mau/1.001612', as: 'soat.pt',
    prepare: async (page) => {
      await page.click('text=/Từ phiên bản|Sửa bản nháp/')
      await page.waitForURL('**/soan')
    },
  },
  { name: 'form-try', path: '/danh-muc/bieu-mau/1.001193/xem-thu', as: 'soat.pt' },
  { name: 'portal-home', path: '/', as: null },
  { name: 'procedure', path: '/thu-tuc/1.004873', as: null },
  { name: 'life-event', path: '/su-kien/sinh-con', as: null },
  { name: 'search', path: '/thu-tuc?q=khai+sinh', as: null },
  { name: 'agency', path: '/co-quan/H50.101', as: null },
  { name: 'recent-changes', path: '/niem-yet', as: null },
  { name: 'kiosk', path: '/kiosk', as: null, widths: [1280] },
  { name: 'kiosk-procedure', path: '/kiosk/thu-tuc/1.001193', as: null, widths: [1280] },
  { name: 'verify-result', path: '/xac-minh', as: null },
  { name: 'look-up', path: '/tra-cuu', as: null, prepare: lookUpFirst },

  { name: 'citizen-sign-in', path: '/cong-dan/dang-nhap', as: null },
  { name: 'citizen-account', path: '/cong-dan', as: MOTHER },
  { name: 'citizen-data', path: '/cong-dan/du-lieu', as: MOTHER },

  { name: 'submission-start', path: '/nop-ho-so/1.001193', as: null },
  { name: 'reception-queue', path: '/mot-cua/cho-tiep-nhan', as: DESK },
  { name: 'administrative-units', path: '/don-vi-hanh-chinh?q=phong+nha', as: null },
  { name: 'administrative-unit', path: '/don-vi-hanh-chinh/19138', as: null },
  { name: 'workplace-home', path: '/mot-cua', as: CASE_OFFICER },
  { name: 'receive', path: '/mot-cua/tiep-nhan?thu-tuc=1.001193', as: DESK },
  { name: 'inbox', path: '/mot-cua/viec-cua-toi', as: CASE_OFFICER },
  { name: 'dossier', path: '/mot-cua/viec-cua-toi', as: CASE_OFFICER, prepare: openFirstRow },

  { name: 'unit-work', path: '/mot-cua/don-vi', as: DEPUTY },
  { name: 'staff-person', path: '/quan-tri/can-bo?q=Trần Đình Phong', as: SYSTEM_ADMIN, prepare: openFirstRow },
  { name: 'delegations', path: '/quan-tri/uy-quyen', as: SYSTEM_ADMIN },
  { name: 'security-policy', path: '/quan-tri/bao-mat', as: SYSTEM_ADMIN },
  { name: 'apologies', path: '/don-doc/xin-loi', as: DEPUTY },
  { name: 'false-overdue', path: '/don-doc/qua-han-ao', as: DEPUTY },
  { name: 'catch-up', path: '/don-doc/nhap-bu', as: CASE_OFFICER },
  { name: 'catch-up-approval', path: '/don-doc/nhap-bu/duyet', as: DEPUTY },
  { name: 'monitoring', path: '/don-doc', as: DEPUTY },
  { name: 'monitoring-list', path: '/don-doc/ho-so?loai=qua-han', as: DEPUTY },
  { name: 'monitoring-today', path: '/don-doc/hom-nay', as: CASE_OFFICER },
  { name: 'urging-slips', path: '/don-doc/phieu?hop=gui-di&loai=tat-ca', as: DEPUTY },
  { name: 'monitoring-orphans', path: '/don-doc/khong-nguoi-giu', as: DEPUTY },
  { name: 'monitoring-rules', path: '/quan-tri/nguong-don-doc', as: SYSTEM_ADMIN, widths: [1280] },
  { name: 'quality-index', path: '/chi-so-766', as: DEPUTY },
  { name: 'quality-losses', path: '/chi-so-766/mat-diem', as: DEPUTY },
  { name: 'ratings', path: '/mot-cua/danh-gia', as: DESK },
  { name: 'surveys', path: '/khao-sat', as: PROVINCE_LEADER },
  { name: 'survey-new', path: '/khao-sat/moi', as: PROVINCE_LEADER },
  { name: 'survey-running', path: '/khao-sat', as: PROVINCE_LEADER, prepare: openSurvey(0) },
  { name: 'survey-entry', path: '/khao-sat', as: PROVINCE_LEADER, prepare: openSurvey(0, '/goi') },
  { name: 'survey-opinions', path: '/khao-sat', as: PROVINCE_LEADER, prepare: openSurvey(1, '/ket-qua') },
  { name: 'survey-results', path: '/khao-sat', as: PROVINCE_LEADER, prepare: openSurvey(2, '/ket-qua') },
  { name: 'survey-sheet', path: '/phieu-khao-sat', as: null, prepare: openSheet },
  { name: 'survey-published', path: '/cong-khai/khao-sat', as: null },
  { name: 'petitions-portal', path: '/phan-anh', as: null },
  { name: 'petitions-published', path: '/phan-anh/cong-khai', as: null },
  { name: 'petitions', path: '/phan-anh-kien-nghi', as: 'phong.td' },
  { name: 'petition', path: '/phan-anh-kien-nghi', as: 'phong.td', prepare: openFirstRow },
  { name: 'petition-figures', path: '/phan-anh-kien-nghi/thong-ke', as: 'phong.td' },
  { name: 'dialogues-portal', path: '/doi-thoai', as: null },
  { name: 'dialogue', path: '/doi-thoai/quan-ly', as: 'phong.td', prepare: openFirstRow },
  { name: 'fees-desk', path: '/thu-phi', as: DESK, prepare: collectFirst },
  { name: 'fees-reconcile', path: '/thu-phi/doi-soat', as: DESK },
  { name: 'fees-unmatched', path: '/thu-phi/chua-khop', as: 'hung.pv' },
  { name: 'message-templates', path: '/quan-tri/tin-nhan', as: 'quan.nh', widths: [1280] },
  { name: 'message-template', path: '/quan-tri/tin-nhan/yeu-cau-bo-sung', as: 'quan.nh' },
  { name: 'outbox', path: '/quan-tri/hop-thu-di', as: 'quan.nh', widths: [1280] },
  { name: 'demo-tray', path: '/hop-thu-trinh-dien', as: null },
  { name: 'post', path: '/buu-chinh', as: DESK },
  { name: 'forecasts', path: '/don-doc/du-bao', as: DEPUTY },
  { name: 'forecast-calibration', path: '/don-doc/du-bao?xem=kiem-chung', as: DEPUTY },
  { name: 'process-map', path: '/ban-do-quy-trinh/1.004873', as: DEPUTY },
  { name: 'board', path: '/bang-dieu-hanh', as: 'trung.hn' },
  { name: 'index-versions', path: '/chi-so-cchc/bo-tieu-chi', as: 'trung.hn' },
  { name: 'index-version', path: '/chi-so-cchc/bo-tieu-chi/mau-cap-xa', as: 'trung.hn' },
  { name: 'index-version-edit', path: '/chi-so-cchc/bo-tieu-chi/cap-xa-2027/soan', as: 'trung.hn' },
  { name: 'index-version-line', path: '/chi-so-cchc/bo-tieu-chi/cap-xa-2027/soan/6-1-0', as: 'trung.hn' },
  { name: 'index-version-compare', path: '/chi-so-cchc/bo-tieu-chi/cap-xa-2027/so-sanh?voi=mau-cap-xa', as: 'trung.hn' },
  { name: 'board-dark', path: '/bang-dieu-hanh', as: 'trung.hn', dark: true, widths: [1280] },
  { name: 'par-rounds', path: '/chi-so-cchc', as: 'trung.hn' },
  { name: 'par-round', path: '/chi-so-cchc', as: 'trung.hn', prepare: openFirstRow },
  { name: 'par-card', path: '/chi-so-cchc', as: 'phong.td', prepare: openFirstRow },
  { name: 'par-public', path: '/cong-khai/chi-so-cchc', as: null },
  { name: 'board-public', path: '/cong-khai', as: null },
  { name: 'board-wall', path: '/man-hinh/H50', as: 'trung.hn', widths: [1280] },

  { name: 'components-portal', path: '/kieu-dang', as: null },
  { name: 'components-workplace', path: '/kieu-dang/tac-nghiep', as: CASE_OFFICER },
  { name: 'components-workplace-dark', path: '/kieu-dang/tac-nghiep', as: CASE_OFFICER, dark: true },
]
