import { ConfigError } from '#config.ts'
import { BackupError } from './backup/refusals.ts'
import { setupSentence } from '#db/refusals.ts'
import { SetupError } from '#db/setup-error.ts'
import { PortTaken } from './web/listen.ts'

/** The sentence for what a person can put right; `undefined` for a bug, which keeps its stack. */
export const terminalSentence = (error: unknown): string | undefined => {
  if (error instanceof ConfigError || error instanceof BackupError) return error.message
  if (error instanceof SetupError) return setupSentence(error)
  if (error instanceof PortTaken) {
    return `Cổng ${error.port} đang có chương trình khác dùng. Hãy dừng chương trình đó, hoặc chọn cổng khác: PORT=${error.port + 1} npm start`
  }
  return undefined
}
