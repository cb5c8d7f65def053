/** Builds the screens when a source is newer than the last build; resolves to the folder of the build. */
export declare const buildScreens: () => Promise<string>
