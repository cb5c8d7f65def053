/** The statuses that an expected refusal may take. 500 is never one: a bug is not a refusal. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503

/** Explicit rows, by code. Codes are shared by all capabilities, so one code means one thing everywhere. */
const STATUS_OF_CODE: Readonly<Record<string, RefusalStatus>> = {
  signInFirst: 401,
  forbidden: 403,
  crossSiteRequest: 403,
  staleForm: 403,
  bodyTooLarge: 413,
  malformedAddress: 400,
  malformedBody: 400,
  notJson: 415,
  invalidInput: 422,
  notReady: 503,

  notFound: 404,
  notAllowed: 403,
  ownedByMinistry: 403,
  needsStaff: 403,
  needsLeader: 403,
  holderUnsuitable: 422,
  notTheirStep: 403,
  voidNeedsAnother: 403,
  alreadyExists: 409,
  wrongPhase: 409,
  changedMeanwhile: 409,
  paused: 409,
  notPaused: 409,
  stepNotLive: 409,
  consultationsOpen: 409,
  procedureProcessDraft: 409,
  procedureReviewsOpen: 409,
  nothingToReturnTo: 409,
  tooLateToRecall: 409,
  resultNotDrafted: 409,
  resultNotApproved: 409,
  resultNotIssued: 409,
  supplementAlreadyRequested: 409,
  extensionTooLate: 409,
  extensionExhausted: 409,
  dueUnchanged: 409,
  wouldBringForward: 409,
  voidNotRequested: 409,
  voidAlreadyRequested: 409,
  alreadyRevoked: 409,
  notRevoked: 409,
  notYetInForce: 422,
  occurredInFuture: 422,
  occurredBeforeReception: 422,
  occurredTooEarly: 422,
  wrongStepKind: 422,
  supplementDueInPast: 422,
  nothingAsked: 422,
  nothingCertified: 422,
  nothingToCorrect: 422,
  noDueDate: 422,
  notInstant: 422,
  deadlineRefused: 422,
  codeRefused: 503,
  lookUpThrottled: 429,

  nothingDue: 409,
  nothingToClose: 409,
  nothingToSettle: 409,
  receiptNotCash: 409,
  receiptNotOwn: 403,
  receiptAlreadyVoided: 409,
  receiptInClosing: 409,
  refundNeedsAnother: 403,
  refundNotApproved: 409,
  signatureInvalid: 403,
  payerNotKnown: 403,
  payerThrottled: 429,
  filesTooMany: 413,
  fileInfected: 422,
  archiveBomb: 422,
  archiveUnsafe: 422,
  uploadLongerThanAnnounced: 413,
  procedureNotOnline: 409,
  formIncomplete: 422,
  submittedRecently: 409,
  nothingAnswered: 422,
}

/** Families of codes by their ending; asked after the explicit rows. */
const STATUS_OF_ENDING: readonly (readonly [ending: RegExp, status: RefusalStatus])[] = [
  [/NotFound$/, 404],
  [/(NotAllowed|Forbidden)$/, 403],
  [/(Conflict|Stale|Changed|AlreadyDone|AlreadyDecided|AlreadyExists|Taken|InUse|Reused|Fixed)$/, 409],
  [/(Ended|Expired|Revoked)$/, 410],
  [/(Invalid|Missing|Empty|Mismatch|TooShort|TooLong|OutOfRange|Required|Unknown|Faulty|Unreadable)$/, 422],
  [/NotAccepted$/, 415],
  [/Interrupted$/, 400],
  [/TooLarge$/, 413],
  [/(TooMany|RateLimited|Locked)$/, 429],
  [/(Unavailable|Full)$/, 503],
]

/** The status that was declared for a code, or `undefined`; a test asks it of every `refusals.ts`. */
export const declaredStatus = (code: string): RefusalStatus | undefined =>
  Object.hasOwn(STATUS_OF_CODE, code)
    ? STATUS_OF_CODE[code]
    : STATUS_OF_ENDING.find(([ending]) => ending.test(code))?.[1]

/** HTTP status of a refusal. A code without a row is still answered (422), and fails the test. */
export const statusOf = (code: string): RefusalStatus => declaredStatus(code) ?? 422
