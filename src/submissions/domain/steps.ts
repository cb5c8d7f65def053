/** The pages of a submission in order; pages of the e-form carry their id behind a fixed word. */
const FORM_PAGE = 'to-khai-'

export type DraftStep =
  | { readonly kind: 'submitter'; readonly slug: 'nguoi-nop' }
  | { readonly kind: 'place'; readonly slug: 'noi-nop' }
  | { readonly kind: 'delivery'; readonly slug: 'nhan-ket-qua' }
  | { readonly kind: 'address'; readonly slug: 'dia-chi-nhan' }
  | { readonly kind: 'form'; readonly slug: string; readonly pageId: string }
  | { readonly kind: 'papers'; readonly slug: 'giay-to' }
  | { readonly kind: 'handing'; readonly slug: 'nop-ban-giay' }
  | { readonly kind: 'collection'; readonly slug: 'dia-chi-lay' }
  | { readonly kind: 'check'; readonly slug: 'kiem-tra' }

export const CHECK = 'kiem-tra'

/** Which pages stand between the form and the check. */
export type StepNeeds = {
  readonly hasPapers: boolean
  /** Some paper is promised on paper, and then whether the post fetches it. */
  readonly bringsPaper: boolean
  readonly isCollected: boolean
  /** The post brings the result. */
  readonly isPosted: boolean
}

/** One thing per page, first who and where, then the form, then the papers, then everything once more. */
export const stepsOf = (visibleFormPages: readonly string[], { hasPapers, bringsPaper, isCollected, isPosted }: StepNeeds): readonly DraftStep[] => [
  { kind: 'submitter', slug: 'nguoi-nop' },
  { kind: 'place', slug: 'noi-nop' },
  ...visibleFormPages.map((pageId): DraftStep => ({ kind: 'form', slug: `${FORM_PAGE}${pageId}`, pageId })),
  ...(hasPapers ? [{ kind: 'papers', slug: 'giay-to' } as const] : []),
  ...(bringsPaper ? [{ kind: 'handing', slug: 'nop-ban-giay' } as const] : []),
  ...(bringsPaper && isCollected ? [{ kind: 'collection', slug: 'dia-chi-lay' } as const] : []),
  { kind: 'delivery', slug: 'nhan-ket-qua' },
  ...(isPosted ? [{ kind: 'address', slug: 'dia-chi-nhan' } as const] : []),
  { kind: 'check', slug: CHECK },
]

export const findStep = (steps: readonly DraftStep[], slug: string): DraftStep | undefined => steps.find((step) => step.slug === slug)

/** The page after this one; the last page for one that is not (or no longer) among them. */
export const stepAfter = (steps: readonly DraftStep[], slug: string): string => {
  const at = steps.findIndex((step) => step.slug === slug)
  return steps[at < 0 ? 0 : Math.min(at + 1, steps.length - 1)]?.slug ?? CHECK
}

export const stepBefore = (steps: readonly DraftStep[], slug: string): string | null => {
  const at = steps.findIndex((step) => step.slug === slug)
  return at <= 0 ? null : (steps[at - 1]?.slug ?? null)
}
