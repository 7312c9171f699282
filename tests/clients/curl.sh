#!/usr/bin/env bash
# Calls the endpoint at the address in the argument with curl.
set -euo pipefail
url=$1/token
grant=grant_type=client_credentials

# Checks the status of a response, and a text that its body must contain.
expect() {
  local status=$1 text=$2 response
  shift 2
  response=$(curl --silent --show-error --max-time 10 --write-out '\n%{http_code}' "$@" "$url")
  case $response in
    *"$text"*$'\n'"$status") ;;
    *) printf 'curl %s\n  returned %s\n  instead of %s with %s\n' "$*" "$response" "$status" "$text"; return 1 ;;
  esac
}

expect 200 '"access_token":"2YotnFZFEjr1zCsicMWpAA"' -d "$grant" -d client_id=client-1 -d client_secret=s3cr3t
expect 200 '"token_type":"Bearer"' -d "$grant" -u client-1:s3cr3t
expect 200 '"expires_in":3600' -H 'Content-Type: application/json' \
  -d '{"clientId": "client-1", "clientSecret": "s3cr3t", "grantType": "client_credentials"}'
expect 200 'cache-control: no-store' -i -H 'Content-Type: application/x-www-form-urlencoded; charset=UTF-8' \
  -d "$grant" -u client-1:s3cr3t
expect 200 'pragma: no-cache' -i -d "$grant" -u client-1:s3cr3t
expect 401 '"error":"invalid_client"' -d "$grant" -u client-1:other
expect 401 'www-authenticate: Basic realm=' -i -d "$grant" -u client-1:other
expect 401 'www-authenticate: Basic realm=' -i -d "$grant" -H 'Authorization: Bearer client-1'
expect 400 '"error":"invalid_client"' -d "$grant" -d client_id=client-1
expect 400 '"error":"unsupported_grant_type"' -d grant_type=password -u client-1:s3cr3t
expect 400 'grant_type: is required' -d client_id=client-1
expect 400 'client_id: must not be repeated' -d "$grant" -d client_id=a -d client_id=b
expect 400 'Authorization: is not form-encoded' -d "$grant" -u client-1:100%
expect 400 'Authorization: has a second colon' -d "$grant" -u urn:client-1:s3cr3t
expect 400 'client_secret: must not be given in both the body and the Authorization header' \
  -d "$grant" -d client_secret=s3cr3t -u client-1:s3cr3t
expect 400 'Content-Type: must be' -F "$grant"
expect 400 'accept-encoding: identity' -i -d "$grant" -u client-1:s3cr3t -H 'Content-Encoding: gzip'
expect 400 'client_secret: must not be in the URI' -G -X POST -d "$grant" -d client_secret=s3cr3t
expect 405 '' -G -d "$grant"
head -c 70000 /dev/zero | expect 400 'must have at most 65536 bytes' --data-binary @-
