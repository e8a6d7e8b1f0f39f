import { Component, type ErrorInfo, type ReactNode } from 'react';
import { ErrorState } from '../common/States.tsx';

interface State {
  readonly error: Error | null;
}

/** A screen that fails is told in its place; the rail and the other screens go on. */
export class ScreenBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children;
    return <ErrorState error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
