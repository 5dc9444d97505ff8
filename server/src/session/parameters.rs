//! Which document the parameters of a message are about.

use std::borrow::Cow;

use tower_lsp::lsp_types::request::GotoTypeDefinitionParams;
use tower_lsp::lsp_types::*;

use super::answers::code_actions::promised_document;
use super::requests::shapes::{
    ApplyParams, CheckParams, CitationsParams, CitesParams, FindSourceParams, NoParams,
    ProvisionParams, SearchParams, TopicParams,
};

/// Parameters that are about a document, or may be.
pub trait AboutDocument {
    /// Its address.
    fn document(&self) -> Option<Cow<'_, Url>>;
}

macro_rules! about_document {
    ($($params:ty: $($field:ident).+;)*) => {$(
        impl AboutDocument for $params {
            fn document(&self) -> Option<Cow<'_, Url>> {
                Some(Cow::Borrowed(&self.$($field).+))
            }
        }
    )*};
}

// Type definition has the parameters of definition.
about_document! {
    ApplyParams: uri;
    CitationsParams: uri;
    CitesParams: uri;
    FindSourceParams: text_document.uri;

    CallHierarchyPrepareParams: text_document_position_params.text_document.uri;
    CodeActionParams: text_document.uri;
    CodeLensParams: text_document.uri;
    CompletionParams: text_document_position.text_document.uri;
    DocumentDiagnosticParams: text_document.uri;
    DocumentHighlightParams: text_document_position_params.text_document.uri;
    DocumentLinkParams: text_document.uri;
    DocumentSymbolParams: text_document.uri;
    FoldingRangeParams: text_document.uri;
    GotoTypeDefinitionParams: text_document_position_params.text_document.uri;
    HoverParams: text_document_position_params.text_document.uri;
    InlayHintParams: text_document.uri;
    ReferenceParams: text_document_position.text_document.uri;
    SemanticTokensParams: text_document.uri;
    SemanticTokensRangeParams: text_document.uri;
}

impl AboutDocument for CodeAction {
    fn document(&self) -> Option<Cow<'_, Url>> {
        promised_document(self).map(Cow::Owned)
    }
}

macro_rules! perhaps_about_document {
    ($($params:ty: $at:ident;)*) => {$(
        impl AboutDocument for $params {
            fn document(&self) -> Option<Cow<'_, Url>> {
                let at = self.$at.as_ref()?;
                Some(Cow::Borrowed(&at.text_document.uri))
            }
        }
    )*};
}

perhaps_about_document! {
    ProvisionParams: at;
    SearchParams: at;
}

macro_rules! about_no_document {
    ($($params:ty;)*) => {$(
        impl AboutDocument for $params {
            fn document(&self) -> Option<Cow<'_, Url>> {
                None
            }
        }
    )*};
}

// Of what a lens shows, the document that it stands in is no part.
about_no_document! {
    CheckParams;
    CodeLens;
    NoParams;
    TopicParams;
    WorkspaceDiagnosticParams;
}
