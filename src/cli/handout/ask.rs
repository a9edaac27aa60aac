//! What was typed, over the recipe if one is named → one request.

use std::path::Path;

use crate::cli::args::HandoutOptions;
use crate::diag::Source;
use crate::job::Failure;
use crate::job::handout::{HandoutRequest, copies, day_of};
use crate::job::settings::Settled;
use crate::load::{load_recipe, read_text};
use crate::model::{Given, Origin, Recipe, Settings};

/// The recipe that is named, if one is.
pub(super) fn recipe(options: &HandoutOptions) -> Result<Option<Recipe>, Failure> {
    let recipe = match &options.items[..] {
        [one] if is_recipe(one) => Some(read_recipe(Path::new(one))?),
        _ => None,
    };
    let items = recipe.as_ref().map_or(&options.items, |recipe| &recipe.items);
    if let Some(file) = items.iter().find(|item| is_recipe(item)) {
        return Err(Failure::new(format!(
            "`{file}` is a recipe, and there is more beside it"
        ))
        .hint("name one recipe alone, or cards and worksheets"));
    }
    Ok(recipe)
}

/// What a recipe settles.
pub(super) fn settings_of(recipe: &Recipe) -> Settings {
    fn given<T>(value: T) -> Given<T> {
        Given { value, origin: Origin::Recipe }
    }
    let mut settings = Settings::default();
    let print = &mut settings.print;
    if !recipe.access.is_empty() {
        print.access = Some(given(recipe.access.clone()));
    }
    print.long_distance = recipe.long_distance.then(|| given(true));
    print.discreet = recipe.discreet.then(|| given(true));
    print.lang = recipe.language.clone().map(|language| given(vec![language]));
    print.edition = recipe.edition.map(given);
    settings
}

/// The request.
pub(super) fn request(
    options: &HandoutOptions,
    recipe: Option<Recipe>,
    settled: &Settled,
) -> Result<HandoutRequest, Failure> {
    let recipe = recipe
        .unwrap_or_else(|| Recipe { items: options.items.clone(), ..Recipe::default() });
    let whose: Vec<_> = options.whose.iter().map(|who| who.whose()).collect();
    let day = |text: Option<&str>| text.map(day_of).transpose();
    Ok(HandoutRequest {
        items: recipe.items,
        title: said(options.title.as_deref()).or(recipe.title),
        note: said(options.note.as_deref()).or(recipe.note),
        client: said(options.client.as_deref()),
        date: day(settled.around.date.as_deref())?,
        due: day(options.due.as_deref())?,
        whose: copies(&whose),
        access: settled.access(),
        long_distance: settled.is_far(),
        discreet: settled.is_discreet(),
        language: settled.handout_language()?,
        edition: settled.edition(),
    })
}

/// A text that says something.
fn said(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn is_recipe(word: &str) -> bool {
    Path::new(word).extension().is_some_and(|extension| extension == "toml")
}

fn read_recipe(path: &Path) -> Result<Recipe, Failure> {
    let source = Source::new(&path.to_string_lossy(), &read_text(path)?);
    load_recipe(&source).map_err(|problems| Failure::in_file(&source, problems))
}
