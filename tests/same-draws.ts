/** Properties are tried on values that are drawn: on the same in every run, so that a run tells of the code alone. */
import fc from 'fast-check'

fc.configureGlobal({ seed: 330603 })
