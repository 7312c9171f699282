//! `field_tables!`: the requests that the pages of a folder describe.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Data, DeriveInput, Error, Fields, Ident, LitStr, Visibility};

use super::cycles;
use super::described::{Described, Shape};
use super::field::{self, Written};
use super::item::{self, Head};
use super::kind::{Kind, Model};
use super::names;
use super::options::{OF_FOLDER, Options};
use super::problem::Problems;
use super::row;
use super::rust::Target;
use super::single;
use super::source::{self, Source};
use crate::diag::{self, Errors, Result};

pub(crate) fn expand(args: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let options = Options::read(args, OF_FOLDER, &mut errors);
    let expanded = if let Some(path) = &options.path {
        errors.take(Folder::read(path, &options))
    } else {
        errors.push(Error::new(
            Span::call_site(),
            "`field_tables` takes the path of a folder: `field_tables!(\"docs/models\")`",
        ));
        None
    };
    let expanded = expanded.map(|folder| folder.expand(&options, &mut errors));
    let error = errors.finish().err().map(|error| error.to_compile_error());
    quote!(#error #expanded)
}

/// The pages of a folder, in the order of their paths.
struct Folder {
    krate: syn::Path,
    name: LitStr,
    root: PathBuf,
    pages: Vec<Page>,
    /// The number of the page at each whole path, in lower case, as links are not always written as files are.
    paths: BTreeMap<String, usize>,
    except: Vec<LeftOut>,
}

/// A page that is left out.
struct LeftOut {
    path: String,
    written: LitStr,
    /// Whether there is one.
    is_there: bool,
}

/// The page that a name means.
#[derive(Clone, Copy)]
enum Meant {
    Page(usize),
    /// By its number among those that are left out.
    LeftOut(usize),
}

struct Page {
    /// The folders in the folder that it is in.
    modules: Vec<String>,
    path: PathBuf,
    source: Source,
    ident: Ident,
    /// Unless something is wrong with it.
    described: Option<Described>,
    problems: Problems,
}

impl Folder {
    fn read(name: &LitStr, options: &Options) -> Result<Self> {
        let root = source::root().join(name.value());
        let mut paths = Vec::new();
        pages(&root, Path::new(""), &mut paths).map_err(|error| {
            let shown = name.value();
            Error::new(name.span(), format!("cannot read the folder `{shown}`: {error}"))
        })?;
        let all: Vec<_> = paths.iter().map(|path| key(&root.join(path))).collect();
        let except = options.except.iter().map(|written| {
            let path = key(&root.join(written.value()));
            LeftOut { is_there: all.contains(&path), written: written.clone(), path }
        });
        let except: Vec<_> = except.collect();
        paths.retain(|path| !except.iter().any(|left| left.path == key(&root.join(path))));
        if all.is_empty() {
            return Err(Error::new(
                name.span(),
                "there is no page in this folder: a page is a file that ends in `.md`",
            ));
        }
        let index = paths.iter().enumerate().map(|(i, path)| (key(&root.join(path)), i)).collect();
        let krate = options.krate.clone();
        let mut folder =
            Self { krate, name: name.clone(), root, pages: Vec::new(), paths: index, except };
        for path in paths {
            let page = folder.page(path)?;
            folder.pages.push(page);
        }
        Ok(folder)
    }

    /// What is left out is a page that is there, or one that another means.
    fn check_except(&self, errors: &mut Errors) {
        let is_meant = |i: usize| {
            self.pages.iter().any(|page| {
                let meant =
                    page.models().into_iter().filter_map(|model| self.find(model, &page.path));
                meant.into_iter().any(|meant| matches!(meant, Meant::LeftOut(left) if left == i))
            })
        };
        // What a page links to that could not be read is not known.
        if self.pages.iter().any(|page| page.described.is_none()) {
            return;
        }
        for (i, left) in self.except.iter().enumerate() {
            if !left.is_there && !is_meant(i) {
                let path = left.written.value();
                let message =
                    format!("there is no page `{path}` in the folder, and none links to it");
                errors.on(&left.written, message);
            }
        }
    }

    /// Reads a page, which has another name than those before it in the same folder.
    fn page(&self, path: PathBuf) -> Result<Page> {
        let shown = Path::new(&self.name.value()).join(&path);
        let shown = shown.to_string_lossy().replace('\\', "/");
        let source = Source::of_file(&LitStr::new(&shown, self.name.span()))?;
        let mut problems = Problems::default();
        let is_page = |model: &Model| self.find(model, &path).is_some();
        let described = Described::read(&source.text, None, &is_page, &mut problems);
        let parts = path.parent().into_iter().flat_map(Path::components);
        let modules: Vec<_> =
            parts.map(|part| names::snake(&part.as_os_str().to_string_lossy())).collect();
        let taken = self.pages.iter().filter(|page| page.modules == modules);
        let taken: Vec<_> = taken.map(|page| page.ident.clone()).collect();
        let title = described.as_ref().map_or("", |described| described.title.as_str());
        let stem =
            path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let title = if title.is_empty() { &stem } else { title };
        let ident = names::ty(title, self.name.span(), &taken);
        let described = described.filter(|_| problems.0.is_empty());
        Ok(Page { modules, path, source, ident, described, problems })
    }

    /// The page that a name means on the page at `from`: the one it links to or, where it does not link, the one with a
    /// file of that name, in the same folder rather than in another.
    fn find(&self, model: &Model, from: &Path) -> Option<Meant> {
        let from = self.root.join(from);
        let folder = from.parent().unwrap_or(Path::new(""));
        let Some(link) = &model.link else {
            let file = format!("{}.md", model.name.to_lowercase());
            let beside = self.at(&key(&folder.join(&file)));
            let end = format!("/{file}");
            let elsewhere =
                || self.keys().find(|path| path.ends_with(&end)).and_then(|path| self.at(path));
            return beside.or_else(elsewhere);
        };
        let file = link.split(['#', '?']).next().unwrap_or(link);
        self.at(&key(&if file.is_empty() { from.clone() } else { folder.join(file) }))
    }

    fn keys(&self) -> impl Iterator<Item = &String> {
        self.paths.keys().chain(self.except.iter().map(|left| &left.path))
    }

    fn at(&self, key: &str) -> Option<Meant> {
        let left_out = || self.except.iter().position(|left| left.path == key);
        let page = self.paths.get(key).copied().map(Meant::Page);
        page.or_else(|| left_out().map(Meant::LeftOut))
    }

    fn expand(&self, options: &Options, errors: &mut Errors) -> TokenStream {
        self.check_structs(options, errors);
        self.check_except(errors);
        let groups =
            cycles::groups(&self.pages.iter().map(|page| self.parts(page)).collect::<Vec<_>>());
        let mut modules: BTreeMap<Vec<String>, TokenStream> = BTreeMap::new();
        for (i, page) in self.pages.iter().enumerate() {
            let is_in = |j: usize| groups.get(i) == groups.get(j);
            let item = self.item(page, &is_in, options, errors);
            let watched = page.source.watched();
            // A module has its own place also where only folders are in it.
            for n in 0..page.modules.len() {
                modules.entry(page.modules.iter().take(n).cloned().collect()).or_default();
            }
            modules.entry(page.modules.clone()).or_default().extend(quote!(#item #watched));
        }
        let name = self.name.value();
        let last = Path::new(&name).file_name().map(|name| name.to_string_lossy().into_owned());
        let ident = names::field(&last.unwrap_or_default(), self.name.span(), &[]);
        let items = nested(&modules, &[], self.name.span());
        let docs = format!(" What the pages in `{name}` describe.");
        quote! {
            #[doc = #docs]
            #[allow(
                dead_code, unused_imports, ambiguous_glob_reexports, clippy::module_inception,
                reason = "all pages are there, whichever are used"
            )]
            pub mod #ident { #items }
            #[allow(unused_imports, reason = "the name of the module may do")]
            pub use self::#ident::*;
        }
    }

    /// The pages whose values are in those of a page itself, and not in a list or a map.
    fn parts(&self, page: &Page) -> Vec<usize> {
        let found = page.kinds().into_iter().filter_map(|kind| match kind {
            Kind::Model(model) => match self.find(model, &page.path)? {
                Meant::Page(i) => Some(i),
                Meant::LeftOut(_) => None,
            },
            _ => None,
        });
        found.collect()
    }

    /// Of a page with which something is wrong only the name, so that nothing else is.
    fn item(
        &self,
        page: &Page,
        is_in: &dyn Fn(usize) -> bool,
        options: &Options,
        errors: &mut Errors,
    ) -> TokenStream {
        for problem in &page.problems.0 {
            errors.push(page.source.error(problem));
        }
        let krate = &options.krate;
        let ident = &page.ident;
        let Some(described) = &page.described else {
            return quote!(pub type #ident = #krate::__private::Json;);
        };
        let more = options.structs.iter().find(|item| item.ident == *ident);
        let attrs = more.map_or(&[][..], |item| &item.attrs);
        let more = more.map(fields).unwrap_or_default();
        let docs = Some(single::docs(described, &page.source));
        let head = Head { ident: ident.clone(), attrs, docs, derives: item::VALUES };
        let vis: Visibility = syn::parse_quote!(pub);
        let written = Written { source: &page.source, options, vis: &vis };
        let find = |model: &Model, is_direct: bool| self.target(model, page, is_direct, is_in);
        match &described.shape {
            Shape::Fields { rows, .. } => {
                let fields = field::fields(rows, &page.source, options, &more, errors);
                single::unknown(&more, &fields, errors);
                item::request(&head, &fields, &more, &written, &find, errors)
            }
            Shape::Names { names, is_open } => item::enumeration(&head, names, *is_open, &written),
            Shape::Union(kinds) => item::union(&head, kinds, &written, &find, errors),
            Shape::Alias(kind) => item::alias(&head, kind, &written, &find, errors),
        }
    }

    /// The type of another page, in a box where it is part of itself.
    fn target(
        &self,
        model: &Model,
        from: &Page,
        is_direct: bool,
        is_in: &dyn Fn(usize) -> bool,
    ) -> std::result::Result<Target, String> {
        let (i, page) = match self.find(model, &from.path) {
            Some(Meant::Page(i)) => match self.pages.get(i) {
                Some(page) => (i, page),
                None => return Err(missing(model)),
            },
            // Of what is left out nothing is known.
            Some(Meant::LeftOut(_)) => {
                let krate = &self.krate;
                return Ok(Target { ty: quote!(#krate::__private::Json), is_request: false });
            }
            None => return Err(missing(model)),
        };
        let up = from.modules.iter().map(|_| quote!(super::));
        let down = page.modules.iter().map(|module| {
            let module = names::field(module, self.name.span(), &[]);
            quote!(#module::)
        });
        let ident = &page.ident;
        let ty = if from.modules == page.modules {
            quote!(#ident)
        } else {
            quote!(#(#up)* #(#down)* #ident)
        };
        let shape = page.described.as_ref().map(|described| &described.shape);
        let is_request = matches!(shape, Some(Shape::Fields { .. } | Shape::Union(_)));
        let ty =
            if is_direct && is_request && is_in(i) { quote!(::std::boxed::Box<#ty>) } else { ty };
        Ok(Target { ty, is_request })
    }

    /// What is said of a request besides is of one that there is.
    fn check_structs(&self, options: &Options, errors: &mut Errors) {
        let known: Vec<_> = self.pages.iter().map(|page| page.ident.to_string()).collect();
        let known: Vec<_> = known.iter().map(String::as_str).collect();
        for item in &options.structs {
            let name = item.ident.to_string();
            if !known.contains(&name.as_str()) {
                let hint = diag::nearest(&name, &known);
                let hint =
                    hint.map_or_else(String::new, |known| format!("; did you mean `{known}`?"));
                errors.on(&item.ident, format!("no page of the folder describes `{name}`{hint}"));
            }
        }
    }
}

fn missing(model: &Model) -> String {
    let name = &model.name;
    match &model.link {
        Some(link) => format!("this links to `{link}`, and there is no such page in the folder"),
        None => row::unknown_type(name),
    }
}

impl Page {
    /// The types of its fields, or of what it is a union of.
    fn kinds(&self) -> Vec<&Kind> {
        match self.described.as_ref().map(|described| &described.shape) {
            Some(Shape::Fields { rows, .. }) => rows.iter().map(|row| &row.kind).collect(),
            Some(Shape::Union(kinds)) => kinds.iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The names of other pages in them.
    fn models(&self) -> Vec<&Model> {
        self.kinds().into_iter().filter_map(Kind::model).collect()
    }
}

/// The fields of a struct that says more of a page's.
fn fields(item: &DeriveInput) -> Vec<syn::Field> {
    match &item.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => fields.named.iter().cloned().collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The modules in one, each with what is in it.
fn nested(modules: &BTreeMap<Vec<String>, TokenStream>, at: &[String], span: Span) -> TokenStream {
    let mut items = modules.get(at).cloned().unwrap_or_default();
    let is_in = |path: &&Vec<String>| path.len() == at.len() + 1 && path.starts_with(at);
    for path in modules.keys().filter(is_in) {
        let name = path.last().map_or("", String::as_str);
        let ident = names::field(name, span, &[]);
        let inner = nested(modules, path, span);
        let docs = format!(" What the pages in `{name}` describe.");
        items.extend(quote! {
            #[doc = #docs]
            pub mod #ident { #inner }
            pub use self::#ident::*;
        });
    }
    items
}

/// The paths of all pages in a folder, from it.
fn pages(root: &Path, folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let entries = fs::read_dir(root.join(folder))?;
    let mut names =
        entries.map(|entry| Ok(entry?.file_name())).collect::<std::io::Result<Vec<_>>>()?;
    names.sort();
    for name in names {
        let path = folder.join(&name);
        if root.join(&path).is_dir() {
            pages(root, &path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
    Ok(())
}

/// A path as it is looked up: without `.` and `..`, in lower case.
fn key(path: &Path) -> String {
    let mut parts: Vec<String> = Vec::new();
    for component in path.components() {
        match component {
            Component::Normal(part) => parts.push(part.to_string_lossy().to_lowercase()),
            Component::ParentDir => {
                parts.pop();
            }
            _ => {}
        }
    }
    parts.join("/")
}
