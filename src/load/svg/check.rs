//! What may stand in a drawing's file, and how much it grows to when its references are followed.

use std::collections::HashMap;

use usvg::roxmltree::{Document, Node, NodeId};

use crate::load::svg::SvgFault;
use crate::load::svg::numbers::has_huge_number;

/// Elements inside elements, references followed; usvg walks them by recursion.
const DEEPEST: usize = 64;
/// Bytes of all attributes, each counted as often as references repeat it.
const HEAVIEST: usize = 1 << 20;
/// Elements, each counted as often as references repeat it.
const MOST: usize = 20_000;
/// Bytes of style sheets: every rule is tried on every element.
const LONGEST_STYLE: usize = 16 << 10;

/// What stands between a `<` and its `>` in a selector: each step may be sought among all
/// ancestors, so many of them take for ever.
const MOST_STEPS: usize = 4;

/// Checks a parsed file.
pub(super) fn check(file: &Document<'_>) -> Result<(), SvgFault> {
    let mut style = 0;
    for node in file.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        refuse_element(name)?;
        if name == "style" {
            let text = node.text().unwrap_or_default();
            style += text.len();
            check_style(text)?;
        }
        let mut values = node.attributes().filter(|one| {
            let (name, is_plain) = (one.name(), one.namespace().is_none());
            let is_word = matches!(name, "id" | "class" | "href")
                || name.starts_with("data-")
                || name.starts_with("aria-");
            is_plain && !is_word
        });
        let in_style =
            name == "style" && has_huge_number(node.text().unwrap_or_default());
        if in_style || values.any(|one| has_huge_number(one.value())) {
            return Err(SvgFault::too_far());
        }
    }
    check_page(file.root_element())?;
    if style > LONGEST_STYLE {
        return Err(SvgFault::too_much("style sheets of over 16 KB"));
    }
    let mut ids = HashMap::new();
    for node in file.descendants().filter(Node::is_element) {
        for id in node.attributes().filter(|attribute| attribute.name() == "id") {
            ids.entry(id.value()).or_insert(node);
        }
    }
    let mut weights = Weights { ids, known: HashMap::new() };
    let (elements, bytes) = weights.of(file.root_element(), 0)?;
    if elements > MOST {
        return Err(SvgFault::too_much(&format!("over {MOST} elements")));
    }
    if bytes > HEAVIEST {
        return Err(SvgFault::too_much("over 1 MB of shapes"));
    }
    Ok(())
}

/// A page without extent is taken for no page at all by usvg, and given one.
fn check_page(svg: Node<'_, '_>) -> Result<(), SvgFault> {
    let Some(page) = svg.attribute("viewBox") else { return Ok(()) };
    let numbers = page.split([' ', ',', '\n', '\t']).filter(|part| !part.is_empty());
    let numbers: Option<Vec<f32>> = numbers.map(|part| part.parse().ok()).collect();
    let has_extent = |side: &f32| side.is_finite() && *side > 0.0;
    match numbers.as_deref() {
        Some([_, _, sides @ ..]) if sides.len() == 2 && sides.iter().all(has_extent) => {
            Ok(())
        }
        _ => {
            let short: String = page.chars().take(40).collect();
            let why = format!("its `viewBox` `{short}` is no page");
            Err(SvgFault::new(why, "fit the page to the drawing and save it again"))
        }
    }
}

fn refuse_element(name: &str) -> Result<(), SvgFault> {
    match name {
        "text" | "tspan" | "textPath" | "tref" => Err(SvgFault::new(
            "it has text, whose fonts are not in the file",
            "turn text into outlines (paths) in the program that drew it",
        )),
        "image" | "feImage" => Err(SvgFault::not_flat("an embedded picture")),
        "foreignObject" => Err(SvgFault::not_flat("foreign content")),
        _ => Ok(()),
    }
}

/// What an element is that others refer to, when it is nothing flat.
fn refuse_target(name: &str) -> Result<(), SvgFault> {
    let what = match name {
        "linearGradient" | "radialGradient" | "meshgradient" => "a gradient",
        "pattern" => "a pattern",
        "mask" => "a mask",
        "filter" => "a filter",
        "marker" => "markers on its lines",
        _ => return Ok(()),
    };
    Err(SvgFault::not_flat(what))
}

fn check_style(text: &str) -> Result<(), SvgFault> {
    if text.contains("url(") {
        let what = "a gradient, a clip path or the like in its style sheet";
        return Err(SvgFault::not_flat(what));
    }
    let selectors = text.split(['{', '}']).step_by(2).flat_map(|list| list.split(','));
    let most = selectors.map(|selector| selector.split_whitespace().count()).max();
    if most.unwrap_or_default() > MOST_STEPS {
        return Err(SvgFault::too_much(
            "selectors of over four steps in its style sheet",
        ));
    }
    Ok(())
}

/// How much each element comes to: elements and bytes of attributes.
struct Weights<'a, 'input> {
    ids: HashMap<&'a str, Node<'a, 'input>>,
    /// None while an element is being weighed: it refers to itself.
    known: HashMap<NodeId, Option<(usize, usize)>>,
}

impl<'a, 'input> Weights<'a, 'input> {
    fn of(
        &mut self,
        node: Node<'a, 'input>,
        depth: usize,
    ) -> Result<(usize, usize), SvgFault> {
        if depth > DEEPEST {
            return Err(SvgFault::too_much(&format!(
                "elements over {DEEPEST} deep inside each other"
            )));
        }
        match self.known.get(&node.id()) {
            Some(Some(weight)) => return Ok(*weight),
            Some(None) => {
                let why = "a part of it refers to itself";
                return Err(SvgFault::new(why, "save it as plain SVG"));
            }
            None => {}
        }
        self.known.insert(node.id(), None);
        let mut sum = (1_usize, 0_usize);
        let mut add = |(elements, bytes): (usize, usize)| {
            sum = (sum.0.saturating_add(elements), sum.1.saturating_add(bytes));
        };
        for attribute in node.attributes() {
            add((0, attribute.value().len()));
            for id in references(attribute.name(), attribute.value()) {
                if let Some(target) = self.ids.get(id).copied() {
                    refuse_target(target.tag_name().name())?;
                    add(self.of(target, depth + 1)?);
                }
            }
        }
        for child in node.children().filter(Node::is_element) {
            add(self.of(child, depth + 1)?);
        }
        self.known.insert(node.id(), Some(sum));
        Ok(sum)
    }
}

/// The ids that the value of an attribute refers to.
fn references<'v>(name: &str, value: &'v str) -> Vec<&'v str> {
    if name == "href" {
        return value.trim().strip_prefix('#').into_iter().collect();
    }
    let parts = value.split("url(").skip(1);
    let id = |part: &'v str| {
        let inner = part.split(')').next()?.trim().trim_matches(['"', '\'']);
        inner.trim().strip_prefix('#')
    };
    parts.filter_map(id).collect()
}
