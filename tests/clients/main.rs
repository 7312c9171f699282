//! The crate `oauth2` and `curl` against the endpoint of the example. `.ci/run` installs and runs the other clients of this
//! folder.

#![cfg(feature = "axum")]

#[allow(dead_code, reason = "a test has its own runtime and port")]
#[path = "../../token-request/examples/token_endpoint.rs"]
mod token_endpoint;

use std::net::SocketAddr;
use std::process::Command;

use oauth2::basic::{BasicClient, BasicErrorResponseType, BasicTokenResponse};
use oauth2::{
    AuthType, ClientId, ClientSecret, EndpointNotSet, EndpointSet, RequestTokenError,
    ResourceOwnerPassword, ResourceOwnerUsername, TokenResponse, TokenUrl,
};

type Client =
    BasicClient<EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

/// Starts the endpoint and returns its address.
async fn endpoint() -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async { axum::serve(listener, token_endpoint::app()).await });
    address
}

/// Returns a client of a new endpoint.
async fn client(id: &str, secret: &str, authentication: AuthType) -> Client {
    let uri = format!("http://{}/token", endpoint().await);
    BasicClient::new(ClientId::new(id.to_owned()))
        .set_client_secret(ClientSecret::new(secret.to_owned()))
        .set_auth_type(authentication)
        .set_token_uri(TokenUrl::new(uri).unwrap())
}

/// Returns the token or the error of the endpoint.
fn answer<E: std::error::Error + 'static>(
    answer: Result<BasicTokenResponse, RequestTokenError<E, oauth2::basic::BasicErrorResponse>>,
) -> Result<String, BasicErrorResponseType> {
    match answer {
        Ok(token) => Ok(token.access_token().secret().clone()),
        Err(RequestTokenError::ServerResponse(error)) => Err(error.error().clone()),
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_valid_request_gets_a_token() {
    for authentication in [AuthType::BasicAuth, AuthType::RequestBody] {
        let http = reqwest::Client::new();
        let client = client("client-1", "s3cr3t", authentication).await;
        let token = client.exchange_client_credentials().request_async(&http).await;
        assert_eq!(answer(token), Ok("2YotnFZFEjr1zCsicMWpAA".to_owned()));
    }
}

/// RFC 6749 sections 5.1 and 5.2. HTTP/1.0 has only `Pragma`.
#[tokio::test]
async fn responses_must_not_be_cached() {
    let uri = format!("http://{}/token", endpoint().await);
    for (secret, status) in [("s3cr3t", 200), ("other", 400)] {
        let form =
            format!("grant_type=client_credentials&client_id=client-1&client_secret={secret}");
        let request = reqwest::Client::new().post(&uri).body(form);
        let request = request.header("Content-Type", "application/x-www-form-urlencoded");
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), status);
        assert_eq!(answer.headers()["Cache-Control"], "no-store", "{status}");
        let pragma = answer.headers().get("Pragma").map(|value| value.to_str().unwrap());
        assert_eq!(pragma, Some("no-cache"), "{status}");
    }
}

#[tokio::test]
async fn an_invalid_request_gets_the_error_of_its_kind() {
    for authentication in [AuthType::BasicAuth, AuthType::RequestBody] {
        let http = reqwest::Client::new();
        for (id, secret) in
            [("client-1", "a:b c%&+=~"), ("urn:client-1", "s3cr3t"), ("client-1", "")]
        {
            let client = client(id, secret, authentication.clone()).await;
            let token = client.exchange_client_credentials().request_async(&http).await;
            assert_eq!(answer(token), Err(BasicErrorResponseType::InvalidClient), "{id} {secret}");
        }
        let client = client("client-1", "s3cr3t", authentication).await;
        let (name, word) = ("u".to_owned(), "p".to_owned());
        let (name, word) = (ResourceOwnerUsername::new(name), ResourceOwnerPassword::new(word));
        let token = client.exchange_password(&name, &word).request_async(&http).await;
        assert_eq!(answer(token), Err(BasicErrorResponseType::UnsupportedGrantType));
    }
}

/// Returns the `curl` commands in a text, for this endpoint, each with the expected output.
fn commands(text: &str, endpoint: SocketAddr) -> Vec<(String, &str)> {
    let lines: Vec<_> = text.lines().map(|line| line.trim_start_matches("//! ")).collect();
    let pairs = lines.windows(2).filter(|pair| pair[0].starts_with("$ curl "));
    let at = |line: &str| line[2..].replace("127.0.0.1:8080", &endpoint.to_string());
    pairs.map(|pair| (at(pair[0]), pair[1])).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn curl_gets_the_documented_responses() {
    if Command::new("curl").arg("--version").output().is_err() {
        token_request_tests::skip("`curl` is not installed");
        return;
    }
    let endpoint = endpoint().await;
    let readme = commands(include_str!("../../README.md"), endpoint);
    let example = include_str!("../../token-request/examples/token_endpoint.rs");
    let example = commands(example, endpoint);
    assert_eq!((readme.len(), example.len()), (2, 11));
    for (command, expected) in readme.into_iter().chain(example) {
        let run = || Command::new("sh").args(["-c", &command]).output().unwrap().stdout;
        let answer = tokio::task::block_in_place(run);
        assert_eq!(String::from_utf8_lossy(&answer).trim_end(), expected, "{command}");
    }
}
