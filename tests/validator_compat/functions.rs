//! `custom`: the value that a function gets depends on its parameter.

use std::borrow::Cow;

use super::*;

type Perhaps<T> = Option<T>;
type Age = u8;

fn refuse() -> Result<(), ValidationError> {
    Err(ValidationError::new("refused"))
}

fn of_str(_: &str) -> Result<(), ValidationError> {
    refuse()
}
fn of_string(_: &String) -> Result<(), ValidationError> {
    refuse()
}
fn of_str_reference(_: &&str) -> Result<(), ValidationError> {
    refuse()
}
fn of_i16(number: i16) -> Result<(), ValidationError> {
    if number == 0 { Ok(()) } else { refuse() }
}
fn of_bool(_: &bool) -> Result<(), ValidationError> {
    refuse()
}
fn of_char(_: &char) -> Result<(), ValidationError> {
    refuse()
}
fn of_slice(_: &[u8]) -> Result<(), ValidationError> {
    refuse()
}
fn of_vec(_: &Vec<u8>) -> Result<(), ValidationError> {
    refuse()
}
fn of_array(_: &[u8; 11]) -> Result<(), ValidationError> {
    refuse()
}
fn of_text<T: AsRef<str> + ?Sized>(_: &T) -> Result<(), ValidationError> {
    refuse()
}
fn of_anything<T: ?Sized>(_: &T) -> Result<(), ValidationError> {
    refuse()
}
fn of_number<T: Copy + PartialOrd + From<u8>>(number: T) -> Result<(), ValidationError> {
    if number > T::from(1) { Ok(()) } else { refuse() }
}

#[test]
fn a_function_gets_the_type_of_its_parameter() {
    let [all, none] = same! {
        struct Subject<'a> {
            #[validate(custom(function = of_str))]
            string: String,
            #[validate(custom(function = "crate::functions::of_string"))]
            as_string: String,
            #[validate(custom(function = of_str))]
            text: &'a str,
            #[validate(custom(function = of_str))]
            optional: Option<String>,
            #[validate(custom(function = of_str_reference))]
            some_text: Option<&'a str>,
            #[validate(custom(function = of_str))]
            cow: Cow<'a, str>,
            #[validate(custom(function = of_str))]
            some_cow: Option<Cow<'a, str>>,
            #[validate(custom(function = of_i16))]
            number: i16,
            #[validate(custom(function = of_i16))]
            some_number: Option<i16>,
            #[validate(custom(function = of_i16))]
            number_in_two: Option<Option<i16>>,
            #[validate(custom(function = of_bool))]
            boolean: bool,
            #[validate(custom(function = of_char))]
            character: Option<char>,
            #[validate(custom(function = of_slice))]
            slice: Vec<u8>,
            #[validate(custom(function = of_vec))]
            vec: Option<Vec<u8>>,
            #[validate(custom(function = of_array))]
            array: [u8; 11],
            #[validate(custom(function = of_text))]
            generic: String,
            #[validate(custom(function = of_anything::<[u8]>))]
            turbofish: Vec<u8>,
            #[validate(custom(function = of_number))]
            wide: u128,
            #[validate(custom(function = of_number::<f64>))]
            float: Option<f64>,
        }
        {
            string: String::new(), as_string: String::new(), text: "", optional: Some(String::new()),
            some_text: Some(""), cow: "".into(), some_cow: Some("".into()), number: 1, some_number: Some(2),
            number_in_two: Some(Some(3)), boolean: false, character: Some('c'), slice: vec![4], vec: Some(vec![5]),
            array: [6; 11], generic: String::new(), turbofish: vec![7], wide: 1, float: Some(0.5),
        }
        {
            string: String::new(), as_string: String::new(), text: "", optional: None,
            some_text: None, cow: "".into(), some_cow: None, number: 0, some_number: None,
            number_in_two: Some(None), boolean: false, character: None, slice: vec![4], vec: None,
            array: [6; 11], generic: String::new(), turbofish: vec![7], wide: 2, float: None,
        }
    };
    let (all, none) = (all.unwrap_err(), none.unwrap_err());
    assert_eq!((all.errors().len(), none.errors().len()), (19, 9));
    assert_eq!(field(&all, "number_in_two")[0].params["value"], 3);
}

/// Types that `validator` does not support, because it uses the name of the type.
#[test]
fn an_alias_of_a_number_is_a_number() {
    macro_rules! subject {
        ($age:ty, $some:ty) => {
            #[derive(token_request::Validate)]
            struct Subject<'a> {
                #[validate(custom(function = of_number))]
                alias: Age,
                #[validate(custom(function = of_number))]
                of_the_standard_library: std::option::Option<u8>,
                #[validate(custom(function = of_number))]
                perhaps: Perhaps<Age>,
                #[validate(custom(function = of_number))]
                in_three: Option<Perhaps<Option<Age>>>,
                #[validate(custom(function = of_number))]
                from_a_macro: $age,
                #[validate(custom(function = of_str))]
                some_from_a_macro: $some,
                #[validate(custom(function = of_anything))]
                list_of_cows: Vec<Cow<'a, str>>,
            }
        };
    }
    subject!(u8, Option<String>);
    let of = |n| Subject {
        alias: n,
        of_the_standard_library: Some(n),
        perhaps: Some(n),
        in_three: Some(Some(Some(n))),
        from_a_macro: n,
        some_from_a_macro: Some(String::new()),
        list_of_cows: vec!["".into()],
    };
    assert_eq!(errors(&of(1)).errors().len(), 7);
    assert_eq!(errors(&of(2)).errors().len(), 2);
    let absent = Subject { some_from_a_macro: None, in_three: Some(Some(None)), ..of(2) };
    assert_eq!(errors(&absent).errors().len(), 1);
}

#[test]
fn several_functions_are_called_in_their_order() {
    fn short(text: &str) -> Result<(), ValidationError> {
        if text.len() < 3 { Err(ValidationError::new("short")) } else { Ok(()) }
    }
    fn blank(text: &str) -> Result<(), ValidationError> {
        if text.trim().is_empty() { Err(ValidationError::new("blank")) } else { Ok(()) }
    }
    let [blank, short, fine] = same! {
        struct Subject {
            #[validate(custom(function = short), custom(function = blank, code = "white"))]
            #[validate(custom(function = "short", code = "brief"))]
            text: String,
        }
        { text: " ".into() }
        { text: "ab".into() }
        { text: "abc".into() }
    };
    let codes = |errors: &ValidationErrors| -> Vec<_> {
        field(errors, "text").iter().map(|error| error.code.to_string()).collect()
    };
    assert_eq!(codes(&blank.unwrap_err()), ["short", "white", "brief"]);
    assert_eq!(codes(&short.unwrap_err()), ["short", "brief"]);
    assert!(fine.is_ok());
}

/// Associated functions of the request, of another type, and of a generic request.
#[test]
fn a_function_may_be_associated() {
    #[derive(token_request::Validate)]
    struct Subject<T> {
        #[validate(custom(function = Self::odd))]
        number: u8,
        #[validate(custom(function = "Other::refuse"))]
        text: String,
        #[validate(custom(function = <Other as Refusing>::refuse_it))]
        qualified: Vec<T>,
    }
    impl<T> Subject<T> {
        fn odd(number: u8) -> Result<(), ValidationError> {
            if number % 2 == 1 { Ok(()) } else { refuse() }
        }
    }
    struct Other;
    impl Other {
        fn refuse(_: &str) -> Result<(), ValidationError> {
            refuse()
        }
    }
    trait Refusing {
        fn refuse_it<T>(_: &[T]) -> Result<(), ValidationError>;
    }
    impl Refusing for Other {
        fn refuse_it<T>(_: &[T]) -> Result<(), ValidationError> {
            refuse()
        }
    }
    let of = |number| Subject { number, text: String::new(), qualified: vec![()] };
    assert_eq!(errors(&of(2)).errors().len(), 3);
    assert_eq!(errors(&of(1)).errors().len(), 2);
}
