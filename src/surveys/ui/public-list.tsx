import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Count, Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { listPublished } from '../pages/public-list.ts'
import { KIND_WORDS, OWN_MARK } from '../words.ts'

export const loader = async ({ context }: LoaderFunctionArgs) => ({ surveys: await listPublished(context.get(requestContext).ctx) })

/** Kết quả khảo sát that were made public. */
const PublicSurveys = () => {
  const { surveys } = useLoaderData<typeof loader>()
  return (
    <div className="wrap">
      <title>Kết quả khảo sát · Dịch vụ công</title>
      <h1>Kết quả khảo sát</h1>
      <p>Người dân, tổ chức đánh giá các cơ quan. Bạn có mã trên giấy mời? <a href="/phieu-khao-sat">Trả lời khảo sát</a></p>
      {surveys.length === 0 && <p>Chưa có cuộc khảo sát nào được công bố. Kết quả hiện ở đây sau khi cơ quan tổ chức công bố.</p>}
      <ul className="cards">
        {surveys.map(({ id, title, kind, isOwn, publishedOn, answers, ownerName }) => (
          <li key={id}>
            <a href={`/cong-khai/khao-sat/${id}`}>
              <b>{title}</b>
              {KIND_WORDS[kind]}{isOwn && `, ${OWN_MARK}`}<br />
              {ownerName}, <Count value={answers ?? 0} /> phiếu{publishedOn !== null && <>, công bố <Day on={publishedOn} /></>}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
export default PublicSurveys
