// The vendor's SDK against the endpoint whose address is the argument.
import assert from "node:assert/strict";
import { Proveapi } from "@prove-identity/prove-api";

const sdk = new Proveapi({ serverURL: process.argv[2] });
const right = { clientId: "client-1", clientSecret: "s3cr3t", grantType: "client_credentials" };

const { v3TokenResponse } = await sdk.v3.v3TokenRequest(right);
assert.equal(v3TokenResponse.accessToken, "2YotnFZFEjr1zCsicMWpAA");
assert.equal(v3TokenResponse.expiresIn, 3600);

// The SDK expects the vendor's own shape of an error, and has the one that came as what it could not read.
const refused = {
  unsupported_grant_type: { ...right, grantType: "password" },
  invalid_client: { ...right, clientSecret: "other" },
  invalid_request: { ...right, grantType: "" },
};
for (const [code, request] of Object.entries(refused)) {
  await assert.rejects(sdk.v3.v3TokenRequest(request), (error) => {
    const said = JSON.stringify(error.rawValue ?? error.body ?? null);
    assert.ok(said.includes(code), `${code} is not in ${said}`);
    assert.ok(!said.includes("s3cr3t"));
    return true;
  });
}
