/** How long a message stands, in milliseconds: with something to press, without, and where something was refused. */
export const MESSAGE_MS = { offer: 8000, plain: 4000, refusal: 12_000 } as const;
