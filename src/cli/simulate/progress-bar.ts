const WIDTH = 30
/** The terminal is written to at most this often. */
const EVERY_MS = 200

const clock = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds))
  return `${Math.floor(whole / 60)} phút ${String(whole % 60).padStart(2, '0')} giây`
}

/** A bar on one line with the time left, judged by the speed so far; ends its line when everything is done. */
export const progressBar = (write: (text: string) => void, now: () => number): ((done: number, all: number) => void) => {
  let startedAt: number | undefined
  let writtenAt = -Infinity
  return (done, all) => {
    const at = now()
    startedAt ??= at
    if (done < all && at - writtenAt < EVERY_MS) return
    writtenAt = at
    const filled = Math.floor((done / all) * WIDTH)
    const left = done === 0 ? 0 : (((at - startedAt) / done) * (all - done)) / 1_000
    const rest = done < all ? `còn khoảng ${clock(left)}` : `xong sau ${clock((at - startedAt) / 1_000)}`
    write(`\r[${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}] ${Math.floor((done / all) * 100)} % · ${rest}   ${done < all ? '' : '\n'}`)
  }
}
