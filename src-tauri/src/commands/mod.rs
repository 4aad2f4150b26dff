//! What the window may ask, one file per noun. Queries return data, mutations [`store::Changed`].

pub mod data;
pub mod journal;
pub mod living;
pub mod paths;
pub mod plan;
pub mod portfolio;
pub mod profile;
pub mod release;
pub mod risk;
pub mod settings;
pub mod skills;
pub mod unsaved;

type Answer<T> = Result<T, domain::UserError>;
