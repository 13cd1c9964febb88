import { describe, expect, it } from "vitest";
import { deliveryOf } from "./mail-server.ts";

function fault(properties: object): Error {
  return Object.assign(new Error("what happened"), properties);
}

describe("a fault of the mail server's", () => {
  it("is about the message where the server answered it or its recipient", () => {
    for (const command of ["RCPT TO", "DATA"]) {
      expect(deliveryOf(fault({ command, responseCode: 550, response: "550 no" }), false)).toEqual({
        outcome: "refused",
        reply: "550 no",
      });
      expect(deliveryOf(fault({ command, responseCode: 451 }), false).outcome).toBe("put-off");
    }
    expect(deliveryOf(fault({ command: "DATA", responseCode: 554 }), true).outcome).toBe("refused");
  });

  it("is about all messages where the server did not let us come so far", () => {
    for (const properties of [
      { command: "CONN", code: "ECONNECTION" },
      { command: "AUTH PLAIN", code: "EAUTH", responseCode: 535 },
      { command: "MAIL FROM", code: "EENVELOPE", responseCode: 553 },
      { command: "STARTTLS", code: "ETLS" },
    ]) {
      expect(deliveryOf(fault(properties), false).outcome, properties.command).toBe("unreachable");
    }
  });

  it("leaves it uncertain where the line broke once the server had asked for the message", () => {
    expect(deliveryOf(fault({ command: "CONN", code: "ECONNECTION" }), true).outcome).toBe("uncertain");
    expect(deliveryOf(fault({ command: "CONN", code: "ETIMEDOUT" }), true).outcome).toBe("uncertain");
  });

  it("refuses an address that cannot be written in the protocol, rather than holding up the others", () => {
    expect(deliveryOf(fault({ command: "API", code: "EENVELOPE" }), false).outcome).toBe("refused");
  });
});
