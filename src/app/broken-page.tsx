import { Component, type ReactNode } from 'react';
import { shell } from '#messages/common.ts';
import { Button } from '#src/ui/button.tsx';
import { Page } from '#src/ui/page.tsx';

/** The error boundary of the screens: it says what an error means for the money. */
export class BrokenPage extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Page
        heading={shell.broken}
        action={
          <Button kind="spark" onClick={() => location.reload()}>
            {shell.reload}
          </Button>
        }
      >
        <p>{shell.brokenText}</p>
      </Page>
    );
  }
}
