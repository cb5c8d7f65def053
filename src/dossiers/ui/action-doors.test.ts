import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { DossierId } from '#kernel/ids.ts'
import { taken } from '#organisation/testing.ts'
import { testDatabase } from '../../../test/db.ts'
import type { AcceptedDossier } from '../domain/dossier.ts'
import { PERSON } from '../testing.ts'
import { openCasework, PERSON_COOKIE, type Person } from '../testing-casework.ts'
import { ACTION_WORDS, actionPath, type PageAction } from './action-words.ts'

const db = await testDatabase()
const office = await openCasework(db)
const { division, department } = office.office.units

type Fields = Readonly<Record<string, string>>
type Sent = { readonly status: number; readonly location: string | null; readonly html: string }

/** A browser's memory of one person: the cookies that the office set. */
const signIn = (person: Person) => {
  const cookies = new Map([[PERSON_COOKIE, person as string]])
  const ask = async (path: string, init: RequestInit = {}): Promise<Sent> => {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
    const answer = await office.app.request(path, { ...init, headers: { ...headers, ...(init.headers as object) } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() }
  }
  return { ask }
}

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? assert.fail(`no hidden field ${name}`)

/** Opens the form of an action as the person does, fills it and sends it. */
const send = async (person: Person, id: DossierId, action: PageAction, stepNo: number | null, fields: Fields): Promise<Sent> => {
  const { ask } = signIn(person)
  const path = actionPath(id, action, stepNo)
  const form = await ask(path)
  assert.equal(form.status, 200, `${path} ${form.html.slice(0, 200)}`)
  const token = /name="csrf" value="([^"]*)"/.exec(form.html)?.[1] ?? /[?&;]csrf=([\w-]+)/.exec(form.html)?.[1] ?? ''
  const body = new FormData()
  for (const [name, value] of Object.entries({ commandId: hidden(form.html, 'commandId'), expectedSeq: hidden(form.html, 'expectedSeq'), ...fields })) body.set(name, value)
  return ask(`${path}${path.includes('?') ? '&' : '?'}csrf=${token}`, { method: 'POST', body })
}

const done = async (...args: Parameters<typeof send>): Promise<void> => {
  const answer = await send(...args)
  assert.equal(answer.status, 303, textOf(answer.html).slice(0, 600))
  assert.equal(answer.location, `/mot-cua/ho-so/${args[1]}`)
}

const textOf = (html: string): string => html.replace(/^.*<main/s, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

const refusedWith = async (sentence: RegExp, ...args: Parameters<typeof send>): Promise<Sent> => {
  const answer = await send(...args)
  assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status}`)
  assert.match(textOf(answer.html), sentence)
  return answer
}

const seqOf = async (id: DossierId): Promise<number> => (await office.load(id)).seq
const stepNo = async (id: DossierId, kind: Parameters<typeof office.liveStep>[1]): Promise<number> => (await office.liveStep(id, kind)).no

/** A dossier that waits for its leader's signature. */
const atApproval = async (): Promise<AcceptedDossier> => {
  const dossier = await office.receive()
  taken(await office.act('officer', 'draftResult', { dossierId: dossier.id, stepNo: 2, outcome: 'GRANTED', summary: 'Cấp giấy', files: [] }))
  taken(await office.act('officer', 'forward', { dossierId: dossier.id, stepNo: 2, note: null }))
  taken(await office.act('head', 'forward', { dossierId: dossier.id, stepNo: await stepNo(dossier.id, 'review'), note: null }))
  return office.load(dossier.id)
}

const atIssue = async (): Promise<AcceptedDossier> => {
  const dossier = await atApproval()
  taken(await office.act('leader', 'approve', { dossierId: dossier.id, stepNo: await stepNo(dossier.id, 'approve'), note: null }))
  return office.load(dossier.id)
}

const resolved = async (): Promise<AcceptedDossier> => {
  const dossier = await atIssue()
  taken(await office.act('clerk', 'issue', { dossierId: dossier.id, stepNo: await stepNo(dossier.id, 'issue'), register: 'GQ', deliver: true }))
  return office.load(dossier.id)
}

test('nhận việc rồi lấy lại: bước về người đã chuyển', async () => {
  const { id } = await office.receive()
  await done('officer', id, 'acceptStep', 2, {})
  assert.equal((await office.load(id)).steps[1]?.state, 'accepted')
  await refusedWith(/chưa có dự thảo|Chưa có dự thảo/i, 'officer', id, 'forward', 2, { note: 'chưa soạn' })
  await done('officer', id, 'draftResult', 2, { outcome: 'GRANTED', summary: 'Cấp giấy xác nhận' })
  await done('officer', id, 'forward', 2, { note: 'Kính trình' })
  await done('officer', id, 'recallStep', 2, {})
  assert.equal((await office.liveStep(id, 'handle')).state, 'accepted')
})

test('soạn dự thảo: thiếu lựa chọn thì báo từng ô và giữ điều đã gõ', async () => {
  const { id } = await office.receive()
  const answer = await refusedWith(/Kết quả giải quyết: chọn một trong các giá trị đã cho/, 'officer', id, 'draftResult', 2, { summary: 'Điều đã gõ & còn đây' })
  assert.equal(answer.status, 422)
  assert.match(answer.html, /Điều đã gõ &amp; còn đây/)
})

test('dự thảo có tệp: tệp đến nơi, tải về được, người ngoài thì không', async () => {
  const { id } = await office.receive()
  const { ask } = signIn('officer')
  const path = actionPath(id, 'draftResult', 2)
  const form = await ask(path)
  const body = new FormData()
  const typed = { commandId: hidden(form.html, 'commandId'), expectedSeq: hidden(form.html, 'expectedSeq'), outcome: 'GRANTED', summary: 'Có tệp' }
  for (const [name, value] of Object.entries(typed)) body.set(name, value)
  body.set('files', new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'], 'Dự thảo số 1.pdf', { type: 'application/pdf' }))
  const token = /[?&;]csrf=([\w-]+)/.exec(form.html)?.[1] ?? ''
  const sent = await ask(`${path}&csrf=${token}`, { method: 'POST', body })
  assert.equal(sent.status, 303)
  const page = await ask(`/mot-cua/ho-so/${id}?muc=ket-qua`)
  const address = /href="(\/mot-cua\/tep\/[\w-]+)"/.exec(page.html)?.[1] ?? assert.fail('no link to the file')
  const file = await office.app.request(address, { headers: { cookie: `${PERSON_COOKIE}=leader` } })
  assert.equal(file.status, 200)
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment; .*filename\*=UTF-8''D%E1%BB%B1/)
  assert.match(await file.text(), /^%PDF/)
  assert.equal((await signIn('stranger').ask(address)).status, 404)
})

test('tệp khai sai loại: câu báo lỗi, điều đã gõ còn nguyên, không có gì được ghi', async () => {
  const { id, seq } = await office.receive()
  const { ask } = signIn('officer')
  const path = actionPath(id, 'draftResult', 2)
  const form = await ask(path)
  const body = new FormData()
  const typed = { commandId: hidden(form.html, 'commandId'), expectedSeq: hidden(form.html, 'expectedSeq'), outcome: 'GRANTED', summary: 'Vẫn còn' }
  for (const [name, value] of Object.entries(typed)) body.set(name, value)
  body.set('files', new File([new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])], 'độc.pdf', { type: 'application/pdf' }))
  const sent = await ask(`${path}&csrf=${/[?&;]csrf=([\w-]+)/.exec(form.html)?.[1] ?? ''}`, { method: 'POST', body })
  assert.equal(sent.status, 422)
  assert.match(sent.html, /Tệp “độc\.pdf”/)
  assert.match(sent.html, /Vẫn còn/)
  assert.equal(await seqOf(id), seq)
})

test('trình ký, trả lại, ký, phát hành, trả kết quả', async () => {
  const { id } = await atApproval()
  const approving = await stepNo(id, 'approve')
  await refusedWith(/Chưa điền lý do/, 'leader', id, 'returnStep', approving, {})
  await done('leader', id, 'returnStep', approving, { reason: 'Sửa căn cứ' })
  const again = await stepNo(id, 'review')
  taken(await office.act('head', 'forward', { dossierId: id, stepNo: again, note: null }))
  await done('leader', id, 'approve', await stepNo(id, 'approve'), { note: '' })
  await done('clerk', id, 'issue', await stepNo(id, 'issue'), { register: 'GQ' })
  await done('desk', id, 'finish', await stepNo(id, 'handOver'), {})
  assert.equal((await office.load(id)).phase, 'resolved')
  await done('desk', id, 'handOver', null, { delivery: 'desk', receiver: 'Trần Thị Ngọc Ưng' })
  assert.equal((await office.load(id)).phase, 'handedOver')
})

test('phát hành và về một cửa ngay là lúc giải quyết xong', async () => {
  const { id } = await atIssue()
  await done('clerk', id, 'issue', await stepNo(id, 'issue'), { register: 'GQ', deliver: 'on' })
  assert.equal((await office.load(id)).phase, 'resolved')
})

test('lấy ý kiến hai đơn vị: một trả lời, một không chờ nữa', async () => {
  const { id } = await office.receive()
  await refusedWith(/Chưa điền đơn vị được hỏi/, 'officer', id, 'consult', 2, { 'requests.0.allottedMinutes': '960' })
  await done('officer', id, 'consult', 2, {
    'requests.0.unitId': division,
    'requests.0.question': 'Đất có tranh chấp không?',
    'requests.0.role': 'caseOfficer',
    'requests.0.allottedMinutes': '960',
    'requests.2.unitId': department,
    'requests.2.question': 'Hộ tịch đã ghi chú chưa?',
    'requests.2.role': 'caseOfficer',
    'requests.2.allottedMinutes': '480',
  })
  const consults = (await office.load(id)).steps.filter((step) => step.kind === 'consult')
  assert.deepEqual(consults.map((step) => [step.unitId, step.allottedMinutes]), [[division, 960], [department, 480]])
  await done('officer', id, 'answerConsultation', consults[0]?.no ?? 0, { opinion: 'Không tranh chấp' })
  await done('officer', id, 'closeConsultation', consults[1]?.no ?? 0, { basis: 'Quá hạn trả lời, công văn nhắc số 12' })
  assert.deepEqual((await office.load(id)).steps.filter((step) => step.kind === 'consult').map((step) => step.state), ['done', 'cancelled'])
})

test('yêu cầu bổ sung: nói trước thời hạn tạm dừng, lần hai phải có lãnh đạo và căn cứ', async () => {
  const { id } = await office.receive()
  const form = await signIn('officer').ask(actionPath(id, 'requestSupplement', null))
  assert.match(form.html, /Thời hạn tạm dừng từ lúc này, giữ lại/)
  await refusedWith(/đã qua hoặc là hôm nay/, 'officer', id, 'requestSupplement', null, { items: 'Căn cước', reason: 'Thiếu', answerDueOn: '2026-11-16' })
  await done('officer', id, 'requestSupplement', null, { items: 'Căn cước\n\n Giấy ủy quyền ', reason: 'Thiếu', answerDueOn: '2026-11-30' })
  assert.match((await signIn('officer').ask(`/mot-cua/ho-so/${id}`)).html, /Đang chờ bổ sung giấy tờ/)
  await done('desk', id, 'receiveSupplement', null, { 'papers.0.paperId': 'identity', 'papers.0.form': 'copy', 'papers.0.quantity': '1' })
  const asked = { items: 'Thêm nữa', reason: 'Vẫn thiếu', answerDueOn: '2026-12-15' }
  await refusedWith(/phải do lãnh đạo cho phép/, 'officer', id, 'requestSupplement', null, asked)
  await refusedWith(/cần lãnh đạo có thẩm quyền/, 'officer', id, 'requestSupplement', null, { ...asked, exceptionBasis: 'Điều 5' })
  await done('head', id, 'requestSupplement', null, { ...asked, exceptionBasis: 'Khoản 2 Điều 5' })
  await done('head', id, 'lapseSupplement', null, { decision: 'Giải quyết tiếp theo hồ sơ đã có' })
  assert.equal((await office.load(id)).supplementRequests, 2)
})

test('nhận bổ sung ghi muộn: hẹn trả tính từ lúc giấy tờ đến, lịch sử giữ cả hai lúc', async () => {
  office.setClock('2026-11-16T02:10:00Z')
  const { id } = await office.receive()
  taken(await office.act('officer', 'requestSupplement', { dossierId: id, items: ['Căn cước'], reason: 'Thiếu', answerDueOn: '2026-11-30', exceptionBasis: null }))
  office.setClock('2026-11-20T02:10:00Z')
  await done('desk', id, 'receiveSupplement', null, { occurredAt: '2026-11-18T09:00', 'papers.0.paperId': 'identity', 'papers.0.form': 'copy', 'papers.0.quantity': '1' })
  assert.equal((await office.load(id)).clock.pauses[0]?.to, '2026-11-18T02:00:00.000Z')
  assert.match((await signIn('desk').ask(`/mot-cua/ho-so/${id}?muc=lich-su`)).html, /ghi vào hệ thống lúc/)
  office.setClock('2026-11-16T02:10:00Z')
})

test('tạm dừng để xác minh rồi tiếp tục', async () => {
  const { id } = await office.receive()
  await refusedWith(/Chưa điền căn cứ/, 'officer', id, 'suspend', null, { reason: 'Xác minh nơi cư trú cũ' })
  await done('officer', id, 'suspend', null, { reason: 'Xác minh nơi cư trú cũ', basis: 'Điều 22 Nghị định 123/2015' })
  await done('officer', id, 'resume', null, {})
  assert.equal((await office.load(id)).clock.pauses.length, 1)
})

test('nghĩa vụ tài chính: số tiền gõ có dấu chấm', async () => {
  const { id } = await office.receive()
  await refusedWith(/Số tiền: không đúng kiểu/, 'officer', id, 'requireObligation', null, { amountDong: 'một triệu', reason: 'Thuế' })
  await done('officer', id, 'requireObligation', null, { amountDong: '1.500.000', reason: 'Thông báo thuế số 7' })
  await done('desk', id, 'meetObligation', null, { evidence: 'Biên lai 0012' })
})

test('gia hạn không có trong thủ tục: trang nói việc này không làm được', async () => {
  const { id } = await office.receive()
  assert.match((await signIn('leader').ask(actionPath(id, 'extend', null))).html, /Việc này hiện không làm được/)
})

test('rút, dừng, hủy: mỗi việc kết thúc hồ sơ theo cách của nó', async () => {
  const [one, two, three] = [await office.receive(), await office.receive(), await office.receive()]
  await done('desk', one.id, 'withdraw', null, { reason: 'Theo đơn' })
  await refusedWith(/Chưa điền căn cứ/, 'leader', two.id, 'terminate', null, { reason: 'Người nộp đã mất' })
  await done('leader', two.id, 'terminate', null, { reason: 'Người nộp đã mất', basis: 'Điều 5' })
  await done('desk', three.id, 'requestVoid', null, { kind: 'duplicate', reason: 'Nhập trùng' })
  await done('leader', three.id, 'declineVoid', null, { reason: 'Không trùng' })
  await done('desk', three.id, 'requestVoid', null, { kind: 'mistake', reason: 'Nhập nhầm người' })
  await done('leader', three.id, 'approveVoid', null, {})
  const phases = await Promise.all([one, two, three].map(async ({ id }) => (await office.load(id)).phase))
  assert.deepEqual(phases, ['withdrawn', 'terminated', 'voided'])
})

test('người đề nghị hủy không tự duyệt', async () => {
  const { id } = await office.receive()
  taken(await office.act('everything', 'requestVoid', { dossierId: id, kind: 'mistake', reason: 'Nhầm' }))
  await refusedWith(/không tự duyệt được/, 'everything', id, 'approveVoid', null, {})
})

test('đính chính: trước và sau trong lịch sử, số định danh vẫn che', async () => {
  const { id } = await office.receive()
  await refusedWith(/Chưa điền thông tin cần sửa/, 'desk', id, 'correct', null, { reason: 'Gõ nhầm' })
  await done('desk', id, 'correct', null, {
    'changes.0.field': 'submitter/name',
    'changes.0.after': 'Trần Thị Ngọc Ứng',
    'changes.3.field': 'submitter/identityNumber',
    'changes.3.after': '044193019999',
    reason: 'Theo căn cước',
  })
  const { html } = await signIn('desk').ask(`/mot-cua/ho-so/${id}?muc=lich-su`)
  assert.match(html, /Trần Thị Ngọc Ưng → Trần Thị Ngọc Ứng/)
  assert.match(html, /0441••••••99/)
  assert.doesNotMatch(html, /044193019999/)
})

test('ghi thêm giấy tờ và phân công', async () => {
  const { id } = await office.receive()
  await refusedWith(/Chưa điền giấy tờ/, 'desk', id, 'recordPapers', null, {})
  await done('desk', id, 'recordPapers', null, { 'papers.1.paperId': 'other', 'papers.1.name': 'Sổ hộ khẩu cũ', 'papers.1.form': 'copy', 'papers.1.quantity': '2' })
  await refusedWith(/không giữ vai trò cần cho bước/, 'head', id, 'assignStep', 2, { staffId: office.office.staff.desk })
  await done('head', id, 'assignStep', 2, { staffId: office.office.staff.officer })
  assert.equal((await office.load(id)).steps[1]?.staffId, office.office.staff.officer)
})

test('thu hồi rồi cấp thay: lúc xong lần đầu giữ nguyên', async () => {
  const { id, ...before } = await resolved()
  await done('leader', id, 'revokeResult', null, { reason: 'Sai tên', decision: 'QĐ 15/QĐ-UBND' })
  await done('clerk', id, 'replaceResult', null, { register: 'GQ' })
  const after = await office.load(id)
  assert.equal('finishedAt' in after && after.finishedAt, 'finishedAt' in before && before.finishedAt)
})

test('trang cũ: nói ai vừa làm gì, giữ điều đã gõ; gửi lại thì xong', async () => {
  const { id, seq } = await office.receive()
  taken(await office.act('head', 'assignStep', { dossierId: id, stepNo: 2, staffId: office.office.staff.officer }))
  const stale = { outcome: 'GRANTED', summary: 'Soạn trước khi biết', expectedSeq: String(seq) }
  const answer = await send('officer', id, 'draftResult', 2, stale)
  assert.equal(answer.status, 409)
  assert.match(answer.html, /Trong lúc bạn mở trang này/)
  assert.match(answer.html, /Phân công .* cho Trần Thị Hạnh/)
  assert.match(answer.html, /Lê Quang Minh/)
  assert.match(answer.html, /Soạn trước khi biết/)
  assert.equal(hidden(answer.html, 'expectedSeq'), String(await seqOf(id)))
})

test('gửi hai lần cùng một biểu mẫu: một việc', async () => {
  const { id } = await office.receive()
  const commandId = randomUUID()
  const before = await seqOf(id)
  const typed = { commandId, expectedSeq: String(before), reason: 'Theo đơn' }
  await done('desk', id, 'withdraw', null, typed)
  const { ask } = signIn('desk')
  const page = await ask(`/mot-cua/ho-so/${id}?muc=nguoi`)
  const body = new URLSearchParams({ ...typed, csrf: hidden(page.html, 'csrf') })
  const answer = await ask(actionPath(id, 'withdraw', null), { method: 'POST', body })
  assert.equal(answer.status, 303)
  assert.equal(await seqOf(id), (await office.load(id)).seq)
})

test('tính thử: thời hạn theo lúc đã gõ, không ghi gì', async () => {
  const { id } = await office.receive()
  taken(await office.act('officer', 'suspend', { dossierId: id, reason: 'Xác minh', basis: 'Điều 22' }))
  office.setClock('2026-11-20T02:10:00Z')
  const before = await seqOf(id)
  const answer = await send('officer', id, 'resume', null, { intent: 'preview', occurredAt: '2026-11-18T09:00' })
  assert.equal(answer.status, 200)
  assert.match(answer.html, /Hẹn trả dời từ 23\/11\/2026 17:30 sang 25\/11\/2026 17:30; thời hạn chạy tiếp/)
  assert.equal(await seqOf(id), before)
  office.setClock('2026-11-16T02:10:00Z')
})

test('địa chỉ không có việc, hồ sơ không có, hồ sơ của nơi khác: 404', async () => {
  const { id } = await office.receive()
  for (const path of [`/mot-cua/ho-so/${id}/khong-co`, `/mot-cua/ho-so/${id}/chuyen-buoc?buoc=abc`, `/mot-cua/ho-so/${randomUUID()}`, '/mot-cua/ho-so/abc']) {
    assert.equal((await signIn('officer').ask(path)).status, 404, path)
  }
  assert.equal((await signIn('stranger').ask(`/mot-cua/ho-so/${id}`)).status, 404)
  assert.equal((await signIn('stranger').ask(actionPath(id, 'withdraw', null))).status, 404)
})

test('hiện số định danh: có trong câu trả lời, được ghi lại; trước đó không có trong trang', async () => {
  const { id } = await office.receive()
  const { ask } = signIn('officer')
  const page = await ask(`/mot-cua/ho-so/${id}?muc=nguoi`)
  assert.doesNotMatch(page.html, new RegExp(PERSON.identityNumber))
  const body = new URLSearchParams({ party: 'submitter', csrf: hidden(page.html, 'csrf') })
  const shown = await ask(`/mot-cua/ho-so/${id}?muc=nguoi`, { method: 'POST', body })
  assert.match(shown.html, new RegExp(PERSON.identityNumber))
  const rows = await db.owner.selectFrom('dossier_view_log').select('staff_id').where('dossier_id', '=', id).execute()
  assert.deepEqual(rows, [{ staff_id: office.office.staff.officer }])
})

test('mỗi việc có một địa chỉ riêng', () => {
  const slugs = Object.values(ACTION_WORDS).map((words) => words.slug)
  assert.equal(new Set(slugs).size, slugs.length)
})
