// Calls the endpoint at the address in the argument with the vendor's SDK.
import assert from "node:assert/strict";
import { Proveapi } from "@prove-identity/prove-api";

const sdk = new Proveapi({ serverURL: process.argv[2] });
const right = { clientId: "client-1", clientSecret: "s3cr3t", grantType: "client_credentials" };

const { v3TokenResponse } = await sdk.v3.v3TokenRequest(right);
assert.equal(v3TokenResponse.accessToken, "2YotnFZFEjr1zCsicMWpAA");
assert.equal(v3TokenResponse.expiresIn, 3600);

// The SDK expects errors in the vendor's own shape; it keeps another body as the raw value of its error.
const rejected = {
  unsupported_grant_type: { ...right, grantType: "password" },
  invalid_client: { ...right, clientSecret: "other" },
  invalid_request: { ...right, grantType: "" },
};
for (const [code, request] of Object.entries(rejected)) {
  await assert.rejects(sdk.v3.v3TokenRequest(request), (error) => {
    const text = JSON.stringify(error.rawValue ?? error.body ?? null);
    assert.ok(text.includes(code), `${code} is not in ${text}`);
    assert.ok(!text.includes("s3cr3t"));
    return true;
  });
}
