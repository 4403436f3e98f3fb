import { useActiveKeys } from "../state/keyboard.tsx";
import { Dialog } from "./dialog.tsx";
import styles from "./help-dialog.module.css";

/** The keys that do something on this page. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const activeKeys = useActiveKeys();
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl className={styles["keys"]}>
        {activeKeys().map(({ key, label }) => (
          <div key={`${key} ${label}`} className={styles["key"]}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
