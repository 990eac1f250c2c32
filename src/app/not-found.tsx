import { paths } from '#src/lib/paths.ts';
import { common, shell } from '#messages/common.ts';
import { ButtonLink } from '#src/ui/button.tsx';
import { Page } from '#src/ui/page.tsx';

export function NotFound() {
  return (
    <Page
      heading={shell.notFound}
      action={
        <ButtonLink kind="spark" href={paths.home}>
          {common.backHome}
        </ButtonLink>
      }
    >
      <p>{shell.notFoundText}</p>
    </Page>
  );
}
