import { Button } from '@mantine/core';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { EmptyState } from '../common/States.tsx';

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
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div role="alert">
        <EmptyState
          title="This part of the window stopped working"
          actions={
            <>
              <Button onClick={() => window.location.reload()}>Load the window again</Button>
              <Button variant="default" onClick={() => this.setState({ error: null })}>
                Try again
              </Button>
            </>
          }
        >
          What was saved is in the library, and so is what you were writing. The error was: {error.message}
        </EmptyState>
      </div>
    );
  }
}
