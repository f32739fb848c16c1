//! What was answered, whole, with nothing taken out but the request's id, the date and the nonce;
//! and where two collections of answers differ.

use std::collections::BTreeMap;

use axum::response::Response;
use http_body_util::BodyExt as _;

/// Status, headers and body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer(pub String);

impl Answer {
    pub async fn of(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let text =
            |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let mut headers: Vec<String> = parts
            .headers
            .iter()
            .filter(|(name, _)| !["x-request-id", "date"].contains(&name.as_str()))
            .map(|(name, value)| format!("{name}: {}", text(value)))
            .collect();
        headers.sort();
        let policy = parts.headers.get("content-security-policy").map(text).unwrap_or_default();
        let nonce = policy.split_once("'nonce-").and_then(|(_, rest)| rest.split_once('\''));
        let (status, headers) = (parts.status.as_u16(), headers.join("\n"));
        let whole = format!("{status}\n{headers}\n\n{}", String::from_utf8_lossy(&body));
        Self(match nonce {
            Some((nonce, _)) => whole.replace(nonce, "(nonce)"),
            None => whole,
        })
    }

    pub fn status(&self) -> u16 {
        self.0[..3].parse().unwrap()
    }

    pub fn body(&self) -> &str {
        self.0.split_once("\n\n").unwrap().1
    }
}

/// Answers by who asked what and when.
#[derive(Clone, Debug, Default)]
pub struct Gathered(pub BTreeMap<String, Answer>);

impl Gathered {
    pub fn add(&mut self, label: String, answer: Answer) {
        let before = self.0.insert(label.clone(), answer);
        assert!(before.is_none(), "asked twice: {label}");
    }

    /// Those whose label holds one of the words.
    pub fn only(&self, words: &[&str]) -> Self {
        let wanted = |label: &String| words.iter().any(|word| label.contains(word));
        let found = self.0.iter().filter(|(label, _)| wanted(label));
        Self(found.map(|(label, answer)| (label.clone(), answer.clone())).collect())
    }

    pub fn without(mut self, words: &[&str]) -> Self {
        self.0.retain(|label, _| !words.iter().any(|word| label.contains(word)));
        self
    }

    /// Where the other does not answer the same to the same question.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let differing = |(label, ours): (&String, &Answer)| match other.0.get(label) {
            Some(theirs) if theirs == ours => None,
            Some(theirs) => Some(format!("{label}\n{}", first_difference(&ours.0, &theirs.0))),
            None => Some(format!("{label}\nnot asked")),
        };
        self.0.iter().filter_map(differing).collect()
    }
}

fn first_difference(one: &str, other: &str) -> String {
    let at = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let from = at.saturating_sub(60);
    let part = |text: &str| text.chars().skip(from).take(160).collect::<String>();
    format!("  {:?}\n  {:?}", part(one), part(other))
}
