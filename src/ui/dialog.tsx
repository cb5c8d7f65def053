import { useEffect, useId, useRef, type ReactNode } from 'react'

type DialogProps = {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A native dialog of a hydrated page: takes the focus, gives it back, closes by Escape. */
export const Dialog = ({ title, open, onClose, children }: DialogProps) => {
  const box = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    if (open) box.current?.showModal()
    else box.current?.close()
  }, [open])
  return (
    <dialog ref={box} aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{title}</h2>
      {children}
      <form method="dialog">
        <button className="btn plain dialog-close" type="submit">
          Đóng
        </button>
      </form>
    </dialog>
  )
}
