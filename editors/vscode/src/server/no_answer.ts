/** What a command needs and does not get. */
export class NoAnswer extends Error {}
