import { Component } from 'react'
import type { ReactNode } from 'react'

interface BoundaryProps {
  children: ReactNode
  /** What stands there instead, with how to try again. */
  broken: (error: unknown, again: () => void) => ReactNode
}

/** What breaks in the case leaves the list alone. */
export class PaneBoundary extends Component<BoundaryProps, { error?: unknown }> {
  override state: { error?: unknown } = {}

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    return error === undefined
      ? this.props.children
      : this.props.broken(error, () => this.setState({ error: undefined }))
  }
}
