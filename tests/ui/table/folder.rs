token_request::field_tables!();

mod nowhere {
    token_request::field_tables!("pages/nowhere");
}

mod bad {
    token_request::field_tables!("pages/bad");
}

mod left_out {
    token_request::field_tables!("pages/java", except("nothing.md"));
}

mod unknown {
    token_request::field_tables! {
        "pages/java";
        struct Crd { number: String }
        struct Card { numbr: String }
    }
}

fn main() {
    let _ = |rows: bad::Rows| rows;
}
