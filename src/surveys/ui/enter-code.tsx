import { redirect, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { plainLetters } from '#dossiers/look-up/letters.ts'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/field.tsx'

const LONGEST_CODE = 40

export const loader = ({ url }: LoaderFunctionArgs) => {
  const typed = url.searchParams.get('ma')
  if (typed === null) return { isEmpty: false }
  const code = plainLetters(typed.slice(0, LONGEST_CODE))
  if (code !== '') throw redirect(`/phieu-khao-sat/${code}`, 303)
  return { isEmpty: true }
}

/** Nhập mã phiếu: for whoever has a paper and no camera, and for the tablet that goes from hand to hand. */
const EnterCode = () => {
  const { isEmpty } = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow">
      <title>Trả lời khảo sát · Dịch vụ công</title>
      <h1>Trả lời khảo sát</h1>
      <p>Mã gồm 16 chữ và số, in trên giấy mời của bạn.</p>
      <form method="get" action="/phieu-khao-sat">
        <TextField name="ma" label="Mã phiếu" code autoComplete="off" maxLength={LONGEST_CODE} width={20} hint="Ví dụ: 4K7M-2X9Q-BC3D-88TW" error={isEmpty ? 'Nhập mã in trên giấy mời.' : undefined} />
        <Button>Mở phiếu</Button>
      </form>
    </div>
  )
}
export default EnterCode
