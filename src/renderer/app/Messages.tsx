import { Notifications } from '@mantine/notifications';
import styles from './App.module.css';

/** What has happened, and what can be done about it: in a line of its own below the screen, where it covers nothing. */
export function Messages() {
  return (
    <Notifications
      position="bottom-left"
      withinPortal={false}
      transitionDuration={0}
      className={styles.messages ?? ''}
    />
  );
}
