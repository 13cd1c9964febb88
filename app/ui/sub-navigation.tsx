import { type NavigationPlace, Places } from "./page.tsx";
import "./sub-navigation.css";

/** The places below a place: the parts of a round, or of the administration. */
export function SubNavigation({
  label,
  places,
}: {
  readonly label: string;
  readonly places: readonly NavigationPlace[];
}) {
  return (
    <nav className="sub-navigation" aria-label={label}>
      <Places places={places} />
    </nav>
  );
}
