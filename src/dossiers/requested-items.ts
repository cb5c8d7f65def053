import type { RequestedItem } from './domain/dossier.ts'
import type { Scene } from './execute.ts'
import type { RequestedItemInput } from './inputs.ts'

/** What is asked of a citizen, with its texts sealed; a bare text that is the name of a required paper asks for that paper. */
export const sealItems = (scene: Scene, items: readonly RequestedItemInput[]): readonly RequestedItem[] =>
  items.map((item): RequestedItem => {
    if (typeof item !== 'string') return { ...item, text: scene.texts.seal(item.text) }
    const paper = scene.ground.version.papers.find(({ name }) => name === item)
    return { kind: 'paper', text: scene.texts.seal(item), paperId: paper?.id ?? null }
  })
