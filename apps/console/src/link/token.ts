/** The token of the link that this page was opened by: whoever comes so has no account and sees one task. */
export const linkToken = /^\/links\/([^/]+)$/.exec(location.pathname)?.[1]
