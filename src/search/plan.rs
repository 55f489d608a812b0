//! From a query and a filter to what the engine runs. Only the words of the query are ranked; every condition beside
//! them counts nothing.

use super::Unit;
use super::filter::{Filter, Hidden};
use super::gathered::Gathered;
use super::parse::{Node, Query};
use super::schema::{Fields, Text};
use crate::model::CoderId;
use std::collections::HashMap;
use std::ops::Bound;
use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, ConstScoreQuery, InvertedIndexRangeQuery, Occur, PhraseQuery, Query as Plan, TermQuery,
    TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

type Clause = (Occur, Box<dyn Plan>);

/// What the engine runs for `query` within `filter`.
pub(super) fn plan(query: &Query, filter: &Filter, fields: &Fields) -> BooleanQuery {
    let mut clauses = conditions(filter, fields);
    let text = fields.text(filter.unit);
    match &query.root {
        Some(Node::All(parts)) => clauses.extend(parts.iter().map(|part| clause(part, text))),
        Some(node) => clauses.push(clause(node, text)),
        None => {}
    }
    BooleanQuery::new(clauses)
}

/// Whether anything in the query is ranked.
pub(super) fn is_ranked(query: &Query) -> bool {
    fn ranked(node: &Node) -> bool {
        match node {
            Node::All(parts) | Node::Any(parts) => parts.iter().any(ranked),
            Node::Not(_) => false,
            Node::Stems(_) | Node::Prefix(_) => true,
        }
    }
    query.root.as_ref().is_some_and(ranked)
}

fn clause(node: &Node, text: Text) -> Clause {
    match node {
        Node::Not(inner) => (Occur::MustNot, Box::new(Gathered(part(inner, text)))),
        _ => (Occur::Must, part(node, text)),
    }
}

fn part(node: &Node, text: Text) -> Box<dyn Plan> {
    match node {
        Node::All(parts) => all_of(parts.iter().map(|part| clause(part, text)).collect()),
        Node::Any(parts) => {
            Box::new(BooleanQuery::new(parts.iter().map(|node| (Occur::Should, part(node, text))).collect()))
        }
        Node::Not(_) => all_of(vec![clause(node, text)]),
        Node::Prefix(prefix) => begins_with(prefix, text.words),
        Node::Stems(stems) => {
            let mut terms: Vec<Term> = stems.iter().map(|stem| Term::from_field_text(text.stems, stem)).collect();
            match terms.len() {
                1 => Box::new(TermQuery::new(terms.remove(0), IndexRecordOption::WithFreqs)),
                _ => Box::new(PhraseQuery::new(terms)),
            }
        }
    }
}

/// A conjunction; where it only excludes, of everything.
fn all_of(mut clauses: Vec<Clause>) -> Box<dyn Plan> {
    clauses.push((Occur::Must, unranked(Box::new(AllQuery))));
    Box::new(BooleanQuery::new(clauses))
}

fn unranked(plan: Box<dyn Plan>) -> Box<dyn Plan> {
    Box::new(ConstScoreQuery::new(plan, 0.0))
}

/// Words from `prefix` up to the same with its last letter raised by one; each counts the same, 1.
fn begins_with(prefix: &str, field: Field) -> Box<dyn Plan> {
    let mut chars = prefix.chars();
    let next = chars.next_back().and_then(|last| (u32::from(last) + 1..).map_while(above).find_map(char::from_u32));
    let upper = match next {
        Some(next) => Bound::Excluded(Term::from_field_text(field, &format!("{}{next}", chars.as_str()))),
        None => Bound::Unbounded,
    };
    Box::new(InvertedIndexRangeQuery::new(Bound::Included(Term::from_field_text(field, prefix)), upper))
}

fn above(code: u32) -> Option<u32> {
    (code <= u32::from(char::MAX)).then_some(code)
}

fn conditions(filter: &Filter, fields: &Fields) -> Vec<Clause> {
    let mut clauses = vec![(Occur::Must, unranked(one_of(fields.unit, [filter.unit.key()])))];
    let mut must = |field: Field, values: Option<Vec<&[u8]>>| {
        if let Some(values) = values {
            clauses.push((Occur::Must, unranked(one_of(field, values))));
        }
    };
    must(fields.theme, bytes(&filter.themes, |id| id.0.as_bytes()));
    must(fields.coder, bytes(&filter.coders, |id| id.0.as_bytes()));
    must(fields.magnitude, bytes(&filter.magnitudes, |value| value.as_bytes()));
    must(fields.case, bytes(&filter.cases, |id| id.0.as_bytes()));
    must(fields.role, bytes(&filter.roles, |role| role.word().as_bytes()));
    must(fields.transcript, bytes(&filter.transcripts, |id| id.0.as_bytes()));
    if filter.unit == Unit::Quote {
        clauses.extend(hidden(&filter.hidden, fields));
    }
    clauses
}

fn bytes<T>(values: &Option<Vec<T>>, key: impl Fn(&T) -> &[u8]) -> Option<Vec<&[u8]>> {
    values.as_ref().map(|values| values.iter().map(key).collect())
}

/// Documents whose `field` holds one of `values`.
fn one_of<'v>(field: Field, values: impl IntoIterator<Item = &'v [u8]>) -> Box<dyn Plan> {
    let mut terms: Vec<Term> = values.into_iter().map(|value| Term::from_field_bytes(field, value)).collect();
    match terms.len() {
        1 => Box::new(TermQuery::new(terms.remove(0), IndexRecordOption::Basic)),
        _ => Box::new(TermSetQuery::new(terms)),
    }
}

/// Takes out the hidden quotes: one clause for every coder who keeps her own, whatever the number of transcripts. A
/// transcript that is hidden twice, for different coders, shows what no entry hides: nothing.
fn hidden(hidden: &[Hidden], fields: &Fields) -> Vec<Clause> {
    let mut by_coder: HashMap<Option<CoderId>, Vec<&[u8]>> = HashMap::new();
    for entry in hidden {
        by_coder.entry(entry.but).or_default().push(entry.transcript.0.as_bytes());
    }
    by_coder
        .into_iter()
        .map(|(but, transcripts)| {
            let mut clauses = vec![(Occur::Must, one_of(fields.transcript, transcripts))];
            if let Some(coder) = but {
                clauses.push((Occur::MustNot, one_of(fields.coder, [coder.0.as_bytes().as_slice()])));
            }
            (Occur::MustNot, Box::new(Gathered(Box::new(BooleanQuery::new(clauses)))) as Box<dyn Plan>)
        })
        .collect()
}
