//! The one `<textarea>` of the house: its text is escaped on the server, which the raw tag is not.

use leptos::html;
use leptos::prelude::*;

#[component]
pub fn TextArea(
    #[prop(into)] id: String,
    #[prop(into)] name: String,
    #[prop(into, optional)] value: String,
    #[prop(default = 6)] rows: u16,
    /// Ids of hint and error, for `aria-describedby`.
    #[prop(into, optional)]
    described_by: String,
    #[prop(optional)] invalid: bool,
    #[prop(optional)] on_input: Option<Callback<String>>,
    /// What it shows once this has changed by other hands than those that type.
    #[prop(optional)]
    follows: Option<RwSignal<String>>,
) -> impl IntoView {
    let area = html::textarea()
        .id(id)
        .name(name)
        .rows(rows.to_string())
        .attr("aria-describedby", described_by)
        .attr("aria-invalid", invalid.then_some("true"))
        .on(leptos::ev::input, move |event| {
            if let Some(callback) = on_input {
                callback.run(event_target_value(&event));
            }
        });
    if cfg!(target_arch = "wasm32") {
        let node = NodeRef::<html::Textarea>::new();
        node.on_load(move |area| fill(&area, &value));
        if let Some(text) = follows {
            Effect::new(move |first: Option<()>| {
                let words = text.get();
                let area = node.get_untracked().filter(|area| area.value() != words);
                if let (Some(()), Some(area)) = (first, area) {
                    area.set_value(&words);
                }
            });
        }
        area.node_ref(node).into_any()
    } else {
        area.child(escape(&value)).into_any()
    }
}

/// What somebody typed before the page came alive stays as it is.
fn fill(area: &web_sys::HtmlTextAreaElement, value: &str) {
    if area.default_value().is_ok_and(|kept| area.value() == kept) {
        area.set_value(value);
    }
}

/// A leading line break would be swallowed by the parser, so one is put before it.
fn escape(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    if escaped.starts_with('\n') { format!("\n{escaped}") } else { escaped }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_end_its_own_field() {
        let html = Owner::new().with(|| {
            let value = "</textarea><script>alert(1)</script>";
            view! { <TextArea id="a" name="a" value=value/> }.to_html()
        });
        assert!(!html.contains("<script>"), "{html}");
        assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;"), "{html}");
        assert!(!html.contains("&amp;lt;"), "escaped twice: {html}");
    }
}
