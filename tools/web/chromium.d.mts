/** Path of the browser of the browser tests, where there is one. */
export function chromiumPath(): string | undefined
export function setUpChromium(): void
