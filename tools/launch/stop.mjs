/** The launcher cannot go on; the message is for whoever typed the command. */
export class Stop extends Error {}
