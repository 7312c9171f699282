//! `field_tables!`: a module with the types that the pages of a folder define.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Error, Ident, LitStr, Visibility};

use crate::diag::{self, Errors, Result};
use crate::markdown::definition::field_row::unknown_type;
use crate::markdown::definition::page_definition::{DefinitionKind, PageDefinition};
use crate::markdown::described_type::{DescribedType, NamedType};
use crate::markdown::output::item::{self, ItemHeader};
use crate::markdown::output::rust_names;
use crate::markdown::output::rust_type::PageType;
use crate::markdown::output::struct_field::{self, ItemContext};
use crate::markdown::page_error::PageErrors;
use crate::markdown::page_options::{OF_FOLDER, PageOptions};
use crate::markdown::page_source::{PageSource, crate_root};
use crate::markdown::recursion;

pub(crate) fn expand(args: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let options = PageOptions::parse(args, OF_FOLDER, &mut errors);
    let expanded = if let Some(path) = &options.path {
        errors.take(Folder::read(path, &options))
    } else {
        let message =
            "`field_tables` needs the path of a folder, as in `field_tables!(\"docs/models\")`";
        errors.push(Error::new(Span::call_site(), message));
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
    pages: Vec<FolderPage>,
    /// The index of the page at each path, in lower case, because links do not always use the case of the file.
    paths: BTreeMap<String, usize>,
    excluded: Vec<ExcludedPage>,
}

/// A page that `except(..)` excludes.
struct ExcludedPage {
    path: String,
    written: LitStr,
    exists: bool,
}

/// The page that a name refers to.
#[derive(Clone, Copy)]
enum PageRef {
    /// A page, by its index.
    Page(usize),
    /// An excluded page, by its index.
    Excluded(usize),
}

struct FolderPage {
    /// The modules for the folders between the root and the page.
    modules: Vec<String>,
    path: PathBuf,
    source: PageSource,
    ident: Ident,
    /// The definition, unless the page has an error.
    definition: Option<PageDefinition>,
    errors: PageErrors,
}

impl Folder {
    fn read(name: &LitStr, options: &PageOptions) -> Result<Self> {
        let root = crate_root().join(name.value());
        let mut paths = Vec::new();
        page_paths(&root, Path::new(""), &mut paths).map_err(|error| {
            let folder = name.value();
            Error::new(name.span(), format!("cannot read the folder `{folder}`: {error}"))
        })?;
        let keys: Vec<_> = paths.iter().map(|path| key(&root.join(path))).collect();
        let excluded = options.except.iter().map(|written| {
            let path = key(&root.join(written.value()));
            ExcludedPage { exists: keys.contains(&path), written: written.clone(), path }
        });
        let excluded: Vec<_> = excluded.collect();
        paths.retain(|path| !excluded.iter().any(|page| page.path == key(&root.join(path))));
        if keys.is_empty() {
            return Err(Error::new(name.span(), "this folder has no pages: no file ends in `.md`"));
        }
        let index = paths.iter().enumerate().map(|(i, path)| (key(&root.join(path)), i)).collect();
        let krate = options.krate.clone();
        let mut folder =
            Self { krate, name: name.clone(), root, pages: Vec::new(), paths: index, excluded };
        for path in paths {
            let page = folder.read_page(path)?;
            folder.pages.push(page);
        }
        Ok(folder)
    }

    /// Reads a page. Its type gets a name that differs from those of the pages before it in the same folder.
    fn read_page(&self, path: PathBuf) -> Result<FolderPage> {
        let written = Path::new(&self.name.value()).join(&path);
        let written = written.to_string_lossy().replace('\\', "/");
        let source = PageSource::of_file(&LitStr::new(&written, self.name.span()))?;
        let mut errors = PageErrors::default();
        let has_page = |named: &NamedType| self.find(named, &path).is_some();
        let definition = PageDefinition::read(&source.text, None, &has_page, &mut errors);
        let folders = path.parent().into_iter().flat_map(Path::components);
        let modules: Vec<_> = folders
            .map(|folder| rust_names::snake_case(&folder.as_os_str().to_string_lossy()))
            .collect();
        let taken = self.pages.iter().filter(|page| page.modules == modules);
        let taken: Vec<_> = taken.map(|page| page.ident.clone()).collect();
        let title = definition.as_ref().map_or("", |definition| definition.title.as_str());
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let stem = stem.unwrap_or_default();
        let title = if title.is_empty() { &stem } else { title };
        let ident = rust_names::type_name(title, self.name.span(), &taken);
        let definition = definition.filter(|_| errors.0.is_empty());
        Ok(FolderPage { modules, path, source, ident, definition, errors })
    }

    /// Returns the page that a name on another page refers to: the target of its link or, without a link, the file with this
    /// name, preferably in the same folder.
    fn find(&self, named: &NamedType, from: &Path) -> Option<PageRef> {
        let from = self.root.join(from);
        let folder = from.parent().unwrap_or(Path::new(""));
        let Some(link) = &named.link else {
            let file = format!("{}.md", named.name.to_lowercase());
            let in_same_folder = self.page_at(&key(&folder.join(&file)));
            let suffix = format!("/{file}");
            let elsewhere = || self.keys().find(|path| path.ends_with(&suffix));
            return in_same_folder.or_else(|| self.page_at(elsewhere()?));
        };
        let file = link.split(['#', '?']).next().unwrap_or(link);
        self.page_at(&key(&if file.is_empty() { from.clone() } else { folder.join(file) }))
    }

    fn keys(&self) -> impl Iterator<Item = &String> {
        self.paths.keys().chain(self.excluded.iter().map(|page| &page.path))
    }

    fn page_at(&self, key: &str) -> Option<PageRef> {
        let excluded = || self.excluded.iter().position(|page| page.path == key);
        let page = self.paths.get(key).copied().map(PageRef::Page);
        page.or_else(|| excluded().map(PageRef::Excluded))
    }

    /// Reports each excluded page that neither exists nor is linked to.
    fn check_excluded(&self, errors: &mut Errors) {
        // The links of a page with an error are not known.
        if self.pages.iter().any(|page| page.definition.is_none()) {
            return;
        }
        let targets = self.pages.iter().flat_map(|page| {
            page.types()
                .into_iter()
                .filter_map(DescribedType::named)
                .filter_map(|named| self.find(named, &page.path))
        });
        let targets: Vec<_> = targets.collect();
        for (i, page) in self.excluded.iter().enumerate() {
            let is_target =
                targets.iter().any(|target| matches!(target, PageRef::Excluded(j) if *j == i));
            if !page.exists && !is_target {
                let path = page.written.value();
                let message = format!("no page `{path}` exists in this folder or is linked to");
                errors.on(&page.written, message);
            }
        }
    }

    /// Reports each of the user's structs that no page defines.
    fn check_structs(&self, options: &PageOptions, errors: &mut Errors) {
        let known: Vec<_> = self.pages.iter().map(|page| page.ident.to_string()).collect();
        let known: Vec<_> = known.iter().map(String::as_str).collect();
        for item in &options.structs {
            let name = item.ident.to_string();
            if !known.contains(&name.as_str()) {
                let hint = diag::did_you_mean(diag::nearest(&name, &known));
                errors.on(&item.ident, format!("no page of this folder defines `{name}`{hint}"));
            }
        }
    }

    fn expand(&self, options: &PageOptions, errors: &mut Errors) -> TokenStream {
        self.check_structs(options, errors);
        self.check_excluded(errors);
        let direct_parts: Vec<_> = self.pages.iter().map(|page| self.direct_parts(page)).collect();
        let components = recursion::components(&direct_parts);
        let mut modules: BTreeMap<Vec<String>, TokenStream> = BTreeMap::new();
        for (i, page) in self.pages.iter().enumerate() {
            let contains_page = |j: usize| components.get(i) == components.get(j);
            let item = self.item(page, &contains_page, options, errors);
            let dependency = page.source.dependency();
            // A module is needed for a folder that contains folders only.
            for n in 0..page.modules.len() {
                modules.entry(page.modules.iter().take(n).cloned().collect()).or_default();
            }
            modules.entry(page.modules.clone()).or_default().extend(quote!(#item #dependency));
        }
        self.module(&modules)
    }

    /// Returns the module of the folder, given the items of each of its modules.
    fn module(&self, modules: &BTreeMap<Vec<String>, TokenStream>) -> TokenStream {
        let name = self.name.value();
        let last = Path::new(&name).file_name().map(|name| name.to_string_lossy().into_owned());
        let ident = rust_names::field(&last.unwrap_or_default(), self.name.span(), &[]);
        let items = module_content(modules, &[], self.name.span());
        let docs = module_docs(&name);
        quote! {
            #[doc = #docs]
            #[allow(
                dead_code, unused_imports, ambiguous_glob_reexports, clippy::module_inception,
                reason = "every page has its type, used or not"
            )]
            pub mod #ident { #items }
            #[allow(unused_imports, reason = "the types may be named through their module only")]
            pub use self::#ident::*;
        }
    }

    /// Returns the pages whose values a page contains directly, outside of lists and maps.
    fn direct_parts(&self, page: &FolderPage) -> Vec<usize> {
        let parts = page.types().into_iter().filter_map(|field_type| match field_type {
            DescribedType::Named(named) => match self.find(named, &page.path)? {
                PageRef::Page(i) => Some(i),
                PageRef::Excluded(_) => None,
            },
            _ => None,
        });
        parts.collect()
    }

    /// Returns the type of a page. A page with an error becomes an alias, so that other pages have no further errors.
    fn item(
        &self,
        page: &FolderPage,
        contains_page: &dyn Fn(usize) -> bool,
        options: &PageOptions,
        errors: &mut Errors,
    ) -> TokenStream {
        page.source.report(&page.errors, errors);
        let krate = &options.krate;
        let ident = &page.ident;
        let Some(definition) = &page.definition else {
            return quote!(pub type #ident = #krate::__private::Json;);
        };
        let user_struct = options.structs.iter().find(|item| item.ident == *ident);
        let attrs = user_struct.map_or(&[][..], |item| &item.attrs);
        let user_fields = user_struct.map(struct_field::named_fields).unwrap_or_default();
        let docs = Some(item::docs(definition, &page.source));
        let header =
            ItemHeader { ident: ident.clone(), attrs, docs, derives: item::REQUEST_DERIVES };
        let vis: Visibility = syn::parse_quote!(pub);
        let find = |named: &NamedType, is_direct: bool| {
            self.type_of_page(named, page, is_direct, contains_page)
        };
        let context = ItemContext {
            source: &page.source,
            options,
            vis: &vis,
            user_fields: &user_fields,
            find: &find,
            is_complete: true,
        };
        item::expand(&header, &definition.kind, &context, errors)
    }

    /// Returns the type of another page, in a box if that page contains this one.
    fn type_of_page(
        &self,
        named: &NamedType,
        from: &FolderPage,
        is_direct: bool,
        contains_page: &dyn Fn(usize) -> bool,
    ) -> std::result::Result<PageType, String> {
        let i = match self.find(named, &from.path) {
            Some(PageRef::Page(i)) => i,
            // The definition of an excluded page is not known.
            Some(PageRef::Excluded(_)) => {
                let krate = &self.krate;
                return Ok(PageType { ty: quote!(#krate::__private::Json), is_request: false });
            }
            None => return Err(missing_page(named)),
        };
        let page = self.pages.get(i).ok_or_else(|| missing_page(named))?;
        let ty = self.path_between(from, page);
        let kind = page.definition.as_ref().map(|definition| &definition.kind);
        let is_request =
            matches!(kind, Some(DefinitionKind::Fields { .. } | DefinitionKind::Union(_)));
        let is_boxed = is_direct && is_request && contains_page(i);
        let ty = if is_boxed { quote!(::std::boxed::Box<#ty>) } else { ty };
        Ok(PageType { ty, is_request })
    }

    /// Returns the path from the module of one page to the type of another.
    fn path_between(&self, from: &FolderPage, to: &FolderPage) -> TokenStream {
        let ident = &to.ident;
        if from.modules == to.modules {
            return quote!(#ident);
        }
        let up = from.modules.iter().map(|_| quote!(super::));
        let down = to.modules.iter().map(|module| {
            let module = rust_names::field(module, self.name.span(), &[]);
            quote!(#module::)
        });
        quote!(#(#up)* #(#down)* #ident)
    }
}

fn missing_page(named: &NamedType) -> String {
    match &named.link {
        Some(link) => format!("this page links to `{link}`, which is not in the folder"),
        None => unknown_type(&named.name),
    }
}

impl FolderPage {
    /// Returns the types of its fields, or the members of its union.
    fn types(&self) -> Vec<&DescribedType> {
        match self.definition.as_ref().map(|definition| &definition.kind) {
            Some(DefinitionKind::Fields { rows, .. }) => {
                rows.iter().map(|row| &row.field_type).collect()
            }
            Some(DefinitionKind::Union(members)) => members.iter().collect(),
            _ => Vec::new(),
        }
    }
}

/// Returns the content of a module, with its inner modules.
fn module_content(
    modules: &BTreeMap<Vec<String>, TokenStream>,
    module: &[String],
    span: Span,
) -> TokenStream {
    let mut items = modules.get(module).cloned().unwrap_or_default();
    let is_child = |path: &&Vec<String>| path.len() == module.len() + 1 && path.starts_with(module);
    for path in modules.keys().filter(is_child) {
        let name = path.last().map_or("", String::as_str);
        let ident = rust_names::field(name, span, &[]);
        let inner = module_content(modules, path, span);
        let docs = module_docs(name);
        items.extend(quote! {
            #[doc = #docs]
            pub mod #ident { #inner }
            pub use self::#ident::*;
        });
    }
    items
}

fn module_docs(folder: &str) -> String {
    format!(" The types that the pages in `{folder}` define.")
}

/// Appends the paths of all pages below a folder, relative to the root.
fn page_paths(root: &Path, folder: &Path, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let entries = fs::read_dir(root.join(folder))?;
    let mut names =
        entries.map(|entry| Ok(entry?.file_name())).collect::<std::io::Result<Vec<_>>>()?;
    names.sort();
    for name in names {
        let path = folder.join(&name);
        if root.join(&path).is_dir() {
            page_paths(root, &path, paths)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            paths.push(path);
        }
    }
    Ok(())
}

/// Returns the key of a path: in lower case, without `.` and `..`.
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
