import { Children, cloneElement, isValidElement, type ReactNode } from "react";
import { Scripts, type ScriptsProps } from "react-router";

/**
 * React Router's scripts, fetched after what is read: every page is whole without them, and on a slow line styles and
 * font would wait for them. React Router has no option for it.
 */
export function PatientScripts(properties: ScriptsProps) {
  return patient(Scripts(properties));
}

function patient(node: ReactNode): ReactNode {
  return Children.map(node, (child) => {
    if (!isValidElement<{ readonly children?: ReactNode }>(child)) return child;
    if (child.type === "link") return cloneElement(child, { fetchPriority: "low" } as object);
    return child.props.children === undefined
      ? child
      : cloneElement(child, {}, patient(child.props.children));
  });
}
