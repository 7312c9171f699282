//! Sends token requests with `reqwest`: to the endpoint of the example `token_endpoint`, or to another one.
//!
//! ```console
//! $ cargo run --features http --example send http://127.0.0.1:8080/token
//! ```

use std::error::Error;

use reqwest::Client;
use token_request::http::Authentication;
use token_request::{V3TokenRequest, Valid};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let endpoint = std::env::args().nth(1).unwrap_or("http://127.0.0.1:8080/token".into());
    let request = Valid::new(V3TokenRequest::client_credentials("client-1", "s3cr3t"))?;
    let client = Client::new();

    let form = client
        .post(&endpoint)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(request.to_form());
    let response = form.send().await?;
    println!("as a form: {} {}", response.status(), response.text().await?);

    let basic = request.to_request(endpoint.parse()?, Authentication::Basic);
    let response = client.execute(basic.try_into()?).await?;
    println!("with Basic authentication: {} {}", response.status(), response.text().await?);
    Ok(())
}
