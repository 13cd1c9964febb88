import qrcode from "qrcode";

/** What an app reads of a secret, as a page shows it. */
export type ShownSecret = {
  /** The address that the picture holds. */
  readonly uri: string;
  /** A picture for the app's camera, as the address of an image. */
  readonly picture: string;
  /** The same to type in, in groups of four. */
  readonly text: string;
};

/** An app's secret to be read by a camera, or typed; null where the address holds none. */
export async function showSecret(uri: string): Promise<ShownSecret | null> {
  const secret = /^otpauth:\/\/totp\/[^?]+\?(?:.*&)?secret=([A-Z2-7]{16,128})(?:&|$)/.exec(uri)?.[1];
  if (secret === undefined) return null;
  const svg = await qrcode.toString(uri, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
  return {
    uri,
    picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`,
    text: (secret.match(/.{1,4}/g) ?? []).join(" "),
  };
}
