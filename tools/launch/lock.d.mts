/** Runs `work` while no other command of this folder installs or builds. */
export declare const underLock: <T>(root: string, work: () => Promise<T>) => Promise<T>
