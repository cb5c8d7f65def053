import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { formatBirthDate } from '#kernel/birth-date.ts'
import { Day, Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { exportAccount } from '../own/my-data.ts'
import { signedInCitizen } from './signed-in.ts'
import { EVENT_WORDS, KIND_WORDS, PROOF_WORDS, RIGHT_WORDS, SEX_WORDS } from './words.ts'
import { consentPurposes } from '#law/consents.ts'

const LABELS = {
  name: 'Họ và tên', identityNumber: 'Số định danh', birthDate: 'Ngày sinh', sex: 'Giới tính', address: 'Nơi ở',
  phone: 'Số điện thoại', email: 'Thư điện tử',
} as const

const shown = (field: keyof typeof LABELS, value: string): string => {
  if (field === 'sex') return SEX_WORDS[value === 'male' ? 'male' : 'female']
  return field === 'birthDate' ? formatBirthDate(value) : value
}

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  signedInCitizen(web)
  const data = await exportAccount(web.citizenCtx, web.belongings)
  const purposes = new Map(consentPurposes(data.exportedAt.toString().slice(0, 10)).map(({ key, title }) => [key, title]))
  const fields = ['name', 'identityNumber', 'birthDate', 'sex', 'address', 'phone', 'email'] as const
  return {
    at: data.exportedAt.toString(),
    facts: fields.flatMap((field) => {
      const fact = data.profile[field]
      return fact === undefined ? [] : [{ field, value: fact.value, proof: fact.proof, at: fact.provedAt.toString() }]
    }),
    organisations: data.organisations.map(({ name, kind, taxNumber, rights }) => ({ name, kind, taxNumber, rights: [...rights] })),
    powers: data.powers.map((power) => ({
      from: power.principalName, to: power.agentName, validFrom: power.validFrom.toString(), validTo: power.validTo.toString(), isEnded: power.isEnded,
    })),
    consents: data.consents.map(({ purpose, version, isGiven, decidedAt }) => ({
      title: purposes.get(purpose) ?? purpose, version, isGiven, at: decidedAt.toString(),
    })),
    dossiers: data.dossiers,
    messages: data.messages.map(({ subject, createdAt }) => ({ subject, at: createdAt })),
    drafts: data.drafts,
    petitions: data.petitions,
    log: data.log.map(({ event, occurredAt, address, userAgent }) => ({ event, address, userAgent, at: occurredAt.toString() })),
  }
}

/** The same as the file, to read and to print. */
const MyDataPrint = () => {
  const { at, facts, organisations, powers, consents, dossiers, messages, drafts, petitions, log } = useLoaderData<typeof loader>()
  return (
    <div className="wrap stack">
      <title>Bản đọc dữ liệu của tôi · Dịch vụ công</title>
      <p>
        <a href="/cong-dan/du-lieu">Dữ liệu của tôi</a>
      </p>
      <h1>Dữ liệu của tôi trên cổng dịch vụ công</h1>
      <p>
        Lập lúc <Moment at={at} />. Dùng lệnh in của trình duyệt để in hoặc lưu thành PDF.
      </p>
      <h2>Thông tin về tôi</h2>
      <ul>
        {facts.map(({ field, value, proof, at: provedAt }) => (
          <li key={field}>
            {LABELS[field]}: <b>{shown(field, value)}</b> ({PROOF_WORDS[proof]}, <Moment at={provedAt} />)
          </li>
        ))}
      </ul>
      <h2>Tổ chức</h2>
      {organisations.length === 0 && <p>Không thuộc tổ chức nào.</p>}
      <ul>
        {organisations.map(({ name, kind, taxNumber, rights }) => (
          <li key={taxNumber + name}>
            {name} ({KIND_WORDS[kind]}, mã số {taxNumber}): {rights.map((right) => RIGHT_WORDS[right]).join(', ')}
          </li>
        ))}
      </ul>
      <h2>Giấy ủy quyền</h2>
      {powers.length === 0 && <p>Không có giấy ủy quyền nào.</p>}
      <ul>
        {powers.map(({ from, to, validFrom, validTo, isEnded }, i) => (
          <li key={i}>
            {from} ủy quyền cho {to}, từ <Day on={validFrom} /> đến <Day on={validTo} />
            {isEnded && ', đã chấm dứt'}
          </li>
        ))}
      </ul>
      <h2>Đồng ý và rút lại</h2>
      {consents.length === 0 && <p>Chưa đồng ý việc nào ngoài giải quyết hồ sơ.</p>}
      <ul>
        {consents.map(({ title, version, isGiven, at: decidedAt }) => (
          <li key={decidedAt + title}>
            <Moment at={decidedAt} />: {isGiven ? 'đồng ý' : 'rút lại đồng ý'} “{title}” (bản {version})
          </li>
        ))}
      </ul>
      <h2>Hồ sơ</h2>
      {dossiers.length === 0 && <p>Chưa có hồ sơ nào.</p>}
      <ul>
        {dossiers.map(({ number, procedureName, status, receivedAt, dueAt, isFollowed }) => (
          <li key={number}>
            {number}, {procedureName}: {status}
            {receivedAt !== null && <>, nộp <Moment at={receivedAt} /></>}
            {dueAt !== null && <>, hẹn trả <Moment at={dueAt} /></>}
            {isFollowed && ' (chỉ theo dõi)'}
          </li>
        ))}
      </ul>
      <h2>Hồ sơ đang soạn dở</h2>
      {drafts.length === 0 && <p>Không có.</p>}
      <ul>
        {drafts.map(({ procedureName, changedAt, expiresOn }) => (
          <li key={changedAt + procedureName}>
            {procedureName}, sửa lần cuối <Moment at={changedAt} />, tự xóa sau <Day on={expiresOn} />
          </li>
        ))}
      </ul>
      <h2>Phản ánh, kiến nghị đã gửi</h2>
      {petitions.length === 0 && <p>Chưa gửi phản ánh nào từ tài khoản này.</p>}
      <ul>
        {petitions.map(({ code, subject, status, receivedAt }) => (
          <li key={code}>
            {code}, {subject}: {status}, gửi <Moment at={receivedAt} />
          </li>
        ))}
      </ul>
      <h2>Thông báo đã nhận</h2>
      {messages.length === 0 && <p>Chưa có thông báo nào.</p>}
      <ul>
        {messages.map(({ subject, at: toldAt }, i) => (
          <li key={i}>
            <Moment at={toldAt} />: {subject}
          </li>
        ))}
      </ul>
      <h2>Nhật ký tài khoản, 100 việc gần nhất</h2>
      <ul>
        {log.map(({ event, at: occurredAt, address, userAgent }, i) => (
          <li key={i}>
            <Moment at={occurredAt} />: {EVENT_WORDS[event]}
            {userAgent !== null && ` (${userAgent}, ${address ?? ''})`}
          </li>
        ))}
      </ul>
    </div>
  )
}
export default MyDataPrint
