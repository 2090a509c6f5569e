/** The value of content-disposition. `inline`: shown in the page; otherwise the browser stores it. */
export function disposition(name: string, inline = false): string {
  return `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeName(name)}`
}

/** RFC 8187. */
function encodeName(name: string): string {
  const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, percent)
}
