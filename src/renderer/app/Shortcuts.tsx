import { Modal } from '@mantine/core';
import { keyText } from '../common/keys.ts';
import styles from './Shortcuts.module.css';
import { SHORTCUTS } from './shortcuts.ts';

/** The sheet of keyboard shortcuts. */
export function Shortcuts({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Keyboard shortcuts"
      size="76rem"
      closeButtonProps={{ 'aria-label': 'Close the sheet' }}
    >
      <div className={styles.columns}>
        {SHORTCUTS.map(({ group, keys }) => (
          <section key={group} className={styles.group}>
            <h3>{group}</h3>
            <dl>
              {keys.map(({ press, does }) => (
                <div key={does} className={styles.row}>
                  <dt>
                    {press.map((combination, index) => (
                      <span key={combination}>
                        {index > 0 && ' or '}
                        <kbd>{keyText(combination)}</kbd>
                      </span>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
