"""Authlib against the endpoint whose address is the argument."""

import os
import sys

os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"  # It is on loopback.

from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session

URL = sys.argv[1] + "/token"


def ask(method, secret="s3cr3t", grant_type="client_credentials", **more):
    """The status, and the token or the error."""
    status = []
    session = OAuth2Session("client-1", secret, token_endpoint_auth_method=method)
    session.register_compliance_hook(
        "access_token_response", lambda answer: (status.append(answer.status_code), answer)[1]
    )
    try:
        return status, session.fetch_token(URL, grant_type=grant_type, **more)["access_token"]
    except OAuthError as error:
        return status, error.error


def expect(found, status, answer):
    assert found == ([status], answer), f"{found} is not {status} {answer}"


for method, unknown in [("client_secret_post", 400), ("client_secret_basic", 401)]:
    expect(ask(method), 200, "2YotnFZFEjr1zCsicMWpAA")
    expect(ask(method, secret="other"), unknown, "invalid_client")
    expect(ask(method, grant_type="password", username="u", password="p"), 400, "unsupported_grant_type")
    expect(ask(method, grant_type=""), 400, "invalid_request")
expect(ask("none", secret=None), 400, "invalid_client")
expect(ask("client_secret_basic", body="client_secret=s3cr3t"), 400, "invalid_request")
