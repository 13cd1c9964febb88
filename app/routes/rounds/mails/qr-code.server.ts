import QRCode from "qrcode";

/** A QR code to draw: how many modules wide it is, and where it is dark, as an SVG path in modules. */
export type QrCode = { readonly size: number; readonly path: string };

/** The QR code of an address, readable also where a seventh of it is worn. */
export function qrCode(address: string): QrCode {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: "M" });
  const { size } = modules;
  let path = "";
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`;
    }
  }
  return { size, path };
}
