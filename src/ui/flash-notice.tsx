import { useState } from 'react'
import { useLocation } from 'react-router'
import { Notice } from './notice.tsx'
import { useRootData } from './rendering.tsx'

/** The sentence that the last form left for this page. It goes away with the next page. */
export const FlashNotice = () => {
  const flash = useRootData()?.flash ?? null
  const { key } = useLocation()
  const [shown, setShown] = useState({ id: flash?.id, key })
  if (flash !== null && flash.id !== shown.id) setShown({ id: flash.id, key })
  if (flash === null || (flash.id === shown.id && key !== shown.key)) return null
  return (
    <output className="flash">
      <Notice tone={flash.tone}>{flash.text}</Notice>
    </output>
  )
}
