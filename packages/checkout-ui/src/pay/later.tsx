import { Component, lazy, Suspense, type ComponentType, type ReactNode } from 'react'

/** A part of the page in a file of its own. */
export interface Later<Props extends object> {
  Part: ComponentType<Props>
  /** Fetches it in a quiet moment, so that it is there when it is needed. */
  ahead: () => void
}

export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): Later<Props> {
  return {
    Part: lazy(async () => ({ default: await load() })),
    // Where this fails, it is tried again when the part is needed, and said there.
    ahead: () => void load().catch(() => {}),
  }
}

/** What stands where a part is to come, and where it did not come. */
export function Arriving(props: { meanwhile: ReactNode; lost: ReactNode; children: ReactNode }) {
  return (
    <NotArrived instead={props.lost}>
      <Suspense fallback={props.meanwhile}>{props.children}</Suspense>
    </NotArrived>
  )
}

/** Catches a part that could not be fetched, or that broke. The rest of the page goes on. */
class NotArrived extends Component<{ instead: ReactNode; children: ReactNode }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? this.props.instead : this.props.children
  }
}
