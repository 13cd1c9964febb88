import { NavLink } from "react-router";
import type { NavigationPlace } from "./page.tsx";
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
      <ul>
        {places.map((place) => (
          <li key={place.to}>
            <NavLink to={place.to} end={place.end ?? false}>
              {place.label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
