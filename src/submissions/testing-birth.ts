import type { openPortalVisitor } from '../../test/portal-visitor.ts'
import { BIRTH } from './testing.ts'

type Visitor = ReturnType<typeof openPortalVisitor>

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n')

/** What a mother writes on each page of a registration of birth; files come apart. */
export const BIRTH_PAGES: readonly (readonly [slug: string, fields: Readonly<Record<string, string>>])[] = [
  ['nguoi-nop', { name: 'Trần Thị Ngọc Ưng', identityNumber: '044193012378', birthDate: '12/3/1993', address: 'Thôn Thanh Sơn', phone: '0912 345 456' }],
  ['noi-nop', {}],
  ['to-khai-who', {
    relation: 'mother', 'requester.name': 'Trần Thị Ngọc Ưng', 'requester.identityNumber': '044193012378',
    'requester.residence.place': 'Xã Quảng Trạch, tỉnh Quảng Trị', 'requester.residence.detail': 'Thôn Thanh Sơn', 'requester.phone': '0912345456',
  }],
  ['to-khai-child', { childName: 'Nguyễn Minh An', bornOn: '5/11/2026', childSex: 'female', childEthnicGroup: '01', childNationality: 'VN' }],
  ['to-khai-places', {
    birthPlaceKind: 'facility', facility: 'Bệnh viện Ba Đồn', 'birthPlace.place': 'Xã Quảng Trạch, tỉnh Quảng Trị',
    'birthPlace.detail': 'Thôn 1', hometown: 'Xã Quảng Trạch, tỉnh Quảng Trị',
  }],
  ['to-khai-motherPage', { 'motherSelf.birthDate': '12/3/1993', 'motherSelf.ethnicGroup': '01', 'motherSelf.nationality': 'VN' }],
  ['to-khai-fatherPage', { knowsFather: 'false' }],
]

/** Opens a draft of a birth registration; its id. */
export const beginBirth = async (visitor: Visitor): Promise<string> => {
  const started = await visitor.fill(`/nop-ho-so/${BIRTH}`, {})
  return /ban-nhap\/([^/]+)/.exec(started.headers.get('location') ?? '')?.[1] ?? ''
}

/** Sends a page with files as a browser without script does. */
export const sendFiles = async (
  visitor: Visitor,
  path: string,
  fields: Readonly<Record<string, string>>,
  files: Readonly<Record<string, File>> = {},
): Promise<Response> => {
  const page = await (await visitor.send(path)).text()
  const csrf = /\?csrf=([\w-]+)/.exec(page)?.[1] ?? ''
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...fields, ...files })) form.append(name, value)
  return visitor.send(`${path}?csrf=${csrf}`, { method: 'POST', body: form })
}

/** Fills every page up to the one where it is checked; answers with the refusals met on the way. */
export const fillBirth = async (visitor: Visitor, id: string): Promise<readonly string[]> => {
  const troubles: string[] = []
  const note = async (slug: string, answer: Response): Promise<void> => {
    if (answer.status !== 303) troubles.push(`${slug} ${answer.status}: ${[...(await answer.text()).matchAll(/<p class="err"[^>]*>([^<]*)/g)].map(([, said]) => said).join(' | ')}`)
  }
  for (const [slug, fields] of BIRTH_PAGES) {
    const path = `/nop-ho-so/ban-nhap/${id}/${slug}`
    const page = await (await visitor.send(path)).text()
    const place = /name="receivingUnitId"[^>]*value="([^"]+)"/.exec(page)?.[1] ?? /value="([^"]+)"[^>]*name="receivingUnitId"/.exec(page)?.[1]
    await note(slug, await visitor.fill(path, slug === 'noi-nop' ? { receivingUnitId: place ?? '' } : fields))
  }
  const papers = `/nop-ho-so/ban-nhap/${id}/to-khai-papers`
  const scan = new File([PDF], 'giấy chứng sinh.pdf', { type: 'application/pdf' })
  await note('papers', await sendFiles(visitor, papers, { birthProof: 'certificate', surrogate: 'false' }, { 'tep.field:birthPaper': scan }))
  await note('finish', await visitor.fill(`/nop-ho-so/ban-nhap/${id}/to-khai-finish`, { wantsCopies: 'false', promise: 'true' }))
  await note('delivery', await visitor.fill(`/nop-ho-so/ban-nhap/${id}/nhan-ket-qua`, { delivery: 'electronic' }))
  return troubles
}
