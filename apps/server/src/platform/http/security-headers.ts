import type { FastifyHelmetOptions } from '@fastify/helmet'

/** What a page may use of the device: an officer's picture and place, and nothing that no room of ours needs. */
export const PERMISSIONS =
  'camera=(self), microphone=(self), geolocation=(self), display-capture=(), payment=(), usb=()'

/**
 * Headers of every answer. Scripts come from here only, never inline. Styles may be inline: the component library sets
 * them at run time. Blobs are for the map's workers and for pictures that were taken and not yet sent.
 *
 * @param publicUrl origin that people see; over https browsers are told to stay with it
 */
export function securityHeaders(publicUrl: string | undefined): FastifyHelmetOptions {
  const https = publicUrl?.startsWith('https:') ?? false
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
  }
}
