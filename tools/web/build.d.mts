/** Builds what is out of date; false where the build failed and has said why. */
export function buildWeb(node: string): Promise<boolean>
