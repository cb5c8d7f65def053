import { redirect, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Button } from '#ui/button.tsx'
import { plainLetters } from '../look-up/letters.ts'

/** Letters typed from the paper become the address that the QR code leads to. */
export const loader = ({ url }: LoaderFunctionArgs) => {
  const typed = url.searchParams.get('ma') ?? ''
  const letters = plainLetters(typed.slice(0, 100))
  if (letters !== '') throw redirect(`/xac-minh/${letters}`, 303)
  return { isEmpty: url.searchParams.has('ma') }
}

/** Xác minh kết quả for who cannot scan. */
const VerifyStart = () => {
  const { isEmpty } = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow">
      <title>Xác minh kết quả · Dịch vụ công</title>
      <h1>Xác minh kết quả</h1>
      <p>Quét mã QR trên tờ bìa kết quả, hoặc gõ mã xác minh in cạnh mã QR. Trang cho biết giấy có thật không, còn hiệu lực không; không hiện tên ai.</p>
      <form>
        <div className={isEmpty ? 'field bad' : 'field'}>
          <label htmlFor="ma">Mã xác minh</label>
          <span className="hint" id="ma-hint">43 chữ và số; gõ thường, thiếu gạch đều được</span>
          {isEmpty && <p className="err" id="ma-err">Chưa điền mã xác minh.</p>}
          <input id="ma" name="ma" className="code" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={80} aria-describedby={isEmpty ? 'ma-hint ma-err' : 'ma-hint'} aria-invalid={isEmpty || undefined} />
        </div>
        <Button>Xác minh</Button>
      </form>
    </div>
  )
}
export default VerifyStart
