/** Builds the screens when a source changed since the last build that succeeded; throws when it fails. */
export declare const buildWhenStale: (root: string, node: string) => Promise<void>
