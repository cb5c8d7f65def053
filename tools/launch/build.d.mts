/** Whether the sources changed since the last build that succeeded. */
export declare const isBuildStale: (root: string) => boolean
/** Builds the screens; throws when it fails. */
export declare const build: (root: string, node: string) => void
