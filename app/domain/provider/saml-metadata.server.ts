import { X509Certificate } from "node:crypto";
import { DOMParser } from "@xmldom/xmldom";
import { type Instant, instant } from "#app/domain/id.ts";

/** What an identity provider's metadata says that we need. */
export type SamlMetadata = {
  readonly entityId: string;
  /** Where the browser is sent by redirect. */
  readonly entryPoint: string;
  /** As PEM. */
  readonly certificates: readonly string[];
};

/** What metadata can lack: codes of `form.error`. */
export type MetadataFault = "notMetadata" | "severalProviders" | "noSignOnAddress" | "noCertificate";

const metadataNames = "urn:oasis:names:tc:SAML:2.0:metadata";
const signatureNames = "http://www.w3.org/2000/09/xmldsig#";
const byRedirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";

/** Reads an identity provider's metadata, as SAML's own standard writes it. */
export function readSamlMetadata(xml: string): SamlMetadata | MetadataFault {
  const root = parse(xml);
  if (root === null) return "notMetadata";
  const services = [...elements(root, metadataNames, "IDPSSODescriptor")];
  const [service] = services;
  if (service === undefined) return "notMetadata";
  if (services.length > 1) return "severalProviders";
  const entity = service.parentNode;
  const entityId =
    entity !== null && "getAttribute" in entity ? (entity as Element).getAttribute("entityID") : null;
  if (!entityId) return "notMetadata";
  const entryPoint = elements(service, metadataNames, "SingleSignOnService")
    .find((endpoint) => endpoint.getAttribute("Binding") === byRedirect)
    ?.getAttribute("Location");
  if (!entryPoint || !URL.canParse(entryPoint)) return "noSignOnAddress";
  const certificates = elements(service, metadataNames, "KeyDescriptor")
    .filter((key) => key.getAttribute("use") !== "encryption")
    .flatMap((key) => elements(key, signatureNames, "X509Certificate"))
    .map((certificate) => asPem(certificate.textContent ?? ""));
  const whole = certificates.filter((pem) => pem !== null);
  if (whole.length === 0 || whole.length !== certificates.length) return "noCertificate";
  return { entityId, entryPoint, certificates: whole };
}

/** When the last of some certificates ends. */
export function endOf(certificates: readonly string[]): Instant {
  const ends = certificates.map((pem) => new X509Certificate(pem).validToDate.getTime());
  return instant(new Date(Math.max(...ends)));
}

function parse(xml: string): Element | null {
  // A document type can hold entities that grow without end; metadata has none.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return null;
  const fail = (message: string) => {
    throw new Error(message);
  };
  try {
    const parser = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } });
    return parser.parseFromString(xml.replace(/^\uFEFF/, "").trim(), "text/xml").documentElement;
  } catch {
    return null;
  }
}

function elements(within: Element, names: string, name: string): readonly Element[] {
  return Array.from(within.getElementsByTagNameNS(names, name));
}

function asPem(base64: string): string | null {
  try {
    return new X509Certificate(Buffer.from(base64, "base64")).toString();
  } catch {
    return null;
  }
}
